//! Contradictions: claims that cannot both be true, of one voice or of several origins.
//!
//! Only affirmed or denied states of affairs contradict each other. They do if one denies what the
//! other states or implies, if their predicates exclude each other, if they date one thing
//! differently, or if they count the same and have no number in common; and only if they are about
//! the same time.
//!
//! Between origins, a state reported at its source's date is taken to cover half a year before and
//! after, because two reports of two days could otherwise never disagree. One voice may change its
//! mind in that time, or the world may change: it contradicts itself only within one source, or on
//! days that are certain.

mod clash;
mod compare;
mod conflict;
mod find;
mod overlap;
mod pairs;
mod values;

pub use clash::opposes;
pub use compare::{HALF_A_YEAR, days};
pub use conflict::{Contradiction, Kind};
pub use find::{Contradictions, contradictions};
pub use overlap::{Interval, Party, overlapping};
