//! Allen's relations: the size of the composition table, entries known from Allen's paper, and its laws.

use std::collections::BTreeMap;

use ties::allen::{Allen, RELATIONS, Relation, compose};

fn set(relations: &[Relation]) -> Allen {
    relations
        .iter()
        .fold(Allen::NONE, |set, relation| set.or(Allen::only(*relation)))
}

fn entries() -> impl Iterator<Item = (Relation, Relation, Allen)> {
    RELATIONS.into_iter().flat_map(|a| {
        RELATIONS
            .into_iter()
            .map(move |b| (a, b, compose(Allen::only(a), Allen::only(b))))
    })
}

/// The counts come from trying every three intervals of whole numbers, apart from this code.
#[test]
fn the_table_has_the_known_counts() {
    let mut histogram = BTreeMap::new();
    for (_, _, entry) in entries() {
        *histogram.entry(entry.len()).or_insert(0) += 1;
    }
    assert_eq!(entries().count(), 169);
    assert_eq!(entries().map(|(_, _, entry)| entry.len()).sum::<u32>(), 409);
    assert_eq!(
        histogram,
        BTreeMap::from([(1, 97), (3, 42), (5, 24), (9, 3), (13, 3)])
    );
}

#[test]
fn the_table_has_the_known_entries() {
    use Relation::{
        After, Before, Contains, During, Equals, FinishedBy, Finishes, Meets, MetBy, OverlappedBy,
        Overlaps, StartedBy, Starts,
    };
    for (a, b, expected) in [
        (Before, Before, &[Before][..]),
        (Before, After, &RELATIONS[..]),
        (
            Before,
            During,
            &[Before, Meets, Overlaps, Starts, During][..],
        ),
        (Meets, During, &[Overlaps, Starts, During][..]),
        (Meets, MetBy, &[Finishes, Equals, FinishedBy][..]),
        (Overlaps, Overlaps, &[Before, Meets, Overlaps][..]),
        (During, During, &[During][..]),
        (Starts, StartedBy, &[Starts, Equals, StartedBy][..]),
        (
            Overlaps,
            OverlappedBy,
            &[
                Overlaps,
                Starts,
                During,
                Finishes,
                Equals,
                FinishedBy,
                Contains,
                StartedBy,
                OverlappedBy,
            ][..],
        ),
    ] {
        assert_eq!(
            compose(Allen::only(a), Allen::only(b)),
            set(expected),
            "{a:?} then {b:?}"
        );
    }
}

#[test]
fn composition_keeps_its_laws() {
    for (a, b, entry) in entries() {
        let turned = set(&entry
            .relations()
            .map(Relation::converse)
            .collect::<Vec<_>>());
        assert_eq!(
            compose(Allen::only(b.converse()), Allen::only(a.converse())),
            turned,
            "{a:?} then {b:?}"
        );
        assert_eq!(
            compose(Allen::only(Relation::Equals), Allen::only(a)),
            Allen::only(a)
        );
    }
    assert_eq!(compose(Allen::ALL, Allen::ALL), Allen::ALL);
    assert_eq!(compose(Allen::NONE, Allen::ALL), Allen::NONE);
    assert_eq!(Allen::ALL.len(), 13);
}

/// Each two intervals stand in one relation, its converse is the other way round, and every relation is met with.
#[test]
fn one_relation_holds_between_two_intervals() {
    let mut met = Allen::NONE;
    let intervals = || (0..5).flat_map(|start| (0..5).map(move |end| (start, end)));
    for a in intervals() {
        for b in intervals() {
            let relation = Relation::between(a, b);
            assert_eq!(relation.is_some(), a.0 < a.1 && b.0 < b.1);
            assert_eq!(relation.map(Relation::converse), Relation::between(b, a));
            met = met.or(relation.map_or(Allen::NONE, Allen::only));
        }
    }
    assert_eq!(met, Allen::ALL);
}
