//! Speakers: who says what a claim says, from the originator to whom the source itself heard.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Count, Date, Text};
use crate::id::Id;

/// Who tells, in one link of a chain of speakers.
///
/// Written as a text, an entity's id (`"cia"`) or a class (`"class:expert"`); or as a table where more is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Attribution {
    /// The entity that tells.
    pub who: Option<Id>,
    /// What sort of speaker it is, where it is left unnamed.
    pub class: Option<SpeakerClass>,
    /// Whose official, fighter or resident.
    pub of: Option<Id>,
    /// How many of them.
    pub count: Option<Count>,
    /// How the speaker stands to what is told; asserts it where nothing is said.
    pub stance: Option<Stance>,
    /// When it was said.
    pub said: Option<Date>,
    /// The document in which it was said: a source's id, or its symbol or title.
    pub r#in: Option<Text>,
    /// The speaker is a party to what is told.
    pub interested: bool,
}

/// The table form of a speaker.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct AttributionTable {
    /// The entity that tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<Id>,
    /// What sort of speaker it is, where it is left unnamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<SpeakerClass>,
    /// Whose official, fighter or resident: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Id>,
    /// How many of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<Count>,
    /// How the speaker stands to what is told; asserts it where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<Stance>,
    /// When it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<Date>,
    /// The document in which it was said: a source's id, or its symbol or title.
    #[serde(skip_serializing_if = "Option::is_none")]
    r#in: Option<Text>,
    /// The speaker is a party to what is told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    interested: bool,
}

/// What sort of speaker an unnamed one is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerClass {
    /// Officials of a government or organization.
    Official,
    /// Soldiers and their commanders.
    Military,
    /// Intelligence services.
    Intelligence,
    /// Police and prosecutors.
    Police,
    /// Diplomats.
    Diplomat,
    /// Member states of an organization, as UN reports name them.
    MemberState,
    /// Experts, analysts, researchers.
    Expert,
    /// Members of an armed group.
    Fighter,
    /// People who live there.
    Resident,
    /// Witnesses and survivors.
    Witness,
    /// Media, left unnamed.
    Media,
    /// The source says that it is said, and not by whom.
    Unstated,
}

impl SpeakerClass {
    /// Every class.
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

    /// The text form of a speaker of this class: `class:expert`.
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

    /// Whether those of this class speak for the body that they are of: an official does, a resident of a place does not.
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

/// How a speaker stands to what is told.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Passes on what the one before said.
    Relays,
    /// Passes it on and doubts it.
    Doubts,
    /// Passes it on and does not believe it.
    Denies,
    /// Passes it on and leaves it open.
    LeavesOpen,
}

impl Attribution {
    fn named(who: Option<Id>, class: Option<SpeakerClass>) -> Self {
        Self {
            who,
            class,
            of: None,
            count: None,
            stance: None,
            said: None,
            r#in: None,
            interested: false,
        }
    }

    /// The key under which the speaker names this entity as who speaks: itself, or one of its own who is left unnamed.
    pub fn key_of(&self, entity: &Id) -> Option<&'static str> {
        let is_its_own = || {
            self.of.as_ref() == Some(entity)
                && self.class.is_some_and(SpeakerClass::speaks_for_its_own)
        };
        if self.who.as_ref() == Some(entity) {
            Some("who")
        } else {
            is_its_own().then_some("of")
        }
    }

    /// The text form, where nothing but `who` or `class` is known.
    fn text(&self) -> Option<&str> {
        match (&self.who, self.class) {
            (Some(who), None) if *self == Self::named(Some(who.clone()), None) => Some(who),
            (None, Some(class)) if *self == Self::named(None, Some(class)) => Some(class.as_text()),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Attribution {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrTable;

        impl<'de> Visitor<'de> for TextOrTable {
            type Value = Attribution;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an entity's id, `class:` and a class, or a table")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Attribution, E> {
                if let Some(class) = SpeakerClass::ALL
                    .into_iter()
                    .find(|class| class.as_text() == text)
                {
                    return Ok(Attribution::named(None, Some(class)));
                }
                let who =
                    Id::new(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))?;
                Ok(Attribution::named(Some(who), None))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Attribution, A::Error> {
                let AttributionTable {
                    who,
                    class,
                    of,
                    count,
                    stance,
                    said,
                    r#in,
                    interested,
                } = AttributionTable::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Attribution {
                    who,
                    class,
                    of,
                    count,
                    stance,
                    said,
                    r#in,
                    interested,
                })
            }
        }

        deserializer.deserialize_any(TextOrTable)
    }
}

impl Serialize for Attribution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(text) = self.text() {
            return serializer.serialize_str(text);
        }
        let Self {
            who,
            class,
            of,
            count,
            stance,
            said,
            r#in,
            interested,
        } = self.clone();
        AttributionTable {
            who,
            class,
            of,
            count,
            stance,
            said,
            r#in,
            interested,
        }
        .serialize(serializer)
    }
}

impl JsonSchema for Attribution {
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
            "description": "Who tells: an entity's id, `class:expert` and the like for one left unnamed, or a table where more is known.",
            "anyOf": [
                { "type": "string", "enum": classes },
                generator.subschema_for::<Id>(),
                generator.subschema_for::<AttributionTable>(),
            ],
        })
    }
}
