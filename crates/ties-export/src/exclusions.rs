//! What tables leave out of a dataset: claims and ids that refer to missing rows, or whose rows
//! would share a key, and withdrawn claims.
//!
//! `ties check` reports an error for each of them except the last, so that a dataset without errors
//! is exported whole with `--withdrawn`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use ties::id::Id;
use ties::model::{Claim, Source};
use ties_dataset::dataset::Dataset;
use ties_view::Withdrawn;

use crate::losses::Losses;

/// The claims that tables leave out.
#[derive(Debug, Default)]
pub(crate) struct Exclusions {
    /// Their positions in the list of their source, by its id.
    claims: BTreeMap<Id, BTreeSet<u32>>,
}

impl Exclusions {
    /// Finds them, and counts them and the unknown ids in records of sources as losses.
    pub(crate) fn find(dataset: &Dataset, withdrawn: Withdrawn, losses: &mut Losses) -> Self {
        let mut exclusions = Self::default();
        for (id, coded) in &dataset.sources {
            for unknown in unknown_ids(dataset, &coded.source) {
                losses.add(
                    "unknown ids in a source's record",
                    "the cell is empty",
                    format!("{id}: {unknown}"),
                );
            }
            let mut positions = excluded_claims(dataset, id, &coded.claims, losses);
            for (claim, position) in coded.claims.iter().zip(0..) {
                if withdrawn.leaves_out(&coded.source, claim) && positions.insert(position) {
                    losses.add(
                        "claims that were refuted, superseded or retracted",
                        "the claim is left out; the option `--withdrawn` includes it",
                        format!("{id}#{}", claim.id),
                    );
                }
            }
            if !positions.is_empty() {
                exclusions.claims.insert(id.clone(), positions);
            }
        }
        exclusions
    }

    /// Whether the claim at this position of a source is in the tables.
    pub(crate) fn includes(&self, source: &Id, position: u32) -> bool {
        match self.claims.get(source) {
            Some(positions) => !positions.contains(&position),
            None => true,
        }
    }

    /// The number of claims of a source that are left out.
    pub(crate) fn count(&self, source: &Id) -> usize {
        self.claims.get(source).map_or(0, BTreeSet::len)
    }
}

/// The record of a source without ids of entities and sources that the dataset does not have.
pub(crate) fn without_unknown_ids<'d>(dataset: &Dataset, source: &'d Source) -> Cow<'d, Source> {
    if unknown_ids(dataset, source).is_empty() {
        return Cow::Borrowed(source);
    }
    let mut source = source.clone();
    for entity in [&mut source.publisher, &mut source.republisher] {
        entity.take_if(|id| !dataset.entities.contains_key(id));
    }
    for other in [&mut source.derived_from, &mut source.corrects] {
        other.take_if(|id| !dataset.sources.contains_key(id));
    }
    Cow::Owned(source)
}

/// The ids in the record of a source that the dataset does not have.
fn unknown_ids<'d>(dataset: &Dataset, source: &'d Source) -> Vec<&'d Id> {
    let entities = [&source.publisher, &source.republisher];
    let sources = [&source.derived_from, &source.corrects];
    let mut unknown = Vec::new();
    for id in entities.into_iter().flatten() {
        if !dataset.entities.contains_key(id) {
            unknown.push(id);
        }
    }
    for id in sources.into_iter().flatten() {
        if !dataset.sources.contains_key(id) {
            unknown.push(id);
        }
    }
    unknown
}

/// The positions of the claims of a source that are left out; each is counted as a loss.
fn excluded_claims(
    dataset: &Dataset,
    source: &Id,
    claims: &[Claim],
    losses: &mut Losses,
) -> BTreeSet<u32> {
    let mut excluded = BTreeSet::new();
    let mut earlier_ids = BTreeSet::new();
    for (claim, position) in claims.iter().zip(0..) {
        let is_new = earlier_ids.insert(&claim.id);
        if let Some(reason) = exclusion_reason(dataset, claim, is_new) {
            let example = format!("{source}#{}", claim.id);
            losses.add(reason, "the claim is left out", example);
            excluded.insert(position);
        }
    }
    excluded
}

/// Why tables cannot contain a claim; `is_new` says that no earlier claim of its source has its id.
fn exclusion_reason(dataset: &Dataset, claim: &Claim, is_new: bool) -> Option<&'static str> {
    let mut names_unknown = false;
    claim.for_each_entity(|_, id| names_unknown |= !dataset.entities.contains_key(id));
    if names_unknown {
        return Some("claims that name an unknown entity");
    }
    if !is_new {
        return Some("claims with the id of another claim of their source");
    }
    let pairs = claim.pairs();
    let distinct: BTreeSet<_> = pairs
        .iter()
        .map(|pair| (pair.subject.id, pair.object.map(|object| object.id)))
        .collect();
    if distinct.len() < pairs.len() {
        return Some("groups of claims that name one pair twice");
    }
    None
}
