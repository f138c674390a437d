//! `claims.csv`: a row for each claim, and for each pair of a group of claims.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;
use ties::dataset::Dataset;
use ties::model::Amount;
use ties_view::{cite, compact_json, word};

/// A row of `claims.csv`. Empty means that the source does not say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClaimRow {
    /// `source#claim`; of a group of claims `source#claim+subject+object`, or `…+subject` where there is no object. A claim
    /// has as many rows as it has pairs; one that is said both ways of a directed predicate (`mutual`) has one for each way.
    pub id: String,
    /// The source's id.
    pub source: String,
    /// The locator as written.
    pub at: String,
    /// The subject's id.
    pub subject: String,
    /// The predicate.
    pub predicate: &'static str,
    /// The object's id; empty where the predicate takes none.
    pub object: String,
    /// `true` where the content is that it is not so.
    pub negated: bool,
    /// How it is said: `report`, `promise`, `forecast` …
    pub mode: String,
    /// `true` where the predicate holds both ways, so that this row stands for both.
    pub symmetric: bool,
    /// `true` for report, assessment, estimate, legal-act and legal-finding, of which no teller doubts what he passes on,
    /// and which were neither superseded nor refuted: only these say how things are.
    pub is_state_of_affairs: bool,
    /// Who tells, the originator first, joined by ` > `: ids, or `class:…`; empty: the source in its own voice.
    pub tellers: String,
    /// How each teller stands to it, in the same order: `asserts`, `relays`, `doubts`, `denies`, `leaves-open`.
    pub stances: String,
    /// `true` where a teller is marked as a party to what is told.
    pub interested: bool,
    /// The tellers with all that is known of them, as a JSON list; empty where there is none.
    pub tellers_record: String,
    /// When it holds, EDTF; empty: sometime at the source's date.
    pub when: String,
    /// `throughout` or `sometime` in that time; empty: not said.
    pub holds: String,
    /// Whether the start is that of the state, or only when it was first reported; empty: not said.
    pub start_known: Option<bool>,
    /// Whether the end is that of the state; empty: not said.
    pub end_known: Option<bool>,
    /// The source's words from which the coder worked out `when`.
    pub when_words: String,
    /// Until when a forecast is to come true, EDTF, or `none-given`.
    pub horizon: String,
    /// How a forecast or a promise came out.
    pub outcome: String,
    /// The date that is the value, EDTF.
    pub date: String,
    /// The least number.
    pub low: Option<u64>,
    /// The number given or held for the best.
    pub best: Option<u64>,
    /// The greatest number.
    pub high: Option<u64>,
    /// How the numbers are meant: `exact`, `more-than`, `vague` …; empty where there is no amount.
    pub bound: String,
    /// What is counted.
    pub unit: String,
    /// The source's own words for the number.
    pub amount_words: String,
    /// The qualifiers, as a JSON object.
    pub qualifiers: String,
    /// Likelihood, ICD 203.
    pub likelihood: String,
    /// Confidence, ICD 203.
    pub confidence: String,
    /// Credibility, Admiralty code in words.
    pub credibility: String,
    /// What it says, in the coder's words.
    pub gloss: String,
    /// Its words as they stand in the source.
    pub quote: String,
    /// How a translation or a garble was read.
    pub reading: String,
    /// `coded`, `accepted` or `needs-work`.
    pub status: String,
    /// The claim that took its place.
    pub superseded_by: String,
    /// The claim that refutes it.
    pub refuted_by: String,
    /// Why it was superseded or refuted.
    pub reason: String,
    /// When the source was published, EDTF.
    pub published: String,
    /// The source's citation.
    pub citation: String,
}

/// The table as CSV (RFC 4180, UTF-8, one heading row).
pub(crate) fn csv(dataset: &Dataset) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows(dataset) {
        writer.serialize(row).map_err(io::Error::other)?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn rows(dataset: &Dataset) -> impl Iterator<Item = ClaimRow> {
    dataset.claims().flat_map(|(reference, source, claim)| {
        let pairs = claim.pairs();
        let is_group = pairs.len() > 1;
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let number =
            |pick: fn(&Amount) -> Option<ties::model::Count>| claim.amount.as_ref().and_then(pick).map(u64::from);
        let rows: Vec<_> = pairs
            .iter()
            .map(|pair| {
                let object = pair.object.map(|object| object.id.to_string()).unwrap_or_default();
                ClaimRow {
                    id: match (is_group, object.as_str()) {
                        (false, _) => reference.to_string(),
                        (true, "") => format!("{reference}+{}", pair.subject.id),
                        (true, object) => format!("{reference}+{}+{object}", pair.subject.id),
                    },
                    source: reference.source.to_string(),
                    at: claim.at.to_string(),
                    subject: pair.subject.id.to_string(),
                    predicate: claim.predicate.name(),
                    object,
                    negated: claim.negated,
                    mode: word(&claim.mode),
                    symmetric: claim.predicate.def().symmetric,
                    is_state_of_affairs: claim.is_state_of_affairs(),
                    tellers: claim.tellers.iter().map(teller).collect::<Vec<_>>().join(" > "),
                    stances: claim.tellers.iter().map(stance).collect::<Vec<_>>().join(" > "),
                    interested: claim.tellers.iter().any(|teller| teller.interested),
                    tellers_record: if claim.tellers.is_empty() { String::new() } else { compact_json(&claim.tellers) },
                    when: text(claim.when.as_deref()),
                    holds: claim.holds.map(|holds| word(&holds)).unwrap_or_default(),
                    start_known: claim.start_known,
                    end_known: claim.end_known,
                    when_words: text(claim.when_words.as_deref()),
                    horizon: text(claim.horizon.as_deref()),
                    outcome: claim.outcome.as_ref().map(|outcome| word(&outcome.result)).unwrap_or_default(),
                    date: text(claim.date.as_deref()),
                    low: number(|amount| amount.low),
                    best: number(|amount| amount.best),
                    high: number(|amount| amount.high),
                    bound: claim.amount.as_ref().map(|amount| word(&amount.bound)).unwrap_or_default(),
                    unit: text(claim.amount.as_ref().and_then(|amount| amount.unit.as_deref())),
                    amount_words: text(claim.amount.as_ref().and_then(|amount| amount.words.as_deref())),
                    qualifiers: claim.with.as_ref().map(ties_view::compact_json).unwrap_or_default(),
                    likelihood: claim.likelihood.map(|likelihood| word(&likelihood)).unwrap_or_default(),
                    confidence: claim.confidence.map(|confidence| word(&confidence)).unwrap_or_default(),
                    credibility: claim.credibility.map(|credibility| word(&credibility)).unwrap_or_default(),
                    gloss: text(claim.gloss.as_deref()),
                    quote: text(claim.quote.as_deref()),
                    reading: text(claim.reading.as_deref()),
                    status: word(&claim.status),
                    superseded_by: claim.superseded_by.as_ref().map(|by| by.claim.to_string()).unwrap_or_default(),
                    refuted_by: claim.refuted_by.as_ref().map(|by| by.claim.to_string()).unwrap_or_default(),
                    reason: [&claim.superseded_by, &claim.refuted_by]
                        .into_iter()
                        .flatten()
                        .map(|by| &*by.reason)
                        .collect::<Vec<_>>()
                        .join("; "),
                    published: text(source.published.as_deref()),
                    citation: cite(dataset, source),
                }
            })
            .collect();
        rows
    })
}

/// A teller as it is written as a text; what else is known of it is in the file.
fn teller(teller: &ties::model::Teller) -> String {
    match (&teller.who, teller.class) {
        (Some(who), _) => who.to_string(),
        (None, Some(class)) => class.as_text().to_owned(),
        (None, None) => String::new(),
    }
}

/// How a teller stands to what is told; one who asserts it need not say so.
fn stance(teller: &ties::model::Teller) -> String {
    teller.stance.map_or_else(|| "asserts".to_owned(), |stance| word(&stance))
}
