//! Attribution: the speakers that a statement is attributed to, from the originator to the one
//! that the source quotes.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Count, Date, Text};
use crate::id::Id;

/// One link of a chain of attribution: the speaker that the statement is attributed to.
///
/// Written as the id of an entity (`"cia"`), as a class (`"class:expert"`), or as a table if more
/// is known.
///
/// The derives are those of the table form; the implementations below add the two text forms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(
    rename = "AttributionTable",
    description = "The table form of an attribution."
)]
#[non_exhaustive]
pub struct Attribution {
    /// The speaker: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Id>,
    /// The class of a speaker that the source does not name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<SpeakerClass>,
    /// The body or place that an unnamed speaker belongs to: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// The number of unnamed speakers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Count>,
    /// The attitude of the speaker to the statement; the default is `asserts`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// When the speaker said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Date>,
    /// The document in which the speaker said it: the id of a source, or a symbol or title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#in: Option<Text>,
    /// The speaker is a party to what the statement is about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub interested: bool,
}

/// The class of a speaker that the source does not name.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerClass {
    /// Officials of a government or an organization.
    Official,
    /// Soldiers and their commanders.
    Military,
    /// Members of intelligence services.
    Intelligence,
    /// Police officers and prosecutors.
    Police,
    /// Diplomats and embassy staff.
    Diplomat,
    /// Member states of an organization, as UN reports refer to them.
    MemberState,
    /// Experts, analysts and researchers.
    Expert,
    /// Members of an armed group, of any rank.
    Fighter,
    /// People who live in the place concerned.
    Resident,
    /// People who witnessed or survived the event.
    Witness,
    /// Media that the source does not name, such as "local media".
    Media,
    /// The source says that something is said, and does not say by whom.
    Unstated,
}

impl SpeakerClass {
    /// Every speaker class.
    pub const ALL: [Self; 12] = [
        Self::Official,
        Self::Military,
        Self::Intelligence,
        Self::Police,
        Self::Diplomat,
        Self::MemberState,
        Self::Expert,
        Self::Fighter,
        Self::Resident,
        Self::Witness,
        Self::Media,
        Self::Unstated,
    ];

    /// The text form of this class: `class:expert`.
    pub fn as_text(self) -> &'static str {
        match self {
            Self::Official => "class:official",
            Self::Military => "class:military",
            Self::Intelligence => "class:intelligence",
            Self::Police => "class:police",
            Self::Diplomat => "class:diplomat",
            Self::MemberState => "class:member-state",
            Self::Expert => "class:expert",
            Self::Fighter => "class:fighter",
            Self::Resident => "class:resident",
            Self::Witness => "class:witness",
            Self::Media => "class:media",
            Self::Unstated => "class:unstated",
        }
    }

    /// Whether speakers of this class speak for the body that they belong to: an official does, a
    /// resident of a place does not.
    pub fn speaks_for_its_own(self) -> bool {
        matches!(
            self,
            Self::Official
                | Self::Military
                | Self::Intelligence
                | Self::Police
                | Self::Diplomat
                | Self::Fighter
        )
    }
}

/// The attitude of a speaker to the statement.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// The speaker says that the statement is true.
    Asserts,
    /// The speaker repeats what the previous speaker said, without comment.
    Relays,
    /// The speaker repeats the statement and doubts it.
    Doubts,
    /// The speaker repeats the statement and rejects it.
    Denies,
    /// The speaker repeats the statement and explicitly takes no position.
    LeavesOpen,
}

impl Attribution {
    /// The key that makes this entity the speaker: `who` for the entity itself, `of` for an unnamed
    /// speaker who speaks for it.
    pub fn key_of(&self, entity: &Id) -> Option<&'static str> {
        if self.who.as_ref() == Some(entity) {
            return Some("who");
        }
        let class = self.class?;
        if self.of.as_ref() == Some(entity) && class.speaks_for_its_own() {
            return Some("of");
        }
        None
    }

    /// The text form, if only `who` or only `class` is set.
    fn as_text(&self) -> Option<&str> {
        let Attribution {
            who,
            class,
            of: None,
            count: None,
            stance: None,
            said: None,
            r#in: None,
            interested: false,
        } = self
        else {
            return None;
        };
        match (who, class) {
            (Some(who), None) => Some(who),
            (None, Some(class)) => Some(class.as_text()),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Attribution {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrTable)
    }
}

/// Reads the text forms and the table form.
struct TextOrTable;

impl<'de> Visitor<'de> for TextOrTable {
    type Value = Attribution;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the id of an entity, `class:` and a class, or a table")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Attribution, E> {
        for class in SpeakerClass::ALL {
            if class.as_text() == text {
                return Ok(Attribution {
                    class: Some(class),
                    ..Attribution::default()
                });
            }
        }
        let who = Id::new(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))?;
        Ok(Attribution {
            who: Some(who),
            ..Attribution::default()
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Attribution, A::Error> {
        // The derived function of the table form, not that of the trait.
        Attribution::deserialize(MapAccessDeserializer::new(map))
    }
}

impl Serialize for Attribution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_text() {
            Some(text) => serializer.serialize_str(text),
            // The derived function of the table form, not that of the trait.
            None => Attribution::serialize(self, serializer),
        }
    }
}

/// The schema of an attribution in all its forms.
pub(super) struct AttributionForms;

impl JsonSchema for AttributionForms {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Attribution".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let classes: Vec<_> = SpeakerClass::ALL
            .into_iter()
            .map(SpeakerClass::as_text)
            .collect();
        json_schema!({
            "title": "speaker",
            "description": "The speaker that the statement is attributed to: the id of an entity, \
                a class such as `class:expert` for an unnamed speaker, or a table if more is \
                known.",
            "anyOf": [
                { "type": "string", "enum": classes },
                generator.subschema_for::<Id>(),
                generator.subschema_for::<Attribution>(),
            ],
        })
    }
}
