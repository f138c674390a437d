//! A document as a page of HTML.

use maud::{Markup, PreEscaped, html};
use ties_picture::{Theme, plain};

use crate::document::{
    Block, Document, Figure, Item, Line, Section, Side, SourceEntry, Span, Table,
};
use crate::page::page;

/// The maximum number of characters of a text of the dataset.
const MOST_CHARACTERS: usize = 2_000;

/// The width of a picture that a wide window may still shrink to the width of the page.
const MOST_SHRUNK: f64 = 1_600.0;

impl Document {
    /// The document as a page of HTML: one file without scripts that refers to nothing outside
    /// itself.
    pub fn to_html(&self) -> String {
        let body = html! {
            header {
                h1 { (text(&self.title)) }
                @for line in &self.subtitle { p class="quiet" { (spans(line)) } }
            }
            nav aria-label="Contents" {
                ul {
                    @for section in &self.sections { (entry(section.id, section.heading)) }
                    (entry("sources", "Sources"))
                    @for section in &self.closing { (entry(section.id, section.heading)) }
                }
            }
            main {
                @for section in &self.sections { (write_section(section)) }
                (sources(&self.sources))
                @for section in &self.closing { (write_section(section)) }
            }
        };
        page(&self.title, &body)
    }
}

fn entry(id: &str, heading: &str) -> Markup {
    html! { li { a href={ "#" (id) } { (heading) } } }
}

fn write_section(section: &Section) -> Markup {
    html! {
        section id=(section.id) aria-labelledby={ (section.id) "-heading" } {
            h2 id={ (section.id) "-heading" } { (section.heading) }
            @for block in &section.blocks { (write_block(block)) }
        }
    }
}

fn write_block(block: &Block) -> Markup {
    match block {
        Block::Heading(line) => html! { h3 { (spans(line)) } },
        Block::Paragraph(line) => html! { p { (spans(line)) } },
        Block::Items(items) => write_items(items),
        Block::Figure(figure) => write_figure(figure),
        Block::Sides(sides) => html! {
            div class="sides" { @for side in sides { (write_side(side)) } }
        },
    }
}

fn write_items(items: &[Item]) -> Markup {
    html! { ul { @for item in items { (write_item(item)) } } }
}

fn write_item(item: &Item) -> Markup {
    html! {
        li {
            (spans(&item.line))
            @for sentence in &item.sentences { div { (spans(sentence)) } }
            @for detail in &item.details { div class="detail" { (spans(detail)) } }
            @for sentence in &item.comparison { div { (spans(sentence)) } }
        }
    }
}

/// A picture in a box that scrolls by itself, since a wide picture must not widen the page.
fn write_figure(figure: &Figure) -> Markup {
    let picture = &figure.picture;
    let class = if picture.width > MOST_SHRUNK {
        "scroll"
    } else {
        "scroll fitted"
    };
    html! {
        section class=(class) tabindex="0"
            aria-label={ "Picture, " (picture.id) ": " (label(&picture.title)) } {
            (PreEscaped(picture.to_svg(Theme::Light)))
        }
        @if let Some(table) = &figure.table {
            details { summary { "The same as a table" } (write_table(table, &picture.title)) }
        }
    }
}

fn write_table(table: &Table, caption: &str) -> Markup {
    html! {
        section class="scroll" tabindex="0" aria-label={ "Table: " (label(caption)) } {
            table {
                caption { (text(caption)) }
                thead {
                    tr { @for cell in &table.head { th scope="col" { (text(cell)) } } }
                }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (column, cell) in row.iter().enumerate() {
                                @if column == 0 { th scope="row" { (text(cell)) } }
                                @else { td { (text(cell)) } }
                            }
                        }
                    }
                }
            }
        }
        ul class="legend" { @for meaning in &table.legend { li { (meaning) } } }
    }
}

fn write_side(side: &Side) -> Markup {
    html! {
        div class="side" {
            h4 { (spans(&side.label)) }
            p class="quiet" { (spans(&side.counts)) }
            @if !side.claims.is_empty() { (write_items(&side.claims)) }
            @if let Some(left_out) = &side.left_out { p class="quiet" { (spans(left_out)) } }
        }
    }
}

fn sources(sources: &[SourceEntry]) -> Markup {
    html! {
        section id="sources" aria-labelledby="sources-heading" {
            h2 id="sources-heading" { "Sources" }
            @if sources.is_empty() { p { "No source is cited." } }
            @else { ol class="sources" {
                @for (source, number) in sources.iter().zip(1..) {
                    li id={ "source-" (number) } { (write_source(source, number)) }
                }
            } }
        }
    }
}

fn write_source(source: &SourceEntry, number: usize) -> Markup {
    let times = match source.mentions {
        1 => "cited once".to_owned(),
        count => format!("cited {count} times, first here"),
    };
    html! {
        span class="number" { "[" (number) "]" } " "
        (text(&source.citation)) " " code { (text(&source.id)) }
        " " a href={ "#mention-" (number) } class="back" { "↑ " (times) }
        @if let Some(address) = &source.address { div class="detail" { (link(address)) } }
        @if let Some(copy) = &source.copy { div class="detail" { "Archived copy: " (link(copy)) } }
        @for note in &source.notes { div class="detail" { (text(note)) } }
    }
}

/// An address. Only addresses of the web become links, since others may run something.
fn link(address: &str) -> Markup {
    let words = plain(address, MOST_CHARACTERS);
    let is_of_web = ["http://", "https://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    if is_of_web && words == address {
        return html! { a href=(address) rel="noreferrer" { (words) } };
    }
    text(address)
}

fn spans(line: &Line) -> Markup {
    html! { @for span in &line.0 { (write_span(span)) } }
}

fn write_span(span: &Span) -> Markup {
    match span {
        Span::Words(words) => html! { (words) },
        Span::Data(words) => text(words),
        Span::Strong(words) => html! { strong { (text(words)) } },
        Span::Quote { words, language } => {
            let language = language.as_deref().filter(|language| is_tag(language));
            html! { q lang=[language] { (text(words)) } }
        }
        Span::Code(code) => html! { code { (plain(code, MOST_CHARACTERS)) } },
        Span::Citation { number, is_first } => {
            let id = is_first.then(|| format!("mention-{number}"));
            html! { a class="citation" id=[id] href={ "#source-" (number) } { "[" (number) "]" } }
        }
    }
}

/// Whether a text has the form of a language tag: parts of letters and digits. The first part is a
/// code of two or three letters.
fn is_tag(language: &str) -> bool {
    let mut parts = language.split('-');
    let code = parts.next().unwrap_or_default();
    matches!(code.len(), 2..=3)
        && code.bytes().all(|it| it.is_ascii_alphabetic())
        && language.len() <= 35
        && parts.all(|part| !part.is_empty() && part.bytes().all(|it| it.is_ascii_alphanumeric()))
}

/// A text of the dataset as the value of an attribute.
fn label(words: &str) -> String {
    plain(words, MOST_CHARACTERS)
}

/// A text of the dataset. The parts of a statement are isolated from the reading order around them.
fn text(words: &str) -> Markup {
    html! {
        @for (part, name) in words.split(" · ").enumerate() {
            @if part > 0 { " · " }
            bdi { (plain(name, MOST_CHARACTERS)) }
        }
    }
}
