//! Rows: what is kept of a claim when its record is gone.
//!
//! They are small, of one size, and enough for every rule over many claims.

mod named;
mod pair;
mod rows;
mod source;
mod value;

pub use named::{Named, NamedPair};
pub use pair::{ClaimRow, IdLine, Lasts, NonMax, PairRow, Texts, Through, Voice};
pub use rows::{CodedPassage, Reference, Rows, Stray, Times, Wanted};
pub use source::{Marks, PersonTelling, SourceRow, mark};
pub use value::{AmountRow, DateRow, QualifierRow, Standing};
