//! Answers to questions, on small datasets and compared with slow, obvious references.

mod according_to;
mod citations;
mod cite_as;
mod diff;
mod generated;
mod lists;
mod matrix;
mod pairs;
mod papers;
mod path;
mod promises;
mod small;
mod standing;
mod strength;
mod versions;
mod who;
