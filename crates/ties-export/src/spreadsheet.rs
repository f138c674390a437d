//! `spreadsheet`: every table as CSV, without cells that spreadsheets interpret as formulas.

use std::io::{self, Write};

use crate::cell::Cell;
use crate::csv_files::{finish, push, write_rows};
use crate::export::Export;
use crate::folder::{Folder, OutputFile};
use crate::losses::Losses;
use crate::table::Table;
use crate::tables::write_all;

/// The maximum number of characters in a cell of common spreadsheets.
pub(crate) const MOST: usize = 32_767;

/// Whether a cell of common spreadsheets can contain a character.
pub(crate) fn is_allowed_in_cell(char: char) -> bool {
    match char {
        '\n' | '\t' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => !char.is_control(),
    }
}

/// Every table for spreadsheets, so that no cell is interpreted as a formula: a byte-order mark,
/// lines that end in CR LF, every cell in quotes, and an apostrophe before a text that begins like
/// a formula.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    let losses = write_all(folder, "csv", |table, file| {
        write_table(table, export, file)
    })?;
    for losses in losses {
        folder.losses.append(losses);
    }
    Ok(())
}

fn write_table(table: &Table, export: &Export<'_>, mut file: OutputFile) -> io::Result<Losses> {
    file.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer(file);
    let mut losses = Losses::default();
    write_rows(table, export, &mut writer, |record, cell| match cell {
        Cell::Text(text) => {
            record.push_field(harmless_text(table, text, &mut losses).as_bytes());
        }
        other => push(record, other),
    })?;
    finish(writer)?;
    Ok(losses)
}

/// A text that no spreadsheet interprets as a formula, and that fits into a cell.
fn harmless_text(table: &Table, text: &str, losses: &mut Losses) -> String {
    let mut plain = text.to_owned();
    plain.retain(is_allowed_in_cell);
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
