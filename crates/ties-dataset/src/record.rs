//! A record with its location, or why it cannot be read.

use ties::id::Id;
use ties::line::{Line, LineFault, LinePart};
use ties::model::{Claim, Dispute, Entity, Manifest, Source};

use crate::spot::Spot;

/// A record with its location. A broken record costs itself and nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// The location.
    pub spot: Spot,
    /// The id of the record; for a claim, the id of its source. `None` for the manifest, and if
    /// the name of the file is not an id.
    pub id: Option<Id>,
    /// The record, or why it cannot be read.
    pub record: Result<Record, BrokenRecord>,
}

/// A record of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// The title page of the dataset.
    Manifest(Box<Manifest>),
    /// An entity.
    Entity(Box<Entity>),
    /// A source, without its claims.
    Source(Box<Source>),
    /// A claim.
    Claim(Box<Claim>),
    /// A dispute.
    Dispute(Box<Dispute>),
}

/// A record that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenRecord {
    /// What kind of record it is.
    pub kind: BrokenKind,
    /// Why it cannot be read.
    pub fault: RecordFault,
}

/// The kind of a broken record, as far as its file or the start of its line shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BrokenKind {
    /// Nothing shows it.
    Unknown,
    /// The title page of the dataset.
    Manifest,
    /// An entity.
    Entity,
    /// A source.
    Source,
    /// A claim, and its id if that can be read.
    Claim(Option<Id>),
    /// A dispute.
    Dispute,
}

/// Why a record cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordFault {
    /// Nothing in its TOML file can be read: the file has a fault, errors of syntax, or a path
    /// that no record has.
    File,
    /// A value of its TOML file does not fit the model.
    Misfit {
        /// The JSON Pointer to the value.
        pointer: String,
        /// Why it does not fit; the schema explains it better.
        why: String,
    },
    /// Its line of JSON Lines is not a record.
    Line {
        /// Why not.
        fault: LineFault,
        /// The line.
        text: Box<str>,
    },
    /// Its line has more than [`MAX_LINE_BYTES`](crate::reader::MAX_LINE_BYTES).
    LongLine,
}

impl Record {
    /// The id and the record of a line.
    pub(crate) fn of_line(line: Line) -> (Option<Id>, Self) {
        match line {
            Line::Dataset(manifest) => (None, Self::Manifest(manifest)),
            Line::Entity(id, entity) => (Some(id), Self::Entity(entity)),
            Line::Source(id, source) => (Some(id), Self::Source(source)),
            Line::Claim(source, claim) => (Some(source), Self::Claim(claim)),
            Line::Dispute(id, dispute) => (Some(id), Self::Dispute(dispute)),
        }
    }

    /// The part of a line that holds the record.
    pub(crate) fn line_part(&self) -> LinePart {
        match self {
            Self::Manifest(_) => LinePart::Dataset,
            Self::Entity(_) => LinePart::Entity,
            Self::Source(_) => LinePart::Source,
            Self::Claim(_) => LinePart::Claim,
            Self::Dispute(_) => LinePart::Dispute,
        }
    }
}
