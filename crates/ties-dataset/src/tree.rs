//! Trees: a parsed TOML file in which every value has a place.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue, ValueDeserializer};

use crate::spot::Place;
use ties::pointer::unescape;
use ties::read_strict;

/// A syntax error, and the bytes that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxFault {
    /// The bytes.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: String,
}

/// A value on the path to a pointer, and its key if it is in a table.
type Step<'s, 't> = (Option<&'s Spanned<DeString<'t>>>, &'s Spanned<DeValue<'t>>);

/// A parsed TOML file.
#[derive(Debug)]
pub struct Tree<'t> {
    origin: DeTable<'t>,
}

impl<'t> Tree<'t> {
    /// Parses as much of `text` as possible, and returns every syntax error.
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

    /// Whether the file has no keys.
    pub fn is_empty(&self) -> bool {
        self.origin.is_empty()
    }

    /// Takes the tables of the array `key` out of the tree. `None` if the value is not an array of
    /// tables.
    ///
    /// An absent key is an empty array.
    pub fn take_array(&mut self, key: &str) -> Option<Vec<Branch<'t>>> {
        match self.origin.remove(key).map(Spanned::into_inner) {
            None => Some(Vec::new()),
            Some(DeValue::Array(values)) => Some(values.into_iter().map(Branch).collect()),
            Some(_) => None,
        }
    }

    /// Returns the rest of the tree as one value.
    pub fn into_branch(self) -> Branch<'t> {
        Branch(Spanned::new(0..0, DeValue::Table(self.origin)))
    }

    /// Returns the bytes of a place. If it is absent, the bytes of the value that would contain it.
    pub fn bytes(&self, place: &Place) -> Range<usize> {
        let (pointer, is_key) = match place {
            Place::File => return 0..0,
            Place::Bytes(bytes) => return bytes.clone(),
            Place::Value(pointer) => (pointer, false),
            Place::Key(pointer) => (pointer, true),
        };
        let found = self.walk(pointer).last().map(|(key, value)| match key {
            Some(key) if is_key => key.span(),
            _ => value.span(),
        });
        found.unwrap_or_default()
    }

    /// Returns the native TOML date at a pointer as written; `None` if the value is not one.
    pub fn native_date(&self, pointer: &str) -> Option<String> {
        let (_, value) = self.walk(pointer).last()?;
        value.get_ref().as_datetime().map(ToString::to_string)
    }

    /// Returns the text at a pointer; `None` if the value is not a text.
    pub fn text(&self, pointer: &str) -> Option<&str> {
        let steps: Vec<_> = self.walk(pointer).collect();
        if steps.len() < pointer.split('/').count() - 1 {
            return None;
        }
        let (_, value) = steps.last()?;
        value.get_ref().as_str()
    }

    /// Returns the keys and values on the path to a pointer, as far as it exists.
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

    /// Converts the tree to JSON for the schema. Values that JSON cannot express, native dates and
    /// numbers that are not finite, become null. Schema and model reject both.
    pub fn to_json(&self) -> Json {
        table_to_json(&self.origin)
    }
}

/// A value taken out of a tree.
#[derive(Debug)]
pub struct Branch<'t>(Spanned<DeValue<'t>>);

impl<'t> Branch<'t> {
    /// Returns the text at `key`. `None` if the value is not a table or has no text there.
    pub fn text(&self, key: &str) -> Option<DeString<'t>> {
        match self.0.get_ref() {
            DeValue::Table(table) => match table.get(key)?.get_ref() {
                DeValue::String(text) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Deserializes the value strictly as a `T`.
    ///
    /// # Errors
    /// Returns the reason why the value is not a `T`. The schema gives a clearer explanation.
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
