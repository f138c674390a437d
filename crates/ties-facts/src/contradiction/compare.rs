//! What makes two claims comparable: who makes them, and on which days they certainly hold.

use super::overlap::{Interval, Party};
use crate::origins::Origins;
use crate::row::{PairRow, Rows, Voice};

/// Half of the days of a year. A state reported at its source's date is compared with others as far
/// from that date.
pub const HALF_A_YEAR: i32 = 183;

/// Between whom claims are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// Several origins, at about one time.
    Origins,
    /// One voice, on days that are certain.
    OneVoiceOnDays,
    /// One voice in one source, whose claims on its own date are about one time even if that date
    /// is not certain.
    OneVoiceInSource,
}

impl Between {
    /// The part of the party that claims must share to be compared.
    pub(super) fn shared_party(self, interval: &Interval) -> Option<Party> {
        match self {
            Self::Origins => None,
            Self::OneVoiceOnDays | Self::OneVoiceInSource => Some(interval.party),
        }
    }
}

/// Compares the claims of a dataset.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparison<'f> {
    pub(super) rows: &'f Rows,
    pub(super) origins: &'f Origins,
    pub(super) between: Between,
}

impl Comparison<'_> {
    /// The days and the party of a pair; `None` if it cannot contradict others.
    pub(super) fn interval(&self, pair: &PairRow) -> Option<Interval> {
        let (first, last) = days_between(pair, self.between)?;
        Some(Interval {
            first,
            last,
            party: self.party(pair)?,
            claim: pair.claim,
        })
    }

    /// Who makes the claim; `None` if it was revised, or if an unnamed speaker made it, who cannot
    /// contradict himself.
    pub(super) fn party(&self, pair: &PairRow) -> Option<Party> {
        if self.rows.is_revised(pair.claim) {
            return None;
        }
        let source = match self.between {
            Between::Origins => return Some(Party::Origin(self.origins.origin(pair))),
            Between::OneVoiceOnDays => None,
            Between::OneVoiceInSource => Some(self.rows.claim(pair.claim).source),
        };
        match pair.voice {
            Voice::Unnamed(_) => None,
            voice => Some(Party::Voice(voice, source)),
        }
    }
}

/// The days of a pair as claims of different origins are compared: see [`HALF_A_YEAR`].
pub fn days(pair: &PairRow) -> Option<(i32, i32)> {
    days_between(pair, Between::Origins)
}

/// The last day on which a pair may start to hold, and the first on which it may end, which can
/// come before it. Two pairs certainly meet if each starts before the other ends.
fn days_between(pair: &PairRow, between: Between) -> Option<(i32, i32)> {
    if between == Between::OneVoiceInSource {
        return pair.is_current().then_some((i32::MIN, i32::MAX));
    }
    let reach = if pair.is_current() && between == Between::Origins {
        HALF_A_YEAR
    } else {
        0
    };
    // An unknown time may start on the last of all days, and so meets none.
    let first = pair.time.start_days().1.saturating_sub(reach);
    let last = pair.time.end_days().0.saturating_add(reach);
    Some((first, last))
}
