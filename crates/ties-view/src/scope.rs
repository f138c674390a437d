//! The scope of an answer: what was asked, and what was left out because of it.

use std::fmt;

use serde::Serialize;

use crate::citation::date_in_words;
use crate::layout::{count_of, write_wrapped};
use crate::reach::Reach;
use crate::screen::Columns;
use crate::selection::{Part, Policy, Selection};
use crate::serialized::label;
use crate::standing_counts::ListedCounts;

/// What an answer was asked for, and what it leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "kebab-case")]
pub struct Scope {
    /// The date of the question, EDTF; absent if it asks about every time.
    pub as_of: Option<String>,
    /// How far from that date something may be attested; absent if the date alone is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// How much of the answer is attested for the date and within the reach; absent if the question
    /// has no reach, or if the answer counts something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed: Option<ListedCounts>,
    /// The date by which sources had to be published, EDTF.
    pub known_on: Option<String>,
    /// The policy: `all`, `accepted`, `by:SPEAKER`, `source:ID`, `min-origins:N`.
    pub policy: String,
    /// Whether ties without a stated end are assumed to continue.
    pub assume_continues: bool,
    /// The families that the question is limited to.
    pub families: Vec<String>,
    /// The predicates that the question is limited to, with those that imply them.
    pub predicates: Vec<&'static str>,
    /// The parts that are taken together with an entity.
    pub parts: Vec<&'static str>,
    /// What is left out.
    pub left_out: LeftOut,
}

/// The numbers of what an answer leaves out. Each claim is counted once, for the first reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "kebab-case")]
pub struct LeftOut {
    /// Claims that were refuted, superseded or retracted.
    pub withdrawn_claims: usize,
    /// Claims of other families or predicates.
    pub claims_of_other_predicates: usize,
    /// Claims that the policy does not count.
    pub claims_outside_policy: usize,
    /// Ties with too few independent origins for the policy.
    pub ties_outside_policy: usize,
    /// Claims about other times.
    pub claims_of_other_times: usize,
    /// Disputes whose claims, as far as the question takes them, are on one side only.
    pub disputes: usize,
    /// Ties that are attested only before or only after the date, so that they are unknown then.
    pub ties_unknown_on_date: usize,
    /// Sources published after the date by which they had to be known.
    pub sources_published_later: usize,
    /// Sources that may have been published after that date: their own date is vague or unknown.
    pub sources_perhaps_published_later: usize,
    /// Files and records that could not be read.
    pub unreadable: usize,
}

impl Scope {
    /// The scope of a question, with nothing left out yet.
    pub(crate) fn of(selection: &Selection) -> Self {
        let has_reach = selection.as_of.is_some() && selection.reach != Reach::Day;
        Self {
            reach: has_reach.then_some(selection.reach),
            listed: has_reach.then(ListedCounts::default),
            as_of: selection.as_of.as_ref().map(|span| span.date.clone()),
            known_on: selection.known_on.as_ref().map(|span| span.date.clone()),
            policy: selection.policy.to_string(),
            assume_continues: selection.assume_continues,
            families: selection.families.iter().map(label).collect(),
            predicates: selection.predicates.iter().map(|it| it.name()).collect(),
            parts: selection.parts.iter().map(|part| part.name()).collect(),
            left_out: LeftOut::default(),
        }
    }

    /// Removes the reach, because the answer takes claims of every time.
    pub(crate) fn remove_reach(&mut self) {
        self.reach = None;
        self.listed = None;
    }

    /// The scope in words, `None` if the question has no limits: `As of 5 September 2021, as far
    /// as the sources go; known on 1 August 2021`.
    pub fn in_words(&self) -> Option<String> {
        let mut parts = Vec::new();
        if let Some(date) = &self.as_of {
            let how = if self.assume_continues {
                "ties without a stated end assumed to continue"
            } else {
                "as far as the sources go"
            };
            let mut date = date_in_words(date);
            if let Some(reach) = self.reach {
                date = format!("{date} and {}", reach.in_words());
            }
            parts.push(format!("as of {date}, {how}"));
        }
        if let Some(date) = &self.known_on {
            parts.push(format!("from sources published by {}", date_in_words(date)));
        }
        if self.policy != Policy::All.to_string() {
            parts.push(format!("policy {}", self.policy));
        }
        if !self.families.is_empty() {
            parts.push(format!("family {}", self.families.join(", ")));
        }
        if !self.predicates.is_empty() {
            parts.push(format!("predicate {}", self.predicates.join(", ")));
        }
        if !self.parts.is_empty() {
            parts.push(format!("with {}", self.parts.join(", ")));
        }
        let words = parts.join("; ");
        let first = words.chars().next()?.to_uppercase();
        Some(format!("{first}{}", &words[1..]))
    }
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Branches, Self::Wings, Self::People];

    /// Its name on the command line: `branches`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Branches => "branches",
            Self::Wings => "wings",
            Self::People => "people",
        }
    }
}

/// Writes the limits of the question, if it has any, and what is within its reach.
pub fn write_scope(out: &mut impl Columns, scope: &Scope) -> fmt::Result {
    if let Some(words) = scope.in_words() {
        write_wrapped(out, 0, &words)?;
    }
    if let (Some(reach), Some(listed)) = (scope.reach, &scope.listed) {
        for sentence in listed.in_words(reach) {
            write_wrapped(out, 0, &sentence)?;
        }
    }
    Ok(())
}

/// Writes that nothing was found, and that this shows nothing: `no such claims`.
pub(crate) fn write_no_claims(out: &mut impl Columns, what: &str, scope: &Scope) -> fmt::Result {
    let limits = match scope.in_words() {
        Some(_) => " within the limits of the question",
        None => "",
    };
    let line =
        format!("This dataset has {what}{limits}. That does not show that there are no such ties.");
    writeln!(out)?;
    write_wrapped(out, 0, &line)
}

/// Writes what an answer leaves out, one reason per line.
pub fn write_left_out(out: &mut impl Columns, left_out: &LeftOut) -> fmt::Result {
    let lines = left_out.lines();
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nLeft out")?;
    for line in lines {
        write_wrapped(out, 2, &line)?;
    }
    Ok(())
}

/// A reason why an answer leaves something out.
struct Reason {
    count: fn(&LeftOut) -> usize,
    noun: &'static str,
    /// Why it is left out, and the option that shows it.
    why: &'static str,
}

/// The reasons, in the order in which an answer gives them.
const REASONS: [Reason; 10] = [
    Reason {
        count: |left_out| left_out.withdrawn_claims,
        noun: "claim",
        why: "refuted, superseded or retracted; add `--withdrawn` to show them",
    },
    Reason {
        count: |left_out| left_out.claims_of_other_predicates,
        noun: "claim",
        why: "with other predicates",
    },
    Reason {
        count: |left_out| left_out.claims_outside_policy,
        noun: "claim",
        why: "that the policy does not count",
    },
    Reason {
        count: |left_out| left_out.ties_outside_policy,
        noun: "tie",
        why: "with too few or too many independent origins",
    },
    Reason {
        count: |left_out| left_out.claims_of_other_times,
        noun: "claim",
        why: "about other times",
    },
    Reason {
        count: |left_out| left_out.disputes,
        noun: "dispute",
        why: "with claims on fewer than two sides, as far as the question takes them",
    },
    Reason {
        count: |left_out| left_out.ties_unknown_on_date,
        noun: "tie",
        why: "attested only before or only after that date, so that it is unknown whether they \
              existed then; `--assume-continues` continues earlier ones",
    },
    Reason {
        count: |left_out| left_out.sources_published_later,
        noun: "source",
        why: "published later",
    },
    Reason {
        count: |left_out| left_out.sources_perhaps_published_later,
        noun: "source",
        why: "that may have been published later, because the date is vague or unknown",
    },
    Reason {
        count: |left_out| left_out.unreadable,
        noun: "file or record",
        why: "that cannot be read; run `ties check`",
    },
];

impl LeftOut {
    /// What is left out, one reason per line.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for reason in &REASONS {
            let count = (reason.count)(self);
            if count > 0 {
                lines.push(format!("{} {}", count_of(count, reason.noun), reason.why));
            }
        }
        lines
    }
}
