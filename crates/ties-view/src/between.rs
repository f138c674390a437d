//! `between`: every claim on two entities, in both directions.
//!
//! Each claim has its attribution, mode, time, locator and citation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;
use serde_json::Value;
use ties::id::Id;
use ties::model::Claim;
use ties::vocabulary::Family;
use ties_dataset::dataset::Dataset;
use ties_dataset::number::ClaimNo;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, rows_of};
use crate::citation::{flat, name};
use crate::citations::{Citations, write_citations};
use crate::claim_list::{write_claim, write_sections};
use crate::claim_view::ClaimView;
use crate::layout::{count_of, write_wrapped};
use crate::linked::{LinkedRecord, write_linked};
use crate::mentions::{is_attributed_to, is_in_qualifiers, is_side};
use crate::parts::{PartView, write_parts};
use crate::scope::{Scope, write_left_out, write_no_claims, write_scope};
use crate::selection::Withdrawn;
use crate::serialized::label;
use crate::tie_summary::{TieSummary, write_unknown_ties};

/// Every claim on a pair of entities.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PairView {
    /// The id of the first entity.
    pub a: String,
    /// The id of the second entity.
    pub b: String,
    /// The parts that are taken together with them.
    pub parts: Vec<PartView>,
    /// The summary of ties, from the claims that describe states of affairs, ordered by time.
    pub ties: Vec<TieSummary>,
    /// Ties that are attested only before or only after the date of the question.
    pub ties_unknown_on_date: Vec<TieSummary>,
    /// The recorded disputes with claims on the two.
    pub disputes: Vec<DisputeNote>,
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
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The names of the two entities.
    #[serde(skip)]
    names: [String; 2],
}

/// A recorded dispute in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DisputeNote {
    /// Its id.
    pub id: String,
    /// The question that its sides answer differently.
    pub question: String,
    /// Its state in words: `open`, `settled for “part”`.
    pub state: String,
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

/// Every claim on `a` and `b`, in both directions. If the question asks for parts, each is taken
/// together with its parts; what two parts of one of them do to each other is not asked.
pub fn between(analysis: &Analysis<'_>, a: &Id, b: &Id) -> PairView {
    let mut builder = AnswerBuilder::new(analysis);
    let (of_a, mut parts) = builder.ids_with_parts(a);
    let (of_b, parts_of_b) = builder.ids_with_parts(b);
    parts.extend(parts_of_b);
    let is_across = |one: &Id, other: &Id| {
        (of_a.contains(one) && of_b.contains(other) && !of_b.contains(one) && !of_a.contains(other))
            || (one == a && other == b)
    };
    let is_asked = |one: &Id, other: &Id| is_across(one, other) || is_across(other, one);
    let claims = builder.claims(|pair| {
        let object = pair.object.map(|object| object.id);
        object.is_some_and(|object| is_asked(pair.subject.id, object))
    });
    let index = &analysis.index;
    let ties = builder.ties(|tie| {
        let sides = (index.entity_id(tie.subject), index.entity_id(tie.object));
        matches!(sides, (Some(subject), Some(object)) if is_asked(subject, object))
    });
    let ties_unknown_on_date = builder.ties_unknown_on_date();
    let linked = builder.linked_of_pair(a, b);
    let mut related = related_claims(analysis, (a, b), &linked);
    related.retain(|related| !claims.iter().any(|claim| related.is_on(claim)));
    let named_together = named_together(&mut builder, a, b);
    PairView {
        a: a.to_string(),
        b: b.to_string(),
        parts,
        ties,
        ties_unknown_on_date,
        disputes: dispute_notes(analysis, &claims),
        claims,
        related,
        linked,
        named_together,
        citations: builder.citations,
        scope: builder.scope,
        names: [name(analysis.dataset, a), name(analysis.dataset, b)],
    }
}

/// The recorded disputes with one of some claims on a side.
fn dispute_notes(analysis: &Analysis<'_>, claims: &[ClaimView]) -> Vec<DisputeNote> {
    let claims: BTreeSet<&str> = claims.iter().map(|claim| claim.claim.as_str()).collect();
    let mut notes = Vec::new();
    for (id, dispute) in &analysis.dataset.disputes {
        let mut on_sides = dispute.sides.iter().flat_map(|side| &side.claims);
        if on_sides.any(|claim| claims.contains(claim.to_string().as_str())) {
            notes.push(DisputeNote {
                id: id.to_string(),
                question: flat(&dispute.question),
                state: match &dispute.settled_for {
                    Some(side) => format!("settled for “{}”", flat(side)),
                    None => label(&dispute.state),
                },
            });
        }
    }
    notes
}

/// The pairs with claims in which `a` or `b` is replaced by its parent, branch or alias, except
/// linked records.
fn related_claims(
    analysis: &Analysis<'_>,
    (a, b): (&Id, &Id),
    linked: &[LinkedRecord],
) -> Vec<RelatedClaims> {
    let dataset = analysis.dataset;
    let counts = claims_by_pair(dataset, analysis.selection.withdrawn);
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
fn named_together(builder: &mut AnswerBuilder<'_, '_>, a: &Id, b: &Id) -> Vec<ClaimView> {
    let analysis = builder.analysis;
    let mut found = Vec::new();
    for (number, (_, _, claim)) in ClaimNo::all().zip(&analysis.claims) {
        let pairs = claim.pairs();
        if pairs
            .iter()
            .any(|pair| is_side(pair, a) && is_side(pair, b))
        {
            continue;
        }
        let names_a = is_attributed_to(claim, a) || is_in_qualifiers(claim, a);
        let names_b = is_attributed_to(claim, b) || is_in_qualifiers(claim, b);
        let pair = pairs
            .iter()
            .find(|pair| (is_side(pair, a) && names_b) || (is_side(pair, b) && names_a));
        if let Some(pair) = pair
            && builder.includes(number)
        {
            found.extend(builder.dated_views(number, &[*pair]));
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
        write_scope(f, &self.scope)?;
        write_parts(f, &self.parts, &self.citations)?;
        if self.claims.is_empty() {
            write_no_claims(f, "no claims on these two", &self.scope)?;
        }
        if !self.ties.is_empty() {
            writeln!(f, "\nSummary of ties")?;
        }
        for tie in &self.ties {
            write_wrapped(f, 2, &tie.in_words(&self.citations))?;
        }
        write_unknown_ties(f, &self.ties_unknown_on_date, &self.citations)?;
        self.write_disputes(f)?;
        write_sections(f, &self.claims, &self.citations)?;
        write_linked(f, &self.linked, &self.citations)?;
        self.write_related(f)?;
        if !self.named_together.is_empty() {
            writeln!(f, "\nAlso named together in")?;
        }
        for claim in &self.named_together {
            write_claim(f, 2, claim, &self.citations)?;
        }
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl Answer for PairView {
    fn rows(&self) -> Vec<Value> {
        rows_of(&self.claims)
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}

impl RelatedClaims {
    /// Whether a claim is on the related pair.
    fn is_on(&self, claim: &ClaimView) -> bool {
        let object = claim.object.as_deref().unwrap_or_default();
        let (one, other) = (self.pair.0.as_str(), self.pair.1.as_str());
        [(one, other), (other, one)].contains(&(claim.subject.as_str(), object))
    }
}

impl PairView {
    /// Writes the recorded disputes with claims on the two.
    fn write_disputes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.disputes.is_empty() {
            writeln!(f, "\nDisputes on record")?;
        }
        for dispute in &self.disputes {
            let DisputeNote {
                id,
                question,
                state,
            } = dispute;
            let line = format!("{question} {state} — {id}: `ties show {id}`");
            write_wrapped(f, 2, &line)?;
        }
        Ok(())
    }

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
