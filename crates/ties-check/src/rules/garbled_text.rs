//! `garbled-text`: names, titles, readings, quotes and summaries contain no mojibake, control
//! characters or unclosed direction marks.

use ties::model::{Entity, Severity};
use ties_dataset::index::Index;
use ties_text::text::repair;

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
            look(place, text, sink);
        }
    }
}

fn check_entity(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    look("/name", &entity.name, sink);
    for (position, name) in entity.names.iter().enumerate() {
        if !is_plain(&name.text) {
            look(&format!("/names/{position}/text"), &name.text, sink);
        }
    }
}

fn check_source(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    if let Some(head) = at.head {
        look("/title", &head.record.title, sink);
    }
}

/// Whether the text is printable ASCII, which needs no further checks. Most texts are.
fn is_plain(text: &str) -> bool {
    // A fold without early exit lets the compiler compare many bytes at once; chunks still end the
    // search early.
    let is_plain = |piece: &[u8]| {
        piece
            .iter()
            .fold(true, |plain, byte| plain & (b' '..=b'~').contains(byte))
    };
    text.as_bytes().chunks(PIECE).all(is_plain)
}

/// The number of bytes compared together.
pub(crate) const PIECE: usize = 64;

fn look(place: &str, text: &str, sink: &mut Sink<'_>) {
    if is_plain(text) {
        return;
    }
    let repaired = repair(text);
    if *repaired != *text {
        sink.value(place, "mojibake: UTF-8 text decoded with another encoding")
            .help(format!("write “{repaired}”"));
    }
    if let Some(control) = text
        .chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\t'))
    {
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

/// Whether each embedding, override and isolate of the bidirectional algorithm (UAX #9) is closed
/// on its line.
fn is_balanced(text: &str) -> bool {
    text.lines().all(|line| {
        let mut open = Vec::new();
        line.chars().all(|c| match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => {
                open.push('\u{202c}');
                true
            }
            '\u{2066}'..='\u{2068}' => {
                open.push('\u{2069}');
                true
            }
            '\u{202c}' | '\u{2069}' => open.pop() == Some(c),
            _ => true,
        }) && open.is_empty()
    })
}
