//! Cells: a row of a table as every format takes it, filled from the row's own type.

use std::fmt;
use std::io;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::{Impossible, SerializeStruct};
use serde::{Serialize, Serializer};

/// A day (proleptic Gregorian calendar), by its number as [`ties::edtf::Day`] counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(i32);

impl Day {
    /// The day of this number; none outside the years 0 to 9999, which no table can hold.
    pub fn new(number: i32) -> Option<Self> {
        let (year, ..) = ties::edtf::Day::from_number(i64::from(number))?.to_ymd();
        (0..=9999).contains(&year).then_some(Self(number))
    }

    /// Days since 1 January 1970.
    pub fn since_1970(self) -> i32 {
        self.0 - ties::edtf::Day::from_ymd(1970, 1, 1).map_or(0, |day| i32::try_from(day.number()).unwrap_or_default())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = ties::edtf::Day::from_number(i64::from(self.0)).map(ties::edtf::Day::to_ymd);
        let (year, month, day) = day.unwrap_or_default();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// By this name the filler knows a day from a number.
const DAY: &str = "ties-day";

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(DAY, &self.0)
    }
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'r> {
    /// Nothing: not said, or not known.
    Empty,
    /// A text, which is not empty.
    Text(&'r str),
    /// A whole number.
    Number(i64),
    /// True or false.
    Truth(bool),
    /// A day.
    Day(Day),
}

/// A row, used again for the next one.
#[derive(Debug, Default)]
pub struct Row {
    /// The texts of all cells.
    text: String,
    cells: Vec<Kept>,
    /// The next number is that of a day.
    is_day: bool,
}

/// A cell whose text stands in the row's.
#[derive(Debug, Clone, Copy)]
enum Kept {
    Empty,
    /// It ends there, and begins where the text before it ends.
    Text(usize),
    Number(i64),
    Truth(bool),
    Day(Day),
}

impl Row {
    /// Its cells, in the order of the columns.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'_>> {
        let mut start = 0;
        self.cells.iter().map(move |cell| match *cell {
            Kept::Empty => Cell::Empty,
            Kept::Number(number) => Cell::Number(number),
            Kept::Truth(truth) => Cell::Truth(truth),
            Kept::Day(day) => Cell::Day(day),
            Kept::Text(end) => {
                let text = self.text.get(start..end).unwrap_or_default();
                start = end;
                Cell::Text(text)
            }
        })
    }

    fn fill(&mut self, record: &impl Serialize) -> io::Result<()> {
        self.text.clear();
        self.cells.clear();
        record.serialize(&mut *self).map_err(io::Error::other)
    }
}

/// Takes the rows of a table one by one.
pub struct Rows<'w> {
    row: Row,
    take: &'w mut dyn FnMut(&Row) -> io::Result<()>,
}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").field("row", &self.row).finish_non_exhaustive()
    }
}

impl<'w> Rows<'w> {
    /// Hands each row to `take`.
    pub fn new(take: &'w mut dyn FnMut(&Row) -> io::Result<()>) -> Self {
        Self { row: Row::default(), take }
    }

    /// Takes the next row, of the table's row type.
    ///
    /// # Errors
    /// Where the row cannot be written.
    pub fn add(&mut self, record: &impl Serialize) -> io::Result<()> {
        self.row.fill(record)?;
        (self.take)(&self.row)
    }
}

/// A row type that is no row: it holds what no cell can.
#[derive(Debug)]
pub struct NoCell(String);

impl fmt::Display for NoCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no cell: {}", self.0)
    }
}

impl std::error::Error for NoCell {}

impl serde::ser::Error for NoCell {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// The fields of a row's type, each into a cell of its own.
impl SerializeStruct for &mut Row {
    type Ok = ();
    type Error = NoCell;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, _: &'static str, value: &T) -> Result<(), NoCell> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), NoCell> {
        Ok(())
    }
}

impl Serializer for &mut Row {
    type Ok = ();
    type Error = NoCell;
    type SerializeSeq = Impossible<(), NoCell>;
    type SerializeTuple = Impossible<(), NoCell>;
    type SerializeTupleStruct = Impossible<(), NoCell>;
    type SerializeTupleVariant = Impossible<(), NoCell>;
    type SerializeMap = Impossible<(), NoCell>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), NoCell>;

    fn serialize_bool(self, value: bool) -> Result<(), NoCell> {
        self.cells.push(Kept::Truth(value));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), NoCell> {
        if value.is_empty() {
            self.cells.push(Kept::Empty);
            return Ok(());
        }
        self.text.push_str(value);
        self.cells.push(Kept::Text(self.text.len()));
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), NoCell> {
        self.cells.push(Kept::Number(value));
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), NoCell> {
        let number =
            i64::try_from(value).map_err(|_| NoCell(format!("{value} is too great for a number of 64 bits")))?;
        self.cells.push(Kept::Number(number));
        Ok(())
    }

    fn serialize_none(self) -> Result<(), NoCell> {
        self.cells.push(Kept::Empty);
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), NoCell> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<(), NoCell> {
        self.serialize_str(word)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, name: &'static str, value: &T) -> Result<(), NoCell> {
        self.is_day = name == DAY;
        value.serialize(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, NoCell> {
        Ok(self)
    }

    fn serialize_i32(self, value: i32) -> Result<(), NoCell> {
        if !std::mem::take(&mut self.is_day) {
            return self.serialize_i64(value.into());
        }
        self.cells.push(Kept::Day(Day(value)));
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), NoCell> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), NoCell> {
        self.serialize_i64(value.into())
    }

    fn serialize_u8(self, value: u8) -> Result<(), NoCell> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), NoCell> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), NoCell> {
        self.serialize_u64(value.into())
    }

    fn serialize_char(self, value: char) -> Result<(), NoCell> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_f32(self, _: f32) -> Result<(), NoCell> {
        Err(NoCell("a fraction".to_owned()))
    }

    fn serialize_f64(self, _: f64) -> Result<(), NoCell> {
        Err(NoCell("a fraction".to_owned()))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), NoCell> {
        Err(NoCell("bytes".to_owned()))
    }

    fn serialize_unit(self) -> Result<(), NoCell> {
        Err(NoCell("nothing at all".to_owned()))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), NoCell> {
        Err(NoCell("nothing at all".to_owned()))
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), NoCell> {
        Err(NoCell("a choice of values".to_owned()))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, NoCell> {
        Err(NoCell("a list".to_owned()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NoCell> {
        Err(NoCell("a list".to_owned()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NoCell> {
        Err(NoCell("a list".to_owned()))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NoCell> {
        Err(NoCell("a choice of values".to_owned()))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NoCell> {
        Err(NoCell("a table".to_owned()))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NoCell> {
        Err(NoCell("a choice of values".to_owned()))
    }
}
