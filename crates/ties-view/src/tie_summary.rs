//! The summary of ties between two entities.
//!
//! Each tie has its times and the claims for and against it.

use serde::Serialize;
use ties::edtf::Day;
use ties::id::ClaimRef;
use ties_dataset::dataset::Dataset;
use ties_dataset::index::Index;
use ties_dataset::number::ClaimNo;
use ties_facts::episode::{Episode, EpisodeEnd};
use ties_facts::facts::Facts;
use ties_facts::row::{DayBounds, is_known};
use ties_facts::tie;

use crate::citation::{date_in_words, name};
use crate::layout::claims_and_origins;
use crate::serialized::label;

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
    /// The statement on one line.
    pub statement: String,
}

/// A period for which a tie is attested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct EpisodeSummary {
    /// Its start, or the first date for which it is attested, as EDTF; absent if unknown. An
    /// interval means some day within it; `../2018` means some day up to then.
    pub start: Option<String>,
    /// Whether `start` is a stated start, not only the first attestation.
    pub starts: bool,
    /// The last day that any claim covers, in the same form as `start`.
    pub until: Option<String>,
    /// Whether `until` is a stated end, not only the last attestation.
    pub ended: bool,
    /// Whether its claims leave open how long it lasted.
    pub end_unknown: bool,
    /// The claims that attest it.
    pub claims_for: Vec<String>,
    /// The claims on its time that deny the tie, or state something that excludes it.
    pub claims_against: Vec<String>,
    /// The number of independent origins of `claims_for`.
    pub origins_for: usize,
    /// The number of independent origins of `claims_against`.
    pub origins_against: usize,
    /// The period in words.
    pub words: String,
}

/// The ties between `a` and `b`, in both directions.
pub(crate) fn tie_summaries(
    dataset: &Dataset,
    (index, facts): (&Index, &Facts),
    references: &[&ClaimRef],
    pair: (&str, &str),
) -> Vec<TieSummary> {
    let mut summaries = Vec::new();
    for tie in tie::between(facts, index, pair) {
        let Some(subject) = index.entity_id(tie.subject) else {
            continue;
        };
        let Some(object) = index.entity_id(tie.object) else {
            continue;
        };
        let def = tie.predicate.def();
        summaries.push(TieSummary {
            subject: subject.to_string(),
            predicate: def.name,
            object: object.to_string(),
            family: label(&def.family),
            sign: def.sign.mark(),
            episodes: tie
                .episodes
                .iter()
                .map(|episode| EpisodeSummary::new(episode, references))
                .collect(),
            statement: format!(
                "{} · {} · {}",
                name(dataset, subject),
                def.name,
                name(dataset, object)
            ),
        });
    }
    summaries
}

/// The ids of claims by their numbers.
fn claim_ids(numbers: &[ClaimNo], references: &[&ClaimRef]) -> Vec<String> {
    numbers
        .iter()
        .filter_map(|number| references.get(number.index()))
        .map(ToString::to_string)
        .collect()
}

impl EpisodeSummary {
    fn new(episode: &Episode, references: &[&ClaimRef]) -> Self {
        let start = some_day(episode.days.start);
        let until = some_day(episode.days.until);
        Self {
            words: period_in_words(episode, start.as_deref(), until.as_deref()),
            start,
            starts: episode.starts,
            until,
            ended: episode.end == EpisodeEnd::Stated,
            end_unknown: episode.end == EpisodeEnd::AtAnUnknownTime,
            claims_for: claim_ids(&episode.claims_for, references),
            claims_against: claim_ids(&episode.claims_against, references),
            origins_for: episode.origins_for,
            origins_against: episode.origins_against,
        }
    }
}

/// Some day of a year, of a month, or between two days, as EDTF; `None` if both days are unknown.
fn some_day((low, high): DayBounds) -> Option<String> {
    if !is_known(low) && !is_known(high) {
        return None;
    }
    if !is_known(low) {
        return Some(format!("../{}", day(high)?));
    }
    if !is_known(high) {
        return Some(format!("{}/..", day(low)?));
    }
    let (year, month, day_of_month) = Day::from_number(i64::from(low))?.to_ymd();
    let (last_year, last_month, last_day) = Day::from_number(i64::from(high))?.to_ymd();
    let first = day(low)?;
    if low == high {
        return Some(first);
    }
    if (month, day_of_month, last_month, last_day) == (1, 1, 12, 31) && year == last_year {
        return Some(format!("{year:04}"));
    }
    let is_last_of_month = Day::from_number(i64::from(high) + 1)?.to_ymd().2 == 1;
    if (year, month, day_of_month) == (last_year, last_month, 1) && is_last_of_month {
        return Some(format!("{year:04}-{month:02}"));
    }
    Some(format!("{first}/{}", day(high)?))
}

/// A day as EDTF.
fn day(number: i32) -> Option<String> {
    let (year, month, day) = Day::from_number(i64::from(number))?.to_ymd();
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// A date of an episode in words. An interval means some day within it, not the whole of it.
fn some_day_in_words(date: &str) -> String {
    match date.split_once('/') {
        Some(("..", high)) => format!("some day up to {}", date_in_words(high)),
        Some((low, "..")) => date_in_words(low),
        Some((low, high)) => {
            let low = date_in_words(low);
            format!("some day between {low} and {}", date_in_words(high))
        }
        None => date_in_words(date),
    }
}

/// The period of an episode in words, from its start and its end as EDTF.
fn period_in_words(episode: &Episode, start: Option<&str>, end: Option<&str>) -> String {
    let start = match start {
        Some(date) if !date.starts_with("..") => Some(some_day_in_words(date)),
        _ => None,
    };
    if let Some(last) = end.and_then(|end| end.strip_prefix("../"))
        && episode.end == EpisodeEnd::Stated
    {
        let last = date_in_words(last);
        return match start {
            Some(start) if episode.starts => format!("since {start}, ended by {last}"),
            Some(start) => format!("first attested {start}, ended by {last}"),
            None => format!("ended by {last}"),
        };
    }
    let end = end.map(some_day_in_words);
    if episode.end == EpisodeEnd::AtAnUnknownTime {
        return match start {
            Some(start) if episode.starts => format!("since {start}, end date unknown"),
            Some(start) => format!("first attested {start}, end date unknown"),
            None => "date unknown".to_owned(),
        };
    }
    let ended = episode.end == EpisodeEnd::Stated;
    match (start, end) {
        (Some(start), Some(end)) if episode.starts && ended => format!("from {start} to {end}"),
        (Some(start), Some(end)) if episode.starts => format!("since {start}, last attested {end}"),
        (Some(start), Some(end)) if ended => format!("first attested {start}, ended by {end}"),
        (Some(start), Some(end)) if start == end && start.starts_with("some day") => {
            format!("reported for {start}")
        }
        (Some(start), Some(end)) if start == end => format!("reported as of {start}"),
        (Some(start), Some(end)) => format!("attested from {start} to {end}"),
        (Some(start), None) if episode.starts => format!("since {start}"),
        (Some(start), None) => format!("first attested {start}"),
        (None, Some(end)) if ended => format!("ended by {end}"),
        (None, Some(end)) => format!("last attested {end}"),
        (None, None) => "date unknown".to_owned(),
    }
}

impl TieSummary {
    /// The tie on one line: the statement and its episodes.
    pub(crate) fn in_words(&self) -> String {
        let episodes: Vec<String> = self.episodes.iter().map(EpisodeSummary::in_words).collect();
        format!("{}: {}", self.statement, episodes.join("; "))
    }
}

impl EpisodeSummary {
    /// The times, and the number of claims for and against.
    fn in_words(&self) -> String {
        let mut counts = claims_and_origins(self.claims_for.len(), self.origins_for);
        if !self.claims_against.is_empty() {
            let against = claims_and_origins(self.claims_against.len(), self.origins_against);
            counts = format!("{counts}; contested by {against}");
        }
        format!("{} ({counts})", self.words)
    }
}
