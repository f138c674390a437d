//! Answers to questions, on small datasets and compared with slow, obvious references.

mod citations;
mod cite_as;
mod diff;
mod generated;
mod standing;
mod versions;
mod who;
