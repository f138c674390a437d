//! `twin-id`: one id, one file; one claim id, one claim in its source.

use ties::index::Index;
use ties::model::Severity;
use ties::tree::Place;

use crate::rule::{Check, FileAt, Rule, Sink};
use ties::document::Records;

pub(crate) static RULE: Rule = Rule {
    code: "twin-id",
    severity: Severity::Error,
    page: include_str!("twin_id.md"),
    checks: &[Check::File(check_claims), Check::Dataset(check_files)],
};

fn check_files(index: &Index, sink: &mut Sink<'_>) {
    for (id, files) in index.holders() {
        for (position, file) in files.iter().enumerate().filter(|_| files.len() > 1) {
            let message = if position == 0 {
                format!(
                    "{} other file{} the id `{id}`",
                    files.len() - 1,
                    if files.len() == 2 { " has" } else { "s have" }
                )
            } else {
                format!("another file has the id `{id}`, and is taken in place of this one")
            };
            sink.in_file(*file).say(Place::File, message).help("rename all but one; ids count across all folders");
        }
    }
}

fn check_claims(at: &FileAt<'_>, sink: &mut Sink<'_>) {
    let Some(Records::Source(_, claims)) = &at.document.records else { return };
    let mut seen = std::collections::BTreeSet::new();
    for (number, claim) in claims.iter().enumerate() {
        if let Some(claim) = claim.as_ref().filter(|claim| !seen.insert(&claim.id)) {
            sink.value(
                &format!("/claims/{number}/id"),
                format!("another claim of this source has the id `{}`", claim.id),
            )
            .help("give this one an id of its own");
        }
    }
}
