//! How much of an answer is attested for the date of the question, and how much within its reach.

use serde::Serialize;

use crate::layout::count_of;
use crate::reach::Reach;
use crate::standing::Standing;

/// The numbers of what an answer lists, by what is known of it on the date of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "kebab-case")]
pub struct StandingCounts {
    /// Attested for the date.
    pub yes: usize,
    /// Possibly attested for the date.
    pub possibly: usize,
    /// Attested only within the reach.
    pub within_reach: usize,
    /// Assumed to continue.
    pub assumed: usize,
}

/// The numbers of ties and of claims that an answer lists. A claim for a tie can be among both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "kebab-case")]
pub struct ListedCounts {
    /// The ties.
    pub ties: StandingCounts,
    /// The claims.
    pub claims: StandingCounts,
}

impl StandingCounts {
    /// Counts something, unless an answer does not list it.
    pub(crate) fn add(&mut self, standing: Standing) {
        match standing {
            Standing::Yes => self.yes += 1,
            Standing::Possibly => self.possibly += 1,
            Standing::WithinReach => self.within_reach += 1,
            Standing::Assumed => self.assumed += 1,
            _ => {}
        }
    }

    /// The sum.
    pub fn all(&self) -> usize {
        self.yes + self.possibly + self.within_reach + self.assumed
    }

    /// The numbers after the first one: `, 2 possibly, 12 more within half a year of it`.
    pub(crate) fn rest_in_words(&self, reach: Reach) -> String {
        let mut words = String::new();
        if self.possibly > 0 {
            words = format!(", {} possibly", self.possibly);
        }
        words = format!("{words}, {} more {}", self.within_reach, reach.in_words());
        if self.assumed > 0 {
            words = format!("{words}, {} assumed to continue", self.assumed);
        }
        words
    }
}

impl ListedCounts {
    /// In a sentence each: `1 tie is attested for that date, 12 more within half a year of it.`
    pub(crate) fn in_words(&self, reach: Reach) -> Vec<String> {
        let mut sentences = Vec::new();
        for (counts, noun) in [(self.ties, "tie"), (self.claims, "claim")] {
            if counts.all() == 0 {
                continue;
            }
            let is = if counts.yes == 1 { "is" } else { "are" };
            sentences.push(format!(
                "{} {is} attested for that date{}.",
                count_of(counts.yes, noun),
                counts.rest_in_words(reach)
            ));
        }
        sentences
    }
}
