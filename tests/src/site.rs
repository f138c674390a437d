//! Pages: what they may load, that they are well-formed whatever the texts, and the report.

mod elements;
mod report;
mod small;
