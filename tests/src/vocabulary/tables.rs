//! Every name in the vocabulary's tables exists, and exclusions are given in both directions.

use std::collections::BTreeSet;

use ties::model::With;
use ties::vocabulary::{AcceptedKinds, PREDICATES, Predicate, TERMS, TermsName, ValueType};
use ties_text::words::VagueWord;

use super::pairs;

#[test]
fn predicates_name_existing_predicates_and_qualifiers() {
    let qualifiers: BTreeSet<_> = With::default()
        .all()
        .map(|(name, _)| name)
        .into_iter()
        .collect();
    assert!(PREDICATES.len() < 256, "a predicate fits in a byte");
    for def in &PREDICATES {
        let others = def
            .implies
            .iter()
            .copied()
            .chain(def.excludes.iter().map(|other| other.name));
        for other in others {
            assert!(Predicate::find(other).is_some(), "{}: {other}", def.name);
        }
        for qualifier in def.qualifiers {
            assert!(
                qualifiers.contains(qualifier.name),
                "{}: {}",
                def.name,
                qualifier.name
            );
        }
        assert_eq!(
            def.takes == ValueType::Entity,
            def.object != AcceptedKinds::None,
            "{}",
            def.name
        );
        assert!(!def.means.is_empty(), "{}", def.name);
        assert!(
            !(def.symmetric && def.subject != def.object && def.object != AcceptedKinds::SameKind),
            "{}",
            def.name
        );
    }
}

#[test]
fn exclusions_are_given_in_both_directions() {
    for predicate in Predicate::all() {
        for other in predicate.def().excludes {
            let back = Predicate::find(other.name).unwrap();
            let closure = predicate.closure();
            assert!(
                back.excludes()
                    .iter()
                    .any(|(excluded, exclusion)| closure.contains(excluded)
                        && exclusion.is_error == other.is_error),
                "{predicate} excludes {back}, but {back} does not exclude {predicate}"
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
        ALLIED
            .closure()
            .into_iter()
            .map(Predicate::name)
            .collect::<Vec<_>>(),
        ["allied-with", "cooperates-with"]
    );
}

#[test]
fn the_longest_vague_phrase_is_found() {
    let found = |text, language| VagueWord::find(text, language).map(|vague| vague.words.as_str());
    assert_eq!(
        found("Tens of thousands of people", Some("en-GB")),
        Some("tens of thousands")
    );
    assert_eq!(found("a few hundred", None), Some("few hundred"));
    assert_eq!(found("tens, if not thousands", None), Some("thousands"));
    assert_eq!(found("a lot of them", Some("en")), None);
    assert_eq!(found("many", Some("nl")), None);
    assert_eq!(
        found("Tientallen strijders", Some("nl")),
        Some("tientallen")
    );
    assert!(
        VagueWord::has_language("en")
            && VagueWord::has_language("nl-BE")
            && !VagueWord::has_language("so")
    );
}

#[test]
fn terms_are_found_with_and_without_a_version() {
    let found = |text| TermsName::find(text).map(|name| name.terms().name);
    assert_eq!(found("CC-BY-SA-4.0"), Some("CC-BY-SA"));
    assert_eq!(found("CC0"), Some("CC0"));
    assert_eq!(found("cc0"), None);
    assert_eq!(found("GTD-1.0"), None);
    assert_eq!(found("CC-BY-4.0-beta"), None);
    assert_eq!(found("4.0"), None);
    assert!(TERMS.is_sorted_by_key(|terms| terms.name));
    for name in TermsName::all() {
        assert_eq!(TermsName::find(&name.to_string()), Some(name));
    }
}

#[test]
fn every_qualifier_is_accepted_by_some_predicate() {
    for (name, _) in With::default().all() {
        assert!(
            Predicate::all().any(|predicate| predicate.accepts(name)),
            "{name}"
        );
    }
    assert!(
        Predicate::named("funds").accepts("modes"),
        "a predicate accepts the qualifiers of those that it implies"
    );
}

#[test]
fn implied_predicates_accept_the_same_kinds_and_need_no_more_qualifiers() {
    for predicate in Predicate::all() {
        for implied in predicate.closure() {
            for (subject, object) in pairs(predicate) {
                assert!(
                    pairs(implied).contains(&(subject, object)),
                    "{predicate}, {implied}: {subject:?}, {object:?}"
                );
            }
            for qualifier in implied
                .def()
                .qualifiers
                .iter()
                .filter(|qualifier| qualifier.required)
            {
                assert!(
                    predicate.def().qualifiers.contains(qualifier),
                    "{predicate}, {implied}: {}",
                    qualifier.name
                );
            }
        }
    }
}
