//! The exporters: one file each, over tables with row types of their own.
//!
//! What is exported is never a type of the model: a row is documented column by column, and stays
//! as it is when the model changes. Each export is a folder that is written whole or not at all,
//! with a report of what it could not carry.

mod absent;
mod cell;
mod cells;
mod cff;
mod citations;
mod codebook;
mod csv_files;
mod csvw;
mod datacite;
mod datapackage;
mod exclusions;
mod export;
mod exporters;
mod folder;
mod html_page;
mod jsonl;
mod losses;
mod markdown;
#[cfg(feature = "parquet")]
mod parquet_files;
mod ro_crate;
pub mod sheets;
mod spreadsheet;
#[cfg(feature = "sqlite")]
mod sqlite;
mod table;
mod table_losses;
mod tables;
mod title;
mod vocabulary;

pub use cell::{Cell, Day, Rows, Take};
pub use codebook::tables as tables_in_words;
pub use export::{Export, VERSION};
pub use exporters::{EXPORTERS, Exporter, HEAVY};
pub use losses::{Loss, Losses};
#[cfg(feature = "sqlite")]
pub use sqlite::records;
pub use table::{Column, ColumnType, Reference, Table};
pub use tables::{TABLES, table};
pub use vocabulary::vocabulary;
