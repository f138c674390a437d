//! What changed in the records of a dataset from one version to another.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::key_change::KeyChange;

/// What changed in the records of a dataset from one version to another, without loss:
/// [`apply`](fn@super::apply) makes the new version from the old one.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "kebab-case")]
pub struct Diff {
    /// The records that changed, by kind and id. Of the claims of a source, removed ones come
    /// first, then the others in the order of the new version.
    pub records: Vec<RecordChange>,
    /// The sources whose claims are in another order than removals at their place and additions at
    /// the end would leave.
    pub orders: Vec<ClaimOrder>,
    /// The number of files and records of each version that cannot be compared.
    pub left_out: LeftOutOfVersions,
}

/// The files and records that cannot be compared, because they cannot be read or repeat an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "kebab-case")]
pub struct LeftOutOfVersions {
    /// In the old version.
    pub old: usize,
    /// In the new version.
    pub new: usize,
}

/// A record that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RecordChange {
    /// The kind of record.
    pub kind: RecordKind,
    /// Its id: `alpha`, `gazette-2021#shield`; empty for the title page.
    pub id: String,
    /// Which of the claims with this id it is, from 0; only broken data repeat an id.
    #[serde(skip_serializing_if = "is_first")]
    pub occurrence: usize,
    /// What changed.
    #[serde(flatten)]
    pub change: Change,
}

// Serde passes a reference.
#[expect(clippy::trivially_copy_pass_by_ref)]
fn is_first(occurrence: &usize) -> bool {
    *occurrence == 0
}

/// The kind of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// The title page.
    Dataset,
    /// An entity.
    Entity,
    /// A source, without its claims.
    Source,
    /// A claim.
    Claim,
    /// A dispute.
    Dispute,
}

/// What happened to a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// Only the new version has it.
    Added {
        /// The record.
        record: Value,
    },
    /// Only the old version has it.
    Removed {
        /// The record.
        record: Value,
    },
    /// A claim has another id in the same source, and is otherwise equal. No other claim that was
    /// added or removed there is equal to it.
    Renamed {
        /// Its id in the old version: `gazette-2021#shelter`.
        from: String,
    },
    /// Some of its values differ.
    Changed {
        /// The values.
        keys: Vec<KeyChange>,
    },
}

impl Change {
    /// In one word: `added`.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Added { .. } => "added",
            Self::Removed { .. } => "removed",
            Self::Renamed { .. } => "renamed",
            Self::Changed { .. } => "changed",
        }
    }
}

/// The order of the claims of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ClaimOrder {
    /// The id of the source.
    pub source: String,
    /// The ids of its claims in the new version, in order.
    pub claims: Vec<String>,
    /// Whether claims of both versions changed their order. Otherwise new ones were inserted
    /// between them.
    pub moved: bool,
}

impl Diff {
    /// Whether the two versions are equal, as far as both can be read.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.orders.is_empty()
    }
}

impl RecordKind {
    /// Its name: `entity`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::Entity => "entity",
            Self::Source => "source",
            Self::Claim => "claim",
            Self::Dispute => "dispute",
        }
    }
}

impl fmt::Display for RecordChange {
    /// Writes the place of the record: `dataset`, `entity alpha`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = format!("{} {}", self.kind.name(), self.id);
        f.write_str(place.trim_end())
    }
}
