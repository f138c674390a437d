//! `promises` and `forecasts`: statements that look ahead, what came of them, and related reports.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};
use ties::edtf::Edtf;
use ties::id::Id;
use ties::model::{Claim, Mode, OutcomeResult, Source};
use ties_dataset::number::ClaimNo;
use ties_facts::row::is_known;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder};
use crate::citation::flat;
use crate::citations::Citations;
use crate::claim_view::ClaimView;
use crate::mentions::{is_attributed_to, is_side};
use crate::parts::PartView;
use crate::related_reports::{RelatedReport, Reports};
use crate::scope::Scope;
use crate::serialized::label;

/// Promises, plans, threats and demands, or forecasts and hypotheses.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Outlooks {
    /// `promises` or `forecasts`.
    pub question: &'static str,
    /// The id of the entity by which or about which the statements are, of several with commas
    /// between them; absent if all are asked for.
    pub about: Option<String>,
    /// The parts that are taken together with it.
    pub parts: Vec<PartView>,
    /// The number of statements with each result.
    pub counts: BTreeMap<OutlookResult, usize>,
    /// The statements: by mode, then by date.
    pub statements: Vec<Outlook>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
}

/// A statement that looks ahead.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Outlook {
    /// The claim: `source#claim`.
    pub claim: String,
    /// The source's id.
    pub source: String,
    /// The pairs of the claim.
    pub pairs: Vec<ClaimView>,
    /// The kind of statement: `promise`, `threat`, `forecast`.
    pub mode: String,
    /// When it was made, EDTF: the date that its first speaker said it, or else the date of the
    /// source.
    pub made: Option<String>,
    /// The date by which it is to come true, EDTF: its horizon, or else the end of its time.
    pub deadline: Option<String>,
    /// What came of it.
    pub result: OutlookResult,
    /// The basis of a recorded outcome.
    pub why: Option<String>,
    /// The claims that show a recorded outcome.
    pub outcome_claims: Vec<String>,
    /// Reports of related states and events since it was made. They prove nothing.
    pub reports: Vec<RelatedReport>,
    /// Its mode, for the order.
    #[serde(skip)]
    pub(crate) kind: Mode,
}

/// What came of a promise or forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutlookResult {
    /// It came true or was kept.
    CameTrue,
    /// It came true or was kept in part.
    InPart,
    /// It did not come true or was broken.
    DidNot,
    /// The evidence does not show what happened.
    CannotBeTold,
    /// Its deadline has passed, and no outcome is recorded.
    Due,
    /// No outcome is recorded, and no deadline has passed.
    Open,
}

/// The modes of promises, in the order of an answer.
const PROMISES: [Mode; 4] = [Mode::Promise, Mode::Plan, Mode::Threat, Mode::Demand];

/// Promises, plans, threats and demands by or about an entity, or all of them.
pub fn promises(analysis: &Analysis<'_>, about: Option<&Id>) -> Outlooks {
    outlooks(analysis, "promises", &PROMISES, about.as_slice())
}

/// The same by or about one of some entities, or all of them if there are none.
pub(crate) fn promises_on_any(analysis: &Analysis<'_>, about: &[Id]) -> Outlooks {
    let about: Vec<&Id> = about.iter().collect();
    outlooks(analysis, "promises", &PROMISES, &about)
}

/// Forecasts and hypotheses by or about an entity, or all of them.
pub fn forecasts(analysis: &Analysis<'_>, about: Option<&Id>) -> Outlooks {
    let modes = [Mode::Forecast, Mode::Hypothesis];
    outlooks(analysis, "forecasts", &modes, about.as_slice())
}

fn outlooks(
    analysis: &Analysis<'_>,
    question: &'static str,
    modes: &[Mode],
    about: &[&Id],
) -> Outlooks {
    let mut builder = AnswerBuilder::new(analysis);
    let mut parts = Vec::new();
    let mut ids = BTreeSet::new();
    for about in about {
        let (with_parts, parts_of_it) = builder.ids_with_parts(about);
        ids.extend(with_parts);
        parts.extend(parts_of_it);
    }
    builder.scope.remove_reach();
    let ids = (!about.is_empty()).then_some(&ids);
    let mut statements = asked_outlooks(&mut builder, modes, ids);
    statements.sort_by_key(|outlook| {
        let mode = modes.iter().position(|mode| *mode == outlook.kind);
        (mode, outlook.made.clone())
    });
    let mut counts = BTreeMap::new();
    for outlook in &statements {
        *counts.entry(outlook.result).or_default() += 1;
    }
    Outlooks {
        question,
        about: (!about.is_empty()).then(|| {
            let ids: Vec<&str> = about.iter().map(|id| id.as_str()).collect();
            ids.join(", ")
        }),
        parts,
        counts,
        statements,
        citations: builder.citations,
        scope: builder.scope,
    }
}

/// The statements with one of the modes that are by or about one of some entities.
fn asked_outlooks(
    builder: &mut AnswerBuilder<'_, '_>,
    modes: &[Mode],
    ids: Option<&BTreeSet<Id>>,
) -> Vec<Outlook> {
    let analysis = builder.analysis;
    let reports = Reports::new(analysis);
    let mut statements = Vec::new();
    for (number, (_, source, claim)) in ClaimNo::all().zip(&analysis.claims) {
        let is_asked = match ids {
            Some(ids) => ids.iter().any(|id| is_by_or_about(source, claim, id)),
            None => true,
        };
        if !modes.contains(&claim.mode) || !is_asked || !builder.includes_at_any_time(number) {
            continue;
        }
        if is_later(analysis, number) {
            builder.scope.left_out.claims_of_other_times += 1;
        } else {
            statements.extend(outlook(builder, &reports, number));
        }
    }
    statements
}

/// Whether an entity is a speaker, a side, or the voice of the source of a claim.
fn is_by_or_about(source: &Source, claim: &Claim, id: &Id) -> bool {
    let is_voice = match source.authors.as_slice() {
        [] => source.publisher.as_ref() == Some(id),
        authors => authors.contains(id),
    };
    (claim.attribution.is_empty() && is_voice)
        || is_attributed_to(claim, id)
        || claim.pairs().iter().any(|pair| is_side(pair, id))
}

/// Whether the source of a claim was certainly published after the date of the question.
fn is_later(analysis: &Analysis<'_>, number: ClaimNo) -> bool {
    let (published, _) = analysis.facts.rows.source_of(number).published.start_days();
    match &analysis.selection.as_of {
        Some(date) => is_known(published) && published > date.last,
        None => false,
    }
}

/// A statement with its outcome and the reports that are related to it.
fn outlook(
    builder: &mut AnswerBuilder<'_, '_>,
    reports: &Reports<'_, '_>,
    number: ClaimNo,
) -> Option<Outlook> {
    let analysis = builder.analysis;
    let (reference, source, claim) = analysis.claims.get(number.index())?;
    let made = made(source, claim);
    let reports = reports.of(number, since(made, claim));
    let pairs = builder.whole_claim(number);
    for report in &reports {
        builder.cite(report.number);
    }
    let outcome = claim.outcome.as_ref();
    let outcome_claims = outcome.map_or(&[][..], |outcome| &outcome.claims);
    let deadline = deadline(source, claim);
    Some(Outlook {
        claim: reference.to_string(),
        source: reference.source.to_string(),
        pairs,
        mode: label(&claim.mode),
        made: made.map(str::to_owned),
        result: match outcome {
            Some(outcome) => OutlookResult::from(outcome.result),
            None if is_past(deadline, analysis.day) => OutlookResult::Due,
            None => OutlookResult::Open,
        },
        deadline: deadline.map(str::to_owned),
        why: outcome.map(|outcome| flat(&outcome.why)),
        outcome_claims: outcome_claims.iter().map(ToString::to_string).collect(),
        reports,
        kind: claim.mode,
    })
}

/// When a statement was made, EDTF.
fn made<'d>(source: &'d Source, claim: &'d Claim) -> Option<&'d str> {
    let first = claim.attribution.first();
    let said = first.and_then(|speaker| speaker.said.as_deref());
    said.or(source.published.as_deref())
}

/// The first day on which a statement was made or its time began.
fn since(made: Option<&str>, claim: &Claim) -> Option<i64> {
    let made = first_day(made?)?;
    let when = claim.when.as_deref().and_then(first_day);
    Some(when.map_or(made, |when| when.min(made)))
}

/// The horizon of a statement, or the end of its time if that is later than its source.
fn deadline<'d>(source: &Source, claim: &'d Claim) -> Option<&'d str> {
    let horizon = claim.horizon.as_ref().and_then(|horizon| horizon.date());
    if let Some(horizon) = horizon {
        return Some(horizon);
    }
    let when = claim.when.as_deref()?;
    let published = last_day(source.published.as_deref()?)?;
    (last_day(when)? > published).then_some(when)
}

/// Whether the last day of a date is before a day.
pub(crate) fn is_past(date: Option<&str>, day: i32) -> bool {
    let last = date.and_then(last_day);
    last.is_some_and(|last| last < i64::from(day))
}

/// The number of the first day of a date.
fn first_day(date: &str) -> Option<i64> {
    Some(Edtf::parse(date).ok()?.earliest()?.number())
}

/// The number of the last day of a date.
fn last_day(date: &str) -> Option<i64> {
    Some(Edtf::parse(date).ok()?.latest()?.number())
}

impl From<OutcomeResult> for OutlookResult {
    fn from(result: OutcomeResult) -> Self {
        match result {
            OutcomeResult::CameTrue => Self::CameTrue,
            OutcomeResult::InPart => Self::InPart,
            OutcomeResult::DidNot => Self::DidNot,
            _ => Self::CannotBeTold,
        }
    }
}

impl Answer for Outlooks {
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for outlook in &self.statements {
            let pairs = outlook.pairs.iter();
            let statements: Vec<_> = pairs.map(|pair| &pair.statement).collect();
            let attribution = outlook.pairs.first().map(|pair| &pair.attribution);
            let reports = outlook.reports.iter();
            let reports: Vec<_> = reports.map(|report| &report.claim).collect();
            rows.push(json!({
                "claim": outlook.claim, "source": outlook.source, "mode": outlook.mode,
                "statements": statements, "attribution": attribution, "made": outlook.made,
                "deadline": outlook.deadline, "result": outlook.result, "why": outlook.why,
                "outcome-claims": outlook.outcome_claims, "related-reports": reports,
            }));
        }
        rows
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}
