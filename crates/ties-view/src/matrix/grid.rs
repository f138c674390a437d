//! The matrix as a grid of letters, with a legend.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use super::mark::{Mark, MarkKind, MatrixCell};
use super::view::MatrixView;
use crate::layout::write_wrapped;
use crate::standing::Standing;

/// The maximum number of columns of a grid.
const WIDTH: usize = 100;

/// What a cell without a mark contains: nothing, or only claims that do not count.
const UNKNOWN: &str = ".";
const NOT_COUNTED: &str = ":";
const WHOLE_HAS_TIES: &str = "^";

/// A grid of letters: its headings and its cells.
pub(super) struct Grid {
    /// The number of spaces between columns.
    gap: usize,
    rows: Vec<String>,
    columns: Vec<String>,
    cells: BTreeMap<(usize, usize), String>,
}

impl Grid {
    /// The grid of some entities and their cells, with a number of columns: all, or one, which is
    /// not also a row. The columns have the ids as headings, or numbers if the ids are too long;
    /// `None` if the grid would be too wide even so.
    pub(super) fn new(ids: &[String], columns: usize, cells: &[MatrixCell]) -> Option<Self> {
        // A column and the gap next to it have at least two characters.
        if columns * 2 > WIDTH {
            return None;
        }
        let positions: BTreeMap<&str, usize> = ids.iter().map(String::as_str).zip(0..).collect();
        let mut letters = BTreeMap::new();
        for cell in cells {
            let a = *positions.get(cell.a.as_str())?;
            let b = *positions.get(cell.b.as_str())?;
            letters.insert((a, b), letters_of(cell, &cell.a));
            letters.insert((b, a), letters_of(cell, &cell.b));
        }
        let with_ids = Self {
            gap: 2,
            rows: ids.to_vec(),
            columns: ids[..columns].to_vec(),
            cells: letters,
        };
        if columns == 1 || with_ids.width() <= WIDTH {
            return Some(with_ids);
        }
        let numbers = 1..=ids.len();
        let digits = ids.len().to_string().len();
        let rows = ids.iter().zip(numbers.clone());
        let with_numbers = Self {
            gap: 1,
            rows: rows
                .map(|(id, row)| format!("{row:>digits$} {id}"))
                .collect(),
            columns: numbers.map(|number| number.to_string()).collect(),
            cells: with_ids.cells,
        };
        (with_numbers.width() <= WIDTH).then_some(with_numbers)
    }

    /// The text of a cell.
    fn cell(&self, row: usize, column: usize) -> &str {
        if row == column {
            return "-";
        }
        let cell = self.cells.get(&(row, column));
        cell.map_or(UNKNOWN, String::as_str)
    }

    /// The width of the column of row headings.
    fn heading_width(&self) -> usize {
        self.rows.iter().map(String::len).max().unwrap_or(0)
    }

    /// The width of a column.
    fn column_width(&self, column: usize) -> usize {
        let rows = 0..self.rows.len();
        let widest = rows.map(|row| self.cell(row, column).len()).max();
        widest.unwrap_or(0).max(self.columns[column].len())
    }

    /// The width of all columns and of the spaces between them.
    fn width(&self) -> usize {
        let columns = 0..self.columns.len();
        let columns: usize = columns
            .map(|column| self.column_width(column) + self.gap)
            .sum();
        self.heading_width() + columns
    }

    /// Writes the headings and the rows.
    pub(super) fn write(&self, out: &mut impl Write) -> fmt::Result {
        let first = self.heading_width();
        let gap = " ".repeat(self.gap);
        let mut heading = format!("{:first$}", "");
        for (column, title) in self.columns.iter().enumerate() {
            let width = self.column_width(column);
            write!(heading, "{gap}{title:width$}")?;
        }
        writeln!(out, "{}", heading.trim_end())?;
        let of_one_column = usize::from(self.columns.len() == 1);
        for (row, title) in self.rows.iter().enumerate().skip(of_one_column) {
            let mut line = format!("{title:first$}");
            for column in 0..self.columns.len() {
                let width = self.column_width(column);
                write!(line, "{gap}{:width$}", self.cell(row, column))?;
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// The letters of a cell in the row of one of its entities.
fn letters_of(cell: &MatrixCell, row: &str) -> String {
    if cell.marks.is_empty() {
        let unknown = match (cell.claims_not_counted.is_empty(), cell.related.is_empty()) {
            (true, true) => UNKNOWN,
            (false, true) => NOT_COUNTED,
            (true, false) => WHOLE_HAS_TIES,
            (false, false) => return format!("{NOT_COUNTED}{WHOLE_HAS_TIES}"),
        };
        return unknown.to_owned();
    }
    let mut letters = String::new();
    for mark in &cell.marks {
        let letter = letter(mark, row);
        letters.push(match mark.standing {
            Some(Standing::WithinReach) => letter.to_ascii_lowercase(),
            _ => letter,
        });
        match mark.standing {
            Some(Standing::Possibly) => letters.push('?'),
            Some(Standing::Assumed) => letters.push('~'),
            _ => {}
        }
        if mark.contested {
            letters.push('!');
        }
    }
    letters
}

/// The letter of a mark in the row of one of its entities.
fn letter(mark: &Mark, row: &str) -> char {
    match mark.kind {
        MarkKind::Friend => 'F',
        MarkKind::Enemy => 'E',
        MarkKind::Part if mark.part.as_deref() == Some(row) => 'P',
        MarkKind::Part => 'W',
        MarkKind::Kin => 'K',
        MarkKind::Other => 'O',
        MarkKind::Denied => 'D',
        MarkKind::NoKnownTie => 'N',
    }
}

/// What the letters of a grid mean, in the order of the legend.
const LEGEND: [(char, &str); 11] = [
    ('F', "friend: a friendly tie"),
    ('E', "enemy: a hostile tie"),
    (
        'P',
        "part: the row belongs to the column or follows it (part, branch, affiliate, pledge)",
    ),
    ('W', "whole: the column belongs to the row or follows it"),
    ('K', "kin"),
    (
        'O',
        "other relation, neither friendly nor hostile, such as `tied-to` or `met-with`",
    ),
    (
        'D',
        "denied: a claim denies a tie; ties of other kinds remain unknown",
    ),
    ('N', "no known tie: a claim states that no tie is known"),
    ('?', "possibly, because dates are vague"),
    ('~', "assumed to continue after it was last attested"),
    (
        '!',
        "contested: other claims deny or exclude it, or that its part belongs to the whole",
    ),
];

impl MatrixCell {
    /// Its letters in the row of one of its entities, as in the grid of `ties matrix`.
    pub fn letters(&self, row: &str) -> String {
        letters_of(self, row)
    }
}

/// What a letter of a grid means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterMeaning {
    /// The letter; absent if the meaning is about all letters.
    pub letter: Option<char>,
    /// Its meaning.
    pub meaning: &'static str,
}

impl MatrixView {
    /// What the letters of its cells mean, in the order of a legend.
    pub fn legend(&self) -> Vec<LetterMeaning> {
        let mut used = BTreeSet::new();
        for cell in &self.cells {
            used.extend(letters_of(cell, &cell.a).chars());
            used.extend(letters_of(cell, &cell.b).chars());
        }
        let mut entries = Vec::new();
        for (letter, meaning) in LEGEND {
            if used.contains(&letter) || used.contains(&letter.to_ascii_lowercase()) {
                entries.push(LetterMeaning {
                    letter: Some(letter),
                    meaning,
                });
            }
        }
        if used.iter().any(char::is_ascii_lowercase) {
            entries.push(LetterMeaning {
                letter: None,
                meaning: "lower case: not attested for that date, and attested within the reach",
            });
        }
        for (letter, meaning) in UNKNOWN_LEGEND {
            if used.contains(&letter) {
                entries.push(LetterMeaning {
                    letter: Some(letter),
                    meaning,
                });
            }
        }
        entries
    }
}

/// What the signs of cells without a mark mean.
const UNKNOWN_LEGEND: [(char, &str); 3] = [
    (
        '.',
        "unknown, which is not neutral: no claim says how the two are related",
    ),
    (
        ':',
        "unknown, and the claims on the two do not count, such as allegations",
    ),
    (
        '^',
        "unknown, and a whole of one of the two has ties with the other: see below",
    ),
];

/// Writes what the letters of a grid mean.
pub(super) fn write_legend(out: &mut impl Write, view: &MatrixView) -> fmt::Result {
    for LetterMeaning { letter, meaning } in view.legend() {
        match letter {
            Some(letter) => write_wrapped(out, 2, &format!("{letter} {meaning}"))?,
            None => write_wrapped(out, 2, meaning)?,
        }
    }
    Ok(())
}
