//! The tests that are nearest to the rules, and to origins, ties and contradictions, alone: for
//! mutation testing, see docs/mutants.md. They all run in `main.rs` too.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod edges;
mod engine;
mod pages;
mod releases;
mod rows;
mod rules_over_rows;
mod ties;
mod world;
