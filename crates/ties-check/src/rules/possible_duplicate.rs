//! `possible-duplicate`: reports two entities whose names differ only in their transliteration.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_text::names::{Reading, fold, readings};

use crate::namesakes::{Named, Namesakes, share_a_name};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "possible-duplicate",
    severity: Severity::Warning,
    page: include_str!("possible_duplicate.md"),
    checks: &[Check::Dataset(check)],
};

/// A name is compared with at most this many earlier names that share a key with it, so that the
/// check stays linear.
const MOST: usize = 64;

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let namesakes = Namesakes::new(index, rows);
    let names: Vec<Named<'_>> = namesakes.names().filter(|name| !name.is_slight).collect();
    let hasher = RandomState::default();
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity(2 * names.len());
    for (name, number) in names.iter().zip(0..) {
        keys.extend(
            comparable_readings(name.text).map(|reading| (hasher.hash_one(reading.key()), number)),
        );
    }
    keys.sort_unstable();
    keys.dedup();
    // Keyed by the spots of the later and the earlier entity; only the first pair of matching names
    // is reported.
    let mut matches_found: BTreeMap<_, (Named<'_>, Named<'_>)> = BTreeMap::new();
    for alike in keys.chunk_by(|one, other| one.0 == other.0) {
        let of = |at: &(u64, u32)| names.get(at.1 as usize).map(|name| name.of.number);
        // Names of one entity may match each other.
        if alike.iter().all(|at| of(at) == of(&alike[0])) {
            continue;
        }
        let mut block: Vec<(Named<'_>, Vec<Reading>)> = alike
            .iter()
            .filter_map(|(_, number)| names.get(*number as usize))
            .map(|name| (*name, comparable_readings(name.text).collect()))
            .collect();
        block.sort_by_key(|(name, _)| (name.of.spot, name.number));
        for (position, (later, ones)) in block.iter().enumerate() {
            for (earlier, others) in block[..position].iter().take(MOST) {
                let meet = || {
                    ones.iter()
                        .any(|one| others.iter().any(|other| one.meets(other)))
                };
                if earlier.of.number != later.of.number
                    && meet()
                    && namesakes.may_be_one(earlier.of, later.of)
                {
                    let shown = matches_found
                        .entry((later.of.spot, earlier.of.spot))
                        .or_insert((*earlier, *later));
                    // Blocks are sorted by hash, so an earlier pair of names may come later.
                    if (later.number, earlier.number) < (shown.1.number, shown.0.number) {
                        *shown = (*earlier, *later);
                    }
                }
            }
        }
    }
    // `shared-name` reports two entities with the same name.
    let mut matches_found: Vec<_> = matches_found
        .into_values()
        .filter(|(one, other)| !share_a_name(one.of, other.of))
        .collect();
    // Each name is reported only against the first earlier name that it matches.
    matches_found.sort_by_key(|(_, later)| (later.of.spot, later.number));
    matches_found.dedup_by_key(|(_, later)| (later.of.number, later.number));
    for (earlier, later) in matches_found {
        let message = format!(
            "`{}` of `{}` may be another spelling of `{}` of `{}`",
            later.text, later.of.id, earlier.text, earlier.of.id
        );
        sink.at(later.of.spot).value(&later.place(), message).help(
            "merge the two records if they are one entity; otherwise explain the difference in \
             `distinct`",
        );
    }
}

/// The readings of a name that are long enough to compare.
fn comparable_readings(name: &str) -> impl Iterator<Item = Reading> {
    let is_long = fold(name).chars().count() >= if name.is_ascii() { 4 } else { 3 };
    readings(name)
        .into_iter()
        .filter(move |reading| is_long && reading.sounds() >= 2)
}
