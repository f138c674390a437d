//! Diagnostics: what is said about the data; a claim is what a source says.

use std::ops::Range;

use serde::Serialize;

use crate::model::Severity;
use crate::tree::Place;

/// One thing that is wrong with the data: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code of the rule that is broken.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The file, by its position in [`Files`](crate::file::Files).
    pub file: usize,
    /// The place in the file.
    pub place: Place,
    /// The bytes of that place.
    pub bytes: Range<usize>,
    /// What is wrong: lower case, no full stop, names in backticks, the value found.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Says what to do.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }
}

/// A position in a text, counted from 1 as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters (Unicode scalar values).
    pub column: usize,
}

impl Position {
    /// The position of a byte of `text`; of its end where it has no such byte.
    pub fn of(text: &str, byte: usize) -> Self {
        let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let before = &text[..byte];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }
}
