//! One page of HTML, made from Markdown.

use std::collections::BTreeSet;
use std::fmt::Write;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::markdown::anchor;

/// The style of the page: one column that fits a phone and a sheet of paper, dark if the
/// reader's machine is.
const STYLE: &str = include_str!("html_page.css");

/// A self-contained page of HTML, made from Markdown with tables: every heading has its anchor, and
/// so has every row of a table that begins with a code (`#cooperation.allied-with`). HTML in the
/// Markdown is shown as text.
pub(crate) fn page(title: &str, markdown: &str) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    let mut converter = Converter::default();
    let mut body = Vec::new();
    for (place, event) in events.iter().enumerate() {
        body.push(match converter.html(event, &events[place..]) {
            Some(html) => Event::Html(CowStr::from(html)),
            None => match event {
                Event::Html(text) | Event::InlineHtml(text) => Event::Text(text.clone()),
                other => other.clone(),
            },
        });
    }
    let mut text = String::new();
    html::push_html(&mut text, body.into_iter());
    let first_section = text.find("<h2 ").unwrap_or(text.len());
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{}{}{}</main>\n</body>\n</html>\n",
        escaped(title),
        &text[..first_section],
        navigation(&converter.contents),
        &text[first_section..],
    )
}

/// A heading, as the table of contents lists it.
struct Section {
    level: HeadingLevel,
    id: String,
    heading: String,
}

/// Converts headings and tables to HTML with anchors.
#[derive(Default)]
struct Converter {
    contents: Vec<Section>,
    /// The ids in use.
    ids: BTreeSet<String>,
    /// The headings of the current table.
    headings: Vec<String>,
    is_in_table_head: bool,
    /// The number of cells of the current row so far.
    cells: usize,
}

impl Converter {
    /// The HTML of an event that is part of a heading or a table; `rest` begins with the event.
    fn html(&mut self, event: &Event<'_>, rest: &[Event<'_>]) -> Option<String> {
        let html = match event {
            Event::Start(Tag::Heading { level, .. }) => self.heading(*level, plain_text(rest)),
            Event::End(TagEnd::Heading(level)) => format!(
                " <a class=\"here\" href=\"#{}\" aria-label=\"link to this\">#</a></{level}>\n",
                escaped(self.section())
            ),
            Event::Start(Tag::Table(columns)) if columns.len() == 2 => {
                "<table class=\"two\">".to_owned()
            }
            Event::Start(Tag::Table(_)) => "<table>".to_owned(),
            Event::End(TagEnd::Table) => "</tbody></table>\n".to_owned(),
            Event::Start(Tag::TableHead) => {
                self.headings.clear();
                self.is_in_table_head = true;
                "<thead><tr>".to_owned()
            }
            Event::End(TagEnd::TableHead) => {
                self.is_in_table_head = false;
                "</tr></thead>\n<tbody>".to_owned()
            }
            Event::Start(Tag::TableRow) => self.row(rest),
            Event::End(TagEnd::TableRow) => "</tr>\n".to_owned(),
            Event::Start(Tag::TableCell) => self.cell(rest),
            Event::End(TagEnd::TableCell) if self.is_in_table_head => "</th>".to_owned(),
            Event::End(TagEnd::TableCell) => "</td>".to_owned(),
            _ => return None,
        };
        Some(html)
    }

    /// The id of the current section.
    fn section(&self) -> &str {
        self.contents.last().map_or("", |section| &section.id)
    }

    fn heading(&mut self, level: HeadingLevel, heading: String) -> String {
        let anchor = anchor(&heading);
        let mut id = anchor.clone();
        let mut number = 0;
        while !self.ids.insert(id.clone()) {
            number += 1;
            id = format!("{anchor}-{number}");
        }
        let html = format!("<{level} id=\"{}\">", escaped(&id));
        self.contents.push(Section { level, id, heading });
        html
    }

    /// The start of a row, with an id if its first cell is a code.
    fn row(&mut self, rest: &[Event<'_>]) -> String {
        self.cells = 0;
        if let Some([Event::Code(code), Event::End(TagEnd::TableCell)]) = rest.get(2..4) {
            let id = format!("{}.{code}", self.section());
            if self.ids.insert(id.clone()) {
                return format!("<tr id=\"{}\">", escaped(&id));
            }
        }
        "<tr>".to_owned()
    }

    /// The start of a cell, with the heading of its column.
    fn cell(&mut self, rest: &[Event<'_>]) -> String {
        if self.is_in_table_head {
            self.headings.push(plain_text(rest));
            return "<th scope=\"col\">".to_owned();
        }
        let heading = self.headings.get(self.cells).map_or("", String::as_str);
        self.cells += 1;
        format!("<td data-head=\"{}\">", escaped(heading))
    }
}

/// The plain text of the heading or cell that begins here.
fn plain_text(events: &[Event<'_>]) -> String {
    let inner = events
        .iter()
        .skip(1)
        .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_) | TagEnd::TableCell)));
    inner
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect()
}

/// The table of contents: the sections, and under each its parts.
fn navigation(contents: &[Section]) -> String {
    let mut text =
        "<nav aria-label=\"contents\">\n<details open>\n<summary>Contents</summary>\n<ul>\n"
            .to_owned();
    for section in contents {
        let level = section.level as usize;
        if (2..=3).contains(&level) {
            let id = escaped(&section.id);
            let heading = escaped(&section.heading);
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "<li class=\"level{level}\"><a href=\"#{id}\">{heading}</a></li>"
            );
        }
    }
    text + "</ul>\n</details>\n</nav>\n"
}

/// A text in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
