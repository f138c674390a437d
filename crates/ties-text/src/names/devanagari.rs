//! The units of a word in Devanagari.

use unicode_normalization::UnicodeNormalization;

use super::letters::weak::MAY_BE_A;
use super::letters::{self, find};
use super::unit::{Unit, ascii_figure};

/// Adds the units of a word. `None` if it contains an unknown letter.
pub(super) fn add_devanagari(word: &str, units: &mut Vec<Unit>) -> Option<()> {
    // Letters with a dot have two encodings. The table has the decomposed one.
    let word: String = word.nfd().collect();
    let mut rest = word.as_str();
    let mut is_open = false;
    while let Some(letter) = rest.chars().next() {
        if let Some((length, sounds)) = find(letters::DEVANAGARI_VOWELS, rest) {
            // A nasal sign follows the inherent vowel.
            if is_open && matches!(letter, '\u{901}'..='\u{903}') {
                units.push(Unit::Weak(MAY_BE_A));
            }
            units.extend_from_slice(sounds);
            rest = &rest[length..];
            is_open = false;
            continue;
        }
        if is_open {
            units.push(Unit::Weak(MAY_BE_A));
        }
        if let Some((length, sounds)) = find(letters::DEVANAGARI, rest) {
            units.extend_from_slice(sounds);
            rest = &rest[length..];
            is_open = true;
        } else if letter.is_numeric() {
            units.push(Unit::Literal(ascii_figure(letter)));
            rest = &rest[letter.len_utf8()..];
            is_open = false;
        } else {
            return None;
        }
    }
    // The inherent vowel at the end of a word is silent.
    Some(())
}
