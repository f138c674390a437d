//! What each coder decided on each sentence: coded, skipped with a reason, or not yet decided.

use std::collections::BTreeMap;

use serde::Serialize;

use super::alpha::Metric;
use super::coding::{Coding, Proposition};
use super::figure::{Figure, Table};
use super::passages::Parts;

/// What a coder decided on a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It has a claim.
    Coded,
    /// It is skipped, with a reason.
    Skipped,
    /// It has no claim and is not skipped.
    Undecided,
}

/// The number of sentences on which the coders decided so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DecisionCount {
    /// What A decided.
    pub a: Decision,
    /// What B decided.
    pub b: Decision,
    /// The number of sentences.
    pub sentences: usize,
}

/// The decisions of both coders on all parts of the sources.
#[derive(Debug)]
pub(super) struct Decisions {
    /// For each coder and part: what the coder decided there, in a part that contains it, or in one
    /// that it contains.
    nearby: [Vec<Decision>; 2],
    /// The decisions on each sentence that a coder names.
    sentences: Vec<[Decision; 2]>,
}

impl Decisions {
    pub(super) fn new(codings: [&Coding<'_>; 2], parts: &Parts) -> Self {
        let own = codings.map(|coding| own_decisions(coding, parts));
        let mut is_divided = vec![false; parts.len()];
        for (part, wider) in parts.wider.iter().enumerate() {
            if is_named(&own, part) {
                for wider in wider {
                    is_divided[wider.0] = true;
                }
            }
        }
        let from_wider = [0, 1].map(|coder| with_wider(&own[coder], parts));
        let mut sentences = Vec::new();
        for (part, is_divided) in is_divided.into_iter().enumerate() {
            if is_named(&own, part) && !is_divided {
                sentences.push([from_wider[0][part], from_wider[1][part]]);
            }
        }
        let mut nearby = from_wider;
        for (decisions, own) in nearby.iter_mut().zip(&own) {
            for (part, wider) in parts.wider.iter().enumerate() {
                for wider in wider {
                    decisions[wider.0] = decisions[wider.0].min(own[part]);
                }
            }
        }
        Self { nearby, sentences }
    }

    /// What a coder decided on the passage of a proposition of the other one.
    pub(super) fn on(
        &self,
        coder: usize,
        other: &Coding<'_>,
        proposition: &Proposition<'_>,
    ) -> Decision {
        let parts = other.passage(proposition).parts.iter();
        let decisions = parts.map(|part| self.nearby[coder][part.0]);
        decisions.min().unwrap_or(Decision::Undecided)
    }

    /// The numbers of sentences by decision.
    pub(super) fn counts(&self) -> Vec<DecisionCount> {
        let mut counts: BTreeMap<[Decision; 2], usize> = BTreeMap::new();
        for sentence in &self.sentences {
            *counts.entry(*sentence).or_default() += 1;
        }
        let counts = counts.into_iter();
        counts
            .map(|([a, b], sentences)| DecisionCount { a, b, sentences })
            .collect()
    }

    /// The agreement on whether a sentence has a claim, where both decided.
    pub(super) fn agreement(&self) -> Figure {
        let mut values = Vec::new();
        for sentence in &self.sentences {
            if !sentence.contains(&Decision::Undecided) {
                values.push(sentence.map(|decision| f64::from(decision as u8)));
            }
        }
        Table::new(values).figure("sentence coded or skipped", Metric::Nominal)
    }
}

/// What a coder decided on the parts that the coding names.
fn own_decisions(coding: &Coding<'_>, parts: &Parts) -> Vec<Decision> {
    let mut decisions = vec![Decision::Undecided; parts.len()];
    for (passages, decision) in [
        (&coding.skipped, Decision::Skipped),
        (&coding.passages, Decision::Coded),
    ] {
        for part in passages.iter().flat_map(|passage| &passage.parts) {
            decisions[part.0] = decision;
        }
    }
    decisions
}

fn is_named(own: &[Vec<Decision>; 2], part: usize) -> bool {
    own.iter()
        .any(|decisions| decisions[part] != Decision::Undecided)
}

/// The decisions on parts, and on the parts that contain them.
fn with_wider(own: &[Decision], parts: &Parts) -> Vec<Decision> {
    let mut decisions = own.to_vec();
    for (decision, wider) in decisions.iter_mut().zip(&parts.wider) {
        for wider in wider {
            *decision = (*decision).min(own[wider.0]);
        }
    }
    decisions
}
