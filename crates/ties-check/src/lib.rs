//! The validator of `ties`: every rule over every record, all findings of all files in one run.
//!
//! [`check`] takes the files of a dataset and gives a [`Report`]; nothing on the way can fail. A
//! rule is two files, `rules/<code>.rs` and `rules/<code>.md`, and a line in the list
//! [`rules::RULES`].

mod claim_check;
mod collected;
mod declarations;
pub mod diagnostic;
mod engine;
mod exceptions;
mod lives;
mod locate;
mod namesakes;
mod naming;
mod nearest;
mod part_check;
mod part_result;
pub mod render;
mod report;
pub mod rule;
pub mod rules;
pub mod seat;
mod shape;
mod wording;

pub use engine::{check, check_since};
pub use nearest::nearest;
pub use report::{Report, Row, Summary};
