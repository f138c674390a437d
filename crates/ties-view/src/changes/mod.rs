//! `changes`: how ties changed from one date to another.

mod change;
mod text;
mod view;

pub use change::ChangeOfTie;
pub use view::{ChangesView, DatedTieChange, PairChange, changes};
