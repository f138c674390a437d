//! The terms of use of documents and databases that bind a dataset derived from them, in one
//! table.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Known terms of use, and the conditions that they set for redistribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Terms {
    /// Their name: an SPDX identifier without its version, or the name of the collection.
    pub name: &'static str,
    /// Their versions, which may follow the name: `CC-BY-4.0`.
    pub versions: &'static [&'static str],
    /// The full name or a description.
    pub means: &'static str,
    /// The conditions that they set.
    pub conditions: &'static [Condition],
}

/// A condition for redistributing the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// Credit the author.
    Attribution,
    /// Do not use it commercially.
    NonCommercial,
    /// Publish works derived from it under the same terms.
    ShareAlike,
    /// Do not publish works derived from it.
    NoDerivatives,
    /// Do not redistribute it.
    NoRedistribution,
}

use Condition::{Attribution, NoDerivatives, NoRedistribution, NonCommercial, ShareAlike};

const fn terms(
    name: &'static str,
    versions: &'static [&'static str],
    means: &'static str,
    conditions: &'static [Condition],
) -> Terms {
    Terms {
        name,
        versions,
        means,
        conditions,
    }
}

const CC: &[&str] = &["1.0", "2.0", "2.5", "3.0", "4.0"];

/// The table of terms, sorted by name.
pub static TERMS: [Terms; 14] = [
    terms(
        "ACLED",
        &[],
        "Terms of use of the Armed Conflict Location and Event Data project.",
        &[NoRedistribution],
    ),
    terms("CC-BY", CC, "Creative Commons Attribution.", &[Attribution]),
    terms(
        "CC-BY-NC",
        CC,
        "Creative Commons Attribution-NonCommercial.",
        &[Attribution, NonCommercial],
    ),
    terms(
        "CC-BY-NC-ND",
        CC,
        "Creative Commons Attribution-NonCommercial-NoDerivatives.",
        &[Attribution, NonCommercial, NoDerivatives],
    ),
    terms(
        "CC-BY-NC-SA",
        CC,
        "Creative Commons Attribution-NonCommercial-ShareAlike.",
        &[Attribution, NonCommercial, ShareAlike],
    ),
    terms(
        "CC-BY-ND",
        CC,
        "Creative Commons Attribution-NoDerivatives.",
        &[Attribution, NoDerivatives],
    ),
    terms(
        "CC-BY-SA",
        CC,
        "Creative Commons Attribution-ShareAlike.",
        &[Attribution, ShareAlike],
    ),
    terms(
        "CC0",
        &["1.0"],
        "Creative Commons Zero: public domain, all rights given up.",
        &[],
    ),
    terms(
        "GTD",
        &[],
        "End user agreement of the Global Terrorism Database.",
        &[NoRedistribution],
    ),
    terms(
        "ODC-By",
        &["1.0"],
        "Open Data Commons Attribution License.",
        &[Attribution],
    ),
    terms(
        "ODbL",
        &["1.0"],
        "Open Data Commons Open Database License.",
        &[Attribution, ShareAlike],
    ),
    terms(
        "OGL-UK",
        &["1.0", "2.0", "3.0"],
        "Open Government Licence of the United Kingdom.",
        &[Attribution],
    ),
    terms(
        "PDDL",
        &["1.0"],
        "Open Data Commons Public Domain Dedication and License.",
        &[],
    ),
    terms(
        "no-redistribution",
        &[],
        "Obtained on the condition that it is not redistributed.",
        &[NoRedistribution],
    ),
];

impl Terms {
    /// Whether they set this condition.
    pub fn require(&self, condition: Condition) -> bool {
        self.conditions.contains(&condition)
    }
}

/// The name of terms of the table, with or without a version: `CC-BY`, `CC-BY-4.0`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TermsName {
    terms: &'static Terms,
    version: Option<&'static str>,
}

impl TermsName {
    /// Every name: the terms in the order of the table, each first without a version.
    pub fn all() -> impl Iterator<Item = Self> {
        TERMS.iter().flat_map(|terms| {
            let versions = terms.versions.iter().map(|version| Some(*version));
            [None]
                .into_iter()
                .chain(versions)
                .map(move |version| Self { terms, version })
        })
    }

    /// The name that is written so, if there is one.
    pub fn find(name: &str) -> Option<Self> {
        Self::all().find(|known| known.to_string() == name)
    }

    /// Their row of the table.
    pub fn terms(self) -> &'static Terms {
        self.terms
    }
}

impl fmt::Display for TermsName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.terms.name)?;
        match self.version {
            None => Ok(()),
            Some(version) => write!(f, "-{version}"),
        }
    }
}

impl fmt::Debug for TermsName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for TermsName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TermsName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::find(&name).ok_or_else(|| {
            serde::de::Error::invalid_value(serde::de::Unexpected::Str(&name), &"a name of terms")
        })
    }
}

impl JsonSchema for TermsName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TermsName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<_> = Self::all().map(|name| name.to_string()).collect();
        let meanings: Vec<_> = Self::all().map(|name| name.terms.means).collect();
        json_schema!({
            "type": "string",
            "title": "name of terms",
            "description": "The name of terms of use, with or without a version.",
            "enum": names,
            "x-taplo": { "docs": { "enumValues": meanings } },
        })
    }
}
