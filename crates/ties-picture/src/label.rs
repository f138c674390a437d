//! Text from files as a picture or page shows it: without control characters, and cut to a width.

use ties_text::terminal::is_harmful;

use crate::font::text_width;

/// The maximum number of characters of a text that is not cut to a width.
const MOST_CHARACTERS: usize = 200;

/// The maximum number of accents on a letter: Vietnamese and Arabic letters have two.
const MOST_ACCENTS: usize = 2;

/// What is shown of a text that has nothing to see.
const BLANK: &str = "(blank)";

/// First strong isolate, and the end of an isolate: the text between them is ordered by itself.
const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// Characters that nobody sees and no word needs.
const SOFT_HYPHEN: char = '\u{ad}';
const GRAPHEME_JOINER: char = '\u{34f}';

/// Returns a text from a file, such as a name, as part of a sentence: at most 200 characters, on
/// one line, with harmful characters replaced by `\u{fffd}`, and isolated from the reading order
/// around it. If there is nothing to see, it is `(blank)`.
pub fn shown(text: &str) -> String {
    isolated(&plain(text, MOST_CHARACTERS))
}

/// Returns the same with another maximum of characters, and not isolated.
pub fn plain(text: &str, most: usize) -> String {
    let mut words = visible(text, most);
    let cut = words.char_indices().nth(most);
    if let Some((end, _)) = cut {
        words.truncate(end);
    }
    if cut.is_some() || text.chars().nth(4 * most).is_some() {
        words.push('…');
    }
    words
}

/// Returns a text as [`shown`] does, cut with `…` to a width in a font size.
pub fn cut(text: &str, size: f64, width: f64) -> String {
    let mut words: String = text.chars().take(MOST_CHARACTERS + 1).collect();
    words = visible(&words, MOST_CHARACTERS);
    if text_width(&words, size) <= width {
        return isolated(&words);
    }
    while !words.is_empty() && text_width(&words, size) + text_width("…", size) > width {
        words.pop();
    }
    isolated(&format!("{}…", words.trim_end()))
}

/// Returns a text without what XML forbids or what changes the reading order, except isolates.
pub(crate) fn safe(text: &str) -> String {
    text.chars().map(safe_character).collect()
}

/// The start of a text, of at least this many characters, on one line without harmful characters
/// and without high piles of accents.
fn visible(text: &str, least: usize) -> String {
    let mut words = String::new();
    let mut accents = 0;
    for character in text.chars().take(4 * least) {
        accents = if is_accent(character) { accents + 1 } else { 0 };
        if matches!(character, SOFT_HYPHEN | GRAPHEME_JOINER) {
            continue;
        }
        if character.is_whitespace() || is_filler(character) {
            if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        } else if matches!(character, ISOLATE | END_OF_ISOLATE) {
            words.push(char::REPLACEMENT_CHARACTER);
        } else if accents <= MOST_ACCENTS {
            words.push(safe_character(character));
        }
    }
    let words = words.trim_end();
    if words.is_empty() {
        return BLANK.to_owned();
    }
    words.to_owned()
}

/// Whether a character is printed as nothing, though Unicode does not count it as a space.
fn is_filler(character: char) -> bool {
    matches!(
        character,
        '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
    )
}

/// Whether a character is drawn above or below the letter before it.
fn is_accent(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{64b}'..='\u{65f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
    )
}

fn isolated(words: &str) -> String {
    format!("{ISOLATE}{words}{END_OF_ISOLATE}")
}

fn safe_character(character: char) -> char {
    // Joiners are letters of Persian and Urdu words.
    let is_kept = matches!(
        character,
        '\u{200c}' | '\u{200d}' | ISOLATE | END_OF_ISOLATE | '\n'
    );
    if !is_kept && (is_harmful(character) || is_noncharacter(character)) {
        return char::REPLACEMENT_CHARACTER;
    }
    character
}

/// Whether a code point is reserved for internal use, and not allowed in a document.
fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}
