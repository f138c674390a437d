//! A rule: a check as a function at a scope, and the sink that takes its findings.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Position};
use ties::edtf::Edtf;
use ties::id::Id;
use ties::model::{Claim, Date, Dispute, Entity, Locator, Qualifier, Severity, Source};
use ties_dataset::archived_text::ArchivedText;
use ties_dataset::document::Document;
use ties_dataset::file::{File, Files};
use ties_dataset::index::Index;
use ties_dataset::spot::{Place, RecordPosition, Spot};
use ties_facts::facts::Facts;
use ties_facts::row::{ClaimEntities, ClaimRow, PairEntities, PairRow, Rows};
use ties_text::text::{Passage, Text};
use ties_text::words::{self, Tokens, WordList};

/// A rule: what it checks, at which scope, and its page.
#[derive(Debug)]
pub struct Rule {
    /// Its code, which names the wrong: `self-tie`.
    pub code: &'static str,
    /// How grave its findings are, where the dataset does not say otherwise; a check may make one a warning.
    pub severity: Severity,
    /// Its page, Markdown: what it is, why it matters, wrong and right, when to make an exception.
    pub page: &'static str,
    /// How it is checked, once for each scope that it looks at.
    pub checks: &'static [Check],
}

impl Rule {
    /// What the rule checks: the first paragraph of its page.
    pub fn holds(&self) -> &'static str {
        self.page.split("\n\n").nth(1).unwrap_or_default().trim()
    }

    /// Whether it compares two releases, and so runs only where an older one is given.
    pub fn is_of_releases(&self) -> bool {
        self.checks
            .iter()
            .all(|check| matches!(check, Check::Release(_)))
    }

    /// Whether a record may make an exception to it: not to what keeps the record from being read at all.
    pub fn takes_exceptions(&self) -> bool {
        !self
            .checks
            .iter()
            .any(|check| matches!(check, Check::File(_) | Check::Engine))
    }
}

/// A rule's function at the scope that it looks at. It sees neither the clock nor another's findings.
///
/// Entities, claims and disputes are seen as records; sources and the dataset as rows, for in bulk the records are gone.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// A TOML file, read or not.
    File(fn(&FileAt<'_>, &mut Sink<'_>)),
    /// An entity.
    Entity(fn(&Entity, &Index, &mut Sink<'_>)),
    /// A source, and the rows of its claims.
    Source(fn(&SourceAt<'_>, &Index, &mut Sink<'_>)),
    /// A claim as it is written.
    Claim(fn(&ClaimAt<'_>, &Index, &mut Sink<'_>)),
    /// Each pair that a claim or a group of claims speaks of.
    Pair(fn(&ClaimAt<'_>, &PairEntities<'_>, &Index, &mut Sink<'_>)),
    /// A dispute.
    Dispute(fn(&Dispute, &Index, &mut Sink<'_>)),
    /// The dataset as a whole.
    Dataset(fn(&Index, &Facts, &mut Sink<'_>)),
    /// The dataset beside an older release of it; run where one is given.
    Release(fn(&Release<'_>, &mut Sink<'_>)),
    /// The engine itself: what it cannot read of a file of lines, and what an exception silenced.
    Engine,
}

/// A dataset beside an older release of it.
#[derive(Debug, Clone, Copy)]
pub struct Release<'a> {
    /// The index of the older release.
    pub old: &'a Index,
    /// Its rows; their spots are in no file of the dataset.
    pub old_rows: &'a Rows,
    /// The index of the dataset.
    pub new: &'a Index,
    /// Its rows.
    pub new_rows: &'a Rows,
}

impl Release<'_> {
    /// The older release, as a message names it.
    pub fn name(&self) -> String {
        self.old
            .manifest()
            .map_or("the older release".to_owned(), |page| {
                format!("release `{}`", &*page.version)
            })
    }

    /// What is borne now by an id of the older release, or by the id that it was merged into.
    pub fn now<T>(&self, id: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let merged = || self.new.manifest()?.merged.get(id);
        find(id).or_else(|| find(merged()?))
    }
}

/// A file, and what was read of it.
#[derive(Debug, Clone, Copy)]
pub struct FileAt<'a> {
    /// The file.
    pub file: &'a File,
    /// What was read of it.
    pub document: &'a Document,
}

/// A source, and the rows of its claims.
#[derive(Debug, Clone, Copy)]
pub struct SourceAt<'a> {
    /// Its id.
    pub id: &'a Id,
    /// Its own keys; none where they do not fit.
    pub head: Option<&'a SourceHead>,
    /// Its claims.
    pub claims: &'a [ClaimRow],
    /// Their pairs. The number of a pair's claim counts from the first claim of the dataset.
    pub pairs: &'a [PairRow],
    /// The rows of the whole dataset.
    pub rows: &'a Rows,
}

/// The keys of a source, its date read, and its archived text.
#[derive(Debug, Clone)]
pub struct SourceHead {
    /// The record.
    pub record: Box<Source>,
    /// When it was published; none where that is not said or not legible.
    pub published: Option<Edtf>,
    /// Its archived text.
    pub archived: ArchivedText,
}

impl SourceHead {
    /// The head of a source, with its text from the archive of `files`.
    pub(crate) fn new(record: Box<Source>, files: &Files) -> Self {
        let published = record.published.as_ref().and_then(|date| date.edtf().ok());
        let archived = ArchivedText::of(&record, files);
        Self {
            record,
            published,
            archived,
        }
    }

    /// Its text, where that can be read.
    pub fn text(&self) -> Option<&Arc<Text>> {
        self.archived.text()
    }
}

/// A claim, its dates and its place read, and the source that it stands in.
#[derive(Debug, Clone)]
pub struct ClaimAt<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Whom it names, looked up.
    pub named: ClaimEntities<'a>,
    /// Its source; none where the source's own keys do not fit.
    pub source: Option<&'a SourceHead>,
    /// When it holds; none where that is not said or not legible.
    pub when: Option<Edtf>,
    /// Its value, where that is a date; none where that is not said or not legible.
    pub date: Option<Edtf>,
    /// Where in the source it stands; none where that is not legible.
    pub locator: Option<Locator>,
    /// The text of its source and the sentences there at that place; none where there is no text, or no such place.
    pub passage: Option<(&'a Text, Passage)>,
    /// The qualifiers that are there, by name.
    pub qualifiers: Vec<(&'static str, Qualifier<'a>)>,
    /// Whether the passage is another than its digest says: what rules read there need not be what was coded.
    pub is_moved: bool,
    /// The words of the passage, once they were asked for.
    said: OnceCell<Tokens>,
}

impl<'a> ClaimAt<'a> {
    /// A claim of a source.
    pub(crate) fn new(claim: &'a Claim, source: Option<&'a SourceHead>, index: &Index) -> Self {
        let named = ClaimEntities::of(claim, index);
        let read = |date: &Option<Date>| date.as_ref().and_then(|date| date.edtf().ok());
        let (when, date) = (read(&claim.when), read(&claim.date));
        let qualifiers = claim.with.iter().flat_map(|with| with.present()).collect();
        let locator = Locator::parse(&claim.at).ok();
        let text = source.and_then(SourceHead::text);
        let passage = text
            .zip(locator.as_ref())
            .and_then(|(text, locator)| Some((&**text, text.find(&locator.steps)?)));
        let digest = locator.as_ref().and_then(|locator| locator.digest);
        let differs = |(text, passage): &(&Text, Passage)| {
            digest.is_some_and(|d| text.digest(passage.clone()) != d)
        };
        let is_moved = passage.as_ref().is_some_and(differs);
        Self {
            claim,
            named,
            source,
            when,
            date,
            locator,
            passage,
            is_moved,
            qualifiers,
            said: OnceCell::new(),
        }
    }

    /// The word list of the source's language; none where it has no language, or that has no list.
    pub fn word_list(&self) -> Option<&'static WordList> {
        words::of(self.source?.record.language.as_deref()?)
    }

    /// The words of the passage, with the list of its language; none where either is not there, or the passage is too
    /// long, or another than was coded.
    pub fn words(&self) -> Option<(&'static WordList, &Tokens)> {
        let (text, passage) = self.passage.as_ref().filter(|_| !self.is_moved)?;
        let list = self.word_list()?;
        if text.words(passage.clone()).len() > LONGEST_READ {
            return None;
        }
        Some((
            list,
            self.said
                .get_or_init(|| list.tokens(text.words(passage.clone()))),
        ))
    }

    /// Some of the words of the passage, as it has them.
    pub fn as_written(&self, words: Range<usize>) -> &'a str {
        let (Some((text, passage)), Some(said)) = (&self.passage, self.said.get()) else {
            return "";
        };
        text.words(passage.clone())
            .get(said.bytes(words))
            .unwrap_or_default()
    }
}

/// A passage of more bytes is not read word by word: no claim rests on so many.
pub(crate) const LONGEST_READ: usize = 50_000;

/// Takes the findings of one rule on one record.
#[derive(Debug)]
pub struct Sink<'s> {
    rule: &'static Rule,
    spot: Spot,
    found: &'s mut Vec<Diagnostic>,
}

impl<'s> Sink<'s> {
    /// A sink for the findings of `rule` on the record at `spot`.
    pub(crate) fn new(rule: &'static Rule, spot: Spot, found: &'s mut Vec<Diagnostic>) -> Self {
        Self { rule, spot, found }
    }

    /// A sink for another record, for rules that look at rows.
    pub fn at(&mut self, spot: Spot) -> Sink<'_> {
        Sink {
            rule: self.rule,
            spot,
            found: self.found,
        }
    }

    /// Says something about the value at `pointer` in the record: `/object`; of the record itself where it is empty.
    pub fn value(&mut self, pointer: &str, message: impl Into<String>) -> &mut Diagnostic {
        let place = Place::Value(self.spot.pointer() + pointer);
        self.say(place, message)
    }

    /// Says something about the key at the end of `pointer` in the record.
    pub fn key(&mut self, pointer: &str, message: impl Into<String>) -> &mut Diagnostic {
        let place = Place::Key(self.spot.pointer() + pointer);
        self.say(place, message)
    }

    /// Says something about the record's file as a whole, or in a file of lines about its line.
    pub fn whole(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        match self.spot.position {
            RecordPosition::Line(..) => self.value("", message),
            RecordPosition::Whole | RecordPosition::Claim(_) => {
                self.spot.position = RecordPosition::Whole;
                self.say(Place::File, message)
            }
        }
    }

    /// Says something about a place in the file, whatever the record.
    pub fn say(&mut self, place: Place, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            code: self.rule.code,
            severity: self.rule.severity,
            spot: self.spot,
            place,
            bytes: 0..0,
            start: Position::default(),
            end: Position::default(),
            excerpt: None,
            message: message.into(),
            help: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}
