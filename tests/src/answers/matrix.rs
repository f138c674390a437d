//! `ties matrix`: how each two entities are related, compared with every claim, one by one.

mod related;
mod row;

use std::collections::BTreeSet;
use std::fmt::Write;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_facts::row::PairRow;
use ties_view::{
    Analysis, Answer, Mark, MarkKind, MatrixCell, MatrixView, Part, Selection, Standing, label,
    matrix,
};

use super::generated::{GROUPS, datasets};
use super::reach::{questions, takes_claim, takes_pair};
use crate::ties::dataset_with;

const SOURCE: &str = r#""published":"2021-09-03""#;

fn ids(texts: &[&str]) -> Vec<Id> {
    texts.iter().map(|text| Id::new(text).unwrap()).collect()
}

fn as_of(date: &str) -> Selection {
    Selection {
        as_of: Some(date.parse().unwrap()),
        ..Selection::default()
    }
}

/// A dataset with the claims of one source.
fn one_source(claims: &[&str]) -> Dataset {
    dataset_with(&[("s", SOURCE, claims)], "").2
}

fn cell<'v>(view: &'v MatrixView, a: &str, b: &str) -> &'v MatrixCell {
    let mut cells = view.cells.iter();
    cells.find(|cell| cell.a == a && cell.b == b).unwrap()
}

/// A mark in short: `part of b possibly contested: branch-of, part-of`.
fn mark_text(mark: &Mark) -> String {
    let mut text = label(&mark.kind);
    if let Some(part) = &mark.part {
        text = format!("{text} {part}");
    }
    if let Some(standing) = mark.standing {
        text = format!("{text} {}", label(&standing));
    }
    if mark.contested {
        text.push_str(" contested");
    }
    format!("{text}: {}", mark.predicates.join(", "))
}

/// The marks of `a` and `b`, and the number of claims that are not counted.
fn marks(claims: &[&str], selection: Selection) -> (Vec<String>, usize) {
    let dataset = one_source(claims);
    let analysis = Analysis::new(&dataset, selection);
    let view = matrix(&analysis, &ids(&["a", "b"]));
    let cell = cell(&view, "a", "b");
    let marks = cell.marks.iter().map(mark_text).collect();
    (marks, cell.claims_not_counted.len())
}

#[test]
fn a_cell_has_a_mark_for_each_relation() {
    let cases: &[(&[&str], &[&str], usize)] = &[
        (&[], &[], 0),
        (
            &[
                r#""predicate":"supports","object":"b""#,
                r#""predicate":"attacks","object":"b""#,
            ],
            &["friend: supports", "enemy: attacks"],
            0,
        ),
        (
            &[
                r#""subject":"b","predicate":"branch-of","object":"a""#,
                r#""predicate":"kin-ties-with","object":"b""#,
                r#""predicate":"met-with","object":"b""#,
            ],
            &["part b: branch-of", "kin: kin-ties-with", "other: met-with"],
            0,
        ),
        // Whose pledge is accepted is the part.
        (
            &[
                r#""predicate":"accepted-pledge-of","object":"b""#,
                r#""subject":"b","predicate":"pledged-allegiance-to","object":"a""#,
            ],
            &["part b: pledged-allegiance-to, accepted-pledge-of"],
            0,
        ),
        // A denial contests the tie that it denies, and is a mark if there is no such tie.
        (
            &[
                r#""predicate":"allied-with","object":"b""#,
                r#""predicate":"allied-with","object":"b","negated":true"#,
            ],
            &["friend contested: allied-with"],
            0,
        ),
        (
            &[
                r#""predicate":"supports","object":"b""#,
                r#""predicate":"fights","object":"b","negated":true"#,
            ],
            &["friend: supports", "denied: fights"],
            0,
        ),
        (
            &[
                r#""predicate":"no-known-tie","object":"b""#,
                r#""predicate":"tied-to","object":"b""#,
            ],
            &[
                "other contested: tied-to",
                "no-known-tie contested: no-known-tie",
            ],
            0,
        ),
        // What is alleged, promised or about records is not counted.
        (
            &[
                r#""predicate":"supports","object":"b","mode":"allegation""#,
                r#""predicate":"allied-with","object":"b","mode":"promise","horizon":"none-given""#,
                r#""predicate":"different-from","object":"b""#,
            ],
            &[],
            3,
        ),
    ];
    for (claims, expected, not_counted) in cases {
        let (found, others) = marks(claims, Selection::default());
        assert_eq!(found, *expected);
        assert_eq!(others, *not_counted, "{claims:?}");
    }
}

#[test]
fn marks_are_of_the_date() {
    let claims = &[
        r#""predicate":"allied-with","object":"b","when":"2010/2012""#,
        r#""predicate":"fights","object":"b","when":"2015~/2018""#,
        r#""predicate":"kin-ties-with","object":"b""#,
        r#""predicate":"met-with","object":"b","negated":true,"when":"2011""#,
    ];
    let cases: &[(&str, &[&str])] = &[
        (
            "2011-05-01",
            &["friend yes: allied-with", "denied possibly: met-with"],
        ),
        ("2015-03-01", &["enemy possibly: fights"]),
        ("2017", &["enemy yes: fights"]),
        ("2020-01-01", &[]),
        ("2021-09-03", &["kin yes: kin-ties-with"]),
    ];
    for (date, expected) in cases {
        let (found, _) = marks(claims, as_of(date));
        assert_eq!(found, *expected, "{date}");
    }
    let assumed = Selection {
        assume_continues: true,
        ..as_of("2022-01-01")
    };
    let (found, _) = marks(claims, assumed);
    assert_eq!(found, ["kin assumed: kin-ties-with"]);
}

/// How the predicates of the generated datasets relate two groups.
fn expected_kind(pair: &PairRow) -> MarkKind {
    match pair.predicate.name() {
        "allied-with" | "supports" | "cooperates-with" => MarkKind::Friend,
        "fights" | "hostile-to" => MarkKind::Enemy,
        "branch-of" | "part-of" | "pledged-allegiance-to" => MarkKind::Part,
        "tied-to" => MarkKind::Other,
        "no-known-tie" => MarkKind::NoKnownTie,
        name => panic!("{name}"),
    }
}

/// What the claims on two groups say, one by one.
#[derive(Default)]
struct Expected {
    claims: BTreeSet<String>,
    kinds: BTreeSet<MarkKind>,
    denials: BTreeSet<String>,
}

fn expected(analysis: &Analysis<'_>, a: &str, b: &str) -> Expected {
    let sides = BTreeSet::from([analysis.index.number(a), analysis.index.number(b)]);
    let rows = &analysis.facts.rows;
    let mut expected = Expected::default();
    for pair in &rows.pairs {
        let (reference, source, _) = &analysis.claims[pair.claim.index()];
        let is_of_date = takes_claim(analysis, pair);
        let is_in_force = !pair.withdrawn && source.retracted.is_none();
        if BTreeSet::from([Some(pair.subject), pair.object]) != sides || !is_of_date || !is_in_force
        {
            continue;
        }
        expected.claims.insert(reference.to_string());
        if pair.affirms() && takes_pair(analysis, pair) {
            expected.kinds.insert(expected_kind(pair));
        } else if pair.is_state_of_affairs() && !pair.affirms() {
            expected.denials.insert(reference.to_string());
        }
    }
    expected
}

#[test]
fn every_claim_on_two_groups_is_in_their_cell() {
    let mut seen = [0; 4];
    for dataset in datasets() {
        let all = Analysis::new(&dataset, Selection::default());
        for question in questions() {
            let is_dated = question.as_of.is_some();
            let analysis = Analysis::new(&dataset, question);
            let view = matrix(&analysis, &ids(&GROUPS));
            assert_eq!(view.cells.len(), 15);
            assert_eq!(view.counts.pairs(), 15);
            for cell in &view.cells {
                let expected = expected(&analysis, &cell.a, &cell.b);
                let mut claims: BTreeSet<_> = cell.claims_not_counted.iter().cloned().collect();
                for mark in &cell.marks {
                    claims.extend(mark.claims.iter().chain(&mark.claims_against).cloned());
                    assert!(!mark.claims.is_empty());
                    assert_eq!(mark.contested, !mark.claims_against.is_empty());
                    assert!(mark.standing.is_none_or(Standing::is_listed));
                    seen[usize::from(mark.contested)] += 1;
                    seen[2] += usize::from(mark.kind == MarkKind::Denied);
                }
                seen[3] += usize::from(cell.marks.is_empty());
                let mut kinds: BTreeSet<_> = cell.marks.iter().map(|mark| mark.kind).collect();
                kinds.remove(&MarkKind::Denied);
                let not_counted: BTreeSet<_> = cell.claims_not_counted.iter().cloned().collect();
                assert!(expected.denials.is_disjoint(&not_counted));
                assert!(expected.claims.is_subset(&claims));
                if is_dated {
                    // Two claims whose times meet make one period, with days that are in neither.
                    assert!(expected.kinds.is_subset(&kinds));
                    let ever = self::expected(&all, &cell.a, &cell.b);
                    assert!(claims.is_subset(&ever.claims));
                    assert!(kinds.is_subset(&ever.kinds));
                } else {
                    assert_eq!(claims, expected.claims);
                    assert_eq!(kinds, expected.kinds);
                }
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 30), "{seen:?}");
}

#[test]
fn parts_are_taken_together_with_their_whole() {
    let dataset = one_source(&[
        r#""subject":"b","predicate":"branch-of","object":"a""#,
        r#""subject":"d","predicate":"wing-of","object":"b""#,
        r#""subject":"d","predicate":"fights","object":"c""#,
        r#""subject":"d","predicate":"rival-of","object":"b""#,
    ]);
    let selection = Selection {
        parts: Part::ALL.to_vec(),
        ..Selection::default()
    };
    let analysis = Analysis::new(&dataset, selection);
    let view = matrix(&analysis, &ids(&["a", "c", "d"]));
    assert_eq!(cell(&view, "a", "c").marks.len(), 1);
    assert_eq!(cell(&view, "c", "d").marks.len(), 1);
    // What `d` does to its whole `b` is between parts of `a`.
    assert!(cell(&view, "a", "d").marks.is_empty());
    let parts: Vec<_> = view.parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(parts, ["b", "d"]);
    assert!(
        view.to_string()
            .contains("Taken together\n  b: b · branch-of · a [1]\n  d: d")
    );
    let alone = Analysis::new(&dataset, Selection::default());
    let view = matrix(&alone, &ids(&["a", "c"]));
    assert!(view.is_empty());
}

#[test]
fn without_ids_the_entities_are_the_groups_with_a_tie_to_another() {
    let dataset = one_source(&[
        r#""subject":"b","predicate":"fights","object":"a","when":"2015""#,
        r#""subject":"c","predicate":"no-known-tie","object":"a""#,
        r#""subject":"d","predicate":"met-with","object":"k""#,
        r#""subject":"e","predicate":"fights","object":"f","mode":"allegation""#,
    ]);
    let analysis = Analysis::new(&dataset, Selection::default());
    let view = matrix(&analysis, &[]);
    assert_eq!(view.entities, ["a", "b", "c"]);
    assert!(view.related_groups);
    let analysis = Analysis::new(&dataset, as_of("2015-06-01"));
    let view = matrix(&analysis, &[]);
    assert_eq!(view.entities, ["a", "b"]);
    let analysis = Analysis::new(&dataset, as_of("1999"));
    let view = matrix(&analysis, &[]);
    assert!(view.is_empty());
    assert!(view.to_string().contains("This dataset has no such group."));
}

#[test]
fn a_policy_limits_the_marks_and_the_rest_is_counted() {
    let claim = r#""predicate":"allied-with","object":"b""#;
    let denial = r#""predicate":"fights","object":"b","negated":true"#;
    let sources: &[(&str, &str, &[&str])] = &[
        (
            "s",
            r#""publisher":"y","published":"2021-09-03""#,
            &[claim, denial],
        ),
        ("t", r#""publisher":"z","published":"2021-09-03""#, &[claim]),
    ];
    let dataset = dataset_with(sources, "").2;
    let policies = [
        ("all", &["friend: allied-with", "denied: fights"][..], 0),
        ("min-origins:2", &["friend: allied-with"], 0),
        ("min-origins:3", &[], 2),
        ("source:t", &["friend: allied-with"], 2),
        ("accepted", &[], 3),
    ];
    for (policy, expected, left_out) in policies {
        let selection = Selection {
            policy: policy.parse().unwrap(),
            ..Selection::default()
        };
        let analysis = Analysis::new(&dataset, selection);
        let view = matrix(&analysis, &ids(&["a", "b"]));
        let found: Vec<_> = view.cells[0].marks.iter().map(mark_text).collect();
        assert_eq!(found, *expected, "{policy}");
        assert_eq!(
            view.scope.left_out.claims_outside_policy, left_out,
            "{policy}"
        );
    }
}

#[test]
fn unknown_cells_are_rows_and_cells() {
    let dataset = one_source(&[
        r#""predicate":"supports","object":"b""#,
        r#""predicate":"fights","object":"b""#,
    ]);
    let analysis = Analysis::new(&dataset, Selection::default());
    let view = matrix(&analysis, &ids(&["a", "b", "c"]));
    let rows = view.rows();
    let relations: Vec<_> = rows
        .iter()
        .map(|row| row["relation"].as_str().unwrap())
        .collect();
    assert_eq!(relations, ["friend", "enemy", "unknown", "unknown"]);
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["cells"].as_array().unwrap().len(), 3);
    assert_eq!(json["cells"][0]["marks"][0]["claims"][0], "s#c0");
    assert_eq!(json["cells"][1]["marks"], serde_json::json!([]));
}

#[test]
fn the_grid_is_aligned_and_has_at_most_100_columns() {
    let dataset = one_source(&[
        r#""predicate":"supports","object":"b""#,
        r#""predicate":"branch-of","object":"c""#,
        r#""predicate":"fights","object":"d","mode":"allegation""#,
    ]);
    let analysis = Analysis::new(&dataset, Selection::default());
    let view = matrix(&analysis, &ids(&["a", "b", "c", "d"]));
    let text = view.to_string();
    assert!(
        text.contains(
            "\n   a  b  c  d\na  -  F  P  :\nb  F  -  .  .\nc  W  .  -  .\nd  :  .  .  -\n"
        ),
        "{text}"
    );
    // Datasets whose ids are too long for headings, and with too many entities for a grid.
    for (count, headings) in [(12, Some("1  2  3 ")), (60, None)] {
        let mut more = String::new();
        let mut long = Vec::new();
        for number in 0..count {
            let id = format!("group-number-{number}");
            let record = format!(r#"{{"kind":"armed-group","name":"{id}"}}"#);
            writeln!(more, r#"{{"id":"{id}","entity":{record}}}"#).unwrap();
            long.push(Id::new(&id).unwrap());
        }
        let among = r#""among":["group-number-1","group-number-2"]"#;
        let claim = format!(r#"{{"id":"x","at":"p9",{among},"predicate":"rival-of"}}"#);
        writeln!(more, r#"{{"in":"s","claim":{claim}}}"#).unwrap();
        let dataset = dataset_with(&[("s", SOURCE, &[])], &more).2;
        let analysis = Analysis::new(&dataset, Selection::default());
        let text = matrix(&analysis, &long).to_string();
        assert!(text.lines().all(|line| line.len() <= 100));
        let counts = "name fewer of them for one.\n  enemy: 1 pair\n  unknown, which";
        let expected = headings.map_or(counts.to_owned(), |it| it.replace("  ", " "));
        assert!(text.contains(&expected), "{text}");
    }
}
