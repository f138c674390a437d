//! The summary of ties between two entities: each tie with its times and the claims for and against it.

use serde::Serialize;
use ties::edtf::Day;
use ties::id::{ClaimRef, Id};
use ties_dataset::dataset::Dataset;
use ties_dataset::number::ClaimNo;
use ties_facts::episode::{Ends, Episode};
use ties_facts::facts::Facts;
use ties_facts::tie::{self, Tie};

use crate::citation::{date_in_words, name};
use crate::layout::claims_and_origins;
use crate::word;

/// A tie, computed from claims that describe states of affairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TieSummary {
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
    /// When it held, according to the claims.
    pub episodes: Vec<EpisodeSummary>,
    /// The claims that support it.
    pub claims_for: Vec<String>,
    /// The claims that deny it, or state something that excludes it, at any time.
    pub claims_against: Vec<String>,
    /// The number of independent origins of `claims_for`.
    pub origins_for: usize,
    /// The number of independent origins of `claims_against`.
    pub origins_against: usize,
    /// The statement on one line.
    pub statement: String,
}

/// A period for which a tie is attested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct EpisodeSummary {
    /// Its start, or the first date for which it is attested, as EDTF. An interval means some day within it; absent if
    /// unknown.
    pub start: Option<String>,
    /// Whether `start` is a stated start, not only the first attestation.
    pub starts: bool,
    /// The last day that any claim covers, in the same form as `start`.
    pub until: Option<String>,
    /// Whether `until` is a stated end, not only the last attestation.
    pub ended: bool,
    /// Whether a claim states that it ended without saying when.
    pub end_unknown: bool,
    /// The period in words.
    pub words: String,
}

/// The ties between `a` and `b`, in both directions.
pub(crate) fn tie_summaries(dataset: &Dataset, a: &Id, b: &Id) -> Vec<TieSummary> {
    let (index, facts) = Facts::of(dataset);
    let references: Vec<ClaimRef> = dataset.claims().map(|(reference, ..)| reference).collect();
    let named = |claims: &[ClaimNo]| -> Vec<String> {
        claims
            .iter()
            .filter_map(|claim| references.get(claim.index()))
            .map(ToString::to_string)
            .collect()
    };
    let summarize = |tie: Tie| {
        let (subject, object) = (index.entity_id(tie.subject)?, index.entity_id(tie.object)?);
        let def = tie.predicate.def();
        Some(TieSummary {
            subject: subject.to_string(),
            predicate: def.name,
            object: object.to_string(),
            family: word(&def.family),
            sign: def.sign.mark(),
            episodes: tie.episodes.iter().map(summarize_episode).collect(),
            claims_for: named(&tie.claims_for),
            claims_against: named(&tie.claims_against),
            origins_for: tie.origins_for,
            origins_against: tie.origins_against,
            statement: format!(
                "{} · {} · {}",
                name(dataset, subject),
                def.name,
                name(dataset, object)
            ),
        })
    };
    tie::between(&facts, &index, (a, b))
        .into_iter()
        .filter_map(summarize)
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

/// Renders one episode.
fn summarize_episode(episode: &Episode) -> EpisodeSummary {
    let (start, until) = (
        episode.start.and_then(some_day),
        episode.until.and_then(some_day),
    );
    let ended = episode.ends == Ends::Stated;
    let end_unknown = episode.ends == Ends::AtAnUnknownTime;
    // An interval means some day within it, not the whole of it.
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
        (Some(begin), Some(end)) if begin == end => format!("reported for {begin}"),
        (Some(begin), Some(end)) if episode.starts && ended => format!("from {begin} to {end}"),
        (Some(begin), Some(end)) if episode.starts => {
            format!("since {begin}, last attested {end}")
        }
        (Some(begin), Some(end)) if ended => format!("first attested {begin}, ended by {end}"),
        (Some(begin), Some(end)) => format!("attested from {begin} to {end}"),
        (Some(begin), None) if episode.starts => format!("since {begin}"),
        (Some(begin), None) => format!("first attested {begin}"),
        (None, Some(end)) if ended => format!("ended by {end}"),
        (None, Some(end)) => format!("last attested {end}"),
        (None, None) => "date unknown".to_owned(),
    };
    let words = if end_unknown {
        words + ", end date unknown"
    } else {
        words
    };
    EpisodeSummary {
        start,
        starts: episode.starts,
        until,
        ended,
        end_unknown,
        words,
    }
}

impl TieSummary {
    /// The tie on one line: statement, times, and the number of claims for and against.
    pub(crate) fn in_words(&self) -> String {
        let times: Vec<_> = self
            .episodes
            .iter()
            .map(|episode| episode.words.as_str())
            .collect();
        let against = match self.claims_against.len() {
            0 => String::new(),
            _ => format!(
                "; contested by {}",
                claims_and_origins(self.claims_against.len(), self.origins_against)
            ),
        };
        format!(
            "{}: {} ({}){against}",
            self.statement,
            times.join("; "),
            claims_and_origins(self.claims_for.len(), self.origins_for)
        )
    }
}
