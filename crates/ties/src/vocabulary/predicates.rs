//! The predicates: what a claim can say of its subject, and what follows from it; one table.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use foldhash::quality::RandomState;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::kinds::{Class, Kind};

/// What a claim says of its subject: one row of [`PREDICATES`], named by its word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Predicate(u8);

impl Predicate {
    /// Every predicate, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).zip(&PREDICATES).map(|(row, _)| Self(row))
    }

    /// The predicate of this name, where there is one.
    pub fn find(name: &str) -> Option<Self> {
        BY_NAME.get(name).copied()
    }

    /// The predicate of this name, for constants in code: a wrong name there does not compile.
    ///
    /// # Panics
    /// Where there is no such predicate: at compile time, in a `const`.
    pub const fn named(name: &str) -> Self {
        let mut row = 0;
        while row < PREDICATES.len() {
            if same(PREDICATES[row].name.as_bytes(), name.as_bytes()) {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a test keeps the table under 256 rows"
                )]
                return Self(row as u8);
            }
            row += 1;
        }
        panic!("no such predicate")
    }

    /// Its row of the table.
    pub fn def(self) -> &'static PredicateDef {
        &PREDICATES[usize::from(self.0)]
    }

    /// The number of its row in the table, as a bit in a set of predicates.
    pub fn bit(self) -> u128 {
        1 << self.0
    }

    /// Its word: `allied-with`.
    pub fn name(self) -> &'static str {
        self.def().name
    }

    /// Itself and all that it implies, nearest first.
    pub fn closure(self) -> Vec<Self> {
        let mut all = vec![self];
        let mut next = 0;
        while let Some(predicate) = all.get(next).copied() {
            next += 1;
            for implied in predicate
                .def()
                .implies
                .iter()
                .filter_map(|name| Self::find(name))
            {
                if !all.contains(&implied) {
                    all.push(implied);
                }
            }
        }
        all
    }

    /// Whether a qualifier means something to it, or to what it implies.
    pub fn wants(self, qualifier: &str) -> bool {
        let def = self.def();
        def.wants.iter().any(|want| want.name == qualifier)
            || def
                .implies
                .iter()
                .filter_map(|name| Self::find(name))
                .any(|implied| implied.wants(qualifier))
    }

    /// What it excludes on the same pair at the same time, by itself or through what it implies.
    pub fn excludes(self) -> Vec<(Self, Exclusion)> {
        self.closure()
            .into_iter()
            .flat_map(|predicate| predicate.def().excludes)
            .filter_map(|exclusion| Some((Self::find(exclusion.name)?, *exclusion)))
            .collect()
    }
}

/// Whether two names are equal, where `==` cannot stand yet: in a `const fn`.
const fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

impl fmt::Debug for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Predicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Predicate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Predicate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;

        impl serde::de::Visitor<'_> for Word {
            type Value = Predicate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a predicate")
            }

            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Predicate, E> {
                Predicate::find(word)
                    .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(word), &self))
            }
        }

        deserializer.deserialize_str(Word)
    }
}

impl JsonSchema for Predicate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Predicate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<_> = PREDICATES.iter().map(|def| def.name).collect();
        let meanings: Vec<_> = PREDICATES.iter().map(|def| def.means).collect();
        json_schema!({
            "type": "string",
            "title": "predicate",
            "description": "What the claim says of its subject.",
            "enum": names,
            "x-taplo": { "docs": { "enumValues": meanings } },
        })
    }
}

/// One row: a predicate and all that the checks and the exports know of it.
#[derive(Debug)]
pub struct PredicateDef {
    /// Its word.
    pub name: &'static str,
    /// The family that it belongs to.
    pub family: Family,
    /// Whether it makes friends or enemies.
    pub sign: Sign,
    /// What it takes beside the subject.
    pub takes: Takes,
    /// The kinds that may be its subject.
    pub subject: Side,
    /// The kinds that may be its object.
    pub object: Side,
    /// Whether it holds both ways.
    pub symmetric: bool,
    /// Whether it passes on: of a to b and b to c, so of a to c.
    pub transitive: bool,
    /// Whether it can run in no circle.
    pub acyclic: bool,
    /// Whether it is an act of speech: by saying something the subject does it.
    pub speech: bool,
    /// The predicates that it implies.
    pub implies: &'static [&'static str],
    /// The predicates that it excludes on the same pair at the same time.
    pub excludes: &'static [Exclusion],
    /// The qualifiers that mean something to it, beside those of what it implies.
    pub wants: &'static [Want],
    /// What it means.
    pub means: &'static str,
    /// What it maps to elsewhere; empty where nothing is near.
    pub crosswalk: &'static str,
}

/// What a predicate speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Who is who.
    Identity,
    /// What belongs to what.
    Structure,
    /// Pledges and what they make.
    Allegiance,
    /// What came out of what.
    Lineage,
    /// Working together.
    Cooperation,
    /// One helps the other.
    Support,
    /// Words without force.
    Verbal,
    /// Who steers whom.
    Control,
    /// Enmity, with or without force.
    Hostility,
    /// What people do in groups.
    Person,
    /// Blood and marriage.
    Kin,
    /// Where.
    Place,
    /// Rule and recognition.
    State,
    /// Parts in a war.
    Conflict,
    /// Standing on a list.
    Designation,
    /// Currents of belief.
    Belief,
    /// What happened, and who did it.
    Event,
    /// A tie whose kind is not told.
    Residual,
    /// Looked for and not found.
    Absence,
    /// Dates and descriptions.
    Attribute,
    /// Numbers.
    Quantity,
}

/// Whether a predicate makes friends or enemies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// It makes friends: `+` in the codebook.
    Friend,
    /// It makes enemies: `-` in the codebook.
    Enemy,
    /// It makes neither: `0` in the codebook.
    Neither,
}

impl Sign {
    /// Its mark in the codebook: `+`, `-` or `0`.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Friend => "+",
            Self::Enemy => "-",
            Self::Neither => "0",
        }
    }
}

/// What a predicate takes beside its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// Another entity: `object`, `objects` or `among`.
    Entity,
    /// A date: `date`.
    Date,
    /// An amount: `amount`.
    Amount,
    /// A text: the `summary` is the value.
    Text,
}

/// The kinds that may stand on one side of a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Nothing stands there.
    None,
    /// Any kind.
    Any,
    /// The kind of the other side.
    SameKind,
    /// A kind of one of these classes.
    Of(&'static [Class]),
}

impl Side {
    /// Whether an entity of this kind may stand here, opposite one of the kind `other`.
    pub fn allows(self, kind: Kind, other: Option<Kind>) -> bool {
        match self {
            Self::None => false,
            Self::Any => true,
            Self::SameKind => other.is_none_or(|other| other == kind),
            Self::Of(classes) => classes.iter().any(|class| kind.classes().contains(class)),
        }
    }
}

/// A predicate that another one excludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exclusion {
    /// The predicate excluded.
    pub name: &'static str,
    /// Whether both together are an error, or only worth a warning.
    pub never: bool,
}

/// A qualifier that means something to a predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Want {
    /// The qualifier.
    pub name: &'static str,
    /// Whether it must be there.
    pub must: bool,
}

const fn never(name: &'static str) -> Exclusion {
    Exclusion { name, never: true }
}

const fn hardly(name: &'static str) -> Exclusion {
    Exclusion { name, never: false }
}

const fn must(name: &'static str) -> Want {
    Want { name, must: true }
}

const fn may(name: &'static str) -> Want {
    Want { name, must: false }
}

const ENTITY: PredicateDef = PredicateDef {
    name: "",
    family: Family::Residual,
    sign: Sign::Neither,
    takes: Takes::Entity,
    subject: Side::Any,
    object: Side::None,
    symmetric: false,
    transitive: false,
    acyclic: false,
    speech: false,
    implies: &[],
    excludes: &[],
    wants: &[],
    means: "",
    crosswalk: "",
};
const DATE: PredicateDef = PredicateDef {
    takes: Takes::Date,
    ..ENTITY
};
const AMOUNT: PredicateDef = PredicateDef {
    takes: Takes::Amount,
    ..ENTITY
};
const TEXT: PredicateDef = PredicateDef {
    takes: Takes::Text,
    ..ENTITY
};

/// Each by its name: it is asked for once a claim.
static BY_NAME: LazyLock<HashMap<&str, Predicate, RandomState>> = LazyLock::new(|| {
    Predicate::all()
        .map(|predicate| (predicate.name(), predicate))
        .collect()
});

/// The table of predicates, by family.
pub static PREDICATES: [PredicateDef; 89] = [
    PredicateDef {
        name: "same-as",
        family: Family::Identity,
        subject: Side::Any,
        object: Side::SameKind,
        symmetric: true,
        transitive: true,
        excludes: &[never("different-from")],
        wants: &[may("basis")],
        means: "Both records are one and the same.",
        crosswalk: "nomenklatura POSITIVE; STIX duplicate-of; owl:sameAs",
        ..ENTITY
    },
    PredicateDef {
        name: "different-from",
        family: Family::Identity,
        subject: Side::Any,
        object: Side::SameKind,
        symmetric: true,
        excludes: &[never("same-as")],
        wants: &[may("why-confusable")],
        means: "The two are easily confused and are not the same.",
        crosswalk: "nomenklatura NEGATIVE; Wikidata P1889",
        ..ENTITY
    },
    PredicateDef {
        name: "renamed-to",
        family: Family::Identity,
        subject: Side::Of(&[Class::Group, Class::Organization]),
        object: Side::Of(&[Class::Group, Class::Organization]),
        transitive: true,
        acyclic: true,
        wants: &[may("announced-by")],
        means: "The subject goes on under the object's name.",
        crosswalk: "UCDP NameChange; FtM previousName",
        ..ENTITY
    },
    PredicateDef {
        name: "part-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Organization, Class::Power]),
        object: Side::Of(&[Class::Group, Class::Organization, Class::Power]),
        transitive: true,
        acyclic: true,
        excludes: &[
            never("independent-of"),
            hardly("affiliate-of"),
            hardly("allied-with"),
        ],
        wants: &[may("autonomy")],
        means: "The subject belongs to the object and acts under its leadership.",
        crosswalk: "OpenCTI part-of; SFM child-of; Wikidata P361/P749",
        ..ENTITY
    },
    PredicateDef {
        name: "branch-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        transitive: true,
        acyclic: true,
        implies: &["part-of"],
        wants: &[may("territory"), may("autonomy")],
        means: "A part set up for a territory of its own.",
        crosswalk: "MMP Affiliate (part); FtM parent; Wikidata P749",
        ..ENTITY
    },
    PredicateDef {
        name: "wing-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Organization]),
        object: Side::Of(&[Class::Group, Class::Organization]),
        acyclic: true,
        implies: &["part-of"],
        wants: &[may("function")],
        means: "A part set up for a function: military, political, media, charity.",
        crosswalk: "MMP split note on political wings",
        ..ENTITY
    },
    PredicateDef {
        name: "faction-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        transitive: true,
        acyclic: true,
        implies: &["part-of"],
        wants: &[may("leader"), may("cohesion")],
        means: "A current inside the object with leaders of its own.",
        crosswalk: "UCDP ActorIdGroup",
        ..ENTITY
    },
    PredicateDef {
        name: "unit-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group, Class::Power]),
        transitive: true,
        acyclic: true,
        implies: &["part-of"],
        wants: &[may("commander")],
        means: "A fighting unit of the object.",
        crosswalk: "SFM child-of",
        ..ENTITY
    },
    PredicateDef {
        name: "network-within",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        acyclic: true,
        wants: &[may("autonomy")],
        means: "A network, by kin or patronage, that works inside the object without being a formal part of it; does not imply part-of. A \"semi-autonomous part\" is part-of with autonomy = partial.",
        ..ENTITY
    },
    PredicateDef {
        name: "member-of",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: Side::Of(&[
            Class::Person,
            Class::Group,
            Class::Organization,
            Class::Power,
        ]),
        object: Side::Of(&[Class::Group, Class::Organization, Class::Power]),
        acyclic: true,
        wants: &[may("rank")],
        means: "A person in an organization, or an organization in an umbrella.",
        crosswalk: "MMP Umbrella; FtM Membership; Wikidata P463",
        ..ENTITY
    },
    PredicateDef {
        name: "front-for",
        family: Family::Structure,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Organization]),
        object: Side::Of(&[Class::Group]),
        acyclic: true,
        wants: &[may("alleged-by")],
        means: "The subject acts in the open for the object, which stays hidden.",
        crosswalk: "FtM Representation",
        ..ENTITY
    },
    PredicateDef {
        name: "independent-of",
        family: Family::Structure,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        symmetric: true,
        excludes: &[never("part-of"), never("commands")],
        wants: &[may("in")],
        means: "Neither is under the other, as a matter of structure. Of groups that merely act alone, use operates-jointly-with, negated.",
        ..ENTITY
    },
    PredicateDef {
        name: "affiliate-of",
        family: Family::Allegiance,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        acyclic: true,
        excludes: &[hardly("part-of")],
        wants: &[may("autonomy"), may("pledge")],
        means: "The subject has pledged itself to a usually senior group and relies on it, without being a part.",
        crosswalk: "MMP aff",
        ..ENTITY
    },
    PredicateDef {
        name: "pledged-allegiance-to",
        family: Family::Allegiance,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Person]),
        object: Side::Of(&[Class::Group, Class::Person]),
        acyclic: true,
        speech: true,
        wants: &[may("public"), may("accepted")],
        means: "The subject swore allegiance to the object.",
        crosswalk: "Wikidata P945",
        ..ENTITY
    },
    PredicateDef {
        name: "accepted-pledge-of",
        family: Family::Allegiance,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Person]),
        object: Side::Of(&[Class::Group, Class::Person]),
        speech: true,
        means: "The subject took up a pledge made by the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "renounced-pledge-to",
        family: Family::Allegiance,
        sign: Sign::Enemy,
        subject: Side::Of(&[Class::Group, Class::Person]),
        object: Side::Of(&[Class::Group, Class::Person]),
        speech: true,
        means: "The subject took back its pledge to the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "splinter-of",
        family: Family::Lineage,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        acyclic: true,
        wants: &[may("amicable")],
        means: "The subject left the object and became a group of its own.",
        crosswalk: "MMP spl; UCDP ActorIdPrev; Wikidata P807",
        ..ENTITY
    },
    PredicateDef {
        name: "successor-of",
        family: Family::Lineage,
        subject: Side::Of(&[Class::Group, Class::Organization, Class::Power]),
        object: Side::Of(&[Class::Group, Class::Organization, Class::Power]),
        transitive: true,
        acyclic: true,
        wants: &[may("legal")],
        means: "The subject took the place of the object.",
        crosswalk: "FtM Succession; Wikidata P1365/P1366",
        ..ENTITY
    },
    PredicateDef {
        name: "merged-into",
        family: Family::Lineage,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        transitive: true,
        acyclic: true,
        wants: &[may("complete")],
        means: "The subject gave up its identity and went up in the object.",
        crosswalk: "MMP mer; Wikidata P7888",
        ..ENTITY
    },
    PredicateDef {
        name: "formed-from",
        family: Family::Lineage,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        acyclic: true,
        means: "The subject was formed out of the object, perhaps with others.",
        crosswalk: "MMP mer",
        ..ENTITY
    },
    PredicateDef {
        name: "founded-by",
        family: Family::Lineage,
        subject: Side::Of(&[Class::Group, Class::Organization]),
        object: Side::Of(&[Class::Person, Class::Group]),
        acyclic: true,
        means: "The object set the subject up.",
        crosswalk: "Wikidata P112",
        ..ENTITY
    },
    PredicateDef {
        name: "allied-with",
        family: Family::Cooperation,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Group, Class::Power]),
        symmetric: true,
        implies: &["cooperates-with"],
        excludes: &[
            hardly("fights"),
            hardly("rival-of"),
            hardly("part-of"),
            hardly("hostile-to"),
        ],
        wants: &[may("tier"), may("scope")],
        means: "Both work together as a matter of policy and keep their independence. tier: strategic, tactical, transactional.",
        crosswalk: "MMP all; MGAR ally; UCDP ActorIdAlliance; BAAD",
        ..ENTITY
    },
    PredicateDef {
        name: "cooperates-with",
        family: Family::Cooperation,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Power, Class::Person]),
        object: Side::Of(&[Class::Group, Class::Power, Class::Person]),
        symmetric: true,
        excludes: &[hardly("fights")],
        wants: &[
            may("modes"),
            may("tier"),
            may("frequency"),
            may("place"),
            may("note"),
        ],
        means: "Both help each other in some matter. modes: operational, material, territorial, training, financial, intelligence, media, recruitment.",
        crosswalk: "MGAR associate; OpenCTI cooperates-with",
        ..ENTITY
    },
    PredicateDef {
        name: "operates-jointly-with",
        family: Family::Cooperation,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Group, Class::Power]),
        symmetric: true,
        implies: &["cooperates-with"],
        wants: &[may("event")],
        means: "Both took part in one operation on the same side.",
        crosswalk: "MGAR operational; ACLED assoc_actor",
        ..ENTITY
    },
    PredicateDef {
        name: "non-aggression-with",
        family: Family::Cooperation,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Group, Class::Power]),
        symmetric: true,
        excludes: &[hardly("fights")],
        wants: &[may("agreement"), may("until")],
        means: "Both have agreed not to fight each other.",
        crosswalk: "COW nonaggression",
        ..ENTITY
    },
    PredicateDef {
        name: "party-to-agreement",
        family: Family::Cooperation,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Agreement]),
        wants: &[may("signed-by")],
        means: "The subject signed or accepted the agreement.",
        crosswalk: "Wikidata P1891",
        ..ENTITY
    },
    PredicateDef {
        name: "intermediary-between",
        family: Family::Cooperation,
        subject: Side::Of(&[Class::Group, Class::Person]),
        object: Side::Of(&[Class::Group, Class::Power]),
        wants: &[must("and")],
        means: "The subject carries dealings between the object and `and`; never split into two pairs.",
        ..ENTITY
    },
    PredicateDef {
        name: "supports",
        family: Family::Support,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Agent, Class::Community]),
        object: Side::Of(&[Class::Group, Class::Power, Class::Person]),
        excludes: &[hardly("hostile-to")],
        wants: &[may("modes"), may("active"), may("alleged")],
        means: "The subject helps the object with means; active, or passive where it knowingly lets others help.",
        crosswalk: "MGAR supporter; UCDP ESD ext_sup",
        ..ENTITY
    },
    PredicateDef {
        name: "funds",
        family: Family::Support,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Group]),
        implies: &["supports"],
        wants: &[may("channel")],
        means: "Gives or raises money for the object.",
        crosswalk: "MGAR financial; ESD f",
        ..ENTITY
    },
    PredicateDef {
        name: "arms",
        family: Family::Support,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Group]),
        implies: &["supports"],
        wants: &[may("materiel")],
        means: "Gives weapons or materiel.",
        crosswalk: "MGAR material; ESD w,m",
        ..ENTITY
    },
    PredicateDef {
        name: "trains",
        family: Family::Support,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Group, Class::Person]),
        implies: &["supports"],
        wants: &[may("place")],
        means: "Trains the object's fighters.",
        crosswalk: "MGAR training; ESD t",
        ..ENTITY
    },
    PredicateDef {
        name: "hosts",
        family: Family::Support,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Agent, Class::Community]),
        object: Side::Of(&[Class::Group, Class::Person]),
        implies: &["supports"],
        wants: &[may("active"), may("kind")],
        means: "Lets the object live, base itself or pass on ground the subject holds.",
        crosswalk: "MGAR host; ESD y,l; NAG passive support",
        ..ENTITY
    },
    PredicateDef {
        name: "deploys-with",
        family: Family::Support,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Group, Class::Power]),
        implies: &["supports"],
        wants: &[may("numbers")],
        means: "Sends fighters who fight under or beside the object.",
        crosswalk: "ESD x,p",
        ..ENTITY
    },
    PredicateDef {
        name: "informs",
        family: Family::Support,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Agent]),
        means: "Gives intelligence.",
        crosswalk: "ESD i",
        ..ENTITY
    },
    PredicateDef {
        name: "shields",
        family: Family::Support,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Agent]),
        means: "Protects the object from others' reach.",
        ..ENTITY
    },
    PredicateDef {
        name: "endorses",
        family: Family::Verbal,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Agent]),
        speech: true,
        excludes: &[hardly("denounces")],
        means: "Speaks in favour of the object; does not imply supports.",
        crosswalk: "MGAR fan",
        ..ENTITY
    },
    PredicateDef {
        name: "disagrees-with",
        family: Family::Verbal,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Agent]),
        symmetric: true,
        wants: &[must("over")],
        means: "Both hold differing doctrine or policy; says nothing of force.",
        ..ENTITY
    },
    PredicateDef {
        name: "sponsors",
        family: Family::Control,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Power, Class::Group]),
        object: Side::Of(&[Class::Group]),
        acyclic: true,
        implies: &["supports"],
        excludes: &[hardly("hostile-to")],
        wants: &[may("degree")],
        means: "Supports the object and steers it.",
        ..ENTITY
    },
    PredicateDef {
        name: "commands",
        family: Family::Control,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Person, Class::Group, Class::Power]),
        object: Side::Of(&[Class::Group]),
        transitive: true,
        acyclic: true,
        excludes: &[never("independent-of")],
        wants: &[may("de-jure")],
        means: "Gives the object orders that are followed.",
        crosswalk: "SFM posting; FtM Directorship",
        ..ENTITY
    },
    PredicateDef {
        name: "acts-on-behalf-of",
        family: Family::Control,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Person]),
        object: Side::Of(&[Class::Group, Class::Power]),
        acyclic: true,
        wants: &[may("alleged-by")],
        means: "The subject acts for the object.",
        crosswalk: "FtM Representation",
        ..ENTITY
    },
    PredicateDef {
        name: "competes-with",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        symmetric: true,
        wants: &[may("over")],
        means: "Both want the same recruits, money or prestige, without force. (MGAR's competitor is its strongest conflict: map by definition.)",
        ..ENTITY
    },
    PredicateDef {
        name: "rival-of",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        symmetric: true,
        excludes: &[hardly("allied-with")],
        wants: &[may("over")],
        means: "Sustained competition that may turn violent.",
        crosswalk: "MMP riv; MGAR rival; ViNSAR; ANARD",
        ..ENTITY
    },
    PredicateDef {
        name: "hostile-to",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: Side::Of(&[Class::Agent, Class::Community]),
        object: Side::Of(&[Class::Agent, Class::Community]),
        excludes: &[
            hardly("supports"),
            hardly("sponsors"),
            hardly("allied-with"),
        ],
        wants: &[may("grounds")],
        means: "The subject treats the object as an enemy.",
        crosswalk: "Wikipedia opponents",
        ..ENTITY
    },
    PredicateDef {
        name: "denounces",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Agent, Class::Community]),
        speech: true,
        excludes: &[hardly("endorses")],
        wants: &[may("grounds")],
        means: "Speaks against the object: apostate, traitor, enemy.",
        crosswalk: "ViNSAR denouncement",
        ..ENTITY
    },
    PredicateDef {
        name: "threatens",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Agent, Class::Community, Class::Place]),
        speech: true,
        means: "Announces harm to the object, where what harm is not told; where it is told, code that claim with mode threat.",
        crosswalk: "ViNSAR threat; CAMEO 13",
        ..ENTITY
    },
    PredicateDef {
        name: "fights",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Group, Class::Power]),
        symmetric: true,
        excludes: &[
            hardly("allied-with"),
            hardly("non-aggression-with"),
            hardly("cooperates-with"),
        ],
        wants: &[may("place"), may("scope"), may("note")],
        means: "Both use armed force against each other.",
        crosswalk: "ViNSAR violence; UCDP dyad",
        ..ENTITY
    },
    PredicateDef {
        name: "attacks",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Agent, Class::Community, Class::Place]),
        wants: &[may("event"), may("place"), may("frequency"), may("than")],
        means: "The subject uses force against the object; direction is known.",
        crosswalk: "STIX targets; GTD",
        ..ENTITY
    },
    PredicateDef {
        name: "took-arms-from",
        family: Family::Hostility,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Group, Class::Power]),
        wants: &[may("materiel"), may("amount"), may("how")],
        means: "Weapons or materiel of the object came into the hands of the subject without being given: captured, left behind, bought, leaked.",
        crosswalk: "ESD (not support)",
        ..ENTITY
    },
    PredicateDef {
        name: "declared-war-on",
        family: Family::Hostility,
        sign: Sign::Enemy,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Group, Class::Power]),
        speech: true,
        implies: &["hostile-to"],
        means: "The subject said that it is at war with the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "leads",
        family: Family::Person,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Person]),
        object: Side::Of(&[Class::Group, Class::Organization, Class::Power]),
        implies: &["member-of"],
        wants: &[may("title"), may("de-facto")],
        means: "Heads the object.",
        crosswalk: "FtM Directorship; Wikidata P488",
        ..ENTITY
    },
    PredicateDef {
        name: "speaks-for",
        family: Family::Person,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Person]),
        object: Side::Of(&[Class::Group, Class::Organization, Class::Power]),
        implies: &["member-of"],
        means: "Is the object's spokesperson.",
        ..ENTITY
    },
    PredicateDef {
        name: "holds-office",
        family: Family::Person,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Person, Class::Group]),
        object: Side::Of(&[Class::Power]),
        wants: &[may("office")],
        means: "Holds a public office of the object; of a group: its people hold them.",
        crosswalk: "FtM Occupancy; Wikidata P39",
        ..ENTITY
    },
    PredicateDef {
        name: "employed-by",
        family: Family::Person,
        subject: Side::Of(&[Class::Person]),
        object: Side::Of(&[Class::Organization, Class::Power]),
        wants: &[may("title")],
        means: "Works for the object (used for the affiliation of people who are quoted).",
        crosswalk: "FtM Employment; Wikidata P108",
        ..ENTITY
    },
    PredicateDef {
        name: "defected-to",
        family: Family::Person,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Person, Class::Group]),
        object: Side::Of(&[Class::Group, Class::Power]),
        wants: &[may("from")],
        means: "Left one side and joined the object.",
        ..ENTITY
    },
    PredicateDef {
        name: "joined",
        family: Family::Person,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Person, Class::Community, Class::Group]),
        object: Side::Of(&[Class::Group]),
        wants: &[may("from"), may("amount"), may("than")],
        means: "Entered the object; of a community: part of it did.",
        ..ENTITY
    },
    PredicateDef {
        name: "draws-members-from",
        family: Family::Person,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group, Class::Community, Class::Place]),
        wants: &[may("amount"), may("part")],
        means: "Its people, or a named part of them, come from the object; says nothing of the tie between the two.",
        ..ENTITY
    },
    PredicateDef {
        name: "kin-of",
        family: Family::Kin,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Person]),
        object: Side::Of(&[Class::Person]),
        symmetric: true,
        wants: &[may("kinship")],
        means: "The two are relatives.",
        crosswalk: "FtM Family",
        ..ENTITY
    },
    PredicateDef {
        name: "kin-ties-with",
        family: Family::Kin,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Group, Class::Family]),
        object: Side::Of(&[Class::Group, Class::Family]),
        symmetric: true,
        wants: &[may("by"), may("frequency")],
        means: "Members of both are relatives, by blood or by marriage.",
        ..ENTITY
    },
    PredicateDef {
        name: "operates-in",
        family: Family::Place,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Place]),
        means: "Is active there.",
        crosswalk: "FtM country; STIX located-at",
        ..ENTITY
    },
    PredicateDef {
        name: "located-in",
        family: Family::Place,
        subject: Side::Of(&[Class::Place]),
        object: Side::Of(&[Class::Place]),
        transitive: true,
        acyclic: true,
        means: "The subject lies within the object.",
        crosswalk: "Wikidata P131",
        ..ENTITY
    },
    PredicateDef {
        name: "based-in",
        family: Family::Place,
        subject: Side::Of(&[Class::Group, Class::Person, Class::Organization]),
        object: Side::Of(&[Class::Place]),
        implies: &["operates-in"],
        means: "Has its headquarters or a base there.",
        crosswalk: "ACLED HQ established",
        ..ENTITY
    },
    PredicateDef {
        name: "moved-to",
        family: Family::Place,
        subject: Side::Of(&[Class::Agent, Class::Community]),
        object: Side::Of(&[Class::Place]),
        wants: &[may("amount"), may("from")],
        means: "Went there.",
        ..ENTITY
    },
    PredicateDef {
        name: "controls-territory",
        family: Family::Place,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Place]),
        implies: &["operates-in"],
        wants: &[may("degree")],
        means: "Holds the ground: full, partial, contested, influence.",
        crosswalk: "ACLED transfer of territory",
        ..ENTITY
    },
    PredicateDef {
        name: "governs",
        family: Family::State,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Place]),
        implies: &["controls-territory"],
        wants: &[may("de-jure")],
        means: "Rules there.",
        ..ENTITY
    },
    PredicateDef {
        name: "recognises",
        family: Family::State,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Power]),
        object: Side::Of(&[Class::Group, Class::Power]),
        means: "Takes the object for the lawful government.",
        ..ENTITY
    },
    PredicateDef {
        name: "party-to-conflict",
        family: Family::Conflict,
        subject: Side::Of(&[Class::Group, Class::Power]),
        object: Side::Of(&[Class::Conflict]),
        wants: &[may("side")],
        means: "Takes part in the conflict.",
        crosswalk: "UCDP sides; Wikidata P607",
        ..ENTITY
    },
    PredicateDef {
        name: "designated-under",
        family: Family::Designation,
        subject: Side::Of(&[Class::Group, Class::Person, Class::Organization]),
        object: Side::Of(&[Class::Regime]),
        wants: &[
            may("reference"),
            may("role"),
            may("status"),
            may("under-review"),
            may("announced"),
            may("announced-by"),
        ],
        means: "Stands on the list of that regime. role: own-entry, alias-of, amendment.",
        crosswalk: "FtM Sanction; Wikidata P3461",
        ..ENTITY
    },
    PredicateDef {
        name: "adheres-to",
        family: Family::Belief,
        subject: Side::Of(&[Class::Group, Class::Person]),
        object: Side::Of(&[Class::Movement]),
        wants: &[may("ascribed")],
        means: "Follows that current; self-described or ascribed.",
        crosswalk: "EDTG ideology; Wikidata P1142",
        ..ENTITY
    },
    PredicateDef {
        name: "perpetrated",
        family: Family::Event,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Event]),
        means: "Carried the event out.",
        crosswalk: "GTD gname; UCDP side",
        ..ENTITY
    },
    PredicateDef {
        name: "claimed-responsibility-for",
        family: Family::Event,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Event]),
        speech: true,
        excludes: &[hardly("denied-responsibility-for")],
        wants: &[may("channel")],
        means: "Said that it carried the event out; the subject is the speaker, so no speaker is typed; does not imply perpetrated; never coded as perpetrated with mode admission.",
        crosswalk: "GTD claimed, claimmode",
        ..ENTITY
    },
    PredicateDef {
        name: "denied-responsibility-for",
        family: Family::Event,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Event]),
        speech: true,
        excludes: &[hardly("claimed-responsibility-for")],
        wants: &[may("channel")],
        means: "Said that it did not.",
        crosswalk: "CAMEO 016",
        ..ENTITY
    },
    PredicateDef {
        name: "targeted",
        family: Family::Event,
        subject: Side::Of(&[Class::Event]),
        object: Side::Of(&[Class::Agent, Class::Community, Class::Place]),
        means: "The event was directed at the object.",
        crosswalk: "GTD target",
        ..ENTITY
    },
    PredicateDef {
        name: "occurred-in",
        family: Family::Event,
        subject: Side::Of(&[Class::Event]),
        object: Side::Of(&[Class::Place]),
        wants: &[may("precision")],
        means: "Where it happened.",
        crosswalk: "GED where_prec",
        ..ENTITY
    },
    PredicateDef {
        name: "tied-to",
        family: Family::Residual,
        sign: Sign::Friend,
        subject: Side::Of(&[Class::Agent]),
        object: Side::Of(&[Class::Agent]),
        symmetric: true,
        wants: &[must("note"), may("than")],
        means: "A tie whose kind the source does not tell; the note says what it does tell, and why nothing narrower fits.",
        crosswalk: "FtM UnknownLink; STIX related-to",
        ..ENTITY
    },
    PredicateDef {
        name: "no-known-tie",
        family: Family::Absence,
        subject: Side::Of(&[Class::Group]),
        object: Side::Of(&[Class::Group]),
        symmetric: true,
        wants: &[may("searched"), may("until")],
        means: "Looked for, and not found; a rule of its own reports a tie on the same pair and time.",
        ..ENTITY
    },
    PredicateDef {
        name: "founded-on",
        family: Family::Attribute,
        subject: Side::Of(&[Class::Group, Class::Organization]),
        means: "When it came into being.",
        crosswalk: "Wikidata P571; EDTG",
        ..DATE
    },
    PredicateDef {
        name: "dissolved-on",
        family: Family::Attribute,
        subject: Side::Of(&[Class::Group, Class::Organization]),
        means: "When it ceased to be.",
        crosswalk: "Wikidata P576",
        ..DATE
    },
    PredicateDef {
        name: "born-on",
        family: Family::Attribute,
        subject: Side::Of(&[Class::Person]),
        wants: &[may("place")],
        means: "Birth.",
        crosswalk: "Wikidata P569",
        ..DATE
    },
    PredicateDef {
        name: "died-on",
        family: Family::Attribute,
        subject: Side::Of(&[Class::Person]),
        wants: &[may("place"), may("by")],
        means: "Death.",
        crosswalk: "Wikidata P570",
        ..DATE
    },
    PredicateDef {
        name: "occurred-on",
        family: Family::Attribute,
        subject: Side::Of(&[Class::Event]),
        means: "When the event happened.",
        crosswalk: "GED date_prec",
        ..DATE
    },
    PredicateDef {
        name: "strength",
        family: Family::Quantity,
        subject: Side::Of(&[Class::Group, Class::Community]),
        wants: &[must("population"), may("place"), may("note")],
        means: "How many there are of the named population: fighters, members, members-with-dependants, core, foreign-fighters, groups, unspecified.",
        crosswalk: "UCDP; UN monitoring reports",
        ..AMOUNT
    },
    PredicateDef {
        name: "casualties",
        family: Family::Quantity,
        subject: Side::Of(&[Class::Event, Class::Conflict, Class::Group]),
        wants: &[must("fate"), may("of")],
        means: "How many of `of` were killed, wounded, killed-or-wounded, missing, captured, displaced.",
        crosswalk: "UCDP best/low/high; GTD nkill",
        ..AMOUNT
    },
    PredicateDef {
        name: "freed",
        family: Family::Quantity,
        subject: Side::Of(&[Class::Event, Class::Community, Class::Group, Class::Person]),
        wants: &[may("by"), may("from")],
        means: "How many were freed from detention.",
        ..AMOUNT
    },
    PredicateDef {
        name: "territory",
        family: Family::Quantity,
        subject: Side::Of(&[Class::Group]),
        wants: &[must("unit")],
        means: "How much ground, as a count of districts or a share.",
        ..AMOUNT
    },
    PredicateDef {
        name: "money",
        family: Family::Quantity,
        subject: Side::Of(&[Class::Agent]),
        wants: &[must("currency"), may("of")],
        means: "Revenue, payment, ransom, reward.",
        crosswalk: "ISO 4217",
        ..AMOUNT
    },
    PredicateDef {
        name: "trend",
        family: Family::Attribute,
        subject: Side::Of(&[Class::Group, Class::Place]),
        wants: &[may("of"), may("than")],
        means: "Growing, shrinking or steady, and in what respect.",
        ..TEXT
    },
    PredicateDef {
        name: "able-to",
        family: Family::Attribute,
        subject: Side::Of(&[Class::Agent]),
        wants: &[may("than")],
        means: "What the subject could do, in the coder's own words.",
        ..TEXT
    },
    PredicateDef {
        name: "intends",
        family: Family::Attribute,
        subject: Side::Of(&[Class::Agent]),
        wants: &[may("than")],
        means: "What the subject wants, in the coder's own words.",
        ..TEXT
    },
    PredicateDef {
        name: "described-as",
        family: Family::Attribute,
        subject: Side::Any,
        wants: &[may("than"), may("label")],
        means: "A label or description, in the coder's own words; always the speaker's, never the data's.",
        crosswalk: "MOS labels",
        ..TEXT
    },
];
