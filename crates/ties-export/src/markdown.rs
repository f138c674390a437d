//! Markdown: texts of the data in it, and the anchors of its headings.

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
