//! `claims` and `qualifiers`: what sources say, a row for each claim and for each pair of a group of claims.

use std::borrow::Cow;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::edtf::Extent;
use ties::model::{Confidence, Credibility, Holds, Likelihood, Mode, OutcomeResult, Status};
use ties::vocabulary::{Family, Predicate};

use super::{SignWord, citation, claim_id, days, entity_id, joined, object_id, sign, text};
use crate::cell::{Day, Rows};
use crate::export::Export;
use crate::table::{Reference, Table};

/// What a source says at one place. A group of claims has a row for each of its pairs; what is said both ways of a
/// predicate that has a direction has one for each way. Empty means that the source does not say.
#[derive(Debug, Serialize, JsonSchema)]
struct ClaimRow<'d> {
    /// `source#claim`; of a group of claims `source#claim+subject+object`, or `…+subject` where there is no object.
    id: Cow<'d, str>,
    /// The claim as it is written, `source#claim`: the same for all rows of a group.
    written: &'d str,
    /// The source's id.
    source: &'d str,
    /// The locator as written: where in the source, and the passage's digest.
    at: &'d str,
    /// The subject: an entity's id.
    subject: &'d str,
    /// What is said of it.
    #[schemars(with = "Predicate")]
    predicate: &'static str,
    /// The other side, where the predicate takes an entity.
    object: Option<&'d str>,
    /// The content is that it is not so.
    negated: bool,
    /// How it is said.
    mode: Mode,
    /// It says how things are: report, assessment, estimate, legal-act or legal-finding, believed by all who pass it on,
    /// neither refuted nor superseded. No other makes a tie.
    is_state_of_affairs: bool,
    /// The predicate holds both ways, so that this row stands for both.
    symmetric: bool,
    /// The family of the predicate.
    #[schemars(with = "String")]
    family: Family,
    /// Whose tie it is.
    sign: SignWord,
    /// Who tells, the originator first, joined by ` > `: ids, or `class:…`; empty: the source in its own voice. The table
    /// `attribution` has all that is known of them.
    attribution: Option<&'d str>,
    /// What it can be traced back to and no further: an entity, a document or a source.
    origin: Option<&'d str>,
    /// When it holds, EDTF; empty: sometime at the source's date.
    when: Option<&'d str>,
    /// The first day on which it may have started, or is told to hold.
    start_earliest: Option<Day>,
    /// The last day on which it may have started.
    start_latest: Option<Day>,
    /// The first day on which it may have ended, or is last told to hold.
    end_earliest: Option<Day>,
    /// The last day on which it may have ended; empty also where nobody says how long it lasted.
    end_latest: Option<Day>,
    /// The year of `start_earliest`, else that of publication: to divide the table by.
    year: Option<i32>,
    /// Through the whole of that time, or sometime in it; empty: not said.
    holds: Option<Holds>,
    /// Whether the start is that of the state, or only when it was first reported.
    start_known: Option<bool>,
    /// Whether the end is that of the state.
    end_known: Option<bool>,
    /// The source's words from which the coder worked out `when`.
    when_words: Option<&'d str>,
    /// Until when a forecast is to come true, EDTF, or `none-given`.
    horizon: Option<&'d str>,
    /// How a forecast or a promise came out.
    outcome: Option<OutcomeResult>,
    /// On what that judgement rests.
    outcome_why: Option<&'d str>,
    /// The date that is the value, EDTF.
    date: Option<&'d str>,
    /// How likely the speaker holds it to be (ICD 203).
    likelihood: Option<Likelihood>,
    /// How sure the speaker is (ICD 203).
    confidence: Option<Confidence>,
    /// How credible the coder holds it to be (Admiralty code, in words).
    credibility: Option<Credibility>,
    /// What it says, in the coder's words.
    summary: Option<&'d str>,
    /// Its words as they stand in the source.
    quote: Option<&'d str>,
    /// How a translation or a garbled passage was read.
    reading: Option<&'d str>,
    /// The coder's comment on how the claim was coded.
    note: Option<&'d str>,
    /// The words by which the passage names the sides, where they are none of their names, joined by `; `.
    named: Option<String>,
    /// Whether it stands.
    status: Status,
    /// The claim that took its place.
    superseded_by: Option<String>,
    /// The claim that refutes it.
    refuted_by: Option<String>,
    /// Why it was superseded or refuted.
    reason: Option<String>,
    /// The claims that an inferred claim rests on, joined by `; `.
    premises: Option<String>,
    /// The earlier claim of the same speaker that this one takes back or changes.
    revises: Option<String>,
    /// Who looked at it, not the coder.
    reviewed_by: Option<&'d str>,
    /// When the source was published, EDTF.
    published: Option<&'d str>,
}

/// What narrows a claim.
#[derive(Debug, Serialize, JsonSchema)]
struct QualifierRow<'d> {
    /// The row of `claims`.
    claim: Cow<'d, str>,
    /// The qualifier.
    qualifier: String,
    /// Its value: an entity's id, a word, a date (EDTF), a number or a text; `true` where it has none.
    value: String,
    /// The source's id.
    source: &'d str,
    /// The locator as written.
    at: &'d str,
    /// Who tells, as in `claims`.
    attribution: Option<&'d str>,
    /// How it is said.
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
    schema: || schema_for!(ClaimRow<'_>),
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
    schema: || schema_for!(QualifierRow<'_>),
    rows: qualifiers,
};

fn claims(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for ((reference, source, claim), number) in computed.claims.iter().zip(0..) {
        let time = computed
            .rows
            .pairs_of_claim(number)
            .first()
            .map(|pair| pair.time);
        let (start_earliest, start_latest) = days(time.map(Extent::start_days));
        let (end_earliest, end_latest) = days(time.map(Extent::end_days));
        let published = source.published.as_deref();
        let year = start_earliest
            .map(Day::year)
            .or_else(|| published?.get(..4)?.parse().ok());
        let cited = citation(export, number);
        let def = claim.predicate.def();
        for pair in computed.rows.pairs_of_claim(number) {
            rows.add(&ClaimRow {
                id: claim_id(export, pair),
                written: cited.id(),
                source: &reference.source,
                at: &claim.at,
                subject: entity_id(computed, pair.subject),
                predicate: def.name,
                object: object_id(computed, pair),
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
                year,
                holds: claim.holds,
                start_known: claim.start_known,
                end_known: claim.end_known,
                when_words: text(claim.when_words.as_ref()),
                horizon: text(claim.horizon.as_ref()),
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
                reason: joined(
                    [&claim.superseded_by, &claim.refuted_by]
                        .into_iter()
                        .flatten()
                        .map(|by| &*by.reason),
                    "; ",
                ),
                premises: joined(claim.premises.iter().map(ToString::to_string), "; "),
                revises: claim.revises.as_ref().map(ToString::to_string),
                reviewed_by: text(claim.reviewed_by.as_ref()),
                published,
            })?;
        }
    }
    Ok(())
}

fn qualifiers(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for ((reference, source, claim), number) in computed.claims.iter().zip(0..) {
        let Some(with) = &claim.with else { continue };
        let Ok(serde_json::Value::Object(mut values)) = serde_json::to_value(with) else {
            continue;
        };
        values.sort_keys();
        let cited = citation(export, number);
        for pair in computed.rows.pairs_of_claim(number) {
            for (qualifier, value) in &values {
                rows.add(&QualifierRow {
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
