//! `identities`: links between records of one entity.

use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::vocabulary::Predicate;
use ties_view::identity_links;

use super::cite::claim_ids;
use crate::cell::Rows;
use crate::cells::{entity_id, pair_on};
use crate::export::Export;
use crate::table::{Reference, Table};

/// A link between two records of one entity: a change of name, a legal succession or a merged
/// record. Claims, ties and panels keep the records apart: nothing is copied along a link. The
/// links are the same under each policy.
#[derive(Debug, Serialize, JsonSchema)]
struct IdentityRecord<'c> {
    /// The older record; of `same-as`, the one whose id comes first.
    old: &'c str,
    /// The newer record.
    new: &'c str,
    /// The predicate that links them: `renamed-to`, `same-as`, or `successor-of` with `legal`.
    #[schemars(with = "Predicate")]
    predicate: &'static str,
    /// Whether some claim contradicts the link, or a dispute about it is not settled for it.
    disputed: bool,
    /// The claims that state it, rows of `claims`, joined by `; `.
    claims: String,
}

pub(super) const IDENTITIES: Table = Table {
    name: "identities",
    key: &["old", "new", "predicate"],
    references: &[
        Reference {
            columns: &["old"],
            table: "entities",
            key: &["id"],
        },
        Reference {
            columns: &["new"],
            table: "entities",
            key: &["id"],
        },
    ],
    schema: || schema_for!(IdentityRecord<'_>),
    rows: identities,
};

fn identities(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for link in identity_links(&computed.claims, &computed.index, &computed.facts) {
        let sides = (link.old, link.new);
        let pairs = link
            .claims
            .iter()
            .filter_map(|claim| pair_on(computed, *claim, sides));
        rows.add(&IdentityRecord {
            old: entity_id(computed, link.old),
            new: entity_id(computed, link.new),
            predicate: link.predicate.name(),
            disputed: link.is_disputed,
            claims: claim_ids(export, pairs).unwrap_or_default(),
        })?;
    }
    Ok(())
}
