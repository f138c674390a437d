//! Origins, ties and contradictions, against small graphs whose answers were counted by hand; and
//! against slow ways to count them.

mod contradictions;
mod disputes;
mod episodes;
mod origins;
mod seats;

use std::fmt::Write;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::index::Index;
use ties_dataset::number::ClaimNo;
use ties_facts::facts::Facts;

/// Sources, each with the keys that it has beside kind, title and language, and its claims, each
/// with the keys that it has beside id and place, of the subject `a` where it names none; of the
/// entities `a` to `z`, of which `a` to `h` are armed groups, the rest organizations.
fn dataset(sources: &[(&str, &str, &[&str])]) -> (Index, Facts, Dataset) {
    dataset_with(sources, "")
}

/// The same, and other records, each on a line.
fn dataset_with(sources: &[(&str, &str, &[&str])], more: &str) -> (Index, Facts, Dataset) {
    let mut text = String::new();
    for letter in 'a'..='z' {
        let kind = if letter <= 'h' {
            "armed-group"
        } else {
            "organization"
        };
        writeln!(
            text,
            r#"{{"id":"{letter}","entity":{{"kind":"{kind}","name":"{letter}"}}}}"#
        )
        .unwrap();
    }
    for (id, keys, claims) in sources {
        let keys = if keys.is_empty() {
            String::new()
        } else {
            format!(",{keys}")
        };
        writeln!(
            text,
            r#"{{"id":"{id}","source":{{"kind":"report","title":"{id}","language":"en"{keys}}}}}"#
        )
        .unwrap();
        for (number, claim) in claims.iter().enumerate() {
            let has_own = claim.contains("\"subject") || claim.contains("\"among");
            let subject = if has_own { "" } else { r#""subject":"a","# };
            writeln!(
                text,
                r#"{{"in":"{id}","claim":{{"id":"c{number}","at":"p1",{subject}{claim}}}}}"#
            )
            .unwrap();
        }
    }
    text += more;
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "the made-up records are right");
    let (index, facts) = Facts::of(&dataset);
    (index, facts, dataset)
}

/// The numbers of claims by their positions.
fn claim_nos(positions: &[usize]) -> Vec<ClaimNo> {
    positions
        .iter()
        .map(|position| ClaimNo::from_index(*position))
        .collect()
}

const ALLIED: &str = r#""predicate":"allied-with","object":"b""#;

/// The claim that `a` and `b` are allied, by these speakers.
fn by(attribution: &str) -> String {
    format!(r#"{ALLIED},"attribution":[{attribution}]"#)
}
