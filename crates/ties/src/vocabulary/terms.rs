//! The terms of use of documents and databases that bind a dataset derived from them, in one
//! table.

/// Known terms of use, and the conditions that they set for redistribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Terms {
    /// Their name: an SPDX identifier without its version, or the name of the collection.
    pub name: &'static str,
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

const fn terms(name: &'static str, means: &'static str, conditions: &'static [Condition]) -> Terms {
    Terms {
        name,
        means,
        conditions,
    }
}

/// The table of terms, sorted by name.
pub static TERMS: [Terms; 14] = [
    terms(
        "ACLED",
        "Terms of use of the Armed Conflict Location and Event Data project.",
        &[NoRedistribution],
    ),
    terms("CC-BY", "Creative Commons Attribution.", &[Attribution]),
    terms(
        "CC-BY-NC",
        "Creative Commons Attribution-NonCommercial.",
        &[Attribution, NonCommercial],
    ),
    terms(
        "CC-BY-NC-ND",
        "Creative Commons Attribution-NonCommercial-NoDerivatives.",
        &[Attribution, NonCommercial, NoDerivatives],
    ),
    terms(
        "CC-BY-NC-SA",
        "Creative Commons Attribution-NonCommercial-ShareAlike.",
        &[Attribution, NonCommercial, ShareAlike],
    ),
    terms(
        "CC-BY-ND",
        "Creative Commons Attribution-NoDerivatives.",
        &[Attribution, NoDerivatives],
    ),
    terms(
        "CC-BY-SA",
        "Creative Commons Attribution-ShareAlike.",
        &[Attribution, ShareAlike],
    ),
    terms(
        "CC0",
        "Creative Commons Zero: public domain, all rights given up.",
        &[],
    ),
    terms(
        "GTD",
        "End user agreement of the Global Terrorism Database.",
        &[NoRedistribution],
    ),
    terms(
        "ODC-By",
        "Open Data Commons Attribution License.",
        &[Attribution],
    ),
    terms(
        "ODbL",
        "Open Data Commons Open Database License.",
        &[Attribution, ShareAlike],
    ),
    terms(
        "OGL-UK",
        "Open Government Licence of the United Kingdom.",
        &[Attribution],
    ),
    terms(
        "PDDL",
        "Open Data Commons Public Domain Dedication and License.",
        &[],
    ),
    terms(
        "no-redistribution",
        "Obtained on the condition that it is not redistributed.",
        &[NoRedistribution],
    ),
];

impl Terms {
    /// The terms that a text names before its first colon, with or without a version:
    /// `CC-BY-4.0: since 2019`.
    pub fn find(text: &str) -> Option<&'static Self> {
        let named = text.split(':').next().unwrap_or_default().trim();
        let family = named
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
            .trim_end_matches('-');
        TERMS.iter().find(|terms| {
            [named, family]
                .iter()
                .any(|name| terms.name.eq_ignore_ascii_case(name))
        })
    }

    /// Whether they set this condition.
    pub fn require(&self, condition: Condition) -> bool {
        self.conditions.contains(&condition)
    }
}
