//! `names`: who calls an entity what.

use ties::id::Id;
use ties_view::{Answer, NamesView, Selection, names};

use super::papers::ask;
use super::small::{dataset, text};

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
    assert!(text.contains("AF: acronym, used by itself"), "{text}");
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

/// Words that are a spelling of the name of the other side are not words for the entity.
#[test]
fn words_are_for_one_side_or_uncertain() {
    let claims = [
        r#""subject":"golf","predicate":"leads","object":"alpha","named":["Gollf","that gang"]"#,
        r#""subject":"alpha","predicate":"strength","amount":{"best":7,"unit":"fighters"},
        "with":{"population":"fighters"},"named":["that gang"]"#,
        r#""subject":"alpha","predicate":"supports","object":"charlie","named":["Alphha"]"#,
    ];
    let claims = claims.map(|claim| claim.replace('\n', " "));
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    let data = dataset(&[("paper", "2020", &claims)], &[]);
    let answer = text(&data, Selection::default(), "alpha", names);
    let expected = "\
Names of ALPHA (alpha)

Names in its record
  ALPHA: main name

Words that passages use for it
  Alphha [1] paper#c2
  that gang [1] paper#c1

Words that passages use for it or for the other side of the claim
  that gang [1] paper#c0

Source
  [1] “paper”, 2020 (paper)
";
    assert_eq!(answer, expected);
    let answer = text(&data, Selection::default(), "golf", names);
    assert!(
        answer.contains("for it\n  Gollf [1] paper#c0\n"),
        "{answer}"
    );
    let answer = text(&data, Selection::default(), "bravo", names);
    assert!(
        answer.contains("No other name is recorded. `ties show bravo` lists the claims on it."),
        "{answer}"
    );
}
