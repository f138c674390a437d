//! `according-to`: what can be traced to a speaker, and who else says it.

use std::collections::BTreeSet;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_view::{
    Analysis, Answer, Policy, Selection, Speaker, SpeakerRole, SpeakerView, Withdrawn,
    according_to, known_on,
};

use super::generated::{GROUPS, PERSONS, datasets};
use super::papers::{as_of, ask, papers};

fn id(id: &str) -> Id {
    Id::new(id).unwrap()
}

/// The answer for an entity.
fn of(entity: &str, selection: Selection) -> SpeakerView {
    ask(selection, |analysis| {
        according_to(analysis, &Speaker::Entity(id(entity)))
    })
}

/// Each claim with its role and the number of other origins.
fn claims(view: &SpeakerView) -> Vec<(SpeakerRole, &str, usize)> {
    let claims = view.groups.iter().flat_map(|group| &group.claims);
    claims
        .map(|claim| (claim.role, claim.claim.claim.as_str(), claim.other_origins))
        .collect()
}

#[test]
fn a_speaker_is_relayed_and_has_unnamed_people() {
    let view = of("alpha", Selection::default());
    assert_eq!(
        claims(&view),
        [
            (SpeakerRole::ReportedByOthers, "p1#said", 1),
            (SpeakerRole::ReportedByOthers, "p1#promise", 0),
            (SpeakerRole::ReportedByOthers, "p2#kept", 0),
            (SpeakerRole::ItsUnnamedSpeakers, "p1#fighter", 0),
        ]
    );
    // The copy of the paper is not another origin than the paper.
    let said = &view.groups[0].claims[0];
    assert_eq!(said.others, ["p1#own", "p3#copied"]);
    assert_eq!(said.relayed_by, ["The Paper"]);
    assert!(view.ties_of_it_alone.is_empty());
    assert_eq!(view.ties_of_others_too.len(), 1);
    assert_eq!(view.rows().len(), 4);
    let text = view.to_string();
    assert!(
        text.contains("also said by 1 other independent origin [1][3]"),
        "{text}"
    );
}

#[test]
fn a_publisher_speaks_relays_and_is_copied() {
    let view = of("paper", Selection::default());
    let roles: Vec<_> = view.groups.iter().map(|group| group.role).collect();
    let expected = [
        SpeakerRole::Itself,
        SpeakerRole::ReportedByOthers,
        SpeakerRole::RelaysOthers,
    ];
    assert_eq!(roles, expected);
    assert_eq!(view.groups[1].claims[0].relayed_by, ["The Copier"]);
    assert_eq!(view.groups[2].claims.len(), 5);
}

#[test]
fn a_source_has_its_copies() {
    let view = ask(Selection::default(), |analysis| {
        according_to(analysis, &Speaker::Source(id("p1")))
    });
    let roles: Vec<_> = view.groups.iter().map(|group| group.role).collect();
    let expected = [
        SpeakerRole::Itself,
        SpeakerRole::RelaysOthers,
        SpeakerRole::Copy,
    ];
    assert_eq!(roles, expected);
}

#[test]
fn unnamed_speakers_are_alone_until_others_say_it() {
    let unnamed = |analysis: &Analysis<'_>| according_to(analysis, &Speaker::Unnamed);
    let view = ask(Selection::default(), unnamed);
    assert_eq!(
        claims(&view),
        [
            (SpeakerRole::OnlyUnnamed, "p1#fighter", 0),
            (SpeakerRole::UnnamedAndOthers, "p1#official", 1),
        ]
    );
    assert!(view.ties_of_it_alone.is_empty());
    let counts = view.unnamed.unwrap();
    assert_eq!((counts.described, counts.unattributed), (2, 0));
    assert!(
        view.to_string()
            .contains("fighters: 2 claims; unattributed"),
        "{view}"
    );
    let (known, unknown_then) = known_on(papers(), &"2020-12-31".parse().unwrap());
    let mut analysis = Analysis::new(&known, Selection::default());
    analysis.unknown_then = unknown_then;
    let view = unnamed(&analysis);
    assert_eq!(view.groups.len(), 1);
    assert_eq!(view.ties_of_it_alone.len(), 1);
    assert_eq!(view.scope.left_out.sources_published_later, 1);
}

#[test]
fn the_question_limits_claims_and_counts_them() {
    let view = of("alpha", as_of("2010"));
    assert!(view.is_empty());
    assert_eq!(view.scope.left_out.claims_of_other_times, 4);
    assert!(
        view.to_string()
            .contains("`ties show alpha` lists the claims about it.")
    );
    let view = of(
        "alpha",
        Selection {
            policy: Policy::Source(id("p2")),
            ..Selection::default()
        },
    );
    assert_eq!(claims(&view).len(), 1);
    assert_eq!(view.scope.left_out.claims_outside_policy, 3);
    // The claims were made on a day, and the date of the question is its month.
    let view = of("alpha", as_of("2020-01"));
    assert_eq!(
        view.ties_of_others_too[0].standing,
        Some(ties_view::Standing::Yes)
    );
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["scope"]["as-of"], "2020-01");
    assert_eq!(json["groups"][0]["claims"][0]["other-origins"], 1);
}

/// The claims that can be traced to an entity, found the slow way.
fn expected(dataset: &Dataset, entity: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (reference, source, claim) in dataset.claims() {
        let mut original = source;
        while let Some(from) = &original.derived_from {
            original = &dataset.sources[from].source;
        }
        let mut voices = source.publisher.iter().chain(&source.authors);
        let mut is_own = voices.any(|voice| voice.as_str() == entity);
        if claim.attribution.is_empty() {
            is_own |= original
                .publisher
                .as_ref()
                .is_some_and(|it| it.as_str() == entity);
        }
        let mut chain = claim
            .attribution
            .iter()
            .filter_map(|link| link.who.as_ref());
        if is_own || chain.any(|who| who.as_str() == entity) {
            found.insert(reference.to_string());
        }
    }
    found
}

#[test]
fn the_answer_is_that_of_a_slow_reference() {
    let selection = Selection::showing(Withdrawn::Shown);
    for dataset in datasets() {
        let analysis = Analysis::new(&dataset, selection.clone());
        for entity in GROUPS.into_iter().chain(PERSONS) {
            let view = according_to(&analysis, &Speaker::Entity(id(entity)));
            let found: BTreeSet<String> = claims(&view)
                .into_iter()
                .map(|(_, claim, _)| claim.to_owned())
                .collect();
            assert_eq!(found, expected(&dataset, entity), "{entity}");
            for claim in view.groups.iter().flat_map(|group| &group.claims) {
                assert!(claim.others.iter().all(|other| !found.contains(other)));
            }
        }
    }
}
