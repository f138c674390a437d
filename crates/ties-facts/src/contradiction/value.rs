//! The values that claims give or deny.

use super::compare::{Comparison, ComparisonScope};
use super::overlap::Interval;
use ties::vocabulary::{ListingRole, ListingStatus, Predicate, ValueType};
use ties_dataset::number::{ClaimNo, EntityNo};

const LISTED: Predicate = Predicate::named("designated-under");

/// A value that a claim gives or denies.
#[derive(Clone, Copy)]
pub(super) struct StatedValue {
    /// Only values with the same question are compared.
    pub(super) question: Question,
    pub(super) is_denied: bool,
    pub(super) low: u64,
    pub(super) high: u64,
    pub(super) interval: Interval,
}

/// The question that a value answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Question {
    pub(super) subject: EntityNo,
    pub(super) predicate: Predicate,
    /// The hash of what an amount measures, or of a text; the number of a list; 0 for dates.
    measure: u32,
}

/// Returns the values of all states of affairs.
pub(super) fn values(comparison: Comparison<'_>) -> Vec<StatedValue> {
    let rows = comparison.rows;
    let mut values = Vec::new();
    for row in &rows.dates {
        let low = from_first_day(row.date.start_days().0);
        let high = from_first_day(row.date.end_days().1);
        add(&mut values, comparison, row.claim, 0, (low, high));
    }
    for row in &rows.amounts {
        let range = (row.low, row.high);
        add(&mut values, comparison, row.claim, row.measure, range);
    }
    for row in &rows.summaries {
        // Two different texts are two questions, so only a denial contradicts a text.
        add(&mut values, comparison, row.claim, row.text, (0, 0));
    }
    // Sources often differ by days in the start of a listing, so only one voice is compared with
    // itself.
    if comparison.scope != ComparisonScope::Origins {
        add_listings(&mut values, comparison);
    }
    values
}

/// Adds the start days of listings.
fn add_listings(values: &mut Vec<StatedValue>, comparison: Comparison<'_>) {
    let rows = comparison.rows;
    for pair in &rows.pairs {
        if pair.predicate != LISTED || !pair.starts || !pair.affirms() {
            continue;
        }
        let role = rows.qualifiers(pair.claim).role;
        let is_own = matches!(role, None | Some(ListingRole::OwnEntry));
        if !is_own || rows.listing(pair.claim) != ListingStatus::Listed {
            continue;
        }
        let (Some(list), Some(party)) = (pair.object, comparison.party(pair)) else {
            continue;
        };
        let (low, high) = pair.time.start_days();
        values.push(StatedValue {
            question: Question {
                subject: pair.subject,
                predicate: pair.predicate,
                measure: u32::try_from(list.index()).unwrap_or(u32::MAX),
            },
            is_denied: false,
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
}

/// Adds the value of a claim, once for each of its pairs.
fn add(
    values: &mut Vec<StatedValue>,
    comparison: Comparison<'_>,
    claim: ClaimNo,
    measure: u32,
    (low, high): (u64, u64),
) {
    for pair in comparison.rows.pairs_of_claim(claim) {
        let takes = pair.predicate.def().takes;
        if !pair.is_state_of_affairs() || takes == ValueType::Entity {
            continue;
        }
        let Some(mut interval) = comparison.interval(pair) else {
            continue;
        };
        // Dates are not compared by time: each is given once and for all.
        if takes == ValueType::Date {
            interval.first = i32::MIN;
            interval.last = i32::MAX;
        }
        values.push(StatedValue {
            question: Question {
                subject: pair.subject,
                predicate: pair.predicate,
                measure,
            },
            is_denied: pair.negated,
            low,
            high,
            interval,
        });
    }
}

/// Returns the number of days since the first possible day.
fn from_first_day(day: i32) -> u64 {
    u64::from(day.abs_diff(i32::MIN))
}
