//! When a claim holds, and how that time ends.

use ties::edtf::{Edtf, End, Extent};
use ties::model::{Claim, Continuity, Mode};

/// The dates of a claim and of its source; `None` if not given or not legible.
#[derive(Debug, Clone, Copy)]
pub struct Times<'e> {
    /// When the claim holds.
    pub when: Option<&'e Edtf>,
    /// Its value, if that is a date.
    pub date: Option<&'e Edtf>,
    /// When its source was published.
    pub published: Option<&'e Edtf>,
}

/// How the time of a claim ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lasts {
    /// The claim has no time: it holds sometime at the date of its source.
    Undated,
    /// It holds at the date of its source, and for an unknown time after it.
    StillSo,
    /// Until the stated end, which is the end of the state.
    Stated,
    /// It ended or may have ended at an unknown time: the claim covers no later day, but the state
    /// may last longer.
    Unknown,
}

impl Times<'_> {
    /// The days on which a claim holds.
    pub(super) fn extent(&self, claim: &Claim) -> Extent {
        let published = self.published.map_or(Extent::UNKNOWN, Edtf::sometime);
        let Some(when) = self.when else {
            if claim.when.is_some() {
                return Extent::UNKNOWN;
            }
            return published;
        };
        // Nothing is known to last beyond the source's date, except what is said of the future or
        // laid down by law.
        if self.is_open(claim) && is_about_the_past(claim.mode) {
            return when.throughout().attested_until(published);
        }
        match claim.holds {
            Some(Continuity::Throughout) => when.throughout(),
            Some(Continuity::Sometime) => when.sometime(),
            None => when.extent(),
        }
    }

    /// How the time of a claim ends.
    pub(super) fn lasts(&self, claim: &Claim) -> Lasts {
        let Some(when) = self.when else {
            if claim.when.is_some() {
                return Lasts::Unknown;
            }
            return Lasts::Undated;
        };
        if self.is_open(claim) {
            return Lasts::StillSo;
        }
        let has_end = matches!(when.end(), End::Days(_)) && is_interval(when, claim);
        if has_end && claim.end_known != Some(false) {
            Lasts::Stated
        } else {
            Lasts::Unknown
        }
    }

    /// Whether the start of a claim's time is the start of the state.
    pub(super) fn starts(&self, claim: &Claim) -> bool {
        let Some(when) = self.when else {
            return false;
        };
        let has_start = matches!(when.start(), End::Days(_)) && is_interval(when, claim);
        has_start && claim.start_known != Some(false)
    }

    /// Whether the state still holds at the date of its source.
    fn is_open(&self, claim: &Claim) -> bool {
        let is_open = self.when.is_some_and(|when| when.end() == End::Open);
        is_open && claim.holds != Some(Continuity::Sometime)
    }
}

fn is_interval(when: &Edtf, claim: &Claim) -> bool {
    when.is_interval() && claim.holds != Some(Continuity::Sometime)
}

/// Whether statements of this mode cannot be about days after their source's date.
fn is_about_the_past(mode: Mode) -> bool {
    !matches!(
        mode,
        Mode::Forecast | Mode::Promise | Mode::Threat | Mode::Demand | Mode::LegalAct
    )
}
