//! The metadata of a dataset: `dataset.toml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Exception, Text};
use crate::id::Id;

/// The metadata that citations and data packages need, and the history of removed ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Manifest {
    /// The title of the dataset.
    pub title: Text,
    /// What the dataset contains, in one or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// The version of the dataset: `1.2.0`.
    pub version: Text,
    /// The date of that version; the checks use it as the current date.
    pub date: Date,
    /// The licence of the dataset, as an SPDX identifier: `CC-BY-4.0`.
    pub licence: Text,
    /// The people or bodies that maintain the dataset.
    pub maintainers: Vec<Text>,
    /// The web address of the dataset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// The DOI of the dataset: `10.…/…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doi: Option<Text>,
    /// Exceptions: findings that are expected here, each with a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
    /// Removed ids, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub retired: BTreeMap<Id, Text>,
    /// Ids that were merged into another id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub merged: BTreeMap<Id, Id>,
    /// Rules with a different severity in this dataset, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub severities: BTreeMap<String, SeverityChange>,
}

/// The severity of a rule's findings in this dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct SeverityChange {
    /// The severity to use.
    pub severity: Severity,
    /// The reason for the change.
    pub reason: Text,
}

/// The severity of a finding.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The data is wrong, and the check fails.
    Error,
    /// The data may be wrong or misleading; look at it.
    Warning,
    /// The data can be improved, or the sign of an error is weak. Shown only on request; the check
    /// does not fail.
    Hint,
}
