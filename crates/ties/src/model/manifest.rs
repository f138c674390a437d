//! The title page of a dataset: `dataset.toml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Exception, Text};
use crate::id::Id;

/// What a title page, a citation and a data package need; and what became of ids that are no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Manifest {
    /// The dataset's title.
    pub title: Text,
    /// What it holds, in a sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// Its version: `1.2.0`.
    pub version: Text,
    /// The day of that version; the checks take it for today.
    pub date: Date,
    /// Its licence, as an SPDX identifier: `CC-BY-4.0`.
    pub licence: Text,
    /// Who keeps it.
    pub maintainers: Vec<Text>,
    /// Where it can be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// Its DOI: `10.…/…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doi: Option<Text>,
    /// Rules that rightly do not hold here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
    /// Ids that are no more, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub retired: BTreeMap<Id, Text>,
    /// Ids that went up in another.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub merged: BTreeMap<Id, Id>,
    /// Rules that this dataset holds for more or less grave, each with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub severities: BTreeMap<String, SeverityChange>,
}

/// How grave a rule's findings are in this dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SeverityChange {
    /// The severity.
    pub severity: Severity,
    /// Why.
    pub reason: Text,
}

/// How grave a finding is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The data is wrong.
    Error,
    /// The data may mislead.
    Warning,
}
