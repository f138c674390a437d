//! Rows: what is kept of a claim after its record is dropped.
//!
//! Rows are small and of fixed size. Every rule that compares claims works on them.

mod arrange;
mod build;
mod claim;
mod claim_entities;
mod days;
mod mark;
mod pair;
mod passage;
mod qualifier;
mod rows;
mod source;
mod text_list;
mod time;
mod value;
mod voice;

pub use claim::{ClaimRow, IdLine, Reference};
pub use claim_entities::{ClaimEntities, PairEntities};
pub use days::{AttestedDays, DayBounds, is_known};
pub use mark::{Marks, mark};
pub use pair::PairRow;
pub use passage::{CodedPassage, ExpectedContent, Stray};
pub use qualifier::{PositionBasis, QualifierRow};
pub use rows::Rows;
pub use source::{SourceRow, SpeakingPerson};
pub use text_list::TextList;
pub use time::{TimeEnd, Times};
pub use value::{AmountRow, DateRow, TextRow};
pub use voice::{DocumentSpeaker, Relay, Voice};
