//! `impact`: what would fall if a source were retracted.
//!
//! The dataset is analysed with and without the source and its copies, and the two are compared.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use serde_json::{Value, json};
use ties::id::{ClaimRef, Id};
use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::dataset::Dataset;
use ties_dataset::number::ClaimNo;
use ties_facts::tie::Tie;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder};
use crate::citation::flat;
use crate::citations::Citations;
use crate::claim_view::{ClaimView, HEADINGS, heading};
use crate::scope::Scope;
use crate::selection::is_withdrawn;
use crate::speaker_role::copies;
use crate::standing_counts::StandingCounts;
use crate::tie_summary::TieSummary;

/// What would fall if a source were retracted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ImpactView {
    /// The id of the source.
    pub source: String,
    /// The sources that copy it, directly or through others. Their claims fall too.
    pub copies: Vec<String>,
    /// The number of its claims that are in force.
    pub claims: usize,
    /// The same claims by what they are, in the order of the headings of other answers.
    pub claims_by_heading: Vec<HeadingCount>,
    /// The number of claims of its copies that are in force.
    pub claims_of_copies: usize,
    /// The ties that nothing else attests.
    pub lost_ties: Vec<TieSummary>,
    /// The ties whose best attested period would have one independent origin, instead of several.
    pub single_origin_ties: Vec<ChangedTie>,
    /// The ties that would be attested for other times.
    pub changed_ties: Vec<ChangedTie>,
    /// The recorded disputes that would lose a side.
    pub disputes: Vec<DisputeImpact>,
    /// The contradictions without a record that would lose a side.
    pub contradictions: usize,
    /// The claims that its claims superseded or refuted, and that would be in force again.
    pub restored_claims: Vec<ClaimView>,
    /// The ties that these claims would attest.
    pub restored_ties: Vec<TieSummary>,
    /// The claims of others whose recorded outcome rests on it.
    pub outcomes: Vec<ClaimView>,
    /// The conclusions of coders that rest on it.
    pub inferences: Vec<ClaimView>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
}

/// The number of claims under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct HeadingCount {
    /// The heading.
    pub heading: String,
    /// The number of claims.
    pub claims: usize,
    /// The number of these claims that give a value, such as a strength or a date of death, and
    /// so make no tie.
    pub values: usize,
}

/// A tie before and after a retraction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChangedTie {
    /// The tie today.
    pub before: TieSummary,
    /// The tie without the source.
    pub after: TieSummary,
}

/// A recorded dispute that would lose a side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DisputeImpact {
    /// Its id.
    pub id: String,
    /// Its question.
    pub question: String,
    /// The labels of the sides that would have no claim in force.
    pub lost_sides: Vec<String>,
    /// The number of sides that would be left.
    pub sides_left: usize,
}

/// A tie by its ids.
type TieKey<'a> = (&'a Id, Predicate, &'a Id);

/// What would fall if a source were retracted. Copies of the source fall with it.
pub fn impact(analysis: &Analysis<'_>, source: &Id) -> ImpactView {
    let copies = copies(analysis, source);
    let mut gone = copies.clone();
    gone.insert(source.clone());
    let dataset_without = without(analysis.dataset, &gone);
    let rest = Analysis::new(&dataset_without, analysis.selection.clone());
    let mut builder = AnswerBuilder::new(analysis);
    let mut view = ImpactView {
        source: source.to_string(),
        claims: claims_in_force(analysis, |id| id == source),
        claims_by_heading: claims_by_heading(analysis, source),
        claims_of_copies: claims_in_force(analysis, |id| copies.contains(id)),
        copies: copies.iter().map(ToString::to_string).collect(),
        lost_ties: Vec::new(),
        single_origin_ties: Vec::new(),
        changed_ties: Vec::new(),
        disputes: lost_sides(analysis, &gone),
        contradictions: contradictions(analysis, &gone),
        restored_claims: Vec::new(),
        restored_ties: Vec::new(),
        outcomes: Vec::new(),
        inferences: Vec::new(),
        citations: Citations::new(),
        scope: Scope::default(),
    };
    view.add_ties(&mut builder, &rest, &gone);
    view.add_claims(&mut builder, &gone);
    for id in &gone {
        builder.cite_source(id);
    }
    if let Some(listed) = &mut builder.scope.listed {
        // Most ties with a claim of the source remain as they are, and are not listed.
        listed.ties = view.counts_of_ties();
    }
    view.citations = builder.citations;
    view.scope = builder.scope;
    view
}

/// The dataset without some sources, and without what refers to their claims.
fn without(dataset: &Dataset, gone: &BTreeSet<Id>) -> Dataset {
    let mut rest = dataset.clone();
    rest.sources.retain(|id, _| !gone.contains(id));
    for claim in rest.sources.values_mut().flat_map(|it| &mut it.claims) {
        for withdrawal in [&mut claim.superseded_by, &mut claim.refuted_by] {
            if withdrawal
                .as_ref()
                .is_some_and(|by| gone.contains(&by.claim.source))
            {
                *withdrawal = None;
            }
        }
    }
    for side in rest.disputes.values_mut().flat_map(|it| &mut it.sides) {
        side.claims.retain(|claim| !gone.contains(&claim.source));
    }
    rest
}

/// The number of claims in force of some sources.
fn claims_in_force(analysis: &Analysis<'_>, is_of: impl Fn(&Id) -> bool) -> usize {
    let claims = analysis.claims.iter();
    claims
        .filter(|(reference, source, claim)| {
            is_of(&reference.source) && !is_withdrawn(source, claim)
        })
        .count()
}

/// The claims in force of a source, by heading.
fn claims_by_heading(analysis: &Analysis<'_>, of: &Id) -> Vec<HeadingCount> {
    let mut counts = HEADINGS.map(|heading| HeadingCount {
        heading: heading.to_owned(),
        claims: 0,
        values: 0,
    });
    for (reference, source, claim) in &analysis.claims {
        if reference.source != *of || is_withdrawn(source, claim) {
            continue;
        }
        let heading = heading(source, claim);
        let is_value = claim.predicate.def().takes != ValueType::Entity;
        for count in counts.iter_mut().filter(|count| count.heading == heading) {
            count.claims += 1;
            count.values += usize::from(is_value);
        }
    }
    counts
        .into_iter()
        .filter(|count| count.claims > 0)
        .collect()
}

/// The recorded disputes that would lose a side.
fn lost_sides(analysis: &Analysis<'_>, gone: &BTreeSet<Id>) -> Vec<DisputeImpact> {
    let mut in_force: BTreeSet<&ClaimRef> = BTreeSet::new();
    for (reference, source, claim) in &analysis.claims {
        if !is_withdrawn(source, claim) {
            in_force.insert(reference);
        }
    }
    let mut found = Vec::new();
    for (id, dispute) in &analysis.dataset.disputes {
        let mut lost = Vec::new();
        let mut left = 0;
        for side in &dispute.sides {
            let mut claims = side
                .claims
                .iter()
                .filter(|claim| in_force.contains(claim))
                .peekable();
            if claims.peek().is_none() {
                continue;
            }
            if claims.all(|claim| gone.contains(&claim.source)) {
                lost.push(flat(&side.label));
            } else {
                left += 1;
            }
        }
        if !lost.is_empty() {
            found.push(DisputeImpact {
                id: id.to_string(),
                question: flat(&dispute.question),
                lost_sides: lost,
                sides_left: left,
            });
        }
    }
    found
}

/// The number of contradictions without a record that would lose a side.
fn contradictions(analysis: &Analysis<'_>, gone: &BTreeSet<Id>) -> usize {
    let facts = &analysis.facts;
    let mut count = 0;
    for found in &facts.contradictions().between_origins {
        let sides = [&found.one_side, &found.other_side];
        let loses_side = sides
            .iter()
            .any(|side| !side.is_empty() && side.iter().all(|it| is_of(analysis, *it, gone)));
        let is_recorded = !facts.sides.places(&found.one_side).is_empty();
        if loses_side && !is_recorded {
            count += 1;
        }
    }
    count
}

/// Whether a claim is of one of some sources.
fn is_of(analysis: &Analysis<'_>, claim: ClaimNo, gone: &BTreeSet<Id>) -> bool {
    let claim = analysis.claims.get(claim.index());
    claim.is_some_and(|(reference, ..)| gone.contains(&reference.source))
}

impl ImpactView {
    /// The numbers of the ties that would be lost or changed.
    fn counts_of_ties(&self) -> StandingCounts {
        let changed = self.single_origin_ties.iter().chain(&self.changed_ties);
        let ties = changed
            .map(|changed| &changed.before)
            .chain(&self.lost_ties);
        let mut counts = StandingCounts::default();
        for standing in ties.filter_map(|tie| tie.standing) {
            counts.add(standing);
        }
        counts
    }

    /// Compares the ties with and without the sources.
    fn add_ties(
        &mut self,
        builder: &mut AnswerBuilder<'_, '_>,
        rest: &Analysis<'_>,
        gone: &BTreeSet<Id>,
    ) {
        let analysis = builder.analysis;
        let ties_of_rest = included_ties(rest);
        let touched = builder.asked_ties(|tie| {
            let mut claims = tie.episodes.iter().flat_map(|episode| &episode.claims_for);
            claims.any(|claim| is_of(analysis, *claim, gone))
        });
        for tie in touched {
            let (Some(key), Some(before)) = (key(analysis, tie), builder.tie(tie)) else {
                continue;
            };
            let Some(after) = ties_of_rest.get(&key) else {
                self.lost_ties.push(before);
                continue;
            };
            if let Some(view) = TieSummary::new(rest, after) {
                let is_single = best_origins(tie) > 1 && best_origins(after) == 1;
                self.add_changed(before, view, is_single);
            }
        }
        let mut known = BTreeSet::new();
        known.extend(analysis.ties.iter().filter_map(|tie| key(analysis, tie)));
        let mut restored: Vec<_> = ties_of_rest.into_iter().collect();
        restored.retain(|(key, _)| !known.contains(key));
        restored.sort_by_key(|(key, _)| *key);
        let restored = restored.into_iter();
        self.restored_ties = restored
            .filter_map(|(_, tie)| TieSummary::new(rest, tie))
            .collect();
    }

    /// Adds a tie that others attest too, if it would have one origin or other times.
    fn add_changed(&mut self, before: TieSummary, after: TieSummary, is_single: bool) {
        let is_changed = periods(&before) != periods(&after);
        let changed = ChangedTie { before, after };
        if is_single {
            self.single_origin_ties.push(changed);
        } else if is_changed {
            self.changed_ties.push(changed);
        }
    }

    /// Adds the claims of other sources that rest on the sources, or that they withdrew.
    fn add_claims(&mut self, builder: &mut AnswerBuilder<'_, '_>, gone: &BTreeSet<Id>) {
        for (number, (reference, _, claim)) in ClaimNo::all().zip(&builder.analysis.claims) {
            if gone.contains(&reference.source) {
                continue;
            }
            let mut withdrawals = claim.superseded_by.iter().chain(&claim.refuted_by);
            if withdrawals.any(|by| gone.contains(&by.claim.source)) {
                self.restored_claims.extend(builder.whole_claim(number));
            }
            let mut shown_by = claim.outcome.iter().flat_map(|outcome| &outcome.claims);
            if shown_by.any(|claim| gone.contains(&claim.source)) {
                self.outcomes.extend(builder.whole_claim(number));
            }
            if claim
                .premises
                .iter()
                .any(|claim| gone.contains(&claim.source))
            {
                self.inferences.extend(builder.whole_claim(number));
            }
        }
    }
}

/// The ties that the question includes, by their ids.
fn included_ties<'a>(analysis: &'a Analysis<'_>) -> HashMap<TieKey<'a>, &'a Tie> {
    let mut builder = AnswerBuilder::new(analysis);
    let mut ties = HashMap::new();
    for tie in &analysis.ties {
        if let Some(key) = key(analysis, tie)
            && builder.includes_tie(tie)
        {
            ties.insert(key, tie);
        }
    }
    ties
}

/// The ids and the predicate of a tie.
fn key<'a>(analysis: &'a Analysis<'_>, tie: &Tie) -> Option<TieKey<'a>> {
    let subject = analysis.index.entity_id(tie.subject)?;
    Some((
        subject,
        tie.predicate,
        analysis.index.entity_id(tie.object)?,
    ))
}

/// The largest number of independent origins of a period of a tie.
fn best_origins(tie: &Tie) -> usize {
    let episodes = tie.episodes.iter();
    episodes
        .map(|episode| episode.origins_for)
        .max()
        .unwrap_or(0)
}

/// The periods of a tie in words.
fn periods(tie: &TieSummary) -> Vec<&str> {
    tie.episodes
        .iter()
        .map(|episode| episode.words.as_str())
        .collect()
}

impl Answer for ImpactView {
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for (effect, ties) in [
            ("tie lost", &self.lost_ties),
            ("tie restored", &self.restored_ties),
        ] {
            for tie in ties {
                rows.push(json!({"effect": effect, "statement": tie.statement, "id": null}));
            }
        }
        for (effect, ties) in [
            ("tie with one origin left", &self.single_origin_ties),
            ("tie of other times", &self.changed_ties),
        ] {
            for tie in ties {
                let statement = &tie.before.statement;
                rows.push(json!({"effect": effect, "statement": statement, "id": null}));
            }
        }
        for (effect, claims) in [
            ("claim in force again", &self.restored_claims),
            ("outcome without support", &self.outcomes),
            ("inference without premise", &self.inferences),
        ] {
            for claim in claims {
                let (statement, id) = (&claim.statement, &claim.claim);
                rows.push(json!({"effect": effect, "statement": statement, "id": id}));
            }
        }
        for dispute in &self.disputes {
            let (question, id) = (&dispute.question, &dispute.id);
            let effect = "dispute loses a side";
            rows.push(json!({"effect": effect, "statement": question, "id": id}));
        }
        rows
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }

    fn is_empty(&self) -> bool {
        self.claims + self.claims_of_copies == 0
    }
}
