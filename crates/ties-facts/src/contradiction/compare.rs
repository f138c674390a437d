//! Which claims are compared with each other: by who makes them, and by the days on which they
//! certainly apply.

use super::overlap::{Interval, Party};
use crate::origins::Origins;
use crate::row::{PairRow, Rows, Voice};

/// Half a year, in days. A state reported at its source's date is compared with states up to this
/// many days before and after that date.
pub const HALF_A_YEAR: i32 = 183;

/// Whose claims are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ComparisonScope {
    /// Of several origins, at about the same time.
    Origins,
    /// Of one voice, on days that are certain.
    OneVoiceOnDays,
    /// Of one voice in one source. Claims on the date of the source are about the same time even if
    /// that date is uncertain.
    OneVoiceInSource,
}

impl ComparisonScope {
    /// Returns the party that claims must share to be compared; `None` if they may be of any party.
    pub(super) fn shared_party(self, interval: &Interval) -> Option<Party> {
        match self {
            Self::Origins => None,
            Self::OneVoiceOnDays | Self::OneVoiceInSource => Some(interval.party),
        }
    }
}

/// Decides which claims of a dataset are compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparison<'f> {
    pub(super) rows: &'f Rows,
    pub(super) origins: &'f Origins,
    pub(super) scope: ComparisonScope,
}

impl Comparison<'_> {
    /// Returns the days and the party of a pair; `None` if the pair cannot contradict others.
    pub(super) fn interval(&self, pair: &PairRow) -> Option<Interval> {
        let (first, last) = days_between(pair, self.scope)?;
        Some(Interval {
            first,
            last,
            party: self.party(pair)?,
            claim: pair.claim,
        })
    }

    /// Returns who makes the claim. `None` if it was revised, or if its speaker is unnamed and so
    /// cannot be shown to contradict himself.
    pub(super) fn party(&self, pair: &PairRow) -> Option<Party> {
        if self.rows.is_revised(pair.claim) {
            return None;
        }
        let source = match self.scope {
            ComparisonScope::Origins => return Some(Party::Origin(self.origins.origin(pair))),
            ComparisonScope::OneVoiceOnDays => None,
            ComparisonScope::OneVoiceInSource => Some(self.rows.claim(pair.claim).source),
        };
        match pair.voice {
            Voice::Unnamed(_) => None,
            voice => Some(Party::Voice(voice, source)),
        }
    }
}

/// Returns the first and the last day of a pair for comparison with claims of other origins: see
/// [`HALF_A_YEAR`].
pub fn days(pair: &PairRow) -> Option<(i32, i32)> {
    days_between(pair, ComparisonScope::Origins)
}

/// Returns the latest possible first day and the earliest possible last day. The second can be
/// before the first. Two pairs certainly overlap if each starts before the other ends.
fn days_between(pair: &PairRow, scope: ComparisonScope) -> Option<(i32, i32)> {
    if scope == ComparisonScope::OneVoiceInSource {
        return pair.is_current().then_some((i32::MIN, i32::MAX));
    }
    let reach = if pair.is_current() && scope == ComparisonScope::Origins {
        HALF_A_YEAR
    } else {
        0
    };
    // A pair with an unknown start may start on the last of all days, so it certainly overlaps no
    // other.
    let first = pair.time.start_days().1.saturating_sub(reach);
    let last = pair.time.end_days().0.saturating_add(reach);
    Some((first, last))
}
