//! Where a record stands.

/// Where a record stands: the file, by its position in [`Files`](crate::file::Files), and the place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The file.
    pub file: u32,
    /// The place in the file.
    pub within: Within,
}

/// The place of a record in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Within {
    /// The file is the record, but for the claims of a source.
    Whole,
    /// The claim of this number in a source's file.
    Claim(u32),
    /// In a file of lines, the part of the line that starts at this byte.
    Line(u32, LinePart),
}

/// A part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinePart {
    /// All of it.
    All,
    /// The id of the source that a claim stands in.
    In,
    /// The title page.
    Dataset,
    /// An entity.
    Entity,
    /// A source.
    Source,
    /// A claim.
    Claim,
    /// A dispute.
    Dispute,
}

impl LinePart {
    /// The pointer to it in the line.
    fn pointer(self) -> &'static str {
        match self {
            Self::All => "",
            Self::In => "/in",
            Self::Dataset => "/dataset",
            Self::Entity => "/entity",
            Self::Source => "/source",
            Self::Claim => "/claim",
            Self::Dispute => "/dispute",
        }
    }
}

impl Spot {
    /// The pointer to the record in its file.
    pub fn pointer(self) -> String {
        match self.within {
            Within::Whole => String::new(),
            Within::Claim(number) => format!("/claims/{number}"),
            Within::Line(start, part) => format!("/{start}{}", part.pointer()),
        }
    }
}
