//! `possible-duplicate`: entities whose names are the same but for how they are written are one, or told apart.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::row::Rows;
use ties_text::names::{Reading, fold, readings};

use crate::namesakes::{Named, Namesakes, share_a_name};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "possible-duplicate",
    severity: Severity::Warning,
    page: include_str!("possible_duplicate.md"),
    checks: &[Check::Dataset(check)],
};

/// So many names that have a key in common with one, and stand before it, are compared with it.
const MOST: usize = 64;

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let namesakes = Namesakes::new(index, rows);
    let names: Vec<Named<'_>> = namesakes.names().filter(|name| !name.is_slight).collect();
    let hasher = RandomState::default();
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity(2 * names.len());
    for (name, number) in names.iter().zip(0..) {
        keys.extend(telling(name.text).map(|reading| (hasher.hash_one(reading.key()), number)));
    }
    keys.sort_unstable();
    keys.dedup();
    // By the places of the later and of the earlier: of two entities the first names that meet are shown.
    let mut twins: BTreeMap<_, (Named<'_>, Named<'_>)> = BTreeMap::new();
    for alike in keys.chunk_by(|one, other| one.0 == other.0) {
        let of = |at: &(u64, u32)| names.get(at.1 as usize).map(|name| name.of.number);
        // Names of one entity meet without harm.
        if alike.iter().all(|at| of(at) == of(&alike[0])) {
            continue;
        }
        let mut block: Vec<(Named<'_>, Vec<Reading>)> = alike
            .iter()
            .filter_map(|(_, number)| names.get(*number as usize))
            .map(|name| (*name, telling(name.text).collect()))
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
                    let shown = twins
                        .entry((later.of.spot, earlier.of.spot))
                        .or_insert((*earlier, *later));
                    // Blocks come in no order.
                    if (later.number, earlier.number) < (shown.1.number, shown.0.number) {
                        *shown = (*earlier, *later);
                    }
                }
            }
        }
    }
    // That they share a name is `shared-name`'s to say.
    let mut twins: Vec<_> = twins
        .into_values()
        .filter(|(one, other)| !share_a_name(one.of, other.of))
        .collect();
    // Of those before it that a name meets, it is held against the first.
    twins.sort_by_key(|(_, later)| (later.of.spot, later.number));
    twins.dedup_by_key(|(_, later)| (later.of.number, later.number));
    for (earlier, later) in twins {
        let message = format!(
            "`{}`, a name of `{}`, may be `{}` of `{}` written another way",
            later.text, later.of.id, earlier.text, earlier.of.id
        );
        sink.at(later.of.spot)
            .value(&later.place(), message)
            .help("make the two one record if they are one; if they are not, say in `distinct` what tells them apart");
    }
}

/// The readings of a name that say enough to be compared.
fn telling(name: &str) -> impl Iterator<Item = Reading> {
    let is_long = fold(name).chars().count() >= if name.is_ascii() { 4 } else { 3 };
    readings(name)
        .into_iter()
        .filter(move |reading| is_long && reading.sounds() >= 2)
}
