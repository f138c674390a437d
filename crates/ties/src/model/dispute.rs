//! Disputes: a judgement on what sources contradict each other about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Exception, Text};
use crate::id::ClaimRef;

/// What sources contradict each other about, and what the dataset makes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Dispute {
    /// The question that the sides answer differently.
    pub question: Text,
    /// The sides, two or more.
    pub sides: Vec<DisputeSide>,
    /// Whether it is judged.
    pub state: DisputeState,
    /// The label of the side for which it is settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled_for: Option<Text>,
    /// Why it is judged so, or cannot be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// Who judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// Who looked at it, not the one who judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
    /// Rules that rightly do not hold here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
}

/// One answer to the question of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DisputeSide {
    /// The answer in a few words.
    pub label: Text,
    /// The claims that give it.
    pub claims: Vec<ClaimRef>,
}

/// Whether a dispute is judged.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum DisputeState {
    /// Not judged.
    Open,
    /// Judged for one side.
    Settled,
}
