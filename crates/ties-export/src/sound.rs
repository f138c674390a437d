//! The part of a dataset that tables can hold: every claim that names only known entities, each under an id of its own.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ties::id::Id;
use ties::model::{Claim, Exception, Source};
use ties_dataset::dataset::Dataset;
use ties_view::Counting;

use crate::export::Export;
use crate::losses::Losses;

/// A dataset, and the part of it that tables can hold.
///
/// These are two values because one borrows from the other: `let sound = Sound::of(&dataset); let export = sound.export(counting);`
#[derive(Debug)]
pub struct Sound<'d> {
    whole: &'d Dataset,
    tabular: Cow<'d, Dataset>,
    losses: Losses,
}

impl<'d> Sound<'d> {
    /// Finds the part of a dataset that tables can hold.
    pub fn of(whole: &'d Dataset) -> Self {
        let mut losses = Losses::default();
        let tabular = tabular(whole, &mut losses);
        lose(&tabular, &mut losses);
        Self {
            whole,
            tabular,
            losses,
        }
    }

    /// The export of the dataset, with claims counted as `counting` says.
    pub fn export(&self, counting: Counting) -> Export<'_> {
        let Self {
            whole,
            tabular,
            losses,
        } = self;
        Export::new(whole, tabular, losses.clone(), counting)
    }
}

/// What tables cannot hold of a dataset: references to missing rows, and rows that would share a key.
#[derive(Default)]
struct Exclusions {
    /// Claims, by their source and their position in it.
    claims: BTreeSet<(Id, usize)>,
    /// Unknown ids in source records, by the source and the position in [`named_ids`].
    ids: BTreeSet<(Id, usize)>,
}

/// The dataset without what tables cannot hold; each loss is counted.
///
/// `ties check` reports an error for each of them, so a dataset without findings is borrowed as it is.
fn tabular<'d>(dataset: &'d Dataset, losses: &mut Losses) -> Cow<'d, Dataset> {
    let excluded = exclusions(dataset, losses);
    if excluded.claims.is_empty() && excluded.ids.is_empty() {
        return Cow::Borrowed(dataset);
    }
    let mut copy = dataset.clone();
    for (id, coded) in &mut copy.sources {
        for (field, named) in named_ids(&mut coded.source).into_iter().enumerate() {
            if excluded.ids.contains(&(id.clone(), field)) {
                *named = None;
            }
        }
        let mut position = 0;
        coded.claims.retain(|_| {
            let is_kept = !excluded.claims.contains(&(id.clone(), position));
            position += 1;
            is_kept
        });
    }
    Cow::Owned(copy)
}

/// The ids that a source's record names: two entities, then two sources.
fn named_ids(source: &mut Source) -> [&mut Option<Id>; 4] {
    [
        &mut source.publisher,
        &mut source.republisher,
        &mut source.derived_from,
        &mut source.corrects,
    ]
}

fn exclusions(dataset: &Dataset, losses: &mut Losses) -> Exclusions {
    let mut excluded = Exclusions::default();
    for (id, coded) in &dataset.sources {
        let source = &coded.source;
        let entities = [&source.publisher, &source.republisher];
        let sources = [&source.derived_from, &source.corrects];
        for (field, named) in entities.into_iter().chain(sources).enumerate() {
            let Some(named) = named else { continue };
            let is_known = if field < entities.len() {
                dataset.entities.contains_key(named)
            } else {
                dataset.sources.contains_key(named)
            };
            if !is_known {
                losses.add(
                    "unknown ids in a source's record",
                    "the cell is empty",
                    format!("{id}: {named}"),
                );
                excluded.ids.insert((id.clone(), field));
            }
        }
        let mut taken = BTreeSet::new();
        for (position, claim) in coded.claims.iter().enumerate() {
            if let Some(fault) = fault(claim, dataset, &taken) {
                losses.add(fault, "the claim is left out", format!("{id}#{}", claim.id));
                excluded.claims.insert((id.clone(), position));
            }
            taken.insert(claim.id.clone());
        }
    }
    excluded
}

/// Why tables cannot hold a claim.
fn fault(claim: &Claim, dataset: &Dataset, taken: &BTreeSet<Id>) -> Option<&'static str> {
    let mut names_unknown = false;
    claim.for_each_entity(|_, id| names_unknown |= !dataset.entities.contains_key(id));
    let pairs = claim.pairs();
    let sides: BTreeSet<_> = pairs
        .iter()
        .map(|pair| (pair.subject.id, pair.object.map(|object| object.id)))
        .collect();
    match () {
        () if names_unknown => Some("claims that name an unknown entity"),
        () if taken.contains(&claim.id) => {
            Some("claims with the id of another claim of their source")
        }
        () if sides.len() < pairs.len() => Some("groups of claims that name one pair twice"),
        () => None,
    }
}

/// Counts what no table carries.
fn lose(dataset: &Dataset, losses: &mut Losses) {
    const GONE: &str = "left out; `jsonl` has them";
    let mut exceptions = |exceptions: &[Exception], record: &str| {
        for exception in exceptions {
            losses.add(
                "exceptions to rules (`expect`)",
                GONE,
                format!("{record}: {}", exception.code),
            );
        }
    };
    for (id, entity) in &dataset.entities {
        exceptions(&entity.expect, id);
    }
    for (id, dispute) in &dataset.disputes {
        exceptions(&dispute.expect, id);
    }
    for (id, coded) in &dataset.sources {
        exceptions(&coded.source.expect, id);
    }
    for (reference, _, claim) in dataset.claims() {
        exceptions(&claim.expect, &reference.to_string());
    }
    if let Some(manifest) = &dataset.manifest {
        exceptions(&manifest.expect, "dataset.toml");
        let gone = manifest.retired.keys().chain(manifest.merged.keys());
        gone.for_each(|id| losses.add("former ids (`retired`, `merged`)", GONE, id));
        manifest
            .severities
            .keys()
            .for_each(|code| losses.add("changed severities of rules", GONE, code));
    }
    for (id, coded) in &dataset.sources {
        for passage in coded.source.skipped.keys() {
            losses.add(
                "passages without a claim and their reasons (`skipped`)",
                GONE,
                format!("{id}: {passage}"),
            );
        }
    }
    for (reference, _, claim) in dataset.claims() {
        for shown in claim.outcome.iter().flat_map(|outcome| &outcome.claims) {
            losses.add(
                "the claims that show the outcome of a forecast",
                GONE,
                format!("{reference}: {shown}"),
            );
        }
    }
}
