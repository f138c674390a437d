//! `stale`: what may be out of date on a date.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::fmt;

use serde::Serialize;
use serde_json::Value;
use ties::edtf::Day;
use ties::id::{ClaimRef, Id};
use ties::model::{DisputeState, Status};
use ties::vocabulary::{Family, Predicate};
use ties_dataset::number::ClaimNo;
use ties_facts::episode::EpisodeEnd;
use ties_facts::row::is_known;
use ties_facts::tie::Tie;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, rows_of};
use crate::citation::{date_in_words, flat};
use crate::citations::{Citations, citation_marks, write_citations};
use crate::deeds::is_deed;
use crate::layout::{count_of, write_wrapped};
use crate::promises::{OutlookResult, forecasts, promises};
use crate::scope::{Scope, write_left_out, write_scope};
use crate::tie_summary::TieSummary;

/// The maximum number of items that the text lists under one heading; JSON has all.
const MOST: usize = 10;

/// The number of days of a year, for ages in whole years.
const YEAR: i64 = 365;

/// What may be out of date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct StaleView {
    /// The date of the question, EDTF; absent if neither the question nor the dataset has one.
    pub on: Option<String>,
    /// What may be out of date: by kind, then the oldest first.
    pub items: Vec<StaleItem>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
}

/// Something that may be out of date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct StaleItem {
    /// What it is.
    pub kind: StaleKind,
    /// What it says, or why it may be out of date.
    pub words: String,
    /// The date of the newest evidence, EDTF.
    pub last: Option<String>,
    /// The number of whole years since then.
    pub years: Option<usize>,
    /// The ids of the claims, the source or the dispute.
    pub ids: Vec<String>,
    /// The ids of the sources that show it; of a dispute, its newest source.
    pub sources: Vec<String>,
}

/// What may be out of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaleKind {
    /// A tie without an end, last attested more than a year before.
    Tie,
    /// A promise or a forecast that is due without a recorded outcome.
    Due,
    /// An open dispute, with the date of the newest source of its claims.
    Dispute,
    /// A claim whose coding needs work.
    Claim,
    /// A source that is known only from notes.
    Source,
}

impl StaleKind {
    fn heading(self) -> &'static str {
        match self {
            Self::Tie => "Ties without an end, last attested more than a year before",
            Self::Due => "Promises and forecasts that are due without a recorded outcome",
            Self::Dispute => "Open disputes, with the newest source on them",
            Self::Claim => "Claims whose coding needs work",
            Self::Source => "Sources known only from notes",
        }
    }
}

/// What may be out of date on the date of the question, or of the dataset.
pub fn stale(analysis: &Analysis<'_>) -> StaleView {
    let mut builder = AnswerBuilder::new(analysis);
    builder.scope.remove_reach();
    let mut items = ties(&mut builder);
    items.extend(due(&mut builder));
    items.extend(open_disputes(&mut builder));
    items.extend(unfinished(&mut builder));
    for (id, coded) in &analysis.dataset.sources {
        if let Some(known_from) = &coded.source.known_from {
            builder.cite_source(id);
            items.push(StaleItem {
                kind: StaleKind::Source,
                words: format!("{}: {}", flat(&coded.source.title), flat(known_from)),
                last: coded.source.published.as_deref().map(str::to_owned),
                years: None,
                ids: vec![id.to_string()],
                sources: vec![id.to_string()],
            });
        }
    }
    // The order of sources without a number of years stays that of their ids.
    items.sort_by_key(|item| (item.kind, item.years.map(Reverse)));
    StaleView {
        on: day(analysis.day),
        items,
        citations: builder.citations,
        scope: builder.scope,
    }
}

/// The claims whose coding needs work.
fn unfinished(builder: &mut AnswerBuilder<'_, '_>) -> Vec<StaleItem> {
    let mut items = Vec::new();
    for (number, (reference, _, claim)) in ClaimNo::all().zip(&builder.analysis.claims) {
        if claim.status == Status::NeedsWork && builder.includes_at_any_time(number) {
            let views = builder.whole_claim(number);
            let statement = views.first().map(|view| view.statement.clone());
            items.push(StaleItem {
                kind: StaleKind::Claim,
                words: statement.unwrap_or_default(),
                last: None,
                years: None,
                ids: vec![reference.to_string()],
                sources: vec![reference.source.to_string()],
            });
        }
    }
    items
}

/// The ties without an end that were last attested more than a year before.
fn ties(builder: &mut AnswerBuilder<'_, '_>) -> Vec<StaleItem> {
    let analysis = builder.analysis;
    let mut items = Vec::new();
    for tie in &analysis.ties {
        let Some(last) = last_attested(tie) else {
            continue;
        };
        let years = years_since(analysis, last);
        if years < 1 || !is_state(tie) || !analysis.selection.takes_predicate(tie.predicate) {
            continue;
        }
        let Some(view) = TieSummary::new(analysis, tie) else {
            continue;
        };
        let ids: Vec<String> = view.claims().map(str::to_owned).collect();
        let sources = sources_of(&ids);
        for source in &sources {
            builder.cite_source(source);
        }
        items.push(StaleItem {
            kind: StaleKind::Tie,
            words: view.statement,
            last: day(last),
            years: Some(years),
            ids,
            sources,
        });
    }
    items
}

/// The number of whole years from a day to that of the question.
fn years_since(analysis: &Analysis<'_>, day: i32) -> usize {
    let days = i64::from(analysis.day) - i64::from(day);
    usize::try_from(days / YEAR).unwrap_or_default()
}

/// Whether a tie is a state that can end: not a deed, a descent, an identity or a place on the map.
fn is_state(tie: &Tie) -> bool {
    const LOCATED: Predicate = Predicate::named("located-in");
    let family = tie.predicate.def().family;
    let is_permanent = matches!(family, Family::Lineage | Family::Identity | Family::Kin);
    !is_permanent && tie.predicate != LOCATED && !is_deed(tie.predicate)
}

/// The last day for which a tie is attested; `None` if its last period has a stated end, or if the
/// day is unknown.
fn last_attested(tie: &Tie) -> Option<i32> {
    let last = tie
        .episodes
        .iter()
        .max_by_key(|episode| episode.time.days.until.1)?;
    let day = last.time.days.until.1;
    (last.time.end != EpisodeEnd::Stated && is_known(day)).then_some(day)
}

/// The promises and forecasts that are due.
fn due(builder: &mut AnswerBuilder<'_, '_>) -> Vec<StaleItem> {
    let analysis = builder.analysis;
    let mut items = Vec::new();
    for outlooks in [promises(analysis, None), forecasts(analysis, None)] {
        for outlook in outlooks.statements {
            if outlook.result != OutlookResult::Due {
                continue;
            }
            builder.cite_source(&outlook.source);
            let statement = outlook.pairs.first().map(|pair| pair.statement.clone());
            items.push(StaleItem {
                kind: StaleKind::Due,
                words: statement.unwrap_or_default(),
                last: outlook.deadline,
                years: None,
                ids: vec![outlook.claim],
                sources: vec![outlook.source],
            });
        }
    }
    items
}

/// The open disputes, each with the newest source of its claims.
fn open_disputes(builder: &mut AnswerBuilder<'_, '_>) -> Vec<StaleItem> {
    let analysis = builder.analysis;
    let mut numbers: HashMap<&ClaimRef, ClaimNo> = HashMap::new();
    for (number, (reference, ..)) in ClaimNo::all().zip(&analysis.claims) {
        numbers.insert(reference, number);
    }
    let mut items = Vec::new();
    for (id, dispute) in &analysis.dataset.disputes {
        if dispute.state != DisputeState::Open {
            continue;
        }
        let mut newest: Option<(i32, &Id)> = None;
        for claim in dispute.sides.iter().flat_map(|side| &side.claims) {
            let Some(number) = numbers.get(claim) else {
                continue;
            };
            let source = analysis.facts.rows.source_of(*number);
            let published = source.published.end_days().1;
            if is_known(published) && newest.is_none_or(|(known, _)| known < published) {
                newest = Some((published, &claim.source));
            }
        }
        let source = newest.map(|(_, source)| source.to_string());
        if let Some(id) = &source {
            builder.cite_source(id);
        }
        items.push(StaleItem {
            kind: StaleKind::Dispute,
            words: flat(&dispute.question),
            last: newest.and_then(|(published, _)| day(published)),
            years: newest.map(|(published, _)| years_since(analysis, published)),
            ids: vec![id.to_string()],
            sources: source.into_iter().collect(),
        });
    }
    items
}

/// The ids of the sources of some claims (`source#claim`), each once.
fn sources_of(claims: &[String]) -> Vec<String> {
    let mut sources = BTreeSet::new();
    for claim in claims {
        sources.insert(claim.split('#').next().unwrap_or(claim).to_owned());
    }
    sources.into_iter().collect()
}

/// A day as EDTF; `None` if it is unknown.
fn day(number: i32) -> Option<String> {
    if !is_known(number) {
        return None;
    }
    let (year, month, day) = Day::from_number(i64::from(number))?.to_ymd();
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

impl fmt::Display for StaleView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let on = self.on.as_deref().map(date_in_words);
        let on = on.unwrap_or_else(|| "an unknown date".to_owned());
        write_wrapped(f, 0, &format!("What may be out of date on {on}"))?;
        write_scope(f, &self.scope)?;
        if self.items.is_empty() {
            writeln!(f, "\nNothing that this question looks for.")?;
        }
        let citations = self.shown_citations();
        for items in self.by_kind() {
            writeln!(f, "\n{} ({})", items[0].kind.heading(), items.len())?;
            for item in items.iter().take(MOST) {
                write_wrapped(f, 2, &item.in_words(&citations))?;
            }
            let more = items.len().saturating_sub(MOST);
            if more > 0 {
                write_wrapped(f, 2, &format!("and {more} more, in JSON"))?;
            }
        }
        write_citations(f, &citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl StaleView {
    /// The items, one list for each kind.
    fn by_kind(&self) -> impl Iterator<Item = &[StaleItem]> {
        self.items.chunk_by(|one, next| one.kind == next.kind)
    }

    /// The citations of the items that the text lists.
    fn shown_citations(&self) -> Citations {
        let shown = self.by_kind().flat_map(|items| items.iter().take(MOST));
        let sources = shown.flat_map(|item| &item.sources);
        self.citations.of_claims(sources.map(String::as_str))
    }
}

impl StaleItem {
    /// `4 years, last 1 September 2021: Taliban · governs · Afghanistan [2] — nos#rule`.
    fn in_words(&self, citations: &Citations) -> String {
        let mut words = self.words.clone();
        if let Some(last) = &self.last {
            words = format!("{}: {words}", date_in_words(last));
        }
        if let Some(years) = self.years {
            words = format!("{}, {words}", count_of(years, "year"));
        }
        let marks = citation_marks(citations, self.sources.iter().map(String::as_str));
        if !marks.is_empty() {
            words = format!("{words} {marks}");
        }
        format!("{words} — {}", self.ids.join(", "))
    }
}

impl Answer for StaleView {
    fn rows(&self) -> Vec<Value> {
        rows_of(&self.items)
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}
