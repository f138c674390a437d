//! Answers to questions, on small datasets and compared with slow, obvious references.

mod changes;
mod diff;
mod generated;
mod standing;
mod versions;
mod who;
