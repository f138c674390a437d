//! Strict deserialization: accepts exactly what the JSON Schema accepts.
//!
//! Derived deserializers accept more: an array for a struct, a table for a unit variant, null for
//! an option, a native TOML date as a table. They also accept less: not the count `1.0`, which is
//! an `integer` in JSON Schema.

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    Visitor,
};

/// The key under which `toml` passes a native date as a table. No type of the model has it.
const NATIVE_DATE: &str = "$__toml_private_datetime";

/// Reads a `T` from `deserializer`, accepting only what the schema of `T` accepts.
///
/// # Errors
/// A syntax error of the format, or an error about a type or value.
pub fn read<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::deserialize(Strict {
        inner: deserializer,
        key: false,
    })
}

/// A deserializer, and whether it is at a key of a table.
struct Strict<D> {
    inner: D,
    key: bool,
}

/// What the type asked for, as far as it matters here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    Anything,
    /// A table with arbitrary text keys.
    Table,
    /// A table with fixed keys. The type rejects other keys.
    Struct,
    Word,
    Count,
}

struct Guard<V> {
    inner: V,
    expected: Expected,
    key: bool,
}

impl<D> Strict<D> {
    fn guard<V>(&self, inner: V, expected: Expected) -> Guard<V> {
        Guard {
            inner,
            expected,
            key: self.key,
        }
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let guard = self.guard(visitor, Expected::Anything);
        self.inner.deserialize_any(guard)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let guard = self.guard(visitor, Expected::Count);
        self.inner.deserialize_any(guard)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let guard = self.guard(visitor, Expected::Anything);
        self.inner.deserialize_option(guard)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let guard = self.guard(visitor, Expected::Anything);
        self.inner.deserialize_newtype_struct(name, guard)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let guard = self.guard(visitor, Expected::Table);
        self.inner.deserialize_any(guard)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let guard = self.guard(visitor, Expected::Struct);
        self.inner.deserialize_any(guard)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let guard = self.guard(visitor, Expected::Word);
        self.inner.deserialize_any(guard)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_ignored_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char str string
        bytes byte_buf unit unit_struct seq tuple
        tuple_struct identifier
    }
}

impl<'de, V: Visitor<'de>> Guard<V> {
    fn text<E: Error>(self, text: &str) -> Result<V::Value, E> {
        if self.key && text == NATIVE_DATE {
            return Err(E::custom("a native date; put it between quotes"));
        }
        match self.expected {
            Expected::Word => {
                let word: StrDeserializer<'_, E> = text.into_deserializer();
                self.inner.visit_enum(word)
            }
            _ => self.inner.visit_str(text),
        }
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Guard<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.inner.expecting(f)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.inner.visit_bool(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<V::Value, E> {
        self.inner.visit_i64(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<V::Value, E> {
        self.inner.visit_u64(value)
    }

    /// JSON Schema accepts `1.0` as an `integer`. It is accepted up to the largest integer that a
    /// float represents exactly.
    fn visit_f64<E: Error>(self, value: f64) -> Result<V::Value, E> {
        const EXACT: f64 = 9_007_199_254_740_991.0;
        if self.expected == Expected::Count
            && value.fract() == 0.0
            && (0.0..=EXACT).contains(&value)
        {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked to be whole and in range"
            )]
            return self.inner.visit_u64(value as u64);
        }
        Err(E::invalid_type(Unexpected::Float(value), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.text(text)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<V::Value, E> {
        if self.key || self.expected == Expected::Word {
            self.text(text)
        } else {
            self.inner.visit_borrowed_str(text)
        }
    }

    fn visit_string<E: Error>(self, text: String) -> Result<V::Value, E> {
        if self.key || self.expected == Expected::Word {
            self.text(&text)
        } else {
            self.inner.visit_string(text)
        }
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        Err(E::invalid_type(Unexpected::Unit, &self))
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        Err(E::invalid_type(Unexpected::Unit, &self))
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(Strict { inner, key: false })
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(Strict {
            inner,
            key: self.key,
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<V::Value, A::Error> {
        match self.expected {
            Expected::Anything => self.inner.visit_seq(Inside {
                inner: values,
                known_keys: true,
            }),
            _ => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        match self.expected {
            Expected::Anything | Expected::Table => self.inner.visit_map(Inside {
                inner: entries,
                known_keys: false,
            }),
            Expected::Struct => self.inner.visit_map(Inside {
                inner: entries,
                known_keys: true,
            }),
            Expected::Word | Expected::Count => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

/// The elements of an array or the entries of a table.
struct Inside<A> {
    inner: A,
    /// Keys are checked only by the type itself.
    known_keys: bool,
}

/// What to read next.
struct Next<S> {
    seed: S,
    key: bool,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Next<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        self.seed.deserialize(Strict {
            inner,
            key: self.key,
        })
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Inside<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.inner.next_element_seed(Next { seed, key: false })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Inside<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        if self.known_keys {
            return self.inner.next_key_seed(seed);
        }
        self.inner.next_key_seed(Next { seed, key: true })
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(Next { seed, key: false })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}
