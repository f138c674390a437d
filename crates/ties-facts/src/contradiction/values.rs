//! Contradictions between values: dates and amounts whose ranges do not overlap, and values that
//! are denied.

use std::cmp::Reverse;

use super::compare::{Comparison, ComparisonScope};
use super::conflict::{Contradiction, Kind};
use super::denials::denied_values;
use super::overlap::Overlaps;
use super::value::{Question, StatedValue, values};
use ties::vocabulary::ValueType;
use ties_dataset::number::ClaimNo;

/// Returns the contradictions between values: dates that have no possible day in common, amounts of
/// the same measure and time that have no number in common, and values that are denied.
pub(super) fn of_values(comparison: Comparison<'_>) -> Vec<Contradiction> {
    let scope = comparison.scope;
    let mut values = values(comparison);
    values.sort_unstable_by_key(|value| {
        (
            value.question,
            scope.shared_party(&value.interval),
            value.low,
            value.high,
            value.interval.claim,
        )
    });
    let mut found = Vec::new();
    for comparable in values.chunk_by(|one, other| are_comparable(one, other, scope)) {
        if comparable.len() > 1 {
            compare(comparable, scope, &mut found);
        }
    }
    found
}

fn are_comparable(one: &StatedValue, other: &StatedValue, scope: ComparisonScope) -> bool {
    one.question == other.question
        && scope.shared_party(&one.interval) == scope.shared_party(&other.interval)
}

/// Adds the contradictions between values that answer the same question.
fn compare(values: &[StatedValue], scope: ComparisonScope, found: &mut Vec<Contradiction>) {
    let question = values[0].question;
    let (denied, given): (Vec<StatedValue>, Vec<StatedValue>) =
        values.iter().partition(|value| value.is_denied);
    let different = non_overlapping(&given, scope);
    if !different.is_empty() {
        let kind = match question.predicate.def().takes {
            // The start of a listing.
            ValueType::Date | ValueType::Entity => Kind::Dates,
            _ => Kind::Amounts,
        };
        found.push(contradiction(question, kind, different, Vec::new()));
    }
    let denials = denied_values(&given, &denied, scope);
    if !denials.given.is_empty() {
        found.push(contradiction(
            question,
            Kind::Denied,
            denials.given,
            denials.denied,
        ));
    }
}

fn contradiction(
    question: Question,
    kind: Kind,
    one_side: Vec<ClaimNo>,
    other_side: Vec<ClaimNo>,
) -> Contradiction {
    Contradiction {
        subject: question.subject,
        object: None,
        predicate: question.predicate,
        other: question.predicate,
        kind,
        one_side,
        other_side,
    }
}

/// Returns the claims whose value does not overlap another of the same time, in the order of the
/// values.
fn non_overlapping(values: &[StatedValue], scope: ComparisonScope) -> Vec<ClaimNo> {
    let highest_low = values.iter().map(|value| value.low).max();
    let lowest_high = values.iter().map(|value| value.high).min();
    if highest_low <= lowest_high {
        // All values have these numbers in common.
        return Vec::new();
    }
    let mut is_apart = vec![false; values.len()];
    mark_above_others(values, scope, &mut is_apart);
    mark_below_others(values, scope, &mut is_apart);
    let mut claims = Vec::new();
    for (value, is_apart) in values.iter().zip(is_apart) {
        // A claim on several pairs has one value for each.
        if is_apart && claims.last() != Some(&value.interval.claim) {
            claims.push(value.interval.claim);
        }
    }
    claims
}

/// Marks the values that are above another of the same time. The values are sorted by their lowest
/// number.
fn mark_above_others(values: &[StatedValue], scope: ComparisonScope, is_apart: &mut [bool]) {
    let mut by_high: Vec<&StatedValue> = values.iter().collect();
    by_high.sort_by_key(|value| value.high);
    let mut by_high = by_high.into_iter().peekable();
    let mut below = overlaps(values, scope);
    for (value, is_apart) in values.iter().zip(is_apart) {
        while let Some(lower) = by_high.next_if(|lower| lower.high < value.low) {
            below.add(&lower.interval);
        }
        *is_apart |= below.has_any(&value.interval);
    }
}

/// Marks the values that are below another of the same time. The values are sorted by their lowest
/// number.
fn mark_below_others(values: &[StatedValue], scope: ComparisonScope, is_apart: &mut [bool]) {
    let mut downwards: Vec<(&StatedValue, &mut bool)> = values.iter().zip(is_apart).collect();
    downwards.sort_by_key(|(value, _)| Reverse(value.high));
    let mut by_low = values.iter().rev().peekable();
    let mut above = overlaps(values, scope);
    for (value, is_apart) in downwards {
        while let Some(higher) = by_low.next_if(|higher| higher.low > value.high) {
            above.add(&higher.interval);
        }
        *is_apart |= above.has_any(&value.interval);
    }
}

fn overlaps(values: &[StatedValue], scope: ComparisonScope) -> Overlaps {
    let intervals = values.iter().map(|value| &value.interval);
    Overlaps::new(intervals, scope == ComparisonScope::Origins)
}
