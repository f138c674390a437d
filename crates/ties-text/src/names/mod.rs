//! Names across scripts: a key under which the spellings of one name meet, and the comparison of
//! those that do.
//!
//! A name is read as consonants, each with its possible sounds, and the gaps between them. Two
//! names meet where they have a reading with the same consonants, and in each gap vowels that can
//! be the same. What script a name is written in does not matter: `al-Qaida`, `Al Qa'ida`,
//! `القاعدة` and `Аль-Каида` meet. Names that differ by a letter do not: this is no measure of
//! likeness, and nothing that meets is known to be the same.

mod gaps;
mod letters;

use letters::weak::{ALEF, ANY, FINAL_HEH, HAMZA, MAQSURA, MAY_BE_A, MAY_BE_H, WAW, YA};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A name without what does not make it another name: case, spaces, hyphens and other marks between
/// letters.
///
/// Marks on letters stay, and so does a space between two figures.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut is_apart = false;
    for letter in name.nfkc().flat_map(char::to_lowercase).nfc() {
        if letter.is_alphanumeric() || is_combining_mark(letter) {
            if is_apart && letter.is_numeric() && folded.ends_with(char::is_numeric) {
                folded.push(' ');
            }
            folded.push(letter);
            is_apart = false;
        } else {
            is_apart = true;
        }
    }
    folded
}

/// Whether two names can be spellings of one.
pub fn meet(one: &str, other: &str) -> bool {
    let (ones, others) = (readings(one), readings(other));
    ones.iter()
        .any(|one| others.iter().any(|other| one.meets(other)))
}

/// A unit of a name, as it is read letter by letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// A consonant, by its possible sounds.
    Consonant(&'static str),
    /// What may be left out in one script and written in another: a vowel, `h`, `w`, `y`.
    Weak(u8),
    /// A figure, or a letter that stands for itself.
    Literal(char),
}

/// One way to read a name: its consonants, and what stands in the gaps before, between and after
/// them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    consonants: String,
    /// The gaps, parted by [`CONSONANT`].
    gaps: Vec<u8>,
    /// Whether the script writes the vowels.
    is_spoken: bool,
}

/// Where a consonant stands among the gaps.
const CONSONANT: u8 = 0;

impl Reading {
    /// The key: names that meet have it in common in one of their readings.
    pub fn key(&self) -> &str {
        &self.consonants
    }

    /// How many sounds it has that every script writes; with few of them a name meets others by
    /// chance.
    pub fn sounds(&self) -> usize {
        self.consonants.chars().count() + self.gaps.iter().filter(|weak| is_firm(**weak)).count()
    }

    /// Whether the two can be spellings of one name.
    pub fn meets(&self, other: &Self) -> bool {
        let last = self.consonants.chars().count();
        let ours = self.gaps.split(|weak| *weak == CONSONANT);
        let theirs = other.gaps.split(|weak| *weak == CONSONANT);
        self.consonants == other.consonants
            && ours.zip(theirs).enumerate().all(|(number, (one, two))| {
                gaps::fit(
                    (one, self.is_spoken),
                    (two, other.is_spoken),
                    number == last,
                )
            })
    }
}

fn is_firm(weak: u8) -> bool {
    matches!(
        weak,
        b'h' | b'w' | b'y' | WAW | YA | FINAL_HEH | letters::weak::AYN
    )
}

/// So many readings of a name are followed; where there are more, later letters have their first
/// sound.
const MOST_READINGS: usize = 16;

/// The ways to read a name; none where it has a letter of a script that is not known here, or no
/// consonant.
pub fn readings(name: &str) -> Vec<Reading> {
    let Some((units, is_spoken)) = units(name) else {
        return Vec::new();
    };
    let mut count = 1;
    // How many of a unit's sounds are followed.
    let mut followed = Vec::with_capacity(units.len());
    for unit in &units {
        let sounds = if let Unit::Consonant(sounds) = unit {
            sounds.len()
        } else {
            1
        };
        followed.push(if count * sounds <= MOST_READINGS {
            sounds
        } else {
            1
        });
        count *= followed.last().copied().unwrap_or(1);
    }
    let read = |number: usize| {
        let mut reading = Reading {
            consonants: String::new(),
            gaps: Vec::with_capacity(2 * units.len()),
            is_spoken,
        };
        let mut rest = number;
        for (unit, followed) in units.iter().zip(&followed) {
            match unit {
                Unit::Weak(weak) => reading.gaps.push(*weak),
                Unit::Literal(literal) => reading.add_consonant(*literal),
                Unit::Consonant(sounds) => {
                    reading.add_sound(char::from(sounds.as_bytes()[rest % followed]));
                }
            }
            rest /= followed;
        }
        reading
    };
    (0..count)
        .map(read)
        .filter(|reading| !reading.consonants.is_empty())
        .collect()
}

impl Reading {
    fn add_consonant(&mut self, consonant: char) {
        self.consonants.push(consonant);
        self.gaps.push(CONSONANT);
    }

    fn add_sound(&mut self, sound: char) {
        let gap = self
            .gaps
            .iter()
            .rev()
            .take_while(|weak| **weak != CONSONANT);
        let is_doubled = self.is_spoken && self.consonants.ends_with(sound) && { gap }
            .all(|weak| *weak == MAY_BE_A);
        match sound {
            '-' => {}
            'h' => self.gaps.push(b'h'),
            'w' => self.gaps.push(b'w'),
            // Scripts that write the vowels differ on doubling; the others do not write it.
            _ if is_doubled => {}
            _ => self.add_consonant(sound),
        }
    }
}

/// The scripts that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
}

fn alphabet(letter: char) -> Option<Alphabet> {
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
struct Word {
    /// Its letters, composed, in small ones.
    text: String,
    /// Hyphens join it to the words before and after it.
    is_inside: bool,
    /// It stands for itself: figures, one capital, a Roman number.
    is_literal: bool,
}

fn words(name: &str) -> Vec<Word> {
    let name: String = name.nfkc().filter(|letter| !is_dropped(*letter)).collect();
    let mut words: Vec<Word> = Vec::new();
    let mut is_hyphen = false;
    let mut rest = name.as_str();
    while !rest.is_empty() {
        let is_part = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter);
        let start = rest.find(is_part).unwrap_or(rest.len());
        let (between, from) = rest.split_at(start);
        is_hyphen = (between == "-" && start > 0) || (is_hyphen && start == 0);
        let (word, after) =
            from.split_at(from.find(|letter| !is_part(letter)).unwrap_or(from.len()));
        if !word.is_empty() {
            let is_roman = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
            let is_alone = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let is_inside = is_hyphen && after.starts_with('-');
            words.push(Word {
                text: word.to_lowercase(),
                is_inside,
                is_literal: (is_roman || is_alone) && !is_inside,
            });
        }
        rest = after;
    }
    words
}

/// Marks that some write in a word and others do not: apostrophes for ayn and hamza, Arabic vowel
/// signs, Hebrew points.
fn is_dropped(letter: char) -> bool {
    matches!(letter,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | '\u{2b9}'..='\u{2c1}' | '\u{5f3}' | '\u{5f4}' | '"'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{652}'
        | '\u{656}'..='\u{65f}' | '\u{670}' | '\u{ad}' | '\u{200b}' | '\u{200d}'..='\u{200f}')
}

/// The units of a name, and whether its script writes the vowels.
fn units(name: &str) -> Option<(Vec<Unit>, bool)> {
    let words = words(name);
    let mut units = Vec::new();
    let mut of_kind = [false; 2];
    for (number, word) in words.iter().enumerate() {
        let next = words.get(number + 1).map(|word| word.text.as_str());
        if word.is_literal {
            units.extend(
                word.text
                    .chars()
                    .flat_map(char::to_uppercase)
                    .map(Unit::Literal),
            );
            continue;
        }
        let Some(first) = word.text.chars().find(|letter| !letter.is_numeric()) else {
            // A figure is not doubled, whatever stands beside it.
            units.extend(word.text.chars().map(|figure| Unit::Literal(ascii(figure))));
            continue;
        };
        let alphabet = alphabet(first)?;
        of_kind[usize::from(!matches!(alphabet, Alphabet::Arabic | Alphabet::Hebrew))] = true;
        if next.is_some() && (is_article(&word.text, next) || (number > 0 && is_tie(word))) {
            units.push(Unit::Weak(ANY));
            continue;
        }
        add_word(&word.text, alphabet, (number == 0, next), &mut units)?;
    }
    match of_kind {
        [true, true] => None,
        [is_written, _] => Some((units, !is_written)),
    }
}

/// The figure 0 to 9 of any script.
fn ascii(figure: char) -> char {
    let value = match figure {
        '\u{660}'..='\u{669}' => u32::from(figure) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(figure) - 0x6f0,
        '\u{966}'..='\u{96f}' => u32::from(figure) - 0x966,
        other => return other,
    };
    char::from_digit(value, 10).unwrap_or(figure)
}

/// Whether a word is the article, also where its `l` became the next letter: `an-Nusra`.
fn is_article(word: &str, next: Option<&str>) -> bool {
    let assimilated = || {
        let rest = word
            .strip_prefix(['a', 'e', 'u', 'а', 'э', 'у'])
            .filter(|rest| !rest.is_empty())?;
        next.filter(|next| next.starts_with(rest.trim_end_matches('ь')))
    };
    letters::ARTICLES.contains(&word) || (word.chars().count() <= 3 && assimilated().is_some())
}

/// Whether a word only ties those beside it: `Tehrik-e-Taliban`.
fn is_tie(word: &Word) -> bool {
    matches!(word.text.as_str(), "e" | "i" | "ye" | "yi" | "и" | "е")
        && (word.is_inside || word.text.is_ascii())
}

fn add_word(
    word: &str,
    alphabet: Alphabet,
    at: (bool, Option<&str>),
    units: &mut Vec<Unit>,
) -> Option<()> {
    match alphabet {
        Alphabet::Arabic => return add_arabic(word, units),
        Alphabet::Devanagari => return add_devanagari(word, units),
        _ => {}
    }
    let (is_first, next) = at;
    let table = match alphabet {
        Alphabet::Cyrillic => letters::CYRILLIC,
        Alphabet::Greek => letters::GREEK,
        Alphabet::Hebrew => letters::HEBREW,
        _ => letters::LATIN,
    };
    let start = units.len();
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        if letter.is_numeric() {
            units.push(Unit::Literal(ascii(letter)));
            rest = &rest[letter.len_utf8()..];
            continue;
        }
        if self::alphabet(letter) != Some(alphabet) {
            // A mark that belongs to no letter of the table is left out.
            if !is_combining_mark(letter) {
                return None;
            }
            rest = &rest[letter.len_utf8()..];
            continue;
        }
        if let Some((row, sounds)) = find(table, rest) {
            units.extend_from_slice(sounds);
            rest = &rest[row..];
            continue;
        }
        let mut base = None;
        decompose_canonical(letter, |part| base = base.or(Some(part)));
        let base = base?.to_string();
        // A letter of its script that no table has.
        let (_, sounds) = find(table, &base)?;
        units.extend_from_slice(sounds);
        rest = &rest[letter.len_utf8()..];
    }
    shape(&mut units[start..], alphabet, word, is_first, next);
    if ends_in_llah(&units[start..]) {
        let last = units.iter().rposition(|unit| *unit == L).unwrap_or(start);
        let vowel = units[..last]
            .iter()
            .rposition(|unit| *unit != L)
            .unwrap_or(start);
        units[vowel..last].fill(Unit::Weak(ANY));
    }
    Some(())
}

/// The length of the row of a table that a text begins with, and its sounds.
fn find(
    table: &'static [(&'static str, &'static [Unit])],
    text: &str,
) -> Option<(usize, &'static [Unit])> {
    let (row, sounds) = table
        .iter()
        .find(|(letters, _)| text.starts_with(letters))?;
    Some((row.len(), sounds))
}

/// What a word's own beginning and end make of its letters.
fn shape(units: &mut [Unit], alphabet: Alphabet, word: &str, is_first: bool, next: Option<&str>) {
    use Unit::{Consonant, Weak};
    let length = units.len();
    match (alphabet, &mut *units) {
        // `Alqaida`, where the article is not set apart.
        (Alphabet::Latin, [_, second @ Consonant("l"), Consonant(_), ..])
            if is_first && word.starts_with("al") && word.len() >= 6 =>
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
    if alphabet == Alphabet::Hebrew {
        if let Some(first @ Weak(MAY_BE_A)) = units.first_mut() {
            *first = Weak(ANY);
        }
        return;
    }
    // Ю and я: a `y` only where no consonant goes before.
    if alphabet == Alphabet::Cyrillic {
        for number in 1..length {
            if let (Consonant(_), Weak(b'y')) = (units[number - 1], units[number])
                && units.get(number + 1).is_some()
            {
                units[number] = Weak(MAY_BE_A);
            }
        }
    }
    let Some(next) = next else { return };
    match units {
        // `Abdul Rahman`, `Jamaatul Ahrar`: the article at the end of the word before.
        [_, .., vowel @ Weak(b'u' | b'e'), last @ Consonant("l")] if length >= 4 => {
            (*vowel, *last) = (Weak(ANY), Consonant("l-"));
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

/// Whether a word ends in `-allah`, `-ullah`, `-olla`, in which the vowel before the `l` is
/// anybody's.
fn ends_in_llah(units: &[Unit]) -> bool {
    use Unit::{Consonant, Weak};
    let of_vowel = |unit: &Unit| matches!(unit, Weak(b'a' | b'o' | b'u' | b'i' | b'e' | MAY_BE_A));
    let open = match units.split_last() {
        Some((Weak(MAY_BE_H) | Consonant("x-"), open)) => open,
        _ => units,
    };
    match open {
        [.., vowel, L, L, Weak(b'a' | b'e' | FINAL_HEH)] => of_vowel(vowel),
        [_, .., vowel, L, Weak(b'a')] => of_vowel(vowel) && open.len() < units.len(),
        _ => false,
    }
}

/// The article and `Allah`, in Arabic letters.
const AL: &str = "ال";
const ALLAH: &str = "الله";

fn add_arabic(word: &str, units: &mut Vec<Unit>) -> Option<()> {
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
    find(letters::ARABIC, letter.encode_utf8(&mut buffer)).map(|(_, sounds)| sounds)
}

fn add_arabic_letters(word: &str, units: &mut Vec<Unit>) -> Option<()> {
    let start = units.len();
    for letter in word.chars() {
        if letter.is_numeric() {
            units.push(Unit::Literal(ascii(letter)));
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
        // The ha with a throat is never silent.
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

fn add_devanagari(word: &str, units: &mut Vec<Unit>) -> Option<()> {
    // The letters with a dot have two spellings; the longer is that of the table.
    let word: String = word.nfd().collect();
    let mut rest = word.as_str();
    let mut is_open = false;
    while let Some(letter) = rest.chars().next() {
        if let Some((length, sounds)) = find(letters::DEVANAGARI_VOWELS, rest) {
            // Nasal signs follow the vowel that is not written.
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
            units.push(Unit::Literal(ascii(letter)));
            rest = &rest[letter.len_utf8()..];
            is_open = false;
        } else {
            return None;
        }
    }
    // The vowel at the end of a word is not spoken unless it is written.
    Some(())
}
