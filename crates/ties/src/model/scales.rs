//! The scales of judgement: likelihood, confidence and credibility.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Likelihood, in the seven terms of US Intelligence Community Directive (ICD) 203.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// Almost no chance, remote: 1 to 5 per cent.
    AlmostNoChance,
    /// Very unlikely, highly improbable: 5 to 20 per cent.
    VeryUnlikely,
    /// Unlikely, improbable: 20 to 45 per cent.
    Unlikely,
    /// Roughly even chance: 45 to 55 per cent.
    RoughlyEvenChance,
    /// Likely, probable: 55 to 80 per cent.
    Likely,
    /// Very likely, highly probable: 80 to 95 per cent.
    VeryLikely,
    /// Almost certain, nearly certain: 95 to 99 per cent.
    AlmostCertain,
}

/// Confidence in a judgement (US Intelligence Community Directive 203).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The judgement is based on scarce, questionable or fragmentary information.
    Low,
    /// The judgement is based on plausible information that is not sufficiently corroborated.
    Moderate,
    /// The judgement is based on good information from several sources.
    High,
}

/// Credibility of a statement: the Admiralty code (NATO AJP-2.1) in words.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Credibility {
    /// Admiralty code 1: independent sources confirm it.
    Confirmed,
    /// Admiralty code 2: it is not confirmed, but it is plausible and agrees with other
    /// information.
    ProbablyTrue,
    /// Admiralty code 3: it is not confirmed, but it is plausible and agrees with some other
    /// information.
    PossiblyTrue,
    /// Admiralty code 4: it is possible but not plausible, and no other information supports it.
    Doubtful,
    /// Admiralty code 5: it is not plausible, and other information contradicts it.
    Improbable,
    /// Admiralty code 6: there is no basis to judge whether it is true.
    CannotBeJudged,
}
