//! `csv` and `spreadsheet`: every table as a file of comma-separated values.

use std::io::{self, Write};

use crate::cell::{Cell, Rows};
use crate::csvw;
use crate::datapackage::{self, data_package};
use crate::export::Export;
use crate::folder::{Folder, Writing};
use crate::losses::Losses;
use crate::table::{Table, WrittenTable};
use crate::tables::write_all;

/// Every table as CSV (RFC 4180, UTF-8, one heading row, lines end in LF), with its metadata for programs.
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
    file: Writing,
) -> io::Result<WrittenTable> {
    let mut writer = csv::Writer::from_writer(file);
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
    finish(writer)?;
    Ok(WrittenTable {
        table,
        path: format!("{}.csv", table.name),
        rows,
    })
}

/// Adds the empty cells before a column.
fn fill(record: &mut csv::ByteRecord, column: usize) {
    (record.len()..column).for_each(|_| record.push_field(b""));
}

fn push(record: &mut csv::ByteRecord, cell: Cell<'_>) {
    match cell {
        Cell::Text(text) => record.push_field(text.as_bytes()),
        Cell::Number(number) => record.push_field(number.to_string().as_bytes()),
        Cell::Truth(truth) => record.push_field(if truth { b"true" } else { b"false" }),
        Cell::Day(day) => record.push_field(day.to_string().as_bytes()),
    }
}

fn finish(writer: csv::Writer<Writing>) -> io::Result<()> {
    writer
        .into_inner()
        .map_err(|error| io::Error::other(error.error().to_string()))?
        .finish()
}

/// The most characters that a cell of common spreadsheets holds.
const MOST: usize = 32_767;

/// Every table for spreadsheets, so that no cell is interpreted as a formula: a byte-order mark, lines that end in CR LF,
/// every cell in quotes, and an apostrophe before a text that begins like a formula.
pub(crate) fn write_for_spreadsheets(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    let lost = write_all(folder, "csv", |table, mut file| {
        file.write_all("\u{feff}".as_bytes())?;
        let mut writer = csv::WriterBuilder::new()
            .quote_style(csv::QuoteStyle::Always)
            .terminator(csv::Terminator::CRLF)
            .from_writer(file);
        let columns = table.columns();
        writer.write_record(columns.iter().map(|column| &column.name))?;
        let mut record = csv::ByteRecord::new();
        let mut losses = Losses::default();
        let mut take = |found: Option<(usize, Cell<'_>)>| {
            let Some((column, cell)) = found else {
                fill(&mut record, columns.len());
                writer
                    .write_byte_record(&record)
                    .map_err(io::Error::other)?;
                record.clear();
                return Ok(());
            };
            fill(&mut record, column);
            match cell {
                Cell::Text(text) => {
                    record.push_field(harmless(table, text, &mut losses).as_bytes());
                }
                other => push(&mut record, other),
            }
            Ok(())
        };
        (table.rows)(export, &mut Rows::new(&mut take))?;
        finish(writer)?;
        Ok(losses)
    })?;
    for lost in lost {
        folder.losses.append(lost);
    }
    Ok(())
}

/// A text that no spreadsheet interprets as a formula, and that fits into a cell.
fn harmless(table: &Table, text: &str, losses: &mut Losses) -> String {
    let carried = |char: &char| {
        !matches!(char, '\u{fffe}' | '\u{ffff}')
            && (!char.is_control() || matches!(char, '\n' | '\t'))
    };
    let mut plain: String = text.chars().filter(carried).collect();
    if plain.len() < text.len() {
        losses.add(
            "control characters and noncharacters",
            "left out",
            format!("{}: {text}", table.name),
        );
    }
    if plain.starts_with(['=', '+', '-', '@', '\t', '\n', '\'', '＝', '＋', '－', '＠']) {
        losses.add(
            "texts that begin like a formula",
            "prefixed with an apostrophe",
            format!("{}: {text}", table.name),
        );
        plain.insert(0, '\'');
    }
    if plain.chars().count() > MOST {
        losses.add(
            "texts longer than a cell",
            "cut at 32,767 characters",
            table.name,
        );
        plain = plain.chars().take(MOST).collect();
    }
    plain
}
