//! Diagnostics: what is said about the data; a claim is what a source says.

use std::ops::Range;

use serde::Serialize;

use ties::model::Severity;
use ties_dataset::spot::{Place, Spot};

/// One thing that is wrong with the data: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code of the rule that is broken.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The location of the record that it is about.
    pub spot: Spot,
    /// The place in the text of that record.
    pub place: Place,
    /// The bytes of that place in the file.
    pub bytes: Range<usize>,
    /// The position of the first of them.
    pub start: Position,
    /// The position after the last of them.
    pub end: Position,
    /// The line in which it starts; none where the text has nothing to show.
    pub excerpt: Option<Excerpt>,
    /// What is wrong: lower case, no full stop, names in backticks, the value found.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// The file, by its position in [`Files`](ties_dataset::file::Files).
    pub fn file(&self) -> usize {
        self.spot.file as usize
    }

    /// Says what to do.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }
}

/// A line of a text with a place in it, to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line without its break; of a long one, what stands round the place.
    pub text: String,
    /// The bytes of the place in `text`, as far as they are there.
    pub place: Range<usize>,
    /// The line is longer.
    pub is_cut: bool,
}

impl Excerpt {
    /// The most bytes of a line that are kept; a longer one is cut round the place.
    const MAX_LINE: usize = 4096;

    /// The line of the first of `bytes`; none where the text has nothing to show.
    pub fn of(text: &str, bytes: &Range<usize>) -> Option<Self> {
        if text.trim_start().is_empty() {
            return None;
        }
        let on_char = |at: usize| {
            (0..=at.min(text.len()))
                .rev()
                .find(|at| text.is_char_boundary(*at))
                .unwrap_or(0)
        };
        let start = on_char(bytes.start);
        // A line that has no end so near is cut: the rest of it need not be gone through for each of its places.
        let near =
            start.saturating_sub(Self::MAX_LINE + 1)..text.len().min(start + Self::MAX_LINE + 1);
        let (before, after) = (
            &text.as_bytes()[near.start..start],
            &text.as_bytes()[start..near.end],
        );
        let line_start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(near.start, |at| near.start + at + 1);
        let line_end = after
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(near.end, |at| start + at);
        let end = on_char(bytes.end).clamp(start, line_end);
        let (mut from, mut to, is_cut) =
            (line_start, line_end, line_end - line_start > Self::MAX_LINE);
        if is_cut {
            from = on_char(start.saturating_sub(60)).max(line_start);
            to = on_char(start + 120).clamp(start, line_end);
        }
        let shown = text[from..to].trim_end_matches('\r');
        let place = start - from..end.min(from + shown.len()).max(start) - from;
        let place = place.start.min(shown.len())..place.end.min(shown.len());
        Some(Self {
            text: shown.to_owned(),
            place,
            is_cut,
        })
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
            let byte = (at..=byte.min(text.len()))
                .rev()
                .find(|byte| text.is_char_boundary(*byte))
                .unwrap_or(at);
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
