//! What the claims on a pair add up to, as an answer prints it: ties with their times, and who is for and against.

use serde::Serialize;
use ties::dataset::Dataset;
use ties::edtf::Day;
use ties::id::{ClaimRef, Id};
use ties::roots::Roots;
use ties::row::Rows;
use ties::tie::{self, Ends, Episode, Tie};

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
    /// The independent roots of those that say so.
    pub roots_for: usize,
    /// The independent roots of those against.
    pub roots_against: usize,
    /// What is said, on one line.
    pub says: String,
}

/// A time through which a tie is told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Told {
    /// The first day; none where it is not known.
    pub start: Option<String>,
    /// Whether it started then, and is not only first told of then.
    pub starts: bool,
    /// The last day of which a claim tells; none where it is not known.
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
    let roots = Roots::of(&rows);
    let references: Vec<ClaimRef> = dataset.claims().map(|(reference, ..)| reference).collect();
    let named = |claims: &[u32]| -> Vec<String> {
        claims.iter().filter_map(|claim| references.get(*claim as usize)).map(ToString::to_string).collect()
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
            roots_for: tie.roots_for,
            roots_against: tie.roots_against,
            says: format!("{} · {} · {}", name(dataset, subject), def.name, name(dataset, object)),
        })
    };
    tie::between(&rows, &roots, &index, (a, b)).into_iter().filter_map(shown).collect()
}

fn told(episode: &Episode) -> Told {
    let day = |number: Option<i32>| {
        let (year, month, day) = Day::from_number(i64::from(number?))?.to_ymd();
        Some(format!("{year:04}-{month:02}-{day:02}"))
    };
    let (start, until) = (day(episode.start), day(episode.until));
    let ended = episode.ends == Ends::Stated;
    let end_unknown = episode.ends == Ends::AtAnUnknownTime;
    let begin = start.as_deref().map(date_in_words);
    let end = until.as_deref().map(date_in_words);
    let words = match (&begin, &end) {
        (Some(begin), Some(end)) if begin == end => format!("told of {begin}"),
        (Some(begin), Some(end)) if episode.starts && ended => format!("from {begin} to {end}"),
        (Some(begin), Some(end)) if episode.starts => format!("since {begin}, attested until {end}"),
        (Some(begin), Some(end)) if ended => format!("first told of {begin}, and ended by {end}"),
        (Some(begin), Some(end)) => format!("told of some time from {begin} to {end}"),
        (Some(begin), None) if episode.starts => format!("since {begin}"),
        (Some(begin), None) => format!("first told of {begin}"),
        (None, Some(end)) if ended => format!("ended by {end}"),
        (None, Some(end)) => format!("attested until {end}"),
        (None, None) => "at a time that is not told".to_owned(),
    };
    let words = if end_unknown { words + ", ended nobody knows when" } else { words };
    Told { start, starts: episode.starts, until, ended, end_unknown, words }
}

impl AddedUp {
    /// The tie on one line: what, when, and how many are for and against.
    pub(crate) fn in_words(&self) -> String {
        let times: Vec<_> = self.episodes.iter().map(|episode| episode.words.as_str()).collect();
        let of = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
        let side = |claims: &[String], roots: usize| format!("{} of {}", of(claims.len(), "claim"), of(roots, "root"));
        let against = match self.claims_against.len() {
            0 => String::new(),
            _ => format!("; contested by {}", side(&self.claims_against, self.roots_against)),
        };
        format!("{}: {} — {}{against}", self.says, times.join("; "), side(&self.claims_for, self.roots_for))
    }
}
