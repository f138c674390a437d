//! Reading claims (groups, attributions, defaults) and whole datasets.

use std::collections::BTreeMap;

use ties::model::{Claim, Mode, SpeakerClass, Stance};
use ties::vocabulary::{Kind, Predicate};
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;

use crate::world::{world, world_with};

fn claims() -> BTreeMap<String, Claim> {
    let dataset = Dataset::read(&world_with([]));
    dataset
        .claims()
        .map(|(reference, _, claim)| (reference.claim.to_string(), claim.clone()))
        .collect()
}

fn pairs(claim: &Claim) -> Vec<(String, Option<String>, String)> {
    let pairs = claim.pairs();
    let text = |pair: &ties::model::Pair<'_>| {
        let object = pair.object.map(|object| object.id.to_string());
        (
            pair.subject.id.to_string(),
            object,
            pair.object
                .map(|object| object.place.to_string())
                .unwrap_or_default(),
        )
    };
    pairs.iter().map(text).collect()
}

fn pair(subject: &str, object: &str, place: &str) -> (String, Option<String>, String) {
    (
        subject.to_owned(),
        Some(object.to_owned()),
        place.to_owned(),
    )
}

#[test]
fn groups_of_claims_are_expanded() {
    let claims = claims();
    assert_eq!(
        pairs(&claims["branch"]),
        [pair("alpha-east", "alpha", "/object")]
    );
    assert_eq!(
        pairs(&claims["allies"]),
        [pair("alpha", "charlie", "/among/1")]
    );
    assert_eq!(
        pairs(&claims["shield"]),
        [
            pair("alpha", "charlie", "/object"),
            pair("charlie", "alpha", "/mutual")
        ]
    );
    assert_eq!(
        pairs(&claims["fight"]),
        [
            pair("alpha", "bravo", "/object"),
            pair("alpha-east", "bravo", "/object")
        ]
    );
    assert_eq!(
        pairs(&claims["quarrels"]),
        [pair("far-states", "far-states", "/among/0")]
    );
    assert_eq!(
        pairs(&claims["founded"]),
        [("bravo".to_owned(), None, String::new())]
    );

    let mut all_pairs = claims["fight"].clone();
    all_pairs.object = None;
    all_pairs.among = std::mem::take(&mut all_pairs.subjects);
    all_pairs
        .among
        .extend_from_slice(&claims["allies"].among[1..]);
    assert_eq!(
        pairs(&all_pairs),
        [
            pair("alpha", "alpha-east", "/among/1"),
            pair("alpha", "charlie", "/among/2"),
            pair("alpha-east", "charlie", "/among/2")
        ]
    );
    let mut each = claims["fight"].clone();
    each.objects.clone_from(&claims["allies"].among);
    each.object = None;
    assert_eq!(pairs(&each).len(), 4);
    let mut both_ways = all_pairs;
    both_ways.mutual = true;
    assert_eq!(pairs(&both_ways).len(), 6);
}

#[test]
fn attributions_are_read_from_strings_and_tables() {
    let claims = claims();
    let [expert, echo] = claims["shield"].attribution.as_slice() else {
        panic!("expected two attributions")
    };
    assert_eq!(
        (expert.class, expert.who.as_ref()),
        (Some(SpeakerClass::Expert), None)
    );
    assert_eq!(
        (echo.stance, echo.said.as_deref()),
        (Some(Stance::Doubts), Some("2021-08"))
    );
    let written = serde_json::to_value(&claims["allies"].attribution).unwrap();
    assert_eq!(
        written,
        serde_json::json!(["echo"]),
        "an attribution given as a string is written as a string"
    );
    assert_eq!(
        claims["fight"].mode,
        Mode::Report,
        "the default mode is report"
    );
}

#[test]
fn only_some_modes_are_states_of_affairs() {
    let states = [
        Mode::Report,
        Mode::Assessment,
        Mode::Estimate,
        Mode::LegalAct,
        Mode::LegalFinding,
    ];
    for claim in claims().values() {
        assert_eq!(
            claim.mode.is_state_of_affairs(),
            states.contains(&claim.mode)
        );
    }
}

#[test]
fn an_unnamed_entity_acts_as_what_it_stands_for() {
    let dataset = Dataset::read(&world_with([]));
    assert_eq!(dataset.entities["far-states"].acts_as(), Kind::State);
    assert_eq!(dataset.entities["alpha"].acts_as(), Kind::ArmedGroup);
    assert_eq!(
        Predicate::find("allied-with").unwrap().def().name,
        "allied-with"
    );
}

#[test]
fn a_dataset_leaves_out_and_counts_broken_records() {
    let text = world()["sources/gazette-2021.toml"].replacen("\"branch-of\"", "7", 1);
    let dataset = Dataset::read(&world_with([
        ("sources/gazette-2021.toml", text.as_str()),
        ("entities/bravo.toml", "kind = "),
    ]));
    assert_eq!((dataset.left_out, dataset.claims().count()), (2, 13));
    assert_eq!(
        Dataset::read(&Files::from_texts([("sources/empty.toml", "")])).left_out,
        1
    );
    // The name is not an id.
    let named = [(
        "entities/Golf Front.toml",
        "kind = \"network\"\nname = \"G\"",
    )];
    assert_eq!(Dataset::read(&Files::from_texts(named)).left_out, 1);
}
