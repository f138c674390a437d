//! `possible-duplicate`: reports two entities whose names are equal or differ only in their
//! transliteration.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use ties::model::Severity;
use ties::vocabulary::Kind;
use ties_dataset::index::Index;
use ties_dataset::spot::Spot;
use ties_facts::facts::Facts;
use ties_text::names::{Reading, fold, readings};

use crate::namesakes::{ComparedName, Namesakes, share_a_name};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "possible-duplicate",
    severity: Severity::Warning,
    page: include_str!("possible_duplicate.md"),
    checks: &[
        Check::Whole(check_equal_names),
        Check::Whole(check_spellings),
    ],
};

/// An entity is compared with at most this many earlier entities of the same name, so that the
/// check stays linear.
const MOST_OF_ONE_NAME: usize = 32;

/// A name that two entities share.
struct Shared<'i> {
    earlier: ComparedName<'i>,
    later: ComparedName<'i>,
}

/// Reports entities with equal names.
fn check_equal_names(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let mut shared = shared_names(&Namesakes::new(index, &facts.rows));
    // Two entities that share several names are reported once.
    shared.sort_unstable_by_key(|Shared { earlier, later }| {
        (later.of.spot, earlier.of.spot, later.number)
    });
    shared.dedup_by_key(|Shared { earlier, later }| (later.of.number, earlier.of.number));
    for Shared { earlier, later } in shared {
        let one = earlier.of.id;
        let other = later.of.id;
        let message = if earlier.text == later.text {
            format!("`{one}` and `{other}` share the name `{}`", later.text)
        } else {
            format!(
                "`{one}` and `{other}` share a name: `{}`, `{}`",
                earlier.text, later.text
            )
        };
        sink.at(later.of.spot).value(&later.place(), message).help(
            "merge the two records if they are one entity, and list the ids of both; otherwise \
             explain the difference in `distinct`",
        );
    }
}

/// Whether two different ids of a scheme tell entities of one name apart. Two items of Wikidata are
/// often of one body, until somebody merges them. Many persons share a name, but not an item.
fn is_told_apart(kind: Kind, scheme: &str) -> bool {
    kind == Kind::Person || !matches!(scheme, "wikidata" | "opensanctions")
}

/// Each name with the first earlier name of another entity that is equal when folded.
fn shared_names<'i>(namesakes: &Namesakes<'i>) -> Vec<Shared<'i>> {
    let hasher = RandomState::default();
    let mut names: Vec<(u64, ComparedName<'_>)> = namesakes
        .names()
        .map(|name| (hasher.hash_one(fold(name.text)), name))
        .collect();
    names.sort_unstable_by_key(|(hash, name)| (*hash, name.of.spot, name.number));
    let mut shared = Vec::new();
    for alike in names.chunk_by(|one, other| one.0 == other.0) {
        for (position, (_, later)) in alike.iter().enumerate() {
            let mut before = alike[..position].iter().take(MOST_OF_ONE_NAME);
            let first = before.find(|(_, earlier)| {
                namesakes.may_be_one(earlier.of, later.of, is_told_apart)
                    && fold(earlier.text) == fold(later.text)
            });
            if let Some((_, earlier)) = first {
                shared.push(Shared {
                    earlier: *earlier,
                    later: *later,
                });
            }
        }
    }
    shared
}

/// A name is compared with at most this many earlier names that share a key with it, so that the
/// check stays linear.
const MOST: usize = 64;

/// Two names of different entities that may be one name.
struct Match<'i> {
    earlier: ComparedName<'i>,
    later: ComparedName<'i>,
}

/// A name and its readings, to compare with the names that share one of them.
struct Candidate<'i> {
    name: ComparedName<'i>,
    readings: Vec<Reading>,
}

/// Reports entities with names that differ only in their transliteration.
fn check_spellings(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let namesakes = Namesakes::new(index, &facts.rows);
    // By the spots of the later and the earlier entity: only the first pair of matching names is
    // reported.
    let mut matches: BTreeMap<(Spot, Spot), Match<'_>> = BTreeMap::new();
    for names in blocks(&namesakes) {
        let block: Vec<Candidate<'_>> = names.into_iter().map(Candidate::new).collect();
        for found in matches_within(&block, &namesakes) {
            let spots = (found.later.of.spot, found.earlier.of.spot);
            match matches.entry(spots) {
                Entry::Vacant(entry) => {
                    entry.insert(found);
                }
                // Blocks are sorted by hash, so an earlier pair of names may come later.
                Entry::Occupied(mut entry) => {
                    if found.numbers() < entry.get().numbers() {
                        entry.insert(found);
                    }
                }
            }
        }
    }
    // Two entities with equal names are reported already.
    matches.retain(|_, found| !share_a_name(found.earlier.of, found.later.of));
    let mut matches: Vec<Match<'_>> = matches.into_values().collect();
    // Each name is reported only against the first earlier name that it matches.
    matches.sort_by_key(|found| (found.later.of.spot, found.later.number));
    matches.dedup_by_key(|found| (found.later.of.number, found.later.number));
    for Match { earlier, later } in matches {
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

impl Match<'_> {
    /// The positions of the two names among those of their entities.
    fn numbers(&self) -> (u32, u32) {
        (self.later.number, self.earlier.number)
    }
}

/// The names of several entities that share the key of a reading, in the order of the dataset.
fn blocks<'i>(namesakes: &Namesakes<'i>) -> Vec<Vec<ComparedName<'i>>> {
    let names: Vec<ComparedName<'_>> = namesakes.names().filter(|name| !name.is_slight).collect();
    let hasher = RandomState::default();
    let mut keys: Vec<(u64, usize)> = Vec::with_capacity(2 * names.len());
    for (number, name) in names.iter().enumerate() {
        for reading in comparable_readings(name.text) {
            keys.push((hasher.hash_one(reading.key()), number));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut blocks = Vec::new();
    for alike in keys.chunk_by(|one, other| one.0 == other.0) {
        let mut block: Vec<ComparedName<'_>> =
            alike.iter().map(|(_, number)| names[*number]).collect();
        // Names of one entity may match each other.
        if block
            .iter()
            .any(|name| name.of.number != block[0].of.number)
        {
            block.sort_by_key(|name| (name.of.spot, name.number));
            blocks.push(block);
        }
    }
    blocks
}

impl<'i> Candidate<'i> {
    fn new(name: ComparedName<'i>) -> Self {
        Self {
            name,
            readings: comparable_readings(name.text).collect(),
        }
    }

    /// Whether a reading of one name meets a reading of the other.
    fn meets(&self, other: &Self) -> bool {
        let mut readings = self.readings.iter();
        readings.any(|one| other.readings.iter().any(|other| one.matches(other)))
    }
}

/// The matches of each name of a block with the earlier names.
fn matches_within<'i>(block: &[Candidate<'i>], namesakes: &Namesakes<'_>) -> Vec<Match<'i>> {
    let mut matches = Vec::new();
    for (position, later) in block.iter().enumerate() {
        for earlier in block[..position].iter().take(MOST) {
            if earlier.name.of.number != later.name.of.number
                && later.meets(earlier)
                && namesakes.may_be_one(earlier.name.of, later.name.of, |_, _| true)
            {
                matches.push(Match {
                    earlier: earlier.name,
                    later: later.name,
                });
            }
        }
    }
    matches
}

/// The readings of a name that are long enough to compare.
fn comparable_readings(name: &str) -> impl Iterator<Item = Reading> {
    let is_long = fold(name).chars().count() >= if name.is_ascii() { 4 } else { 3 };
    readings(name)
        .into_iter()
        .filter(move |reading| is_long && reading.sounds() >= 2)
}
