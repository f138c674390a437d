//! The units of a word in Arabic script.

use unicode_normalization::char::is_combining_mark;

use super::letters;
use super::letters::weak::{ALEF, ANY, FINAL_HEH, HAMZA, MAQSURA, YA};
use super::unit::{Unit, ascii_figure};

/// The article and `Allah` in Arabic letters.
const AL: &str = "ال";
const ALLAH: &str = "الله";

/// Adds the units of a word. `None` if it contains an unknown letter.
pub(super) fn add_arabic(word: &str, units: &mut Vec<Unit>) -> Option<()> {
    let length = word.chars().count();
    if let Some(before) = word.strip_suffix(ALLAH) {
        if !before.is_empty() {
            add_arabic(before, units)?;
        }
        units.extend([Unit::Weak(ANY), Unit::Consonant("l"), Unit::Weak(FINAL_HEH)]);
        return Some(());
    }
    let joined = [("عبد", 8), ("و", 6), ("", 4)];
    for (before, least) in joined {
        if let Some(rest) = word
            .strip_prefix(before)
            .and_then(|rest| rest.strip_prefix(AL))
            && length >= least
        {
            units.extend(
                before
                    .chars()
                    .filter_map(|letter| arabic(letter)?.first().copied()),
            );
            units.push(Unit::Weak(ANY));
            return add_arabic_letters(rest, units);
        }
    }
    add_arabic_letters(word, units)
}

fn arabic(letter: char) -> Option<&'static [Unit]> {
    let mut buffer = [0; 4];
    let (_, sounds) = letters::find(letters::ARABIC, letter.encode_utf8(&mut buffer))?;
    Some(sounds)
}

fn add_arabic_letters(word: &str, units: &mut Vec<Unit>) -> Option<()> {
    let start = units.len();
    for letter in word.chars() {
        if letter.is_numeric() {
            units.push(Unit::Literal(ascii_figure(letter)));
        } else if !is_combining_mark(letter) {
            units.extend_from_slice(arabic(letter)?);
        }
    }
    let units = &mut units[start..];
    if let Some(first @ Unit::Weak(ALEF)) = units.first_mut() {
        *first = Unit::Weak(HAMZA);
    }
    if let Some((last, before)) = units.split_last_mut()
        && !before.is_empty()
        && *last == Unit::Weak(b'h')
        // The pharyngeal ha is never silent.
        && !word.ends_with('ح')
    {
        *last = Unit::Weak(FINAL_HEH);
    }
    for inside in units.iter_mut().rev().skip(1) {
        if *inside == Unit::Weak(MAQSURA) {
            *inside = Unit::Weak(YA);
        }
    }
    Some(())
}
