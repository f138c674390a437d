//! `disputes` and `dispute_claims`: the questions that sources answer differently, and the claims
//! on each side.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::model::Mode;
use ties_view::{Analysis, DisputeView, all_disputes};

use super::cite::{citation, claim_id};
use crate::cell::Rows;
use crate::export::Export;
use crate::table::{Reference, Table};

/// A question that sources answer differently: recorded as a dispute, or computed and not yet
/// reviewed.
#[derive(Debug, Serialize, JsonSchema)]
struct DisputeRecord {
    /// Its id; for a computed dispute `found:` and one claim of each side.
    id: String,
    /// The question that its sides answer differently; empty if it consists of blanks.
    question: Option<String>,
    /// `open`, `settled`, or `not looked at`.
    state: &'static str,
    /// The label of the side that the settlement favours.
    settled_for: Option<String>,
    /// Why it is settled so, or cannot be settled.
    why: Option<String>,
    /// Who judged.
    by: Option<String>,
    /// Who reviewed that judgement.
    reviewed_by: Option<String>,
}

/// A claim on one side of a dispute.
#[derive(Debug, Serialize, JsonSchema)]
struct DisputeClaimRecord<'c> {
    /// The dispute.
    dispute: String,
    /// The number of the side, from 1.
    side: u32,
    /// The row of `claims`.
    claim: Cow<'c, str>,
    /// The answer of this side in a few words; empty if it consists of blanks.
    label: Option<String>,
    /// The number of independent origins that give this answer.
    origins: u32,
    /// The mode of the claim.
    mode: Mode,
    /// When it holds, EDTF.
    when: Option<&'c str>,
    /// Who the claim is attributed to, as in `claims`.
    attribution: Option<&'c str>,
    /// Its independent origin, as in `claims`.
    origin: Option<&'c str>,
    /// The source's id.
    source: &'c str,
    /// The locator as written: where in the source the passage is.
    at: &'c str,
    /// When the source was published, EDTF.
    published: Option<&'c str>,
}

pub(super) const DISPUTES: Table = Table {
    name: "disputes",
    key: &["id"],
    references: &[],
    schema: || schema_for!(DisputeRecord),
    rows: disputes,
};

pub(super) const DISPUTE_CLAIMS: Table = Table {
    name: "dispute_claims",
    key: &["dispute", "side", "claim"],
    references: &[
        Reference {
            columns: &["dispute"],
            table: "disputes",
            key: &["id"],
        },
        Reference {
            columns: &["claim"],
            table: "claims",
            key: &["id"],
        },
        Reference {
            columns: &["source"],
            table: "sources",
            key: &["id"],
        },
    ],
    schema: || schema_for!(DisputeClaimRecord<'_>),
    rows: dispute_claims,
};

/// The disputes, each with an id, in the order of the ids.
fn named(computed: &Analysis<'_>) -> Vec<(String, DisputeView)> {
    let mut taken = BTreeSet::new();
    let name = |dispute: &DisputeView| {
        let first = |side: &ties_view::DisputeSideView| {
            let (reference, ..) = computed.claims.get(side.claim_numbers.first()?.index())?;
            Some(reference.to_string())
        };
        let sides: Vec<_> = dispute.sides.iter().filter_map(first).collect();
        format!("found:{}", sides.join("/"))
    };
    let mut disputes: Vec<_> = all_disputes(computed)
        .into_iter()
        .map(|dispute| {
            let plain = dispute.id.clone().unwrap_or_else(|| name(&dispute));
            // Two claims may contradict each other in more than one way.
            let mut ids = std::iter::once(plain.clone())
                .chain((2..).map(|number| format!("{plain}/{number}")));
            let id = ids.find(|id| !taken.contains(id)).unwrap_or(plain);
            taken.insert(id.clone());
            (id, dispute)
        })
        .collect();
    disputes.sort_by(|(one, _), (other, _)| one.cmp(other));
    disputes
}

fn disputes(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for (id, dispute) in named(computed) {
        let DisputeView {
            question,
            state,
            settled_for,
            why,
            by,
            reviewed_by,
            ..
        } = dispute;
        let question = Some(question);
        rows.add(&DisputeRecord {
            id,
            question,
            state,
            settled_for,
            why,
            by,
            reviewed_by,
        })?;
    }
    Ok(())
}

fn dispute_claims(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for (id, dispute) in named(computed) {
        for (side, number) in dispute.sides.iter().zip(1..) {
            let mut claims: Vec<_> = side
                .claim_numbers
                .iter()
                .flat_map(|claim| computed.facts.rows.pairs_of_claim(*claim))
                .map(|pair| (claim_id(export, pair), pair.claim))
                .collect();
            claims.sort();
            for (claim_id, claim) in claims {
                let Some((reference, source, record)) = computed.claims.get(claim.index()) else {
                    continue;
                };
                let cited = citation(export, claim);
                rows.add(&DisputeClaimRecord {
                    dispute: id.clone(),
                    side: number,
                    claim: claim_id,
                    label: Some(side.label.clone()),
                    origins: u32::try_from(side.origins).unwrap_or(u32::MAX),
                    mode: record.mode,
                    when: record.when.as_deref(),
                    attribution: cited.attribution(),
                    origin: cited.origin(),
                    source: &reference.source,
                    at: &record.at,
                    published: source.published.as_deref(),
                })?;
            }
        }
    }
    Ok(())
}
