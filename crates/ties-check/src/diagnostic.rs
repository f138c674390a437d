//! Diagnostics: findings about the data, with their locations in the files.

use std::ops::Range;

use serde::Serialize;

use ties::model::Severity;
use ties_dataset::spot::{Place, Spot};

/// A finding: where it is, what is wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code of the rule.
    pub code: &'static str,
    /// The severity: error, warning or hint.
    pub severity: Severity,
    /// The location of the record.
    pub spot: Spot,
    /// The place in the record, such as a value or a key.
    pub place: Place,
    /// The bytes of the place, counted from the start of the file.
    pub bytes: Range<usize>,
    /// The position of the first byte.
    pub start: Position,
    /// The position after the last byte.
    pub end: Position,
    /// The line in which the place starts. `None` if the file has no visible text.
    pub excerpt: Option<Excerpt>,
    /// What is wrong: lower case, no full stop, names in backticks, the value found.
    pub message: String,
    /// What to do, in the imperative.
    pub help: Option<String>,
}

impl Diagnostic {
    /// The number of the file: its position in [`Files`](ties_dataset::file::Files).
    pub fn file(&self) -> usize {
        self.spot.file as usize
    }

    /// Sets the help.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }
}

/// A line of a file to print with a finding, with the marked place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line without its line break. Of a long line only the text around the place.
    pub text: String,
    /// The bytes of the place in `text`, up to the end of the line.
    pub place: Range<usize>,
    /// Whether the line is longer than `text`.
    pub is_cut: bool,
}

impl Excerpt {
    /// The greatest length of a line in bytes. A longer line is cut around the place.
    const MAX_LINE: usize = 4096;

    /// The excerpt for the line in which `bytes` start. `None` if the text is blank.
    pub fn of(text: &str, bytes: &Range<usize>) -> Option<Self> {
        if text.trim_start().is_empty() {
            return None;
        }
        let start = char_start(text, bytes.start);
        let line = line_around(text, start);
        let end = char_start(text, bytes.end).clamp(start, line.end);
        let is_cut = line.len() > Self::MAX_LINE;
        let mut shown = line.clone();
        if is_cut {
            shown.start = char_start(text, start.saturating_sub(60)).max(line.start);
            shown.end = char_start(text, start + 120).clamp(start, line.end);
        }
        let from = shown.start;
        let shown = text[shown].trim_end_matches('\r');
        Some(Self {
            text: shown.to_owned(),
            place: (start - from).min(shown.len())..(end - from).min(shown.len()),
            is_cut,
        })
    }
}

/// The bytes of the line around a byte, without its line break.
///
/// The search stops after [`Excerpt::MAX_LINE`] bytes in each direction, so that many findings in
/// one long line do not each read all of it.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let first = at.saturating_sub(Excerpt::MAX_LINE + 1);
    let last = text.len().min(at + Excerpt::MAX_LINE + 1);
    let before = &text.as_bytes()[first..at];
    let after = &text.as_bytes()[at..last];
    let start = match before.iter().rposition(|byte| *byte == b'\n') {
        Some(line_break) => first + line_break + 1,
        None => first,
    };
    let end = match after.iter().position(|byte| *byte == b'\n') {
        Some(line_break) => at + line_break,
        None => last,
    };
    start..end
}

/// The start of the character that contains a byte, or the end of a text that is shorter.
fn char_start(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len()))
        .rev()
        .find(|byte| text.is_char_boundary(*byte))
        .unwrap_or(0)
}

/// A position in a text. Lines and columns count from 1, as in editors.
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
    /// The positions of some bytes of a text, which must ascend. A byte after the end of the text
    /// has the position of the end.
    ///
    /// The text is read once for all bytes.
    pub fn of_all(text: &str, bytes: impl IntoIterator<Item = usize>) -> Vec<Self> {
        let mut positions = Vec::new();
        let mut position = Self::default();
        let mut at = 0;
        for byte in bytes {
            let byte = char_start(text, byte).max(at);
            position.pass(&text[at..byte]);
            at = byte;
            positions.push(position);
        }
        positions
    }

    /// Moves the position to the end of the text that follows it.
    fn pass(&mut self, text: &str) {
        if let Some(last) = text.rfind('\n') {
            self.line += text.matches('\n').count();
            self.column = 1 + text[last + 1..].chars().count();
        } else {
            self.column += text.chars().count();
        }
    }
}
