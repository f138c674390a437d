//! The vocabulary is consistent: what its tables name exists, and each rule about it is checked.

mod rules;
mod schemes;
mod tables;

use ties::vocabulary::{AcceptedKinds, Kind, Predicate};

/// The kinds that may stand on both sides of a predicate; of an unnamed entity, the kind of what it
/// stands for.
fn pairs(predicate: Predicate) -> Vec<(Kind, Option<Kind>)> {
    let def = predicate.def();
    let subjects = named_kinds().filter(|kind| def.subject.allows(*kind, None));
    let pairs = subjects.flat_map(|subject| {
        let objects = named_kinds().filter(move |kind| def.object.allows(*kind, Some(subject)));
        let objects: Vec<_> = objects.map(|object| (subject, Some(object))).collect();
        if def.object == AcceptedKinds::None {
            vec![(subject, None)]
        } else {
            objects
        }
    });
    pairs.collect()
}

fn named_kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| *kind != Kind::Unnamed)
}
