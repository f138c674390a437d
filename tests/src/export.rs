//! Exports: what is written, and that it is written completely or not at all.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use ties_dataset::dataset::Dataset;
use ties_export::{ColumnType, EXPORTERS, Export, Exporter, TABLES, table};
use ties_view::Selection;

use crate::world::world_with;

fn exporter(name: &str) -> &'static Exporter {
    EXPORTERS
        .iter()
        .find(|exporter| exporter.name == name)
        .unwrap()
}

pub(crate) fn write(
    dataset: &Dataset,
    name: &str,
    out: &Path,
) -> std::io::Result<std::path::PathBuf> {
    Export::new(dataset, Selection::default())
        .write(exporter(name), out)
        .map(|(folder, _)| folder)
}

/// The files of a folder, by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap);
    files
        .map(|file| {
            (
                file.file_name().into_string().unwrap(),
                fs::read(file.path()).unwrap(),
            )
        })
        .collect()
}

#[test]
fn tables_of_the_world() {
    let out = tempfile::tempdir().unwrap();
    let dataset = Dataset::read(&world_with([]));
    let folder = write(&dataset, "csv", out.path()).unwrap();
    let mut text = String::new();
    for (name, content) in files(&folder) {
        writeln!(text, "== {name}\n{}", String::from_utf8(content).unwrap()).unwrap();
    }
    insta::assert_snapshot!(text);
}

/// Keys are unique, required columns have a value, and references lead to existing rows.
#[test]
fn keys_are_unique_and_references_resolve() {
    let dataset = Dataset::read(&world_with([]));
    let export = Export::new(&dataset, Selection::default());
    let mut keys: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    let read = |table: &ties_export::Table| {
        let mut rows: Vec<BTreeMap<String, String>> = Vec::new();
        let columns = table.columns();
        let mut row = BTreeMap::new();
        let mut take = |found: Option<(usize, ties_export::Cell<'_>)>| {
            let Some((column, cell)) = found else {
                for column in columns.iter().filter(|column| column.required) {
                    assert!(
                        row.contains_key(&column.name),
                        "{}.{} is empty",
                        table.name,
                        column.name
                    );
                }
                rows.push(std::mem::take(&mut row));
                return Ok(());
            };
            let column = &columns[column];
            let fits = match cell {
                ties_export::Cell::Text(text) => {
                    let is_word = column.words.is_empty()
                        || column.words.iter().any(|(word, _)| word == text);
                    column.column_type == ColumnType::Text && is_word && !text.is_empty()
                }
                ties_export::Cell::Number(_) => column.column_type == ColumnType::Number,
                ties_export::Cell::Truth(_) => column.column_type == ColumnType::Truth,
                ties_export::Cell::Day(_) => column.column_type == ColumnType::Day,
            };
            assert!(fits, "{}.{}: {cell:?}", table.name, column.name);
            row.insert(column.name.clone(), format!("{cell:?}"));
            Ok(())
        };
        (table.rows)(&export, &mut ties_export::Rows::new(&mut take)).unwrap();
        rows
    };
    for table in TABLES {
        let rows = read(table);
        let key = |columns: &[&str], row: &BTreeMap<String, String>| {
            columns
                .iter()
                .map(|column| row.get(*column).cloned())
                .collect::<Option<Vec<_>>>()
        };
        let own: Vec<_> = rows
            .iter()
            .map(|row| key(table.key, row).expect("no part of a key is empty"))
            .collect();
        assert_eq!(
            own.iter().collect::<std::collections::BTreeSet<_>>().len(),
            own.len(),
            "{}",
            table.name
        );
        keys.insert(table.name, own);
        for reference in table.references {
            let known = &keys[reference.table];
            for named in rows.iter().filter_map(|row| key(reference.columns, row)) {
                assert!(
                    known.contains(&named),
                    "{}: {named:?} is not in {}",
                    table.name,
                    reference.table
                );
            }
        }
    }
    assert!(table("claims").is_some());
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let one = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let dataset = Dataset::read(&world_with([]));
    for exporter in EXPORTERS {
        let first = files(&write(&dataset, exporter.name, one.path()).unwrap());
        assert_eq!(
            first,
            files(&write(&dataset, exporter.name, one.path()).unwrap()),
            "{}: again",
            exporter.name
        );
        assert_eq!(
            first,
            files(&write(&dataset, exporter.name, other.path()).unwrap()),
            "{}",
            exporter.name
        );
    }
    assert_eq!(
        fs::read_dir(one.path()).unwrap().count(),
        EXPORTERS.len(),
        "nothing else is left behind"
    );
}

#[test]
fn files_that_no_export_wrote_are_not_replaced() {
    let out = tempfile::tempdir().unwrap();
    let dataset = Dataset::read(&world_with([]));
    let folder = write(&dataset, "csv", out.path()).unwrap();
    fs::write(folder.join("my-notes.txt"), "mine").unwrap();
    let error = write(&dataset, "csv", out.path()).unwrap_err().to_string();
    assert!(
        error.contains("holds `my-notes.txt`, which no export wrote"),
        "{error}"
    );
    assert_eq!(
        fs::read_to_string(folder.join("my-notes.txt")).unwrap(),
        "mine"
    );
    assert_eq!(
        fs::read_dir(out.path()).unwrap().count(),
        1,
        "nothing is left behind"
    );
}

/// A run that was killed leaves an unfinished folder; the next run removes it.
#[test]
fn leftovers_of_a_killed_run_are_removed() {
    let out = tempfile::tempdir().unwrap();
    let dataset = Dataset::read(&world_with([]));
    fs::create_dir(out.path().join(".csv.1.unfinished")).unwrap();
    fs::write(
        out.path().join(".csv.1.unfinished").join("claims.csv"),
        "half",
    )
    .unwrap();
    let written = fs::create_dir(out.path().join(".csv.2.unfinished"));
    written.unwrap();
    let in_use = fs::File::open(out.path().join(".csv.2.unfinished")).unwrap();
    in_use.lock().unwrap();
    write(&dataset, "csv", out.path()).unwrap();
    assert!(!out.path().join(".csv.1.unfinished").exists());
    assert!(
        out.path().join(".csv.2.unfinished").exists(),
        "another run is writing it"
    );
}

/// Tables contain only days of the years 0 to 9999.
#[test]
fn days_in_tables_are_of_the_years_0_to_9999() {
    let number = |year, month, day| {
        ties::edtf::Day::from_ymd(year, month, day)
            .unwrap()
            .number()
    };
    let day = |number: i64| ties_export::Day::new(i32::try_from(number).unwrap());
    for (number, written, year) in [
        (number(0, 1, 1), "0000-01-01", 0),
        (number(9999, 12, 31), "9999-12-31", 9999),
    ] {
        let day = day(number).unwrap();
        assert_eq!(
            (
                day.to_string().as_str(),
                day.year(),
                i64::from(day.since_1970())
            ),
            (written, year, number)
        );
    }
    assert_eq!(
        (day(number(0, 1, 1) - 1), day(number(9999, 12, 31) + 1)),
        (None, None)
    );
}
