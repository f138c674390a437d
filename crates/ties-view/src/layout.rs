//! Layout of answers: wrapped lines, counts with their nouns, numbered citations.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// The maximum number of columns of a line.
const WIDTH: usize = 100;

/// The citation of each source of an answer, by its id.
pub(crate) type Citations = BTreeMap<String, String>;

/// Writes a text, wrapped at spaces and indented by `indent` columns; later lines by two more.
pub(crate) fn write_wrapped(out: &mut impl Write, indent: usize, text: &str) -> fmt::Result {
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
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
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
pub(crate) fn claims_and_origins(claims: usize, origins: usize) -> String {
    format!(
        "{}, {}",
        count_of(claims, "claim"),
        count_of(origins, "independent origin")
    )
}

/// The number of a source in the list of citations, from 1; none if it is the only source.
pub(crate) fn citation_number(citations: &Citations, source: &str) -> Option<usize> {
    if citations.len() == 1 {
        return None;
    }
    let position = citations.keys().position(|id| id == source)?;
    Some(position + 1)
}

/// Writes the sources, numbered if there are several.
pub(crate) fn write_citations(out: &mut impl Write, citations: &Citations) -> fmt::Result {
    match citations.len() {
        0 => return Ok(()),
        1 => writeln!(out, "\nSource")?,
        _ => writeln!(out, "\nSources")?,
    }
    for (id, citation) in citations {
        let number = bracketed(citation_number(citations, id));
        write_wrapped(out, 2, &format!("{number}{citation} ({id})"))?;
    }
    Ok(())
}

/// The number of a citation before what it belongs to: `[2] `.
pub(crate) fn bracketed(number: Option<usize>) -> String {
    match number {
        Some(number) => format!("[{number}] "),
        None => String::new(),
    }
}

/// Writes how many withdrawn claims an answer leaves out, if any.
pub(crate) fn write_withdrawn(out: &mut impl Write, withdrawn: usize) -> fmt::Result {
    if withdrawn == 0 {
        return Ok(());
    }
    let claims = count_of(withdrawn, "refuted, superseded or retracted claim");
    writeln!(out, "\nLeft out: {claims}. Add `--withdrawn` to show them.")
}

/// Writes how many files and records an answer leaves out, if any.
pub(crate) fn write_left_out(out: &mut impl Write, left_out: usize) -> fmt::Result {
    if left_out == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "\nUnreadable files and records left out: {left_out}. Run `ties check` for details."
    )
}
