//! A document as Markdown.

use ties_picture::plain;
use ties_view::markdown_prose;

use crate::document::{Block, Document, Figure, Item, Line, Section, Side, SourceEntry, Span};

/// The maximum number of characters of a text of the dataset.
const MOST_CHARACTERS: usize = 2_000;

impl Document {
    /// The document as Markdown.
    pub fn to_markdown(&self) -> String {
        let mut lines = vec![format!("# {}", prose(&self.title))];
        for line in &self.subtitle {
            lines.extend([String::new(), spans(line)]);
        }
        for section in &self.sections {
            write_section(&mut lines, section);
        }
        lines.extend([String::new(), "## Sources".to_owned(), String::new()]);
        if self.sources.is_empty() {
            lines.push("No source is cited.".to_owned());
        }
        for (source, number) in self.sources.iter().zip(1..) {
            write_source(&mut lines, source, number);
        }
        for section in &self.closing {
            write_section(&mut lines, section);
        }
        lines.join("\n") + "\n"
    }
}

fn write_section(lines: &mut Vec<String>, section: &Section) {
    lines.extend([String::new(), format!("## {}", section.heading)]);
    for block in &section.blocks {
        lines.push(String::new());
        match block {
            Block::Heading(line) => lines.push(format!("### {}", spans(line))),
            Block::Paragraph(line) => lines.push(spans(line)),
            Block::Items(items) => write_items(lines, items),
            Block::Figure(figure) => write_figure(lines, figure),
            Block::Sides(sides) => {
                for side in sides {
                    write_side(lines, side);
                }
            }
        }
    }
}

fn write_items(lines: &mut Vec<String>, items: &[Item]) {
    for item in items {
        lines.push(format!("- {}", spans(&item.line)));
        let above = item.sentences.iter().chain(&item.details);
        for detail in above.chain(&item.comparison) {
            lines.push(format!("  - {}", spans(detail)));
        }
    }
}

/// The table of a figure, or the description of its picture.
fn write_figure(lines: &mut Vec<String>, figure: &Figure) {
    let Some(table) = &figure.table else {
        // The names in a description are isolated, and else as they are shown.
        let description = &figure.picture.description;
        let description = description.replace(['\u{2068}', '\u{2069}'], "");
        lines.push(markdown_prose(&description));
        return;
    };
    lines.push(table_row(&table.head));
    lines.push(format!("|{}", "---|".repeat(table.head.len())));
    lines.extend(table.rows.iter().map(|row| table_row(row)));
    if !table.legend.is_empty() {
        lines.push(String::new());
    }
    for meaning in &table.legend {
        lines.push(format!("- {}", prose(meaning)));
    }
}

fn table_row(cells: &[String]) -> String {
    let mut row = "|".to_owned();
    for cell in cells {
        row = format!("{row} {} |", prose(cell));
    }
    row
}

fn write_side(lines: &mut Vec<String>, side: &Side) {
    if lines.last().is_some_and(|line| !line.is_empty()) {
        lines.push(String::new());
    }
    lines.push(format!("#### {}", spans(&side.label)));
    lines.extend([String::new(), spans(&side.counts), String::new()]);
    write_items(lines, &side.claims);
    if let Some(left_out) = &side.left_out {
        lines.extend([String::new(), spans(left_out)]);
    }
}

fn write_source(lines: &mut Vec<String>, source: &SourceEntry, number: usize) {
    let (citation, id) = (prose(&source.citation), code(&source.id));
    lines.push(format!("- \\[{number}\\] {citation} {id}"));
    if let Some(address) = &source.address {
        lines.push(format!("  - {}", prose(address)));
    }
    if let Some(copy) = &source.copy {
        lines.push(format!("  - Archived copy: {}", prose(copy)));
    }
    for note in &source.notes {
        lines.push(format!("  - {}", prose(note)));
    }
}

fn spans(line: &Line) -> String {
    let mut words = String::new();
    for span in &line.0 {
        match span {
            Span::Words(text) => words.push_str(text),
            Span::Data(text) => words.push_str(&prose(text)),
            Span::Strong(text) => words = format!("{words}**{}**", prose(text)),
            Span::Quote { words: quote, .. } => words = format!("{words}“{}”", prose(quote)),
            Span::Code(text) => words.push_str(&code(text)),
            Span::Citation { number, .. } => words = format!("{words}\\[{number}\\]"),
        }
    }
    words
}

/// A text of the dataset with all marks of Markdown escaped.
fn prose(text: &str) -> String {
    markdown_prose(&plain(text, MOST_CHARACTERS))
}

/// Something to copy. A backtick would end it.
fn code(text: &str) -> String {
    format!("`{}`", plain(text, MOST_CHARACTERS).replace('`', "'"))
}
