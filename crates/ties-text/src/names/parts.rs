//! The words of a name, and their scripts.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The supported scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
}

impl Alphabet {
    /// Whether the script writes vowels.
    pub(super) fn writes_vowels(self) -> bool {
        !matches!(self, Self::Arabic | Self::Hebrew)
    }
}

/// Returns the script of a lower-case letter; `None` if it is not supported.
pub(super) fn alphabet(letter: char) -> Option<Alphabet> {
    Some(match letter {
        'a'..='z'
        | '\u{aa}'..='\u{24f}'
        | '\u{259}'
        | '\u{300}'..='\u{36f}'
        | '\u{1e00}'..='\u{1eff}' => Alphabet::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Alphabet::Greek,
        '\u{400}'..='\u{52f}' => Alphabet::Cyrillic,
        '\u{591}'..='\u{5f4}' => Alphabet::Hebrew,
        '\u{610}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Alphabet::Arabic,
        '\u{900}'..='\u{97f}' => Alphabet::Devanagari,
        _ => return None,
    })
}

/// A word of a name.
pub(super) struct NamePart {
    /// The word, composed and in lower case.
    pub(super) text: String,
    /// Whether hyphens join it to the words before and after it.
    pub(super) is_inside: bool,
    /// Whether it is compared as written: digits, a single capital, a Roman numeral.
    pub(super) is_literal: bool,
}

/// Splits a name into its words.
pub(super) fn parts(name: &str) -> Vec<NamePart> {
    let name: String = name.nfkc().filter(|letter| !is_dropped(*letter)).collect();
    let mut parts: Vec<NamePart> = Vec::new();
    let mut is_hyphen = false;
    let mut rest = name.as_str();
    while !rest.is_empty() {
        let start = rest.find(is_part).unwrap_or(rest.len());
        let (between, from) = rest.split_at(start);
        is_hyphen = (between == "-" && start > 0) || (is_hyphen && start == 0);
        let (word, after) =
            from.split_at(from.find(|letter| !is_part(letter)).unwrap_or(from.len()));
        if !word.is_empty() {
            let is_roman = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
            let is_alone = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let is_inside = is_hyphen && after.starts_with('-');
            parts.push(NamePart {
                text: word.to_lowercase(),
                is_inside,
                is_literal: (is_roman || is_alone) && !is_inside,
            });
        }
        rest = after;
    }
    parts
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

/// Whether a mark is optional in spelling: apostrophes for ayn and hamza, Arabic vowel signs,
/// Hebrew points.
fn is_dropped(letter: char) -> bool {
    let is_apostrophe = matches!(
        letter,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | '"' | '\u{2b9}'..='\u{2c1}'
    );
    let is_hebrew_point = matches!(
        letter,
        '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{5f3}' | '\u{5f4}'
    );
    let is_arabic_sign = matches!(
        letter,
        '\u{610}'..='\u{61a}'
            | '\u{640}'
            | '\u{64b}'..='\u{652}'
            | '\u{656}'..='\u{65f}'
            | '\u{670}'
    );
    let is_invisible = matches!(letter, '\u{ad}' | '\u{200b}' | '\u{200d}'..='\u{200f}');
    is_apostrophe || is_hebrew_point || is_arabic_sign || is_invisible
}
