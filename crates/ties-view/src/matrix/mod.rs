//! `matrix`: for each two of some entities, how they are related.

mod cells;
mod choice;
mod counts;
mod evidence;
mod grid;
mod mark;
mod members;
mod related;
mod text;
mod view;

pub use counts::PairCounts;
pub use grid::LetterMeaning;
pub use mark::{Mark, MarkKind, MatrixCell, RelatedTies};
pub use view::{MatrixView, matrix};
