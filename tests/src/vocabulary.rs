//! The vocabulary holds together, and holds what the contract in `shared/` lists.

use std::collections::BTreeSet;

use ties::vocabulary::{Kind, PREDICATES, Predicate, Side, Takes, VAGUE_WORDS, VagueWord, With};

use crate::world::root;

#[test]
fn predicates_name_predicates_and_qualifiers_that_are_there() {
    let qualifiers: BTreeSet<_> = With::default().all().map(|(name, _)| name).into_iter().collect();
    assert!(PREDICATES.len() < 256, "a predicate is a byte");
    for def in &PREDICATES {
        let others = def.implies.iter().copied().chain(def.excludes.iter().map(|other| other.name));
        for other in others {
            assert!(Predicate::find(other).is_some(), "{}: {other}", def.name);
        }
        for want in def.wants {
            assert!(qualifiers.contains(want.name), "{}: {}", def.name, want.name);
        }
        assert_eq!(def.takes == Takes::Entity, def.object != Side::None, "{}", def.name);
        assert!(!def.means.is_empty(), "{}", def.name);
        assert!(!(def.symmetric && def.subject != def.object && def.object != Side::SameKind), "{}", def.name);
    }
}

#[test]
fn exclusion_goes_both_ways() {
    for predicate in Predicate::all() {
        for other in predicate.def().excludes {
            let back = Predicate::find(other.name).unwrap();
            let closure = predicate.closure();
            assert!(
                back.excludes()
                    .iter()
                    .any(|(excluded, exclusion)| closure.contains(excluded) && exclusion.never == other.never),
                "{predicate} excludes {back}, and not the other way round"
            );
        }
    }
}

const ALLIED: Predicate = Predicate::named("allied-with");

#[test]
fn names_are_unique_and_found() {
    let names: BTreeSet<_> = Predicate::all().map(Predicate::name).collect();
    assert_eq!(names.len(), PREDICATES.len());
    for predicate in Predicate::all() {
        assert_eq!(Predicate::find(predicate.name()), Some(predicate));
    }
    assert_eq!(
        ALLIED.closure().into_iter().map(Predicate::name).collect::<Vec<_>>(),
        ["allied-with", "cooperates-with"]
    );
}

/// The first column of a table of the contract; none where the contract is not there.
fn contract(name: &str) -> Option<BTreeSet<String>> {
    let path = root().join("../shared/vocabulary").join(name);
    let Ok(table) = std::fs::read_to_string(path) else {
        eprintln!("skipped: ../shared/vocabulary/{name} is not there");
        return None;
    };
    Some(table.lines().skip(1).filter_map(|row| row.split('\t').next().map(str::to_owned)).collect())
}

#[test]
fn the_vocabulary_holds_what_the_contract_lists() {
    let ours = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    if let Some(predicates) = contract("predicates.tsv") {
        assert!(predicates.is_subset(&ours(Predicate::all().map(Predicate::name).collect())));
    }
    if let Some(kinds) = contract("kinds.tsv") {
        assert!(kinds.is_subset(&ours(Kind::ALL.map(Kind::word).to_vec())));
    }
    if let Some(qualifiers) = contract("qualifiers.tsv") {
        assert!(qualifiers.is_subset(&ours(With::default().all().map(|(name, _)| name).to_vec())));
    }
    if let Some(rules) = contract("rules.tsv") {
        for rule in ties_check::rules::RULES {
            assert!(rules.contains(rule.code), "{} is in no contract", rule.code);
        }
    }
}

#[test]
fn vague_words_are_found_by_the_longest_that_stand_there() {
    let found = |text, language| VagueWord::find(text, language).map(|vague| vague.words);
    assert_eq!(found("Tens of thousands of people", Some("en-GB")), Some("tens of thousands"));
    assert_eq!(found("a few hundred", None), Some("few hundred"));
    assert_eq!(found("tens, if not thousands", None), Some("thousands"));
    assert_eq!(found("a lot of them", Some("en")), None);
    assert_eq!(found("many", Some("nl")), None);
    assert!(VagueWord::knows("en") && !VagueWord::knows("nl"));
    for vague in VAGUE_WORDS {
        assert!(vague.high.is_none_or(|high| vague.low < high), "{}", vague.words);
        assert_eq!(VagueWord::find(vague.words, Some(vague.language)), Some(&vague));
    }
}

#[test]
fn every_qualifier_means_something_to_some_predicate() {
    for (name, _) in With::default().all() {
        assert!(Predicate::all().any(|predicate| predicate.wants(name)), "{name}");
    }
    assert!(Predicate::named("funds").wants("modes"), "of what it implies");
}
