//! What the claims on a pair add up to, as an answer prints it: ties with their times, and who is for and against.

use serde::Serialize;
use ties::edtf::Day;
use ties::id::{ClaimRef, Id};
use ties_dataset::dataset::Dataset;
use ties_facts::origins::Origins;
use ties_facts::row::Rows;
use ties_facts::tie::{self, Ends, Episode, Tie};

use crate::citation::{date_in_words, name};
use crate::word;

/// A tie, computed from claims that are states of affairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AddedUp {
    /// The subject's id.
    pub subject: String,
    /// The predicate.
    pub predicate: &'static str,
    /// The object's id.
    pub object: String,
    /// The family of the predicate.
    pub family: String,
    /// Its sign: `+`, `-` or `0`.
    pub sign: &'static str,
    /// When it is told to have held.
    pub episodes: Vec<Told>,
    /// The claims that say so.
    pub claims_for: Vec<String>,
    /// The claims that say that it is not so, or something that it excludes, of whatever time.
    pub claims_against: Vec<String>,
    /// The independent origins of those that say so.
    pub origins_for: usize,
    /// The independent origins of those against.
    pub origins_against: usize,
    /// What is said, on one line.
    pub says: String,
}

/// A time through which a tie is told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Told {
    /// When it starts, or the first is that is known of it, EDTF; an interval where that is some day in it. None where
    /// it is not known.
    pub start: Option<String>,
    /// Whether it started then, and is not only first told of then.
    pub starts: bool,
    /// The last day of which a claim tells, likewise.
    pub until: Option<String>,
    /// Whether it ended then; else it is attested until then, or ended nobody knows when.
    pub ended: bool,
    /// It is told to have ended, and not when.
    pub end_unknown: bool,
    /// It in words.
    pub words: String,
}

/// What the claims on the pair of `a` and `b` add up to, both ways.
pub(crate) fn adding_up(dataset: &Dataset, a: &Id, b: &Id) -> Vec<AddedUp> {
    let (index, rows) = Rows::of(dataset);
    let origins = Origins::of(&rows);
    let references: Vec<ClaimRef> = dataset.claims().map(|(reference, ..)| reference).collect();
    let named = |claims: &[u32]| -> Vec<String> {
        claims
            .iter()
            .filter_map(|claim| references.get(*claim as usize))
            .map(ToString::to_string)
            .collect()
    };
    let shown = |tie: Tie| {
        let (subject, object) = (index.entity_id(tie.subject)?, index.entity_id(tie.object)?);
        let def = tie.predicate.def();
        Some(AddedUp {
            subject: subject.to_string(),
            predicate: def.name,
            object: object.to_string(),
            family: word(&def.family),
            sign: def.sign.mark(),
            episodes: tie.episodes.iter().map(told).collect(),
            claims_for: named(&tie.claims_for),
            claims_against: named(&tie.claims_against),
            origins_for: tie.origins_for,
            origins_against: tie.origins_against,
            says: format!(
                "{} · {} · {}",
                name(dataset, subject),
                def.name,
                name(dataset, object)
            ),
        })
    };
    tie::between(&rows, &origins, &index, (a, b))
        .into_iter()
        .filter_map(shown)
        .collect()
}

/// Some day of a year, of a month, or between two days, as EDTF.
fn some_day((low, high): (i32, i32)) -> Option<String> {
    let ((year, month, day), (last_year, last_month, last_day)) = (
        Day::from_number(i64::from(low))?.to_ymd(),
        Day::from_number(i64::from(high))?.to_ymd(),
    );
    let next = Day::from_number(i64::from(high) + 1)?.to_ymd();
    let first = format!("{year:04}-{month:02}-{day:02}");
    Some(if low == high {
        first
    } else if (month, day, last_month, last_day) == (1, 1, 12, 31) && year == last_year {
        format!("{year:04}")
    } else if (year, month, day) == (last_year, last_month, 1) && next.2 == 1 {
        format!("{year:04}-{month:02}")
    } else {
        format!("{first}/{last_year:04}-{last_month:02}-{last_day:02}")
    })
}

fn told(episode: &Episode) -> Told {
    let (start, until) = (
        episode.start.and_then(some_day),
        episode.until.and_then(some_day),
    );
    let ended = episode.ends == Ends::Stated;
    let end_unknown = episode.ends == Ends::AtAnUnknownTime;
    // Some day from one to another is a day between them, and no time that lasts so long.
    let in_words = |date: &String| match date.split_once('/') {
        Some((low, high)) => format!(
            "some day from {} to {}",
            date_in_words(low),
            date_in_words(high)
        ),
        None => date_in_words(date),
    };
    let (begin, end) = (start.as_ref().map(in_words), until.as_ref().map(in_words));
    let words = match (&begin, &end) {
        (Some(begin), Some(end)) if begin == end => format!("told of {begin}"),
        (Some(begin), Some(end)) if episode.starts && ended => format!("from {begin} to {end}"),
        (Some(begin), Some(end)) if episode.starts => {
            format!("since {begin}, attested until {end}")
        }
        (Some(begin), Some(end)) if ended => format!("first told of {begin}, and ended by {end}"),
        (Some(begin), Some(end)) => format!("told of a time from {begin} to {end}"),
        (Some(begin), None) if episode.starts => format!("since {begin}"),
        (Some(begin), None) => format!("first told of {begin}"),
        (None, Some(end)) if ended => format!("ended by {end}"),
        (None, Some(end)) => format!("attested until {end}"),
        (None, None) => "at a time that is not told".to_owned(),
    };
    let words = if end_unknown {
        words + ", ended nobody knows when"
    } else {
        words
    };
    Told {
        start,
        starts: episode.starts,
        until,
        ended,
        end_unknown,
        words,
    }
}

impl AddedUp {
    /// The tie on one line: what, when, and how many are for and against.
    pub(crate) fn in_words(&self) -> String {
        let times: Vec<_> = self
            .episodes
            .iter()
            .map(|episode| episode.words.as_str())
            .collect();
        let of = |count: usize, one: &str| {
            if count == 1 {
                format!("1 {one}")
            } else {
                format!("{count} {one}s")
            }
        };
        let side = |claims: &[String], origins: usize| {
            format!("{} of {}", of(claims.len(), "claim"), of(origins, "origin"))
        };
        let against = match self.claims_against.len() {
            0 => String::new(),
            _ => format!(
                "; contested by {}",
                side(&self.claims_against, self.origins_against)
            ),
        };
        format!(
            "{}: {} — {}{against}",
            self.says,
            times.join("; "),
            side(&self.claims_for, self.origins_for)
        )
    }
}
