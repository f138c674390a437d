//! Sheets as they were read, before they become records.

/// A sheet as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Where it is, for people: ``ties.xlsx, sheet `claims` ``, or `claims.csv`.
    pub place: String,
    /// Which sheet it is: `claims`.
    pub name: String,
    /// Its rows, the headings first, each with its number as the spreadsheet shows it.
    pub rows: Vec<(usize, Vec<Input>)>,
}

/// A cell as it was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A value that no record can have, in words: a date of the spreadsheet, an error.
    Other(&'static str),
}
