//! Amounts: numbers with bounds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::is_default;
use super::{Count, Text};

/// A number or quantity that a source gives.
///
/// Zero, none reported and unknown differ: `best = 0`, `bound = "none-reported"`,
/// `bound = "unknown"`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Amount {
    /// The lowest number that the source gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Count>,
    /// The number that the source gives, or considers best.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<Count>,
    /// The highest number that the source gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Count>,
    /// How exact the numbers are; the default is `exact`.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "exact"))]
    pub bound: Bound,
    /// The unit that is counted: people, soldiers, districts, `per cent of the territory`. For
    /// money, the currency as an ISO 4217 code: `USD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// The number in the words of the source: `thousands`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Text>,
}

/// How exact the numbers of an amount are.
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
    /// Exactly the number given.
    #[default]
    Exact,
    /// Approximately the number given.
    About,
    /// The number given or more.
    AtLeast,
    /// The number given or fewer.
    AtMost,
    /// More than the number given.
    MoreThan,
    /// Fewer than the number given.
    FewerThan,
    /// A range from `low` to `high`.
    Between,
    /// A word instead of a number, such as `dozens` or `thousands`; put the word into `words`.
    Vague,
    /// The source says that the number is not known.
    Unknown,
    /// The source says that none were reported, which is not the same as zero.
    NoneReported,
}
