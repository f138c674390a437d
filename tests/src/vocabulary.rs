//! The vocabulary is consistent: every name in its tables exists, and its rules are checked.

mod rules;
mod schemes;
mod tables;

use ties::vocabulary::{AcceptedKinds, Kind, Predicate};

/// The kinds that a predicate accepts as subject and object. For an unnamed entity, this is the
/// kind that it stands for.
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
