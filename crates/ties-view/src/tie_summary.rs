//! The summary of ties between two entities.
//!
//! Each tie has its times and the claims for and against it.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use ties_dataset::number::ClaimNo;
use ties_facts::episode::{EpisodeEnd, EpisodeTime};
use ties_facts::facts::Facts;
use ties_facts::tie::Tie;

use crate::analysis::{Analysis, SourcedClaim};
use crate::citation::{date_in_words, name};
use crate::citations::{Citations, citation_marks};
use crate::layout::{claims_and_origins, write_wrapped};
use crate::nearest::{Nearest, standing_in_words};
use crate::screen::Columns;
use crate::serialized::label;
use crate::some_day::{some_day, some_day_in_words};
use crate::standing::{DatedEpisode, Standing};

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
    /// What is known of it on the date of the question; absent if the question has no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// The recorded disputes with a claim for it.
    pub disputes: Vec<String>,
    /// When it held, according to the claims; if the question has a date, only then.
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
    /// What is known of it on the date of the question; absent if the question has no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// The date that puts it within the reach of the question; absent if nothing has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
}

impl TieSummary {
    /// The view of a tie; `None` if one of its entities has no record.
    pub(crate) fn new(analysis: &Analysis<'_>, tie: &Tie) -> Option<Self> {
        let subject = analysis.index.entity_id(tie.subject)?;
        let object = analysis.index.entity_id(tie.object)?;
        let def = tie.predicate.def();
        let dataset = analysis.dataset;
        let mut episodes = Vec::new();
        for episode in Standing::episodes(tie, &analysis.selection) {
            episodes.push(EpisodeSummary::new(&episode, analysis));
        }
        Some(Self {
            subject: subject.to_string(),
            predicate: def.name,
            object: object.to_string(),
            family: label(&def.family),
            sign: def.sign.mark(),
            standing: analysis.standing(tie),
            disputes: disputes_on(tie, &analysis.facts),
            episodes,
            statement: format!(
                "{} · {} · {}",
                name(dataset, subject),
                def.name,
                name(dataset, object)
            ),
        })
    }
}

/// The ids of the recorded disputes with a claim for a tie on one of their sides.
fn disputes_on(tie: &Tie, facts: &Facts) -> Vec<String> {
    let mut ids = BTreeSet::new();
    for episode in &tie.episodes {
        ids.extend(dispute_ids(&episode.claims_for, facts));
    }
    ids.into_iter().collect()
}

/// The ids of the recorded disputes with one of some claims on a side.
pub(crate) fn dispute_ids(claims: &[ClaimNo], facts: &Facts) -> BTreeSet<String> {
    let places = facts.sides.places(claims);
    places
        .into_iter()
        .map(|place| facts.sides.disputes[place.dispute].id.to_string())
        .collect()
}

/// The ids of claims by their numbers.
pub(crate) fn claim_ids(numbers: &[ClaimNo], claims: &[SourcedClaim<'_>]) -> Vec<String> {
    numbers
        .iter()
        .filter_map(|number| claims.get(number.index()))
        .map(|(reference, ..)| reference.to_string())
        .collect()
}

impl EpisodeSummary {
    fn new(dated: &DatedEpisode<'_>, analysis: &Analysis<'_>) -> Self {
        let DatedEpisode { episode, standing } = dated;
        let claims = &analysis.claims;
        let start = some_day(episode.time.days.start);
        let until = some_day(episode.time.days.until);
        Self {
            words: period_in_words(episode.time, start.as_deref(), until.as_deref()),
            start,
            starts: episode.time.starts,
            until,
            ended: episode.time.end == EpisodeEnd::Stated,
            end_unknown: episode.time.end == EpisodeEnd::AtAnUnknownTime,
            claims_for: claim_ids(&episode.claims_for, claims),
            claims_against: claim_ids(&episode.claims_against, claims),
            origins_for: episode.origins_for,
            origins_against: episode.origins_against,
            standing: *standing,
            nearest: analysis.selection.nearest(*standing, episode.time.days),
        }
    }
}

/// The period of an episode that had ended by a date, in words.
fn ended_by_in_words(time: EpisodeTime, start: Option<String>, last: &str) -> String {
    let last = date_in_words(last);
    match start {
        Some(start) if time.starts => format!("since {start}, ended by {last}"),
        Some(start) => format!("first attested {start}, ended by {last}"),
        None => format!("ended by {last}"),
    }
}

/// The period of an episode in words, from its start and its end as EDTF.
fn period_in_words(time: EpisodeTime, start: Option<&str>, end: Option<&str>) -> String {
    let start = match start {
        Some(date) if !date.starts_with("..") => Some(some_day_in_words(date)),
        _ => None,
    };
    if let Some(last) = end.and_then(|end| end.strip_prefix("../"))
        && time.end == EpisodeEnd::Stated
    {
        return ended_by_in_words(time, start, last);
    }
    let end = end.map(some_day_in_words);
    if time.end == EpisodeEnd::AtAnUnknownTime {
        return match start {
            Some(start) if time.starts => format!("since {start}, end date unknown"),
            Some(start) => format!("first attested {start}, end date unknown"),
            None => "date unknown".to_owned(),
        };
    }
    let ended = time.end == EpisodeEnd::Stated;
    match (start, end) {
        (Some(start), Some(end)) if time.starts && ended => {
            format!("from {start} to {end}")
        }
        (Some(start), Some(end)) if time.starts => {
            format!("since {start}, last attested {end}")
        }
        (Some(start), Some(end)) if ended => format!("first attested {start}, ended by {end}"),
        (Some(start), Some(end)) if start == end && start.starts_with("some day") => {
            format!("reported for {start}")
        }
        (Some(start), Some(end)) if start == end => format!("reported as of {start}"),
        (Some(start), Some(end)) => format!("attested from {start} to {end}"),
        (Some(start), None) if time.starts => format!("since {start}"),
        (Some(start), None) => format!("first attested {start}"),
        (None, Some(end)) if ended => format!("ended by {end}"),
        (None, Some(end)) => format!("last attested {end}"),
        (None, None) => "date unknown".to_owned(),
    }
}

impl TieSummary {
    /// The tie on one line: the statement, its episodes, and the numbers of its citations.
    pub(crate) fn in_words(&self, citations: &Citations) -> String {
        let marks = citation_marks(citations, self.claims());
        format!("{}: {} {marks}", self.statement, self.periods_in_words())
    }

    /// Its episodes with their numbers of claims, and its disputes: `reported as of 2021 (1 claim,
    /// 1 independent origin)`.
    pub fn periods_in_words(&self) -> String {
        let episodes: Vec<String> = self.episodes.iter().map(EpisodeSummary::in_words).collect();
        let mut words = episodes.join("; ");
        // Each episode within reach says so itself.
        if self.standing != Some(Standing::WithinReach)
            && let Some(standing) = standing_in_words(self.standing, None)
        {
            words = format!("{words}; {standing}");
        }
        if !self.disputes.is_empty() {
            words = format!("{words}; in dispute {}", self.disputes.join(", "));
        }
        words
    }

    /// Whether other claims on its time deny it, or state something that excludes it.
    pub(crate) fn is_contested(&self) -> bool {
        let mut episodes = self.episodes.iter();
        episodes.any(|episode| !episode.claims_against.is_empty())
    }

    /// The date that puts it within the reach of the question, if nothing is attested for its date.
    pub(crate) fn nearest(&self) -> Option<&Nearest> {
        if self.standing != Some(Standing::WithinReach) {
            return None;
        }
        let nearest = self.episodes.iter().filter_map(|it| it.nearest.as_ref());
        nearest.min()
    }

    /// The claims for and against it.
    pub fn claims(&self) -> impl Iterator<Item = &str> {
        let claims = self.episodes.iter();
        claims
            .flat_map(|episode| episode.claims_for.iter().chain(&episode.claims_against))
            .map(String::as_str)
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
        match &self.nearest {
            Some(nearest) => format!("{} ({counts}), {}", self.words, nearest.in_words()),
            None => format!("{} ({counts})", self.words),
        }
    }
}

/// Writes the ties that are unknown on the date of the question.
pub(crate) fn write_unknown_ties(
    out: &mut impl Columns,
    ties: &[TieSummary],
    citations: &Citations,
) -> fmt::Result {
    if !ties.is_empty() {
        writeln!(
            out,
            "\nUnknown on that date: attested only before or after it"
        )?;
    }
    for tie in ties {
        write_wrapped(out, 2, &tie.in_words(citations))?;
    }
    Ok(())
}
