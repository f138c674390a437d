//! An answer as a title with sections of items, written as text or as Markdown.

use std::fmt;

use crate::citation::flat;
use crate::citations::{Citations, write_citations};
use crate::layout::write_wrapped;
use crate::screen::Columns;

/// What Markdown and GitHub read as markup anywhere in a line.
const MARKDOWN_SIGNS: &str = "\\`*_[]<>&#|~$";

/// An answer as a title with sections of items.
pub(crate) struct Outline<'c> {
    /// The title.
    pub(crate) title: String,
    /// Lines that follow the title.
    pub(crate) notes: Vec<String>,
    /// The sections; empty ones are not written.
    pub(crate) sections: Vec<Section>,
    /// The sources.
    pub(crate) citations: &'c Citations,
    /// What is left out, one reason per line.
    pub(crate) left_out: Vec<String>,
}

/// A section of an answer.
pub(crate) struct Section {
    /// The heading.
    pub(crate) heading: String,
    /// The items.
    pub(crate) items: Vec<Item>,
}

/// An item of a section.
#[derive(Default)]
pub(crate) struct Item {
    /// The item on one line.
    pub(crate) line: String,
    /// What follows it, one line each.
    pub(crate) details: Vec<String>,
}

impl Section {
    /// A section without items.
    pub(crate) fn new(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            items: Vec::new(),
        }
    }

    /// Adds an item without details.
    pub(crate) fn push(&mut self, line: String) {
        self.items.push(Item {
            line,
            ..Item::default()
        });
    }
}

impl Outline<'_> {
    /// The sections with items, with what is left out as the last one.
    fn filled(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|it| !it.items.is_empty())
    }

    /// Writes the answer as text.
    pub(crate) fn write_text(&self, out: &mut impl Columns) -> fmt::Result {
        write_wrapped(out, 0, &self.title)?;
        for note in &self.notes {
            write_wrapped(out, 0, note)?;
        }
        for section in self.filled() {
            writeln!(out, "\n{}", section.heading)?;
            for item in &section.items {
                write_wrapped(out, 2, &item.line)?;
                for detail in &item.details {
                    write_wrapped(out, 4, detail)?;
                }
            }
        }
        write_citations(out, self.citations)?;
        if !self.left_out.is_empty() {
            writeln!(out, "\nLeft out")?;
        }
        for line in &self.left_out {
            write_wrapped(out, 2, line)?;
        }
        Ok(())
    }

    /// The answer as Markdown, for a pull request or release notes.
    pub(crate) fn to_markdown(&self) -> String {
        let mut lines = vec![format!("## {}", markdown_prose(&self.title))];
        for note in &self.notes {
            lines.extend([String::new(), markdown_prose(note)]);
        }
        for section in self.filled() {
            lines.extend(heading(&section.heading));
            for item in &section.items {
                lines.push(format!("- {}", markdown_prose(&item.line)));
                let details = item.details.iter();
                lines.extend(details.map(|detail| format!("  - {}", markdown_prose(detail))));
            }
        }
        if !self.citations.is_empty() {
            lines.extend(heading("Sources"));
        }
        for ((id, citation), number) in self.citations.iter().zip(1..) {
            let line = format!("[{number}] {citation} ({id})");
            lines.push(format!("- {}", markdown_prose(&line)));
        }
        if !self.left_out.is_empty() {
            lines.extend(heading("Left out"));
        }
        for line in &self.left_out {
            lines.push(format!("- {}", markdown_prose(line)));
        }
        lines.join("\n") + "\n"
    }
}

/// The lines of a heading in Markdown.
fn heading(text: &str) -> [String; 3] {
    let line = format!("### {}", markdown_prose(text));
    [String::new(), line, String::new()]
}

/// A text of the data on one line, with all Markdown marks escaped.
pub fn markdown_prose(text: &str) -> String {
    let mut prose = String::new();
    let mut is_number = true;
    let text = flat(text);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let char = if char.is_control() { ' ' } else { char };
        // A line that starts so is a list or a heading.
        let starts_block = match char {
            '-' | '+' | '=' => prose.is_empty(),
            '.' | ')' => {
                let ends_word = chars.peek().is_none_or(|next| next.is_whitespace());
                is_number && !prose.is_empty() && ends_word
            }
            _ => false,
        };
        if starts_block || MARKDOWN_SIGNS.contains(char) {
            prose.push('\\');
        }
        is_number &= char.is_ascii_digit();
        prose.push(char);
    }
    prose
}
