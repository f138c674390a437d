//! `garbled-text`: names, titles, quotes, summaries, readings and notes contain no mojibake, codes
//! of HTML and other formats, control characters or unclosed direction marks.

use ties::model::{Entity, Severity};
use ties_dataset::index::Index;
use ties_text::text::repair;

use crate::markup::{self, may_start_code};
use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "garbled-text",
    severity: Severity::Warning,
    page: include_str!("garbled_text.md"),
    checks: &[
        Check::Claim(check_claim),
        Check::Entity(check_entity),
        Check::Source(check_source),
    ],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    for (place, text) in [
        ("/quote", &claim.quote),
        ("/summary", &claim.summary),
        ("/reading", &claim.reading),
        ("/note", &claim.note),
    ] {
        if let Some(text) = text {
            check_text(place, text, sink);
        }
    }
}

fn check_entity(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    check_text("/name", &entity.name, sink);
    for (position, name) in entity.names.iter().enumerate() {
        if !is_plain(&name.text) {
            check_text(&format!("/names/{position}/text"), &name.text, sink);
        }
    }
}

fn check_source(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    if let Some(head) = at.head {
        check_text("/title", &head.record.title, sink);
    }
}

/// Whether the text is printable ASCII without a character that may start a code. It needs no
/// further checks. Most texts are plain.
fn is_plain(text: &str) -> bool {
    // Without an early end, many bytes are compared at once: a 50th less of `toml-check`.
    text.bytes().fold(true, |plain, byte| {
        plain & matches!(byte, b' '..=b'~') & !may_start_code(byte)
    })
}

fn check_text(place: &str, text: &str, sink: &mut Sink<'_>) {
    if is_plain(text) {
        return;
    }
    if let Some(code) = markup::first(text) {
        let help = match markup::decoded(text) {
            Some(decoded) => format!("write “{decoded}”"),
            None => "write what the source shows in its place".to_owned(),
        };
        sink.value(place, code.to_string()).help(help);
    }
    let repaired = repair(text);
    if *repaired != *text {
        sink.value(place, "mojibake: UTF-8 text decoded with another encoding")
            .help(format!("write “{repaired}”"));
    }
    if let Some(control) = text.chars().find(|c| is_stray_control(*c)) {
        sink.value(
            place,
            format!(
                "contains the control character U+{:04X}",
                u32::from(control)
            ),
        )
        .help("remove the character");
    }
    if !is_balanced(text) {
        sink.value(place, "contains an unbalanced direction mark")
            .help("remove it, or close it on the same line; it reverses the surrounding text");
    }
}

fn is_stray_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
}

/// Whether each embedding, override and isolate of the bidirectional algorithm (UAX #9) is closed
/// on its line.
fn is_balanced(text: &str) -> bool {
    text.lines().all(is_balanced_line)
}

fn is_balanced_line(line: &str) -> bool {
    // The marks that close those that are open.
    let mut closing = Vec::new();
    for mark in line.chars() {
        match mark {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => closing.push('\u{202c}'),
            '\u{2066}'..='\u{2068}' => closing.push('\u{2069}'),
            '\u{202c}' | '\u{2069}' if closing.pop() != Some(mark) => return false,
            _ => {}
        }
    }
    closing.is_empty()
}
