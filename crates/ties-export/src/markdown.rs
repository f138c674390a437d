//! Markdown: texts of the data in it, its anchors, and one page of HTML made from it.

use std::collections::BTreeSet;
use std::fmt::Write;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// A text of the data on one line, with all Markdown marks escaped.
pub(crate) fn prose(text: &str) -> String {
    let mut prose = String::new();
    for char in ties_view::flat(text)
        .chars()
        .map(|char| if char.is_control() { ' ' } else { char })
    {
        if char.is_ascii_punctuation()
            && !matches!(char, ',' | ';' | ':' | '.' | '\'' | '"' | '?' | '/' | '%')
        {
            prose.push('\\');
        }
        prose.push(char);
    }
    prose
}

/// The anchor of a heading, as GitHub makes it.
pub(crate) fn anchor(heading: &str) -> String {
    let letters = heading.trim().to_lowercase().replace(' ', "-");
    letters
        .chars()
        .filter(|char| char.is_alphanumeric() || matches!(char, '-' | '_'))
        .collect()
}

/// The style of the page: one column that a phone and a sheet of paper hold, dark where the reader's machine is.
const STYLE: &str = include_str!("markdown.css");

/// A self-contained page of HTML, made from Markdown with tables: every heading has its anchor, and so has every
/// row of a table that begins with a code (`#cooperation.allied-with`). HTML in the Markdown is shown as text.
pub(crate) fn page(title: &str, markdown: &str) -> String {
    let mut body = Vec::new();
    let mut contents = Vec::new();
    let mut taken = BTreeSet::new();
    let mut section = String::new();
    let mut heads: Vec<String> = Vec::new();
    let mut is_head = false;
    let mut column = 0;
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    for (place, event) in events.iter().enumerate() {
        let raw = |text: String| Event::Html(CowStr::from(text));
        body.push(match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let text = plain_text(&events[place..]);
                let plain = anchor(&text);
                let numbered = (1..).map(|number| format!("{plain}-{number}"));
                section = std::iter::once(plain.clone())
                    .chain(numbered)
                    .find(|id| !taken.contains(id))
                    .unwrap_or(plain);
                taken.insert(section.clone());
                contents.push((*level as usize, section.clone(), text));
                raw(format!("<{level} id=\"{}\">", escaped(&section)))
            }
            Event::End(TagEnd::Heading(level)) => raw(format!(
                " <a class=\"here\" href=\"#{}\" aria-label=\"link to this\">#</a></{level}>\n",
                escaped(&section)
            )),
            Event::Start(Tag::Table(columns)) if columns.len() == 2 => {
                raw("<table class=\"two\">".to_owned())
            }
            Event::Start(Tag::Table(_)) => raw("<table>".to_owned()),
            Event::End(TagEnd::Table) => raw("</tbody></table>\n".to_owned()),
            Event::Start(Tag::TableHead) => {
                (heads, is_head, column) = (Vec::new(), true, 0);
                raw("<thead><tr>".to_owned())
            }
            Event::End(TagEnd::TableHead) => {
                is_head = false;
                raw("</tr></thead>\n<tbody>".to_owned())
            }
            Event::Start(Tag::TableRow) => {
                column = 0;
                let id = match events.get(place + 2..place + 4) {
                    Some([Event::Code(code), Event::End(TagEnd::TableCell)]) => {
                        format!("{section}.{code}")
                    }
                    _ => String::new(),
                };
                let is_new = !id.is_empty() && taken.insert(id.clone());
                raw(if is_new {
                    format!("<tr id=\"{}\">", escaped(&id))
                } else {
                    "<tr>".to_owned()
                })
            }
            Event::End(TagEnd::TableRow) => raw("</tr>\n".to_owned()),
            Event::Start(Tag::TableCell) if is_head => {
                heads.push(plain_text(&events[place..]));
                raw("<th scope=\"col\">".to_owned())
            }
            Event::End(TagEnd::TableCell) if is_head => raw("</th>".to_owned()),
            Event::Start(Tag::TableCell) => {
                column += 1;
                let head = heads.get(column - 1).map_or("", String::as_str);
                raw(format!("<td data-head=\"{}\">", escaped(head)))
            }
            Event::End(TagEnd::TableCell) => raw("</td>".to_owned()),
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text.clone()),
            other => other.clone(),
        });
    }
    let mut text = String::new();
    html::push_html(&mut text, body.into_iter());
    let first_section = text.find("<h2 ").unwrap_or(text.len());
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<main>\n{}{}{}</main>\n</body>\n</html>\n",
        escaped(title),
        &text[..first_section],
        navigation(&contents),
        &text[first_section..],
    )
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
fn navigation(contents: &[(usize, String, String)]) -> String {
    let mut text =
        "<nav aria-label=\"contents\">\n<details open>\n<summary>Contents</summary>\n<ul>\n"
            .to_owned();
    for (level, id, heading) in contents
        .iter()
        .filter(|(level, ..)| (2..=3).contains(level))
    {
        let (id, heading) = (escaped(id), escaped(heading));
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "<li class=\"level{level}\"><a href=\"#{id}\">{heading}</a></li>"
        );
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
