//! `syntax`: the file can be read, and parses.

use ties::file::{MAX_FILE_BYTES, ReadFault};
use ties::model::Severity;
use ties::tree::Place;

use crate::rule::{Check, FileAt, Rule, Sink};

pub(crate) static RULE: Rule =
    Rule { code: "syntax", severity: Severity::Error, page: include_str!("syntax.md"), checks: &[Check::File(check)] };

fn check(at: &FileAt<'_>, sink: &mut Sink<'_>) {
    match &at.file.fault {
        Some(ReadFault::NotUtf8 { byte, at }) => sink
            .say(Place::Bytes(*at..*at), format!("the byte 0x{byte:02x} is not UTF-8"))
            .help("save the file as UTF-8; it was likely saved as Latin-1 or Windows-1252"),
        Some(ReadFault::Binary { at }) => sink
            .say(Place::Bytes(*at..*at + 1), "a NUL byte: this is no text")
            .help("put a text file in its place, or take it out of the folder"),
        Some(ReadFault::TooLarge) => sink
            .say(Place::File, format!("the file has more than {} MiB", MAX_FILE_BYTES >> 20))
            .help("split the source into parts, each a file of its own"),
        Some(ReadFault::Unreadable(why)) => {
            sink.say(Place::File, format!("the file cannot be read: {why}")).help("look at its permissions");
        }
        Some(ReadFault::Symlink | ReadFault::Folder | ReadFault::Special) | None => {}
    }
    for fault in &at.document.syntax {
        let found = sink.say(Place::Bytes(fault.bytes.clone()), fault.message.clone());
        found.help = help(at.file.text.get(fault.bytes.start..).unwrap_or_default(), &fault.message).map(str::to_owned);
    }
}

/// What to do about a fault, by the text that stands there.
fn help(there: &str, message: &str) -> Option<&'static str> {
    if there.starts_with(['“', '”', '„', '‘', '’', '«']) {
        return Some("write straight quotes: `\"`");
    }
    if message.contains("recursion") {
        return Some("a data file nests two or three deep; is this one?");
    }
    match message.split_once(',').map_or(message, |(what, _)| what) {
        "duplicate key" => Some("keep one of the two"),
        "string values must be quoted" => Some("put the value between straight quotes: `\"…\"`"),
        "invalid basic string" => Some("close the text with `\"` on the same line, or write it between `\"\"\"`"),
        "missing escaped value" => Some("write `\\\\` for a backslash, or put the text between single quotes"),
        "unquoted keys cannot be empty" => Some("write `key = value`, or `[[claims]]` for a claim"),
        "key with no value" => Some("write `key = value`"),
        _ => None,
    }
}
