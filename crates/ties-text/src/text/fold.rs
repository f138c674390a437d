//! Folding: the form in which passages and quotes are compared.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Converts a text to the form in which passages and quotes are compared: composed (NFC), without
/// invisible characters, with one kind of space, one of dash and two of quotation marks.
///
/// Letters, case, digits and other punctuation are kept. Idempotent. Borrows if nothing changes.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if is_folded(text.as_bytes()) {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(characters(text))
        };
    }
    // Compose again: a mark may now follow its letter directly.
    let folded = composed(characters(&composed(Cow::Borrowed(text))).into());
    if folded == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(folded.into_owned())
    }
}

/// Whether folding does not change an ASCII text.
fn is_folded(text: &[u8]) -> bool {
    // No early exit: without one, the compiler compares many bytes at once.
    let is_plain = text.iter().fold(true, |plain, byte| {
        plain & matches!(byte, b' '..=b'_' | b'a'..=b'~')
    });
    let pairs = text.iter().zip(text.iter().skip(1));
    let is_single = pairs.fold(true, |single, (one, next)| {
        single & !matches!((one, next), (b' ', b' '))
    });
    is_plain && is_single && !text.starts_with(b" ") && !text.ends_with(b" ")
}

fn composed(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Folds each character of a composed text, and each run of white space to one space.
fn characters(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if is_unseen(c) {
            continue;
        }
        if space && !folded.is_empty() {
            folded.push(' ');
        }
        space = false;
        push_folded(c, &mut folded);
    }
    folded
}

/// Adds one folded character of a composed text.
fn push_folded(c: char, folded: &mut String) {
    match c {
        '`' | '´' | '\u{2BC}' | '\u{5F3}' | '‘'..='‛' | '′' | '‹' | '›' | '＇' => {
            folded.push('\'');
        }
        '«' | '»' | '\u{5F4}' | '“'..='‟' | '″' | '〝'..='〟' | '＂' => {
            folded.push('"');
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => {
            folded.push('-');
        }
        '…' => folded.push_str("..."),
        // Ligatures and the presentation forms of Arabic letters. Some decompose to a space or a
        // stroke with a mark.
        'Ĳ' | 'ĳ' | '\u{FB00}'..='\u{FB06}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' =>
        {
            folded.extend(
                std::iter::once(c)
                    .nfkc()
                    .skip_while(|&d| d == ' ')
                    .filter(|&d| !is_unseen(d)),
            );
        }
        _ => folded.push(c),
    }
}

/// Whether a character is invisible or only stretches a word: soft hyphens, joiners and other marks
/// without width, direction marks, the Arabic tatweel, variation selectors, controls.
pub fn is_unseen(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{640}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0100}'..='\u{E01EF}' => true,
        _ => c.is_control() && !c.is_whitespace(),
    }
}
