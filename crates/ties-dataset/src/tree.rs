//! Trees: a parsed TOML file with a place for every value.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue, ValueDeserializer};

use crate::spot::Place;
use ties::pointer::unescape;
use ties::read_strict;

/// An error of syntax, and the bytes that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxFault {
    /// The bytes.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: String,
}

/// A value on the way to a pointer, and its key where it stands in a table.
type Step<'s, 't> = (Option<&'s Spanned<DeString<'t>>>, &'s Spanned<DeValue<'t>>);

/// A parsed TOML file.
#[derive(Debug)]
pub struct Tree<'t> {
    origin: DeTable<'t>,
}

impl<'t> Tree<'t> {
    /// Parses `text` as far as it can be parsed, and tells every error of syntax.
    pub fn parse(text: &'t str) -> (Self, Vec<SyntaxFault>) {
        let (origin, errors) = DeTable::parse_recoverable(text);
        let faults = errors.iter().map(|error| SyntaxFault {
            bytes: error.span().unwrap_or(0..0),
            message: error.message().to_owned(),
        });
        (
            Self {
                origin: origin.into_inner(),
            },
            faults.collect(),
        )
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.origin.is_empty()
    }

    /// Takes the tables of the array `key` out of the tree; `None` where it is no array.
    ///
    /// An absent key is an empty array.
    pub fn take_array(&mut self, key: &str) -> Option<Vec<Branch<'t>>> {
        match self.origin.remove(key).map(Spanned::into_inner) {
            None => Some(Vec::new()),
            Some(DeValue::Array(values)) => Some(values.into_iter().map(Branch).collect()),
            Some(_) => None,
        }
    }

    /// What is left of the tree, as one value.
    pub fn into_branch(self) -> Branch<'t> {
        Branch(Spanned::new(0..0, DeValue::Table(self.origin)))
    }

    /// The bytes of a place, at best those of what holds it.
    pub fn bytes(&self, place: &Place) -> Range<usize> {
        let (pointer, wants_key) = match place {
            Place::File => return 0..0,
            Place::Bytes(bytes) => return bytes.clone(),
            Place::Value(pointer) => (pointer, false),
            Place::Key(pointer) => (pointer, true),
        };
        let found = self.walk(pointer).last().map(|(key, value)| match key {
            Some(key) if wants_key => key.span(),
            _ => value.span(),
        });
        found.unwrap_or_default()
    }

    /// The native date that stands at a pointer, as it is written; none where something else does.
    pub fn native_date(&self, pointer: &str) -> Option<String> {
        let (_, value) = self.walk(pointer).last()?;
        value.get_ref().as_datetime().map(ToString::to_string)
    }

    /// The text that stands at a pointer; none where there is none.
    pub fn text(&self, pointer: &str) -> Option<&str> {
        let steps: Vec<_> = self.walk(pointer).collect();
        if steps.len() < pointer.split('/').count() - 1 {
            return None;
        }
        let (_, value) = steps.last()?;
        value.get_ref().as_str()
    }

    /// The keys and values on the way to a pointer, as far as it leads.
    fn walk<'s, 'p>(
        &'s self,
        pointer: &'p str,
    ) -> impl Iterator<Item = Step<'s, 't>> + use<'s, 'p, 't> {
        let mut table = Some(&self.origin);
        let mut array = None;
        pointer.split('/').skip(1).map_while(move |part| {
            let part = unescape(part);
            let step = match (table, array) {
                (Some(table), _) => table
                    .get_key_value(&*part)
                    .map(|(key, value)| (Some(key), value)),
                (None, Some(array)) => {
                    let array: &DeArray<'t> = array;
                    part.parse()
                        .ok()
                        .and_then(|position: usize| array.get(position))
                        .map(|value| (None, value))
                }
                (None, None) => None,
            };
            let (key, value) = step?;
            table = value.get_ref().as_table();
            array = value.get_ref().as_array();
            Some((key, value))
        })
    }

    /// The tree as JSON, for the schema. What JSON cannot express becomes null, which schema and
    /// model both reject: a native date, a number that is not finite.
    pub fn to_json(&self) -> Json {
        table_to_json(&self.origin)
    }
}

/// A value of a tree, taken out of it.
#[derive(Debug)]
pub struct Branch<'t>(Spanned<DeValue<'t>>);

impl<'t> Branch<'t> {
    /// The text under a key, where it is a table that has one there.
    pub fn text(&self, key: &str) -> Option<DeString<'t>> {
        match self.0.get_ref() {
            DeValue::Table(table) => match table.get(key)?.get_ref() {
                DeValue::String(text) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Reads it as a `T`, strictly.
    ///
    /// # Errors
    /// Says why the value is no `T`; the schema says it better.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, String> {
        read_strict(ValueDeserializer::from(self.0)).map_err(|error| error.message().to_owned())
    }
}

fn table_to_json(table: &DeTable<'_>) -> Json {
    Json::Object(
        table
            .iter()
            .map(|(key, value)| (key.get_ref().to_string(), to_json(value.get_ref())))
            .collect(),
    )
}

fn to_json(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => Json::from(text.as_ref()),
        DeValue::Boolean(truth) => Json::from(*truth),
        DeValue::Integer(integer) => {
            i64::from_str_radix(integer.as_str(), integer.radix()).map_or(Json::Null, Json::from)
        }
        DeValue::Float(float) => float.as_str().parse::<f64>().map_or(Json::Null, Json::from),
        DeValue::Datetime(_) => Json::Null,
        DeValue::Array(values) => Json::Array(
            values
                .iter()
                .map(|value| to_json(value.get_ref()))
                .collect(),
        ),
        DeValue::Table(table) => table_to_json(table),
    }
}
