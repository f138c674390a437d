//! Locators: the place of a passage in its source, and the digest of the passage.

use std::fmt;

/// The place of a passage in its source: steps from coarse to fine, then the digest of the
/// passage.
///
/// ```text
/// p14 s1-2 #06429e2f84e1      paragraph and sentences of the text; title and headings are counted
/// page 12 p3                  page, then paragraph on it
/// para 32                     paragraph by the number that the document gives it
/// line 4-6                    lines
/// 1:31-1:40                   minutes and seconds, or hours, minutes and seconds
/// row 7 · cell B4             row or cell of a table
/// section "On strength" p2    part with this heading
/// record "TAe.012" COMMENTS1  entry of a list, and its field
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Locator {
    /// The steps, as written.
    pub steps: Vec<LocatorStep>,
    /// The digest of the normalised passage.
    pub digest: Option<Digest>,
}

/// One step of a locator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocatorStep {
    /// `section "…"`: the part with this heading.
    Section(String),
    /// `record "…"`: the entry with this number, and optionally one of its fields.
    Record(String, Option<String>),
    /// `page 12`: the page with this number.
    Page(Span),
    /// `para 32`: the paragraph to which the document gives this number.
    Para(Span),
    /// `p14`: the paragraph at this position in the text, counted from 1.
    Paragraph(Span),
    /// `s1`: the sentence at this position in the paragraph, counted from 1.
    Sentence(Span),
    /// `line 4`: the line with this number.
    Line(Span),
    /// `row 7`: the row of a table with this number.
    Row(Span),
    /// `cell B4`: the cell of a table in this column and row.
    Cell(String),
    /// `1:31-1:40`: a time in a recording, in seconds.
    Time(Span),
}

/// A number, or a range of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first number.
    pub first: u32,
    /// The last number; equal to `first` for a single number.
    pub last: u32,
}

/// The digest of a passage: the first twelve hexadecimal digits of the SHA-256 of its normalised
/// text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 12]);

impl Digest {
    /// The digest of a passage with this SHA-256.
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
        // The bytes are hexadecimal digits, so they are always valid UTF-8.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Why a text is not a locator.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidLocator {
    /// The error.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl fmt::Display for InvalidLocator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for InvalidLocator {}

const FORMS: &str = "write `p14 s1`, `page 12`, `para 32`, `line 4`, `1:31-1:40`, `row 7`, `cell \
    B4`, `section \"…\"` or `record \"…\" FIELD`, and the digest after `#`";

fn bad(message: String, help: &str) -> InvalidLocator {
    InvalidLocator {
        message,
        help: help.to_owned(),
    }
}

impl Locator {
    /// Parses a locator.
    ///
    /// # Errors
    /// [`InvalidLocator`] if a word has none of the forms above, a number is missing, zero or too
    /// large, or a range does not ascend.
    pub fn parse(text: &str) -> Result<Self, InvalidLocator> {
        let mut words = Words { rest: text };
        let mut locator = Self {
            steps: Vec::with_capacity(2),
            digest: None,
        };
        while let Some(word) = words.next()? {
            if locator.digest.is_some() {
                return Err(bad(
                    format!("`{word}` follows the digest"),
                    "put the digest last",
                ));
            }
            // The most common forms first, recognized by their first bytes.
            let step = match word.as_bytes() {
                [b'p', b'0'..=b'9', ..] => LocatorStep::Paragraph(span(&word[1..], word)?),
                [b's', b'0'..=b'9', ..] => LocatorStep::Sentence(span(&word[1..], word)?),
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

    /// Adds a step if it can follow the previous steps.
    fn push(&mut self, step: LocatorStep, word: &str) -> Result<(), InvalidLocator> {
        if matches!(step, LocatorStep::Sentence(_))
            && !matches!(
                self.steps.last(),
                Some(LocatorStep::Paragraph(_) | LocatorStep::Para(_))
            )
        {
            return Err(bad(
                format!("`{word}` has no paragraph before it"),
                "write the paragraph before the sentence: `p14 s1`",
            ));
        }
        if self
            .steps
            .last()
            .is_some_and(|last| last.rank() >= step.rank())
        {
            return Err(bad(
                format!("`{word}` is out of order"),
                "write each step once, from coarse to fine: section or record, page, paragraph, \
                sentence",
            ));
        }
        self.steps.push(step);
        Ok(())
    }
}

impl LocatorStep {
    /// The rank: a step can only follow one of a lower rank.
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

/// The rest of a locator, read word by word.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Words<'t> {
    /// The next word up to a space.
    fn next(&mut self) -> Result<Option<&'t str>, InvalidLocator> {
        self.rest = self.rest.trim_start_matches(' ');
        // Byte by byte: the words are too short for a character search to pay off.
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
                format!("{word} has no `section` or `record` before it"),
                "write `section` or `record` before a quoted name",
            )),
            word => Ok(Some(word)),
        }
    }

    /// A step that is neither paragraph nor sentence.
    fn rare(&mut self, word: &str) -> Result<LocatorStep, InvalidLocator> {
        Ok(match word {
            "page" => LocatorStep::Page(self.span("page")?),
            "para" => LocatorStep::Para(self.span("para")?),
            "line" => LocatorStep::Line(self.span("line")?),
            "row" => LocatorStep::Row(self.span("row")?),
            "cell" => LocatorStep::Cell(self.cell()?),
            "section" => LocatorStep::Section(self.quoted("section")?),
            "record" => LocatorStep::Record(self.quoted("record")?, self.field()),
            _ if word.contains(':') => LocatorStep::Time(time(word)?),
            _ => return Err(bad(format!("`{word}` is not a step of a locator"), FORMS)),
        })
    }

    fn span(&mut self, of: &str) -> Result<Span, InvalidLocator> {
        let word = self
            .next()?
            .ok_or_else(|| bad(format!("`{of}` has no number"), FORMS))?;
        span(word, word)
    }

    fn cell(&mut self) -> Result<String, InvalidLocator> {
        let word = self.next()?.unwrap_or_default();
        let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let letters = word.len() - digits.len();
        if (1..=3).contains(&letters) && number(digits).is_some() {
            Ok(word.to_owned())
        } else {
            Err(bad(
                format!("`cell {word}` is not a cell"),
                "write the letters of the column and the number of the row: `cell B4`",
            ))
        }
    }

    fn quoted(&mut self, of: &str) -> Result<String, InvalidLocator> {
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
                format!("`{of}` has no quoted name"),
                "write the name in double quotes: `section \"…\"`",
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
    let is_plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    if is_plain { text.parse().ok() } else { None }
}

fn span(text: &str, word: &str) -> Result<Span, InvalidLocator> {
    let dash = text.bytes().position(|byte| byte == b'-');
    let (first, last) = dash.map_or((text, text), |at| (&text[..at], &text[at + 1..]));
    let (Some(first), Some(last)) = (number(first), number(last)) else {
        return Err(bad(format!("`{word}` is not a step of a locator"), FORMS));
    };
    ascending(first, last, word)
}

fn ascending(first: u32, last: u32, word: &str) -> Result<Span, InvalidLocator> {
    if first > last {
        return Err(bad(
            format!("`{word}` ends before it starts"),
            "put the lower number first",
        ));
    }
    Ok(Span { first, last })
}

fn time(word: &str) -> Result<Span, InvalidLocator> {
    let (first, last) = word.split_once('-').unwrap_or((word, word));
    let (Some(first), Some(last)) = (seconds(first), seconds(last)) else {
        return Err(bad(
            format!("`{word}` is not a time"),
            "write minutes and seconds, `1:31`, or hours, minutes and seconds, `1:02:03`",
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

fn digest(digits: &str) -> Result<Digest, InvalidLocator> {
    let hex = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match digits.as_bytes().try_into() {
        Ok(digits) if hex => Ok(Digest(digits)),
        _ => Err(bad(
            format!("`#{digits}` is not a digest"),
            "write twelve lower-case hexadecimal digits, or leave the digest out",
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
