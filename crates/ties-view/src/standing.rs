//! What is known of a tie on the date of a question.

use serde::Serialize;
use ties_facts::episode::{Episode, EpisodeTime, OnDay};
use ties_facts::row::Rows;
use ties_facts::tie::Tie;

use crate::deeds::is_deed;
use crate::reach::Reach;
use crate::selection::{DaySpan, Selection};

/// What is known of a tie on the date of a question, from the most to the least certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is attested for the date, on every reading of its own dates.
    Yes,
    /// It is attested for the date on some reading of its own dates.
    Possibly,
    /// It is attested for a day within the reach of the question, and not for the date itself. No
    /// claim says that it had ended or had not begun.
    WithinReach,
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

/// An episode of a tie, and what is known of it on the date of a question.
pub(crate) struct DatedEpisode<'t> {
    pub(crate) episode: &'t Episode,
    /// `None` if the question has no date.
    pub(crate) standing: Option<Standing>,
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

    /// The same for a question. What is attested only before or only after its date may be within
    /// its reach. A vague date is within it if one of its days is.
    pub(crate) fn within(date: &DaySpan, reach: Reach, time: &EpisodeTime) -> Self {
        let standing = Self::on(date, time);
        let is_open = matches!(
            standing,
            Self::LastAttestedEarlier | Self::FirstAttestedLater
        );
        let on_some_day = time.on(reach.around((date.first, date.last)));
        if is_open && matches!(on_some_day, OnDay::Certain | OnDay::Possible) {
            return Self::WithinReach;
        }
        standing
    }

    /// All episodes of a tie.
    pub(crate) fn all_episodes<'t>(tie: &'t Tie, selection: &Selection) -> Vec<DatedEpisode<'t>> {
        let mut all = Vec::new();
        let Some(date) = &selection.as_of else {
            all.extend(tie.episodes.iter().map(|episode| DatedEpisode {
                episode,
                standing: None,
            }));
            return all;
        };
        let on_date = tie.episodes.iter().map(|it| Self::on(date, &it.time));
        let on_date: Vec<Self> = on_date.collect();
        // An end settles what earlier episodes leave open, and a start what later ones do.
        let last_end = on_date.iter().rposition(|it| *it == Self::Ended);
        let first_start = on_date.iter().position(|it| *it == Self::NotYet);
        for ((place, standing), episode) in on_date.iter().enumerate().zip(&tie.episodes) {
            let is_ended = last_end.is_some_and(|end| place < end);
            let is_not_yet = first_start.is_some_and(|start| start < place);
            let standing = match standing {
                Self::LastAttestedEarlier if is_ended => Self::Ended,
                Self::FirstAttestedLater if is_not_yet => Self::NotYet,
                _ => Self::within(date, selection.reach, &episode.time),
            };
            all.push(DatedEpisode {
                episode,
                standing: Some(standing),
            });
        }
        all
    }

    /// What is known of a tie on the date of a question; `None` if the question has no date.
    pub(crate) fn of_tie(tie: &Tie, selection: &Selection, rows: &Rows) -> Option<Self> {
        let date = selection.as_of.as_ref()?;
        let episodes = Self::all_episodes(tie, selection).into_iter();
        let best = episodes.filter_map(|dated| dated.standing).min()?;
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

    /// The episodes of a tie that a question is about: those that are so, or may be, on its date or
    /// are within its reach; if there are none, those before it, or else all. All, if it has no
    /// date.
    pub(crate) fn episodes<'t>(tie: &'t Tie, selection: &Selection) -> Vec<DatedEpisode<'t>> {
        let mut all = Self::all_episodes(tie, selection);
        let is_listed = |it: &DatedEpisode<'_>| it.standing.is_none_or(Self::is_listed);
        let is_earlier = |it: &DatedEpisode<'_>| it.standing == Some(Self::LastAttestedEarlier);
        if all.iter().any(is_listed) {
            all.retain(is_listed);
        } else if all.iter().any(is_earlier) {
            all.retain(is_earlier);
        }
        all
    }

    /// Whether an answer lists it: it is so, or may be, or is assumed to be, or is within reach.
    pub fn is_listed(self) -> bool {
        self <= Self::Assumed
    }

    /// In words: `possibly`, `last attested earlier`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Possibly => "possibly",
            Self::WithinReach => "attested within the reach",
            Self::Assumed => "assumed to continue",
            Self::LastAttestedEarlier => "last attested earlier",
            Self::FirstAttestedLater => "first attested later",
            Self::Ended => "ended",
            Self::NotYet => "not yet",
        }
    }
}
