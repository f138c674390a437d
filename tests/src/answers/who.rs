//! `ties who`: who does something, compared with every claim, one by one.

use std::collections::BTreeSet;

use ties::id::Id;
use ties::vocabulary::Predicate;
use ties_view::{Analysis, Answer, Selection, Withdrawn, who};

use super::generated::{GROUPS, datasets};
use super::reach::questions;
use crate::ties::dataset_with;

const SUPPORTS: Predicate = Predicate::named("supports");

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

#[test]
fn every_claim_on_the_question_is_in_the_answer_once_or_is_counted_as_left_out() {
    let predicates = [
        "supports",
        "allied-with",
        "part-of",
        "leads",
        "strength",
        "hostile-to",
    ];
    let mut found = 0;
    for dataset in datasets() {
        for selection in questions() {
            let date = selection.as_of.clone();
            let analysis = Analysis::new(&dataset, selection);
            for predicate in predicates.map(|name| Predicate::find(name).unwrap()) {
                let view = who(&analysis, Some(predicate), None, None);
                let mut shown = BTreeSet::new();
                for tie in &view.ties {
                    shown.extend(tie.claims_for.iter().map(|claim| claim.claim.clone()));
                }
                let others = view.other_claims.iter();
                let others: BTreeSet<_> = others.map(|claim| claim.claim.clone()).collect();
                assert!(shown.is_disjoint(&others));
                shown.extend(others);
                let mut expected = BTreeSet::new();
                for (reference, _, claim) in dataset.claims() {
                    let implies = claim.predicate.closure().contains(&predicate);
                    let denies = claim.negated && predicate.closure().contains(&claim.predicate);
                    if implies || denies {
                        expected.insert(reference.to_string());
                    }
                }
                assert!(shown.is_subset(&expected));
                let left_out = view.scope.left_out;
                assert_eq!(
                    shown.len() + left_out.withdrawn_claims + left_out.claims_of_other_times,
                    expected.len(),
                    "{predicate} {date:?}"
                );
                assert!(date.is_some() || left_out.claims_of_other_times == 0);
                found += shown.len();
            }
        }
    }
    assert!(found > 2_000, "{found}");
}

#[test]
fn subject_and_object_limit_the_question_and_symmetric_ties_have_no_direction() {
    for dataset in datasets() {
        let analysis = Analysis::new(&dataset, Selection::showing(Withdrawn::Shown));
        for predicate in ["allied-with", "supports"].map(|name| Predicate::find(name).unwrap()) {
            let all = who(&analysis, Some(predicate), None, None);
            let (mut by_subject, mut by_object) = (0, 0);
            for group in GROUPS {
                let asked = id(group);
                let of = who(&analysis, Some(predicate), Some(&asked), None);
                by_subject += of.ties.len();
                assert!(of.ties.iter().all(|tie| {
                    tie.tie.subject == group || (tie.tie.sign == "+" && tie.tie.object == group)
                }));
                by_object += who(&analysis, Some(predicate), None, Some(&asked))
                    .ties
                    .len();
            }
            let among_groups = |tie: &&ties_view::TieWithClaims| {
                GROUPS.contains(&tie.tie.subject.as_str())
                    && GROUPS.contains(&tie.tie.object.as_str())
            };
            let count = all.ties.iter().filter(among_groups).count();
            let times = if predicate.def().symmetric { 2 } else { 1 };
            assert!(by_subject >= count * times && by_object >= count * times);
        }
    }
}

#[test]
fn what_implies_the_predicate_is_included_and_what_is_not_counted_is_apart() {
    let claims = [
        r#""subject":"b","predicate":"funds","object":"a""#,
        r#""subject":"c","predicate":"supports","object":"a","mode":"allegation""#,
        r#""subject":"d","predicate":"supports","object":"a","negated":true"#,
        r#""subject":"e","predicate":"fights","object":"a""#,
        r#""subject":"f","predicate":"supports","object":"a","mode":"promise","horizon":"2022""#,
    ];
    let published = r#""published":"2021-09-03""#;
    let dataset = dataset_with(&[("s1", published, &claims)], "").2;
    let analysis = Analysis::new(&dataset, Selection::default());
    let view = who(&analysis, Some(SUPPORTS), None, Some(&id("a")));
    assert_eq!(view.ties.len(), 1);
    assert_eq!(view.ties[0].tie.predicate, "funds");
    assert!(view.implied_by.contains(&"funds"));
    let headings: Vec<_> = view
        .other_claims
        .iter()
        .map(|claim| claim.heading)
        .collect();
    assert_eq!(
        headings,
        [
            "Negated",
            "Alleged, admitted, labelled, hearsay or ground of a listing (not counted)",
            "Planned, promised, threatened or demanded (not counted)",
        ]
    );
    let text = view.to_string();
    assert!(
        text.contains("who · supports · a (a): 1 tie, 3 further claims"),
        "{text}"
    );
    assert!(text.contains("[1] paragraph 1 — s1#c0"), "{text}");
    let counted: Vec<_> = view
        .rows()
        .iter()
        .map(|row| row["counted"].clone())
        .collect();
    assert_eq!(counted, [true, false, false, false]);
}

#[test]
fn a_part_is_taken_together_with_its_whole_only_on_request() {
    let claims = [
        r#""subject":"b","predicate":"branch-of","object":"a""#,
        r#""subject":"c","predicate":"wing-of","object":"b""#,
        r#""subject":"d","predicate":"arms","object":"c""#,
    ];
    let dataset = dataset_with(&[("s1", r#""published":"2021-09-03""#, &claims)], "").2;
    for (parts, ties, chain) in [("", 0, 0), ("branches", 0, 0), ("branches wings", 1, 2)] {
        let selection = Selection {
            parts: ties_view::Part::ALL
                .into_iter()
                .filter(|part| parts.contains(part.name()))
                .collect(),
            ..Selection::default()
        };
        let analysis = Analysis::new(&dataset, selection);
        let view = who(&analysis, Some(SUPPORTS), None, Some(&id("a")));
        assert_eq!(view.ties.len(), ties, "{parts}");
        let of_wing = view.parts.iter().find(|part| part.id == "c");
        assert_eq!(of_wing.map_or(0, |part| part.ties.len()), chain, "{parts}");
        assert_eq!(view.is_empty(), ties == 0);
        if view.is_empty() {
            assert!(view.to_string().contains("That does not show"));
        }
    }
}
