//! The row of a source.

use std::ops::Range;

use super::mark::Marks;
use ties::edtf::{Edtf, Extent};
use ties::id::Id;
use ties::model::{Source, SourceKind};
use ties_dataset::index::Index;
use ties_dataset::number::{EntityNo, SourceNo};
use ties_dataset::spot::Spot;

/// The row of a source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRow {
    /// Its id.
    pub id: Id,
    /// The location of the record; `None` if claims refer to the source but it does not exist.
    pub spot: Option<Spot>,
    /// The source that it copies, translates or rewrites.
    pub derived_from: Option<SourceNo>,
    /// The entity in whose voice the source speaks: its only author, otherwise its publisher.
    pub speaker: Option<EntityNo>,
    /// The publisher.
    pub publisher: Option<EntityNo>,
    /// The symbol by which other documents refer to it.
    pub symbol: Option<String>,
    /// The hashes that identify the document.
    pub marks: Marks,
    /// Whether it is a list of sanctions or bans.
    pub is_list: bool,
    /// Whether every sentence or entry is coded or skipped with a reason.
    pub is_complete: bool,
    /// When it was published.
    pub published: Extent,
    /// The positions of its claims in [`Rows::claims`](super::Rows::claims).
    pub claims: Range<usize>,
    /// The positions of their pairs in [`Rows::pairs`](super::Rows::pairs).
    pub pairs: Range<usize>,
    /// Whether its publisher retracted it.
    pub retracted: bool,
    /// The source that it corrects.
    pub corrects: Option<SourceNo>,
}

/// A person who speaks in a source by another author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpeakingPerson {
    /// The source.
    pub source: SourceNo,
    /// The person.
    pub person: EntityNo,
    /// The location of a claim attributed to the person.
    pub spot: Spot,
    /// The position of the person in the attribution of that claim.
    pub position: u32,
}

impl SourceRow {
    /// Creates the row of a source without its claims. If its record cannot be read, all keys are
    /// absent.
    pub(super) fn new(
        id: &Id,
        record: Option<&Source>,
        published: Option<&Edtf>,
        index: &Index,
    ) -> Self {
        let mut row = Self {
            id: id.clone(),
            spot: index.source_spot(id),
            derived_from: None,
            speaker: None,
            publisher: None,
            symbol: None,
            marks: Marks::default(),
            is_list: false,
            is_complete: false,
            published: published.map_or(Extent::UNKNOWN, Edtf::sometime),
            claims: 0..0,
            pairs: 0..0,
            retracted: false,
            corrects: None,
        };
        if let Some(record) = record {
            row.read(record, index);
        }
        row
    }

    fn read(&mut self, record: &Source, index: &Index) {
        let derived_from = record.derived_from.as_ref();
        self.derived_from = derived_from.and_then(|id| index.source_number(id));
        let corrects = record.corrects.as_ref();
        self.corrects = corrects.and_then(|id| index.source_number(id));
        let speaker = match record.authors.as_slice() {
            [author] => Some(author),
            _ => record.publisher.as_ref(),
        };
        self.speaker = speaker.and_then(|id| index.number(id));
        let publisher = record.publisher.as_ref();
        self.publisher = publisher.and_then(|id| index.number(id));
        self.symbol = record.symbol.as_ref().map(ToString::to_string);
        self.marks = Marks::of(record);
        self.is_list = record.kind == SourceKind::List;
        self.is_complete = record.complete;
        self.retracted = record.retracted.is_some();
    }
}
