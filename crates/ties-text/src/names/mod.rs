//! Names across scripts: a key under which the spellings of one name meet, and the comparison of
//! those that do.
//!
//! A name is read as consonants, each with its possible sounds, and the gaps between them. Two
//! names meet where they have a reading with the same consonants, and in each gap vowels that can
//! be the same. What script a name is written in does not matter: `al-Qaida`, `Al Qa'ida`,
//! `القاعدة` and `Аль-Каида` meet. Names that differ by a letter do not: this is no measure of
//! likeness, and nothing that meets is known to be the same.

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
    let others = readings(other);
    readings(one)
        .iter()
        .any(|one| others.iter().any(|other| one.meets(other)))
}

/// One way to read a name: its consonants, and what stands in the gaps before, between and after
/// them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    consonants: String,
    /// The gaps, separated by [`CONSONANT`].
    gaps: Vec<u8>,
    /// Whether the script writes the vowels.
    has_vowels: bool,
}

/// A consonant among the gaps.
const CONSONANT: u8 = 0;

impl Reading {
    /// The key: names that meet have it in common in one of their readings.
    pub fn key(&self) -> &str {
        &self.consonants
    }

    /// The number of sounds that every script writes; with few of them a name meets others by
    /// chance.
    pub fn sounds(&self) -> usize {
        self.consonants.chars().count() + self.gaps.iter().filter(|weak| is_firm(**weak)).count()
    }

    /// Whether the two can be spellings of one name.
    pub fn meets(&self, other: &Self) -> bool {
        if self.consonants != other.consonants {
            return false;
        }
        let last = self.consonants.chars().count();
        self.gaps()
            .zip(other.gaps())
            .enumerate()
            .all(|(number, (one, two))| gaps::fit(one, two, number == last))
    }

    fn gaps(&self) -> impl Iterator<Item = Gap<'_>> {
        let gaps = self.gaps.split(|weak| *weak == CONSONANT);
        gaps.map(|sounds| Gap {
            sounds,
            has_vowels: self.has_vowels,
        })
    }

    /// The reading of a name by its number: each number takes other sounds of the consonants.
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
            // Scripts that write the vowels differ on doubling; the others do not write it.
            _ if self.has_vowels && self.ends_with(sound) => {}
            _ => self.add_consonant(sound),
        }
    }

    /// Whether the last consonant is this one, with nothing certain after it.
    fn ends_with(&self, sound: char) -> bool {
        let last_gap = self.gaps.rsplit(|weak| *weak == CONSONANT).next();
        self.consonants.ends_with(sound)
            && last_gap.is_some_and(|gap| gap.iter().all(|weak| *weak == MAY_BE_A))
    }
}

fn is_firm(weak: u8) -> bool {
    matches!(weak, b'h' | b'w' | b'y' | WAW | YA | FINAL_HEH | AYN)
}

/// The most readings of a name that are followed; beyond them, later letters have their first sound
/// only.
const MOST_READINGS: usize = 16;

/// The ways to read a name; none if it has a letter of a script that is not known here, or no
/// consonant.
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
