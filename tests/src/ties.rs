//! Origins, ties and contradictions, compared with small graphs that were counted by hand and with
//! slow reference implementations.

mod contradictions;
mod disputes;
mod episodes;
mod former;
mod origins;
mod parties;
mod seats;
mod times;
mod withdrawn;

use std::fmt::Write;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::index::Index;
use ties_dataset::number::ClaimNo;
use ties_facts::facts::Facts;

/// A dataset of sources: id, further JSON keys, and claims as JSON keys. The `id` and `at` of a
/// claim are added, and the subject `a` if it has neither subjects nor `among`. The entities are
/// `a` to `z`: `a` to `h` are armed groups, the rest organizations.
fn dataset(sources: &[(&str, &str, &[&str])]) -> (Index, Facts, Dataset) {
    dataset_with(sources, "")
}

/// Like [`dataset`], with further records: `more` has one JSON record per line.
pub(crate) fn dataset_with(
    sources: &[(&str, &str, &[&str])],
    more: &str,
) -> (Index, Facts, Dataset) {
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
            let has_subject = claim.contains("\"subject") || claim.contains("\"among");
            let subject = if has_subject { "" } else { r#""subject":"a","# };
            writeln!(
                text,
                r#"{{"in":"{id}","claim":{{"id":"c{number}","at":"p1",{subject}{claim}}}}}"#
            )
            .unwrap();
        }
    }
    text += more;
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "the test records are valid");
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

/// The claim that `a` and `b` are allied, with this attribution.
fn by(attribution: &str) -> String {
    format!(r#"{ALLIED},"attribution":[{attribution}]"#)
}
