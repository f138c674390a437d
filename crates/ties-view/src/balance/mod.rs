//! `balance`: the friendly and hostile ties as a signed network, and how far it is from balanced.
//!
//! The numeric modules know graphs of numbered nodes only: `signed_graph`, `triangles`, `walks`,
//! `frustration` and its parts `network`, `packing` and `local_search`.

mod frustration;
mod local_search;
mod network;
mod packing;
mod signed_graph;
mod signed_tie;
mod text;
mod triangles;
mod view;
mod walks;

pub use frustration::{ComponentSplit, Frustration, SEARCH_STEPS, frustration};
pub use signed_graph::{SignedEdge, SignedGraph};
pub use signed_tie::{AmbivalentPair, SignedTie};
pub use triangles::{Triangles, triangles};
pub use view::{BalanceView, Factions, IndexBounds, balance};
pub use walks::{MOST_WALK_NODES, walk_balance};
