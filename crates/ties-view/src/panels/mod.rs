//! Panels: dyad-years and group-years for statistics.
//!
//! A panel is a table with one row per unit (or dyad) and year at risk. [`PANEL_RULES`] define its
//! cells.

mod at_risk;
mod dated_pair;
mod days;
mod dyad_years;
mod evidence;
mod group_years;
mod listing;
mod relation;
mod rules;
mod strength;

pub use at_risk::{Entry, Exit};
pub use days::Sureness;
pub use dyad_years::{DyadYear, dyad_years};
pub use group_years::{Counted, GroupYear, group_years};
pub use relation::{Relation, Status};
pub use rules::PANEL_RULES;
pub use strength::Strength;
