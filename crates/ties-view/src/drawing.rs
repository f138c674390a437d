//! Drawings in characters, in the middle of an answer.

use std::fmt::{self, Display, Formatter};

use textwrap::core::display_width;
use ties_text::terminal::escape_lines;

use crate::screen::Screen;

/// Lines of characters, some of them in colours.
#[derive(Debug, Default)]
pub(crate) struct Drawing {
    lines: Vec<Vec<Span>>,
    line: Vec<Span>,
}

/// Characters of one colour. They are safe to print.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) tint: Option<Tint>,
}

/// A colour. What is not attested for the day asked is fainter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tint {
    pub(crate) hue: Hue,
    pub(crate) is_faint: bool,
}

/// A colour by what it means. No meaning rests on colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hue {
    Friend,
    Enemy,
    Part,
    Kin,
    Contested,
    Day,
}

impl Hue {
    /// The parameter of an escape sequence that sets the colour. Blue and red can be told apart by
    /// people who do not see red or green.
    fn parameter(self) -> &'static str {
        match self {
            Self::Friend => "94",
            Self::Enemy => "31",
            Self::Part => "32",
            Self::Kin => "35",
            Self::Contested => "33",
            Self::Day => "36",
        }
    }
}

impl Span {
    pub(crate) fn new(text: impl Into<String>, tint: Option<Tint>) -> Self {
        let text = text.into();
        Self { text, tint }
    }
}

impl Drawing {
    /// Adds characters to the line.
    pub(crate) fn push(&mut self, text: impl Into<String>, tint: Option<Tint>) {
        self.push_span(Span::new(text, tint));
    }

    fn push_span(&mut self, span: Span) {
        match self.line.last_mut() {
            Some(last) if last.tint == span.tint => last.text.push_str(&span.text),
            _ => self.line.push(span),
        }
    }

    /// Adds characters after a gap, filled with spaces to a width that includes the gap.
    pub(crate) fn push_right(
        &mut self,
        width: usize,
        gap: usize,
        spans: impl IntoIterator<Item = Span>,
    ) {
        self.push(" ".repeat(gap), None);
        let mut used = gap;
        for span in spans {
            used += display_width(&span.text);
            self.push_span(span);
        }
        self.push(" ".repeat(width.saturating_sub(used)), None);
    }

    /// Ends the line, without the spaces at its end.
    pub(crate) fn end_line(&mut self) {
        while let Some(last) = self.line.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            self.line.pop();
        }
        self.lines.push(std::mem::take(&mut self.line));
    }

    /// The lines as text.
    fn to_text(&self, colour: bool) -> String {
        let mut text = String::new();
        for line in &self.lines {
            for span in line {
                match span.tint {
                    Some(tint) if colour => text.push_str(&tint.around(&span.text)),
                    _ => text.push_str(&span.text),
                }
            }
            text.push('\n');
        }
        text
    }
}

impl Tint {
    pub(crate) fn full(hue: Hue) -> Self {
        Self {
            hue,
            is_faint: false,
        }
    }

    fn around(self, text: &str) -> String {
        let faint = if self.is_faint { "2;" } else { "" };
        format!("\u{1b}[{faint}{}m{text}\u{1b}[0m", self.hue.parameter())
    }
}

/// An answer with a drawing.
pub(crate) trait Drawn {
    /// Writes what is before the drawing.
    fn write_before(&self, f: &mut Formatter<'_>) -> fmt::Result;

    /// The drawing, with a maximum number of columns.
    fn drawing(&self, width: usize) -> Drawing;

    /// Writes what is after the drawing.
    fn write_after(&self, f: &mut Formatter<'_>) -> fmt::Result;
}

/// A part of an answer.
struct Part<'d, D> {
    answer: &'d D,
    write: fn(&D, &mut Formatter<'_>) -> fmt::Result,
}

impl<D> Display for Part<'_, D> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        (self.write)(self.answer, f)
    }
}

/// Writes an answer with its drawing, without colours.
pub(crate) fn write_drawn(answer: &impl Drawn, f: &mut Formatter<'_>) -> fmt::Result {
    answer.write_before(f)?;
    let drawing = answer.drawing(Screen::of(f).drawing_width());
    f.write_str(&drawing.to_text(false))?;
    answer.write_after(f)
}

/// The text of an answer with its drawing, safe to print on a terminal.
pub(crate) fn drawn_text<D: Drawn>(answer: &D, screen: Screen) -> String {
    let width = screen.drawing_width();
    let text_of = |write| escape_lines(&format!("{:width$}", Part { answer, write }));
    let mut text = text_of(D::write_before);
    text.push_str(&answer.drawing(width).to_text(screen.colour));
    text.push_str(&text_of(D::write_after));
    text
}
