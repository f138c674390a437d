//! What the claims of a dataset amount to: rows, independent origins, sides of disputes,
//! contradictions and ties.

mod affiliations;
pub mod contradiction;
pub mod episode;
pub mod facts;
pub mod graph;
mod hash;
pub mod origins;
pub mod row;
pub mod sides;
pub mod tie;
