//! The lines of a text, and the characters that end them.

use super::fold::is_unseen;

/// A line of a text.
pub(super) struct Line<'t> {
    words: &'t str,
    /// The byte at which its words end.
    pub(super) end: usize,
    /// The byte at which the next line starts.
    pub(super) next: usize,
    /// The character that ends it; `None` at the end of the text.
    mark: Option<char>,
}

impl<'t> Line<'t> {
    pub(super) fn at(text: &'t str, from: usize) -> Self {
        let rest = &text[from..];
        let Some(len) = rest.find(is_line_mark) else {
            return Self {
                words: rest,
                end: text.len(),
                next: text.len(),
                mark: None,
            };
        };
        let mark = rest[len..].chars().next();
        let mark_len = if rest[len..].starts_with("\r\n") {
            2
        } else {
            mark.map_or(0, char::len_utf8)
        };
        Self {
            words: &rest[..len],
            end: from + len,
            next: from + len + mark_len,
            mark,
        }
    }

    /// Whether it has no visible characters.
    pub(super) fn is_blank(&self) -> bool {
        self.words
            .chars()
            .all(|c| c.is_whitespace() || is_unseen(c))
    }

    /// Whether editors count it as a line.
    pub(super) fn is_counted(&self) -> bool {
        matches!(self.mark, Some('\n' | '\r'))
    }

    /// Whether it ends a paragraph.
    pub(super) fn ends_paragraph(&self) -> bool {
        matches!(self.mark, Some('\u{C}' | '\u{2029}'))
    }
}

fn is_line_mark(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
