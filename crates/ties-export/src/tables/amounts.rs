//! `amounts`: how many or how much sources say.

use std::borrow::Cow;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::model::{Bound, Mode};
use ties::vocabulary::Predicate;

use super::cite::{citation, claim_id};
use crate::cell::Rows;
use crate::cells::{entity_id, object_id, text};
use crate::export::Export;
use crate::table::{Reference, Table};
use ties_dataset::number::ClaimNo;

/// The amount of a claim: its value, or the size of the relation that it states. Zero (`best` is
/// 0), none reported (`bound` is `none-reported`) and unknown (`bound` is `unknown`) are three
/// different things.
#[derive(Debug, Serialize, JsonSchema)]
struct AmountRecord<'d> {
    /// The row of `claims`.
    claim: Cow<'d, str>,
    /// Who or what the amount is about: an entity's id.
    subject: &'d str,
    /// What is counted, or the relation whose size it is: `strength`, `casualties`, `joined` …
    #[schemars(with = "Predicate")]
    predicate: &'static str,
    /// The object, if the predicate takes an entity: an entity's id.
    object: Option<&'d str>,
    /// The lower bound that the source gives.
    low: Option<u64>,
    /// The number that the source gives, or considers best.
    best: Option<u64>,
    /// The upper bound that the source gives.
    high: Option<u64>,
    /// How the numbers are meant.
    bound: Bound,
    /// The unit of the count: people, soldiers, districts; for money, the currency.
    unit: Option<&'d str>,
    /// The source's own words for the number.
    words: Option<&'d str>,
    /// Whether the claim denies its content.
    negated: bool,
    /// Whether the claim is a state of affairs, as in `claims`.
    is_state_of_affairs: bool,
    /// The mode of the claim.
    mode: Mode,
    /// When it holds, EDTF; empty: sometime at the source's date.
    when: Option<&'d str>,
    /// Who the claim is attributed to, as in `claims`.
    attribution: Option<&'d str>,
    /// Its independent origin, as in `claims`.
    origin: Option<&'d str>,
    /// The source's id.
    source: &'d str,
    /// The locator as written: where in the source the passage is.
    at: &'d str,
    /// When the source was published, EDTF.
    published: Option<&'d str>,
}

pub(super) const AMOUNTS: Table = Table {
    name: "amounts",
    key: &["claim"],
    references: &[
        Reference {
            columns: &["claim"],
            table: "claims",
            key: &["id"],
        },
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
        Reference {
            columns: &["source"],
            table: "sources",
            key: &["id"],
        },
    ],
    schema: || schema_for!(AmountRecord<'_>),
    rows: amounts,
};

fn amounts(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for ((reference, source, claim), number) in computed.claims.iter().zip(ClaimNo::all()) {
        let Some(amount) = &claim.amount else {
            continue;
        };
        let cited = citation(export, number);
        for pair in computed.facts.rows.pairs_of_claim(number) {
            rows.add(&AmountRecord {
                claim: claim_id(export, pair),
                subject: entity_id(computed, pair.subject),
                predicate: claim.predicate.name(),
                object: object_id(computed, pair),
                low: amount.low.map(u64::from),
                best: amount.best.map(u64::from),
                high: amount.high.map(u64::from),
                bound: amount.bound,
                unit: text(amount.unit.as_ref()),
                words: text(amount.words.as_ref()),
                negated: claim.negated,
                is_state_of_affairs: claim.is_state_of_affairs(),
                mode: claim.mode,
                when: claim.when.as_deref(),
                attribution: cited.attribution(),
                origin: cited.origin(),
                source: &reference.source,
                at: &claim.at,
                published: source.published.as_deref(),
            })?;
        }
    }
    Ok(())
}
