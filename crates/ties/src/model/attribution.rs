//! Attribution: the speakers that a statement is attributed to, from the originator to the one
//! that the source quotes.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::MapAccess;
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::short_form::{self, ShortForm};
use super::{Count, Date, Text};
use crate::id::Id;

/// One link of a chain of attribution: the speaker that the statement is attributed to.
///
/// Written as the id of an entity (`"cia"`), or as a table: `{ class = "expert" }` for an unnamed
/// speaker.
///
/// The derives are those of the table form; the implementations below add the text form.
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
    /// The word, as written in the data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Military => "military",
            Self::Intelligence => "intelligence",
            Self::Police => "police",
            Self::Diplomat => "diplomat",
            Self::MemberState => "member-state",
            Self::Expert => "expert",
            Self::Fighter => "fighter",
            Self::Resident => "resident",
            Self::Witness => "witness",
            Self::Media => "media",
            Self::Unstated => "unstated",
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

    /// The entity, if nothing else is set.
    fn only_who(&self) -> Option<&Id> {
        let Attribution {
            who: Some(who),
            class: None,
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
        Some(who)
    }
}

impl<'de> ShortForm<'de> for Attribution {
    type Text = Id;

    fn from_text(who: Id) -> Self {
        Self {
            who: Some(who),
            ..Self::default()
        }
    }

    fn from_table<A: MapAccess<'de>>(table: A) -> Result<Self, A::Error> {
        // The derived function of the table form, not that of the trait.
        Attribution::deserialize(MapAccessDeserializer::new(table))
    }
}

impl<'de> Deserialize<'de> for Attribution {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        short_form::read(deserializer)
    }
}

impl Serialize for Attribution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.only_who() {
            Some(who) => who.serialize(serializer),
            // The derived function of the table form, not that of the trait.
            None => Attribution::serialize(self, serializer),
        }
    }
}

/// The schema of an attribution in both forms.
pub(super) struct AttributionForms;

impl JsonSchema for AttributionForms {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Attribution".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        short_form::schema::<Id, Attribution>(
            generator,
            "speaker",
            "The speaker that the statement is attributed to: the id of an entity, or a table such \
             as `{ class = \"expert\" }` for an unnamed speaker.",
        )
    }
}
