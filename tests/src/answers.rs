//! Answers to questions, on small datasets and compared with slow, obvious references.

mod generated;
mod lists;
mod small;
mod standing;
mod strength;
mod who;
