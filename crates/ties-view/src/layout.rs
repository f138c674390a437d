//! Layout: line wrapping, counts in words and citation numbers.

use std::collections::BTreeMap;

/// The maximum number of characters on a line.
const WIDTH: usize = 100;

/// Appends a text, wrapped between words and indented by `indent` spaces; continuation lines by two more.
pub(crate) fn wrap(out: &mut String, indent: usize, text: &str) {
    let mut used = 0;
    for word in text.split(' ') {
        let width = word.chars().count();
        if used == 0 {
            out.push_str(&" ".repeat(indent));
            used = indent + width;
        } else if used + 1 + width > WIDTH {
            out.push('\n');
            out.push_str(&" ".repeat(indent + 2));
            used = indent + 2 + width;
        } else {
            out.push(' ');
            used += 1 + width;
        }
        out.push_str(word);
    }
    out.push('\n');
}

/// A number with its noun: `1 claim`, `2 claims`.
pub(crate) fn count_of(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
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

/// The number of a source in a list of citations, from 1.
pub(crate) fn citation_number(citations: &BTreeMap<String, String>, source: &str) -> Option<usize> {
    let position = citations.keys().position(|id| id == source)?;
    Some(position + 1)
}
