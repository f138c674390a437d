//! `attribution`: who says what a claim says, from the originator to whom the source itself heard.

use std::borrow::Cow;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::model::{Mode, SpeakerClass, Stance};

use super::cite::claim_id;
use crate::cell::Rows;
use crate::cells::text;
use crate::export::Export;
use crate::table::{Reference, Table};

/// A link of the chain of those who tell a claim. A claim without a row here is told by its source in its own voice.
#[derive(Debug, Serialize, JsonSchema)]
struct AttributionRow<'d> {
    /// The row of `claims`.
    claim: Cow<'d, str>,
    /// Its place in the chain: 1 is the originator, the last is whom the source itself heard.
    position: u32,
    /// The entity that tells; empty where it is left unnamed.
    who: Option<&'d str>,
    /// What sort of speaker it is, where it is left unnamed.
    class: Option<SpeakerClass>,
    /// Whose official, fighter or resident: an entity's id.
    of: Option<&'d str>,
    /// How many of them.
    count: Option<u64>,
    /// How the speaker stands to what is told; empty: asserts it.
    stance: Option<Stance>,
    /// When it was said, EDTF.
    said: Option<&'d str>,
    /// The document in which it was said: a source's id, or its symbol or title.
    document: Option<&'d str>,
    /// The speaker is a party to what is told.
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

pub(super) const ATTRIBUTIONS: Table = Table {
    name: "attribution",
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
    schema: || schema_for!(AttributionRow<'_>),
    rows: attribution,
};

fn attribution(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for ((reference, source, claim), number) in computed.claims.iter().zip(0..) {
        for pair in computed.rows.pairs_of_claim(number) {
            for (speaker, position) in claim.attribution.iter().zip(1..) {
                rows.add(&AttributionRow {
                    claim: claim_id(export, pair),
                    position,
                    who: speaker.who.as_deref(),
                    class: speaker.class,
                    of: speaker.of.as_deref(),
                    count: speaker.count.map(u64::from),
                    stance: speaker.stance,
                    said: speaker.said.as_deref(),
                    document: text(speaker.r#in.as_ref()),
                    interested: speaker.interested,
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
