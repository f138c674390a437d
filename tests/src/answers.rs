//! Answers to questions, on small datasets and compared with slow, obvious references.

mod according_to;
mod agree;
mod alpha;
mod balance;
mod changes;
mod citations;
mod cite_as;
mod diff;
mod find;
pub(crate) mod generated;
mod impact;
mod lists;
mod matrix;
mod names_of;
mod others;
mod pairs;
mod papers;
mod path;
mod promises;
mod reach;
mod small;
mod stale;
mod standing;
mod strength;
mod timeline;
mod versions;
mod who;
