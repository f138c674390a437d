//! Deceptive names: characters that are invisible or change the direction of writing, and words
//! that mix scripts.

use ties_text::terminal::is_harmful;
use unicode_normalization::char::canonical_combining_class;
use unicode_script::{Script, UnicodeScript};
use unicode_security::general_security_profile::IdentifierType;
use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{GeneralSecurityProfile, MixedScript};

/// Whether a name has a deceptive character or word. Such a name is reported on its own and not
/// compared with others.
pub(crate) fn is_deceptive(name: &str) -> bool {
    !name.is_ascii() && (hidden(name).is_some() || mixed(name).is_some())
}

/// The first character that is invisible or changes the direction of writing, and that the spelling
/// does not require. `None` if there is none.
pub(crate) fn hidden(name: &str) -> Option<char> {
    let mut before = None;
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let is_hidden = character.identifier_type() == Some(IdentifierType::Default_Ignorable)
            || (is_harmful(character) && !character.is_control());
        if is_hidden && !has_use(before, character, characters.peek().copied()) {
            return Some(character);
        }
        before = Some(character);
    }
    None
}

/// Whether an invisible character changes the form of its neighbours, and so belongs to the
/// spelling.
fn has_use(before: Option<char>, character: char, after: Option<char>) -> bool {
    match character {
        '\u{200c}'
            if is_letter_of(before, &[Script::Arabic])
                && is_letter_of(after, &[Script::Arabic]) =>
        {
            true
        }
        // Viramas have the combining class 9.
        '\u{200c}' | '\u{200d}' => {
            before.is_some_and(|before| canonical_combining_class(before) == 9)
        }
        // Variation selectors choose among the forms of one letter.
        '\u{180b}'..='\u{180d}' => is_letter_of(before, &[Script::Mongolian]),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            is_letter_of(before, &[Script::Han, Script::Mongolian])
        }
        _ => false,
    }
}

fn is_letter_of(letter: Option<char>, scripts: &[Script]) -> bool {
    letter.is_some_and(|letter| letter.is_alphabetic() && scripts.contains(&letter.script()))
}

/// Whether a character changes the direction of writing.
pub(crate) fn changes_direction(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// Two letters of different scripts in one word of a name. `None` if no word mixes scripts.
pub(crate) fn mixed(name: &str) -> Option<(char, char)> {
    let word = name
        .split(|character: char| !character.is_alphanumeric())
        .find(|word| is_mixed(word))?;
    let mut letters = word
        .chars()
        .filter(|letter| !AugmentedScriptSet::for_char(*letter).is_all());
    let first = letters.next()?;
    let other = letters.find(|letter| {
        let mut both = AugmentedScriptSet::for_char(first);
        both.intersect_with(AugmentedScriptSet::for_char(*letter));
        both.is_empty()
    })?;
    Some((first, other))
}

/// Whether a word has letters of scripts that no language writes together.
fn is_mixed(word: &str) -> bool {
    if word.is_ascii() || word.is_single_script() {
        return false;
    }
    // Chinese, Japanese and Korean put no space between their own words and those in Latin letters.
    let mut others = AugmentedScriptSet::default();
    for letter in word
        .chars()
        .filter(|letter| letter.script() != Script::Latin)
    {
        others.intersect_with(AugmentedScriptSet::for_char(letter));
    }
    !(others.hanb || others.jpan || others.kore)
}
