//! The tests that are nearest to the rules, alone: for mutation testing, see docs/mutants.md. They all run in `main.rs` too.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod engine;
mod pages;
mod world;
