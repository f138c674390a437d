//! `syntax`: reports files that cannot be read or parsed.

use ties::model::Severity;
use ties_dataset::file::ReadFault;
use ties_dataset::spot::Place;

use crate::rule::{Check, FileAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "syntax",
    severity: Severity::Error,
    page: include_str!("syntax.md"),
    checks: &[Check::File(check), Check::Engine],
};

/// A message of the parser up to its first comma, and the help for it.
const HELP: [(&str, &str); 21] = [
    ("duplicate key", "keep one of the two"),
    (
        "string values must be quoted",
        "put the value between straight quotes: `\"…\"`",
    ),
    ("invalid date", "put the date between quotes: `\"2021-09\"`"),
    ("invalid time", "put the date between quotes: `\"2021-09\"`"),
    (
        "invalid datetime",
        "put the date between quotes: `\"2021-09\"`",
    ),
    (
        "invalid boolean",
        "write `true` or `false`, or put a text between quotes",
    ),
    (
        "invalid float",
        "write a whole number in digits, `150`, or put the value between quotes",
    ),
    (
        "invalid integer number",
        "write a whole number in digits, `150`, or put the value between quotes",
    ),
    (
        "unexpected leading zero",
        "write a whole number in digits, `150`, or put the value between quotes",
    ),
    (
        "unexpected key or value",
        "write one value, a list in brackets, or a text with quotes inside the other kind of \
         quotes",
    ),
    (
        "missing comma between array elements",
        "put a comma between the two, or close the list with `]` before this",
    ),
    (
        "missing comma between key-value pairs",
        "put a comma between the two, or close the table with `}` before this",
    ),
    (
        "unclosed array",
        "close it with the bracket that is expected",
    ),
    (
        "unclosed inline table",
        "close it with the bracket that is expected",
    ),
    (
        "invalid basic string",
        "close the text with `\"` on the same line, or write it between `\"\"\"`",
    ),
    (
        "missing escaped value",
        "write `\\\\` for a backslash, or put the text between single quotes",
    ),
    (
        "unclosed table",
        "close the brackets on the same line: `[[claims]]` for a claim, `[skipped]` for a table",
    ),
    (
        "unclosed array table",
        "close the brackets on the same line: `[[claims]]` for a claim, `[skipped]` for a table",
    ),
    (
        "unquoted keys cannot be empty",
        "write `key = \"value\"`, or `[[claims]]` for a claim",
    ),
    (
        "key with no value",
        "write `key = \"value\"`, and put a key with spaces or signs between quotes",
    ),
    (
        "invalid unquoted key",
        "write `key = \"value\"`, and put a key with spaces or signs between quotes",
    ),
];

fn check(at: &FileAt<'_>, sink: &mut Sink<'_>) {
    if let Some(fault) = &at.file.fault {
        check_fault(fault, sink);
    }
    for fault in &at.document.syntax {
        let there = at.file.text.get(fault.bytes.start..).unwrap_or_default();
        let found = sink.say(Place::Bytes(fault.bytes.clone()), fault.message.clone());
        found.help = help(there, &fault.message).map(str::to_owned);
    }
}

/// Reports why a file cannot be read, unless `file-name` reports it.
pub(crate) fn check_fault(fault: &ReadFault, sink: &mut Sink<'_>) {
    match fault {
        ReadFault::NotUtf8 { byte, at } => sink
            .say(
                Place::Bytes(*at..*at),
                format!("the byte 0x{byte:02x} is not UTF-8"),
            )
            .help("save the file as UTF-8; it was probably saved as Latin-1 or Windows-1252"),
        ReadFault::Binary { at } => sink
            .say(
                Place::Bytes(*at..*at + 1),
                "the file contains a NUL byte, so it is not a text file",
            )
            .help("replace it with a text file, or remove it from the folder"),
        ReadFault::TooLarge(most) => sink
            .say(
                Place::File,
                format!("the file is larger than {} MiB", most >> 20),
            )
            .help("split it into several files"),
        ReadFault::Unreadable(why) => {
            sink.say(Place::File, format!("the file cannot be read: {why}"))
                .help("check its permissions");
        }
        ReadFault::Changed => sink
            .say(Place::File, "the file changed while it was read")
            .help("run the check again when no program writes to the file"),
        ReadFault::Symlink
        | ReadFault::Folder
        | ReadFault::Special
        | ReadFault::Missing
        | ReadFault::Outside
        | ReadFault::Empty => {}
    }
}

/// The help for a syntax error, by the text at the error and the message of the parser.
fn help(there: &str, message: &str) -> Option<&'static str> {
    if there.starts_with(['“', '”', '„', '‘', '’', '«']) {
        return Some("write straight quotes: `\"`");
    }
    if message.contains("recursion") {
        return Some("check that this is a data file; data files have two or three levels");
    }
    if there
        .strip_prefix("null")
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    {
        return Some("remove the key; a key without a value is left out");
    }
    if there.starts_with(']') {
        return Some(
            "write as many closing brackets as opening ones: `[[claims]]`, `[skipped]`, `authors \
             = [\"…\"]`",
        );
    }
    let (what, _) = message.split_once(',').unwrap_or((message, ""));
    let (_, help) = HELP.iter().find(|(known, _)| *known == what)?;
    Some(help)
}
