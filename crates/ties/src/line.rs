//! JSON Lines: one record per line, under a key that gives its kind.
//!
//! ```text
//! {"dataset":{…}}
//! {"id":"alpha","entity":{…}}
//! {"id":"gazette-2021","source":{…}}
//! {"in":"gazette-2021","claim":{"id":"shield",…}}
//! {"id":"bravo-and-charlie","dispute":{…}}
//! ```

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::id::Id;
use crate::model::{Claim, Dispute, Entity, Manifest, Source};
use crate::pointer::unescape;
use crate::strict;

/// A record on one line.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// The metadata of the dataset.
    Dataset(Box<Manifest>),
    /// An entity and its id.
    Entity(Id, Box<Entity>),
    /// A source and its id.
    Source(Id, Box<Source>),
    /// The id of a source, and one of its claims.
    Claim(Id, Box<Claim>),
    /// A dispute and its id.
    Dispute(Id, Box<Dispute>),
}

/// A part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinePart {
    /// The whole line.
    All,
    /// The id of the source of a claim.
    In,
    /// The metadata of the dataset.
    Dataset,
    /// An entity.
    Entity,
    /// A source.
    Source,
    /// A claim.
    Claim,
    /// A dispute.
    Dispute,
}

impl LinePart {
    /// The JSON Pointer to the part in the line.
    pub fn pointer(self) -> &'static str {
        match self {
            Self::All => "",
            Self::In => "/in",
            Self::Dataset => "/dataset",
            Self::Entity => "/entity",
            Self::Source => "/source",
            Self::Claim => "/claim",
            Self::Dispute => "/dispute",
        }
    }
}

impl JsonSchema for Line {
    fn schema_name() -> Cow<'static, str> {
        "Line".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "One record: `dataset` alone; `entity`, `source` or `dispute` with its \
                `id`; `claim` with `in`, the id of its source.",
            "properties": {
                "id": generator.subschema_for::<Id>(),
                "in": generator.subschema_for::<Id>(),
                "dataset": generator.subschema_for::<Manifest>(),
                "entity": generator.subschema_for::<Entity>(),
                "source": generator.subschema_for::<Source>(),
                "claim": generator.subschema_for::<Claim>(),
                "dispute": generator.subschema_for::<Dispute>(),
            },
            "additionalProperties": false,
            "oneOf": [
                { "required": ["dataset"], "maxProperties": 1 },
                { "required": ["id", "entity"], "maxProperties": 2 },
                { "required": ["id", "source"], "maxProperties": 2 },
                { "required": ["id", "dispute"], "maxProperties": 2 },
                { "required": ["in", "claim"], "maxProperties": 2 },
            ],
        })
    }
}

/// The keys of a line: exactly one record, and the id that belongs to it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#in: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dataset: Option<Box<Manifest>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<Box<Entity>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Box<Source>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<Box<Claim>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dispute: Option<Box<Dispute>>,
}

/// Why a line could not be read as a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineFault {
    /// The line is not JSON: the error and its byte offset in the line.
    Syntax(String, usize),
    /// The line does not match the schema of a record.
    Schema(String),
}

impl Line {
    /// Reads one line.
    ///
    /// # Errors
    /// [`LineFault`] if the line is not JSON, or not a record.
    pub fn read(line: &str) -> Result<Self, LineFault> {
        let mut deserializer = serde_json::Deserializer::from_str(line);
        let written = strict::read::<LineFields, _>(&mut deserializer)
            .and_then(|written| deserializer.end().map(|()| written));
        let written = written.map_err(|error| {
            if error.is_data() {
                return LineFault::Schema(error.to_string());
            }
            let message = error.to_string();
            let message = message
                .split(" at line ")
                .next()
                .unwrap_or_default()
                .to_owned();
            LineFault::Syntax(message, error.column().saturating_sub(1).min(line.len()))
        })?;
        let LineFields {
            id,
            r#in,
            dataset,
            entity,
            source,
            claim,
            dispute,
        } = written;
        match (id, r#in, dataset, entity, source, claim, dispute) {
            (None, None, Some(dataset), None, None, None, None) => Ok(Self::Dataset(dataset)),
            (Some(id), None, None, Some(entity), None, None, None) => Ok(Self::Entity(id, entity)),
            (Some(id), None, None, None, Some(source), None, None) => Ok(Self::Source(id, source)),
            (None, Some(source), None, None, None, Some(claim), None) => {
                Ok(Self::Claim(source, claim))
            }
            (Some(id), None, None, None, None, None, Some(dispute)) => {
                Ok(Self::Dispute(id, dispute))
            }
            _ => Err(LineFault::Schema("not one record".to_owned())),
        }
    }

    /// The kind and id of a line that is not valid JSON, if it starts the way [`Line::write`]
    /// starts: `{"id":"alpha","entity":…`.
    pub fn id_of_broken(line: &str) -> Option<(LinePart, Id)> {
        let (id, rest) = line.strip_prefix("{\"id\":\"")?.split_once('"')?;
        let parts = [
            ("entity", LinePart::Entity),
            ("source", LinePart::Source),
            ("dispute", LinePart::Dispute),
        ];
        let (_, part) = parts
            .into_iter()
            .find(|(key, _)| rest.starts_with(&format!(",\"{key}\"")))?;
        Some((part, Id::new(id).ok()?))
    }

    /// The source and the claim id of a line that is not valid JSON, if it starts the way
    /// [`Line::write`] starts: `{"in":"gazette-2021","claim":{"id":"shield"…`. The claim id is
    /// `None` if it cannot be read.
    pub fn claim_of_broken(line: &str) -> Option<(Id, Option<Id>)> {
        let (source, rest) = line.strip_prefix("{\"in\":\"")?.split_once('"')?;
        let claim = rest
            .strip_prefix(",\"claim\":{\"id\":\"")
            .and_then(|rest| Some(rest.split_once('"')?.0));
        Some((
            Id::new(source).ok()?,
            claim.and_then(|claim| Id::new(claim).ok()),
        ))
    }

    /// Whether a line starts the way [`Line::write`] starts a claim. Other claims may start
    /// differently.
    pub fn looks_like_claim(line: &str) -> bool {
        line.starts_with("{\"in\":")
    }

    /// The line as text, without a line break and without absent keys.
    pub fn write(self) -> String {
        let mut written = LineFields {
            id: None,
            r#in: None,
            dataset: None,
            entity: None,
            source: None,
            claim: None,
            dispute: None,
        };
        match self {
            Self::Dataset(dataset) => written.dataset = Some(dataset),
            Self::Entity(id, entity) => (written.id, written.entity) = (Some(id), Some(entity)),
            Self::Source(id, source) => (written.id, written.source) = (Some(id), Some(source)),
            Self::Claim(source, claim) => {
                (written.r#in, written.claim) = (Some(source), Some(claim));
            }
            Self::Dispute(id, dispute) => (written.id, written.dispute) = (Some(id), Some(dispute)),
        }
        // Every value of the model can be written as JSON.
        serde_json::to_string(&written).unwrap_or_default()
    }
}

/// Whether a key equals the one searched for.
struct IsNamed<'p>(&'p str);

impl<'de> DeserializeSeed<'de> for IsNamed<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<bool, D::Error> {
        key.deserialize_str(self)
    }
}

impl Visitor<'_> for IsNamed<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<bool, E> {
        Ok(key == self.0)
    }
}

/// Finds the member of an object with a name, or of an array with an index. If several have the
/// name, the last one counts.
struct Member<'p>(&'p str);

impl<'de> Visitor<'de> for Member<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(is_wanted) = members.next_key_seed(IsNamed(self.0))? {
            if is_wanted {
                found = Some(members.next_value()?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        let wanted = self.0.parse().ok();
        for number in 0_usize.. {
            if Some(number) == wanted {
                found = members.next_element()?;
            } else if members.next_element::<IgnoredAny>()?.is_none() {
                break;
            }
        }
        Ok(found)
    }
}

/// The byte range in a line of the value at a JSON Pointer, or of its key. If it does not exist,
/// the range of the nearest enclosing value.
pub fn bytes(line: &str, pointer: &str, wants_key: bool) -> Range<usize> {
    let start_of = |inner: &str| inner.as_ptr() as usize - line.as_ptr() as usize;
    let whole = line.trim();
    let mut found = start_of(whole)..start_of(whole) + whole.len();
    let mut value = whole;
    for part in pointer.split('/').skip(1) {
        let part = unescape(part);
        // All slices borrow from the line, so the offset of a slice is its position.
        let mut deserializer = serde_json::Deserializer::from_str(value);
        let Ok(Some(next)) = deserializer.deserialize_any(Member(&part)) else {
            break;
        };
        let next = next.get();
        let start = start_of(next);
        found = start..start + next.len();
        if wants_key {
            let before = line[..start].trim_end().trim_end_matches(':').trim_end();
            let key = serde_json::to_string(&part).unwrap_or_default();
            if before.ends_with(&key) {
                found = before.len() - key.len()..before.len();
            }
        }
        value = next;
    }
    found
}
