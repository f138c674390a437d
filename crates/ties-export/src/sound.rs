//! The part of a dataset that tables can hold: every claim that names only known entities, each under an id of its own.

use std::collections::BTreeSet;

use ties_dataset::dataset::Dataset;
use ties::id::Id;
use ties::model::{Claim, Exception};
use ties_view::Counting;

use crate::export::Export;
use crate::losses::Losses;

/// A dataset, and the part of it that tables can hold.
///
/// These are two values because one borrows from the other: `let sound = Sound::of(&dataset); let export = sound.export(counting);`
#[derive(Debug)]
pub struct Sound<'d> {
    whole: &'d Dataset,
    holds: Dataset,
    losses: Losses,
}

impl<'d> Sound<'d> {
    /// Finds the part of a dataset that tables can hold.
    pub fn of(whole: &'d Dataset) -> Self {
        let mut losses = Losses::default();
        let holds = sound(whole, &mut losses);
        lose(&holds, &mut losses);
        Self {
            whole,
            holds,
            losses,
        }
    }

    /// The export of the dataset, with claims counted as `counting` says.
    pub fn export(&self, counting: Counting) -> Export<'_> {
        let Self {
            whole,
            holds,
            losses,
        } = self;
        Export::new(whole, holds, losses.clone(), counting)
    }
}

/// The dataset without what would make a reference to a missing row, or two rows with one key; each loss is counted.
///
/// `ties check` has an error for each of them, so a dataset without findings is the same afterwards.
fn sound(dataset: &Dataset, losses: &mut Losses) -> Dataset {
    let mut sound = dataset.clone();
    let sources: BTreeSet<Id> = sound.sources.keys().cloned().collect();
    for (id, coded) in &mut sound.sources {
        let source = &mut coded.source;
        let mut keep = |place: &mut Option<Id>, is_there: &dyn Fn(&Id) -> bool| {
            if let Some(gone) = place.take_if(|named| !is_there(named)) {
                losses.add(
                    "unknown ids in a source's record",
                    "the cell is empty",
                    format!("{id}: {gone}"),
                );
            }
        };
        for place in [&mut source.publisher, &mut source.republisher] {
            keep(place, &|named| dataset.entities.contains_key(named));
        }
        for place in [&mut source.derived_from, &mut source.corrects] {
            keep(place, &|named| sources.contains(named));
        }
        let mut taken = BTreeSet::new();
        coded.claims.retain(|claim| {
            let fault = fault(claim, dataset, &taken);
            taken.insert(claim.id.clone());
            if let Some(fault) = fault {
                losses.add(fault, "the claim is left out", format!("{id}#{}", claim.id));
            }
            fault.is_none()
        });
    }
    sound
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
