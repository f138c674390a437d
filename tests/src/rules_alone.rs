//! Only the tests closest to the rules, origins, ties and contradictions, for mutation testing (see
//! docs/mutants.md). They all run in `main.rs` too.

#![expect(clippy::unwrap_used, reason = "a test that cannot continue fails")]

mod edges;
mod engine;
mod pages;
mod releases;
mod rows;
mod rules_over_rows;
mod ties;
mod world;
