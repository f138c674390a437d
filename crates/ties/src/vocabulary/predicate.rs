//! A predicate of a claim: one row of the table of predicates.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use foldhash::quality::RandomState;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::predicate_def::{Exclusion, PredicateDef, ValueType};
use super::predicates::PREDICATES;

/// The relation or attribute that a claim states: one row of [`PREDICATES`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Predicate(u8);

impl Predicate {
    /// Every predicate, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).zip(&PREDICATES).map(|(row, _)| Self(row))
    }

    /// The predicate with this name, if there is one.
    pub fn find(name: &str) -> Option<Self> {
        BY_NAME.get(name).copied()
    }

    /// The predicate with this name, for constants in code: a wrong name does not compile.
    ///
    /// # Panics
    /// If there is no such predicate; in a `const`, at compile time.
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

    /// The name, as written in the data: `allied-with`.
    pub fn name(self) -> &'static str {
        self.def().name
    }

    /// This predicate and all predicates that it implies, nearest first.
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

    /// Whether this predicate, or one that it implies, accepts the qualifier. Every predicate
    /// accepts `part` and, if it takes an entity, `object-part`.
    pub fn accepts(self, qualifier: &str) -> bool {
        let def = self.def();
        match qualifier {
            "part" => return true,
            "object-part" => return def.takes == ValueType::Entity,
            _ => {}
        }
        def.qualifiers.iter().any(|want| want.name == qualifier)
            || def
                .implies
                .iter()
                .filter_map(|name| Self::find(name))
                .any(|implied| implied.accepts(qualifier))
    }

    /// The predicates that it excludes on the same pair at the same time, directly or through a
    /// predicate that it implies.
    pub fn excludes(self) -> Vec<(Self, Exclusion)> {
        self.closure()
            .into_iter()
            .flat_map(|predicate| predicate.def().excludes)
            .filter_map(|exclusion| Some((Self::find(exclusion.name)?, *exclusion)))
            .collect()
    }
}

/// The predicates by name; each claim needs one lookup.
static BY_NAME: LazyLock<HashMap<&str, Predicate, RandomState>> = LazyLock::new(|| {
    Predicate::all()
        .map(|predicate| (predicate.name(), predicate))
        .collect()
});

/// Whether two names are equal. A `const fn` cannot use `==` on slices.
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
            "description": "The relation or attribute that the claim states.",
            "enum": names,
            "x-taplo": { "docs": { "enumValues": meanings } },
        })
    }
}
