//! `parquet`: every table as a file of Apache Parquet, typed column by column.

use std::io;
use std::sync::Arc;

use ::parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use ::parquet::column::writer::ColumnWriter;
use ::parquet::data_type::ByteArray;
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::{Type, TypePtr};

use crate::cell::{Cell, Row, Rows};
use crate::export::Export;
use crate::folder::{Folder, Writing};
use crate::table::{Column, Holds, Table};
use crate::tables::write_all;

/// A row group has no more rows, and is done as soon as its texts have so many bytes: it is held in memory whole.
const MOST_ROWS: usize = 1 << 17;
const MOST_BYTES: usize = 1 << 25;

/// Every table as Apache Parquet: texts as UTF-8, numbers as 64 bits, days as days since 1970; Snappy, with statistics.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    write_all(folder, "parquet", |table, file| {
        let columns = table.columns();
        let mut writer = SerializedFileWriter::new(file, schema(table, &columns).map_err(told)?, properties(export))
            .map_err(told)?;
        let mut group = Group { columns: columns.iter().map(Held::new).collect(), ..Group::default() };
        let mut take = |row: &Row| {
            group.add(row)?;
            if group.rows == MOST_ROWS || group.bytes >= MOST_BYTES { group.write(&mut writer) } else { Ok(()) }
        };
        (table.rows)(&export.computed, &mut Rows::new(&mut take))?;
        if group.rows > 0 {
            group.write(&mut writer)?;
        }
        writer.into_inner().map_err(told)?.finish()
    })?;
    Ok(())
}

/// An error of the writer as one of the disk's, where it is that.
fn told(error: ParquetError) -> io::Error {
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
        let (physical, logical) = match column.holds {
            Holds::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Holds::Number => (Physical::INT64, None),
            Holds::Truth => (Physical::BOOLEAN, None),
            Holds::Day => (Physical::INT32, Some(LogicalType::Date)),
        };
        let repetition = if column.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
        let field = Type::primitive_type_builder(&column.name, physical)
            .with_logical_type(logical)
            .with_repetition(repetition)
            .build()?;
        Ok(Arc::new(field))
    };
    let fields = columns.iter().map(field).collect::<Result<_, ParquetError>>()?;
    Ok(Arc::new(Type::group_type_builder(table.name).with_fields(fields).build()?))
}

fn properties(export: &Export<'_>) -> Arc<WriterProperties> {
    let about = export.about().into_iter().map(|(key, value)| KeyValue::new(key.to_owned(), value)).collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        // The dictionary of texts that hardly come twice is soon given up.
        .set_dictionary_page_size_limit(1 << 17)
        .set_write_batch_size(1 << 13)
        .set_key_value_metadata(Some(about))
        .build();
    Arc::new(properties)
}

/// The rows of a row group, column by column.
#[derive(Default)]
struct Group {
    columns: Vec<Held>,
    rows: usize,
    /// The bytes of their texts.
    bytes: usize,
    /// While a column is written, its texts.
    texts: Vec<ByteArray>,
    /// And for each row 1 where it has a value and 0 where it is empty.
    levels: Vec<i16>,
}

/// The cells of a column.
struct Held {
    required: bool,
    values: Values,
    /// The rows that have a value; nothing where the column is required.
    filled: Vec<usize>,
}

/// What those cells hold that are not empty.
enum Values {
    /// All texts, one after the other, and where each ends.
    Text(Vec<u8>, Vec<usize>),
    Number(Vec<i64>),
    Truth(Vec<bool>),
    /// Days since 1970.
    Day(Vec<i32>),
}

impl Group {
    fn add(&mut self, row: &Row) -> io::Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(row.cells()) {
            if cell == Cell::Empty && !column.required {
                continue;
            }
            if !column.required {
                column.filled.push(self.rows);
            }
            match (&mut column.values, cell) {
                (Values::Text(bytes, ends), Cell::Text(text)) => {
                    bytes.extend_from_slice(text.as_bytes());
                    ends.push(bytes.len());
                    self.bytes += text.len();
                }
                (Values::Number(numbers), Cell::Number(number)) => numbers.push(number),
                (Values::Truth(truths), Cell::Truth(truth)) => truths.push(truth),
                (Values::Day(days), Cell::Day(day)) => days.push(day.since_1970()),
                (_, cell) => {
                    return Err(io::Error::other(format!("a column does not hold what its type says: {cell:?}")));
                }
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Writes the rows as a row group, and is empty again.
    fn write(&mut self, writer: &mut SerializedFileWriter<Writing>) -> io::Result<()> {
        let mut group = writer.next_row_group().map_err(told)?;
        for column in &mut self.columns {
            if let Some(mut place) = group.next_column().map_err(told)? {
                if !column.required {
                    self.levels.clear();
                    self.levels.resize(self.rows, 0);
                    column.filled.drain(..).for_each(|row| self.levels[row] = 1);
                }
                let levels = (!column.required).then_some(self.levels.as_slice());
                column.write(place.untyped(), levels, &mut self.texts).map_err(told)?;
                place.close().map_err(told)?;
            }
        }
        group.close().map_err(told)?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

impl Held {
    fn new(column: &Column) -> Self {
        let values = match column.holds {
            Holds::Text => Values::Text(Vec::new(), Vec::new()),
            Holds::Number => Values::Number(Vec::new()),
            Holds::Truth => Values::Truth(Vec::new()),
            Holds::Day => Values::Day(Vec::new()),
        };
        Self { required: column.required, values, filled: Vec::new() }
    }

    fn write(
        &mut self,
        place: &mut ColumnWriter<'_>,
        levels: Option<&[i16]>,
        texts: &mut Vec<ByteArray>,
    ) -> Result<(), ParquetError> {
        match (&mut self.values, place) {
            (Values::Text(bytes, ends), ColumnWriter::ByteArrayColumnWriter(place)) => {
                // One allocation for all texts: each is a slice of it. The next group has about as many.
                let next = Vec::with_capacity(bytes.len());
                let whole = ByteArray::from(std::mem::replace(bytes, next));
                let mut start = 0;
                let text = |end: usize| {
                    let text = whole.slice(start, end - start);
                    start = end;
                    text
                };
                texts.extend(ends.drain(..).map(text));
                place.write_batch(texts, levels, None)?;
                texts.clear();
            }
            (Values::Number(numbers), ColumnWriter::Int64ColumnWriter(place)) => {
                place.write_batch(numbers, levels, None)?;
                numbers.clear();
            }
            (Values::Truth(truths), ColumnWriter::BoolColumnWriter(place)) => {
                place.write_batch(truths, levels, None)?;
                truths.clear();
            }
            (Values::Day(days), ColumnWriter::Int32ColumnWriter(place)) => {
                place.write_batch(days, levels, None)?;
                days.clear();
            }
            _ => return Err(ParquetError::General("a column of another type than its schema's".to_owned())),
        }
        Ok(())
    }
}
