//! The kinds of entities, and the classes over them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of thing an entity is.
///
/// There is no kind "terrorist": code such a label as a claim with an attribution.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// An organized body outside the state that uses armed force, or a part of one: rebel,
    /// militia, jihadist or criminal.
    ArmedGroup,
    /// A loose set of people connected by kin, patronage or business, without formal membership.
    Network,
    /// An alliance of groups that acts under a name of its own.
    Umbrella,
    /// A country, as an actor and as a territory: it can be the object of `operates-in`.
    State,
    /// The people or body that govern a state during one term.
    Government,
    /// A body of a state: an army, ministry, agency or court.
    StateOrgan,
    /// An organization whose members are states, or a body of one: the UN, the EU.
    IntergovernmentalOrg,
    /// A non-state body that does not use armed force: a company, charity, news outlet, university
    /// or institute.
    Organization,
    /// One human being.
    Person,
    /// A family or a clan as a whole.
    Family,
    /// A people, minority, profession or population, as a victim or a base of support; it is not
    /// an actor.
    Community,
    /// A current of belief, such as a religious or political doctrine; it never acts.
    Movement,
    /// A geographical area that is not a country: a region, province, town or site.
    Place,
    /// One occurrence at a time and place, such as an attack, a meeting or a release.
    Event,
    /// A war or armed conflict that has a name.
    Conflict,
    /// A treaty, deal or ceasefire between parties.
    Agreement,
    /// A list of designated parties that an authority keeps under a legal act: US-FTO, UN-1988.
    Regime,
    /// A placeholder for one or more entities that the source does not name.
    Unnamed,
}

/// A class of kinds; the predicates limit their subjects and objects to classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Class {
    /// Armed groups, networks and umbrellas.
    Group,
    /// States, governments, state organs and intergovernmental organizations.
    Power,
    /// Groups, powers, organizations and persons: everything that can act.
    Agent,
    /// Companies, charities, news outlets, universities and institutes.
    Organization,
    /// Persons.
    Person,
    /// Families and clans.
    Family,
    /// Peoples, minorities, professions and populations.
    Community,
    /// Currents of belief.
    Movement,
    /// Geographical areas, and states as territories.
    Place,
    /// Occurrences at a time and place.
    Event,
    /// Named wars and armed conflicts.
    Conflict,
    /// Treaties, deals and ceasefires.
    Agreement,
    /// Lists of designated parties under a legal act.
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

    /// The classes of this kind. [`Kind::Unnamed`] has none: use the kind that the entity
    /// represents.
    pub fn classes(self) -> &'static [Class] {
        match self {
            Self::ArmedGroup | Self::Network | Self::Umbrella => &[Class::Group, Class::Agent],
            Self::State => &[Class::Power, Class::Agent, Class::Place],
            Self::Government | Self::StateOrgan | Self::IntergovernmentalOrg => {
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

    /// The kind as written in the data: `armed-group`.
    pub fn name(self) -> &'static str {
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

    /// The equivalents in other vocabularies; empty if none is close.
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
