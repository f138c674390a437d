//! The terms under which documents and databases are passed on, as far as they bind a dataset made from them; one table.

/// Known terms, and what they ask of whoever passes the content on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Their word: an SPDX identifier without its version, or the name of the collection.
    pub word: &'static str,
    /// What they are.
    pub means: &'static str,
    /// What they ask.
    pub conditions: &'static [Condition],
}

/// What terms ask of whoever passes the content on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// Say whose it is.
    Attribution,
    /// No commercial use.
    NonCommercial,
    /// What is made from it goes out under the same terms.
    ShareAlike,
    /// Nothing is made from it.
    NoDerivatives,
    /// It is not passed on at all.
    NoPassingOn,
}

use Condition::{Attribution, NoDerivatives, NoPassingOn, NonCommercial, ShareAlike};

const fn terms(word: &'static str, means: &'static str, conditions: &'static [Condition]) -> Terms {
    Terms {
        word,
        means,
        conditions,
    }
}

/// The table of terms, sorted.
pub static TERMS: [Terms; 14] = [
    terms(
        "ACLED",
        "Terms of use of the Armed Conflict Location and Event Data project.",
        &[NoPassingOn],
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
    terms("CC0", "Creative Commons Zero: all rights are waived.", &[]),
    terms(
        "GTD",
        "End user agreement of the Global Terrorism Database.",
        &[NoPassingOn],
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
        "not-to-be-passed-on",
        "Had on the condition that it stays where it is.",
        &[NoPassingOn],
    ),
];

impl Terms {
    /// The terms that a text names: its words up to a colon, with or without a version, `CC-BY-4.0: since 2019`.
    pub fn find(text: &str) -> Option<&'static Self> {
        let named = text.split(':').next().unwrap_or_default().trim();
        let family = named
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
            .trim_end_matches('-');
        TERMS.iter().find(|terms| {
            [named, family]
                .iter()
                .any(|name| terms.word.eq_ignore_ascii_case(name))
        })
    }

    /// Whether they ask this.
    pub fn ask(&self, condition: Condition) -> bool {
        self.conditions.contains(&condition)
    }
}
