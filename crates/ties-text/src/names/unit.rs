//! A unit of a name: a consonant, a weak sound, or a character that stands for itself.

/// A unit of a name, as it is read letter by letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A consonant, by its possible sounds.
    Consonant(&'static str),
    /// What may be left out in one script and written in another: a vowel, `h`, `w`, `y`.
    Weak(u8),
    /// A figure, or a letter that stands for itself.
    Literal(char),
}

/// The figure 0 to 9 of any script.
pub(super) fn ascii_figure(figure: char) -> char {
    let value = match figure {
        '\u{660}'..='\u{669}' => u32::from(figure) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(figure) - 0x6f0,
        '\u{966}'..='\u{96f}' => u32::from(figure) - 0x966,
        other => return other,
    };
    char::from_digit(value, 10).unwrap_or(figure)
}
