//! Passages without a claim, and the reasons.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::MapAccess;
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Text;
use super::short_form::{self, ShortForm};

/// Why a passage has no claim: a reason alone (`"heading"`), or a table with a note.
///
/// The derives are those of the table form; the implementations below add the text form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(
    rename = "SkippedTable",
    description = "The table form of a reason for skipping a passage."
)]
#[non_exhaustive]
pub struct Skipped {
    /// The reason.
    pub reason: SkipReason,
    /// What the passage is about, or where its content is coded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// The reason why a passage has no claim.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SkipReason {
    /// A title, a heading or a caption that states nothing which the text below it does not state.
    Heading,
    /// The passage announces or explains a figure, a table or a map that is not in the copy.
    FigureMissing,
    /// The passage announces a video or a sound recording that is not in the copy.
    VideoMissing,
    /// The passage states nothing that a predicate can express: no relation between entities and
    /// no attribute of one.
    NoTie,
    /// What the passage states is part of the claim on another passage of this source; the note
    /// names that claim.
    Folded,
    /// The passage repeats one of the source in `derived-from`, and is coded there.
    Copied,
}

impl<'de> ShortForm<'de> for Skipped {
    type Text = SkipReason;

    fn from_text(reason: SkipReason) -> Self {
        Self { reason, note: None }
    }

    fn from_table<A: MapAccess<'de>>(table: A) -> Result<Self, A::Error> {
        // The derived function of the table form, not that of the trait.
        Skipped::deserialize(MapAccessDeserializer::new(table))
    }
}

impl<'de> Deserialize<'de> for Skipped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        short_form::read(deserializer)
    }
}

impl Serialize for Skipped {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.note {
            None => self.reason.serialize(serializer),
            // The derived function of the table form, not that of the trait.
            Some(_) => Skipped::serialize(self, serializer),
        }
    }
}

/// The schema of a reason in both forms.
pub(super) struct SkippedForms;

impl JsonSchema for SkippedForms {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Skipped".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        short_form::schema::<SkipReason, Skipped>(
            generator,
            "reason",
            "Why the passage has no claim: a reason such as `heading`, or a table such as \
             `{ reason = \"no-tie\", note = \"on the weather\" }`.",
        )
    }
}
