//! Names across scripts: keys that the spellings of a name share, and a comparison of names with
//! the same key.
//!
//! A name is read as consonants, each with its possible sounds, and the gaps between them. Two
//! names match if they have readings with the same consonants and compatible vowels in each gap.
//! The script does not matter: `al-Qaida`, `Al Qa'ida`, `القاعدة` and `Аль-Каида` match. Names that
//! differ by one letter do not match. This is not a similarity measure, and names that match can
//! belong to different entities.

mod arabic;
mod devanagari;
mod gaps;
mod letters;
mod parts;
mod unit;
mod units;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use gaps::Gap;
use letters::weak::{AYN, FINAL_HEH, MAY_BE_A, WAW, YA};
use unit::Unit;
use units::units;

/// Normalizes a name by removing differences that do not make it another name: case, spaces,
/// hyphens and other punctuation.
///
/// Diacritics are kept, and so is a space between two digits.
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

/// Normalizes a name like [`fold`], and removes diacritics.
pub fn fold_accents(name: &str) -> String {
    let folded = fold(name);
    if folded.is_ascii() {
        return folded;
    }
    folded.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Whether two names can be spellings of the same name.
pub fn matches(one: &str, other: &str) -> bool {
    let others = readings(other);
    readings(one)
        .iter()
        .any(|one| others.iter().any(|other| one.matches(other)))
}

/// One way to read a name: its consonants, and the gaps before, between and after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    consonants: String,
    /// The gaps, separated by [`CONSONANT`].
    gaps: Vec<u8>,
    /// Whether the script writes vowels.
    has_vowels: bool,
}

/// Marks the place of a consonant among the gaps.
const CONSONANT: u8 = 0;

impl Reading {
    /// Returns the key. Two names can only match if one of their readings has the same key.
    pub fn key(&self) -> &str {
        &self.consonants
    }

    /// Returns the number of sounds that every script writes. A name with few of them matches
    /// others by chance.
    pub fn sounds(&self) -> usize {
        self.consonants.chars().count() + self.gaps.iter().filter(|weak| is_firm(**weak)).count()
    }

    /// Whether the two readings can be spellings of the same name.
    pub fn matches(&self, other: &Self) -> bool {
        if self.consonants != other.consonants {
            return false;
        }
        let last = self.consonants.chars().count();
        self.gaps()
            .zip(other.gaps())
            .enumerate()
            .all(|(number, (one, two))| gaps::match_each_other(one, two, number == last))
    }

    fn gaps(&self) -> impl Iterator<Item = Gap<'_>> {
        let gaps = self.gaps.split(|weak| *weak == CONSONANT);
        gaps.map(|sounds| Gap {
            sounds,
            has_vowels: self.has_vowels,
        })
    }

    /// Returns the reading with this number. Each number combines other sounds of the consonants.
    fn new(units: &[Unit], sounds_used: &[usize], has_vowels: bool, number: usize) -> Self {
        let mut reading = Self {
            consonants: String::new(),
            gaps: Vec::with_capacity(2 * units.len()),
            has_vowels,
        };
        let mut rest = number;
        for (unit, used) in units.iter().zip(sounds_used) {
            match unit {
                Unit::Weak(weak) => reading.gaps.push(*weak),
                Unit::Literal(literal) => reading.add_consonant(*literal),
                Unit::Consonant(sounds) => {
                    reading.add_sound(char::from(sounds.as_bytes()[rest % used]));
                }
            }
            rest /= used;
        }
        reading
    }

    fn add_consonant(&mut self, consonant: char) {
        self.consonants.push(consonant);
        self.gaps.push(CONSONANT);
    }

    fn add_sound(&mut self, sound: char) {
        match sound {
            '-' => {}
            'h' => self.gaps.push(b'h'),
            'w' => self.gaps.push(b'w'),
            // Scripts with vowels differ in doubling consonants, and the others do not write
            // doubled ones.
            _ if self.has_vowels && self.ends_with(sound) => {}
            _ => self.add_consonant(sound),
        }
    }

    /// Whether this is the last consonant, without a certain sound after it.
    fn ends_with(&self, sound: char) -> bool {
        let last_gap = self.gaps.rsplit(|weak| *weak == CONSONANT).next();
        self.consonants.ends_with(sound)
            && last_gap.is_some_and(|gap| gap.iter().all(|weak| *weak == MAY_BE_A))
    }
}

fn is_firm(weak: u8) -> bool {
    matches!(weak, b'h' | b'w' | b'y' | WAW | YA | FINAL_HEH | AYN)
}

/// The maximum number of readings of a name. Beyond it, only the first sound of further letters is
/// used.
const MOST_READINGS: usize = 16;

/// Returns the ways to read a name. Empty if it has no consonant, mixes scripts with and without
/// vowels, or contains an unknown letter.
pub fn readings(name: &str) -> Vec<Reading> {
    let Some(name) = units(name) else {
        return Vec::new();
    };
    let mut count = 1;
    let mut sounds_used = Vec::with_capacity(name.units.len());
    for unit in &name.units {
        let used = match unit {
            Unit::Consonant(sounds) if count * sounds.len() <= MOST_READINGS => sounds.len(),
            _ => 1,
        };
        sounds_used.push(used);
        count *= used;
    }
    let mut readings = Vec::with_capacity(count);
    for number in 0..count {
        let reading = Reading::new(&name.units, &sounds_used, name.has_vowels, number);
        if !reading.consonants.is_empty() {
            readings.push(reading);
        }
    }
    readings
}
