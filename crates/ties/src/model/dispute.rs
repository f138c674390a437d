//! Disputes: questions on which sources contradict each other.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Exception, Text};
use crate::id::ClaimRef;

/// A question on which sources contradict each other, and the dataset's judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Dispute {
    /// The question that the sides answer differently.
    pub question: Text,
    /// The answers; at least two.
    pub sides: Vec<DisputeSide>,
    /// Whether the dataset has decided the question.
    pub state: DisputeState,
    /// The label of the side that the dataset accepts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled_for: Option<Text>,
    /// The reason for the judgement, or why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// The person who judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// The person who reviewed the judgement; not the one who judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
    /// Exceptions: findings that are expected here, each with a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
}

/// One answer to the question of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct DisputeSide {
    /// The answer in a few words.
    pub label: Text,
    /// The claims that give this answer.
    pub claims: Vec<ClaimRef>,
}

/// Whether the dataset has decided a dispute.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum DisputeState {
    /// The dataset has not decided for a side.
    Open,
    /// The dataset has decided for one side, given in `settled-for`.
    Settled,
}
