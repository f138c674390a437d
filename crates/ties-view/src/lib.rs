//! Questions to a dataset, and their answers as a person or a program reads them.
//!
//! An answer never averages disagreement away, and never leaves out who says it and where.

mod adding_up;
mod between;
mod citation;
mod citing;
mod computed;
mod counting;
mod covering;
mod disputes;
mod layout;
mod panels;
mod saying;
mod show;

pub use adding_up::{AddedUp, Told};
pub use between::{Between, between};
pub use citation::{cite, date_in_words, flat, locator_in_words};
pub use citing::{Citing, citing};
pub use computed::Computed;
pub use counting::{BadPolicy, Counting, Policy};
pub use covering::{Covering, covering};
pub use disputes::{Disputed, DisputedSide, Disputes, all_disputes, disputes};
pub use panels::{
    Counted, DyadYear, Entry, Exit, GroupYear, PANEL_RULES, Relation, Status, Strength, Sureness,
    dyad_years, group_years,
};
pub use saying::Saying;
pub use show::{Shown, show};

use serde::Serialize;
use serde_json::Value;

/// The word that a value of the model is written as: `class:expert`, `report`.
pub fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// A value of the model as JSON on one line, without the keys that are absent.
pub fn compact_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
