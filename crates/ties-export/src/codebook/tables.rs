//! The tables and their columns in Markdown.

use std::fmt::Write;

use crate::markdown::anchor;
use crate::table::{Column, ColumnType, Table};
use crate::tables::{TABLES, table};
use crate::vocabulary::section;

/// The heading of a table.
pub(super) fn heading(table: &Table) -> String {
    format!("Table `{}`", table.name)
}

/// Every table and column in Markdown, under headings of this level. `vocabulary` is the file of
/// the vocabulary, or empty if it is the same file.
pub fn tables(level: usize, vocabulary: &str) -> String {
    let mut text = String::new();
    for table in TABLES {
        let _ = write!(
            text,
            "\n{} {}\n\n{}\n\n",
            "#".repeat(level),
            heading(table),
            table.means()
        );
        let _ = writeln!(text, "Key: {}.\n", coded(table.key));
        for reference in table.references {
            if reference.columns.len() == 1 {
                continue;
            }
            let columns = coded(reference.columns);
            let _ = writeln!(text, "{columns} refer to {}.\n", link(reference.table));
        }
        text.push_str("| column | type | meaning |\n|---|---|---|\n");
        for column in table.columns() {
            let column_type = column_type(table, &column, vocabulary);
            let means = means(&column).replace('|', "\\|");
            let _ = writeln!(text, "| `{}` | {column_type} | {means} |", column.name);
        }
    }
    text
}

/// A link to the section of a table.
fn link(name: &str) -> String {
    let heading = table(name).map(heading).unwrap_or_default();
    format!("[`{name}`](#{})", anchor(&heading))
}

fn coded(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a column means, with the words that it may contain if these are not a list of the
/// vocabulary.
fn means(column: &Column) -> String {
    if column.list.is_some() || column.words.is_empty() {
        return column.means.clone();
    }
    let words = column
        .words
        .iter()
        .map(|(word, means)| format!("`{word}`: {}", means.trim_end_matches('.')));
    format!(
        "{} One of {}.",
        column.means,
        words.collect::<Vec<_>>().join("; ")
    )
}

/// The type of a column, with a link to its list of words or to the table that it refers to.
fn column_type(table: &Table, column: &Column, vocabulary: &str) -> String {
    let mut label = match (&column.list, column.column_type) {
        (Some(list), ColumnType::Text) => {
            let section = section(list);
            format!("[{list}]({vocabulary}#{})", anchor(section))
        }
        (_, other) => other.label().to_owned(),
    };
    let refers = table
        .references
        .iter()
        .find(|reference| reference.columns == [column.name.as_str()]);
    if let Some(reference) = refers {
        label = format!("key of {}", link(reference.table));
    }
    if column.required {
        label + ", never empty"
    } else {
        label
    }
}
