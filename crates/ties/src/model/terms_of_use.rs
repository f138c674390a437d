//! The terms of use of a source: terms of the table, other terms, or both.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::MapAccess;
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize};

use super::Text;
use super::short_form::{self, ShortForm};
use crate::vocabulary::TermsName;

/// The terms of use of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum TermsOfUse {
    /// Terms of the table, by their name alone.
    Named(TermsName),
    /// Terms with a note.
    Noted(TermsNote),
}

/// Terms of use with a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct TermsNote {
    /// The name of the terms; absent if they are not in the table of terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<TermsName>,
    /// The terms in your own words, or a remark on the named ones.
    pub note: Text,
}

impl TermsOfUse {
    /// The name of the terms, if they are in the table.
    pub fn name(&self) -> Option<TermsName> {
        match self {
            Self::Named(name) => Some(*name),
            Self::Noted(terms) => terms.name,
        }
    }

    /// The note, if there is one.
    pub fn note(&self) -> Option<&Text> {
        match self {
            Self::Named(_) => None,
            Self::Noted(terms) => Some(&terms.note),
        }
    }
}

impl<'de> ShortForm<'de> for TermsOfUse {
    type Text = TermsName;

    fn from_text(name: TermsName) -> Self {
        Self::Named(name)
    }

    fn from_table<A: MapAccess<'de>>(table: A) -> Result<Self, A::Error> {
        let terms = TermsNote::deserialize(MapAccessDeserializer::new(table))?;
        Ok(Self::Noted(terms))
    }
}

impl<'de> Deserialize<'de> for TermsOfUse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        short_form::read(deserializer)
    }
}

impl JsonSchema for TermsOfUse {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TermsOfUse".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        short_form::schema::<TermsName, TermsNote>(
            generator,
            "name of terms",
            "The terms of use: a name from the table of terms such as `CC-BY-4.0`, or a table such \
             as `{ note = \"by leave of the author\" }` for other terms.",
        )
    }
}
