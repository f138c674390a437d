//! `unreviewed`: what is said of living persons, refutations and identities have a reviewer, who is not the coder.

use ties::model::{Dispute, Entity, Severity};
use ties::vocabulary::{Family, Predicate};
use ties_dataset::index::Index;
use ties_facts::row::Rows;

use super::retracted_source::list;
use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "unreviewed",
    severity: Severity::Warning,
    page: include_str!("unreviewed.md"),
    checks: &[
        Check::Claim(check_claim),
        Check::Source(check_source),
        Check::Entity(check_entity),
        Check::Dispute(check_dispute),
        Check::Dataset(check_persons),
    ],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let coder = at.source.and_then(|source| source.record.coder.as_deref());
    if let (Some(reviewer), Some(coder)) = (&claim.reviewed_by, coder) {
        check_reviewer(reviewer, ("the coder", coder), "/reviewed-by", sink);
    }
    if claim.reviewed_by.is_some()
        || at
            .source
            .is_some_and(|source| source.record.reviewed_by.is_some())
    {
        return;
    }
    if claim.refuted_by.is_some() {
        sink.key("/refuted-by", "a refutation that nobody has reviewed")
            .help(ADD);
    }
    if claim.predicate.def().family == Family::Identity {
        sink.value(
            "/predicate",
            "a claim of who is who that nobody has reviewed",
        )
        .help(ADD);
    }
}

/// What to do where nobody looked.
const ADD: &str = "add `reviewed-by`, here or above the first `[[claims]]` for the whole source: who looked at the coding, \
                   and did not code it";

fn check_source(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else {
        return;
    };
    if let (Some(reviewer), Some(coder)) = (&source.reviewed_by, &source.coder) {
        check_reviewer(reviewer, ("the coder", coder), "/reviewed-by", sink);
    }
}

fn check_entity(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    for (position, distinct) in entity.distinct.iter().enumerate() {
        let place = format_args!("/distinct/{position}");
        match &distinct.reviewed_by {
            Some(reviewer) => {
                check_reviewer(
                    reviewer,
                    ("the one who judged", &distinct.by),
                    &format!("{place}/reviewed-by"),
                    sink,
                );
            }
            None => {
                sink.value(
                    &format!("{place}/from"),
                    "a judgement that two are not the same, which nobody has reviewed",
                )
                .help(
                    "add `reviewed-by` beside it: who looked at it, and is not the one who judged",
                );
            }
        }
    }
}

fn check_dispute(dispute: &Dispute, _: &Index, sink: &mut Sink<'_>) {
    if let (Some(reviewer), Some(judge)) = (&dispute.reviewed_by, &dispute.by) {
        check_reviewer(
            reviewer,
            ("the one who judged", judge),
            "/reviewed-by",
            sink,
        );
    }
}

/// Whether a reviewer is somebody else; capitals, blanks and stops set nobody apart.
fn check_reviewer(reviewer: &str, (role, who): (&str, &str), place: &str, sink: &mut Sink<'_>) {
    if letters(reviewer).eq(letters(who)) {
        sink.value(place, format!("the reviewer, `{reviewer}`, is {role}"))
            .help("name who else looked at it, or take `reviewed-by` out until somebody did");
    }
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

const DIED_ON: Predicate = Predicate::named("died-on");
/// Said of everybody who is quoted, and in public.
const POSTS: [Predicate; 2] = [
    Predicate::named("employed-by"),
    Predicate::named("holds-office"),
];

/// The claims on persons of whom no claim tells the death, once a source: one reviewer can look at all of them. Of a
/// dataset in which nothing is reviewed it is said once for all.
fn check_persons(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    if rows.unreviewed.is_empty() {
        return;
    }
    let mut living: Vec<bool> = (0..)
        .take(rows.mentioned.len())
        .map(|number| index.is_person(number))
        .collect();
    for death in rows.pairs.iter().filter(|pair| pair.predicate == DIED_ON) {
        if death.is_state_of_affairs() && !death.negated {
            living[death.subject as usize] = false;
        }
    }
    let on_living = |claim: u32| {
        let first = rows.pairs.partition_point(|pair| pair.claim < claim);
        let mut pairs = rows.pairs[first..]
            .iter()
            .take_while(|pair| pair.claim == claim);
        pairs.any(|pair| {
            !POSTS.contains(&pair.predicate)
                && pair.entities().any(|entity| living[entity as usize])
        })
    };
    let claims = rows.unreviewed.iter().filter(|claim| on_living(**claim));
    let claims: Vec<_> = claims
        .filter_map(|claim| rows.claims.get(*claim as usize))
        .collect();
    let of_sources = claims.chunk_by(|one, other| one.source == other.source);
    let of_sources: Vec<_> = of_sources
        .filter_map(|of| Some((rows.sources.get(of[0].source as usize)?, of)))
        .collect();
    if let Some(spot) = index
        .manifest_spot()
        .filter(|_| !rows.has_reviews && !of_sources.is_empty())
    {
        let named: Vec<_> = of_sources
            .iter()
            .map(|(source, _)| format!("`{}`", source.id))
            .collect();
        let message = format!(
            "nothing of this dataset is reviewed, and there are claims on living persons in {}",
            list(&named)
        );
        sink.at(spot).value("/title", message).help(
            "have these reviewed first, and name who did it in `reviewed-by`; until then say in an exception here that \
             nobody has",
        );
        return;
    }
    for (source, claims) in of_sources {
        let Some(spot) = source.spot else { continue };
        let named: Vec<_> = claims
            .iter()
            .map(|claim| format!("`{}`", rows.id(claim)))
            .collect();
        let message = format!(
            "nobody has reviewed what is said of living persons: {}",
            list(&named)
        );
        sink.at(spot).value("/title", message).help(
            "add `reviewed-by`, above the first `[[claims]]` or on each of them: who looked at the coding, and did not code \
             it; where the person is dead, code that (`died-on`)",
        );
    }
}
