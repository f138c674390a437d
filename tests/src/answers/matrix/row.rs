//! The matrix of one entity, and of many.

use std::fmt::Write;

use ties_view::{Analysis, Answer, MarkKind, Part, Selection, matrix};

use super::super::generated::{DATES, GROUPS, datasets};
use super::{SOURCE, as_of, cell, ids, mark_text, one_source};
use crate::ties::dataset_with;

#[test]
fn one_entity_has_a_row_of_the_groups_with_a_tie_to_it() {
    let dataset = one_source(&[
        r#""predicate":"fights","object":"b""#,
        r#""subject":"c","predicate":"supports","object":"a","when":"2015""#,
        r#""subject":"b","predicate":"fights","object":"c""#,
        r#""subject":"d","predicate":"branch-of","object":"a""#,
        r#""subject":"d","predicate":"fights","object":"e""#,
        r#""subject":"k","predicate":"member-of","object":"a""#,
    ]);
    let analysis = Analysis::new(&dataset, Selection::default());
    let view = matrix(&analysis, &ids(&["a"]));
    assert_eq!(view.entities, ["a", "b", "c", "d"]);
    assert_eq!(view.row_of.as_deref(), Some("a"));
    let text = view.to_string();
    assert!(
        text.starts_with("How 3 groups with a tie to a are related to it\n"),
        "{text}"
    );
    assert!(text.contains("\n   a\nb  E\nc  F\nd  P\n"), "{text}");
    assert_eq!(view.rows().len(), 3);
    let analysis = Analysis::new(&dataset, as_of("2015"));
    assert_eq!(matrix(&analysis, &ids(&["a"])).entities, ["a", "c"]);

    let selection = Selection {
        parts: vec![Part::Branches],
        ..Selection::default()
    };
    let with_parts = Analysis::new(&dataset, selection);
    let view = matrix(&with_parts, &ids(&["a"]));
    assert_eq!(view.entities, ["a", "b", "c", "d", "e"]);
    let marks: Vec<_> = cell(&view, "a", "e").marks.iter().map(mark_text).collect();
    assert_eq!(marks, ["enemy: fights"]);

    let nothing = matrix(&analysis, &ids(&["f"]));
    assert!(nothing.is_empty());
    assert!(
        nothing
            .to_string()
            .contains("That does not show that it has no ties.")
    );
}

#[test]
fn a_row_has_the_cells_of_the_whole_matrix() {
    for dataset in datasets() {
        for date in [None, Some(DATES[1])] {
            let analysis = Analysis::new(&dataset, date.map(as_of).unwrap_or_default());
            let all = matrix(&analysis, &ids(&GROUPS));
            for group in GROUPS {
                let row = matrix(&analysis, &ids(&[group]));
                let mut expected = all.cells.clone();
                expected.retain(|cell| {
                    let mut marks = cell.marks.iter();
                    (cell.a == group || cell.b == group)
                        && marks.any(|mark| mark.kind != MarkKind::Denied)
                });
                assert_eq!(row.cells.len(), expected.len());
                for (found, expected) in row.cells.iter().zip(&expected) {
                    assert_eq!(found.marks.len(), expected.marks.len());
                    for mark in &expected.marks {
                        assert!(found.marks.contains(mark));
                    }
                    assert_eq!(found.claims_not_counted, expected.claims_not_counted);
                    assert_eq!(found.related.len(), expected.related.len());
                }
            }
        }
    }
}

#[test]
fn a_text_has_at_most_500_pairs() {
    let mut more = String::new();
    let mut groups = Vec::new();
    for number in 0..40 {
        let id = format!("group-{number}");
        let record = format!(r#"{{"kind":"armed-group","name":"{id}"}}"#);
        writeln!(more, r#"{{"id":"{id}","entity":{record}}}"#).unwrap();
        groups.push(id);
    }
    let among = serde_json::to_string(&groups).unwrap();
    let claim = format!(r#"{{"id":"x","at":"p9","among":{among},"predicate":"rival-of"}}"#);
    writeln!(more, r#"{{"in":"s","claim":{claim}}}"#).unwrap();
    let dataset = dataset_with(&[("s", SOURCE, &[])], &more).2;
    let analysis = Analysis::new(&dataset, Selection::default());
    let view = matrix(&analysis, &[]);
    assert_eq!(view.cells.len(), 780);
    let text = view.to_string();
    assert_eq!(text.matches("`ties between").count(), 500);
    let more = "… and 280 more pairs; add `--format json` or `--format csv` to list them";
    assert!(text.contains(more), "{text}");
    assert!(
        text.contains("\n            1 2 3 4 5 6 7 8 9 10 11 "),
        "{text}"
    );
    assert_eq!(view.rows().len(), 780);
}
