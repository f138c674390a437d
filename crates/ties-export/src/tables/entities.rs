//! `entities`, `names`, `ids` and `distinct`: who and what claims are about.

use std::collections::BTreeMap;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::model::NameKind;
use ties::vocabulary::Kind;

use crate::cell::Rows;
use crate::cells::text;
use crate::export::Export;
use crate::table::{Reference, Table};

/// Somebody or something that claims are about. A row states identity only: every fact is a claim.
#[derive(Debug, Serialize, JsonSchema)]
struct EntityRecord<'d> {
    /// Its id.
    id: &'d str,
    /// What kind of thing it is.
    kind: Kind,
    /// For an `unnamed` entity: the kind of entity that it represents.
    stands_for: Option<Kind>,
    /// Whether it represents several entities.
    many: bool,
    /// Its display name.
    name: &'d str,
    /// What a coder needs to know to use the entity; no facts.
    note: Option<&'d str>,
}

/// A name of an entity.
#[derive(Debug, Serialize, JsonSchema)]
struct NameRecord<'d> {
    /// The entity.
    entity: &'d str,
    /// The position among its names; 0 is the display name.
    position: u32,
    /// The name.
    name: &'d str,
    /// What sort of name it is; empty: not stated, or the display name.
    kind: Option<NameKind>,
    /// Its language, as a BCP 47 tag.
    lang: Option<&'d str>,
    /// Its script, as an ISO 15924 code.
    script: Option<&'d str>,
    /// Who uses it: `self`, or an entity's id.
    used_by: Option<&'d str>,
}

/// An id of an entity in another dataset or register.
#[derive(Debug, Serialize, JsonSchema)]
struct IdRecord<'d> {
    /// The entity.
    entity: &'d str,
    /// The scheme: `wikidata`, `un`, `geonames` …
    scheme: &'static str,
    /// The id there.
    id: &'d str,
}

/// The dataset's judgement that two possible duplicates are different entities.
#[derive(Debug, Serialize, JsonSchema)]
struct DistinctRecord<'d> {
    /// The entity.
    entity: &'d str,
    /// The entity that it is distinct from: an id.
    from: &'d str,
    /// Why the two are confused, and how they differ.
    why: &'d str,
    /// Who judged.
    by: &'d str,
    /// Who reviewed the judgement; not the one who judged.
    reviewed_by: Option<&'d str>,
}

pub(super) const ENTITIES: Table = Table {
    name: "entities",
    key: &["id"],
    references: &[],
    schema: || schema_for!(EntityRecord<'_>),
    rows: entities,
};

pub(super) const NAMES: Table = Table {
    name: "names",
    key: &["entity", "position"],
    references: &[Reference {
        columns: &["entity"],
        table: "entities",
        key: &["id"],
    }],
    schema: || schema_for!(NameRecord<'_>),
    rows: names,
};

pub(super) const IDS: Table = Table {
    name: "ids",
    key: &["entity", "scheme", "id"],
    references: &[Reference {
        columns: &["entity"],
        table: "entities",
        key: &["id"],
    }],
    schema: || schema_for!(IdRecord<'_>),
    rows: ids,
};

pub(super) const DISTINCT: Table = Table {
    name: "distinct",
    key: &["entity", "from"],
    references: &[Reference {
        columns: &["entity"],
        table: "entities",
        key: &["id"],
    }],
    schema: || schema_for!(DistinctRecord<'_>),
    rows: distinct,
};

fn entities(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for (id, entity) in &computed.dataset.entities {
        rows.add(&EntityRecord {
            id,
            kind: entity.kind,
            stands_for: entity.stands_for,
            many: entity.many,
            name: &entity.name,
            note: text(entity.note.as_ref()),
        })?;
    }
    Ok(())
}

fn names(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for (entity, record) in &computed.dataset.entities {
        rows.add(&NameRecord {
            entity,
            position: 0,
            name: &record.name,
            kind: None,
            lang: None,
            script: None,
            used_by: None,
        })?;
        for (name, position) in record.names.iter().zip(1..) {
            rows.add(&NameRecord {
                entity,
                position,
                name: &name.text,
                kind: name.kind,
                lang: text(name.lang.as_ref()),
                script: text(name.script.as_ref()),
                used_by: name.used_by.as_deref(),
            })?;
        }
    }
    Ok(())
}

fn ids(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for (entity, record) in &computed.dataset.entities {
        let mut ids: Vec<_> = record.ids.iter().flat_map(|ids| ids.present()).collect();
        ids.sort_unstable();
        ids.dedup();
        for (scheme, id) in ids {
            rows.add(&IdRecord { entity, scheme, id })?;
        }
    }
    Ok(())
}

fn distinct(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for (entity, record) in &computed.dataset.entities {
        // A pair that is listed twice has one row.
        let judged: BTreeMap<_, _> = record
            .distinct
            .iter()
            .rev()
            .map(|judged| (&judged.from, judged))
            .collect();
        for (from, judged) in judged {
            rows.add(&DistinctRecord {
                entity,
                from,
                why: &judged.why,
                by: &judged.by,
                reviewed_by: text(judged.reviewed_by.as_ref()),
            })?;
        }
    }
    Ok(())
}
