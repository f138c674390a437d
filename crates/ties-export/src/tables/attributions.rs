//! `attribution`: who a claim is attributed to, from the originator to the speaker the source
//! heard.

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
use ties_dataset::number::ClaimNo;

/// One speaker in the chain of attribution of a claim. A claim without a row here is stated by its
/// source in its own voice.
#[derive(Debug, Serialize, JsonSchema)]
struct AttributionRecord<'d> {
    /// The row of `claims`.
    claim: Cow<'d, str>,
    /// The position in the chain: 1 is the originator, the last is the speaker whom the source
    /// heard.
    position: u32,
    /// The speaker: an entity's id; empty if the source leaves the speaker unnamed.
    who: Option<&'d str>,
    /// The class of an unnamed speaker.
    class: Option<SpeakerClass>,
    /// The entity whose official, fighter or resident the speaker is: an entity's id.
    of: Option<&'d str>,
    /// The number of speakers.
    count: Option<u64>,
    /// The speaker's stance towards the content; empty: asserts it.
    stance: Option<Stance>,
    /// When it was said, EDTF.
    said: Option<&'d str>,
    /// The document in which it was said: a source's id, or its symbol or title.
    document: Option<&'d str>,
    /// Whether the speaker is a party to the content.
    interested: bool,
    /// The source's id.
    source: &'d str,
    /// The locator as written: where in the source the passage is.
    at: &'d str,
    /// The mode of the claim.
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
    schema: || schema_for!(AttributionRecord<'_>),
    rows: attribution,
};

fn attribution(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for ((reference, source, claim), number) in computed.claims.iter().zip(ClaimNo::all()) {
        for pair in computed.facts.rows.pairs_of_claim(number) {
            for (speaker, position) in claim.attribution.iter().zip(1..) {
                rows.add(&AttributionRecord {
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
