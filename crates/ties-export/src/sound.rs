//! What of a dataset tables can hold: every claim that names only what is there, each under an id of its own.

use std::collections::BTreeSet;

use ties::id::Id;
use ties::model::Claim;
use ties_dataset::dataset::Dataset;

use crate::losses::Losses;

/// The dataset without what would leave a key of a table without its row, or two rows with one key; each is counted.
///
/// `ties check` has an error for each of them, so a dataset without findings is the same afterwards.
pub(crate) fn sound(dataset: &Dataset, losses: &mut Losses) -> Dataset {
    let mut sound = dataset.clone();
    let sources: BTreeSet<Id> = sound.sources.keys().cloned().collect();
    for (id, coded) in &mut sound.sources {
        let source = &mut coded.source;
        let mut keep = |place: &mut Option<Id>, is_there: &dyn Fn(&Id) -> bool| {
            if let Some(gone) = place.take_if(|named| !is_there(named)) {
                losses.add(
                    "ids of a source's record that nothing has",
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

/// Why a claim can stand in no table.
fn fault(claim: &Claim, dataset: &Dataset, taken: &BTreeSet<Id>) -> Option<&'static str> {
    let mut names_nobody = false;
    claim.for_each_entity(|_, id| names_nobody |= !dataset.entities.contains_key(id));
    let pairs = claim.pairs();
    let sides: BTreeSet<_> = pairs
        .iter()
        .map(|pair| (pair.subject.id, pair.object.map(|object| object.id)))
        .collect();
    match () {
        () if names_nobody => Some("claims that name an entity that is not there"),
        () if taken.contains(&claim.id) => {
            Some("claims that bear the id of another of their source")
        }
        () if sides.len() < pairs.len() => Some("groups of claims that name one pair twice"),
        () => None,
    }
}
