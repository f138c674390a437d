//! Layout: long texts on lines that a screen is wide enough for.

/// So many characters fit on a line.
const WIDTH: usize = 100;

/// Adds a text after so many spaces, broken between words, later lines set in by two more.
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
