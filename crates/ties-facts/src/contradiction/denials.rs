//! Values that some claims give and others deny.

use super::compare::ComparisonScope;
use super::overlap::{Interval, overlapping_others};
use super::value::StatedValue;
use ties_dataset::number::ClaimNo;

/// The claims on the two sides of a denial.
#[derive(Default)]
pub(super) struct Denials {
    /// The claims that give a value, sorted.
    pub(super) given: Vec<ClaimNo>,
    /// The claims that deny it, sorted.
    pub(super) denied: Vec<ClaimNo>,
}

/// Returns the claims that give values which others deny for the same time. "Not in 2019" denies
/// every day of 2019, but "not on 3 May 2019" leaves the rest of the year: a denied range must
/// contain the whole range that is given. Both lists are sorted by range.
pub(super) fn denied_values(
    given: &[StatedValue],
    denied: &[StatedValue],
    scope: ComparisonScope,
) -> Denials {
    let of_another_party = scope == ComparisonScope::Origins;
    let mut found = Denials::default();
    for same in denied.chunk_by(|one, other| (one.low, one.high) == (other.low, other.high)) {
        let within = values_within(given, same[0]);
        let same: Vec<Interval> = same.iter().map(|value| value.interval).collect();
        let ones = overlapping_others(&within, &same, of_another_party);
        if !ones.is_empty() {
            let others = overlapping_others(&same, &within, of_another_party);
            found.given.extend(ones);
            found.denied.extend(others);
        }
    }
    for claims in [&mut found.given, &mut found.denied] {
        claims.sort_unstable();
        claims.dedup();
    }
    found
}

/// Returns the intervals of the values within the range of another value.
fn values_within(values: &[StatedValue], range: StatedValue) -> Vec<Interval> {
    let first = values.partition_point(|value| value.low < range.low);
    let mut within = Vec::new();
    for value in &values[first..] {
        if value.low > range.high {
            break;
        }
        if value.high <= range.high {
            within.push(value.interval);
        }
    }
    within
}
