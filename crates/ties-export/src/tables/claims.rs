//! `claims` and `qualifiers`: what sources say, a row for each claim and for each pair of a group
//! of claims.

use std::borrow::Cow;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::model::{
    Claim, Confidence, Continuity, Credibility, Horizon, Likelihood, Mode, OutcomeResult, Source,
    Status,
};
use ties::vocabulary::{Family, Predicate};
use ties_dataset::number::ClaimNo;
use ties_facts::row::PairRow;

use super::cite::{citation, claim_id};
use crate::cell::{Day, Rows};
use crate::cells::{SignWord, days, entity_id, joined, object_id, sign, text};
use crate::export::Export;
use crate::table::{Reference, Table};

/// One thing that a source says in one passage. A group of claims has a row for each of its pairs;
/// a reciprocal claim with a directed predicate has a row for each direction. An empty cell means
/// that the source does not say.
#[derive(Debug, Serialize, JsonSchema)]
struct ClaimRecord<'d> {
    /// `source#claim`; for a group of claims `source#claim+subject+object`, or `…+subject` if there
    /// is no object.
    id: Cow<'d, str>,
    /// The claim as coded, `source#claim`: the same for all rows of a group.
    written: &'d str,
    /// The source's id.
    source: &'d str,
    /// The locator as written: where in the source, and the passage's digest.
    at: &'d str,
    /// The subject: an entity's id.
    subject: &'d str,
    /// What the claim says about the subject.
    #[schemars(with = "Predicate")]
    predicate: &'static str,
    /// The object, if the predicate takes an entity: an entity's id.
    object: Option<&'d str>,
    /// Whether the claim denies its content.
    negated: bool,
    /// The mode of the claim.
    mode: Mode,
    /// Whether the claim is a state of affairs: a report, assessment, estimate, legal-act or
    /// legal-finding that every speaker believes and that is neither refuted nor superseded. Only
    /// these make ties.
    is_state_of_affairs: bool,
    /// Whether the predicate holds in both directions; then this row covers both.
    symmetric: bool,
    /// The family of the predicate.
    #[schemars(with = "String")]
    family: Family,
    /// The sign of the predicate.
    sign: SignWord,
    /// Who the claim is attributed to, the originator first, joined by ` > `: ids, or `class:…`;
    /// empty: the source in its own voice. The table `attribution` has the details.
    attribution: Option<&'d str>,
    /// The independent origin, where the chain of attribution ends: an entity, a document or a
    /// source.
    origin: Option<&'d str>,
    /// When it holds, EDTF; empty: some time at the source's date.
    when: Option<&'d str>,
    /// The first day on which it may have started, or may be first attested.
    start_earliest: Option<Day>,
    /// The last day on which it may have started, or may be first attested.
    start_latest: Option<Day>,
    /// The first day on which it may have ended, or may be last attested.
    end_earliest: Option<Day>,
    /// The last day on which it may have ended; also empty if no claim says how long it lasted.
    end_latest: Option<Day>,
    /// The year of `start_earliest`, else of publication: for partitioning the table.
    year: Option<i32>,
    /// Whether it holds throughout that time or at some time within it; empty: not stated.
    holds: Option<Continuity>,
    /// Whether the start is when the state began, or only when it was first reported.
    start_known: Option<bool>,
    /// Whether the end is when the state ended.
    end_known: Option<bool>,
    /// The source's words from which the coder worked out `when`.
    when_words: Option<&'d str>,
    /// Whether the state had ended by the source's date.
    former: bool,
    /// What must happen first, if a forecast or promise depends on it.
    condition: Option<&'d str>,
    /// The date by which a forecast should come true, EDTF, or `none-given`.
    horizon: Option<&'d str>,
    /// The outcome of a forecast or a promise.
    outcome: Option<OutcomeResult>,
    /// The basis for judging the outcome.
    outcome_why: Option<&'d str>,
    /// The value, if it is a date, EDTF.
    date: Option<&'d str>,
    /// How likely the speaker considers it (ICD 203).
    likelihood: Option<Likelihood>,
    /// How sure the speaker is (ICD 203).
    confidence: Option<Confidence>,
    /// How credible the coder considers it (Admiralty code, in words).
    credibility: Option<Credibility>,
    /// A summary in the coder's words.
    summary: Option<&'d str>,
    /// A verbatim quote from the source.
    quote: Option<&'d str>,
    /// How the coder interpreted a translation or a garbled text.
    reading: Option<&'d str>,
    /// The coder's comment on how the claim was coded.
    note: Option<&'d str>,
    /// The words the passage uses for subject and object, if these are not among their names,
    /// joined by `; `.
    named: Option<String>,
    /// The status of the claim.
    status: Status,
    /// The claim that supersedes it.
    superseded_by: Option<String>,
    /// The claim that refutes it.
    refuted_by: Option<String>,
    /// Why it was superseded or refuted.
    reason: Option<String>,
    /// The premises of an inferred claim: claims, joined by `; `.
    premises: Option<String>,
    /// The earlier claim of the same speaker that this one retracts or changes.
    revises: Option<String>,
    /// Who reviewed it; not the coder.
    reviewed_by: Option<&'d str>,
    /// When the source was published, EDTF.
    published: Option<&'d str>,
}

/// A qualifier of a claim: a detail that narrows it.
#[derive(Debug, Serialize, JsonSchema)]
struct QualifierRecord<'d> {
    /// The row of `claims`.
    claim: Cow<'d, str>,
    /// The qualifier.
    qualifier: String,
    /// Its value: an entity's id, a word, a date (EDTF), a number or a text; `true` if it takes no
    /// value.
    value: String,
    /// The source's id.
    source: &'d str,
    /// The locator as written: where in the source the passage is.
    at: &'d str,
    /// Who the claim is attributed to, as in `claims`.
    attribution: Option<&'d str>,
    /// The mode of the claim.
    mode: Mode,
    /// When it holds, EDTF.
    when: Option<&'d str>,
    /// When the source was published, EDTF.
    published: Option<&'d str>,
}

const TO_SOURCE: Reference = Reference {
    columns: &["source"],
    table: "sources",
    key: &["id"],
};

pub(super) const CLAIMS: Table = Table {
    name: "claims",
    key: &["id"],
    references: &[
        TO_SOURCE,
        Reference {
            columns: &["subject"],
            table: "entities",
            key: &["id"],
        },
        Reference {
            columns: &["object"],
            table: "entities",
            key: &["id"],
        },
    ],
    schema: || schema_for!(ClaimRecord<'_>),
    rows: claims,
};

pub(super) const QUALIFIERS: Table = Table {
    name: "qualifiers",
    key: &["claim", "qualifier"],
    references: &[
        TO_SOURCE,
        Reference {
            columns: &["claim"],
            table: "claims",
            key: &["id"],
        },
    ],
    schema: || schema_for!(QualifierRecord<'_>),
    rows: qualifiers,
};

fn claims(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for ((reference, source, claim), number) in computed.claims.iter().zip(ClaimNo::all()) {
        for pair in computed.facts.rows.pairs_of_claim(number) {
            rows.add(&claim_record(
                export,
                &reference.source,
                source,
                claim,
                pair,
            ))?;
        }
    }
    Ok(())
}

fn claim_record<'d>(
    export: &'d Export<'_>,
    source_id: &'d str,
    source: &'d Source,
    claim: &'d Claim,
    pair: &PairRow,
) -> ClaimRecord<'d> {
    let (start_earliest, start_latest) = days(pair.time.start_days());
    let (end_earliest, end_latest) = days(pair.time.end_days());
    let cited = citation(export, pair.claim);
    let def = claim.predicate.def();
    ClaimRecord {
        id: claim_id(export, pair),
        written: cited.id(),
        source: source_id,
        at: &claim.at,
        subject: entity_id(&export.computed, pair.subject),
        predicate: def.name,
        object: object_id(&export.computed, pair),
        negated: claim.negated,
        mode: claim.mode,
        is_state_of_affairs: claim.is_state_of_affairs(),
        symmetric: def.symmetric,
        family: def.family,
        sign: sign(def.sign),
        attribution: cited.attribution(),
        origin: cited.origin(),
        when: claim.when.as_deref(),
        start_earliest,
        start_latest,
        end_earliest,
        end_latest,
        year: year(start_earliest, source),
        holds: claim.holds,
        start_known: claim.start_known,
        end_known: claim.end_known,
        when_words: text(claim.when_words.as_ref()),
        former: claim.former,
        condition: text(claim.condition.as_ref()),
        horizon: claim.horizon.as_ref().map(Horizon::as_text),
        outcome: claim.outcome.as_ref().map(|outcome| outcome.result),
        outcome_why: claim.outcome.as_ref().map(|outcome| &*outcome.why),
        date: claim.date.as_deref(),
        likelihood: claim.likelihood,
        confidence: claim.confidence,
        credibility: claim.credibility,
        summary: text(claim.summary.as_ref()),
        quote: text(claim.quote.as_ref()),
        reading: text(claim.reading.as_ref()),
        note: text(claim.note.as_ref()),
        named: joined(claim.named.iter().map(|words| &**words), "; "),
        status: claim.status,
        superseded_by: claim.superseded_by.as_ref().map(|by| by.claim.to_string()),
        refuted_by: claim.refuted_by.as_ref().map(|by| by.claim.to_string()),
        reason: reason(claim),
        premises: joined(claim.premises.iter().map(ToString::to_string), "; "),
        revises: claim.revises.as_ref().map(ToString::to_string),
        reviewed_by: text(claim.reviewed_by.as_ref()),
        published: source.published.as_deref(),
    }
}

/// The year in which a claim starts to hold, else that in which its source was published.
fn year(start: Option<Day>, source: &Source) -> Option<i32> {
    match start {
        Some(day) => Some(day.year()),
        None => source.published.as_deref()?.get(..4)?.parse().ok(),
    }
}

/// Why a claim was superseded or refuted.
fn reason(claim: &Claim) -> Option<String> {
    let replaced = [&claim.superseded_by, &claim.refuted_by];
    let reasons = replaced.into_iter().flatten().map(|by| &*by.reason);
    joined(reasons, "; ")
}

fn qualifiers(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for ((reference, source, claim), number) in computed.claims.iter().zip(ClaimNo::all()) {
        let Some(with) = &claim.with else { continue };
        let Ok(serde_json::Value::Object(mut values)) = serde_json::to_value(with) else {
            continue;
        };
        values.sort_keys();
        let cited = citation(export, number);
        for pair in computed.facts.rows.pairs_of_claim(number) {
            for (qualifier, value) in &values {
                rows.add(&QualifierRecord {
                    claim: claim_id(export, pair),
                    qualifier: qualifier.clone(),
                    value: value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned),
                    source: &reference.source,
                    at: &claim.at,
                    attribution: cited.attribution(),
                    mode: claim.mode,
                    when: claim.when.as_deref(),
                    published: source.published.as_deref(),
                })?;
            }
        }
    }
    Ok(())
}
