//! The export `parquet`: each column has its type, and each cell has the value of its row.

use std::fs::File;
use std::path::Path;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use ties_dataset::dataset::Dataset;
use ties_export::{Cell, Export, Rows, TABLES, Table};
use ties_view::Selection;

use crate::export::write;
use crate::world::world_with;

/// How these tests show an empty cell.
const EMPTY: &str = "nothing";

/// The cells of a file, row by row, as texts.
fn read(folder: &Path, table: &Table) -> Vec<Vec<String>> {
    let file = File::open(folder.join(format!("{}.parquet", table.name))).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let cell = |field: &Field| match field {
        Field::Null => EMPTY.to_owned(),
        Field::Str(text) => format!("{:?}", Cell::Text(text)),
        Field::Long(number) => format!("{:?}", Cell::Number(*number)),
        Field::Bool(truth) => format!("{:?}", Cell::Truth(*truth)),
        Field::Date(days) => format!("day {days}"),
        other => panic!("{other:?}"),
    };
    reader
        .into_iter()
        .map(|row| {
            row.unwrap()
                .get_column_iter()
                .map(|(_, field)| cell(field))
                .collect()
        })
        .collect()
}

/// The cells of a table's rows, as texts.
fn rows(dataset: &Dataset, table: &Table) -> Vec<Vec<String>> {
    let export = Export::new(dataset, Selection::default());
    let mut found: Vec<Vec<String>> = Vec::new();
    let cell = |cell: Cell<'_>| match cell {
        Cell::Day(day) => format!("day {}", day.since_1970()),
        other => format!("{other:?}"),
    };
    let empty = vec![EMPTY.to_owned(); table.columns().len()];
    let mut row = empty.clone();
    let mut take = |of: Option<(usize, Cell<'_>)>| {
        match of {
            Some((column, of)) => row[column] = cell(of),
            None => found.push(std::mem::replace(&mut row, empty.clone())),
        }
        Ok(())
    };
    (table.rows)(&export, &mut Rows::new(&mut take)).unwrap();
    found
}

fn reads_back(dataset: &Dataset) {
    let out = tempfile::tempdir().unwrap();
    let folder = write(dataset, "parquet", out.path()).unwrap();
    for table in TABLES {
        assert_eq!(read(&folder, table), rows(dataset, table), "{}", table.name);
    }
}

#[test]
fn cells_of_the_world() {
    let dataset = Dataset::read(&world_with([]));
    reads_back(&dataset);
    assert!(!rows(&dataset, ties_export::table("claims").unwrap()).is_empty());
}

/// A table without rows is still written as a file.
#[test]
fn tables_without_rows() {
    reads_back(&Dataset::default());
}

#[test]
fn metadata_and_types() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&Dataset::read(&world_with([])), "parquet", out.path()).unwrap();
    let reader =
        SerializedFileReader::new(File::open(folder.join("claims.parquet")).unwrap()).unwrap();
    let about = reader.metadata().file_metadata();
    let keys: Vec<_> = about
        .key_value_metadata()
        .into_iter()
        .flatten()
        .map(|pair| pair.key.as_str())
        .collect();
    assert_eq!(
        keys,
        [
            "title", "version", "date", "licence", "policy", "as-of", "tables"
        ]
    );
    assert!(
        about
            .key_value_metadata()
            .into_iter()
            .flatten()
            .all(|pair| pair.value.is_some())
    );
    let mut text = Vec::new();
    parquet::schema::printer::print_schema(&mut text, about.schema());
    let schema = String::from_utf8(text).unwrap();
    for line in [
        "REQUIRED BYTE_ARRAY id (STRING);",
        "OPTIONAL BYTE_ARRAY object (STRING);",
        "REQUIRED BOOLEAN negated;",
        "OPTIONAL INT32 start_earliest (DATE);",
        "OPTIONAL INT64 year;",
    ] {
        assert!(schema.contains(line), "{line}: {schema}");
    }
}

/// Row groups are limited in size to limit memory: many long texts need several groups, and no row
/// is lost between them.
#[test]
fn long_texts_make_several_row_groups() {
    let long = "ж".repeat(1 << 20);
    let notes: Vec<(String, String)> = (0..40)
        .map(|number| {
            (
                format!("entities/long-{number}.toml"),
                format!("kind = \"network\"\nname = \"L\"\nnote = \"{long}\"\n"),
            )
        })
        .collect();
    let files = world_with(
        notes
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str())),
    );
    let dataset = Dataset::read(&files);
    let out = tempfile::tempdir().unwrap();
    let folder = write(&dataset, "parquet", out.path()).unwrap();
    let reader =
        SerializedFileReader::new(File::open(folder.join("entities.parquet")).unwrap()).unwrap();
    assert!(reader.num_row_groups() > 1);
    let entities = ties_export::table("entities").unwrap();
    assert!(read(&folder, entities) == rows(&dataset, entities));
}

/// A value repeated in consecutive rows is stored once, and is read back in exactly these rows.
#[test]
fn repeated_values_are_read_back_in_their_rows() {
    let write_one = |number: usize| {
        // Runs of rows have a language; a run crosses from one batch of rows to the next.
        let language = if number / 5_000 % 2 == 1 {
            "lang = \"en\", "
        } else {
            ""
        };
        format!("  {{ {language}text = \"Alpha {number}\", kind = \"alias\" }},\n")
    };
    let names: String = (0..20_000).map(write_one).collect();
    let entity = format!("kind = \"network\"\nname = \"Alphas\"\nnames = [\n{names}]\n");
    let dataset = Dataset::read(&world_with([("entities/alphas.toml", entity.as_str())]));
    let out = tempfile::tempdir().unwrap();
    let folder = write(&dataset, "parquet", out.path()).unwrap();
    let table = ties_export::table("names").unwrap();
    let rows = rows(&dataset, table);
    assert!(rows.len() > 20_000, "{}", rows.len());
    assert!(read(&folder, table) == rows);
}
