//! Rows: what is kept of a claim when its record is gone.
//!
//! They are small, of one size, and enough for every rule over many claims.

mod arrange;
mod build;
mod claim;
mod mark;
mod named;
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
pub use mark::{Marks, mark};
pub use named::{Named, NamedPair};
pub use pair::PairRow;
pub use passage::{CodedPassage, Expected, Stray};
pub use qualifier::{QualifierRow, Standing};
pub use rows::Rows;
pub use source::{PersonTelling, SourceRow};
pub use text_list::TextList;
pub use time::{Lasts, Times};
pub use value::{AmountRow, DateRow};
pub use voice::{DocumentSpeaker, Through, Voice};
