//! The kinds of entities, and the classes over them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of thing an entity is.
///
/// There is no kind "terrorist": that is a claim with a speaker.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An organized body that uses armed force and is no state's: rebel, militia, jihadist, criminal; with its parts.
    ArmedGroup,
    /// A loose body held together by kin, patronage or business.
    Network,
    /// An alliance that acts in its own name.
    Umbrella,
    /// A country as an actor.
    State,
    /// Who governs a state in a term.
    Government,
    /// An army, ministry, agency or court.
    StateOrgan,
    /// The UN, the EU and their bodies.
    IntergovernmentalOrg,
    /// A company, charity, medium, university or institute.
    Organization,
    /// A human being.
    Person,
    /// A family or clan.
    Family,
    /// A people, minority, profession or population: victim or base, not an actor.
    Community,
    /// A current of belief; never acts.
    Movement,
    /// A country's territory, province, town, site or region.
    Place,
    /// Something that happened at a time and place.
    Event,
    /// A named war or conflict.
    Conflict,
    /// A treaty, deal, ceasefire.
    Agreement,
    /// A list under a legal act of an authority: US-FTO, UN-1988.
    Regime,
    /// A placeholder for whom the source leaves unnamed, one or many.
    Unnamed,
}

/// What several kinds have in common, as far as the predicates care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Armed groups, networks and umbrellas.
    Group,
    /// States, governments, state organs and intergovernmental organizations.
    Power,
    /// Whoever can act.
    Agent,
    /// Companies, media, institutes.
    Organization,
    /// Human beings.
    Person,
    /// Families and clans.
    Family,
    /// Peoples and populations.
    Community,
    /// Currents of belief.
    Movement,
    /// Places.
    Place,
    /// Events.
    Event,
    /// Conflicts.
    Conflict,
    /// Agreements.
    Agreement,
    /// Lists of sanctions.
    Regime,
}

impl Kind {
    /// Every kind, in the order of the table.
    pub const ALL: [Self; 18] = [
        Self::ArmedGroup,
        Self::Network,
        Self::Umbrella,
        Self::State,
        Self::Government,
        Self::StateOrgan,
        Self::IntergovernmentalOrg,
        Self::Organization,
        Self::Person,
        Self::Family,
        Self::Community,
        Self::Movement,
        Self::Place,
        Self::Event,
        Self::Conflict,
        Self::Agreement,
        Self::Regime,
        Self::Unnamed,
    ];

    /// The classes that it belongs to; [`Kind::Unnamed`] belongs to those of the kind that it stands for.
    pub fn classes(self) -> &'static [Class] {
        match self {
            Self::ArmedGroup | Self::Network | Self::Umbrella => &[Class::Group, Class::Agent],
            Self::State | Self::Government | Self::StateOrgan | Self::IntergovernmentalOrg => {
                &[Class::Power, Class::Agent]
            }
            Self::Organization => &[Class::Organization, Class::Agent],
            Self::Person => &[Class::Person, Class::Agent],
            Self::Family => &[Class::Family],
            Self::Community => &[Class::Community],
            Self::Movement => &[Class::Movement],
            Self::Place => &[Class::Place],
            Self::Event => &[Class::Event],
            Self::Conflict => &[Class::Conflict],
            Self::Agreement => &[Class::Agreement],
            Self::Regime => &[Class::Regime],
            Self::Unnamed => &[],
        }
    }

    /// Its word: `armed-group`.
    pub fn word(self) -> &'static str {
        match self {
            Self::ArmedGroup => "armed-group",
            Self::Network => "network",
            Self::Umbrella => "umbrella",
            Self::State => "state",
            Self::Government => "government",
            Self::StateOrgan => "state-organ",
            Self::IntergovernmentalOrg => "intergovernmental-org",
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Family => "family",
            Self::Community => "community",
            Self::Movement => "movement",
            Self::Place => "place",
            Self::Event => "event",
            Self::Conflict => "conflict",
            Self::Agreement => "agreement",
            Self::Regime => "regime",
            Self::Unnamed => "unnamed",
        }
    }

    /// What it maps to elsewhere; empty where nothing is near.
    pub fn crosswalk(self) -> &'static str {
        match self {
            Self::ArmedGroup => {
                "STIX threat-actor; FtM Organization; UCDP actor; ACLED rebel group, militia"
            }
            Self::Umbrella => "MMP umbrella",
            Self::State => "ISO 3166; FtM Country",
            Self::Government => "UCDP Government of",
            Self::StateOrgan => "FtM PublicBody",
            Self::IntergovernmentalOrg => "FtM gov.igo",
            Self::Organization => "FtM Organization",
            Self::Person => "FtM Person",
            Self::Family => "FtM Family",
            Self::Community => "ACLED identity",
            Self::Place => "GeoNames",
            Self::Event => "FtM Event",
            Self::Conflict => "UCDP conflict",
            Self::Agreement => "FtM Documentation",
            Self::Regime => "FtM Sanction programId",
            Self::Unnamed => "SFM unnamed unit",
            Self::Network | Self::Movement => "",
        }
    }
}
