//! The matrix as a grid of letters, with a legend.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use super::mark::{Mark, MarkKind, MatrixCell};
use super::view::MatrixView;
use crate::drawing::{Drawing, Hue, Span, Tint};
use crate::layout::{cut_to_columns, write_wrapped};
use crate::screen::Columns;
use crate::standing::Standing;

/// The maximum number of columns of cells.
pub(super) const MOST_COLUMNS: usize = 50;

/// What a cell without a mark contains: nothing, or only claims that do not count.
const UNKNOWN: &str = ".";
const NOT_COUNTED: &str = ":";
const WHOLE_HAS_TIES: &str = "^";

/// A grid of letters: its headings and its cells.
pub(super) struct Grid {
    /// The maximum number of characters of a line.
    width: usize,
    /// The number of spaces between columns.
    gap: usize,
    rows: Vec<String>,
    columns: Vec<String>,
    cells: BTreeMap<(usize, usize), Vec<Span>>,
}

impl Grid {
    /// The grid of some entities and their cells, with a number of columns: all, or one, which is
    /// not also a row. The columns have the ids as headings, or numbers if the ids are too long.
    pub(super) fn new(ids: &[String], columns: usize, cells: &[MatrixCell], width: usize) -> Self {
        let mut grid = Self {
            width,
            gap: 2,
            rows: ids.to_vec(),
            columns: ids[..columns].to_vec(),
            cells: letters_of_cells(ids, cells),
        };
        if columns > 1 && grid.is_too_wide() {
            grid.number_columns();
        }
        if grid.is_too_wide() {
            grid.cut_headings();
        }
        grid
    }

    /// Leaves at least half of the width for the cells, or a quarter for the cells of one column.
    fn cut_headings(&mut self) {
        let of_cells = match self.columns.len() {
            1 => self.width / 4,
            _ => self.width / 2,
        };
        for row in &mut self.rows {
            *row = cut_to_columns(row, self.width - of_cells);
        }
        for column in &mut self.columns {
            *column = cut_to_columns(column, of_cells - self.gap);
        }
    }

    fn number_columns(&mut self) {
        let digits = self.rows.len().to_string().len();
        self.gap = 1;
        for (row, number) in self.rows.iter_mut().zip(1..) {
            *row = format!("{number:>digits$} {row}");
        }
        for (column, number) in self.columns.iter_mut().zip(1..) {
            *column = number.to_string();
        }
    }

    /// The letters of a cell.
    fn cell(&self, row: usize, column: usize) -> Vec<Span> {
        if row == column {
            return vec![Span::new("-", None)];
        }
        let cell = self.cells.get(&(row, column)).cloned();
        cell.unwrap_or_else(|| vec![Span::new(UNKNOWN, None)])
    }

    /// The width of the column of row headings.
    fn heading_width(&self) -> usize {
        self.rows.iter().map(|it| characters(it)).max().unwrap_or(0)
    }

    /// The width of a column with the spaces before it.
    fn column_width(&self, column: usize) -> usize {
        let rows = 0..self.rows.len();
        let cells = rows.map(|row| letters(&self.cell(row, column)).count());
        let heading = characters(&self.columns[column]);
        self.gap + cells.max().unwrap_or(0).max(heading)
    }

    fn is_too_wide(&self) -> bool {
        self.blocks().len() > 1 || self.block_width(0..self.columns.len()) > self.width
    }

    fn block_width(&self, columns: Range<usize>) -> usize {
        let columns: usize = columns.map(|column| self.column_width(column)).sum();
        self.heading_width() + columns
    }

    /// The columns, as many next to each other as the width has room for.
    fn blocks(&self) -> Vec<Range<usize>> {
        let mut blocks = Vec::new();
        let mut start = 0;
        let mut width = self.heading_width();
        for column in 0..self.columns.len() {
            let of_column = self.column_width(column);
            if column > start && width + of_column > self.width {
                blocks.push(start..column);
                start = column;
                width = self.heading_width();
            }
            width += of_column;
        }
        blocks.push(start..self.columns.len());
        blocks
    }

    /// Draws the headings and the rows.
    pub(super) fn draw(&self) -> Drawing {
        let mut drawing = Drawing::default();
        for block in self.blocks() {
            if block.start > 0 {
                drawing.end_line();
            }
            self.draw_block(block, &mut drawing);
        }
        drawing
    }

    fn draw_block(&self, columns: Range<usize>, drawing: &mut Drawing) {
        let first = self.heading_width();
        drawing.push(" ".repeat(first), None);
        for column in columns.clone() {
            let title = Span::new(self.columns[column].as_str(), None);
            drawing.push_right(self.column_width(column), self.gap, [title]);
        }
        drawing.end_line();
        let of_one_column = usize::from(self.columns.len() == 1);
        for (row, title) in self.rows.iter().enumerate().skip(of_one_column) {
            drawing.push(format!("{title:first$}"), None);
            for column in columns.clone() {
                drawing.push_right(self.column_width(column), self.gap, self.cell(row, column));
            }
            drawing.end_line();
        }
    }
}

/// The number of characters of a heading. Ids have no wide characters.
fn characters(heading: &str) -> usize {
    heading.chars().count()
}

/// The letters of the cells by row and column.
fn letters_of_cells(ids: &[String], cells: &[MatrixCell]) -> BTreeMap<(usize, usize), Vec<Span>> {
    let positions: BTreeMap<&str, usize> = ids.iter().map(String::as_str).zip(0..).collect();
    let mut letters = BTreeMap::new();
    for cell in cells {
        let of_a = positions.get(cell.a.as_str());
        let of_b = positions.get(cell.b.as_str());
        if let (Some(a), Some(b)) = (of_a, of_b) {
            letters.insert((*a, *b), letters_of(cell, &cell.a));
            letters.insert((*b, *a), letters_of(cell, &cell.b));
        }
    }
    letters
}

/// The letters of a cell in the row of one of its entities.
fn letters_of(cell: &MatrixCell, row: &str) -> Vec<Span> {
    if cell.marks.is_empty() {
        let unknown = match (cell.claims_not_counted.is_empty(), cell.related.is_empty()) {
            (true, true) => UNKNOWN.to_owned(),
            (false, true) => NOT_COUNTED.to_owned(),
            (true, false) => WHOLE_HAS_TIES.to_owned(),
            (false, false) => format!("{NOT_COUNTED}{WHOLE_HAS_TIES}"),
        };
        return vec![Span::new(unknown, None)];
    }
    let mut spans = Vec::new();
    for mark in &cell.marks {
        let letter = letter(mark, row);
        let mut letters = String::from(match mark.standing {
            Some(Standing::WithinReach) => letter.to_ascii_lowercase(),
            _ => letter,
        });
        match mark.standing {
            Some(Standing::Possibly) => letters.push('?'),
            Some(Standing::Assumed) => letters.push('~'),
            _ => {}
        }
        spans.push(Span::new(letters, mark.kind.tint(mark.standing)));
        if mark.contested {
            spans.push(Span::new("!", Some(Tint::full(Hue::Contested))));
        }
    }
    spans
}

/// The characters of some spans.
fn letters(spans: &[Span]) -> impl Iterator<Item = char> {
    spans.iter().flat_map(|span| span.text.chars())
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
        letters(&letters_of(self, row)).collect()
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
            used.extend(letters(&letters_of(cell, &cell.a)));
            used.extend(letters(&letters_of(cell, &cell.b)));
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
pub(super) fn write_legend(out: &mut impl Columns, view: &MatrixView) -> fmt::Result {
    for LetterMeaning { letter, meaning } in view.legend() {
        match letter {
            Some(letter) => write_wrapped(out, 2, &format!("{letter} {meaning}"))?,
            None => write_wrapped(out, 2, meaning)?,
        }
    }
    Ok(())
}
