//! Ties of wholes, which a matrix does not count, and marks of parts whose membership is contested.

use std::collections::BTreeSet;

use ties_view::{Analysis, Answer, Part, Selection, Standing, matrix};

use super::super::generated::{DATES, GROUPS, datasets};
use super::{as_of, cell, ids, mark_text, one_source};

#[test]
fn ties_of_a_whole_are_shown_and_not_counted() {
    let dataset = one_source(&[
        r#""subject":"b","predicate":"branch-of","object":"a","when":"2010/2015""#,
        r#""subject":"c","predicate":"hostile-to","object":"a""#,
        r#""subject":"d","predicate":"wing-of","object":"a""#,
        r#""subject":"e","predicate":"supports","object":"b""#,
        r#""subject":"e","predicate":"no-known-tie","object":"a""#,
        r#""subject":"b","predicate":"fights","object":"f","mode":"allegation""#,
        r#""subject":"f","predicate":"pledged-allegiance-to","object":"a","when":"2012""#,
    ]);
    let analysis = Analysis::new(&dataset, Selection::default());
    let view = matrix(&analysis, &ids(&["b", "c", "d", "e", "f"]));
    let of_b = cell(&view, "b", "c");
    assert!(of_b.marks.is_empty());
    let related = &of_b.related[0];
    assert_eq!(
        [&*related.part, &related.whole, &related.other],
        ["b", "a", "c"]
    );
    let marks: Vec<_> = related.marks.iter().map(mark_text).collect();
    assert_eq!(marks, ["enemy: hostile-to"]);
    // Two parts of one whole, a part of the other one, and a whole without a known tie.
    for (a, b) in [("b", "d"), ("d", "e"), ("b", "e"), ("c", "e")] {
        assert!(cell(&view, a, b).related.is_empty(), "{a} {b}");
    }
    let text = view.to_string();
    let grid = "   b   c  d  e  f\nb  -   ^  .  F  :^\nc  ^   -  ^  .  .\n";
    assert!(text.contains(grid), "{text}");
    assert!(text.contains("  ^ unknown, and a whole of one of the two has ties with the other"));
    for line in [
        "unknown\n  not counted: b is a part of a (branch-of) [1]; a and c: enemy \
         (hostile-to) [1]: `ties between a c`\n",
        "b is a part of a (branch-of) [1]; a and f: f as part (pledged-allegiance-to) [1]:",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert_eq!(view.rows()[0]["relation"], "unknown");
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["cells"][0]["related"][0]["marks"][0]["kind"], "enemy");

    // Both ties must be of the date.
    let analysis = Analysis::new(&dataset, as_of("2012-05-01"));
    let view = matrix(&analysis, &ids(&["b", "c", "f"]));
    assert!(cell(&view, "b", "c").related.is_empty());
    let text = view.to_string().replace("\n   ", "");
    assert!(text.contains("(pledged-allegiance-to, possibly)"), "{text}");
    // An answer without a claim shows them, too.
    let analysis = Analysis::new(&dataset, as_of("2021-09-03"));
    let view = matrix(&analysis, &ids(&["c", "d"]));
    assert!(view.is_empty());
    assert!(
        view.to_string()
            .contains("not counted: d is a part of a (wing-of) [1]; a and c")
    );
}

/// The ties of wholes with the other of two groups, found tie by tie.
fn expected_related(analysis: &Analysis<'_>, a: &str, b: &str) -> BTreeSet<String> {
    let mut listed = Vec::new();
    for tie in &analysis.ties {
        if analysis.standing(tie).is_none_or(Standing::is_listed) {
            let [subject, object] =
                [tie.subject, tie.object].map(|side| analysis.index.entity_id(side).unwrap());
            listed.push((subject.as_str(), tie.predicate.name(), object.as_str()));
        }
    }
    let parts = ["branch-of", "part-of"];
    let mut expected = BTreeSet::new();
    for (part, other) in [(a, b), (b, a)] {
        for (subject, membership, whole) in &listed {
            if *subject != part || !parts.contains(membership) || *whole == other {
                continue;
            }
            for (one, predicate, another) in &listed {
                let is_by_whole = one == whole && *another == other;
                let is_by_other = *one == other && another == whole && !parts.contains(predicate);
                if (is_by_whole || is_by_other) && *predicate != "no-known-tie" {
                    expected.insert(format!("{part} {whole} {other} {predicate}"));
                }
            }
        }
    }
    expected
}

#[test]
fn every_tie_of_a_whole_is_related() {
    let mut seen = 0;
    for dataset in datasets() {
        for date in [None, Some(DATES[0]), Some(DATES[4])] {
            let analysis = Analysis::new(&dataset, date.map(as_of).unwrap_or_default());
            for cell in matrix(&analysis, &ids(&GROUPS)).cells {
                let mut found = BTreeSet::new();
                for related in &cell.related {
                    for predicate in related.marks.iter().flat_map(|mark| &mark.predicates) {
                        let [part, whole, other] = [&related.part, &related.whole, &related.other];
                        found.insert(format!("{part} {whole} {other} {predicate}"));
                    }
                }
                seen += found.len();
                assert_eq!(found, expected_related(&analysis, &cell.a, &cell.b));
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_mark_of_a_contested_part_is_contested() {
    let dataset = one_source(&[
        r#""subject":"b","predicate":"branch-of","object":"a""#,
        r#""subject":"b","predicate":"branch-of","object":"a","negated":true"#,
        r#""subject":"d","predicate":"branch-of","object":"b""#,
        r#""subject":"e","predicate":"branch-of","object":"a""#,
        r#""subject":"b","predicate":"fights","object":"c""#,
        r#""subject":"d","predicate":"kin-ties-with","object":"c","negated":true"#,
        r#""subject":"b","predicate":"supports","object":"c""#,
        r#""subject":"e","predicate":"supports","object":"c""#,
    ]);
    let selection = Selection {
        parts: vec![Part::Branches],
        ..Selection::default()
    };
    let analysis = Analysis::new(&dataset, selection);
    let view = matrix(&analysis, &ids(&["a", "b", "c"]));
    let marks: Vec<_> = cell(&view, "a", "c").marks.iter().map(mark_text).collect();
    let expected = [
        "friend: supports",
        "enemy contested: fights",
        "denied contested: kin-ties-with",
    ];
    assert_eq!(marks, expected);
    let marks: Vec<_> = cell(&view, "b", "c").marks.iter().map(mark_text).collect();
    assert_eq!(
        marks,
        ["friend: supports", "enemy: fights", "denied: kin-ties-with"]
    );
    let text = view.to_string();
    assert!(
        text.contains("b: b · branch-of · a (contested) [1]\n"),
        "{text}"
    );
}
