//! All tests of the workspace, in one binary.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that cannot continue fails, and a skipped test prints why"
)]

mod answers;
mod archive;
mod article;
mod bench_data;
mod command_line;
mod data;
mod edges;
mod edtf;
mod engine;
mod export;
mod export_codebook;
mod export_metadata;
mod export_parquet;
mod export_sqlite;
mod export_whole;
mod generated;
mod hostile;
mod house;
mod how_do_i_say;
mod lines;
mod locators;
mod names;
mod pages;
mod palette;
mod panels;
mod passages;
mod phrases;
mod pictures;
mod questions;
mod reading;
mod releases;
mod rows;
mod rules_over_rows;
mod schema;
mod sheets;
mod site;
mod spoiling;
mod terminal;
mod text;
mod ties;
mod vocabulary;
mod words;
mod world;
