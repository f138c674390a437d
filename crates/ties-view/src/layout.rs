//! Layout of answers: wrapped lines, counts with their nouns.

use std::borrow::Cow;
use std::fmt;

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use ties_text::terminal::escape_controls;

use crate::screen::Columns;

/// Writes a text, wrapped at spaces and indented by `indent` columns; later lines by two more.
pub fn write_wrapped(out: &mut impl Columns, indent: usize, text: &str) -> fmt::Result {
    for line in wrapped(text, indent, out.columns()) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The lines of a text, wrapped in the same way to a number of columns.
pub(crate) fn wrapped(text: &str, indent: usize, columns: usize) -> Vec<String> {
    let first = " ".repeat(indent);
    let later = " ".repeat(indent + 2);
    // An address or an id is never broken, so that it can be copied.
    let options = Options::new(columns)
        .initial_indent(&first)
        .subsequent_indent(&later)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(false);
    let lines = textwrap::wrap(text, options).into_iter();
    lines.map(Cow::into_owned).collect()
}

/// A text on one line, safe to print, and cut with `…` to a number of columns.
pub(crate) fn cut_to_columns(text: &str, columns: usize) -> String {
    let mut start = String::new();
    let mut accents = 0;
    // A character of no width, such as an accent, is not a reason to read all of a long text.
    for character in text.chars().take(4 * columns) {
        let is_accent = display_width(character.encode_utf8(&mut [0; 4])) == 0;
        accents = if is_accent { accents + 1 } else { 0 };
        if accents <= 2 {
            start.push(character);
        }
    }
    let is_whole = text.chars().nth(4 * columns).is_none();
    let mut words = escape_controls(&start).into_owned();
    if is_whole && display_width(&words) <= columns {
        return words;
    }
    while !words.is_empty() && display_width(&words) + 1 > columns {
        words.pop();
    }
    format!("{}…", words.trim_end())
}

/// A number with its noun: `1 claim`, `2 claims`.
pub fn count_of(count: usize, noun: &str) -> String {
    match noun.split_once(' ') {
        _ if count == 1 => format!("1 {noun}"),
        // "2 files or records"
        Some((first, rest)) if rest.starts_with("or ") => format!("{count} {first}s {rest}s"),
        _ => format!("{count} {noun}s"),
    }
}

/// How many disputes are open and settled: `, 2 open and 1 settled`.
pub(crate) fn states_in_words(open: usize, settled: usize) -> String {
    match (open, settled) {
        (0, 0) => String::new(),
        (1, 0) => ", open".to_owned(),
        (0, 1) => ", settled".to_owned(),
        (_, 0) => ", all open".to_owned(),
        (0, _) => ", all settled".to_owned(),
        _ => format!(", {open} open and {settled} settled"),
    }
}

/// Numbers of claims and origins: `2 claims, 1 independent origin`.
pub fn claims_and_origins(claims: usize, origins: usize) -> String {
    format!(
        "{}, {}",
        count_of(claims, "claim"),
        count_of(origins, "independent origin")
    )
}
