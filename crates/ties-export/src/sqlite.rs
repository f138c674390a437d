//! `sqlite`: every table in one database, with keys, indexes, full-text search, ties as of a day,
//! and the dataset's own records, which are read back from it.

use std::fmt::Write;
use std::io;
use std::path::Path;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, OpenFlags, params};
use ties_dataset::file::MAX_LINES_BYTES;

use crate::cell::{Cell, Day, Rows};
use crate::export::Export;
use crate::folder::Folder;
use crate::losses::Losses;
use crate::table::{Column, ColumnType, Table};
use crate::tables::TABLES;

/// The file's name in its folder.
const FILE: &str = "ties.sqlite";

/// The application id that identifies a file as an export of `ties`, also for the command `file`:
/// `ties` in ASCII.
const APPLICATION: i64 = 0x7469_6573;

/// How the file is written: by one writer without readers, into a folder that is removed if it
/// fails. Constraints that the row types guarantee are not checked again for each row; `PRAGMA
/// integrity_check` checks them. Indexes are made after the rows.
const BEGIN: &str = "
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA auto_vacuum = NONE;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -65536;
PRAGMA foreign_keys = OFF;
PRAGMA ignore_check_constraints = ON;
BEGIN;
";

/// The tables in addition to those of the dataset. `claims` has a number because full-text search
/// needs a stable row id.
const OWN_TABLES: &str = "
CREATE TABLE about (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE columns (
  \"table\" TEXT NOT NULL, \"column\" TEXT NOT NULL, holds TEXT NOT NULL, means TEXT NOT NULL,
  PRIMARY KEY (\"table\", \"column\")
) STRICT;
CREATE TABLE records (number INTEGER NOT NULL PRIMARY KEY, line TEXT NOT NULL) STRICT;
CREATE TABLE as_of (day TEXT NOT NULL CHECK (day IS date(day))) STRICT;
CREATE UNIQUE INDEX as_of_is_one_row ON as_of ((1));
";

/// Indexes on columns other than the keys.
const INDEXES: &[(&str, &[&str])] = &[
    ("names", &["name"]),
    ("ids", &["scheme", "id"]),
    ("claims", &["source"]),
    ("claims", &["subject", "predicate"]),
    ("claims", &["object", "predicate"]),
    ("claims", &["predicate", "year"]),
    ("attribution", &["who"]),
    ("amounts", &["subject", "predicate"]),
    ("ties", &["object"]),
    ("tie_claims", &["claim"]),
    ("dispute_claims", &["claim"]),
];

/// Full-text search over summaries and quotes. Marks count as letters: in many scripts words would
/// be split without them.
const SEARCH: &str = "
CREATE VIRTUAL TABLE claims_text USING fts5(
  summary, quote, content=\"claims\", content_rowid=\"number\",
  tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* M* Co'\"
);
INSERT INTO claims_text (claims_text) VALUES ('rebuild');
";

/// The state of each tie on the day of `as_of`, in the words of `ties.on_day`.
const DAY_STATE: &str = "CASE
    WHEN as_of.day < ties.start_earliest AND ties.starts THEN 'not-yet'
    WHEN as_of.day < ties.start_earliest THEN 'before-first-attested'
    WHEN as_of.day > ties.until_latest AND ties.ends = 'stated' THEN 'ended'
    WHEN as_of.day > ties.until_latest THEN 'after-last-attested'
    WHEN as_of.day BETWEEN ties.start_latest AND ties.until_earliest THEN 'held'
    ELSE 'possible'
  END";

/// The ties that hold or may hold on that day, with names.
const CURRENT: &str = "
CREATE VIEW current_ties AS
SELECT subjects.name AS subject, ties.predicate, objects.name AS object, ties.on_day, ties.day,
  ties.family, ties.sign, ties.symmetric, ties.start_earliest, ties.start_latest, ties.starts,
  ties.until_earliest, ties.until_latest, ties.ends, ties.contested, ties.origins_for,
  ties.origins_against, ties.evidence
FROM ties_as_of AS ties
JOIN entities AS subjects ON subjects.id = ties.subject
JOIN entities AS objects ON objects.id = ties.object
WHERE ties.on_day IN ('held', 'possible');
";

/// Table, column, type and meaning of the columns that only this file has.
const OWN_COLUMNS: &[(&str, &str, &str, &str)] = &[
    (
        "about",
        "key",
        "text",
        "A property of the export: its title, version, licence, how claims are counted.",
    ),
    ("about", "value", "text", "The value of this property."),
    (
        "columns",
        "table",
        "text",
        "A table or a view of this file.",
    ),
    ("columns", "column", "text", "A column of it."),
    (
        "columns",
        "holds",
        "text",
        "`text`, `number`, `true or false` (1 or 0), or `date` (a text, ISO 8601).",
    ),
    ("columns", "means", "text", "What it means."),
    ("records", "number", "number", "Their order."),
    (
        "records",
        "line",
        "text",
        "A record of the dataset as a line of JSON Lines: `ties import` reads them back.",
    ),
    (
        "as_of",
        "day",
        "date",
        "The reference date of `ties_as_of` and `current_ties`; update it to ask about another \
         day. If the dataset has no date, it is 9999-12-31.",
    ),
    (
        "claims",
        "number",
        "number",
        "Its number in this file, the `rowid` of `claims_text`.",
    ),
    (
        "claims_text",
        "summary",
        "text",
        "As in `claims`, to search: `SELECT claims.* FROM claims_text JOIN claims \
         ON number = claims_text.rowid WHERE claims_text MATCH 'truce'`.",
    ),
    ("claims_text", "quote", "text", "As in `claims`, to search."),
    ("ties_as_of", "day", "date", "The day of `as_of`."),
    (
        "ties_as_of",
        "on_day",
        "text",
        "The state of the tie on that day, as in `ties`; the other columns are those of `ties`.",
    ),
    (
        "current_ties",
        "subject",
        "text",
        "The name of the subject. The ties are those that on the day of `as_of` are `held` or \
         `possible`.",
    ),
    (
        "current_ties",
        "object",
        "text",
        "The name of the object; the other columns are those of `ties_as_of`.",
    ),
];

/// Every table in one database.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    // An absolute path is never interpreted as a URI.
    let path = std::path::absolute(folder.place_of(FILE))?;
    let base = Connection::open(&path).map_err(io_error)?;
    fill(&base, export, &mut folder.losses)?;
    base.close().map_err(|(_, error)| io_error(error))?;
    folder.settle(FILE)
}

fn io_error(error: rusqlite::Error) -> io::Error {
    io::Error::other(error)
}

fn fill(base: &Connection, export: &Export<'_>, losses: &mut Losses) -> io::Result<()> {
    run(base, BEGIN)?;
    let application = format!("PRAGMA application_id = {APPLICATION};");
    run(base, &(application + OWN_TABLES))?;
    for table in TABLES {
        let columns = table.columns();
        run(base, &schema(table, &columns))?;
        rows(base, export, table, &columns, losses)?;
    }
    for (table, columns) in INDEXES {
        let name = format!("{table}_by_{}", columns[0]);
        let sql = format!("CREATE INDEX {name} ON {table} ({});", names(columns));
        run(base, &sql).map_err(|error| io::Error::other(format!("index {name}: {error}")))?;
    }
    fill_own_tables(base, export)?;
    run(base, SEARCH)?;
    run(base, &views())?;
    run(base, "COMMIT; PRAGMA journal_mode = DELETE;")
}

fn run(base: &Connection, sql: &str) -> io::Result<()> {
    base.execute_batch(sql).map_err(io_error)
}

/// The view of all ties with the state of each on the day of `as_of`.
fn views() -> String {
    let ties = TABLES
        .iter()
        .find(|table| table.name == "ties")
        .map(Table::columns)
        .unwrap_or_default();
    let columns: Vec<_> = ties
        .iter()
        .map(|column| match column.name.as_str() {
            "on_day" => format!("{DAY_STATE} AS on_day"),
            name => format!("ties.{}", quoted(name)),
        })
        .collect();
    format!(
        "CREATE VIEW ties_as_of AS SELECT {}, as_of.day FROM ties, as_of;{CURRENT}",
        columns.join(",\n  ")
    )
}

/// The statement that makes a table.
fn schema(table: &Table, columns: &[Column]) -> String {
    let mut parts: Vec<String> = columns.iter().map(definition).collect();
    // The rows of the other tables are short, and stored in the index of their key.
    let is_searched = table.name == "claims";
    if is_searched {
        parts.push("\"number\" INTEGER NOT NULL PRIMARY KEY".to_owned());
    }
    let key = if is_searched { "UNIQUE" } else { "PRIMARY KEY" };
    parts.push(format!("{key} ({})", names(table.key)));
    for reference in table.references {
        let own = names(reference.columns);
        let other = names(reference.key);
        parts.push(format!(
            "FOREIGN KEY ({own}) REFERENCES {} ({other})",
            quoted(reference.table)
        ));
    }
    let form = if is_searched {
        "STRICT"
    } else {
        "STRICT, WITHOUT ROWID"
    };
    format!(
        "CREATE TABLE {} (\n  {}\n) {form};",
        quoted(table.name),
        parts.join(",\n  ")
    )
}

fn definition(column: &Column) -> String {
    let name = quoted(&column.name);
    let mut text = match column.column_type {
        ColumnType::Text | ColumnType::Day => format!("{name} TEXT"),
        ColumnType::Number | ColumnType::Truth => format!("{name} INTEGER"),
    };
    if column.required {
        text += " NOT NULL";
    }
    let words: Vec<_> = column
        .words
        .iter()
        .map(|(word, _)| format!("'{}'", word.replace('\'', "''")))
        .collect();
    // Writing to a String cannot fail.
    let _ = match column.column_type {
        ColumnType::Truth => write!(text, " CHECK ({name} IN (0, 1))"),
        ColumnType::Day => write!(text, " CHECK ({name} IS date({name}))"),
        _ if !words.is_empty() => write!(text, " CHECK ({name} IN ({}))", words.join(", ")),
        _ => Ok(()),
    };
    text
}

fn names(columns: &[&str]) -> String {
    columns
        .iter()
        .map(|name| quoted(name))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A name in SQL.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn rows(
    base: &Connection,
    export: &Export<'_>,
    table: &Table,
    columns: &[Column],
    losses: &mut Losses,
) -> io::Result<()> {
    let places: Vec<_> = columns.iter().map(|_| "?").collect();
    let named: Vec<_> = columns.iter().map(|column| quoted(&column.name)).collect();
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({})",
        quoted(table.name),
        named.join(", "),
        places.join(", ")
    );
    let mut insert = base.prepare(&sql).map_err(io_error)?;
    let mut take = |found: Option<(usize, Cell<'_>)>| {
        let Some((column, cell)) = found else {
            insert.raw_execute().map_err(io_error)?;
            // A parameter that is not bound is NULL.
            insert.clear_bindings();
            return Ok(());
        };
        if let Cell::Text(text) = cell
            && text.contains('\0')
        {
            losses.add(
                "texts with a NUL character",
                "kept whole; the program `sqlite3` and functions such as `length` see only the \
                 part before it",
                format!("{}: {text}", table.name),
            );
        }
        insert
            .raw_bind_parameter(column + 1, sql_value(cell))
            .map_err(io_error)
    };
    (table.rows)(export, &mut Rows::new(&mut take))
}

fn sql_value(cell: Cell<'_>) -> ToSqlOutput<'_> {
    match cell {
        Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        Cell::Number(number) => ToSqlOutput::Owned(Value::Integer(number)),
        Cell::Truth(truth) => ToSqlOutput::Owned(Value::Integer(truth.into())),
        Cell::Day(day) => ToSqlOutput::Owned(Value::Text(day.to_string())),
    }
}

/// Fills the tables that only this file has.
fn fill_own_tables(base: &Connection, export: &Export<'_>) -> io::Result<()> {
    let mut insert = base
        .prepare("INSERT INTO about VALUES (?, ?)")
        .map_err(io_error)?;
    for (key, value) in export.about() {
        insert.execute(params![key, value]).map_err(io_error)?;
    }
    let mut insert = base
        .prepare("INSERT INTO columns VALUES (?, ?, ?, ?)")
        .map_err(io_error)?;
    for table in TABLES {
        for column in table.columns() {
            insert
                .execute(params![
                    table.name,
                    column.name,
                    column.column_type.label(),
                    column.means
                ])
                .map_err(io_error)?;
        }
    }
    for row in OWN_COLUMNS {
        insert.execute(*row).map_err(io_error)?;
    }
    let mut insert = base
        .prepare("INSERT INTO records (line) VALUES (?)")
        .map_err(io_error)?;
    for line in export.dataset.lines() {
        insert.execute([line.write()]).map_err(io_error)?;
    }
    let day = Day::new(export.computed.day)
        .map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string());
    base.execute("INSERT INTO as_of VALUES (?)", [day])
        .map_err(io_error)?;
    Ok(())
}

/// The records of a dataset as JSON Lines, from the database that the export `sqlite` wrote.
///
/// # Errors
/// If it cannot be read, is damaged, or is not such an export: why, as a phrase that follows the
/// file's name.
pub fn records(path: &Path) -> Result<String, String> {
    let path = std::path::absolute(path).map_err(|error| error.to_string())?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let base = Connection::open_with_flags(path, flags).map_err(|error| unreadable(&error))?;
    if number(&base, "PRAGMA application_id")? != APPLICATION {
        return Err("is a SQLite database, but not an export of ties".to_owned());
    }
    let fault: String = base
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| unreadable(&error))?;
    if fault != "ok" {
        return Err(format!("is damaged: {fault}"));
    }
    let bytes = number(
        &base,
        "SELECT coalesce(sum(octet_length(line) + 1), 0) FROM records",
    )?;
    if bytes > i64::try_from(MAX_LINES_BYTES).unwrap_or(i64::MAX) {
        let most = MAX_LINES_BYTES >> 20;
        return Err(format!("has more than {most} MiB of records"));
    }
    lines(&base).map_err(|error| unreadable(&error))
}

fn unreadable(error: &rusqlite::Error) -> String {
    format!("cannot be read as a SQLite database: {error}")
}

/// The answer to a query for one number.
fn number(base: &Connection, sql: &str) -> Result<i64, String> {
    base.query_row(sql, [], |row| row.get(0))
        .map_err(|error| unreadable(&error))
}

/// The lines of the table `records`.
fn lines(base: &Connection) -> rusqlite::Result<String> {
    let mut select = base.prepare("SELECT line FROM records ORDER BY number")?;
    let mut rows = select.query([])?;
    let mut text = String::new();
    while let Some(row) = rows.next()? {
        text.push_str(row.get_ref(0)?.as_str()?);
        text.push('\n');
    }
    Ok(text)
}
