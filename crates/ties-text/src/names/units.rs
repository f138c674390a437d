//! Splitting a name into units, using the letter tables of its script.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::arabic::add_arabic;
use super::devanagari::add_devanagari;
use super::letters;
use super::letters::weak::{ANY, FINAL_HEH, MAY_BE_A, MAY_BE_H};
use super::parts::{Alphabet, NamePart, alphabet, parts};
use super::unit::{Unit, ascii_figure};

/// The units of a name, and whether its script writes vowels.
pub(super) struct Units {
    pub(super) units: Vec<Unit>,
    pub(super) has_vowels: bool,
}

/// The position of a word in a name.
#[derive(Clone, Copy)]
struct Place<'n> {
    is_first: bool,
    next: Option<&'n str>,
}

/// Returns the units of a name. `None` if it contains an unknown letter, or mixes scripts that
/// write vowels with scripts that do not.
pub(super) fn units(name: &str) -> Option<Units> {
    let parts = parts(name);
    let mut units = Vec::new();
    let mut with_vowels = false;
    let mut without_vowels = false;
    for (number, part) in parts.iter().enumerate() {
        let Some(first) = part.text.chars().find(|letter| !letter.is_numeric()) else {
            // Digits are literal, so two equal ones are never merged.
            let figures = part.text.chars().map(ascii_figure);
            units.extend(figures.map(Unit::Literal));
            continue;
        };
        if part.is_literal {
            let capitals = part.text.chars().flat_map(char::to_uppercase);
            units.extend(capitals.map(Unit::Literal));
            continue;
        }
        let alphabet = alphabet(first)?;
        with_vowels |= alphabet.writes_vowels();
        without_vowels |= !alphabet.writes_vowels();
        let place = Place {
            is_first: number == 0,
            next: parts.get(number + 1).map(|part| part.text.as_str()),
        };
        if let Some(next) = place.next
            && (is_article(&part.text, next) || (number > 0 && is_linking(part)))
        {
            units.push(Unit::Weak(ANY));
            continue;
        }
        add_word(&part.text, alphabet, place, &mut units)?;
    }
    if with_vowels && without_vowels {
        return None;
    }
    Some(Units {
        units,
        has_vowels: !without_vowels,
    })
}

/// Whether a word is the article, including forms assimilated to the next word: `an-Nusra`.
fn is_article(word: &str, next: &str) -> bool {
    if letters::ARTICLES.contains(&word) {
        return true;
    }
    let Some(rest) = word.strip_prefix(['a', 'e', 'u', 'а', 'э', 'у']) else {
        return false;
    };
    !rest.is_empty() && word.chars().count() <= 3 && next.starts_with(rest.trim_end_matches('ь'))
}

/// Whether a word only links its neighbours: `Tehrik-e-Taliban`.
fn is_linking(part: &NamePart) -> bool {
    matches!(part.text.as_str(), "e" | "i" | "ye" | "yi" | "и" | "е")
        && (part.is_inside || part.text.is_ascii())
}

/// Adds the units of a word. `None` if it contains an unknown letter.
fn add_word(word: &str, alphabet: Alphabet, place: Place<'_>, units: &mut Vec<Unit>) -> Option<()> {
    match alphabet {
        Alphabet::Arabic => return add_arabic(word, units),
        Alphabet::Devanagari => return add_devanagari(word, units),
        _ => {}
    }
    let start = units.len();
    add_letters(word, alphabet, units)?;
    let units = &mut units[start..];
    adjust_ends(units, alphabet, word, place);
    if alphabet == Alphabet::Cyrillic {
        drop_glides(units);
    }
    if alphabet != Alphabet::Hebrew
        && let Some(next) = place.next
    {
        adjust_before(next, units);
    }
    if ends_in_llah(units) {
        let last = units.iter().rposition(|unit| *unit == L).unwrap_or(0);
        let vowel = units[..last].iter().rposition(|unit| *unit != L);
        units[vowel.unwrap_or(0)..last].fill(Unit::Weak(ANY));
    }
    Some(())
}

fn add_letters(word: &str, alphabet: Alphabet, units: &mut Vec<Unit>) -> Option<()> {
    let table = match alphabet {
        Alphabet::Cyrillic => letters::CYRILLIC,
        Alphabet::Greek => letters::GREEK,
        Alphabet::Hebrew => letters::HEBREW,
        _ => letters::LATIN,
    };
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let mut length = letter.len_utf8();
        if letter.is_numeric() {
            units.push(Unit::Literal(ascii_figure(letter)));
        } else if self::alphabet(letter) != Some(alphabet) {
            // A mark that no table lists is ignored.
            if !is_combining_mark(letter) {
                return None;
            }
        } else if let Some((row, sounds)) = letters::find(table, rest) {
            units.extend_from_slice(sounds);
            length = row;
        } else {
            let (_, sounds) = letters::find(table, &without_marks(letter)?)?;
            units.extend_from_slice(sounds);
        }
        rest = &rest[length..];
    }
    Some(())
}

fn without_marks(letter: char) -> Option<String> {
    let mut base = None;
    decompose_canonical(letter, |part| base = base.or(Some(part)));
    base.map(String::from)
}

/// Adjusts units to the start and the end of a word.
fn adjust_ends(units: &mut [Unit], alphabet: Alphabet, word: &str, place: Place<'_>) {
    use Unit::{Consonant, Weak};
    match (alphabet, &mut *units) {
        // `Alqaida`, with the article written as part of the word.
        (Alphabet::Latin, [_, second @ Consonant("l"), Consonant(_), ..])
            if place.is_first && word.starts_with("al") && word.len() >= 6 =>
        {
            *second = Consonant("l-");
        }
        (Alphabet::Hebrew, [.., last @ Weak(b'h')]) => *last = Weak(FINAL_HEH),
        (Alphabet::Cyrillic | Alphabet::Greek, [.., Weak(_), last @ Consonant("xh")]) => {
            *last = Consonant("x-");
        }
        (_, [.., Weak(vowel), last @ Weak(b'h')]) if *vowel != b'h' => *last = Weak(MAY_BE_H),
        _ => {}
    }
    if alphabet == Alphabet::Hebrew
        && let Some(first @ Weak(MAY_BE_A)) = units.first_mut()
    {
        *first = Weak(ANY);
    }
}

/// Ю and я start with a `y` only if no consonant precedes.
fn drop_glides(units: &mut [Unit]) {
    for number in 1..units.len().saturating_sub(1) {
        if let (Unit::Consonant(_), Unit::Weak(b'y')) = (units[number - 1], units[number]) {
            units[number] = Unit::Weak(MAY_BE_A);
        }
    }
}

/// Adjusts the units at the end of a word to the next word.
fn adjust_before(next: &str, units: &mut [Unit]) {
    use Unit::{Consonant, Weak};
    match units {
        // `Abdul Rahman`, `Jamaatul Ahrar`: the article at the end of the preceding word.
        [_, _, .., vowel @ Weak(b'u' | b'e'), last @ Consonant("l")] => {
            *vowel = Weak(ANY);
            *last = Consonant("l-");
        }
        // `Harakat al-…`, `Haraka al-…`.
        [_, _, .., Weak(b'a' | b'e'), last @ Consonant("t")] if is_article_like(next) => {
            *last = Consonant("t-");
        }
        _ => {}
    }
}

fn is_article_like(word: &str) -> bool {
    letters::ARTICLES.contains(&word) || (word.len() <= 3 && word.starts_with(['a', 'u']))
}

const L: Unit = Unit::Consonant("l");

/// Whether a word ends in `-allah`, `-ullah` or `-olla`, in which any vowel may precede the `l`.
fn ends_in_llah(units: &[Unit]) -> bool {
    use Unit::{Consonant, Weak};
    let open = match units.split_last() {
        Some((Weak(MAY_BE_H) | Consonant("x-"), open)) => open,
        _ => units,
    };
    match open {
        [.., vowel, L, L, Weak(b'a' | b'e' | FINAL_HEH)] => is_vowel(*vowel),
        [_, .., vowel, L, Weak(b'a')] => is_vowel(*vowel) && open.len() < units.len(),
        _ => false,
    }
}

fn is_vowel(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Weak(b'a' | b'o' | b'u' | b'i' | b'e' | MAY_BE_A)
    )
}
