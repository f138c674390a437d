//! Contradictions: claims that cannot both be true, of one voice or of several origins.
//!
//! Only affirmed or denied states of affairs can contradict each other, and only if they are about
//! the same time. They do if one denies what the other states or implies, if their predicates
//! exclude each other or run in opposite directions, if they give different dates for the same
//! thing, or if they count the same thing and their ranges do not overlap. Claims of an acyclic
//! predicate also contradict each other if they form a ring.
//!
//! Between origins, a state reported at its source's date is assumed to cover half a year before
//! and after, because two reports from different days could otherwise never disagree. A single
//! voice may change its mind in that time, or the world may change. It contradicts itself only
//! within one source, or on days that are certain.

mod clash;
mod compare;
mod conflict;
mod day_search;
mod denials;
mod find;
mod overlap;
mod pairs;
mod rings;
mod steps;
mod value;
mod values;

pub use clash::{is_tie, opposes};
pub use compare::{HALF_A_YEAR, days};
pub use conflict::{Contradiction, Kind};
pub use find::{Contradictions, contradictions};
pub use overlap::{Interval, Party, overlapping};
pub use rings::Ring;
