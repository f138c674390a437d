//! Locators: where in a source a claim stands, and the digest of the passage there.

use std::fmt;

/// Where in a source a claim stands: steps from the coarse to the fine, then the passage's digest.
///
/// ```text
/// p14 s1-2 #06429e2f84e1      paragraph and sentences of the text; title and headings count
/// page 12 p3                  page, then paragraph on it
/// para 32                     paragraph by the document's own number
/// line 4-6                    lines
/// 1:31-1:40                   minutes and seconds, or hours, minutes and seconds
/// row 7 · cell B4             of a table
/// section "On strength" p2    a part by its heading
/// record "TAe.012" COMMENTS1  an entry of a list, and its field
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Locator {
    /// The steps, as written.
    pub steps: Vec<Step>,
    /// The digest of the normalised passage.
    pub digest: Option<Digest>,
}

/// One step of a locator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// `section "…"`: a part by its heading.
    Section(String),
    /// `record "…"`: an entry by its number, perhaps with a field of it.
    Record(String, Option<String>),
    /// `page 12`.
    Page(Span),
    /// `para 32`: a paragraph by the document's own number.
    Para(Span),
    /// `p14`: a paragraph as it is counted in the text.
    Paragraph(Span),
    /// `s1`: a sentence of the paragraph.
    Sentence(Span),
    /// `line 4`.
    Line(Span),
    /// `row 7`.
    Row(Span),
    /// `cell B4`.
    Cell(String),
    /// `1:31-1:40`, in seconds.
    Time(Span),
}

/// A number, or a first and a last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first.
    pub first: u32,
    /// The last; the first where there is one only.
    pub last: u32,
}

/// The digest of a passage: the first twelve hexadecimal digits of the SHA-256 of its normalised text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 12]);

impl Digest {
    /// The digest of what has this SHA-256.
    pub fn of_sha256(hash: [u8; 32]) -> Self {
        let digit = |at: usize| {
            let half = if at.is_multiple_of(2) {
                hash[at / 2] >> 4
            } else {
                hash[at / 2] & 15
            };
            b"0123456789abcdef"[usize::from(half)]
        };
        Self(std::array::from_fn(digit))
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        // Hexadecimal digits, so never not a text.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A text that is no locator: what is wrong, and with which bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLocator {
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: String,
}

impl fmt::Display for BadLocator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for BadLocator {}

const FORMS: &str = "write `p14 s1`, `page 12`, `para 32`, `line 4`, `1:31-1:40`, `row 7`, `cell B4`, `section \"…\"` or `record \"…\" FIELD`, and the digest after `#`";

fn bad(message: String, help: &str) -> BadLocator {
    BadLocator {
        message,
        help: help.to_owned(),
    }
}

impl Locator {
    /// Reads a locator.
    ///
    /// # Errors
    /// [`BadLocator`] where a word is none of the forms above, a number is missing, zero or too large, or a range does
    /// not ascend.
    pub fn parse(text: &str) -> Result<Self, BadLocator> {
        let mut words = Words { rest: text };
        let mut locator = Self {
            steps: Vec::with_capacity(2),
            digest: None,
        };
        while let Some(word) = words.next()? {
            if locator.digest.is_some() {
                return Err(bad(
                    format!("`{word}` stands after the digest"),
                    "put the digest last",
                ));
            }
            // The commonest forms first, by their first bytes.
            let step = match word.as_bytes() {
                [b'p', b'0'..=b'9', ..] => Step::Paragraph(span(&word[1..], word)?),
                [b's', b'0'..=b'9', ..] => Step::Sentence(span(&word[1..], word)?),
                [b'#', ..] => {
                    locator.digest = Some(digest(&word[1..])?);
                    continue;
                }
                _ => words.rare(word)?,
            };
            locator.push(step, word)?;
        }
        Ok(locator)
    }

    /// Adds a step, where it may follow those before it.
    fn push(&mut self, step: Step, word: &str) -> Result<(), BadLocator> {
        if matches!(step, Step::Sentence(_))
            && !matches!(self.steps.last(), Some(Step::Paragraph(_) | Step::Para(_)))
        {
            return Err(bad(
                format!("`{word}` counts sentences of no paragraph"),
                "put the paragraph before it: `p14 s1`",
            ));
        }
        if self
            .steps
            .last()
            .is_some_and(|last| last.rank() >= step.rank())
        {
            return Err(bad(
                format!("`{word}` does not follow from what stands before it"),
                "go from the coarse to the fine, each step once: section or record, page, paragraph, sentence",
            ));
        }
        self.steps.push(step);
        Ok(())
    }
}

impl Step {
    /// How fine it is: a step may follow one of a lower rank only.
    fn rank(&self) -> u8 {
        match self {
            Self::Section(_) | Self::Record(..) => 0,
            Self::Page(_) => 1,
            Self::Para(_)
            | Self::Paragraph(_)
            | Self::Line(_)
            | Self::Row(_)
            | Self::Cell(_)
            | Self::Time(_) => 2,
            Self::Sentence(_) => 3,
        }
    }
}

/// The words of a locator that are still to be read.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Words<'t> {
    /// The next word up to a space.
    fn next(&mut self) -> Result<Option<&'t str>, BadLocator> {
        self.rest = self.rest.trim_start_matches(' ');
        // Byte by byte: the words are shorter than what a search for a character costs to set up.
        let end = self
            .rest
            .bytes()
            .position(|byte| byte == b' ')
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        match word {
            "" => Ok(None),
            word if word.starts_with('"') => Err(bad(
                format!("{word} is quoted, but not what it is"),
                "write `section` or `record` before it",
            )),
            word => Ok(Some(word)),
        }
    }

    /// A step that is neither paragraph nor sentence.
    fn rare(&mut self, word: &str) -> Result<Step, BadLocator> {
        Ok(match word {
            "page" => Step::Page(self.span("page")?),
            "para" => Step::Para(self.span("para")?),
            "line" => Step::Line(self.span("line")?),
            "row" => Step::Row(self.span("row")?),
            "cell" => Step::Cell(self.cell()?),
            "section" => Step::Section(self.quoted("section")?),
            "record" => Step::Record(self.quoted("record")?, self.field()),
            _ if word.contains(':') => Step::Time(time(word)?),
            _ => return Err(bad(format!("`{word}` is no form of place"), FORMS)),
        })
    }

    fn span(&mut self, of: &str) -> Result<Span, BadLocator> {
        let word = self
            .next()?
            .ok_or_else(|| bad(format!("`{of}` without a number"), FORMS))?;
        span(word, word)
    }

    fn cell(&mut self) -> Result<String, BadLocator> {
        let word = self.next()?.unwrap_or_default();
        let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let letters = word.len() - digits.len();
        if (1..=3).contains(&letters) && number(digits).is_some() {
            Ok(word.to_owned())
        } else {
            Err(bad(
                format!("`cell {word}` names no cell"),
                "write a column's letters and a row's number: `cell B4`",
            ))
        }
    }

    fn quoted(&mut self, of: &str) -> Result<String, BadLocator> {
        let rest = self.rest.trim_start_matches(' ');
        let inner = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        match inner {
            Some((inner, after))
                if !inner.is_empty() && (after.is_empty() || after.starts_with(' ')) =>
            {
                self.rest = after;
                Ok(inner.to_owned())
            }
            _ => Err(bad(
                format!("`{of}` without a quoted name"),
                "write the name between double quotes: `section \"…\"`",
            )),
        }
    }

    /// A record's field: one word that starts with a capital letter.
    fn field(&mut self) -> Option<String> {
        let rest = self.rest.trim_start_matches(' ');
        let end = rest.find(' ').unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        word.starts_with(|c: char| c.is_ascii_uppercase()).then(|| {
            self.rest = after;
            word.to_owned()
        })
    }
}

/// A number without a sign or leading zeros, from 1.
fn number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| plain)
}

fn span(text: &str, word: &str) -> Result<Span, BadLocator> {
    let dash = text.bytes().position(|byte| byte == b'-');
    let (first, last) = dash.map_or((text, text), |at| (&text[..at], &text[at + 1..]));
    let (Some(first), Some(last)) = (number(first), number(last)) else {
        return Err(bad(format!("`{word}` is no form of place"), FORMS));
    };
    ascending(first, last, word)
}

fn ascending(first: u32, last: u32, word: &str) -> Result<Span, BadLocator> {
    if first > last {
        return Err(bad(
            format!("`{word}` runs backwards"),
            "put the lower number first",
        ));
    }
    Ok(Span { first, last })
}

fn time(word: &str) -> Result<Span, BadLocator> {
    let (first, last) = word.split_once('-').unwrap_or((word, word));
    let (Some(first), Some(last)) = (seconds(first), seconds(last)) else {
        return Err(bad(
            format!("`{word}` is no time"),
            "write minutes and seconds, `1:31`, or hours before them, `1:02:03`",
        ));
    };
    ascending(first, last, word)
}

fn seconds(text: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut parts = 0;
    for part in text.split(':') {
        let wanted = if parts == 0 { 1..=3 } else { 2..=2 };
        if !wanted.contains(&part.len()) || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let value: u32 = part.parse().ok()?;
        if parts > 0 && value > 59 {
            return None;
        }
        total = total * 60 + value;
        parts += 1;
    }
    (2..=3).contains(&parts).then_some(total)
}

fn digest(digits: &str) -> Result<Digest, BadLocator> {
    let hex = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match digits.as_bytes().try_into() {
        Ok(digits) if hex => Ok(Digest(digits)),
        _ => Err(bad(
            format!("`#{digits}` is no digest"),
            "a digest is twelve lower-case hexadecimal digits; leave it out where you have none",
        )),
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}-{}", self.first, self.last)
        }
    }
}
