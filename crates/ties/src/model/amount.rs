//! Amounts: how many or how much, and how exactly that is known.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Count, Text, is_default};

/// How many or how much a source says.
///
/// Zero, none reported and unknown are three things: `best = 0`, `bound = "none-reported"`, `bound = "unknown"`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Amount {
    /// The least that the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Count>,
    /// The number that the source gives, or holds for the best.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<Count>,
    /// The most that the source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Count>,
    /// How the numbers are meant; exact where nothing is said.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "exact"))]
    pub bound: Bound,
    /// What is counted: people, soldiers, districts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// The source's own words for the number: `thousands`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Text>,
}

/// How the numbers of an amount are meant.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Just that many.
    #[default]
    Exact,
    /// About that many.
    About,
    /// That many or more.
    AtLeast,
    /// That many or fewer.
    AtMost,
    /// More than that.
    MoreThan,
    /// Fewer than that.
    FewerThan,
    /// From `low` to `high`.
    Between,
    /// A word without a number: `dozens`, `thousands`; the word stands in `words`.
    Vague,
    /// The source says that the number is not known.
    Unknown,
    /// The source says that none was reported.
    NoneReported,
}
