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
    /// The position of the first of them.
    pub start: Position,
    /// The position after the last of them.
    pub end: Position,
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

impl Default for Position {
    fn default() -> Self {
        Self { line: 1, column: 1 }
    }
}

impl Position {
    /// The position of each of these bytes of `text`, which ascend; of its end for one that it does not have.
    ///
    /// The text is gone through once, however many there are.
    pub fn of_all(text: &str, bytes: impl IntoIterator<Item = usize>) -> Vec<Self> {
        let (mut at, mut position) = (0, Self::default());
        let place = |byte: usize| {
            let byte = (at..=byte.min(text.len())).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(at);
            let between = &text[at..byte];
            if let Some(last) = between.rfind('\n') {
                position.line += between.matches('\n').count();
                position.column = 1 + between[last + 1..].chars().count();
            } else {
                position.column += between.chars().count();
            }
            at = byte;
            position
        };
        bytes.into_iter().map(place).collect()
    }
}
