//! `duplicate-id`: ids of records are unique, and ids of claims are unique within their source.

use std::collections::HashSet;

use foldhash::quality::RandomState;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-id",
    severity: Severity::Error,
    page: include_str!("duplicate_id.md"),
    checks: &[Check::Source(check_claims), Check::Dataset(check_records)],
};

fn check_records(index: &Index, _: &Facts, sink: &mut Sink<'_>) {
    for (id, spots) in index.duplicate_ids() {
        for (position, spot) in spots.iter().enumerate() {
            let other = spots[usize::from(position == 0)];
            let other = if other.file == spot.file {
                "another record of this file".to_owned()
            } else {
                format!("`{}`", index.path(other))
            };
            let message = match (position, spots.len() - 2) {
                (0, 0) => format!("{other} also has the id `{id}`"),
                (0, 1) => format!("{other} and 1 other record also have the id `{id}`"),
                (0, more) => format!("{other} and {more} other records also have the id `{id}`"),
                _ => format!("{other} has the id `{id}` and comes first"),
            };
            sink.at(*spot)
                .whole(message)
                .help("rename all but one: ids must be unique across all folders");
        }
    }
}

fn check_claims(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let mut seen: HashSet<&str, RandomState> =
        HashSet::with_capacity_and_hasher(at.claims.len(), RandomState::default());
    for claim in at.claims {
        let id = at.rows.id(claim);
        if !seen.insert(id) {
            sink.at(claim.spot)
                .value(
                    "/id",
                    format!("another claim in this source has the id `{id}`"),
                )
                .help("give this claim a unique id");
        }
    }
}
