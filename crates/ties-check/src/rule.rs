//! Rules: the record of a rule, what its checks see, and the sink that takes their findings.

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

/// A rule: its code, its severity, its page and its checks.
#[derive(Debug)]
pub struct Rule {
    /// The code, which names the mistake: `self-tie`.
    pub code: &'static str,
    /// The severity of its findings, unless the manifest of the dataset changes it. A check can
    /// give a single finding another severity.
    pub severity: Severity,
    /// The page in Markdown: what the rule checks, why, examples, and when to make an exception.
    pub page: &'static str,
    /// The checks, one for each kind of record or row that the rule reads.
    pub checks: &'static [Check],
}

impl Rule {
    /// What the rule checks: the first paragraph of its page.
    pub fn description(&self) -> &'static str {
        self.page.split("\n\n").nth(1).unwrap_or_default().trim()
    }

    /// Whether the rule compares two releases. It runs only if an older release is given.
    pub fn is_of_releases(&self) -> bool {
        self.checks
            .iter()
            .all(|check| matches!(check, Check::Release(_)))
    }

    /// Whether a record may list the rule in `expect`. Rules that report unreadable records take no
    /// exceptions.
    pub fn takes_exceptions(&self) -> bool {
        !self
            .checks
            .iter()
            .any(|check| matches!(check, Check::File(_) | Check::Engine))
    }
}

/// A function of a rule, by what it reads. It depends on the data only: not on the time, and not on
/// the findings of other rules.
///
/// Checks of entities, claims and disputes read records. Checks of sources and of the dataset read
/// rows, because the records of a large dataset are not kept in memory.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// A TOML file, even if it cannot be parsed.
    File(fn(&FileAt<'_>, &mut Sink<'_>)),
    /// An entity.
    Entity(fn(&Entity, &Index, &mut Sink<'_>)),
    /// A source, and the rows of its claims.
    Source(fn(&SourceAt<'_>, &Index, &mut Sink<'_>)),
    /// A claim, before it is expanded into pairs.
    Claim(fn(&ClaimAt<'_>, &Index, &mut Sink<'_>)),
    /// Each pair of entities that a claim relates.
    Pair(fn(&ClaimAt<'_>, &PairEntities<'_>, &Index, &mut Sink<'_>)),
    /// A dispute.
    Dispute(fn(&Dispute, &Index, &mut Sink<'_>)),
    /// The dataset, as far as it could be read.
    Dataset(fn(&Index, &Facts, &mut Sink<'_>)),
    /// The whole dataset: for a rule that an unreadable record could satisfy. It runs only if every
    /// record could be read.
    Whole(fn(&Index, &Facts, &mut Sink<'_>)),
    /// The whole dataset compared with an older release. It runs only if one is given, and every
    /// record could be read.
    Release(fn(&Release<'_>, &mut Sink<'_>)),
    /// No function: the engine reports unreadable lines of JSON Lines files and stale exceptions
    /// itself.
    Engine,
}

/// A dataset and an older release of it.
#[derive(Debug, Clone, Copy)]
pub struct Release<'a> {
    /// The index of the older release.
    pub old: &'a Index,
    /// The rows of the older release. Their spots refer to its files, not to those of the dataset.
    pub old_rows: &'a Rows,
    /// The index of the dataset.
    pub new: &'a Index,
    /// The rows of the dataset.
    pub new_rows: &'a Rows,
}

impl Release<'_> {
    /// The name of the older release in messages.
    pub fn name(&self) -> String {
        self.old
            .manifest()
            .map_or("the older release".to_owned(), |page| {
                format!("release `{}`", &*page.version)
            })
    }

    /// What `find` returns in the dataset for an id of the older release, or for the id that it was
    /// merged into. `None` if the dataset has neither.
    pub fn now<T>(&self, id: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let merged = || self.new.manifest()?.merged.get(id);
        find(id).or_else(|| find(merged()?))
    }
}

/// A TOML file and the result of reading it.
#[derive(Debug, Clone, Copy)]
pub struct FileAt<'a> {
    /// The file.
    pub file: &'a File,
    /// The records of the file, and why others could not be read.
    pub document: &'a Document,
}

/// A source and the rows of its claims.
#[derive(Debug, Clone, Copy)]
pub struct SourceAt<'a> {
    /// The id of the source.
    pub id: &'a Id,
    /// The record of the source. `None` if it does not fit its schema.
    pub head: Option<&'a SourceHead>,
    /// The rows of its claims.
    pub claims: &'a [ClaimRow],
    /// The rows of the pairs of these claims. Their claim numbers count from the first claim of the
    /// dataset.
    pub pairs: &'a [PairRow],
    /// The rows of the whole dataset.
    pub rows: &'a Rows,
}

/// The record of a source, its parsed date, and its archived text.
#[derive(Debug, Clone)]
pub struct SourceHead {
    /// The record of the source.
    pub record: Box<Source>,
    /// The date of publication. `None` if it is missing or invalid.
    pub published: Option<Edtf>,
    /// The archived text, or why there is none.
    pub archived: ArchivedText,
}

impl SourceHead {
    /// Parses the date of a source, and reads its text from the archive of `files`.
    pub(crate) fn new(record: Box<Source>, files: &Files) -> Self {
        let published = parse_date(record.published.as_ref());
        let archived = ArchivedText::of(&record, files);
        Self {
            record,
            published,
            archived,
        }
    }

    /// The archived text. `None` if it cannot be read.
    pub fn text(&self) -> Option<&Arc<Text>> {
        self.archived.text()
    }
}

/// A claim with its parsed dates and locator, and its source.
#[derive(Debug, Clone)]
pub struct ClaimAt<'a> {
    /// The record of the claim.
    pub claim: &'a Claim,
    /// The numbers of the entities that the claim names.
    pub named: ClaimEntities<'a>,
    /// The source of the claim. `None` if its record does not fit its schema.
    pub source: Option<&'a SourceHead>,
    /// The time of the tie, from `when`. `None` if it is missing or invalid.
    pub when: Option<Edtf>,
    /// The value of a predicate for dates. `None` if it is missing or invalid.
    pub date: Option<Edtf>,
    /// The locator of the passage in the source. `None` if it is invalid.
    pub locator: Option<Locator>,
    /// The text of the source, and the passage at the locator. `None` if the source has no readable
    /// text, or the text has no such passage.
    pub passage: Option<(&'a Text, Passage)>,
    /// The qualifiers that the claim has, by name.
    pub qualifiers: Vec<(&'static str, Qualifier<'a>)>,
    /// Whether the passage does not match its digest, so that it may not be the one that was coded.
    pub is_moved: bool,
    /// The words of the passage, split at the first call of [`ClaimAt::words`].
    tokens: OnceCell<Tokens>,
}

impl<'a> ClaimAt<'a> {
    /// Parses the dates and the locator of a claim, and finds its passage and entities.
    pub(crate) fn new(claim: &'a Claim, source: Option<&'a SourceHead>, index: &Index) -> Self {
        let named = ClaimEntities::of(claim, index);
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
            when: parse_date(claim.when.as_ref()),
            date: parse_date(claim.date.as_ref()),
            locator,
            passage,
            is_moved,
            qualifiers,
            tokens: OnceCell::new(),
        }
    }

    /// The word list for the language of the source. `None` if the source states no language, or
    /// the language has no word list.
    pub fn word_list(&self) -> Option<&'static WordList> {
        words::of(self.source?.record.language.as_deref()?)
    }

    /// The words of the passage, with the word list for its language. `None` if there is no passage
    /// or no word list, or if the passage is too long or does not match its digest.
    pub fn words(&self) -> Option<(&'static WordList, &Tokens)> {
        if self.is_moved {
            return None;
        }
        let (text, passage) = self.passage.as_ref()?;
        let list = self.word_list()?;
        let words = text.words(passage.clone());
        if words.len() > LONGEST_READ {
            return None;
        }
        let tokens = self.tokens.get_or_init(|| list.tokens(words));
        Some((list, tokens))
    }

    /// Some of the words of the passage, exactly as they are in the text. Empty before the first
    /// call of [`ClaimAt::words`].
    pub fn as_written(&self, words: Range<usize>) -> &'a str {
        let (Some((text, passage)), Some(tokens)) = (&self.passage, self.tokens.get()) else {
            return "";
        };
        text.words(passage.clone())
            .get(tokens.bytes(words))
            .unwrap_or_default()
    }
}

fn parse_date(date: Option<&Date>) -> Option<Edtf> {
    date?.edtf().ok()
}

/// The length in bytes of the longest passage that is split into words. A longer one is not the
/// basis of a single claim.
pub(crate) const LONGEST_READ: usize = 50_000;

/// Collects the findings of one rule about one record.
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

    /// A sink for another record, for rules that read rows.
    pub fn at(&mut self, spot: Spot) -> Sink<'_> {
        Sink {
            rule: self.rule,
            spot,
            found: self.found,
        }
    }

    /// Reports the value at `pointer` in the record, such as `/object`. The empty pointer is the
    /// record itself.
    pub fn value(&mut self, pointer: &str, message: impl Into<String>) -> &mut Diagnostic {
        let place = Place::Value(self.spot.pointer() + pointer);
        self.say(place, message)
    }

    /// Reports the key at the end of `pointer` in the record.
    pub fn key(&mut self, pointer: &str, message: impl Into<String>) -> &mut Diagnostic {
        let place = Place::Key(self.spot.pointer() + pointer);
        self.say(place, message)
    }

    /// Reports the file of the record as a whole. In JSON Lines it reports the line of the record.
    pub fn whole(&mut self, message: impl Into<String>) -> &mut Diagnostic {
        match self.spot.position {
            RecordPosition::Line(..) => self.value("", message),
            RecordPosition::Whole | RecordPosition::Claim(_) => {
                self.spot.position = RecordPosition::Whole;
                self.say(Place::File, message)
            }
        }
    }

    /// Reports a place in the file, independent of the record.
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
