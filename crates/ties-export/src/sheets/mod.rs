//! Sheets: the records themselves as rows that a coder fills in, for coders who prefer a
//! spreadsheet to TOML; and the way back.
//!
//! A column is a key of the record: `amount.low` is the key `low` in `amount`. A list of texts is
//! joined by `; `; what is neither a text, a number, true or false nor such a list is written as
//! JSON. So nothing is lost either way.

mod back;
mod csv_folder;
mod input;
mod sheet;
mod value;
#[cfg(feature = "xlsx")]
mod workbook;

pub use back::{CellError, RowOrigin, SheetRecords, read};
pub use csv_folder::tables_of_csv;
pub use input::{Input, Table};
pub use sheet::{Column, SHEETS, Sheet};
#[cfg(feature = "xlsx")]
pub use workbook::tables_of_workbook;
#[cfg(feature = "xlsx")]
pub(crate) use workbook::write as write_workbook;
