//! `disputes`: where sources contradict each other: recorded disputes, and contradictions not yet reviewed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use serde::Serialize;
use ties::id::{ClaimRef, Id};
use ties::model::DisputeState;
use ties::vocabulary::Takes;
use ties_dataset::dataset::Dataset;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::contradiction::{Contradiction, Kind};
use ties_facts::sides::DisputeCoverage;

use crate::analysis::Analysis;
use crate::between::{write_citations, write_claim};
use crate::citation::{cite, flat, name};
use crate::claim_view::{ClaimView, amount_in_words};
use crate::counting::Counting;
use crate::layout::{citation_number, claims_and_origins, count_of, wrap};

/// The disputes of a dataset: those on record, and contradictions that no record covers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Disputes {
    /// Recorded disputes by id, then computed contradictions that no dispute covers.
    pub disputes: Vec<DisputeView>,
    /// The citation of each source of their claims, by its id.
    pub citations: BTreeMap<String, String>,
    #[serde(skip)]
    text: String,
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
    /// The label of the side in favour of which it is settled.
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
        let numbers = analysis
            .claims
            .iter()
            .zip(ClaimNo::all())
            .map(|((reference, ..), number)| (reference, number))
            .collect();
        Self { analysis, numbers }
    }

    /// A side with these claims.
    fn side(&self, label: String, numbers: &[ClaimNo]) -> DisputeSideView {
        let view = |number: &ClaimNo| {
            let (reference, source, claim) = self.analysis.claims.get(number.index())?;
            let pairs = claim.pairs();
            Some(ClaimView::new(
                self.analysis.dataset,
                reference,
                source,
                claim,
                pairs.first()?,
            ))
        };
        let facts = &self.analysis.facts;
        let pairs = numbers
            .iter()
            .flat_map(|number| facts.rows.pairs_of_claim(*number));
        DisputeSideView {
            label,
            claims: numbers.iter().filter_map(view).collect(),
            origins: facts.origins.count(pairs),
            claim_numbers: numbers.to_vec(),
        }
    }

    /// The disputes on record.
    fn recorded(&self) -> Vec<DisputeView> {
        let disputed = |(id, dispute): (&Id, &ties::model::Dispute)| DisputeView {
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
            sides: dispute
                .sides
                .iter()
                .map(|side| {
                    let numbers: Vec<_> = side
                        .claims
                        .iter()
                        .filter_map(|claim| self.numbers.get(claim))
                        .copied()
                        .collect();
                    self.side(flat(&side.label), &numbers)
                })
                .collect(),
        };
        self.analysis
            .dataset
            .disputes
            .iter()
            .map(disputed)
            .collect()
    }

    /// The contradictions between origins that no dispute covers, or not with all of their claims.
    fn unrecorded(&self) -> Vec<DisputeView> {
        let is_known = |found: &&Contradiction| {
            self.analysis
                .facts
                .sides
                .coverage(&found.one_side, &found.other_side)
                == DisputeCoverage::Full
        };
        let found = &self.analysis.facts.contradictions().between_origins;
        found
            .iter()
            .filter(|found| !is_known(found))
            .map(|found| self.contradiction(found))
            .collect()
    }

    /// A computed contradiction as a dispute.
    fn contradiction(&self, found: &Contradiction) -> DisputeView {
        let (question, sides) = match found.kind {
            Kind::Denied => (
                self.question(found),
                vec![
                    self.side("yes".to_owned(), &found.one_side),
                    self.side("no".to_owned(), &found.other_side),
                ],
            ),
            Kind::Excluded { .. } | Kind::NoTie => (
                format!(
                    "{} or {}?",
                    self.question(found).trim_end_matches('?'),
                    found.other
                ),
                vec![
                    self.side(found.predicate.to_string(), &found.one_side),
                    self.side(found.other.to_string(), &found.other_side),
                ],
            ),
            Kind::Dates | Kind::Amounts => {
                let mut sides: Vec<(String, Vec<ClaimNo>)> = Vec::new();
                for number in &found.one_side {
                    let value = self.value(*number);
                    match sides.iter_mut().find(|(known, _)| *known == value) {
                        Some((_, numbers)) => numbers.push(*number),
                        None => sides.push((value, vec![*number])),
                    }
                }
                (
                    self.question(found),
                    sides
                        .into_iter()
                        .map(|(value, numbers)| self.side(value, &numbers))
                        .collect(),
                )
            }
        };
        DisputeView {
            id: None,
            question,
            state: "not looked at",
            settled_for: None,
            why: None,
            by: None,
            reviewed_by: None,
            sides,
        }
    }

    /// The question that a contradiction poses: `al-Qaida · ally-of · Taliban?`.
    fn question(&self, found: &Contradiction) -> String {
        let analysis = self.analysis;
        let name_of = |number: EntityNo| {
            analysis
                .index
                .entity_id(number)
                .map(|id| name(analysis.dataset, id))
                .unwrap_or_default()
        };
        let object = found.object.map(|object| format!(" · {}", name_of(object)));
        format!(
            "{} · {}{}?",
            name_of(found.subject),
            found.predicate,
            object.unwrap_or_default()
        )
    }

    /// The date or amount of a claim in words.
    fn value(&self, number: ClaimNo) -> String {
        let Some((_, _, claim)) = self.analysis.claims.get(number.index()) else {
            return String::new();
        };
        match claim.predicate.def().takes {
            Takes::Date => claim.date.as_deref().map(crate::date_in_words),
            _ => claim.amount.as_ref().map(amount_in_words),
        }
        .unwrap_or_default()
    }
}

/// Recorded disputes by id, then computed contradictions that no dispute covers.
pub fn all_disputes(analysis: &Analysis<'_>) -> Vec<DisputeView> {
    let lookup = Lookup::new(analysis);
    let mut disputes = lookup.recorded();
    disputes.extend(lookup.unrecorded());
    disputes
}

/// The disputes of a dataset; if entities are given, only those with a claim on each of them.
pub fn disputes(dataset: &Dataset, about: &[Id]) -> Disputes {
    let mut disputes = all_disputes(&Analysis::new(dataset, Counting::of(dataset)));
    disputes.retain(|dispute| about.iter().all(|id| dispute.concerns(id)));
    let mut answer = Disputes {
        citations: citations(dataset, &disputes),
        disputes,
        text: String::new(),
    };
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_answer(&mut text, dataset, &answer);
    answer.text = text;
    answer
}

/// The recorded dispute with this id.
pub(crate) fn recorded(
    dataset: &Dataset,
    id: &str,
) -> Option<(DisputeView, BTreeMap<String, String>)> {
    let analysis = Analysis::new(dataset, Counting::of(dataset));
    let found = Lookup::new(&analysis)
        .recorded()
        .into_iter()
        .find(|dispute| dispute.id.as_deref() == Some(id))?;
    let citations = citations(dataset, std::slice::from_ref(&found));
    Some((found, citations))
}

fn citations(dataset: &Dataset, disputes: &[DisputeView]) -> BTreeMap<String, String> {
    let claims = disputes
        .iter()
        .flat_map(|dispute| &dispute.sides)
        .flat_map(|side| &side.claims);
    let sources: BTreeSet<&str> = claims.map(|claim| claim.source.as_str()).collect();
    let cited = |id: &str| {
        Some((
            id.to_owned(),
            cite(dataset, &dataset.sources.get(id)?.source),
        ))
    };
    sources.into_iter().filter_map(cited).collect()
}

impl DisputeView {
    /// Whether a claim of some side has this entity as subject or object.
    fn concerns(&self, id: &Id) -> bool {
        let mut claims = self.sides.iter().flat_map(|side| &side.claims);
        claims.any(|claim| {
            claim.subject == id.as_str() || claim.object.as_deref() == Some(id.as_str())
        })
    }
}

fn write_answer(text: &mut String, dataset: &Dataset, answer: &Disputes) -> fmt::Result {
    let (recorded, unrecorded): (Vec<_>, Vec<_>) = answer
        .disputes
        .iter()
        .partition(|dispute| dispute.id.is_some());
    let settled = recorded
        .iter()
        .filter(|dispute| dispute.state == "settled")
        .count();
    let state = match (recorded.len(), settled) {
        (0, _) => String::new(),
        (_, 0) => ", open".to_owned(),
        (all, settled) if all == settled => ", settled".to_owned(),
        (all, settled) => format!(", {} open and {settled} settled", all - settled),
    };
    let unreviewed = match unrecorded.len() {
        0 => String::new(),
        count => format!("; {} not yet reviewed", count_of(count, "contradiction")),
    };
    writeln!(
        text,
        "{} on record{state}{unreviewed}",
        count_of(recorded.len(), "dispute")
    )?;
    for dispute in recorded {
        writeln!(text)?;
        write_dispute(text, dispute, &answer.citations)?;
    }
    if !unrecorded.is_empty() {
        writeln!(text, "\nNot yet reviewed")?;
    }
    for dispute in unrecorded {
        writeln!(text)?;
        write_dispute(text, dispute, &answer.citations)?;
    }
    write_citations(text, &answer.citations)?;
    if dataset.left_out > 0 {
        writeln!(
            text,
            "\nLeft out: {} unreadable files or records; run `ties check` for details.",
            dataset.left_out
        )?;
    }
    Ok(())
}

/// Writes a dispute with its sides and the claims of each.
pub(crate) fn write_dispute(
    text: &mut String,
    dispute: &DisputeView,
    citations: &BTreeMap<String, String>,
) -> fmt::Result {
    let id = dispute
        .id
        .as_ref()
        .map(|id| format!(" ({id})"))
        .unwrap_or_default();
    wrap(text, 0, &format!("{}{id}", dispute.question));
    let state = match &dispute.settled_for {
        Some(side) => format!("settled for “{side}”"),
        None => dispute.state.to_owned(),
    };
    let by = dispute
        .by
        .as_ref()
        .map(|by| format!(" — {by}"))
        .unwrap_or_default();
    let reviewed = dispute
        .reviewed_by
        .as_ref()
        .map(|by| format!(", reviewed by {by}"))
        .unwrap_or_default();
    match (&dispute.why, &dispute.id) {
        (Some(why), _) => wrap(text, 2, &format!("{state}: {why}{by}{reviewed}")),
        (None, Some(_)) => wrap(text, 2, &format!("{state}{by}{reviewed}")),
        (None, None) => {}
    }
    for side in &dispute.sides {
        let counts = claims_and_origins(side.claims.len(), side.origins);
        wrap(text, 2, &format!("“{}”: {counts}", side.label));
        for claim in &side.claims {
            let mut rendered = String::new();
            write_claim(
                &mut rendered,
                claim,
                &[],
                citation_number(citations, &claim.source),
            )?;
            for line in rendered.lines() {
                writeln!(text, "  {line}")?;
            }
        }
    }
    Ok(())
}

impl fmt::Display for Disputes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
