//! Ids of entities, sources and disputes, of claims within a source, and references to claims.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// The maximum length of an id in bytes.
pub const MAX_ID_BYTES: usize = 80;

const ID_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const CLAIM_REF_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*#[a-z0-9]+(-[a-z0-9]+)*$";

/// The id of an entity, a source or a dispute, or of a claim within its source.
///
/// Lower-case ASCII words joined by `-`, at most [`MAX_ID_BYTES`] bytes. The id of a file is its
/// name without `.toml`. Entities, sources and disputes share one namespace.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(Box<str>);

impl Id {
    /// Parses `text` as an id.
    ///
    /// # Errors
    /// [`InvalidId`] if it is not lower-case ASCII words joined by `-`, or is too long.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        if is_id(text) {
            Ok(Self(text.into()))
        } else {
            Err(InvalidId(text.into()))
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether the text is an id. Runs on every id of every claim, so it reads each byte once.
fn is_id(text: &str) -> bool {
    // Words are not empty: a `-` follows a letter or a digit, and is followed by one.
    let mut after_word = false;
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => after_word = true,
            b'-' if after_word => after_word = false,
            _ => return false,
        }
    }
    after_word && text.len() <= MAX_ID_BYTES
}

impl TryFrom<String> for Id {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        if is_id(&text) {
            Ok(Self(text.into()))
        } else {
            Err(InvalidId(text))
        }
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.into()
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "title": "id",
            "description": "Lower-case ASCII words joined by `-`, at most 80 bytes: \
                `haqqani-network`.",
            "pattern": ID_PATTERN,
            "maxLength": MAX_ID_BYTES,
        })
    }
}

/// The text that could not be parsed as an [`Id`] or a [`ClaimRef`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidId(String);

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not lower-case ASCII words joined by `-`, at most {MAX_ID_BYTES} bytes",
            self.0
        )
    }
}

impl std::error::Error for InvalidId {}

/// A reference to a claim in the dataset: `source#claim`.
///
/// It refers to the claim as written; for a group of claims, to the whole group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClaimRef {
    /// The id of the source.
    pub source: Id,
    /// The id of the claim within the source.
    pub claim: Id,
}

impl TryFrom<String> for ClaimRef {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        let parts = text
            .split_once('#')
            .and_then(|(source, claim)| Some((Id::new(source).ok()?, Id::new(claim).ok()?)));
        match parts {
            Some((source, claim)) => Ok(Self { source, claim }),
            None => Err(InvalidId(text)),
        }
    }
}

impl From<ClaimRef> for String {
    fn from(claim: ClaimRef) -> Self {
        claim.to_string()
    }
}

impl fmt::Display for ClaimRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.source, self.claim)
    }
}

impl JsonSchema for ClaimRef {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ClaimRef".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // One pattern checks the form, the other the length of each half. With `allOf`, completion
        // in taplo overflows its stack.
        json_schema!({
            "type": "string",
            "title": "claim reference",
            "description": "A reference to a claim, as `source#claim`: `gazette-2021#shield`.",
            "pattern": CLAIM_REF_PATTERN,
            "not": { "pattern": "[^#]{81}" },
        })
    }
}
