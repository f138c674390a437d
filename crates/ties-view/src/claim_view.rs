//! A claim as a reader sees it: statement, attribution, mode, time and locator.

use serde::Serialize;
use serde_json::Value;
use ties::id::{ClaimRef, Id};
use ties::model::{Claim, Horizon, Mode, Pair, Source, Status};
use ties_dataset::dataset::Dataset;

use crate::amounts::{amount_in_words, qualifiers_in_words};
use crate::citation::{date_in_words, flat, locator_in_words, name, on_date};
use crate::claim_time::time_in_words;
use crate::layout::count_of;
use crate::nearest::Nearest;
use crate::selection::is_withdrawn;
use crate::serialized::label;
use crate::speakers::chain_in_words;
use crate::standing::Standing;

/// The mark of a statement that holds in both directions.
pub(crate) const BOTH_WAYS: &str = "  (both ways)";

/// One claim, or one pair of a group of claims: the record and its rendering.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ClaimView {
    /// The claim: `source#claim`.
    pub claim: String,
    /// The subject's id.
    pub subject: String,
    /// The predicate.
    pub predicate: &'static str,
    /// The object's id, where the predicate takes an entity.
    pub object: Option<String>,
    /// Whether it holds in both directions.
    pub both_ways: bool,
    /// Whether it describes a state of affairs: not a promise, forecast or similar, not doubted by
    /// its speakers, and neither superseded, refuted nor retracted.
    pub is_state_of_affairs: bool,
    /// The source's id.
    pub source: String,
    /// When the source was published, EDTF.
    pub published: Option<String>,
    /// The record as written; for a group of claims, the whole group.
    pub record: Value,
    /// The statement on one line: `al-Qaida · protects · Haqqani Network`.
    pub statement: String,
    /// Mode, attribution, time and qualifiers, on one line.
    pub attribution: String,
    /// The locator in words.
    pub locator: String,
    /// The heading under which an answer lists it.
    pub heading: &'static str,
    /// What is known of it on the date of the question; absent if the question has no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// The date that puts it within the reach of the question; absent if nothing has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// The id of the side that the statement shows first.
    #[serde(skip)]
    pub(crate) first_side: String,
    /// The name of the other side.
    #[serde(skip)]
    pub(crate) other_name: Option<String>,
}

impl ClaimView {
    /// Renders one pair of a claim.
    pub fn new(
        dataset: &Dataset,
        reference: &ClaimRef,
        source: &Source,
        claim: &Claim,
        pair: &Pair<'_>,
    ) -> Self {
        let both_ways = claim.mutual || (claim.predicate.def().symmetric && pair.object.is_some());
        let (first_side, other_side) = shown_sides(claim, pair);
        // Every value of the model can be written as JSON.
        let record = serde_json::to_value(claim).unwrap_or_default();
        Self {
            claim: reference.to_string(),
            subject: pair.subject.id.to_string(),
            predicate: claim.predicate.name(),
            object: pair.object.map(|object| object.id.to_string()),
            both_ways,
            is_state_of_affairs: claim.is_state_of_affairs() && source.retracted.is_none(),
            source: reference.source.to_string(),
            published: source.published.as_deref().map(str::to_owned),
            record,
            statement: pair_statement(dataset, claim, pair, both_ways),
            attribution: attribution_line(dataset, source, claim),
            locator: locator_in_words(&claim.at),
            heading: heading(source, claim),
            standing: None,
            nearest: None,
            first_side: first_side.to_string(),
            other_name: other_side.map(|side| name(dataset, side)),
        }
    }

    /// The position of its heading in the order in which an answer prints the headings.
    pub(crate) fn heading_number(&self) -> Option<usize> {
        HEADINGS.iter().position(|heading| *heading == self.heading)
    }

    /// A text value of the record, on one line.
    pub fn text(&self, key: &str) -> Option<String> {
        self.record.get(key).and_then(Value::as_str).map(flat)
    }
}

/// The sides of a pair as a statement shows them. A symmetric statement reads the same whichever
/// side its source names first.
fn shown_sides<'c>(claim: &Claim, pair: &Pair<'c>) -> (&'c Id, Option<&'c Id>) {
    let subject = pair.subject.id;
    match pair.object.map(|object| object.id) {
        Some(object) if claim.predicate.def().symmetric && object < subject => {
            (object, Some(subject))
        }
        object => (subject, object),
    }
}

/// The statement on one line: `al-Qaida · protects · Haqqani Network`.
pub(crate) fn pair_statement(
    dataset: &Dataset,
    claim: &Claim,
    pair: &Pair<'_>,
    both_ways: bool,
) -> String {
    let (subject, object) = shown_sides(claim, pair);
    let mut parts = vec![name(dataset, subject), predicate_in_words(claim)];
    parts.extend(object.map(|object| name(dataset, object)));
    parts.extend(claim.date.as_deref().map(date_in_words));
    parts.extend(claim.amount.as_ref().map(amount_in_words));
    let mut statement = parts.join(" · ");
    if both_ways {
        statement.push_str(BOTH_WAYS);
    }
    statement
}

/// The statement of a claim on one line: of its first pair, and how many more it has.
pub(crate) fn claim_statement(dataset: &Dataset, claim: &Claim) -> String {
    let pairs = claim.pairs();
    let Some(first) = pairs.first() else {
        return predicate_in_words(claim);
    };
    let both_ways = claim.mutual || (claim.predicate.def().symmetric && first.object.is_some());
    let statement = pair_statement(dataset, claim, first, both_ways);
    // A mutual claim has each pair in both directions.
    let count = if claim.mutual {
        pairs.len().div_ceil(2)
    } else {
        pairs.len()
    };
    match count {
        1 => statement,
        _ => format!("{statement} and {}", count_of(count - 1, "more pair")),
    }
}

/// The predicate with its negation and end: `ally-of`, `formerly member-of`, `NOT ally-of`,
/// `always NOT attacks`.
fn predicate_in_words(claim: &Claim) -> String {
    let mut predicate = claim.predicate.name().to_owned();
    if claim.former {
        predicate = format!("formerly {predicate}");
    }
    if !claim.negated {
        return predicate;
    }
    // "Not always" negates the frequency, so the frequency is shown with the negation.
    match claim.with.as_ref().and_then(|with| with.frequency) {
        Some(frequency) => format!("{} NOT {predicate}", label(&frequency)),
        None => format!("NOT {predicate}"),
    }
}

/// Mode, attribution, time and qualifiers, on one line.
fn attribution_line(dataset: &Dataset, source: &Source, claim: &Claim) -> String {
    let chain = chain_in_words(dataset, &claim.attribution);
    let mut parts = vec![format!("{}, {chain}", mode_in_words(claim))];
    parts.extend(scales_in_words(claim));
    parts.push(time_in_words(source, claim));
    parts.extend(limits_in_words(dataset, source, claim, &[]));
    parts.join("; ")
}

/// What an answer adds to a statement that it gives with its time: mode, attribution and
/// qualifiers, without the qualifiers in `given`. Empty if the source itself reports the statement.
pub(crate) fn details_in_words(
    dataset: &Dataset,
    source: &Source,
    claim: &Claim,
    given: &[&str],
) -> String {
    let mut said = Vec::new();
    if claim.mode != Mode::Report {
        said.push(mode_in_words(claim));
    }
    if !claim.attribution.is_empty() {
        said.push(chain_in_words(dataset, &claim.attribution));
    }
    let mut parts = Vec::new();
    if !said.is_empty() {
        parts.push(said.join(", "));
    }
    parts.extend(scales_in_words(claim));
    parts.extend(limits_in_words(dataset, source, claim, given));
    parts.join("; ")
}

fn mode_in_words(claim: &Claim) -> String {
    label(&claim.mode).replace('-', " ")
}

/// How likely the speaker finds it, and how confident the speaker is.
fn scales_in_words(claim: &Claim) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(likelihood) = claim.likelihood {
        parts.push(label(&likelihood).replace('-', " "));
    }
    if let Some(confidence) = claim.confidence {
        parts.push(format!("{} confidence", label(&confidence)));
    }
    parts
}

/// What limits a claim: horizon, condition, outcome, qualifiers without those in `given`,
/// retraction and the judgements of the coders.
fn limits_in_words(
    dataset: &Dataset,
    source: &Source,
    claim: &Claim,
    given: &[&str],
) -> Vec<String> {
    let mut parts = Vec::new();
    match &claim.horizon {
        None => {}
        Some(Horizon::NoneGiven) => parts.push("no deadline given".to_owned()),
        Some(Horizon::Date(date)) => parts.push(format!("expected by {}", date_in_words(date))),
    }
    if let Some(condition) = claim.condition.as_deref() {
        parts.push(format!(
            "condition: {}",
            flat(condition).trim_end_matches('.')
        ));
    }
    if let Some(outcome) = &claim.outcome {
        let result = label(&outcome.result).replace('-', " ");
        parts.push(format!("outcome: {result}"));
    }
    parts.extend(qualifiers_in_words(dataset, claim, given));
    parts.extend(retraction_in_words(dataset, source));
    parts.extend(judgements_of_coders(claim));
    parts
}

/// The retraction of the source of a claim, or of the source that this one copies.
fn retraction_in_words(dataset: &Dataset, source: &Source) -> Option<String> {
    if let Some(retraction) = &source.retracted {
        let when = on_date(&retraction.on);
        let reason = flat(&retraction.reason);
        return Some(format!("source retracted {when}: {reason}"));
    }
    let id = source.derived_from.as_ref()?;
    let retraction = dataset.sources.get(id)?.source.retracted.as_ref()?;
    let when = on_date(&retraction.on);
    let reason = flat(&retraction.reason);
    Some(format!("copied from {id}, retracted {when}: {reason}"))
}

/// The judgements of the coders: credibility, state of the coding, later claims that replace it.
fn judgements_of_coders(claim: &Claim) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(credibility) = claim.credibility {
        let credibility = label(&credibility).replace('-', " ");
        parts.push(format!("credibility according to the coder: {credibility}"));
    }
    if claim.status == Status::NeedsWork {
        parts.push("coding needs work".to_owned());
    }
    if let Some(by) = &claim.superseded_by {
        parts.push(format!("superseded by {}: {}", by.claim, &*by.reason));
    }
    if let Some(by) = &claim.refuted_by {
        parts.push(format!("refuted by {}: {}", by.claim, &*by.reason));
    }
    parts
}

/// The heading under which an answer lists a claim.
pub(crate) fn heading(source: &Source, claim: &Claim) -> &'static str {
    let [
        affirmed,
        negated,
        doubted,
        alleged,
        rejected,
        promised,
        forecast,
        inferred,
        withdrawn,
    ] = HEADINGS;
    if is_withdrawn(source, claim) {
        return withdrawn;
    }
    match claim.mode {
        mode if mode.is_state_of_affairs() && !claim.is_believed() => doubted,
        mode if mode.is_state_of_affairs() && claim.negated => negated,
        mode if mode.is_state_of_affairs() => affirmed,
        Mode::Plan | Mode::Promise | Mode::Threat | Mode::Demand => promised,
        Mode::Forecast | Mode::Hypothesis => forecast,
        Mode::Denial => rejected,
        Mode::Inferred => inferred,
        _ => alleged,
    }
}

/// The headings, in the order in which an answer prints them.
pub(crate) const HEADINGS: [&str; 9] = [
    "Affirmed",
    "Negated",
    "Relayed with doubt or disbelief (not counted)",
    "Alleged, admitted, labelled, hearsay or ground of a listing (not counted)",
    "Rejected accusations (not counted)",
    "Planned, promised, threatened or demanded (not counted)",
    "Forecast or hypothetical (not counted)",
    "Inferred by the coders",
    "Superseded, refuted or retracted",
];
