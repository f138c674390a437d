//! Contradictions between values: dates and amounts whose ranges do not overlap.

use std::cmp::Reverse;

use super::compare::{Comparison, ComparisonScope};
use super::conflict::{Contradiction, Kind};
use super::overlap::{Interval, Overlaps};
use ties::vocabulary::{ListingRole, ListingStatus, Predicate, ValueType};
use ties_dataset::number::{ClaimNo, EntityNo};

const LISTED: Predicate = Predicate::named("designated-under");

/// A value that a claim gives.
struct Value {
    /// Only values with the same question are compared.
    question: Question,
    low: u64,
    high: u64,
    interval: Interval,
}

/// The question that a value answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Question {
    subject: EntityNo,
    predicate: Predicate,
    /// The hash of what an amount measures, or the number of a list; 0 for other dates.
    measure: u32,
}

/// Returns the contradictions between dates that have no possible day in common.
pub(super) fn of_dates(comparison: Comparison<'_>) -> Vec<Contradiction> {
    let mut values = Vec::new();
    for row in &comparison.rows.dates {
        for pair in comparison.rows.pairs_of_claim(row.claim) {
            if !pair.affirms() || pair.predicate.def().takes != ValueType::Date {
                continue;
            }
            let Some(party) = comparison.party(pair) else {
                continue;
            };
            values.push(Value {
                question: Question {
                    subject: pair.subject,
                    predicate: pair.predicate,
                    measure: 0,
                },
                low: from_first_day(row.date.start_days().0),
                high: from_first_day(row.date.end_days().1),
                // Dates are not compared by time: each is given once and for all.
                interval: Interval {
                    first: i32::MIN,
                    last: i32::MAX,
                    party,
                    claim: row.claim,
                },
            });
        }
    }
    of_values(values, Kind::Dates, comparison.scope)
}

/// Returns the contradictions between the start days that one voice gives for a listing. Sources
/// often differ by days, and `disputed` would report all of them.
pub(super) fn of_listings(comparison: Comparison<'_>) -> Vec<Contradiction> {
    let rows = comparison.rows;
    if comparison.scope == ComparisonScope::Origins {
        return Vec::new();
    }
    let mut values = Vec::new();
    for pair in &rows.pairs {
        if pair.predicate != LISTED || !pair.starts || !pair.affirms() {
            continue;
        }
        let role = rows.qualifiers(pair.claim).role;
        let is_own = matches!(role, None | Some(ListingRole::OwnEntry));
        let is_listed = rows.listing(pair.claim) == ListingStatus::Listed;
        let (Some(list), Some(party), true) =
            (pair.object, comparison.party(pair), is_own && is_listed)
        else {
            continue;
        };
        let (low, high) = pair.time.start_days();
        values.push(Value {
            question: Question {
                subject: pair.subject,
                predicate: pair.predicate,
                measure: u32::try_from(list.index()).unwrap_or(u32::MAX),
            },
            low: from_first_day(low),
            high: from_first_day(high),
            interval: Interval {
                first: i32::MIN,
                last: i32::MAX,
                party,
                claim: pair.claim,
            },
        });
    }
    of_values(values, Kind::Dates, comparison.scope)
}

/// Returns the number of days since the first possible day.
fn from_first_day(day: i32) -> u64 {
    u64::from(day.abs_diff(i32::MIN))
}

/// Returns the contradictions between amounts of the same measure and time that have no number in
/// common.
pub(super) fn of_amounts(comparison: Comparison<'_>) -> Vec<Contradiction> {
    let mut values = Vec::new();
    for row in &comparison.rows.amounts {
        for pair in comparison.rows.pairs_of_claim(row.claim) {
            if !pair.affirms() || pair.predicate.def().takes != ValueType::Amount {
                continue;
            }
            let Some(interval) = comparison.interval(pair) else {
                continue;
            };
            values.push(Value {
                question: Question {
                    subject: pair.subject,
                    predicate: pair.predicate,
                    measure: row.measure,
                },
                low: row.low,
                high: row.high,
                interval,
            });
        }
    }
    of_values(values, Kind::Amounts, comparison.scope)
}

fn of_values(mut values: Vec<Value>, kind: Kind, scope: ComparisonScope) -> Vec<Contradiction> {
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
        let claims = non_overlapping(comparable, scope);
        if let Some(first) = comparable.first()
            && !claims.is_empty()
        {
            found.push(Contradiction {
                subject: first.question.subject,
                object: None,
                predicate: first.question.predicate,
                other: first.question.predicate,
                kind,
                one_side: claims,
                other_side: Vec::new(),
            });
        }
    }
    found
}

fn are_comparable(one: &Value, other: &Value, scope: ComparisonScope) -> bool {
    one.question == other.question
        && scope.shared_party(&one.interval) == scope.shared_party(&other.interval)
}

/// Returns the claims whose value does not overlap another of the same time, in the order of the
/// values.
fn non_overlapping(values: &[Value], scope: ComparisonScope) -> Vec<ClaimNo> {
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
fn mark_above_others(values: &[Value], scope: ComparisonScope, is_apart: &mut [bool]) {
    let mut by_high: Vec<&Value> = values.iter().collect();
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
fn mark_below_others(values: &[Value], scope: ComparisonScope, is_apart: &mut [bool]) {
    let mut downwards: Vec<(&Value, &mut bool)> = values.iter().zip(is_apart).collect();
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

fn overlaps(values: &[Value], scope: ComparisonScope) -> Overlaps {
    let intervals = values.iter().map(|value| &value.interval);
    Overlaps::new(intervals, scope == ComparisonScope::Origins)
}
