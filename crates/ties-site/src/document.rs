//! A document with numbered citations, before it is written as HTML or Markdown.

use std::collections::BTreeMap;

use ties_picture::Picture;

/// A document: a title, sections, and the sources that they cite.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The title: the question that it answers.
    pub(crate) title: String,
    /// What it is about, below the title.
    pub(crate) subtitle: Vec<Line>,
    pub(crate) sections: Vec<Section>,
    pub(crate) sources: Vec<SourceEntry>,
    /// What follows the sources.
    pub(crate) closing: Vec<Section>,
}

/// A section of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Section {
    /// What a link to it ends with.
    pub(crate) id: &'static str,
    pub(crate) heading: &'static str,
    pub(crate) blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// A heading below that of the section.
    Heading(Line),
    Paragraph(Line),
    Items(Vec<Item>),
    /// A picture, and a table of the same in text.
    Figure(Box<Figure>),
    /// The answers to one question next to each other.
    Sides(Vec<Side>),
}

/// A picture, and what Markdown has in its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    pub(crate) picture: Picture,
    pub(crate) table: Option<Table>,
}

/// A table whose first column contains headings.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    /// What its signs mean.
    pub(crate) legend: Vec<String>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Item {
    pub(crate) line: Line,
    /// Sentences below it.
    pub(crate) sentences: Vec<Line>,
    /// What is printed smaller, below the sentences.
    pub(crate) details: Vec<Line>,
    /// Sentences below the details.
    pub(crate) comparison: Vec<Line>,
}

/// One answer among several.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Side {
    pub(crate) label: Line,
    pub(crate) counts: Line,
    pub(crate) claims: Vec<Item>,
    /// What is left out, if anything is.
    pub(crate) left_out: Option<Line>,
}

/// A source of the appendix.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SourceEntry {
    pub(crate) id: String,
    pub(crate) citation: String,
    /// How often the document cites it.
    pub(crate) mentions: usize,
    pub(crate) address: Option<String>,
    /// The address of the archived copy.
    pub(crate) copy: Option<String>,
    /// What else a reader has to know.
    pub(crate) notes: Vec<String>,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line(pub(crate) Vec<Span>);

/// A part of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Span {
    /// Words of this program.
    Words(String),
    /// Words of the dataset, or with words of the dataset in them.
    Data(String),
    /// Words of the dataset that carry weight, such as a statement.
    Strong(String),
    /// The words of a source.
    Quote {
        words: String,
        /// Their language, as a BCP 47 tag.
        language: Option<String>,
    },
    /// Something to copy: a command, the id of a claim.
    Code(String),
    /// The number of a source.
    Citation {
        number: usize,
        /// Whether this is the first citation of it.
        is_first: bool,
    },
}

impl Line {
    /// A line of our words.
    pub(crate) fn words(words: impl Into<String>) -> Self {
        Self(vec![Span::Words(words.into())])
    }

    /// A line of our words with code between backticks.
    pub(crate) fn with_code(words: &str) -> Self {
        let mut spans = Vec::new();
        for (part, words) in words.split('`').enumerate() {
            spans.push(match part % 2 {
                0 => Span::Words(words.to_owned()),
                _ => Span::Code(words.to_owned()),
            });
        }
        Self(spans)
    }

    /// A line of words of the dataset.
    pub(crate) fn data(words: impl Into<String>) -> Self {
        Self(vec![Span::Data(words.into())])
    }

    /// A line of words that carry weight.
    pub(crate) fn strong(words: impl Into<String>) -> Self {
        Self(vec![Span::Strong(words.into())])
    }

    /// The same line with our words after it.
    #[must_use]
    pub(crate) fn and(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Words(words.into()));
        self
    }

    /// The same line with words of the dataset after it.
    #[must_use]
    pub(crate) fn and_data(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Data(words.into()));
        self
    }

    /// The same line with something to copy after it.
    #[must_use]
    pub(crate) fn and_code(mut self, code: impl Into<String>) -> Self {
        self.0.push(Span::Code(code.into()));
        self
    }

    /// The same line with other parts after it.
    #[must_use]
    pub(crate) fn and_spans(mut self, spans: Vec<Span>) -> Self {
        self.0.extend(spans);
        self
    }
}

impl From<Line> for Item {
    fn from(line: Line) -> Self {
        Self {
            line,
            ..Self::default()
        }
    }
}

/// The sources that a document cites, numbered in the order of their first citation.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    numbers: BTreeMap<String, usize>,
    /// The sources in the order of their numbers, and how often each is cited.
    pub(crate) cited: Vec<(String, usize)>,
}

impl Numbers {
    /// The citation of a source.
    fn cite(&mut self, source: &str) -> Span {
        if let Some(number) = self.numbers.get(source) {
            self.cited[number - 1].1 += 1;
            return Span::Citation {
                number: *number,
                is_first: false,
            };
        }
        self.cited.push((source.to_owned(), 1));
        let number = self.cited.len();
        self.numbers.insert(source.to_owned(), number);
        Span::Citation {
            number,
            is_first: true,
        }
    }

    /// The citation of a claim (`source#claim`), and its id.
    pub(crate) fn claim(&mut self, claim: &str) -> Vec<Span> {
        let source = claim.split('#').next().unwrap_or(claim);
        vec![
            self.cite(source),
            Span::Words(" ".to_owned()),
            Span::Code(claim.to_owned()),
        ]
    }

    /// The citations of some claims, each with its id.
    pub(crate) fn claims<'c>(&mut self, claims: impl IntoIterator<Item = &'c str>) -> Vec<Span> {
        let mut spans = Vec::new();
        for claim in claims {
            if !spans.is_empty() {
                spans.push(Span::Words(", ".to_owned()));
            }
            spans.extend(self.claim(claim));
        }
        spans
    }
}
