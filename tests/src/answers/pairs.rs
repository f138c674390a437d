//! `ties between`, `show` and `disputes` at some dates, compared with every claim, one by one.

use std::collections::BTreeSet;

use ties::id::Id;
use ties::model::Claim;
use ties_dataset::dataset::Dataset;
use ties_dataset::number::ClaimNo;
use ties_view::{Analysis, ClaimView, between, disputes, show};

use super::generated::{GROUPS, datasets};
use super::reach::{questions, takes_claim};

/// The claims in force that fit, and whose time may include the date or is within its reach.
fn expected(analysis: &Analysis<'_>, fits: impl Fn(&Claim) -> bool) -> BTreeSet<String> {
    let rows = &analysis.facts.rows;
    let mut claims = BTreeSet::new();
    for (number, (reference, source, claim)) in ClaimNo::all().zip(&analysis.claims) {
        let pair = &rows.pairs_of_claim(number)[0];
        let is_in_force = claim.refuted_by.is_none() && source.retracted.is_none();
        if is_in_force && fits(claim) && takes_claim(analysis, pair) {
            claims.insert(reference.to_string());
        }
    }
    claims
}

fn shown<'v>(views: impl IntoIterator<Item = &'v ClaimView>) -> BTreeSet<String> {
    views.into_iter().map(|view| view.claim.clone()).collect()
}

/// Whether a claim has a pair with both ids.
fn is_on_both(claim: &Claim, one: &str, other: &str) -> bool {
    claim.pairs().iter().any(|pair| {
        let object = pair.object.map_or("", |object| object.id.as_str());
        let sides = [pair.subject.id.as_str(), object];
        sides == [one, other] || sides == [other, one]
    })
}

fn for_each_analysis(mut check: impl FnMut(&Dataset, &Analysis<'_>)) {
    for dataset in datasets() {
        for question in questions() {
            check(&dataset, &Analysis::new(&dataset, question));
        }
    }
}

#[test]
fn between_has_the_claims_on_the_two_and_their_ties() {
    let mut found = 0;
    for_each_analysis(|_, analysis| {
        for (place, one) in GROUPS.iter().enumerate() {
            for other in &GROUPS[place + 1..] {
                let [a, b] = [one, other].map(|id| Id::new(id).unwrap());
                let view = between(analysis, &a, &b);
                let claims = expected(analysis, |claim| is_on_both(claim, one, other));
                assert_eq!(shown(&view.claims), claims, "{one} {other}");
                found += claims.len();
                let index = &analysis.index;
                let sides = [index.number(one), index.number(other)].map(Option::unwrap);
                let on_date = |tie: &&ties_facts::tie::Tie| {
                    let is_on_two = sides.contains(&tie.subject) && sides.contains(&tie.object);
                    is_on_two
                        && analysis
                            .standing(tie)
                            .is_none_or(ties_view::Standing::is_listed)
                };
                assert_eq!(
                    view.ties.len(),
                    analysis.ties.iter().filter(on_date).count()
                );
                let swapped = between(analysis, &b, &a);
                assert_eq!(swapped.ties, view.ties);
            }
        }
    });
    assert!(found > 2_000, "{found}");
}

#[test]
fn show_has_the_claims_that_name_the_entity() {
    for_each_analysis(|_, analysis| {
        for id in GROUPS {
            let view = show(analysis, id).unwrap();
            let is_side = |claim: &Claim| {
                claim.pairs().iter().any(|pair| {
                    let object = pair.object.map_or("", |object| object.id.as_str());
                    [pair.subject.id.as_str(), object].contains(&id)
                })
            };
            assert_eq!(shown(&view.claims), expected(analysis, is_side), "{id}");
        }
    });
}

#[test]
fn disputes_have_claims_of_the_date_on_two_sides() {
    let mut found = [0, 0];
    for_each_analysis(|_, analysis| {
        let all = expected(analysis, |_| true);
        let view = disputes(analysis, &[]);
        for dispute in &view.disputes {
            assert!(dispute.sides.len() > 1);
            for side in &dispute.sides {
                assert!(shown(&side.claims).is_subset(&all));
                assert!(side.origins <= side.claims.len() + 1);
            }
        }
        let is_dated = usize::from(analysis.selection.as_of.is_some());
        found[is_dated] += view.disputes.len();
        assert!(is_dated == 1 || view.scope.left_out.disputes == 0);
    });
    assert!(found.iter().all(|count| *count > 40), "{found:?}");
}
