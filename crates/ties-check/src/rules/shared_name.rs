//! `shared-name`: reports two entities with the same name that could be one.

use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_text::names::fold;

use crate::namesakes::{Named, Namesakes};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "shared-name",
    severity: Severity::Warning,
    page: include_str!("shared_name.md"),
    checks: &[Check::Dataset(check)],
};

/// An entity is compared with at most this many earlier entities of the same name, so that the
/// check stays linear.
const MOST: usize = 32;

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let namesakes = Namesakes::new(index, rows);
    let hasher = RandomState::default();
    let mut names: Vec<(u64, Named<'_>)> = namesakes
        .names()
        .map(|name| (hasher.hash_one(fold(name.text)), name))
        .collect();
    names.sort_unstable_by_key(|(hash, name)| (*hash, name.of.spot, name.number));
    let mut shared: Vec<(Named<'_>, Named<'_>)> = Vec::new();
    for alike in names.chunk_by(|one, other| one.0 == other.0) {
        for (position, (_, later)) in alike.iter().enumerate().skip(1) {
            let before = alike[..position]
                .iter()
                .take(MOST)
                .map(|(_, earlier)| earlier);
            let first = before.into_iter().find(|earlier| {
                namesakes.may_be_one(earlier.of, later.of) && fold(earlier.text) == fold(later.text)
            });
            shared.extend(first.map(|earlier| (*earlier, *later)));
        }
    }
    // Two entities that share several names are reported once.
    shared.sort_unstable_by_key(|(earlier, later)| (later.of.spot, earlier.of.spot, later.number));
    shared.dedup_by_key(|(earlier, later)| (later.of.number, earlier.of.number));
    for (earlier, later) in shared {
        let (one, other) = (earlier.of.id, later.of.id);
        let message = if earlier.text == later.text {
            format!("`{one}` and `{other}` share the name `{}`", later.text)
        } else {
            format!(
                "`{one}` and `{other}` share a name: `{}`, `{}`",
                earlier.text, later.text
            )
        };
        sink.at(later.of.spot).value(&later.place(), message).help(
            "merge the two records if they are one entity; otherwise explain the difference in \
             `distinct`",
        );
    }
}
