//! The screen that an answer is shown on.

use std::fmt::{Formatter, Write};

/// The number of columns of a text that is not for a terminal, and the maximum width of sentences.
const COLUMNS: usize = 100;

/// The fewest and the most columns that answers are laid out for.
const LEAST: usize = 40;
const MOST: usize = 1_000;

/// The screen that an answer is shown on: a terminal, or by default a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Its number of columns. With fewer than 40, answers are laid out as for 40.
    pub width: usize,
    /// Whether it shows colours.
    pub colour: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            width: COLUMNS,
            colour: false,
        }
    }
}

impl Screen {
    /// The screen that a formatter writes to: its width is the width of the format, `{:60}`.
    pub(crate) fn of(f: &Formatter<'_>) -> Self {
        Self {
            width: f.width().unwrap_or(COLUMNS),
            colour: false,
        }
    }

    /// The maximum number of columns of a drawing.
    pub(crate) fn drawing_width(self) -> usize {
        self.width.clamp(LEAST, MOST)
    }
}

/// Something that lines of sentences are written to.
pub trait Columns: Write {
    /// The maximum number of columns of a line.
    fn columns(&self) -> usize;
}

impl Columns for String {
    fn columns(&self) -> usize {
        COLUMNS
    }
}

impl Columns for Formatter<'_> {
    fn columns(&self) -> usize {
        // Sentences are hard to read on longer lines.
        Screen::of(self).drawing_width().min(COLUMNS)
    }
}
