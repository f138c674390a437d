//! Layout of answers: wrapped lines, counts with their nouns.

use std::fmt::{self, Write};

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// The maximum number of columns of a line.
const WIDTH: usize = 100;

/// Writes a text, wrapped at spaces and indented by `indent` columns; later lines by two more.
pub fn write_wrapped(out: &mut impl Write, indent: usize, text: &str) -> fmt::Result {
    let first = " ".repeat(indent);
    let later = " ".repeat(indent + 2);
    // An address or an id is never broken, so that it can be copied.
    let options = Options::new(WIDTH)
        .initial_indent(&first)
        .subsequent_indent(&later)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(false);
    for line in textwrap::wrap(text, options) {
        writeln!(out, "{line}")?;
    }
    Ok(())
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
