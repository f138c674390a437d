//! `names`: who calls an entity what.

use ties::id::Id;
use ties_view::{Answer, NamesView, Selection, names};

use super::papers::ask;

fn of(id: &str) -> NamesView {
    ask(Selection::default(), |analysis| {
        names(analysis, &Id::new(id).unwrap())
    })
}

#[test]
fn a_record_has_its_names_and_ids() {
    let view = of("alpha");
    let names: Vec<_> = view.names.iter().map(|name| name.text.as_str()).collect();
    assert_eq!(names, ["Alpha Front", "AF", "Альфа"]);
    assert_eq!(view.ids["ofac"], ["12345"]);
    let text = view.to_string();
    assert!(text.contains("AF: acronym name, used by itself"), "{text}");
    assert_eq!(view.rows().len(), 3);
}

#[test]
fn linked_records_and_passages_have_names_too() {
    let view = of("bravo");
    let names: Vec<_> = view
        .names
        .iter()
        .map(|name| (name.from, name.text.as_str()))
        .collect();
    let expected = [
        ("record", "Bravo Brigade"),
        ("passage", "the Band"),
        ("linked record", "Bravo Band"),
    ];
    assert_eq!(names, expected);
    assert_eq!(view.names[1].claims, ["p2#renamed"]);
    assert!(view.citations.get("p2").is_some());
}
