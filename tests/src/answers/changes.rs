//! `changes`: an example in words, and comparison with a slow, obvious reference.

use std::collections::BTreeSet;

use ties::id::Id;
use ties::vocabulary::Sign;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_facts::episode::{EpisodeEnd, EpisodeTime};
use ties_facts::tie::Tie;
use ties_view::{
    Analysis, Answer, ChangeOfTie, ChangesView, DaySpan, Selection, Standing, changes, known_on,
};

use super::generated::{GROUPS, datasets};
use super::small::dataset;
use crate::command_line::{WORLD, printed};

/// Pairs of dates that do not overlap.
const PAIRS: [(&str, &str); 9] = [
    ("2010", "2021"),
    ("2011-01-01", "2015-06-15"),
    ("2012/2013", "2016-02"),
    ("2014", "2019-03-01"),
    ("2015-06-14", "2015-06-15"),
    ("2015-06-15", "2015-06-16"),
    ("2016-02", "2018"),
    ("2017-12-31", "2018-01-01"),
    ("2018", "2020-06-01"),
];

fn dates((from, to): (&str, &str)) -> [DaySpan; 2] {
    [from, to].map(|date| date.parse().unwrap())
}

/// What is known of a tie on a date.
fn on(analysis: &mut Analysis<'_>, tie: &Tie, date: &DaySpan) -> Standing {
    analysis.selection.as_of = Some(date.clone());
    let standing = analysis.standing(tie).unwrap();
    analysis.selection.as_of = None;
    standing
}

/// Whether some day after one date and before another has the tie.
fn is_on_a_day_between(analysis: &mut Analysis<'_>, tie: &Tie, from: i32, to: i32) -> bool {
    (from + 1..to).any(|day| {
        let day = DaySpan {
            date: String::new(),
            first: day,
            last: day,
        };
        on(analysis, tie, &day).is_listed()
    })
}

/// Whether a claim for a tie gives its start or its end, by the claim alone.
fn is_stated(analysis: &Analysis<'_>, tie: &Tie, is: impl Fn(EpisodeTime) -> bool) -> bool {
    let rows = &analysis.facts.rows;
    rows.pairs.iter().any(|pair| {
        pair.affirms()
            && pair.predicate == tie.predicate
            && pair.directed_sides() == (tie.subject, Some(tie.object))
            && is(EpisodeTime::of(pair, rows))
    })
}

/// The change of a tie in an answer.
fn found(view: &ChangesView, analysis: &Analysis<'_>, tie: &Tie) -> Option<ChangeOfTie> {
    let subject = analysis.index.entity_id(tie.subject).unwrap();
    let object = analysis.index.entity_id(tie.object).unwrap();
    let mut changes = view.ties.iter().filter(|change| {
        let sides = (change.tie.subject.as_str(), change.tie.object.as_str());
        sides == (subject.as_str(), object.as_str()) && change.tie.predicate == tie.predicate.name()
    });
    let change = changes.next().map(|change| change.change);
    assert!(changes.next().is_none(), "each tie is listed once");
    change
}

#[test]
fn changes_are_what_is_known_on_the_two_dates() {
    let mut seen = BTreeSet::new();
    for dataset in datasets() {
        let mut analysis = Analysis::new(&dataset, Selection::default());
        for pair in PAIRS {
            let [from, to] = dates(pair);
            let view = changes(&analysis, &from, &to, &[]);
            let ties = analysis.ties.clone();
            let (mut unchanged, mut unknown) = (0, 0);
            for tie in &ties {
                let (first, second) = (on(&mut analysis, tie, &from), on(&mut analysis, tie, &to));
                let change = found(&view, &analysis, tie);
                seen.insert(change);
                match (first.is_listed(), second.is_listed()) {
                    (true, true) => match change {
                        None => {
                            assert_eq!(first, second);
                            unchanged += 1;
                        }
                        Some(ChangeOfTie::EndedAndBeganAgain) => {
                            assert!(tie.episodes.len() > 1);
                            assert!(is_stated(&analysis, tie, ends));
                            assert!(is_stated(&analysis, tie, |time| time.starts));
                        }
                        _ => {
                            assert_eq!(change, Some(ChangeOfTie::Certainty));
                            assert_ne!(first, second);
                        }
                    },
                    (false, true) => {
                        let was_before =
                            is_on_a_day_between(&mut analysis, tie, from.first - 3_000, from.first);
                        let expected = match first {
                            Standing::FirstAttestedLater if was_before => {
                                ChangeOfTie::AttestedAgain
                            }
                            Standing::FirstAttestedLater => ChangeOfTie::FirstAttested,
                            Standing::LastAttestedEarlier => ChangeOfTie::AttestedAgain,
                            _ => ChangeOfTie::Began,
                        };
                        assert_eq!(change, Some(expected));
                        let began = is_stated(&analysis, tie, |time| time.starts);
                        assert!(began || expected != ChangeOfTie::Began);
                    }
                    (true, false) => {
                        let expected = match second {
                            Standing::LastAttestedEarlier => ChangeOfTie::NoLongerAttested,
                            _ => ChangeOfTie::Ended,
                        };
                        assert_eq!(change, Some(expected));
                        let ended = is_stated(&analysis, tie, ends);
                        assert!(ended || expected != ChangeOfTie::Ended);
                    }
                    (false, false) => {
                        let is_between =
                            is_on_a_day_between(&mut analysis, tie, from.last, to.first);
                        assert_eq!(change == Some(ChangeOfTie::OnlyBetween), is_between);
                        let is_unknown = |it| {
                            matches!(
                                it,
                                Standing::LastAttestedEarlier | Standing::FirstAttestedLater
                            )
                        };
                        if !is_between && is_unknown(first) && is_unknown(second) {
                            unknown += 1;
                        }
                    }
                }
            }
            assert_eq!(
                (view.unchanged.len(), view.unknown.len()),
                (unchanged, unknown)
            );
            check_signs(&view, &mut analysis, &ties, [&from, &to]);
        }
    }
    assert!(seen.len() >= 8, "{seen:?}");
}

fn ends(time: EpisodeTime) -> bool {
    time.end == EpisodeEnd::Stated
}

/// The signs of the ties of two entities on a date.
fn signs(analysis: &mut Analysis<'_>, ties: &[Tie], pair: [&str; 2], date: &DaySpan) -> Vec<bool> {
    let mut signs = BTreeSet::new();
    for tie in ties {
        let sides = [tie.subject, tie.object].map(|it| analysis.index.entity_id(it).unwrap());
        let sides = sides.map(ToString::to_string);
        let is_on_pair = sides == pair || [&*sides[1], &*sides[0]] == pair;
        if is_on_pair && on(analysis, tie, date).is_listed() {
            match tie.predicate.def().sign {
                Sign::Friend => signs.insert(true),
                Sign::Enemy => signs.insert(false),
                Sign::Neither => continue,
            };
        }
    }
    signs.into_iter().collect()
}

fn check_signs(
    view: &ChangesView,
    analysis: &mut Analysis<'_>,
    ties: &[Tie],
    [from, to]: [&DaySpan; 2],
) {
    for (place, a) in GROUPS.iter().enumerate() {
        for b in &GROUPS[place + 1..] {
            let first = signs(analysis, ties, [a, b], from);
            let second = signs(analysis, ties, [a, b], to);
            let is_changed = !first.is_empty() && !second.is_empty() && first != second;
            let mut listed = view.signs.iter();
            assert_eq!(listed.any(|it| (&*it.a, &*it.b) == (*a, *b)), is_changed);
        }
    }
}

/// With ids, only ties of these entities; all of them together are all ties.
#[test]
fn ids_limit_the_ties() {
    for dataset in datasets() {
        let analysis = Analysis::new(&dataset, Selection::default());
        let [from, to] = dates(PAIRS[3]);
        let all = changes(&analysis, &from, &to, &[]);
        for group in GROUPS {
            let id = Id::new(group).unwrap();
            let some = changes(&analysis, &from, &to, &[id]);
            let is_about = |subject: &str, object: &str| [subject, object].contains(&group);
            let expected = all.ties.iter();
            let expected = expected.filter(|it| is_about(&it.tie.subject, &it.tie.object));
            assert_eq!(
                some.ties.iter().collect::<Vec<_>>(),
                expected.collect::<Vec<_>>()
            );
            assert!(some.signs.iter().all(|it| is_about(&it.a, &it.b)));
        }
        let ids = dataset.entities.keys().cloned().collect::<Vec<_>>();
        assert_eq!(changes(&analysis, &from, &to, &ids).ties, all.ties);
    }
}

const EXAMPLE: &str = include_str!("changes.jsonl");

fn example() -> Dataset {
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", EXAMPLE)]));
    assert_eq!(dataset.left_out, 0);
    dataset
}

/// Every kind of change, in words.
#[test]
fn changes_in_words() {
    let dataset = example();
    let analysis = Analysis::new(&dataset, Selection::default());
    let [from, to] = dates(("2010-06-01", "2020-06-01"));
    let view = changes(&analysis, &from, &to, &[]);
    let kinds: BTreeSet<_> = view.ties.iter().map(|it| it.change).collect();
    assert_eq!(kinds.len(), 8, "{kinds:?}");
    insta::assert_snapshot!(view.to_string());
    insta::assert_snapshot!(view.to_markdown());
    let rows: Vec<String> = view.rows().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(rows.join("\n"));
}

#[test]
fn options_apply_to_changes() {
    let dataset = example();
    let [from, to] = dates(("2010-06-01", "2020-06-01"));
    let policy = Selection {
        policy: "source:paper".parse().unwrap(),
        ..Selection::default()
    };
    let view = changes(&Analysis::new(&dataset, policy), &from, &to, &[]);
    assert!(view.ties.is_empty() && view.is_empty());
    assert!(view.scope.left_out.claims_outside_policy > 5);
    let text = view.to_string();
    assert!(text.contains("No claim shows a change. That does not show that nothing changed."));
    assert!(
        text.contains("claims that the policy does not count"),
        "{text}"
    );

    let assuming = Selection {
        assume_continues: true,
        ..Selection::default()
    };
    let view = changes(&Analysis::new(&dataset, assuming), &from, &to, &[]);
    let mut kinds = view.ties.iter().map(|it| it.change);
    assert!(!kinds.any(|kind| kind == ChangeOfTie::NoLongerAttested));

    let by: DaySpan = "2011".parse().unwrap();
    let (known, unknown) = known_on(dataset.clone(), &by);
    let mut analysis = Analysis::new(&known, Selection::default());
    analysis.unknown_then = unknown;
    let view = changes(&analysis, &from, &to, &[]);
    assert_eq!(view.scope.left_out.sources_published_later, 2);
}

/// A tie that ended before the first date, and is attested after it, is not attested for the first
/// time. Ties without a change are named.
#[test]
fn a_tie_with_an_earlier_period_is_attested_again() {
    let claims = [
        r#""predicate":"hosts","when":"2001/2003","end-known":true"#,
        r#""predicate":"hosts","when":"2015""#,
        r#""predicate":"arms","when":"2009/2016","holds":"throughout""#,
        r#""predicate":"funds","when":"2020""#,
    ];
    let claims = claims.map(|claim| format!(r#""subject":"alpha","object":"bravo",{claim}"#));
    let claims = claims.each_ref().map(String::as_str);
    let data = dataset(&[("paper", "2020", &claims)], &[]);
    let [from, to] = dates(("2010", "2015"));
    let view = changes(&Analysis::new(&data, Selection::default()), &from, &to, &[]);
    let kinds: Vec<_> = view
        .ties
        .iter()
        .map(|it| (it.tie.predicate, it.change))
        .collect();
    assert_eq!(kinds, [("hosts", ChangeOfTie::AttestedAgain)]);
    let text = view.to_string();
    for section in [
        "\nTies the same on both dates\n  ALPHA · arms · BRAVO: from 2009 to 2016",
        "\nTies unknown on both dates, attested only before or only after them\n  ALPHA · funds",
    ] {
        assert!(text.contains(section), "{text}");
    }
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["unchanged"][0]["predicate"], "arms");
}

/// What was last attested before a period that ended does not leave its end open.
#[test]
fn an_end_settles_what_earlier_periods_leave_open() {
    let dataset = example();
    let mut analysis = Analysis::new(&dataset, Selection::default());
    for assume_continues in [false, true] {
        analysis.selection.assume_continues = assume_continues;
        let [from, to] = dates(("2010-06-01", "2020-06-01"));
        let view = changes(&analysis, &from, &to, &[]);
        let mut ties = view.ties.iter();
        let tie = ties.find(|it| it.tie.predicate == "hosts").unwrap();
        assert_eq!((tie.change, tie.to), (ChangeOfTie::Ended, Standing::Ended));
        assert_eq!(tie.tie.episodes.len(), 2);
    }
}

#[test]
fn the_dates_of_changes_are_in_order_and_take_the_place_of_as_of() {
    let world = ["changes", "--data", WORLD];
    let ask = |more: &[&str]| printed(&[&world[..], more].concat());
    let text = ask(&["--from", "2021", "--to", "2021-06"]);
    assert!(text.starts_with("exit 2\n"), "{text}");
    assert!(
        text.contains("`--to 2021-06` is not after `--from 2021`"),
        "{text}"
    );
    let as_of = ask(&["--from", "2000", "--to", "2021-06", "--as-of", "2021"]);
    assert!(as_of.contains("unexpected argument '--as-of'"), "{as_of}");
    let unknown = ask(&["--from", "2000", "--to", "2021-06", "nobody"]);
    assert!(
        unknown.contains("no entity has the id `nobody`"),
        "{unknown}"
    );
    let markdown = ask(&["--from", "2000", "--to", "2021-06", "--markdown"]);
    assert!(markdown.starts_with("exit 0\n## Changes of ties from 2000 to June 2021\n"));
    let csv = ask(&["--from", "2000", "--to", "2021-06", "--format", "csv"]);
    let head = "change,subject,predicate,object,from,to,periods,claims-for,claims-against\n";
    assert!(csv.starts_with(&format!("exit 0\n{head}")), "{csv}");
    let json = ask(&[
        "alpha", "--from", "2000", "--to", "2021-06", "--format", "json",
    ]);
    let json: serde_json::Value = serde_json::from_str(json.split_once('\n').unwrap().1).unwrap();
    assert_eq!(json["entities"][0], "alpha");
    assert!(json["ties"][0]["episodes"][0]["claims-for"].is_array());
}
