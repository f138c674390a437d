//! Small datasets from lines of JSON, and the selections of options.

use std::fmt::Write;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_view::{Analysis, Answer, Selection};

/// A dataset: groups `alpha`, `bravo` and `charlie`, the persons `golf` and `hotel`, the lists
/// `juliet-list` and `kilo-list`, an event, a place, and sources, each with its date and claims as
/// JSON keys. The `id` (`c0`, `c1` …) and the `at` of a claim are added.
pub(super) fn dataset(sources: &[(&str, &str, &[&str])], more: &[&str]) -> Dataset {
    let mut text = String::new();
    for (id, kind) in [
        ("alpha", "armed-group"),
        ("bravo", "armed-group"),
        ("charlie", "armed-group"),
        ("golf", "person"),
        ("hotel", "person"),
        ("juliet-list", "regime"),
        ("kilo-list", "regime"),
        ("market-attack", "event"),
        ("lima-valley", "place"),
    ] {
        let name = id.replace('-', " ").to_uppercase();
        let record = format!(r#"{{"kind":"{kind}","name":"{name}"}}"#);
        writeln!(text, r#"{{"id":"{id}","entity":{record}}}"#).unwrap();
    }
    for (source, date, claims) in sources {
        let published = if date.is_empty() {
            String::new()
        } else {
            format!(r#","published":"{date}""#)
        };
        let keys = format!(r#""kind":"report","title":"{source}","language":"en"{published}"#);
        writeln!(text, r#"{{"id":"{source}","source":{{{keys}}}}}"#).unwrap();
        for (number, claim) in claims.iter().enumerate() {
            let keys = format!(r#""id":"c{number}","at":"p{}",{claim}"#, number + 1);
            writeln!(text, r#"{{"in":"{source}","claim":{{{keys}}}}}"#).unwrap();
        }
    }
    text += &more.join("\n");
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "the test records are valid");
    dataset
}

/// A selection as of a date.
pub(super) fn as_of(date: &str) -> Selection {
    Selection {
        as_of: Some(date.parse().unwrap()),
        ..Selection::default()
    }
}

pub(super) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// An answer about an entity as text.
pub(super) fn text<A: Answer>(
    dataset: &Dataset,
    selection: Selection,
    entity: &str,
    ask: impl Fn(&Analysis<'_>, &Id) -> A,
) -> String {
    ask(&Analysis::new(dataset, selection), &id(entity)).to_string()
}
