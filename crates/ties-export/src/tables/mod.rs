//! The tables: one file each, with its row type, documented column by column.
//!
//! A row type is never a record of the model: it stays as it is when the model changes. Columns of choices take their words,
//! and what they mean, from the vocabulary.

mod amounts;
mod claims;
mod disputes;
mod entities;
mod panels;
mod sources;
mod tellers;
mod ties;

use schemars::JsonSchema;
use serde::Serialize;

use ::ties::dataset::Dataset;
use ::ties::id::ClaimRef;
use ::ties::model::{Claim, Exception, Pair, Source, Teller, Text};
use ::ties::vocabulary::Sign;
use ties_view::{Computed, word};

use crate::cell::Day;
use crate::losses::Losses;
use crate::table::Table;

/// The version of the tables: it changes when a column goes, or comes to mean something else.
pub const VERSION: &str = "1";

/// Every table, those that are referred to first.
pub static TABLES: &[Table] = &[
    entities::ENTITIES,
    entities::NAMES,
    entities::IDS,
    entities::DISTINCT,
    sources::SOURCES,
    claims::CLAIMS,
    tellers::TELLERS,
    amounts::AMOUNTS,
    claims::QUALIFIERS,
    self::ties::TIES,
    self::ties::TIE_CLAIMS,
    disputes::DISPUTES,
    disputes::DISPUTE_CLAIMS,
    panels::DYAD_YEARS,
    panels::GROUP_YEARS,
];

/// The table of this name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// What no table carries, counted.
pub(crate) fn lose(dataset: &Dataset, losses: &mut Losses) {
    const GONE: &str = "nothing: `jsonl` has them";
    let mut exceptions = |exceptions: &[Exception], record: &str| {
        for exception in exceptions {
            losses.add("exceptions to rules (`expect`)", GONE, format!("{record}: {}", exception.code));
        }
    };
    for (id, entity) in &dataset.entities {
        exceptions(&entity.expect, id);
    }
    for (id, dispute) in &dataset.disputes {
        exceptions(&dispute.expect, id);
    }
    for (id, coded) in &dataset.sources {
        exceptions(&coded.source.expect, id);
    }
    for (reference, _, claim) in dataset.claims() {
        exceptions(&claim.expect, &reference.to_string());
    }
    if let Some(manifest) = &dataset.manifest {
        exceptions(&manifest.expect, "dataset.toml");
        let gone = manifest.retired.keys().chain(manifest.merged.keys());
        gone.for_each(|id| losses.add("ids that are no more (`retired`, `merged`)", GONE, id));
        manifest.severities.keys().for_each(|code| losses.add("changed severities of rules", GONE, code));
    }
    for (id, coded) in &dataset.sources {
        for passage in coded.source.uncoded.keys() {
            losses.add("passages without a claim, with their reasons (`uncoded`)", GONE, format!("{id}: {passage}"));
        }
    }
    for (reference, _, claim) in dataset.claims() {
        for shown in claim.outcome.iter().flat_map(|outcome| &outcome.claims) {
            losses.add("the claims that show how a forecast came out", GONE, format!("{reference}: {shown}"));
        }
    }
}

/// A text that may be there.
fn text(text: Option<&Text>) -> Option<&str> {
    text.map(|text| &**text)
}

/// Several texts in one cell; none where there is none.
fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, by: &str) -> Option<String> {
    let mut texts = texts.into_iter();
    let first = texts.next()?.as_ref().to_owned();
    Some(texts.fold(first, |whole, next| whole + by + next.as_ref()))
}

/// The id of a row of `claims`: `source#claim`; of a group of claims `source#claim+subject+object`.
fn claim_id(reference: &ClaimRef, pairs: &[Pair<'_>], pair: &Pair<'_>) -> String {
    match (pairs.len(), pair.object) {
        (0 | 1, _) => reference.to_string(),
        (_, None) => format!("{reference}+{}", pair.subject.id),
        (_, Some(object)) => format!("{reference}+{}+{}", pair.subject.id, object.id),
    }
}

/// The ids of the rows that a claim has in `claims`.
fn claim_ids(computed: &Computed<'_>, number: u32) -> Vec<String> {
    let Some((reference, _, claim)) = computed.claims.get(number as usize) else { return Vec::new() };
    let pairs = claim.pairs();
    pairs.iter().map(|pair| claim_id(reference, &pairs, pair)).collect()
}

/// The row that a claim has in `claims` on these two entities, by their numbers: the one in this order, else the other.
fn claim_id_on(computed: &Computed<'_>, number: u32, (a, b): (u32, u32)) -> Option<String> {
    let (reference, _, claim) = computed.claims.get(number as usize)?;
    let (a, b) = (computed.index.entity_id(a), computed.index.entity_id(b));
    let pairs = claim.pairs();
    let on = |one, other| {
        pairs.iter().find(|pair| (Some(pair.subject.id), pair.object.map(|object| object.id)) == (one, other))
    };
    on(a, b).or_else(|| on(b, a)).map(|pair| claim_id(reference, &pairs, pair))
}

/// Who tells, the originator first, joined by ` > `: ids, or `class:…`; none: the source in its own voice.
fn tellers(claim: &Claim) -> Option<String> {
    joined(claim.tellers.iter().map(teller), " > ")
}

/// A teller as it is written as a text; what else is known of it is in the table `tellers`.
fn teller(teller: &Teller) -> &str {
    match (&teller.who, teller.class) {
        (Some(who), _) => who.as_str(),
        (None, Some(class)) => class.as_text(),
        (None, None) => "",
    }
}

/// What a claim can be traced back to: an entity, a document or a source.
fn root(computed: &Computed<'_>, number: u32) -> Option<String> {
    let pair = computed.rows.pairs_of_claim(number).first()?;
    match computed.rows.roots.root(pair) {
        ::ties::roots::Root::Entity(entity) => computed.index.entity_id(entity).map(ToString::to_string),
        ::ties::roots::Root::Document(document) => Some(computed.rows.documents.name(document).to_owned()),
        ::ties::roots::Root::Source(source) => {
            computed.rows.sources.get(source as usize).map(|source| source.id.to_string())
        }
    }
}

/// Where a claim stands and who says it, in one cell: `source p14 s1 (teller, assessment, of 2021-08, published 2021-09)`.
fn evidence((reference, source, claim): &(ClaimRef, &Source, &Claim)) -> String {
    let at = claim.at.split('#').next().unwrap_or_default().trim_end();
    let mut parts = vec![tellers(claim).unwrap_or_else(|| "in its own voice".to_owned()), word(&claim.mode)];
    parts.extend(claim.when.as_ref().map(|when| format!("of {when}")));
    parts.extend(source.published.as_ref().map(|published| format!("published {published}")));
    format!("{} {at} ({})", reference.source, parts.join(", "))
}

/// Where some claims stand and who says them, joined by `; `.
fn evidence_of(computed: &Computed<'_>, claims: &[u32]) -> Option<String> {
    joined(claims.iter().filter_map(|claim| computed.claims.get(*claim as usize)).map(evidence), "; ")
}

/// The sign of a predicate as a word: a cell that begins with `+` or `-` is a formula to a spreadsheet.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum SignWord {
    /// It makes friends.
    Friend,
    /// It makes enemies.
    Enemy,
    /// It makes neither.
    Neither,
}

fn sign(sign: Sign) -> SignWord {
    match sign {
        Sign::Friend => SignWord::Friend,
        Sign::Enemy => SignWord::Enemy,
        Sign::Neither => SignWord::Neither,
    }
}

/// The first and the last of some days, as two cells.
fn days(range: Option<(i32, i32)>) -> (Option<Day>, Option<Day>) {
    range.map_or((None, None), |(low, high)| (Day::new(low), Day::new(high)))
}
