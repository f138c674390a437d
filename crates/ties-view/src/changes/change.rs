//! What happened to a tie between two dates.

use serde::Serialize;
use ties_facts::tie::Tie;

use crate::selection::DaySpan;
use crate::standing::Standing;

/// What happened to a tie from one date to another, as far as claims say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeOfTie {
    /// A claim gives its start, after the first date.
    Began,
    /// No claim attests it on or before the first date, and one attests it later. Whether it had
    /// begun by the first date is unknown.
    FirstAttested,
    /// It is attested before the first date, and again after it. What it was on the first date is
    /// unknown.
    AttestedAgain,
    /// A claim ends it, by the second date.
    Ended,
    /// It was last attested before the second date. Whether it had ended by then is unknown.
    NoLongerAttested,
    /// It is attested on both dates, and claims give an end and a new start between them.
    EndedAndBeganAgain,
    /// It is attested only on days between the two dates.
    OnlyBetween,
    /// It is certain on one date, and possible on the other.
    Certainty,
}

/// What is known of a tie on the two dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standings {
    pub(super) from: Standing,
    pub(super) to: Standing,
}

impl ChangeOfTie {
    /// What happened to a tie; `None` if that is nothing, or unknown on both dates. A tie that is
    /// assumed to continue has not changed.
    pub(super) fn of(tie: &Tie, [from, to]: [&DaySpan; 2], on: Standings) -> Option<Self> {
        match (on.from.is_listed(), on.to.is_listed()) {
            (false, true) if on.from == Standing::LastAttestedEarlier => Some(Self::AttestedAgain),
            (false, true) if on.from == Standing::FirstAttestedLater => {
                let is_first = is_first(tie, from);
                Some(if is_first {
                    Self::FirstAttested
                } else {
                    Self::AttestedAgain
                })
            }
            (false, true) => Some(Self::Began),
            (true, false) if on.to == Standing::LastAttestedEarlier => Some(Self::NoLongerAttested),
            (true, false) => Some(Self::Ended),
            (true, true) if is_interrupted(tie, from, to) => Some(Self::EndedAndBeganAgain),
            (true, true) if on.from == on.to => None,
            (true, true) if on.from == Standing::Assumed || on.to == Standing::Assumed => None,
            (true, true) => Some(Self::Certainty),
            (false, false) if is_between(tie, from, to) => Some(Self::OnlyBetween),
            (false, false) => None,
        }
    }

    /// The heading under which a text lists such ties.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Began => "Began",
            Self::FirstAttested => "First attested after the first date (unknown before)",
            Self::AttestedAgain => "Attested again (unknown on the first date)",
            Self::Ended => "Ended",
            Self::NoLongerAttested => "No longer attested (whether they ended is unknown)",
            Self::EndedAndBeganAgain => "Ended and began again in between",
            Self::OnlyBetween => "Attested only between the two dates",
            Self::Certainty => "More or less certain than before",
        }
    }

    /// In a few words: `first attested`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Began => "began",
            Self::FirstAttested => "first attested",
            Self::AttestedAgain => "attested again",
            Self::Ended => "ended",
            Self::NoLongerAttested => "no longer attested",
            Self::EndedAndBeganAgain => "ended and began again",
            Self::OnlyBetween => "attested only in between",
            Self::Certainty => "more or less certain",
        }
    }

    /// Every change, in the order of the headings.
    pub(super) const ALL: [Self; 8] = [
        Self::Began,
        Self::FirstAttested,
        Self::AttestedAgain,
        Self::Ended,
        Self::NoLongerAttested,
        Self::EndedAndBeganAgain,
        Self::OnlyBetween,
        Self::Certainty,
    ];
}

/// Whether every period of a tie is after a date.
fn is_first(tie: &Tie, date: &DaySpan) -> bool {
    let mut periods = tie.episodes.iter();
    !periods.any(|period| Standing::on(date, &period.time) == Standing::Ended)
}

/// Whether claims end a tie after one date, and give it a new start before another.
fn is_interrupted(tie: &Tie, from: &DaySpan, to: &DaySpan) -> bool {
    let mut ended = false;
    let mut began = false;
    for episode in &tie.episodes {
        let first = Standing::on(from, &episode.time);
        let second = Standing::on(to, &episode.time);
        match (first.is_listed(), second.is_listed()) {
            (true, true) => return false,
            (true, false) => ended |= second == Standing::Ended,
            (false, true) => began |= first == Standing::NotYet,
            (false, false) => {}
        }
    }
    ended && began
}

/// Whether a tie is attested, at least possibly, on a day between two dates.
fn is_between(tie: &Tie, from: &DaySpan, to: &DaySpan) -> bool {
    let mut times = tie.episodes.iter().map(|episode| episode.time.days);
    times.any(|days| {
        days.start.0.max(from.last.saturating_add(1))
            <= days.until.1.min(to.first.saturating_sub(1))
    })
}
