//! A record with its location, or the reason why it cannot be read.

use ties::id::Id;
use ties::line::{Line, LineFault, LinePart};
use ties::model::{Claim, Dispute, Entity, Manifest, Source};

use crate::spot::Spot;

/// A record with its location. A broken record does not affect any other.
#[derive(Debug, Clone, PartialEq)]
pub struct LocatedRecord {
    /// The location.
    pub spot: Spot,
    /// The id of the record; for a claim, the id of its source. `None` for the title page, and if
    /// the name of the file is not an id.
    pub id: Option<Id>,
    /// The record, or the reason why it cannot be read.
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

/// The kind of a broken record, as far as its file or the start of its line shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BrokenKind {
    /// The kind is unknown.
    Unknown,
    /// The title page of the dataset.
    Manifest,
    /// An entity.
    Entity,
    /// A source.
    Source,
    /// A claim, with its id if that can be read.
    Claim(Option<Id>),
    /// A dispute.
    Dispute,
}

/// Why a record cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordFault {
    /// The TOML file cannot be read: it has a fault, a syntax error, or a path that no record can
    /// have.
    File,
    /// A value of the TOML file does not fit the model.
    Misfit {
        /// The JSON Pointer to the value.
        pointer: String,
        /// Why it does not fit. The schema gives a clearer explanation.
        why: String,
    },
    /// The line of JSON Lines is not a record.
    Line {
        /// The reason.
        fault: LineFault,
        /// The line.
        text: Box<str>,
    },
    /// The line is longer than [`MAX_LINE_BYTES`](crate::reader::MAX_LINE_BYTES).
    LongLine,
}

impl Record {
    /// Splits a line into the id and the record.
    pub(crate) fn of_line(line: Line) -> (Option<Id>, Self) {
        match line {
            Line::Dataset(manifest) => (None, Self::Manifest(manifest)),
            Line::Entity(id, entity) => (Some(id), Self::Entity(entity)),
            Line::Source(id, source) => (Some(id), Self::Source(source)),
            Line::Claim(source, claim) => (Some(source), Self::Claim(claim)),
            Line::Dispute(id, dispute) => (Some(id), Self::Dispute(dispute)),
        }
    }

    /// Returns the part of a line that contains the record.
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
