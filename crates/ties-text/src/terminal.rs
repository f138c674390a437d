//! Escaping of characters that would control a terminal or reverse the reading order of a text.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character controls a terminal or changes the order in which text is read.
pub fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Returns the text with its harmful characters replaced by escapes such as `\u{1b}`.
pub fn escape_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_harmful(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Returns the lines of a text, each escaped and ended by a line break.
pub fn escape_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 1);
    for line in text.lines() {
        shown.push_str(&escape_controls(line));
        shown.push('\n');
    }
    shown
}

/// Replaces the harmful characters in the strings of a JSON text by JSON escapes. The value of the
/// JSON stays the same.
pub fn escape_json_controls(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    let mut units = [0; 2];
    for character in json.chars() {
        if is_harmful(character) && character != '\n' {
            for unit in character.encode_utf16(&mut units) {
                // Writing to a String cannot fail.
                let _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(character);
        }
    }
    shown
}
