//! Cells: the rows of a table as every format takes them, cell by cell from the row's own type.

use std::fmt;
use std::io;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::{Impossible, SerializeStruct};
use serde::{Serialize, Serializer};

/// A day (proleptic Gregorian calendar), by its number as [`ties::edtf::Day`] counts them: from 1
/// January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(i32);

impl Day {
    /// The first day of the year 0.
    const FIRST: i32 = -719_528;
    /// The last day of the year 9999.
    const LAST: i32 = 2_932_896;

    /// The day of this number; `None` outside the years 0 to 9999, which no table can contain.
    pub fn new(number: i32) -> Option<Self> {
        if (Self::FIRST..=Self::LAST).contains(&number) {
            Some(Self(number))
        } else {
            None
        }
    }

    /// Days since 1 January 1970.
    pub fn since_1970(self) -> i32 {
        self.0
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.to_ymd().0
    }

    fn to_ymd(self) -> (i32, u8, u8) {
        let day = ties::edtf::Day::from_number(i64::from(self.0)).map(ties::edtf::Day::to_ymd);
        let (year, month, day) = day.unwrap_or_default();
        (i32::try_from(year).unwrap_or_default(), month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.to_ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The name by which [`Row`] distinguishes a day from a number.
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

/// A cell of a table that is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'r> {
    /// A text, which is not empty.
    Text(&'r str),
    /// A whole number.
    Number(i64),
    /// True or false.
    Truth(bool),
    /// A day.
    Day(Day),
}

/// Takes rows cell by cell: each that is not empty with the number of its column, from 0; `None` at
/// the end of a row.
pub type Take<'w> = dyn FnMut(Option<(usize, Cell<'_>)>) -> io::Result<()> + 'w;

/// Takes the rows of a table one by one.
pub struct Rows<'w> {
    take: &'w mut Take<'w>,
}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").finish_non_exhaustive()
    }
}

impl<'w> Rows<'w> {
    /// Hands the cells to `take`, row by row, in the order of the columns.
    pub fn new(take: &'w mut Take<'w>) -> Self {
        Self { take }
    }

    /// Takes the next row, of the table's row type.
    ///
    /// # Errors
    /// If the row cannot be written.
    pub fn add(&mut self, record: &impl Serialize) -> io::Result<()> {
        let mut row = Row {
            take: self.take,
            column: 0,
            is_day: false,
        };
        record.serialize(&mut row).map_err(|error| match error {
            RowError::NoCell(what) => io::Error::other(format!("a cell cannot hold {what}")),
            RowError::Disk(error) => error,
        })?;
        (self.take)(None)
    }
}

/// A row whose cells are passed on.
struct Row<'r, 'w> {
    take: &'r mut Take<'w>,
    /// The number of the current column.
    column: usize,
    /// The next number is that of a day.
    is_day: bool,
}

impl Row<'_, '_> {
    fn cell(&mut self, cell: Cell<'_>) -> Result<(), RowError> {
        (self.take)(Some((self.column, cell))).map_err(RowError::Disk)
    }
}

/// Why a row is refused.
#[derive(Debug)]
enum RowError {
    /// The row has a value that a cell cannot contain.
    NoCell(String),
    /// The cells could not be written.
    Disk(io::Error),
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCell(what) => write!(f, "a cell cannot hold {what}"),
            Self::Disk(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RowError {}

impl serde::ser::Error for RowError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::NoCell(message.to_string())
    }
}

fn no_cell(what: &str) -> RowError {
    RowError::NoCell(what.to_owned())
}

/// The fields of a row's type, each into a cell of its own.
impl SerializeStruct for &mut Row<'_, '_> {
    type Ok = ();
    type Error = RowError;

    fn serialize_field<T: ?Sized + Serialize>(
        &mut self,
        _: &'static str,
        value: &T,
    ) -> Result<(), RowError> {
        value.serialize(&mut **self)?;
        self.column += 1;
        Ok(())
    }

    fn skip_field(&mut self, _: &'static str) -> Result<(), RowError> {
        self.column += 1;
        Ok(())
    }

    fn end(self) -> Result<(), RowError> {
        Ok(())
    }
}

impl Serializer for &mut Row<'_, '_> {
    type Ok = ();
    type Error = RowError;
    type SerializeSeq = Impossible<(), RowError>;
    type SerializeTuple = Impossible<(), RowError>;
    type SerializeTupleStruct = Impossible<(), RowError>;
    type SerializeTupleVariant = Impossible<(), RowError>;
    type SerializeMap = Impossible<(), RowError>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), RowError>;

    fn serialize_bool(self, value: bool) -> Result<(), RowError> {
        self.cell(Cell::Truth(value))
    }

    fn serialize_str(self, value: &str) -> Result<(), RowError> {
        if value.is_empty() {
            Ok(())
        } else {
            self.cell(Cell::Text(value))
        }
    }

    fn serialize_i64(self, value: i64) -> Result<(), RowError> {
        self.cell(Cell::Number(value))
    }

    fn serialize_u64(self, value: u64) -> Result<(), RowError> {
        let number = i64::try_from(value)
            .map_err(|_| RowError::NoCell(format!("{value}: it exceeds 64 bits")))?;
        self.cell(Cell::Number(number))
    }

    fn serialize_none(self) -> Result<(), RowError> {
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), RowError> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        word: &'static str,
    ) -> Result<(), RowError> {
        self.serialize_str(word)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), RowError> {
        self.is_day = name == DAY;
        value.serialize(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, RowError> {
        Ok(self)
    }

    fn serialize_i32(self, value: i32) -> Result<(), RowError> {
        if !std::mem::take(&mut self.is_day) {
            return self.serialize_i64(value.into());
        }
        self.cell(Cell::Day(Day(value)))
    }

    fn serialize_i8(self, value: i8) -> Result<(), RowError> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), RowError> {
        self.serialize_i64(value.into())
    }

    fn serialize_u8(self, value: u8) -> Result<(), RowError> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), RowError> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), RowError> {
        self.serialize_u64(value.into())
    }

    fn serialize_char(self, value: char) -> Result<(), RowError> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_f32(self, _: f32) -> Result<(), RowError> {
        Err(no_cell("a fraction"))
    }

    fn serialize_f64(self, _: f64) -> Result<(), RowError> {
        Err(no_cell("a fraction"))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), RowError> {
        Err(no_cell("bytes"))
    }

    fn serialize_unit(self) -> Result<(), RowError> {
        Err(no_cell("a unit value"))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), RowError> {
        Err(no_cell("a unit value"))
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), RowError> {
        Err(no_cell("a choice of values"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, RowError> {
        Err(no_cell("a list"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, RowError> {
        Err(no_cell("a list"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, RowError> {
        Err(no_cell("a list"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, RowError> {
        Err(no_cell("a choice of values"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, RowError> {
        Err(no_cell("a table"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, RowError> {
        Err(no_cell("a choice of values"))
    }
}
