//! The exporters: one file each, over tables with row types of their own.
//!
//! What is exported is never a type of the model: a row is documented column by column, and stays as it is when the model
//! changes. Each export is a folder that is written whole or not at all, with a report of what it could not carry.

mod cell;
mod csv;
mod export;
mod folder;
mod jsonl;
mod losses;
#[cfg(feature = "parquet")]
mod parquet;
pub mod sheets;
mod sound;
#[cfg(feature = "sqlite")]
mod sqlite;
mod table;
mod tables;

pub use cell::{Cell, Day, Row, Rows};
pub use export::{EXPORTERS, Export, Exporter, HEAVY, Sound};
pub use losses::{Loss, Losses};
#[cfg(feature = "sqlite")]
pub use sqlite::records;
pub use table::{Column, Holds, Reference, Table};
pub use tables::{TABLES, VERSION, table};
