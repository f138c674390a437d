//! `disputes`: where sources disagree.
//!
//! Disputes are recorded by the coders. A contradiction that no record covers is shown like a
//! dispute, as not yet reviewed.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;
use serde_json::{Value, json};
use ties::id::{ClaimRef, Id};
use ties::model::{Dispute, DisputeState};
use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::dataset::Dataset;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::contradiction::{Contradiction, Kind, Ring};
use ties_facts::sides::DisputeCoverage;

use crate::amounts::amount_in_words;
use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder};
use crate::citation::{cite, date_in_words, flat, name};
use crate::citations::Citations;
use crate::claim_view::ClaimView;
use crate::scope::Scope;

/// The disputes of a dataset: those on record, and contradictions that no record covers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Disputes {
    /// Recorded disputes by id, then computed contradictions that no dispute covers.
    pub disputes: Vec<DisputeView>,
    /// The citation of each source of their claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
}

/// A recorded dispute or a computed contradiction.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DisputeView {
    /// Its id; absent for a computed contradiction.
    pub id: Option<String>,
    /// The question that its sides answer differently.
    pub question: String,
    /// `open`, `settled`, or `not looked at`.
    pub state: &'static str,
    /// The label of the side that the settlement favours.
    pub settled_for: Option<String>,
    /// The reason for this judgement, or why none is possible.
    pub why: Option<String>,
    /// Who made the judgement.
    pub by: Option<String>,
    /// Who reviewed the judgement.
    pub reviewed_by: Option<String>,
    /// The answers, with the claims that give them.
    pub sides: Vec<DisputeSideView>,
}

/// One side of a dispute.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DisputeSideView {
    /// The answer in a few words.
    pub label: String,
    /// The claims that give it.
    pub claims: Vec<ClaimView>,
    /// The number of independent origins: copies and relays of one origin count once.
    pub origins: usize,
    /// The number of withdrawn claims that are left out.
    pub withdrawn: usize,
    /// The numbers of the claims in the rows.
    #[serde(skip)]
    pub claim_numbers: Vec<ClaimNo>,
}

/// An analysis with the numbers of claims by reference.
struct Lookup<'c, 'd> {
    analysis: &'c Analysis<'d>,
    numbers: BTreeMap<&'c ClaimRef, ClaimNo>,
}

impl<'c, 'd> Lookup<'c, 'd> {
    fn new(analysis: &'c Analysis<'d>) -> Self {
        let mut numbers = BTreeMap::new();
        for (number, (reference, ..)) in ClaimNo::all().zip(&analysis.claims) {
            numbers.insert(reference, number);
        }
        Self { analysis, numbers }
    }

    /// A side with these claims.
    fn side(&self, label: &str, numbers: &[ClaimNo]) -> DisputeSideView {
        let facts = &self.analysis.facts;
        let mut claims = Vec::new();
        let mut shown = Vec::new();
        for number in numbers {
            if let Some(view) = self.claim_view(*number) {
                claims.push(view);
                shown.push(*number);
            }
        }
        let pairs = shown
            .iter()
            .flat_map(|number| facts.rows.pairs_of_claim(*number));
        DisputeSideView {
            label: label.to_owned(),
            claims,
            origins: facts.origins.count(pairs),
            withdrawn: numbers.len() - shown.len(),
            claim_numbers: shown,
        }
    }

    /// A claim, unless it was withdrawn and is left out.
    fn claim_view(&self, number: ClaimNo) -> Option<ClaimView> {
        let (reference, source, claim) = self.analysis.claims.get(number.index())?;
        let pairs = claim.pairs();
        let pair = pairs.first()?;
        if self.analysis.selection.withdrawn.leaves_out(source, claim) {
            return None;
        }
        let dataset = self.analysis.dataset;
        Some(ClaimView::new(dataset, reference, source, claim, pair))
    }

    /// A dispute on record.
    fn recorded(&self, id: &Id, dispute: &Dispute) -> DisputeView {
        let mut sides = Vec::new();
        for side in &dispute.sides {
            let claims = side.claims.iter();
            let numbers: Vec<_> = claims
                .filter_map(|claim| self.numbers.get(claim))
                .copied()
                .collect();
            sides.push(self.side(&flat(&side.label), &numbers));
        }
        DisputeView {
            id: Some(id.to_string()),
            question: flat(&dispute.question),
            state: match dispute.state {
                DisputeState::Open => "open",
                DisputeState::Settled => "settled",
            },
            settled_for: dispute.settled_for.as_deref().map(flat),
            why: dispute.why.as_deref().map(flat),
            by: dispute.by.as_deref().map(flat),
            reviewed_by: dispute.reviewed_by.as_deref().map(flat),
            sides,
        }
    }

    /// A computed contradiction as a dispute.
    fn contradiction(&self, found: &Contradiction) -> DisputeView {
        let question = self.question(found);
        let (one, other) = (&found.one_side, &found.other_side);
        match found.kind {
            Kind::Denied if has_values(found) => {
                let mut sides = self.sides_by_value(one);
                sides.extend(self.sides_by_value(other));
                unrecorded(question, sides)
            }
            Kind::Denied => {
                let sides = vec![self.side("yes", one), self.side("no", other)];
                unrecorded(question, sides)
            }
            Kind::Excluded { .. } | Kind::NoTie => {
                let sides = vec![
                    self.side(found.predicate.name(), one),
                    self.side(found.other.name(), other),
                ];
                unrecorded(format!("{question} or {}", found.other), sides)
            }
            Kind::Opposite { .. } => {
                let object = found.object.unwrap_or(found.subject);
                let reverse = self.statement(object, found.other, Some(found.subject));
                let sides = vec![self.side(&question, one), self.side(&reverse, other)];
                unrecorded(format!("{question} or {reverse}"), sides)
            }
            Kind::Dates | Kind::Amounts => {
                unrecorded(question, self.sides_by_value(&found.one_side))
            }
        }
    }

    /// A ring as a dispute: each of its claims is a side.
    fn ring(&self, ring: &Ring) -> DisputeView {
        let rows = &self.analysis.facts.rows;
        let mut sides = Vec::new();
        for pair in &ring.pairs {
            let pair = &rows.pairs[*pair];
            let statement = self.statement(pair.subject, pair.predicate, pair.object);
            sides.push(self.side(&statement, &[pair.claim]));
        }
        let statements: Vec<_> = sides.iter().map(|side| side.label.as_str()).collect();
        unrecorded(statements.join(" or "), sides)
    }

    /// The question that a contradiction poses, without a question mark:
    /// `al-Qaida · ally-of · Taliban`.
    fn question(&self, found: &Contradiction) -> String {
        let question = self.statement(found.subject, found.predicate, found.object);
        match found.one_side.first() {
            // Claims on one text contradict each other by giving and denying it.
            Some(claim) if found.predicate.def().takes == ValueType::Text => {
                format!("{question} · {}", self.value(*claim))
            }
            _ => question,
        }
    }

    /// A statement: `al-Qaida · ally-of · Taliban`.
    fn statement(
        &self,
        subject: EntityNo,
        predicate: Predicate,
        object: Option<EntityNo>,
    ) -> String {
        let statement = format!("{} · {predicate}", self.name(subject));
        match object {
            Some(object) => format!("{statement} · {}", self.name(object)),
            None => statement,
        }
    }

    /// The name of an entity by its number.
    fn name(&self, number: EntityNo) -> String {
        match self.analysis.index.entity_id(number) {
            Some(id) => name(self.analysis.dataset, id),
            None => String::new(),
        }
    }

    /// One side for each date or amount that claims state or deny, in the order of the claims.
    fn sides_by_value(&self, numbers: &[ClaimNo]) -> Vec<DisputeSideView> {
        let mut sides: Vec<(String, Vec<ClaimNo>)> = Vec::new();
        for number in numbers {
            let value = self.value(*number);
            match sides.iter_mut().find(|(label, _)| *label == value) {
                Some((_, numbers)) => numbers.push(*number),
                None => sides.push((value, vec![*number])),
            }
        }
        sides
            .into_iter()
            .map(|(label, numbers)| self.side(&label, &numbers))
            .collect()
    }

    /// The date, amount or text of a claim in words: `2019`, `not 2019`.
    fn value(&self, number: ClaimNo) -> String {
        let Some((_, _, claim)) = self.analysis.claims.get(number.index()) else {
            return String::new();
        };
        let value = match claim.predicate.def().takes {
            ValueType::Date => claim.date.as_deref().map(date_in_words),
            ValueType::Text => claim.summary.as_deref().map(flat),
            _ => claim.amount.as_ref().map(amount_in_words),
        };
        let value = value.unwrap_or_default();
        if claim.negated {
            format!("not {value}")
        } else {
            value
        }
    }
}

/// Whether a contradiction is about dates or amounts.
fn has_values(found: &Contradiction) -> bool {
    matches!(
        found.predicate.def().takes,
        ValueType::Date | ValueType::Amount
    )
}

/// A dispute that nobody has recorded. The question is given without a question mark.
fn unrecorded(question: String, sides: Vec<DisputeSideView>) -> DisputeView {
    DisputeView {
        id: None,
        question: question + "?",
        state: "not looked at",
        settled_for: None,
        why: None,
        by: None,
        reviewed_by: None,
        sides,
    }
}

/// Recorded disputes by id, then computed contradictions that no dispute covers.
pub fn all_disputes(analysis: &Analysis<'_>) -> Vec<DisputeView> {
    let lookup = Lookup::new(analysis);
    let recorded = analysis.dataset.disputes.iter();
    let mut disputes: Vec<_> = recorded
        .map(|(id, dispute)| lookup.recorded(id, dispute))
        .collect();
    let facts = &analysis.facts;
    for found in &facts.contradictions().between_origins {
        // A dispute with only some of the claims does not cover the contradiction.
        if facts.sides.coverage(&found.one_side, &found.other_side) != DisputeCoverage::Full {
            disputes.push(lookup.contradiction(found));
        }
    }
    for ring in &facts.contradictions().rings_between_origins {
        let claims = ring.claims(&facts.rows);
        if facts.sides.coverage(&claims, &[]) != DisputeCoverage::Full {
            disputes.push(lookup.ring(ring));
        }
    }
    disputes
}

/// The disputes of a dataset; if entities are given, only those with a claim on each of them.
/// Claims that the question leaves out are taken from their sides, and disputes that then have
/// claims on fewer than two sides are left out.
pub fn disputes(analysis: &Analysis<'_>, about: &[Id]) -> Disputes {
    asked_disputes(analysis, |dispute| {
        about.iter().all(|id| dispute.concerns(id))
    })
}

/// The same with a claim on one of the entities.
pub(crate) fn disputes_on_any(analysis: &Analysis<'_>, about: &[Id]) -> Disputes {
    asked_disputes(analysis, |dispute| {
        about.is_empty() || about.iter().any(|id| dispute.concerns(id))
    })
}

fn asked_disputes(analysis: &Analysis<'_>, is_asked: impl Fn(&DisputeView) -> bool) -> Disputes {
    let mut builder = AnswerBuilder::new(analysis);
    let mut asked = Vec::new();
    for mut dispute in all_disputes(analysis) {
        if !is_asked(&dispute) {
            continue;
        }
        for side in &mut dispute.sides {
            side.limit(&mut builder);
        }
        // A side that was withdrawn was still a side.
        let is_taken = |side: &&DisputeSideView| !side.claims.is_empty() || side.withdrawn > 0;
        if dispute.sides.iter().filter(is_taken).count() > 1 {
            for number in dispute.sides.iter().flat_map(|side| &side.claim_numbers) {
                builder.count_claim(*number);
            }
            asked.push(dispute);
        } else {
            builder.scope.left_out.disputes += 1;
        }
    }
    Disputes {
        citations: citations(analysis.dataset, &asked),
        disputes: asked,
        scope: builder.scope,
    }
}

impl DisputeSideView {
    /// Removes the claims that the question leaves out.
    fn limit(&mut self, builder: &mut AnswerBuilder<'_, '_>) {
        let mut claims = Vec::new();
        let mut numbers = Vec::new();
        for (mut claim, number) in self.claims.drain(..).zip(&self.claim_numbers) {
            if builder.includes(*number) {
                claim.standing = builder.analysis.standing_of_claim(*number);
                claim.nearest = builder.analysis.nearest_of_claim(*number);
                claims.push(claim);
                numbers.push(*number);
            }
        }
        let facts = &builder.analysis.facts;
        let pairs = numbers.iter();
        self.origins = facts
            .origins
            .count(pairs.flat_map(|number| facts.rows.pairs_of_claim(*number)));
        self.claims = claims;
        self.claim_numbers = numbers;
    }
}

/// The recorded dispute with this id, and the citations of its claims.
pub(crate) fn recorded_dispute(
    analysis: &Analysis<'_>,
    id: &str,
) -> Option<(DisputeView, Citations)> {
    let (id, dispute) = analysis.dataset.disputes.get_key_value(id)?;
    let view = Lookup::new(analysis).recorded(id, dispute);
    let citations = citations(analysis.dataset, std::slice::from_ref(&view));
    Some((view, citations))
}

/// The citations of the claims on all sides.
fn citations(dataset: &Dataset, disputes: &[DisputeView]) -> Citations {
    let mut citations = Citations::new();
    for side in disputes.iter().flat_map(|dispute| &dispute.sides) {
        for claim in &side.claims {
            if let Some(coded) = dataset.sources.get(claim.source.as_str()) {
                citations.add(&claim.source, || cite(dataset, &coded.source));
            }
        }
    }
    citations
}

impl DisputeView {
    /// Whether a claim of some side is on two of some entities.
    pub(crate) fn is_between(&self, ids: &HashSet<&str>) -> bool {
        let mut claims = self.sides.iter().flat_map(|side| &side.claims);
        claims.any(|claim| {
            let object = claim.object.as_deref().unwrap_or_default();
            ids.contains(claim.subject.as_str()) && ids.contains(object)
        })
    }

    /// Whether a claim of some side has this entity as subject or object.
    fn concerns(&self, id: &Id) -> bool {
        let mut claims = self.sides.iter().flat_map(|side| &side.claims);
        claims.any(|claim| {
            claim.subject == id.as_str() || claim.object.as_deref() == Some(id.as_str())
        })
    }
}

impl Answer for Disputes {
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for dispute in &self.disputes {
            for side in &dispute.sides {
                let claims: Vec<_> = side.claims.iter().map(|claim| &claim.claim).collect();
                rows.push(json!({
                    "dispute": dispute.id, "question": dispute.question, "state": dispute.state,
                    "side": side.label, "claims": claims, "origins": side.origins,
                }));
            }
        }
        rows
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}
