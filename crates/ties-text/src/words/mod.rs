//! Words that rules look for in texts, one file per language: hedges, negations, numbers, dates and
//! speakers.

mod bound;
mod boundaries;
mod feast;
mod lists;
mod number;
mod phrases;
mod tokens;
mod vague;
mod word_list;

pub use bound::StatedBound;
pub use feast::Feast;
pub use lists::{FILES, lists, of, primary};
pub use phrases::Phrases;
pub use tokens::{Case, Tokens};
pub use vague::VagueWord;
pub use word_list::{WordList, read};
