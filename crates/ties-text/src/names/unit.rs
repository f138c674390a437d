//! Units of a name: consonants, weak sounds and literal characters.

/// A unit of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A consonant, as its possible sounds.
    Consonant(&'static str),
    /// A sound that one script writes and another may leave out: a vowel, `h`, `w`, `y`.
    Weak(u8),
    /// A digit, or a letter that is compared as written.
    Literal(char),
}

/// Returns the ASCII digit for a digit of any script.
pub(super) fn ascii_figure(figure: char) -> char {
    let value = match figure {
        '\u{660}'..='\u{669}' => u32::from(figure) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(figure) - 0x6f0,
        '\u{966}'..='\u{96f}' => u32::from(figure) - 0x966,
        other => return other,
    };
    char::from_digit(value, 10).unwrap_or(figure)
}
