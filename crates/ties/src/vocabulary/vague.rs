//! The vague words for numbers, each with the bounds that are read into it; one table.

/// A word or words for a number that is not told: `dozens`, `tens of thousands`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VagueWord {
    /// The words, lower case, one space between two.
    pub words: &'static str,
    /// Their language, as a BCP 47 tag.
    pub language: &'static str,
    /// The least that is read into them.
    pub low: u64,
    /// The most; none where they leave it open.
    pub high: Option<u64>,
    /// Where the bounds are from; `own`: set here, after no published scale.
    pub origin: &'static str,
}

const fn english(words: &'static str, low: u64, high: Option<u64>) -> VagueWord {
    VagueWord { words, language: "en", low, high, origin: "own" }
}

/// The table of vague words. Of a share of a number that is not told, `most of them`, no more is read than that there
/// are some.
pub static VAGUE_WORDS: [VagueWord; 30] = [
    english("couple", 2, Some(3)),
    english("several", 3, Some(9)),
    english("few", 3, Some(9)),
    english("handful", 3, Some(9)),
    english("some", 2, None),
    english("multiple", 2, None),
    english("various", 3, None),
    english("numerous", 10, None),
    english("many", 10, None),
    english("countless", 100, None),
    english("dozen", 10, Some(14)),
    english("few dozen", 24, Some(72)),
    english("several dozen", 36, Some(99)),
    english("dozens", 24, Some(99)),
    english("tens", 20, Some(99)),
    english("scores", 40, Some(99)),
    english("few hundred", 200, Some(600)),
    english("several hundred", 300, Some(999)),
    english("hundreds", 200, Some(999)),
    english("few thousand", 2_000, Some(6_000)),
    english("several thousand", 3_000, Some(9_999)),
    english("thousands", 2_000, Some(9_999)),
    english("tens of thousands", 20_000, Some(99_999)),
    english("hundreds of thousands", 200_000, Some(999_999)),
    english("few million", 2_000_000, Some(6_000_000)),
    english("several million", 3_000_000, Some(9_999_999)),
    english("millions", 2_000_000, Some(9_999_999)),
    english("half", 1, None),
    english("majority", 2, None),
    english("most", 2, None),
];

impl VagueWord {
    /// The entry for a vague number, by the most words that stand in `text` side by side; of one language where it is
    /// given.
    pub fn find(text: &str, language: Option<&str>) -> Option<&'static Self> {
        let of_language = |entry: &&Self| language.is_none_or(|tag| entry.is_of(tag));
        let found = VAGUE_WORDS.iter().filter(of_language).filter(|entry| entry.stands_in(text));
        found.max_by_key(|entry| words(entry.words).count())
    }

    /// Whether the table has words of this language, given as a BCP 47 tag.
    pub fn knows(language: &str) -> bool {
        VAGUE_WORDS.iter().any(|entry| entry.is_of(language))
    }

    fn is_of(&self, tag: &str) -> bool {
        tag.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(self.language))
    }

    fn stands_in(&self, text: &str) -> bool {
        let mut rest = words(text);
        loop {
            let mut here = rest.clone();
            if words(self.words).all(|word| here.next().is_some_and(|other| other.eq_ignore_ascii_case(word))) {
                return true;
            }
            if rest.next().is_none() {
                return false;
            }
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}
