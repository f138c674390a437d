//! The basic values of records: texts, dates, counts, file digests, and exceptions to rules.

use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::edtf::{Edtf, EdtfError};

/// Text that is not empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(Box<str>);

impl TryFrom<String> for Text {
    type Error = InvalidScalar;

    fn try_from(text: String) -> Result<Self, InvalidScalar> {
        if text.is_empty() {
            Err(InvalidScalar("an empty text"))
        } else {
            Ok(Self(text.into()))
        }
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.into()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1 })
    }
}

/// Why a value is not valid for its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidScalar(&'static str);

impl fmt::Display for InvalidScalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for InvalidScalar {}

/// A date or an interval as written, in EDTF (ISO 8601-2:2019), level 0 or 1.
///
/// Any text is kept, so that a bad date is one finding and does not make its claim unreadable.
/// [`Date::edtf`] parses it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(Text);

impl Date {
    /// Parses the date.
    ///
    /// # Errors
    /// [`EdtfError`] if the text is not EDTF of level 0 or 1.
    pub fn edtf(&self) -> Result<Edtf, EdtfError> {
        Edtf::parse(&self.0)
    }
}

impl Deref for Date {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "title": "date",
            "description": "A date or an interval, EDTF level 0 or 1: `2021-08-26`, `2021-08`, \
                `2019/2021`, `2021/..`, `1985~`, `201X`.",
            "minLength": 1,
            "examples": ["2021-08-26", "2021-08", "2019/2021", "2021/..", "1985~", "201X"],
        })
    }
}

/// The date by which a forecast is to come true.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Text", into = "Text")]
pub enum Horizon {
    /// The source gives no date.
    NoneGiven,
    /// The date.
    Date(Date),
}

impl Horizon {
    const NONE_GIVEN: &str = "none-given";

    /// The date, if the source gives one.
    pub fn date(&self) -> Option<&Date> {
        match self {
            Self::NoneGiven => None,
            Self::Date(date) => Some(date),
        }
    }

    /// The date as written, or `none-given`.
    pub fn as_text(&self) -> &str {
        match self {
            Self::NoneGiven => Self::NONE_GIVEN,
            Self::Date(date) => date,
        }
    }
}

impl From<Text> for Horizon {
    fn from(text: Text) -> Self {
        if &*text == Self::NONE_GIVEN {
            Self::NoneGiven
        } else {
            Self::Date(Date(text))
        }
    }
}

impl From<Horizon> for Text {
    fn from(horizon: Horizon) -> Self {
        match horizon {
            Horizon::NoneGiven => Self(Horizon::NONE_GIVEN.into()),
            Horizon::Date(date) => date.0,
        }
    }
}

impl JsonSchema for Horizon {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Horizon".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "horizon",
            "description": "The date by which a forecast is to come true, or `none-given`.",
            "anyOf": [
                {
                    "type": "string",
                    "enum": [Self::NONE_GIVEN],
                    "x-taplo": { "docs": { "enumValues": ["The source gives no date."] } },
                },
                generator.subschema_for::<Date>(),
            ],
        })
    }
}

/// A whole number of people or things, from 0 to [`Count::MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Count(u64);

impl Count {
    /// The largest count: 2⁵³ − 1, the largest integer that every JSON reader keeps exactly.
    pub const MAX: u64 = (1 << 53) - 1;

    /// The number.
    pub fn get(self) -> u64 {
        self.0
    }
}

impl TryFrom<u64> for Count {
    type Error = InvalidScalar;

    fn try_from(count: u64) -> Result<Self, InvalidScalar> {
        if count <= Self::MAX {
            Ok(Self(count))
        } else {
            Err(InvalidScalar("a count greater than 2^53 - 1"))
        }
    }
}

impl From<Count> for u64 {
    fn from(count: Count) -> Self {
        count.0
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl JsonSchema for Count {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Count".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "integer",
            "title": "count",
            "description": "A whole number from 0, without quotes: `150`.",
            "minimum": 0,
            "maximum": Self::MAX,
        })
    }
}

/// The SHA-256 digest of a file, written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// The digest with these bytes.
    pub fn from_bytes(digest: [u8; 32]) -> Self {
        Self(digest)
    }
}

impl TryFrom<String> for Sha256 {
    type Error = InvalidScalar;

    fn try_from(text: String) -> Result<Self, InvalidScalar> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else {
            return Err(NO_SHA256);
        };
        let bytes: Option<Vec<u8>> = pairs
            .iter()
            .map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?))
            .collect();
        bytes
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or(NO_SHA256)
    }
}

const NO_SHA256: InvalidScalar = InvalidScalar("not 64 lower-case hexadecimal digits");

impl From<Sha256> for String {
    fn from(digest: Sha256) -> Self {
        digest.to_string()
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl JsonSchema for Sha256 {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sha256".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "title": "SHA-256",
            "description": "The SHA-256 digest of the file: 64 lower-case hexadecimal digits, as \
                `sha256sum` prints them.",
            "pattern": "^[0-9a-f]{64}$",
        })
    }
}

/// An exception to a rule, with the reason.
///
/// It silences the rule on this record. If it silences nothing, it is itself a finding
/// (`stale-exception`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Exception {
    /// The code of the rule, which a finding shows in brackets.
    pub code: Text,
    /// Why the finding is expected here.
    pub reason: Text,
    /// The person who reviewed the exception; not the coder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
}

/// Whether a value is the default, which is not written.
pub(super) fn is_default<T: Default + PartialEq>(word: &T) -> bool {
    *word == T::default()
}
