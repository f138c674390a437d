//! Values with two written forms: a text if that says everything, else a table.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::StrDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A value that is written as a text or as a table.
pub(super) trait ShortForm<'de>: Sized {
    /// The type of the text.
    type Text: Deserialize<'de>;

    /// The value that the text alone means.
    fn from_text(text: Self::Text) -> Self;

    /// Reads the table.
    fn from_table<A: MapAccess<'de>>(table: A) -> Result<Self, A::Error>;
}

/// Reads a value in either form.
pub(super) fn read<'de, T: ShortForm<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(TextOrTable(PhantomData))
}

struct TextOrTable<T>(PhantomData<T>);

impl<'de, T: ShortForm<'de>> Visitor<'de> for TextOrTable<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a table")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let text: StrDeserializer<'_, E> = text.into_deserializer();
        Ok(T::from_text(T::Text::deserialize(text)?))
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<T, A::Error> {
        T::from_table(table)
    }
}

/// The schema of both forms. The title is what messages call the value.
pub(super) fn schema<Text: JsonSchema, Table: JsonSchema>(
    generator: &mut SchemaGenerator,
    title: &str,
    description: &str,
) -> Schema {
    json_schema!({
        "title": title,
        "description": description,
        "anyOf": [generator.subschema_for::<Text>(), generator.subschema_for::<Table>()],
    })
}
