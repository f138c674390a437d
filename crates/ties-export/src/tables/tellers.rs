//! `tellers`: who says what a claim says, from the originator to whom the source itself heard.

use std::borrow::Cow;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::model::{Mode, Stance, TellerClass};

use super::{claim_id, text};
use crate::cell::Rows;
use crate::export::Export;
use crate::table::{Reference, Table};

/// A link of the chain of those who tell a claim. A claim without a row here is told by its source in its own voice.
#[derive(Debug, Serialize, JsonSchema)]
struct TellerRow<'d> {
    /// The row of `claims`.
    claim: Cow<'d, str>,
    /// Its place in the chain: 1 is the originator, the last is whom the source itself heard.
    position: u32,
    /// The entity that tells; empty where it is left unnamed.
    who: Option<&'d str>,
    /// What sort of teller it is, where it is left unnamed.
    class: Option<TellerClass>,
    /// Whose official, fighter or resident: an entity's id.
    of: Option<&'d str>,
    /// How many of them.
    count: Option<u64>,
    /// How the teller stands to what is told; empty: asserts it.
    stance: Option<Stance>,
    /// When it was said, EDTF.
    said: Option<&'d str>,
    /// The document in which it was said: a source's id, or its symbol or title.
    document: Option<&'d str>,
    /// The teller is a party to what is told.
    interested: bool,
    /// The source's id.
    source: &'d str,
    /// The locator as written.
    at: &'d str,
    /// How the claim is said.
    mode: Mode,
    /// When the claim holds, EDTF.
    when: Option<&'d str>,
    /// When the source was published, EDTF.
    published: Option<&'d str>,
}

pub(super) const TELLERS: Table = Table {
    name: "tellers",
    key: &["claim", "position"],
    references: &[
        Reference {
            columns: &["claim"],
            table: "claims",
            key: &["id"],
        },
        Reference {
            columns: &["who"],
            table: "entities",
            key: &["id"],
        },
        Reference {
            columns: &["of"],
            table: "entities",
            key: &["id"],
        },
        Reference {
            columns: &["source"],
            table: "sources",
            key: &["id"],
        },
    ],
    schema: || schema_for!(TellerRow<'_>),
    rows: tellers,
};

fn tellers(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for ((reference, source, claim), number) in computed.claims.iter().zip(0..) {
        for pair in computed.rows.pairs_of_claim(number) {
            for (teller, position) in claim.tellers.iter().zip(1..) {
                rows.add(&TellerRow {
                    claim: claim_id(export, pair),
                    position,
                    who: teller.who.as_deref(),
                    class: teller.class,
                    of: teller.of.as_deref(),
                    count: teller.count.map(u64::from),
                    stance: teller.stance,
                    said: teller.said.as_deref(),
                    document: text(teller.r#in.as_ref()),
                    interested: teller.interested,
                    source: &reference.source,
                    at: &claim.at,
                    mode: claim.mode,
                    when: claim.when.as_deref(),
                    published: source.published.as_deref(),
                })?;
            }
        }
    }
    Ok(())
}
