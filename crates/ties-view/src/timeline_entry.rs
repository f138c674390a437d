//! One entry of a timeline.

use std::collections::BTreeSet;

use serde::Serialize;
use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::number::ClaimNo;
use ties_facts::row::{AttestedDays, is_known};

use crate::analysis::Analysis;
use crate::citation::locator_in_words;
use crate::claim_time::is_event;
use crate::claim_view::{HEADINGS, details_in_words};
use crate::matrix::MarkKind;
use crate::nearest::Nearest;
use crate::period_days::PeriodDays;
use crate::serialized::label;
use crate::some_day::day;
use crate::speakers::chain_in_words;
use crate::standing::Standing;
use crate::tie_summary::{claim_ids, dispute_ids};

/// A period of a tie, or one claim that makes no tie.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TimelineEntry {
    /// The earliest possible day of its start, EDTF; if the start is unknown, the first known day;
    /// absent if no day is known.
    pub earliest: Option<String>,
    /// The last possible day that it covers, EDTF; absent if unknown.
    pub latest: Option<String>,
    /// The dates that its claims state, EDTF, each once; empty if only their sources have dates.
    pub date: Vec<String>,
    /// Its time in words.
    pub when: String,
    /// What it is about.
    pub kind: EntryKind,
    /// The subject's id.
    pub subject: String,
    /// The predicate.
    pub predicate: &'static str,
    /// The family of the predicate.
    pub family: String,
    /// The relation that it is in the matrix; absent if it is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<MarkKind>,
    /// The ids of its objects; empty if the predicate takes a value.
    pub objects: Vec<String>,
    /// The statement on one line.
    pub statement: String,
    /// Who says it, and what else one claim says; absent if its sources themselves report it.
    pub details: Option<String>,
    /// The heading of claims of this kind: `Affirmed`, `Negated`, and so on.
    pub heading: &'static str,
    /// What is known of it on the date of the question; absent if the question has no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// The date that puts it within the reach of the question; absent if nothing has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// The recorded disputes with one of its claims on a side.
    pub disputes: Vec<String>,
    /// The claims that state it.
    pub claims: Vec<String>,
    /// The number of independent origins of these claims.
    pub origins: usize,
    /// The claims that cannot be true together with it.
    pub contested_by: Vec<String>,
    /// The locator in words; absent if several claims state it.
    pub locator: Option<String>,
    /// The days of its time as numbers, for drawing.
    #[serde(skip)]
    pub days: PeriodDays,
    /// The number of the earliest day.
    #[serde(skip)]
    first_day: Option<i32>,
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// A tie that lasts, such as an alliance or an office.
    Tie,
    /// Something that happened: an attack, a pledge, a founding.
    Event,
    /// A listing, a removal from a list, or a statement that something is not on a list.
    Listing,
    /// An estimate of size.
    Strength,
    /// Another name, or another record of the same entity.
    Name,
    /// Anything else: other amounts, descriptions, negated statements.
    Other,
}

impl EntryKind {
    fn of(predicate: Predicate, negated: bool) -> Self {
        let def = predicate.def();
        match def.name {
            "designated-under" => Self::Listing,
            _ if negated => Self::Other,
            "strength" => Self::Strength,
            "renamed-to" | "same-as" => Self::Name,
            _ if is_event(predicate) || def.takes == ValueType::Date => Self::Event,
            _ if def.takes == ValueType::Entity => Self::Tie,
            _ => Self::Other,
        }
    }
}

impl TimelineEntry {
    /// An entry with what its claims and days determine.
    pub(crate) fn new(analysis: &Analysis<'_>, claims: &[ClaimNo], days: AttestedDays) -> Self {
        let first_day = first_known(days);
        let latest = Some(days.until.1).filter(|last| is_known(*last));
        let mut locators = Vec::new();
        let mut dates = BTreeSet::new();
        for number in claims {
            if let Some((_, _, claim)) = analysis.claims.get(number.index()) {
                locators.push(locator_in_words(&claim.at));
                let stated = claim.date.as_deref().or(claim.when.as_deref());
                dates.extend(stated.map(str::to_owned));
            }
        }
        let is_one = locators.len() == 1;
        Self {
            earliest: first_day.and_then(day),
            latest: latest.and_then(day),
            date: dates.into_iter().collect(),
            when: String::new(),
            kind: EntryKind::Other,
            subject: String::new(),
            predicate: "",
            family: String::new(),
            relation: None,
            objects: Vec::new(),
            statement: String::new(),
            details: details_of_claims(analysis, claims),
            heading: HEADINGS[0],
            standing: None,
            nearest: None,
            disputes: dispute_ids(claims, &analysis.facts).into_iter().collect(),
            claims: claim_ids(claims, &analysis.claims),
            origins: claims.len(),
            contested_by: Vec::new(),
            locator: if is_one { locators.pop() } else { None },
            days: PeriodDays::default(),
            first_day,
        }
    }

    /// Sets what its predicate determines.
    pub(crate) fn set_predicate(&mut self, predicate: Predicate, negated: bool) {
        self.kind = EntryKind::of(predicate, negated);
        self.predicate = predicate.name();
        self.family = label(&predicate.def().family);
        self.relation = MarkKind::of(predicate);
    }

    /// Whether it states that something is or was so.
    pub fn is_affirmed(&self) -> bool {
        self.heading == HEADINGS[0]
    }

    /// The order of time: known days first.
    pub(crate) fn order(&self) -> (bool, Option<i32>) {
        (self.first_day.is_none(), self.first_day)
    }

    /// The position of its heading among all headings.
    pub(crate) fn heading_number(&self) -> usize {
        let position = HEADINGS.iter().position(|heading| *heading == self.heading);
        position.unwrap_or(HEADINGS.len())
    }

    /// The year of its earliest day: `2001`.
    pub(crate) fn year(&self) -> Option<&str> {
        let earliest = self.earliest.as_deref()?;
        // A year before the common era begins with a hyphen.
        let end = earliest.get(1..)?.find('-')? + 1;
        earliest.get(..end)
    }
}

/// The first day that is known.
fn first_known(AttestedDays { start, until }: AttestedDays) -> Option<i32> {
    let days = [start.0, start.1, until.0, until.1];
    days.into_iter().find(|day| is_known(*day))
}

/// What several claims add to their statement: the details that they share, or else the first three
/// of their speakers, and how many more there are.
fn details_of_claims(analysis: &Analysis<'_>, claims: &[ClaimNo]) -> Option<String> {
    let mut details = BTreeSet::new();
    let mut speakers = BTreeSet::new();
    let mut is_attributed = false;
    for number in claims {
        if let Some((_, source, claim)) = analysis.claims.get(number.index()) {
            let of_claim = details_in_words(analysis.dataset, source, claim, &["status"]);
            details.insert(of_claim);
            speakers.insert(chain_in_words(analysis.dataset, &claim.attribution));
            is_attributed |= !claim.attribution.is_empty();
        }
    }
    if let (Some(shared), 1) = (details.first(), details.len()) {
        return Some(shared.clone()).filter(|shared| !shared.is_empty());
    }
    if !is_attributed {
        return None;
    }
    let more = speakers.len().saturating_sub(3);
    let mut words: Vec<String> = speakers.into_iter().take(3).collect();
    if more > 0 {
        words.push(format!("and {more} more"));
    }
    Some(words.join("; "))
}
