//! `unreviewed`: claims about living persons, refutations and identities have a reviewer other than
//! the coder.

use ties::model::{Dispute, Entity, Severity};
use ties::vocabulary::{Family, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;
use ties_facts::row::{ClaimRow, Rows};

use super::retracted_source::list;
use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt, SourceHead};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "unreviewed",
    severity: Severity::Hint,
    page: include_str!("unreviewed.md"),
    checks: &[
        Check::Claim(check_claim),
        Check::Source(check_source),
        Check::Entity(check_entity),
        Check::Dispute(check_dispute),
        Check::Whole(check_persons),
    ],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let coder = at.source.and_then(|source| source.record.coder.as_deref());
    if let (Some(reviewer), Some(coder)) = (&claim.reviewed_by, coder) {
        check_reviewer(reviewer, ("the coder", coder), "/reviewed-by", sink);
    }
    let is_reviewed = |source: &SourceHead| source.record.reviewed_by.is_some();
    if claim.reviewed_by.is_some() || at.source.is_none_or(is_reviewed) {
        return;
    }
    if claim.refuted_by.is_some() {
        sink.key("/refuted-by", "this refutation has no reviewer")
            .help(ADD);
    }
    if claim.predicate.def().family == Family::Identity {
        sink.value("/predicate", "this identity claim has no reviewer")
            .help(ADD);
    }
}

/// The help for a claim without a reviewer.
const ADD: &str = "add `reviewed-by` here, or above the first `[[claims]]` for the whole source, \
                   with a person other than the coder";

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
                    ("the judge", &distinct.by),
                    &format!("{place}/reviewed-by"),
                    sink,
                );
            }
            None => {
                sink.value(
                    &format!("{place}/from"),
                    "this judgement that two entities are distinct has no reviewer",
                )
                .help("add `reviewed-by` next to it, with a person other than the judge");
            }
        }
    }
}

fn check_dispute(dispute: &Dispute, _: &Index, sink: &mut Sink<'_>) {
    if let (Some(reviewer), Some(judge)) = (&dispute.reviewed_by, &dispute.by) {
        check_reviewer(reviewer, ("the judge", judge), "/reviewed-by", sink);
    }
}

/// Reports a reviewer who is also the coder or the judge. Case, spaces and punctuation are ignored.
fn check_reviewer(reviewer: &str, (role, who): (&str, &str), place: &str, sink: &mut Sink<'_>) {
    if letters(reviewer).eq(letters(who)) {
        let found = sink.value(place, format!("the reviewer `{reviewer}` is also {role}"));
        found.help("name another reviewer, or remove `reviewed-by` until there is one");
        found.severity = Severity::Warning;
    }
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

const DIED_ON: Predicate = Predicate::named("died-on");
/// Exempt: public facts about most people who are quoted.
const POSTS: [Predicate; 2] = [
    Predicate::named("employed-by"),
    Predicate::named("holds-office"),
];

/// Reports claims about living persons, once per source, because one reviewer can check them
/// together. A dataset without any review gets one finding.
fn check_persons(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if rows.unreviewed.is_empty() {
        return;
    }
    let living = living_persons(index, rows);
    let mut claims: Vec<&ClaimRow> = Vec::new();
    for claim in &rows.unreviewed {
        if is_about_living(*claim, &living, rows) {
            claims.push(rows.claim(*claim));
        }
    }
    let of_sources = claims.chunk_by(|one, other| one.source == other.source);
    if let Some(spot) = index.manifest_spot()
        && !rows.has_reviews
        && !claims.is_empty()
    {
        let sources = of_sources.map(|of_source| wording::source(rows, of_source[0].source));
        let message = format!(
            "this dataset has no reviews, but claims about living persons in {}",
            list(&sources.map(|id| format!("`{id}`")).collect::<Vec<_>>())
        );
        sink.at(spot)
            .value("/title", message)
            .help("have these reviewed first and name the reviewer in `reviewed-by`");
        return;
    }
    for of_source in of_sources {
        report_unreviewed(of_source, rows, sink);
    }
}

/// Reports claims about living persons in one source.
fn report_unreviewed(claims: &[&ClaimRow], rows: &Rows, sink: &mut Sink<'_>) {
    let Some(spot) = rows.source(claims[0].source).spot else {
        return;
    };
    let mut ids = Vec::new();
    for claim in claims {
        ids.push(format!("`{}`", rows.id(claim)));
    }
    let message = format!(
        "these claims about living persons have no reviewer: {}",
        list(&ids)
    );
    sink.at(spot).value("/title", message).help(
        "add `reviewed-by` on each claim, or above the first `[[claims]]`, with a person other \
         than the coder; if the person is dead, code the death (`died-on`)",
    );
}

/// Which entities, by number, are persons without an affirmed death.
fn living_persons(index: &Index, rows: &Rows) -> Vec<bool> {
    let mut living: Vec<bool> = EntityNo::all()
        .take(rows.mentioned.len())
        .map(|number| index.is_person(number))
        .collect();
    for death in &rows.pairs {
        if death.predicate == DIED_ON && death.affirms() {
            living[death.subject.index()] = false;
        }
    }
    living
}

/// Whether a claim says something about a living person other than a post.
fn is_about_living(claim: ClaimNo, living: &[bool], rows: &Rows) -> bool {
    rows.pairs_of_claim(claim).iter().any(|pair| {
        !POSTS.contains(&pair.predicate) && pair.entities().any(|entity| living[entity.index()])
    })
}
