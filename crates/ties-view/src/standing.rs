//! What is known of a tie on the date of a question.

use serde::Serialize;
use ties_facts::episode::{Episode, EpisodeTime, OnDay};
use ties_facts::row::Rows;
use ties_facts::tie::Tie;

use crate::deeds::is_deed;
use crate::selection::{DaySpan, Selection};

/// What is known of a tie on the date of a question, from the most to the least certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is attested for the date, on every reading of its own dates.
    Yes,
    /// It is attested for the date on some reading of its own dates.
    Possibly,
    /// It was last attested earlier and is no deed, no claim ends or contradicts it before the
    /// date, and the question assumes that ties continue.
    Assumed,
    /// It was last attested earlier. Whether it had ended is unknown.
    LastAttestedEarlier,
    /// It is first attested later. Whether it had begun is unknown.
    FirstAttestedLater,
    /// It had ended.
    Ended,
    /// It had not begun.
    NotYet,
}

impl Standing {
    /// What is known on a date of something with this time.
    pub(crate) fn on(date: &DaySpan, time: &EpisodeTime) -> Self {
        match time.on((date.first, date.last)) {
            OnDay::Certain => Self::Yes,
            OnDay::Possible => Self::Possibly,
            OnDay::AfterLastAttested => Self::LastAttestedEarlier,
            OnDay::BeforeFirstAttested => Self::FirstAttestedLater,
            OnDay::Ended => Self::Ended,
            OnDay::NotYet => Self::NotYet,
        }
    }

    /// What is known of a tie on the date of a question; `None` if the question has no date.
    pub(crate) fn of_tie(tie: &Tie, selection: &Selection, rows: &Rows) -> Option<Self> {
        let date = selection.as_of.as_ref()?;
        let mut best: Option<Self> = None;
        for episode in &tie.episodes {
            let standing = Self::on(date, &episode.time);
            // An end settles what earlier episodes leave open.
            if standing == Self::Ended && best == Some(Self::LastAttestedEarlier) {
                best = None;
            }
            best = Some(best.map_or(standing, |best| best.min(standing)));
        }
        let best = best?;
        let can_continue = selection.assume_continues && !is_deed(tie.predicate);
        if best != Self::LastAttestedEarlier || !can_continue {
            return Some(best);
        }
        let last = tie.episodes.iter().map(|episode| episode.time.days.until.0);
        let last = last.filter(|day| *day <= date.last).max()?;
        // Later evidence against a tie is evidence that it did not continue.
        for claim in &tie.claims_against {
            for pair in rows.pairs_of_claim(*claim) {
                let against = rows.days(pair);
                if against.start.0 <= date.last && against.start.1 > last {
                    return Some(best);
                }
            }
        }
        Some(Self::Assumed)
    }

    /// The episodes of a tie that a question is about: those that are so, or may be, on its date;
    /// if there are none, those before it, or else all. All, if it has no date.
    pub(crate) fn episodes<'t>(tie: &'t Tie, selection: &Selection) -> Vec<&'t Episode> {
        let Some(date) = &selection.as_of else {
            return tie.episodes.iter().collect();
        };
        let mut on_date = Vec::new();
        let mut earlier = Vec::new();
        for episode in &tie.episodes {
            match Self::on(date, &episode.time) {
                standing if standing.is_listed() => on_date.push(episode),
                Self::LastAttestedEarlier => earlier.push(episode),
                _ => {}
            }
        }
        if !on_date.is_empty() {
            on_date
        } else if !earlier.is_empty() {
            earlier
        } else {
            tie.episodes.iter().collect()
        }
    }

    /// Whether an answer lists it: it is so, or may be, or is assumed to be.
    pub fn is_listed(self) -> bool {
        self <= Self::Assumed
    }

    /// In words: `possibly`, `last attested earlier`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Possibly => "possibly",
            Self::Assumed => "assumed to continue",
            Self::LastAttestedEarlier => "last attested earlier",
            Self::FirstAttestedLater => "first attested later",
            Self::Ended => "ended",
            Self::NotYet => "not yet",
        }
    }
}
