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

    /// In words: `1 tie is attested for that date, 2 possibly, 12 more within half a year of it`.
    pub(crate) fn in_words(&self, noun: &str, reach: Reach) -> String {
        let mut words = match self.yes {
            0 => format!("No {noun} is attested for that date"),
            1 => format!("1 {noun} is attested for that date"),
            count => format!("{} are attested for that date", count_of(count, noun)),
        };
        if self.possibly > 0 {
            words = format!("{words}, {} possibly", self.possibly);
        }
        let reach = reach.in_words();
        words = match self.within_reach {
            0 => format!("{words}, no others {reach}"),
            count if self.yes + self.possibly == 0 => format!("{words}, {count} {reach}"),
            count => format!("{words}, {count} more {reach}"),
        };
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
            if counts.all() > 0 {
                sentences.push(format!("{}.", counts.in_words(noun, reach)));
            }
        }
        sentences
    }
}
