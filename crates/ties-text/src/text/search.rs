//! Searching a text: where the passage of a digest stands, where some words do, and what is most
//! like them.

use std::collections::{BTreeSet, HashMap, HashSet};

use foldhash::quality::RandomState;
use memchr::memmem;

use super::{Passage, Text, fold, repair};
use ties::model::{Digest, Span, Step};

/// Whether these words stand in a passage: whole words, where both are repaired and folded.
pub(super) fn holds_folded(passage: &str, words: &str) -> bool {
    let words = words.trim();
    let is_apart = |near: Option<char>, own: Option<char>| {
        !(near.is_some_and(is_spaced) && own.is_some_and(is_spaced))
    };
    !words.is_empty()
        && memmem::find_iter(passage.as_bytes(), words).any(|start| {
            let (before, after) = (
                passage[..start].chars().next_back(),
                passage[start + words.len()..].chars().next(),
            );
            is_apart(before, words.chars().next()) && is_apart(after, words.chars().next_back())
        })
}

/// Whether a character is part of a word that spaces part from others: no letter of Thai, Lao,
/// Burmese, Khmer, Chinese or Japanese, which write words without spaces.
fn is_spaced(c: char) -> bool {
    let runs_on = matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    c.is_alphanumeric() && !runs_on
}

/// How long the passages are that are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lengths {
    /// In sentences of a paragraph.
    sentences: BTreeSet<usize>,
    /// In whole paragraphs, more than one.
    paragraphs: BTreeSet<usize>,
}

impl Lengths {
    /// The longest that is looked for: a longer one was hardly coded as one passage, and to look
    /// for it in a long text would take for ever.
    pub const LONGEST: usize = 32;

    /// Adds the length of the passage that a locator names; where it stands at lines, that of the
    /// sentences there now.
    pub fn add(&mut self, steps: &[Step], there: Option<&Passage>) {
        let length = |span: &Span| (span.last - span.first) as usize + 1;
        let (lengths, length) = match steps.last() {
            Some(Step::Paragraph(span)) if span.first == span.last => return,
            Some(Step::Paragraph(span)) => (&mut self.paragraphs, length(span)),
            Some(Step::Sentence(span)) => (&mut self.sentences, length(span)),
            _ => (&mut self.sentences, there.map_or(1, Passage::len)),
        };
        if (1..=Self::LONGEST).contains(&length) {
            lengths.insert(length);
        }
    }
}

impl Text {
    /// Where passages of these digests stand: each paragraph, and runs of sentences and of
    /// paragraphs of these lengths.
    pub fn find_digests(
        &self,
        wanted: &HashSet<Digest, RandomState>,
        lengths: &Lengths,
    ) -> Vec<(Digest, Passage)> {
        let mut found = Vec::new();
        let mut look = |passage: Passage| {
            let digest = self.digest(passage.clone());
            if wanted.contains(&digest) {
                found.push((digest, passage));
            }
        };
        let paragraphs: Vec<_> = self.paragraph_passages().collect();
        for (number, paragraph) in paragraphs.iter().enumerate() {
            look(paragraph.clone());
            for length in lengths.sentences.range(..paragraph.len()) {
                (paragraph.start..=paragraph.end - length)
                    .for_each(|start| look(start..start + length));
            }
            for last in lengths
                .paragraphs
                .iter()
                .filter_map(|length| paragraphs.get(number + length - 1))
            {
                look(paragraph.start..last.end);
            }
        }
        found
    }

    /// Where these words stand: in each paragraph that holds them, the first and shortest run of
    /// sentences that does.
    pub fn find_words(&self, words: &str) -> Vec<Passage> {
        let words = fold(&repair(words)).into_owned();
        let holds = |passage: &Passage| holds_folded(&fold(self.words(passage.clone())), &words);
        let shortest = |paragraph: Passage| {
            let runs = (1..=paragraph.len()).flat_map(|length| {
                (paragraph.start..=paragraph.end - length).map(move |start| start..start + length)
            });
            runs.into_iter().find(holds)
        };
        self.paragraph_passages()
            .filter(holds)
            .filter_map(shortest)
            .collect()
    }

    /// The run of up to three sentences that shares most words with these, and how it differs; none
    /// where less than half is shared. It is a suggestion: being like a passage is not being one.
    pub fn nearest(&self, words: &str) -> Option<(Passage, Difference)> {
        let words = fold(&repair(words)).into_owned();
        let sought = split(&words);
        // How often each word is sought, by its number.
        let mut numbers: HashMap<&str, usize, RandomState> = HashMap::default();
        let mut counts: Vec<usize> = Vec::new();
        for word in &sought {
            let number = *numbers.entry(word).or_insert(counts.len());
            if number == counts.len() {
                counts.push(0);
            }
            counts[number] += 1;
        }
        let mut best: Option<(usize, usize, Passage)> = None;
        let mut left = counts.clone();
        for paragraph in self.paragraph_passages() {
            // Of each sentence how many words it has, and the numbers of those that are sought.
            let of_sentence = |sentence| {
                let folded = fold(self.words(sentence..sentence + 1));
                let words = split(&folded);
                (
                    words.len(),
                    words
                        .iter()
                        .filter_map(|word| numbers.get(word).copied())
                        .collect::<Vec<_>>(),
                )
            };
            let sentences: Vec<_> = paragraph.clone().map(of_sentence).collect();
            for start in (0..sentences.len()).filter(|start| !sentences[*start].1.is_empty()) {
                left.copy_from_slice(&counts);
                let (mut shared, mut all) = (0, 0);
                for (number, (length, words)) in sentences[start..].iter().enumerate().take(3) {
                    all += length;
                    for word in words {
                        shared += usize::from(left[*word] > 0);
                        left[*word] = left[*word].saturating_sub(1);
                    }
                    // Of two with as many words in common the one with fewer others.
                    if best.as_ref().is_none_or(|(most, least, _)| {
                        shared > *most || (shared == *most && all < *least)
                    }) {
                        let first = paragraph.start + start;
                        best = Some((shared, all, first..first + number + 1));
                    }
                }
            }
        }
        let (shared, _, passage) = best?;
        if shared * 2 < sought.len() {
            return None;
        }
        let difference = Difference::between(&words, &fold(self.words(passage.clone())));
        Some((passage, difference))
    }
}

/// The words of a text, repaired, folded and in lower case, without punctuation.
pub fn words(text: &str) -> Vec<String> {
    split(&fold(&repair(text)))
        .into_iter()
        .map(str::to_lowercase)
        .collect()
}

/// The words of a folded text.
fn split(folded: &str) -> Vec<&str> {
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '%'));
    words
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The words of a folded text, and the marks between them.
fn with_marks(folded: &str) -> Vec<&str> {
    let is_mark = |c: char| !c.is_alphanumeric();
    let parts = folded
        .split_whitespace()
        .flat_map(|word| word.split_inclusive(is_mark));
    let parts = parts.flat_map(|part| {
        let mark = part
            .chars()
            .next_back()
            .filter(|c| is_mark(*c))
            .map_or(0, char::len_utf8);
        let (word, mark) = part.split_at(part.len() - mark);
        [word, mark]
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// How some words differ from a passage: what each has that the other has not, gravest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Words of the passage, and what stands for them in the other; either may be empty.
    changes: Vec<(String, String)>,
}

/// Words that turn a sentence round, in the languages of the sources so far.
const NEGATIONS: [&str; 26] = [
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot",
    "niet", "geen", "nooit", "niemand", "zonder", "pas", "jamais", "aucun", "sans", "nicht",
    "kein", "keine", "nie", "не", "нет", "sin",
];

impl Difference {
    /// How `words` differ from `passage`; what of the passage stands before and after them is no
    /// difference.
    pub fn between(words: &str, passage: &str) -> Self {
        let of_words = Self::of(&split(words), &split(passage));
        if !of_words.is_empty() {
            return of_words;
        }
        // The same words: the marks between them differ.
        Self::of(&with_marks(words), &with_marks(passage))
    }

    fn of(words: &[&str], passage: &[&str]) -> Self {
        let mut steps = steps(words, passage);
        let is_passage_only = |step: &Stride<'_>| matches!(step, Stride::Passage(_));
        let first = steps
            .iter()
            .position(|step| !is_passage_only(step))
            .unwrap_or(steps.len());
        steps.drain(..first);
        let last = steps
            .iter()
            .rposition(|step| !is_passage_only(step))
            .map_or(0, |last| last + 1);
        steps.truncate(last);

        let mut changes: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
        let starts_apart = !matches!(steps.first(), None | Some(Stride::Both));
        let mut is_open = false;
        for step in steps {
            if let Stride::Both = step {
                is_open = false;
                continue;
            }
            if !is_open {
                changes.push(Default::default());
                is_open = true;
            }
            if let Some((of_passage, of_words)) = changes.last_mut() {
                match step {
                    Stride::Passage(word) => of_passage.push(word),
                    Stride::Words(word) => of_words.push(word),
                    Stride::Both => {}
                }
            }
        }
        // What of the passage goes on after the last words, or comes before the first, does not
        // stand against them.
        if starts_apart && let Some((of_passage, of_words)) = changes.first_mut() {
            of_passage.drain(..of_passage.len().saturating_sub(of_words.len()));
        }
        if is_open && let Some((of_passage, of_words)) = changes.last_mut() {
            of_passage.truncate(of_words.len());
        }
        let is = |test: fn(&str) -> bool| {
            move |(a, b): &(Vec<&str>, Vec<&str>)| !a.iter().chain(b).any(|word| test(word))
        };
        changes.sort_by_key(|change| (is(is_negation)(change), is(is_number)(change)));
        Self {
            changes: changes
                .iter()
                .map(|(a, b)| (shortened(a), shortened(b)))
                .collect(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// Some words in a row, the middle left out where they are many.
fn shortened(words: &[&str]) -> String {
    const MOST: usize = 12;
    const CHARACTERS: usize = 120;
    let mut all = match words.len().checked_sub(MOST / 2) {
        Some(end) if words.len() > MOST => format!(
            "{} … {}",
            words[..MOST / 2].join(" "),
            words[end..].join(" ")
        ),
        _ => words.join(" "),
    };
    if let Some((end, _)) = all.char_indices().nth(CHARACTERS) {
        all.replace_range(end.., "…");
    }
    all
}

fn is_negation(word: &str) -> bool {
    let word = word.to_lowercase();
    NEGATIONS.contains(&word.as_str()) || word.ends_with("n't")
}

fn is_number(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

/// One step through two runs of words side by side.
#[derive(Debug, Clone, Copy)]
enum Stride<'t> {
    Both,
    Passage(&'t str),
    Words(&'t str),
}

/// The steps through both by a longest common subsequence; quotes and passages are short, and are
/// cut where they are not.
fn steps<'t>(words: &[&'t str], passage: &[&'t str]) -> Vec<Stride<'t>> {
    const MOST: usize = 2_000;
    let (words, passage) = (
        &words[..words.len().min(MOST)],
        &passage[..passage.len().min(MOST)],
    );
    // lengths[i][j]: how many words the rest from i and the rest from j have in common.
    let width = passage.len() + 1;
    let mut lengths = vec![0_u16; (words.len() + 1) * width];
    for i in (0..words.len()).rev() {
        for j in (0..passage.len()).rev() {
            lengths[i * width + j] = if words[i] == passage[j] {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut steps = Vec::new();
    while i < words.len() || j < passage.len() {
        if i < words.len() && j < passage.len() && words[i] == passage[j] {
            steps.push(Stride::Both);
            (i, j) = (i + 1, j + 1);
        } else if j < passage.len()
            && (i == words.len() || lengths[i * width + j + 1] >= lengths[(i + 1) * width + j])
        {
            steps.push(Stride::Passage(passage[j]));
            j += 1;
        } else {
            steps.push(Stride::Words(words[i]));
            i += 1;
        }
    }
    steps
}

impl std::fmt::Display for Difference {
    /// `` `not` is left out; `2015` stands for `2014` ``
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const SHOWN: usize = 4;
        if self.is_empty() {
            return f.write_str("a word is cut, or it goes on over the end of a paragraph");
        }
        for (number, (of_passage, of_words)) in self.changes.iter().take(SHOWN).enumerate() {
            if number > 0 {
                f.write_str("; ")?;
            }
            match (of_passage.as_str(), of_words.as_str()) {
                (dropped, "") => write!(f, "`{dropped}` is left out")?,
                ("", added) => write!(f, "`{added}` is put in")?,
                (there, instead) => write!(f, "`{instead}` stands for `{there}`")?,
            }
        }
        match self.changes.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}
