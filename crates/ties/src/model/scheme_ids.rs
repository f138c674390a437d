//! The ids of an entity in one scheme: a text, or a list of texts.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{SeqAccessDeserializer, StrDeserializer};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Text;

/// The ids of an entity in one scheme. A body that is listed under two regimes has two UN numbers,
/// and some entities have two Wikidata items until somebody merges them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeIds(Vec<Text>);

impl Deref for SchemeIds {
    type Target = [Text];

    fn deref(&self) -> &[Text] {
        &self.0
    }
}

impl Serialize for SchemeIds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0[..] {
            [only] => only.serialize(serializer),
            several => several.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for SchemeIds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrTexts)
    }
}

/// Reads a text or a list of texts.
struct TextOrTexts;

impl<'de> Visitor<'de> for TextOrTexts {
    type Value = SchemeIds;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<SchemeIds, E> {
        let text = Text::deserialize(StrDeserializer::new(text))?;
        Ok(SchemeIds(vec![text]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, texts: A) -> Result<SchemeIds, A::Error> {
        let texts = Vec::<Text>::deserialize(SeqAccessDeserializer::new(texts))?;
        if texts.is_empty() {
            return Err(A::Error::invalid_length(0, &"at least one id"));
        }
        Ok(SchemeIds(texts))
    }
}

impl JsonSchema for SchemeIds {
    fn schema_name() -> Cow<'static, str> {
        "SchemeIds".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        json_schema!({
            "title": "id or list of ids",
            "description": "An id in quotes, or a list of them if the scheme has several: \
                            `[\"XYe.001\", \"ZYe.002\"]`.",
            "anyOf": [
                text,
                { "type": "array", "items": text, "minItems": 1 },
            ],
        })
    }
}
