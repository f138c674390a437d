//! `between`: every claim on two entities, in both directions.
//!
//! Each claim has its attribution, mode, time, locator and citation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;
use ties::id::Id;
use ties::model::{Claim, Pair};
use ties::vocabulary::Family;
use ties_dataset::dataset::Dataset;

use crate::citation::name;
use crate::claim_list::write_sections;
use crate::claim_view::ClaimView;
use crate::counting::Withdrawn;
use crate::layout::{
    Citations, count_of, write_citations, write_left_out, write_withdrawn, write_wrapped,
};
use crate::linked::{LinkedRecord, LinkedRecords, write_linked};
use crate::mentions::{is_attributed_to, is_in_qualifiers, is_side};
use crate::tie_summary::TieSummary;

/// Every claim on a pair of entities.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PairView {
    /// The id of the first entity.
    pub a: String,
    /// The id of the second entity.
    pub b: String,
    /// The summary of ties, from the claims that describe states of affairs.
    pub ties: Vec<TieSummary>,
    /// The claims, states of affairs first.
    pub claims: Vec<ClaimView>,
    /// Claims on the pair under other records of the two: names before or after a change, merged
    /// records, legal predecessors and successors. They are not counted.
    pub linked: Vec<LinkedRecord>,
    /// Claims between one of them and a parent, branch or alias of the other. They are not counted.
    pub related: Vec<RelatedClaims>,
    /// Claims on one of them that name the other as a speaker or in a qualifier.
    pub named_together: Vec<ClaimView>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// The number of withdrawn claims on the two that are left out.
    pub withdrawn: usize,
    /// The number of files and records that could not be read and are left out.
    pub left_out: usize,
    /// The names of the two entities.
    #[serde(skip)]
    names: [String; 2],
}

/// A related pair of entities that has claims of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RelatedClaims {
    /// How it is related: `Islamic State of Khorasan · branch-of · Islamic State`.
    pub because: String,
    /// The claim that states the relation.
    pub claim: String,
    /// The related pair, as arguments of `ties between`.
    pub pair: (String, String),
    /// The number of claims on that pair.
    pub claims: usize,
}

/// Every claim on `a` and `b`, in both directions.
pub fn between(dataset: &Dataset, a: &Id, b: &Id, withdrawn: Withdrawn) -> PairView {
    let mut citations = Citations::new();
    let records = LinkedRecords::new(dataset, withdrawn);
    let claims = records.claims_on(|pair| is_on_pair(pair, a, b), &mut citations);
    let linked = records.of_pair(a, b, &mut citations);
    PairView {
        a: a.to_string(),
        b: b.to_string(),
        ties: records.ties(a, b),
        claims,
        related: related_claims(dataset, (a, b), &linked, withdrawn),
        linked,
        named_together: named_together(dataset, a, b, withdrawn),
        citations,
        withdrawn: records.withdrawn_on(|pair| is_on_pair(pair, a, b)),
        left_out: dataset.left_out,
        names: [name(dataset, a), name(dataset, b)],
    }
}

/// Whether a pair is `a` and `b`, in either direction.
fn is_on_pair(pair: &Pair<'_>, a: &Id, b: &Id) -> bool {
    let object = pair.object.map(|object| object.id);
    (pair.subject.id == a && object == Some(b)) || (pair.subject.id == b && object == Some(a))
}

/// The pairs with claims in which `a` or `b` is replaced by its parent, branch or alias, except
/// linked records.
fn related_claims(
    dataset: &Dataset,
    (a, b): (&Id, &Id),
    linked: &[LinkedRecord],
    withdrawn: Withdrawn,
) -> Vec<RelatedClaims> {
    let counts = claims_by_pair(dataset, withdrawn);
    let mut found: BTreeMap<(&Id, &Id), RelatedClaims> = BTreeMap::new();
    for (reference, source, claim) in dataset.claims() {
        if !states_relation(claim) || source.retracted.is_some() {
            continue;
        }
        for pair in claim.pairs() {
            let Some(object) = pair.object else { continue };
            for (own, kin) in [(pair.subject.id, object.id), (object.id, pair.subject.id)] {
                let related = if own == a {
                    (kin, b)
                } else if own == b {
                    (a, kin)
                } else {
                    continue;
                };
                let Some(claims) = counts.get(&in_order(related.0, related.1)) else {
                    continue;
                };
                if related.0 == related.1 || linked.iter().any(|it| it.is_on(related)) {
                    continue;
                }
                found.entry(related).or_insert_with(|| RelatedClaims {
                    because: ClaimView::new(dataset, &reference, source, claim, &pair).statement,
                    claim: reference.to_string(),
                    pair: (related.0.to_string(), related.1.to_string()),
                    claims: *claims,
                });
            }
        }
    }
    found.into_values().collect()
}

/// The number of claims on each pair of entities, in either direction.
fn claims_by_pair(dataset: &Dataset, withdrawn: Withdrawn) -> BTreeMap<(&Id, &Id), usize> {
    let mut counts = BTreeMap::new();
    for (_, source, claim) in dataset.claims() {
        if withdrawn.leaves_out(source, claim) {
            continue;
        }
        let mut pairs = BTreeSet::new();
        for pair in claim.pairs() {
            if let Some(object) = pair.object {
                pairs.insert(in_order(pair.subject.id, object.id));
            }
        }
        for pair in pairs {
            *counts.entry(pair).or_default() += 1;
        }
    }
    counts
}

/// Two ids, the smaller one first.
fn in_order<'i>(one: &'i Id, other: &'i Id) -> (&'i Id, &'i Id) {
    (one.min(other), one.max(other))
}

/// Whether a claim makes its subject and its object parts, branches or aliases of each other.
fn states_relation(claim: &Claim) -> bool {
    let family = claim.predicate.def().family;
    matches!(family, Family::Identity | Family::Structure)
        && !claim.negated
        && claim.is_state_of_affairs()
}

/// The claims that name both entities but are not on the pair.
fn named_together(dataset: &Dataset, a: &Id, b: &Id, withdrawn: Withdrawn) -> Vec<ClaimView> {
    let mut found = Vec::new();
    for (reference, source, claim) in dataset.claims() {
        let pairs = claim.pairs();
        let is_on_both = |pair: &Pair<'_>| is_side(pair, a) && is_side(pair, b);
        if withdrawn.leaves_out(source, claim) || pairs.iter().any(is_on_both) {
            continue;
        }
        let names_a = is_attributed_to(claim, a) || is_in_qualifiers(claim, a);
        let names_b = is_attributed_to(claim, b) || is_in_qualifiers(claim, b);
        let pair = pairs
            .iter()
            .find(|pair| (is_side(pair, a) && names_b) || (is_side(pair, b) && names_a));
        if let Some(pair) = pair {
            found.push(ClaimView::new(dataset, &reference, source, claim, pair));
        }
    }
    found
}

/// The numbers of claims and sources: `2 claims from 1 source`.
fn counts_in_words(claims: &[ClaimView]) -> String {
    if claims.is_empty() {
        return "no claims".to_owned();
    }
    let sources: BTreeSet<_> = claims.iter().map(|claim| &claim.source).collect();
    format!(
        "{} from {}",
        count_of(claims.len(), "claim"),
        count_of(sources.len(), "source")
    )
}

impl fmt::Display for PairView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = &self.names;
        let counts = counts_in_words(&self.claims);
        let title = format!(
            "Between {first} ({}) and {second} ({}): {counts}",
            self.a, self.b
        );
        write_wrapped(f, 0, &title)?;
        if self.claims.is_empty() {
            writeln!(
                f,
                "\nThis dataset has no claims on these two. \
                 That does not show that they have no ties."
            )?;
        }
        if !self.ties.is_empty() {
            writeln!(f, "\nSummary of ties")?;
        }
        for tie in &self.ties {
            write_wrapped(f, 2, &tie.in_words())?;
        }
        write_sections(f, &self.claims, &self.citations)?;
        write_linked(f, &self.linked, &self.citations)?;
        self.write_related(f)?;
        if !self.named_together.is_empty() {
            writeln!(f, "\nAlso named together in")?;
        }
        for claim in &self.named_together {
            write_wrapped(f, 2, &format!("{} — {}", claim.statement, claim.claim))?;
            write_wrapped(f, 4, &claim.attribution)?;
        }
        write_citations(f, &self.citations)?;
        write_withdrawn(f, self.withdrawn)?;
        write_left_out(f, self.left_out)
    }
}

impl PairView {
    /// Writes the related pairs, each with the command that lists its claims.
    fn write_related(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.related.is_empty() {
            writeln!(f, "\nRelated claims (not counted)")?;
        }
        for related in &self.related {
            write_wrapped(f, 2, &format!("{} — {}", related.because, related.claim))?;
            let (one, other) = &related.pair;
            let count = count_of(related.claims, "claim");
            let line =
                format!("see also {count} between {one} and {other}: `ties between {one} {other}`");
            write_wrapped(f, 4, &line)?;
        }
        Ok(())
    }
}
