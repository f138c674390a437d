//! Markdown: texts of the data in it, and the anchors of its headings.

pub(crate) use ties_view::markdown_prose as prose;

/// The anchor of a heading, as GitHub makes it.
pub(crate) fn anchor(heading: &str) -> String {
    let letters = heading.trim().to_lowercase().replace(' ', "-");
    letters
        .chars()
        .filter(|char| char.is_alphanumeric() || matches!(char, '-' | '_'))
        .collect()
}
