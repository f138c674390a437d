//! Predicates in opposite directions, and rings that several speakers make together.

use ties::vocabulary::Predicate;
use ties_facts::contradiction::Kind;
use ties_facts::tie::between;

use super::super::{claim_nos, dataset};
use super::{claim_of, contradicts};

/// Whether two predicates state or imply one acyclic predicate.
fn share_acyclic(one: Predicate, other: Predicate) -> bool {
    let shared = |implied: &Predicate| implied.def().acyclic && other.closure().contains(implied);
    one.closure().iter().any(shared)
}

#[test]
fn every_acyclic_predicate_contradicts_its_opposite_direction() {
    let others: Vec<String> = Predicate::all()
        .map(|other| claim_of(["b", other.name(), "a"], ""))
        .collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let source = r#""published":"2020-05-01""#;
    for one in Predicate::all() {
        let claim = claim_of(["a", one.name(), "b"], "");
        let (_, facts, _) = dataset(&[("s1", source, &[&claim]), ("s2", source, &others)]);
        let mut opposite = Vec::new();
        for found in &facts.contradictions().between_origins {
            if found.kind == (Kind::Opposite { is_cycle: true }) {
                let is_first = found.one_side == claim_nos(&[0]);
                opposite.push(if is_first {
                    found.other
                } else {
                    found.predicate
                });
            }
        }
        opposite.sort_unstable();
        let expected: Vec<_> = Predicate::all()
            .filter(|other| share_acyclic(one, *other))
            .collect();
        assert_eq!(opposite, expected, "{one}");
    }
}

#[test]
fn who_directs_whom_conflicts_if_it_is_the_other_way_round() {
    for (one, other, same_way, opposite_way) in [
        ("branch-of", "commands", " rarely 1:1", ""),
        ("branch-of", "sponsors", " rarely 1:1", ""),
        ("affiliate-of", "sponsors", " rarely 1:1", ""),
        ("front-for", "commands", " rarely 1:1", ""),
        ("sponsors", "commands", "", " opposite 1:1"),
        ("unit-of", "affiliate-of", " rarely 1:1", " opposite 1:1"),
        ("part-of", "commands", "", ""),
    ] {
        for (one, other) in [(one, other), (other, one)] {
            let there = contradicts(["a", one, "b"], ["a", other, "b"], "").concat();
            let back = contradicts(["a", one, "b"], ["b", other, "a"], "").concat();
            assert!(there.ends_with(same_way), "{one} {other}: {there}");
            assert!(back.ends_with(opposite_way), "{one} {other}: {back}");
            assert_eq!(there.is_empty(), same_way.is_empty(), "{one} {other}");
            assert_eq!(back.is_empty(), opposite_way.is_empty(), "{one} {other}");
        }
    }
    for predicate in Predicate::all() {
        let def = predicate.def();
        let directs = [def.subject_directs, def.object_directs];
        assert!(directs != [true, true], "{predicate}");
        assert!(directs == [false, false] || def.acyclic, "{predicate}");
    }
}

#[test]
fn ties_in_opposite_directions_contest_each_other() {
    for (one, other) in [
        ("part-of", "part-of"),
        ("branch-of", "unit-of"),
        ("sponsors", "commands"),
        ("successor-of", "successor-of"),
    ] {
        let one = claim_of(["a", one, "b"], "");
        let other = claim_of(["b", other, "a"], "");
        let source = r#""published":"2020-05-01""#;
        let (index, facts, _) = dataset(&[("s1", source, &[&one]), ("s2", source, &[&other])]);
        let ties = between(&facts, &index, ("a", "b"));
        assert_eq!(ties.len(), 2);
        for episode in ties.iter().flat_map(|tie| &tie.episodes) {
            assert!(episode.is_contested(), "{one}");
        }
    }
}

/// The number of rings of one voice and of several origins.
fn rings(sources: &[(&str, &str, &[&str])]) -> (usize, usize) {
    let (_, facts, _) = dataset(sources);
    let found = facts.contradictions();
    assert!(found.between_origins.is_empty());
    (
        found.rings_of_one_voice.len(),
        found.rings_between_origins.len(),
    )
}

#[test]
fn several_speakers_make_a_ring_together() {
    let published = r#""published":"2021-05-01""#;
    let later = r#""published":"2021-08-01""#;
    let part = claim_of(["a", "part-of", "b"], "");
    let branch = claim_of(["b", "branch-of", "c"], "");
    let unit = claim_of(["c", "unit-of", "a"], "");
    let two = rings(&[
        ("s1", published, &[&part, &branch]),
        ("s2", later, &[&unit]),
    ]);
    assert_eq!(two, (0, 1));
    let three = rings(&[
        ("s1", published, &[&part]),
        ("s2", later, &[&branch]),
        ("s3", later, &[&unit]),
    ]);
    assert_eq!(three, (0, 1));
    let one = rings(&[("s1", published, &[&part, &branch, &unit])]);
    assert_eq!(one, (1, 0));
    let one_and_a_copy = rings(&[
        ("s1", published, &[&part, &branch, &unit]),
        ("s2", later, &[&unit]),
    ]);
    assert_eq!(one_and_a_copy, (1, 0), "the ring of the voice is reported");
    let one_origin = rings(&[
        ("s1", published, &[&part, &branch]),
        (
            "s2",
            r#""published":"2021-06-01","derived-from":"s1""#,
            &[&unit],
        ),
    ]);
    assert_eq!(one_origin, (0, 0), "a copy is no other speaker");
    let at_other_times = rings(&[
        ("s1", published, &[&part, &branch]),
        ("s2", r#""published":"2023-01-01""#, &[&unit]),
    ]);
    assert_eq!(at_other_times, (0, 0));
    let promised = claim_of(["c", "unit-of", "a"], r#","mode":"promise""#);
    let promise = rings(&[
        ("s1", published, &[&part, &branch]),
        ("s2", later, &[&promised]),
    ]);
    assert_eq!(promise, (0, 0));
}
