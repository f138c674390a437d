//! `csv`: every table as a file of comma-separated values.

use std::io;

use crate::cell::{Cell, Rows};
use crate::csvw;
use crate::datapackage::{self, data_package};
use crate::export::Export;
use crate::folder::{Folder, OutputFile};
use crate::table::{Table, WrittenTable};
use crate::tables::write_all;

/// Every table as CSV (RFC 4180, UTF-8, one heading row, lines end in LF), with its metadata for
/// programs.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    let written = write_all(folder, "csv", |table, file| {
        write_table(table, export, file)
    })?;
    let package = data_package(export, &written, folder)?;
    folder.write_json(datapackage::NAME, &package)?;
    folder.write_json(csvw::NAME, &csvw::metadata(export, &written))
}

fn write_table(
    table: &'static Table,
    export: &Export<'_>,
    file: OutputFile,
) -> io::Result<WrittenTable> {
    let mut writer = csv::Writer::from_writer(file);
    let rows = write_rows(table, export, &mut writer, push)?;
    finish(writer)?;
    Ok(WrittenTable {
        table,
        path: format!("{}.csv", table.name),
        rows,
    })
}

/// Writes the headings and the rows of a table, each cell as `push` adds it to the row. Returns the
/// number of rows.
pub(crate) fn write_rows(
    table: &Table,
    export: &Export<'_>,
    writer: &mut csv::Writer<OutputFile>,
    mut push: impl FnMut(&mut csv::ByteRecord, Cell<'_>),
) -> io::Result<u64> {
    let columns = table.columns();
    writer.write_record(columns.iter().map(|column| &column.name))?;
    let mut record = csv::ByteRecord::new();
    let mut rows = 0;
    let mut take = |found: Option<(usize, Cell<'_>)>| {
        let Some((column, cell)) = found else {
            fill(&mut record, columns.len());
            rows += 1;
            writer
                .write_byte_record(&record)
                .map_err(io::Error::other)?;
            record.clear();
            return Ok(());
        };
        fill(&mut record, column);
        push(&mut record, cell);
        Ok(())
    };
    (table.rows)(export, &mut Rows::new(&mut take))?;
    Ok(rows)
}

/// Adds the empty cells before a column.
fn fill(record: &mut csv::ByteRecord, column: usize) {
    while record.len() < column {
        record.push_field(b"");
    }
}

pub(crate) fn push(record: &mut csv::ByteRecord, cell: Cell<'_>) {
    match cell {
        Cell::Text(text) => record.push_field(text.as_bytes()),
        Cell::Number(number) => record.push_field(number.to_string().as_bytes()),
        Cell::Truth(truth) => record.push_field(if truth { b"true" } else { b"false" }),
        Cell::Day(day) => record.push_field(day.to_string().as_bytes()),
    }
}

pub(crate) fn finish(writer: csv::Writer<OutputFile>) -> io::Result<()> {
    writer
        .into_inner()
        .map_err(|error| io::Error::other(error.error().to_string()))?
        .finish()
}
