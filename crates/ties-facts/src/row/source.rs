//! The row of a source.

use std::ops::Range;

use super::mark::Marks;
use ties::edtf::{Edtf, Extent};
use ties::id::Id;
use ties::model::{Source, SourceKind};
use ties_dataset::index::Index;
use ties_dataset::number::{EntityNo, SourceNo};
use ties_dataset::spot::Spot;

/// A source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRow {
    /// Its id.
    pub id: Id,
    /// Its place in the files; `None` if claims name it and it does not exist.
    pub spot: Option<Spot>,
    /// The source that it copies, translates or rewrites.
    pub derived_from: Option<SourceNo>,
    /// In whose voice it speaks: its author if there is only one, otherwise its publisher.
    pub speaker: Option<EntityNo>,
    /// Its symbol, by which other documents name it.
    pub symbol: Option<String>,
    /// What identifies the document.
    pub marks: Marks,
    /// It is a list of sanctions or bans.
    pub is_list: bool,
    /// Every sentence or entry of it is coded, or skipped with a reason.
    pub is_complete: bool,
    /// When it was published.
    pub published: Extent,
    /// The positions of its claims in [`Rows::claims`](super::Rows::claims).
    pub claims: Range<usize>,
    /// The positions of their pairs in [`Rows::pairs`](super::Rows::pairs).
    pub pairs: Range<usize>,
    /// Its publisher retracted it.
    pub retracted: bool,
    /// The source that it corrects.
    pub corrects: Option<SourceNo>,
}

/// A person who speaks in a source that somebody else wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonTelling {
    /// The source.
    pub source: SourceNo,
    /// The person.
    pub person: EntityNo,
    /// A claim attributed to the person.
    pub spot: Spot,
    /// The person's position in its attribution.
    pub position: u32,
}

impl SourceRow {
    /// A source without its claims; without its keys if its record cannot be read.
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
        self.symbol = record.symbol.as_ref().map(ToString::to_string);
        self.marks = Marks::of(record);
        self.is_list = record.kind == SourceKind::List;
        self.is_complete = record.complete;
        self.retracted = record.retracted.is_some();
    }
}
