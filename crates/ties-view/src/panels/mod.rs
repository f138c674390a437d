//! Panels: what is told of each pair of units, and of each unit, year by year, for statistics.
//!
//! A panel is a table with one row for each unit and each year at risk. What a cell says, [`PANEL_RULES`] declare.

mod at_risk;
mod days;
mod dyad_years;
mod group_years;
mod rules;

pub use at_risk::{Entry, Exit};
pub use days::Sureness;
pub use dyad_years::{DyadYear, Relation, Status, dyad_years};
pub use group_years::{Counted, GroupYear, Strength, group_years};
pub use rules::PANEL_RULES;
