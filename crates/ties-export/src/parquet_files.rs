//! `parquet`: every table as a file of Apache Parquet, typed column by column.

use std::io;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::{ColumnWriter, ColumnWriterImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use crate::cell::{Cell, Rows};
use crate::export::Export;
use crate::folder::{Folder, OutputFile};
use crate::table::{Column, ColumnType, Table};
use crate::tables::write_all;

/// The most rows of a row group, and the bytes of texts after which it is written: a row group is
/// kept in memory as a whole.
const MOST_ROWS: usize = 1 << 17;
const MOST_BYTES: usize = 1 << 25;

/// The number of rows of a column that are encoded together.
const BATCH: usize = 1 << 13;

/// Every table as Apache Parquet: texts as UTF-8, numbers as 64 bits, days as days since 1970;
/// Snappy, with statistics.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    write_all(folder, "parquet", |table, file| {
        let columns = table.columns();
        let mut writer = SerializedFileWriter::new(
            file,
            schema(table, &columns).map_err(io_error)?,
            properties(export),
        )
        .map_err(io_error)?;
        let mut group = Group {
            columns: columns.iter().map(ColumnCells::new).collect(),
            ..Group::default()
        };
        let mut take = |found: Option<(usize, Cell<'_>)>| {
            // By reference: there are millions of cells, and copying them is slow.
            if let Some((column, cell)) = &found {
                return group.add(*column, cell);
            }
            group.rows += 1;
            if group.rows == MOST_ROWS || group.bytes >= MOST_BYTES {
                group.write(&mut writer)
            } else {
                Ok(())
            }
        };
        (table.rows)(export, &mut Rows::new(&mut take))?;
        if group.rows > 0 {
            group.write(&mut writer)?;
        }
        writer.into_inner().map_err(io_error)?.finish()
    })?;
    Ok(())
}

/// An error of the writer; an error of the disk is unwrapped.
fn io_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

fn schema(table: &Table, columns: &[Column]) -> Result<TypePtr, ParquetError> {
    let field = |column: &Column| {
        let (physical, logical) = match column.column_type {
            ColumnType::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            ColumnType::Number => (Physical::INT64, None),
            ColumnType::Truth => (Physical::BOOLEAN, None),
            ColumnType::Day => (Physical::INT32, Some(LogicalType::Date)),
        };
        let repetition = if column.required {
            Repetition::REQUIRED
        } else {
            Repetition::OPTIONAL
        };
        let field = Type::primitive_type_builder(&column.name, physical)
            .with_logical_type(logical)
            .with_repetition(repetition)
            .build()?;
        Ok(Arc::new(field))
    };
    let fields = columns
        .iter()
        .map(field)
        .collect::<Result<_, ParquetError>>()?;
    Ok(Arc::new(
        Type::group_type_builder(table.name)
            .with_fields(fields)
            .build()?,
    ))
}

fn properties(export: &Export<'_>) -> Arc<WriterProperties> {
    let about = export
        .about()
        .into_iter()
        .map(|(key, value)| KeyValue::new(key.to_owned(), value))
        .collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        // A small limit soon gives up the dictionary of columns whose texts rarely repeat.
        .set_dictionary_page_size_limit(1 << 17)
        .set_write_batch_size(BATCH)
        .set_key_value_metadata(Some(about))
        .build();
    Arc::new(properties)
}

/// The rows of a row group, column by column.
#[derive(Default)]
struct Group {
    columns: Vec<ColumnCells>,
    rows: usize,
    /// The bytes of their texts.
    bytes: usize,
}

/// The cells of a column.
struct ColumnCells {
    required: bool,
    values: Values,
}

/// The values of the cells that are not empty.
enum Values {
    /// The texts of all runs, one after the other, and how long each is.
    Text(Vec<u8>, Runs<usize>),
    Number(Runs<i64>),
    Truth(Runs<bool>),
    /// Days since 1970.
    Day(Runs<i32>),
}

/// Values by the rows that have them: from one row to the next most stay what they were.
type Runs<T> = Vec<Run<T>>;

/// A value that some rows have, one after the other.
#[derive(Clone, Copy)]
struct Run<T> {
    first: u32,
    rows: u32,
    value: T,
}

/// Extends the last run by this row if the row follows it and has the same value; returns whether
/// it did.
fn extends_last<T>(runs: &mut [Run<T>], row: u32, is_same: impl FnOnce(&T) -> bool) -> bool {
    match runs.last_mut() {
        Some(last) if last.first + last.rows == row && is_same(&last.value) => {
            last.rows += 1;
            true
        }
        _ => false,
    }
}

fn push<T: PartialEq>(runs: &mut Runs<T>, row: u32, value: T) {
    if !extends_last(runs, row, |last| *last == value) {
        runs.push(Run {
            first: row,
            rows: 1,
            value,
        });
    }
}

impl Group {
    /// Adds a cell of the row after the last.
    fn add(&mut self, column: usize, cell: &Cell<'_>) -> io::Result<()> {
        let wrong = || {
            io::Error::other(format!(
                "a cell does not fit the type of its column: {cell:?}"
            ))
        };
        let column = self.columns.get_mut(column).ok_or_else(wrong)?;
        let row = u32::try_from(self.rows).map_err(io::Error::other)?;
        match (&mut column.values, cell) {
            (Values::Text(bytes, runs), Cell::Text(text)) => {
                self.bytes += text.len();
                if !extends_last(runs, row, |length| {
                    bytes[bytes.len() - length..] == *text.as_bytes()
                }) {
                    bytes.extend_from_slice(text.as_bytes());
                    runs.push(Run {
                        first: row,
                        rows: 1,
                        value: text.len(),
                    });
                }
            }
            (Values::Number(runs), Cell::Number(number)) => push(runs, row, *number),
            (Values::Truth(runs), Cell::Truth(truth)) => push(runs, row, *truth),
            (Values::Day(runs), Cell::Day(day)) => push(runs, row, day.since_1970()),
            _ => return Err(wrong()),
        }
        Ok(())
    }

    /// Writes the rows as a row group, and is empty again.
    fn write(&mut self, writer: &mut SerializedFileWriter<OutputFile>) -> io::Result<()> {
        let mut group = writer.next_row_group().map_err(io_error)?;
        for column in &mut self.columns {
            if let Some(mut place) = group.next_column().map_err(io_error)? {
                column.write(place.untyped(), self.rows).map_err(io_error)?;
                place.close().map_err(io_error)?;
            }
        }
        group.close().map_err(io_error)?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

impl ColumnCells {
    fn new(column: &Column) -> Self {
        let values = match column.column_type {
            ColumnType::Text => Values::Text(Vec::new(), Vec::new()),
            ColumnType::Number => Values::Number(Vec::new()),
            ColumnType::Truth => Values::Truth(Vec::new()),
            ColumnType::Day => Values::Day(Vec::new()),
        };
        Self {
            required: column.required,
            values,
        }
    }

    /// Writes the cells of `rows` rows, and clears them.
    fn write(&mut self, place: &mut ColumnWriter<'_>, rows: usize) -> Result<(), ParquetError> {
        match (&mut self.values, place) {
            (Values::Text(bytes, runs), ColumnWriter::ByteArrayColumnWriter(place)) => {
                // One allocation for all texts: each is a slice of it. The next group has about as
                // many.
                let next = Vec::with_capacity(bytes.len());
                let whole = ByteArray::from(std::mem::replace(bytes, next));
                let mut start = 0;
                let text = |length| {
                    let text = whole.slice(start, length);
                    start += length;
                    text
                };
                write_runs(place, runs, (rows, self.required), text)
            }
            (Values::Number(runs), ColumnWriter::Int64ColumnWriter(place)) => {
                write_runs(place, runs, (rows, self.required), |number| number)
            }
            (Values::Truth(runs), ColumnWriter::BoolColumnWriter(place)) => {
                write_runs(place, runs, (rows, self.required), |truth| truth)
            }
            (Values::Day(runs), ColumnWriter::Int32ColumnWriter(place)) => {
                write_runs(place, runs, (rows, self.required), |day| day)
            }
            _ => Err(ParquetError::General(
                "the type of a column differs from its schema".to_owned(),
            )),
        }
    }
}

/// Writes the runs of a column, each value as `made` converts it, and clears them.
fn write_runs<T, D: DataType>(
    place: &mut ColumnWriterImpl<'_, D>,
    runs: &mut Runs<T>,
    (rows, required): (usize, bool),
    mut made: impl FnMut(T) -> D::T,
) -> Result<(), ParquetError> {
    let mut runs = runs
        .drain(..)
        .map(|run| (run.first as usize, run.rows as usize, made(run.value)));
    let mut next = runs.next();
    let mut values = Vec::with_capacity(BATCH);
    // For each row 1 where it has a value and 0 where it is empty.
    let mut levels = Vec::with_capacity(BATCH);
    for start in (0..rows).step_by(BATCH) {
        let end = rows.min(start + BATCH);
        values.clear();
        levels.clear();
        levels.resize(end - start, 0);
        while let Some((first, count, value)) = next.take_if(|(first, ..)| *first < end) {
            let here = count.min(end - first);
            next = if here < count {
                Some((end, count - here, value.clone()))
            } else {
                runs.next()
            };
            levels[first - start..first - start + here].fill(1);
            values.extend(std::iter::repeat_n(value, here));
        }
        place.write_batch(&values, (!required).then_some(levels.as_slice()), None)?;
    }
    Ok(())
}
