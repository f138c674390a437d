//! Answers to questions, on small datasets and compared with slow, obvious references.

mod generated;
mod matrix;
mod path;
mod standing;
mod who;
