//! The time that a claim covers, and how that time ends.

use ties::edtf::{Edtf, End, Extent};
use ties::model::{Claim, Continuity, Mode};

/// The dates of a claim and of its source; `None` if a date is absent or cannot be parsed.
#[derive(Debug, Clone, Copy)]
pub struct Times<'e> {
    /// The time of the claim.
    pub when: Option<&'e Edtf>,
    /// The value of the claim, if that is a date.
    pub date: Option<&'e Edtf>,
    /// The date of publication of the source.
    pub published: Option<&'e Edtf>,
}

/// How the time of a claim ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeEnd {
    /// The claim has no time: it applies at some time on the date of its source.
    Undated,
    /// The state is ongoing at the date of the source. It ends at an unknown time after that.
    Ongoing,
    /// The claim states the end of the state.
    Stated,
    /// The claim covers no later day, but the state may have lasted longer.
    Unknown,
}

impl Times<'_> {
    /// Returns the days that a claim covers.
    pub(super) fn extent(&self, claim: &Claim) -> Extent {
        let published = self.published.map_or(Extent::UNKNOWN, Edtf::sometime);
        let stated = self.stated_extent(claim, published);
        if claim.former && !self.states_end(claim) {
            return stated.ended_by(published);
        }
        stated
    }

    /// Returns the days of `when`; without it, those of the source.
    fn stated_extent(&self, claim: &Claim, published: Extent) -> Extent {
        let Some(when) = self.when else {
            if claim.when.is_some() || claim.former {
                return Extent::UNKNOWN;
            }
            return published;
        };
        // A state is not assumed to last beyond the source's date, unless the statement is about
        // the future or laid down by law.
        if self.is_open(claim) && is_about_the_past(claim.mode) {
            return when.throughout().attested_until(published);
        }
        let mut time = match claim.holds {
            Some(Continuity::Throughout) => when.throughout(),
            Some(Continuity::Sometime) => when.sometime(),
            None => when.extent(),
        };
        if when.is_interval() && claim.start_known == Some(true) && has_start(when) {
            time = when.throughout().until_end_of(time);
        }
        if when.is_interval() && claim.end_known == Some(true) && has_end(when) {
            time = time.until_end_of(when.throughout());
        }
        time
    }

    /// Returns how the time of a claim ends.
    pub(super) fn end(&self, claim: &Claim) -> TimeEnd {
        if claim.former || self.states_end(claim) {
            return TimeEnd::Stated;
        }
        if self.when.is_none() && claim.when.is_none() {
            return TimeEnd::Undated;
        }
        if self.is_open(claim) {
            TimeEnd::Ongoing
        } else {
            TimeEnd::Unknown
        }
    }

    /// Whether `when` gives the end of the state.
    fn states_end(&self, claim: &Claim) -> bool {
        let Some(when) = self.when else {
            return false;
        };
        has_end(when) && claim.end_known.unwrap_or(is_interval(when, claim))
    }

    /// Whether the start of a claim's time is the start of the state.
    pub(super) fn starts(&self, claim: &Claim) -> bool {
        let Some(when) = self.when else {
            return false;
        };
        has_start(when) && claim.start_known.unwrap_or(is_interval(when, claim))
    }

    /// Whether the state is ongoing at the date of the source.
    fn is_open(&self, claim: &Claim) -> bool {
        let is_open = self.when.is_some_and(|when| when.end() == End::Open);
        is_open && !claim.former && claim.holds != Some(Continuity::Sometime)
    }
}

fn has_start(when: &Edtf) -> bool {
    matches!(when.start(), End::Days(_))
}

fn has_end(when: &Edtf) -> bool {
    matches!(when.end(), End::Days(_))
}

/// Whether a claim covers an interval from its start to its end.
fn is_interval(when: &Edtf, claim: &Claim) -> bool {
    when.is_interval() && claim.holds != Some(Continuity::Sometime)
}

/// Whether statements of this mode are never about days after their source's date.
pub(super) fn is_about_the_past(mode: Mode) -> bool {
    !matches!(
        mode,
        Mode::Plan | Mode::Forecast | Mode::Promise | Mode::Threat | Mode::Demand | Mode::LegalAct
    )
}
