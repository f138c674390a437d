//! `find`: records by name, id and words.

use ties_view::{Answer, FindReason, FoundRecords, Selection, find};

use super::papers::ask;

fn found(text: &str) -> FoundRecords {
    ask(Selection::default(), |analysis| find(analysis, text))
}

#[test]
fn a_name_is_found_in_any_spelling() {
    for (text, id, reason) in [
        ("Alpha Front", "alpha", FindReason::ExactName),
        ("AF", "alpha", FindReason::ExactName),
        ("alpha-FRONT", "alpha", FindReason::FoldedName),
        ("charlie corps", "charlie", FindReason::FoldedName),
        ("Bravo Brigad", "bravo", FindReason::NearSpelling),
        ("Дора Дорн", "dora", FindReason::NearSpelling),
        ("brigade", "bravo", FindReason::PartOfName),
        ("Q4242", "alpha", FindReason::ExternalId),
        ("ofac 12345", "alpha", FindReason::ExternalId),
        ("valley house", "p2#hosts", FindReason::Words),
        ("vall house", "p2#hosts", FindReason::WordStarts),
        ("p1#own", "p1#own", FindReason::ExactName),
        (
            "alpha-and-charlie",
            "alpha-and-charlie",
            FindReason::ExactName,
        ),
    ] {
        let view = found(text);
        let first = view.records.first().unwrap_or_else(|| panic!("{text}"));
        assert_eq!((first.id.as_str(), first.reason), (id, reason), "{text}");
        assert!(
            view.to_string().contains(&format!("ties show {id}")),
            "{text}"
        );
    }
}

#[test]
fn nothing_is_found_and_the_nearest_is_suggested() {
    let view = found("Brovo Brogade");
    assert!(view.is_empty());
    assert_eq!(view.nearest[0], "bravo");
    assert!(view.to_string().contains("similar names: `bravo`"));
    // Fewer than four letters are no start of a word, and a common word is near no name.
    for text in ["zzz", "vall hou", "paypal", "granada brief"] {
        let view = found(text);
        assert!(view.is_empty() && view.nearest.is_empty(), "{text}");
        assert!(view.to_string().contains("Try fewer words"), "{view}");
    }
}
