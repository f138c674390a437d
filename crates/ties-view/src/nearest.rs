//! The dates of what is within the reach of a question, and how far they are from its date.

use serde::Serialize;
use ties_facts::row::{AttestedDays, is_known};

use crate::layout::count_of;
use crate::selection::Selection;
use crate::some_day::{some_day, some_day_in_words};
use crate::standing::Standing;

/// The date nearest to that of the question for which something is attested, if it is attested
/// within the reach of the question only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Nearest {
    /// The number of days from the date of the question to the first possible day of this one.
    pub days: i32,
    /// The same to the last possible day; absent if unknown.
    pub most_days: Option<i32>,
    /// Whether it is after the date of the question.
    pub later: bool,
    /// The date, EDTF. An interval means some day within it.
    pub date: Option<String>,
    /// The date in words: `29 August 2021`.
    pub words: Option<String>,
}

impl Nearest {
    /// How far it is: `attested 12 days earlier`, `attested 1 to 30 days later`.
    pub fn in_words(&self) -> String {
        let (length, unit, about) = match self.most_days.unwrap_or(self.days) {
            ..=62 => (1, "day", ""),
            63..=730 => (30, "month", "about "),
            _ => (365, "year", "about "),
        };
        let in_units = |days: i32| usize::try_from(days / length).unwrap_or(0);
        let least = in_units(self.days);
        let side = if self.later { "later" } else { "earlier" };
        let far = match self.most_days.map(in_units) {
            None => format!("at least {}", count_of(least, unit)),
            Some(most) if most == least => format!("{about}{}", count_of(most, unit)),
            Some(most) if least == 0 => format!("up to {}", count_of(most, unit)),
            Some(most) => format!("{about}{least} to {}", count_of(most, unit)),
        };
        format!("attested {far} {side}")
    }
}

impl Selection {
    /// The nearest date of something that is attested on some days; `None` if it is not within the
    /// reach of the question only.
    pub(crate) fn nearest(
        &self,
        standing: Option<Standing>,
        days: AttestedDays,
    ) -> Option<Nearest> {
        let date = self.as_of.as_ref()?;
        if standing != Some(Standing::WithinReach) {
            return None;
        }
        let later = days.start.0 > date.last;
        let (low, high) = if later { days.start } else { days.until };
        let [least, most] = if later {
            [low, high].map(|day| day.saturating_sub(date.last))
        } else {
            [high, low].map(|day| date.first.saturating_sub(day))
        };
        let date = some_day((low, high));
        Some(Nearest {
            days: least,
            most_days: (is_known(low) && is_known(high)).then_some(most),
            later,
            words: date.as_deref().map(some_day_in_words),
            date,
        })
    }
}

/// What is known on the date of the question, in words; `None` if it is so on that date, or if the
/// question has no date.
pub(crate) fn standing_in_words(
    standing: Option<Standing>,
    nearest: Option<&Nearest>,
) -> Option<String> {
    match (standing?, nearest) {
        (Standing::Yes, _) => None,
        (Standing::WithinReach, Some(nearest)) => Some(nearest.in_words()),
        (standing, _) => Some(standing.in_words().to_owned()),
    }
}
