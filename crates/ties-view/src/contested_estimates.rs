//! Estimates of the same people, place and time that cannot all be right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;
use ties::vocabulary::Predicate;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::contradiction::{Contradiction, days};
use ties_facts::graph::Groups;
use ties_facts::row::{AmountRow, PairRow};

use crate::amounts::amount_in_words;
use crate::analysis::Analysis;
use crate::citations::{Citations, citation_marks};
use crate::layout::{count_of, write_wrapped};
use crate::screen::Columns;

const STRENGTH: Predicate = Predicate::named("strength");

/// Estimates of the same people, place and time that cannot all be right: their ranges do not
/// overlap, or one denies another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ContestedEstimates {
    /// The claims.
    pub claims: Vec<String>,
    /// Their numbers in words, in the same order.
    pub numbers: Vec<String>,
    /// How many further claims contest them that the question leaves out.
    pub left_out: usize,
    /// Whether one speaker gives all of them.
    pub of_one_speaker: bool,
}

/// A claim of a contradiction.
struct ContestedClaim<'f> {
    number: ClaimNo,
    pair: &'f PairRow,
    amount: &'f AmountRow,
}

impl ContestedClaim<'_> {
    /// Whether both are about the same time and cannot both be right.
    fn contests(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (days(self.pair), days(other.pair)) else {
            return false;
        };
        let is_same_time = one.0 <= two.1 && two.0 <= one.1;
        let is_disjoint =
            self.amount.high < other.amount.low || other.amount.high < self.amount.low;
        is_same_time && (is_disjoint || self.pair.negated != other.pair.negated)
    }
}

/// The contested estimates of some entities, if the answer has at least one of them: each group
/// separately, so that numbers of different years are not set against each other.
pub(crate) fn contested_estimates(
    analysis: &Analysis<'_>,
    members: &BTreeSet<EntityNo>,
    listed: &BTreeSet<ClaimNo>,
) -> Vec<ContestedEstimates> {
    let contradictions = analysis.facts.contradictions();
    let between_origins = contradictions.between_origins.iter().map(|it| (it, false));
    let of_one_voice = contradictions.of_one_voice.iter().map(|it| (it, true));
    let mut contested = Vec::new();
    for (found, of_one_speaker) in between_origins.chain(of_one_voice) {
        if found.predicate != STRENGTH || !members.contains(&found.subject) {
            continue;
        }
        for group in groups(analysis, found, of_one_speaker) {
            let mut estimates = ContestedEstimates {
                claims: Vec::new(),
                numbers: Vec::new(),
                left_out: 0,
                of_one_speaker,
            };
            for number in group {
                estimates.add(analysis, number, listed.contains(&number));
            }
            if !estimates.claims.is_empty() {
                contested.push(estimates);
            }
        }
    }
    contested
}

/// The claims of a contradiction, in groups that contest each other about the same time. Those of
/// one speaker are one group.
fn groups(
    analysis: &Analysis<'_>,
    found: &Contradiction,
    of_one_speaker: bool,
) -> Vec<Vec<ClaimNo>> {
    let rows = &analysis.facts.rows;
    let mut claims = Vec::new();
    for number in found.one_side.iter().chain(&found.other_side) {
        let mut pairs = rows.pairs_of_claim(*number).iter();
        if let Some(pair) = pairs.find(|pair| pair.subject == found.subject)
            && let Some(amount) = rows.amount(*number)
        {
            claims.push(ContestedClaim {
                number: *number,
                pair,
                amount,
            });
        }
    }
    let mut joined = Groups::default();
    for (position, one) in claims.iter().enumerate() {
        for (later, other) in claims.iter().enumerate().skip(position + 1) {
            if of_one_speaker || one.contests(other) {
                joined.join(position, later);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<ClaimNo>> = BTreeMap::new();
    for (position, claim) in claims.iter().enumerate() {
        let group = groups.entry(joined.first_of(position)).or_default();
        group.push(claim.number);
    }
    groups.into_values().collect()
}

impl ContestedEstimates {
    fn add(&mut self, analysis: &Analysis<'_>, number: ClaimNo, is_listed: bool) {
        let Some((reference, _, claim)) = analysis.claims.get(number.index()) else {
            return;
        };
        if !is_listed {
            self.left_out += 1;
            return;
        }
        let words = claim.amount.as_ref().map(amount_in_words);
        let words = words.unwrap_or_default();
        self.claims.push(reference.to_string());
        self.numbers.push(if claim.negated {
            format!("not {words}")
        } else {
            words
        });
    }

    /// The numbers with their claims, on one line.
    fn in_words(&self, citations: &Citations) -> String {
        let mut parts = Vec::new();
        for (claim, words) in self.claims.iter().zip(&self.numbers) {
            let mark = citation_marks(citations, [claim.as_str()]);
            parts.push(format!("{words} {mark} {claim}"));
        }
        if self.left_out > 0 {
            let count = count_of(self.left_out, "claim");
            parts.push(format!("and {count} that the question leaves out"));
        }
        let line = parts.join("; ");
        if self.of_one_speaker {
            format!("{line} (by one speaker)")
        } else {
            line
        }
    }
}

/// Writes the contested estimates, one group per line.
pub(crate) fn write_contested(
    out: &mut impl Columns,
    contested: &[ContestedEstimates],
    citations: &Citations,
) -> fmt::Result {
    if !contested.is_empty() {
        writeln!(
            out,
            "\nContested: for the same people, place and time, these cannot all be right"
        )?;
    }
    for estimates in contested {
        write_wrapped(out, 2, &estimates.in_words(citations))?;
    }
    Ok(())
}
