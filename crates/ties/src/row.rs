//! Rows: what is kept of a claim when its record is gone; small, of one size, and enough for every rule over many claims.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::Arc;

use foldhash::quality::FixedState;

use crate::edtf::{Edtf, End, Extent};
use crate::id::{ClaimRef, Id};
use crate::index::Index;
use crate::model::{Claim, Digest, Holds, Mode, Pair, Teller};
use crate::text::{Passage, Text};
use crate::vocabulary::{Predicate, Takes};

/// Where a record stands: the file, by its position in [`Files`](crate::file::Files), and the place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The file.
    pub file: u32,
    /// The place in the file.
    pub within: Within,
}

/// The place of a record in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Within {
    /// The file is the record, but for the claims of a source.
    Whole,
    /// The claim of this number in a source's file.
    Claim(u32),
    /// In a file of lines, the part of the line that starts at this byte.
    Line(u32, LinePart),
}

/// A part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinePart {
    /// All of it.
    All,
    /// The id of the source that a claim stands in.
    In,
    /// The title page.
    Dataset,
    /// An entity.
    Entity,
    /// A source.
    Source,
    /// A claim.
    Claim,
    /// A dispute.
    Dispute,
}

impl LinePart {
    /// The pointer to it in the line.
    fn pointer(self) -> &'static str {
        match self {
            Self::All => "",
            Self::In => "/in",
            Self::Dataset => "/dataset",
            Self::Entity => "/entity",
            Self::Source => "/source",
            Self::Claim => "/claim",
            Self::Dispute => "/dispute",
        }
    }
}

impl Spot {
    /// The pointer to the record in its file.
    pub fn pointer(self) -> String {
        match self.within {
            Within::Whole => String::new(),
            Within::Claim(number) => format!("/claims/{number}"),
            Within::Line(start, part) => format!("/{start}{}", part.pointer()),
        }
    }
}

/// A claim as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// Its id in its source, by its place in [`Rows::ids`]: [`Rows::id`] gives it.
    pub id: IdLine,
    /// Where it stands.
    pub spot: Spot,
    /// Its source, by its number in [`Rows::sources`].
    pub source: u32,
}

/// An id, by its place in a longer text, where each stands on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdLine(u32);

impl IdLine {
    /// Adds an id to the end of `text`, and remembers where it stands.
    pub fn add(text: &mut String, id: &Id) -> Self {
        let start = u32::try_from(text.len()).unwrap_or(u32::MAX);
        text.push_str(id);
        text.push('\n');
        Self(start)
    }

    /// The same where the text has been put after `by` other bytes.
    #[must_use]
    pub fn moved(self, by: usize) -> Self {
        Self(self.0.saturating_add(u32::try_from(by).unwrap_or(u32::MAX)))
    }
}

/// One pair of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairRow {
    /// Its claim, by its number in [`Rows::claims`].
    pub claim: u32,
    /// The subject, by its number in the [`Index`].
    pub subject: u32,
    /// The object; none where the predicate takes none.
    pub object: Option<NonMax>,
    /// The root's number, beside its kind: [`PairRow::root`] gives both. Kept together they would take more room.
    root_number: u32,
    /// The root's kind.
    root_kind: RootKind,
    /// When it holds.
    pub time: Extent,
    /// The place in the source, without the digest, as a hash.
    pub passage: u32,
    /// All that is said beside the two sides, as a hash.
    pub content: u32,
    /// The predicate.
    pub predicate: Predicate,
    /// How it is said.
    pub mode: Mode,
    /// The content is that it is not so.
    pub negated: bool,
    /// It holds at the date of its source, whichever day that is: it says no other time, or its end is open.
    pub current: bool,
    /// It was refuted or superseded.
    pub withdrawn: bool,
    /// It was neither refuted nor superseded, and no teller doubts it.
    pub stands: bool,
}

/// A number that is not the largest, so that an option of it needs no more room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NonMax(std::num::NonZeroU32);

impl NonMax {
    /// Takes a number; none for the largest.
    pub fn new(number: u32) -> Option<Self> {
        std::num::NonZeroU32::new(number.wrapping_add(1)).map(Self)
    }

    /// The number.
    pub fn get(self) -> u32 {
        self.0.get() - 1
    }
}

/// Who answers for a claim in the end: where its chain of tellers begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Root {
    /// A named teller, by its number in the [`Index`].
    Entity(u32),
    /// The source in its own voice, by its number.
    Source(u32),
    /// A teller left unnamed, who is never the same as another.
    Unnamed,
}

/// The kind of a [`Root`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RootKind {
    Entity,
    Source,
    Unnamed,
}

/// A source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRow {
    /// Its id.
    pub id: Id,
    /// Where it stands; none where claims name it and it is not there.
    pub spot: Option<Spot>,
    /// Its claims, by their first number and the one after the last.
    pub claims: (u32, u32),
    /// The pairs of its claims, likewise.
    pub pairs: (u32, u32),
}

/// A claim that a record names, and where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The record that names it.
    pub spot: Spot,
    /// The place in that record: `/premises/0`.
    pub place: String,
    /// The claim named.
    pub target: ClaimRef,
}

/// A passage or a quote that is not where its claim says that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Where the claim stands.
    pub spot: Spot,
    /// Its source, by its number in [`Rows::sources`].
    pub source: u32,
    /// The place that it names, as written, without the digest: `p14 s1`.
    pub place: String,
    /// The sentences at that place; none where the text has no such place.
    pub passage: Option<Passage>,
    /// What should stand there.
    pub wanted: Wanted,
}

/// Sentences of a text that a claim points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodedPassage {
    /// The source, by its number in [`Rows::sources`].
    pub source: u32,
    /// The first sentence.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
}

/// What should stand at the place that a claim names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The passage of this digest.
    Digest(Digest),
    /// These words.
    Quote(String),
}

/// The rows of a dataset, by source and in the order written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// The sources, in the order of their ids.
    pub sources: Vec<SourceRow>,
    /// The claims.
    pub claims: Vec<ClaimRow>,
    /// The ids of the claims, one a line: a million small texts of their own would scatter the memory.
    pub ids: String,
    /// Their pairs.
    pub pairs: Vec<PairRow>,
    /// The claims that records name.
    pub references: Vec<Reference>,
    /// Of each entity, by its number in the [`Index`], whether some record names it.
    pub mentioned: Vec<bool>,
    /// Claims that are there and have no row, for they cannot be read or another file took the id of theirs: the number
    /// of the source and the id; without the id it may be any.
    pub rowless: BTreeSet<(u32, Option<Id>)>,
    /// How many files and records could not be read.
    pub unread: usize,
    /// Of each source, by its number, its archived text; none where it has none that can be read.
    pub texts: Vec<Option<Arc<Text>>>,
    /// The passages and quotes that are not where their claims say.
    pub strays: Vec<Stray>,
    /// The sentences that claims point at, of sources with a text, sorted.
    pub coded: Vec<CodedPassage>,
}

impl Rows {
    /// Where the claim of a pair stands.
    pub fn spot(&self, pair: &PairRow) -> Option<Spot> {
        self.claims.get(pair.claim as usize).map(|claim| claim.spot)
    }

    /// The id of a claim in its source.
    pub fn id(&self, claim: &ClaimRow) -> &str {
        let rest = self.ids.get(claim.id.0 as usize..).unwrap_or_default();
        // An id is ASCII and at most 80 bytes long.
        let end = rest.bytes().position(|byte| byte == b'\n');
        &rest[..end.unwrap_or(rest.len())]
    }

    /// The passages that the claims of the source of this number point at.
    pub fn coded_of(&self, source: u32) -> impl Iterator<Item = Passage> {
        let first = self.coded.partition_point(|coded| coded.source < source);
        let of_source = self.coded[first..].iter().take_while(move |coded| coded.source == source);
        of_source.map(|coded| coded.start as usize..coded.end as usize)
    }

    /// The claims of a source.
    pub fn claims_of(&self, source: &SourceRow) -> &[ClaimRow] {
        self.claims.get(source.claims.0 as usize..source.claims.1 as usize).unwrap_or_default()
    }

    /// The pairs of a source's claims.
    pub fn pairs_of(&self, source: &SourceRow) -> &[PairRow] {
        self.pairs.get(source.pairs.0 as usize..source.pairs.1 as usize).unwrap_or_default()
    }
}

impl PairRow {
    /// The row of a pair; none where a side is no entity of the dataset.
    ///
    /// `whole` is what all pairs of the claim have in common.
    pub fn new(pair: &Pair<'_>, whole: &Self, index: &Index) -> Option<Self> {
        let object = match pair.object {
            Some(object) => Some(NonMax::new(index.number(object.id)?)?),
            None => None,
        };
        Some(Self { subject: index.number(pair.subject.id)?, object, ..*whole })
    }

    /// Who answers for it.
    pub fn root(&self) -> Root {
        match self.root_kind {
            RootKind::Entity => Root::Entity(self.root_number),
            RootKind::Source => Root::Source(self.root_number),
            RootKind::Unnamed => Root::Unnamed,
        }
    }

    /// What all pairs of a claim have in common: all but the sides.
    ///
    /// `number` is that of the claim, `source` that of its source, `when` the claim's time and `published` its source's
    /// date, both read.
    pub fn of_claim(
        (number, claim): (u32, &Claim),
        source: u32,
        (when, published): (Option<&Edtf>, Option<&Edtf>),
        index: &Index,
    ) -> Self {
        let is_open = when.is_some_and(|when| when.end() == End::Open) && claim.holds != Some(Holds::Sometime);
        let time = match (when, claim.holds) {
            // Nothing is known to last beyond the source's date, save what is said of the future or laid down by law.
            (Some(when), _) if is_open && tells_what_was(claim.mode) => {
                when.throughout().attested_until(published.map_or(Extent::UNKNOWN, Edtf::sometime))
            }
            (Some(when), Some(Holds::Throughout)) => when.throughout(),
            (Some(when), Some(Holds::Sometime)) => when.sometime(),
            (Some(when), None) => when.extent(),
            (None, _) if claim.when.is_some() => Extent::UNKNOWN,
            (None, _) => published.map_or(Extent::UNKNOWN, Edtf::sometime),
        };
        let (root_kind, root_number) = match root(&claim.tellers, source, index) {
            Root::Entity(number) => (RootKind::Entity, number),
            Root::Source(number) => (RootKind::Source, number),
            Root::Unnamed => (RootKind::Unnamed, 0),
        };
        Self {
            claim: number,
            subject: u32::MAX,
            object: None,
            root_number,
            root_kind,
            time,
            passage: passage(&claim.at),
            content: content(claim),
            predicate: claim.predicate,
            mode: claim.mode,
            negated: claim.negated,
            current: claim.when.is_none() || is_open,
            withdrawn: !claim.stands(),
            stands: claim.stands() && claim.is_believed(),
        }
    }
}

/// Where a chain of tellers begins.
fn root(tellers: &[Teller], source: u32, index: &Index) -> Root {
    match tellers.first() {
        None => Root::Source(source),
        Some(first) => first.who.as_ref().and_then(|who| index.number(who)).map_or(Root::Unnamed, Root::Entity),
    }
}

/// Whether a claim of this mode can be known only of days up to its source's date.
fn tells_what_was(mode: Mode) -> bool {
    !matches!(mode, Mode::Forecast | Mode::Promise | Mode::Threat | Mode::Demand | Mode::LegalAct)
}

/// The place, without the digest; one place written in two ways counts as two.
fn passage(at: &str) -> u32 {
    let place = at.bytes().position(|byte| byte == b'#').map_or(at, |end| &at[..end]).trim_end();
    let mut hasher = FixedState::with_seed(0).build_hasher();
    hasher.write(place.as_bytes());
    half(&hasher)
}

/// Half of a hash, which is enough where others are compared beside it.
fn half(hasher: &impl Hasher) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "half of it is wanted")]
    return hasher.finish() as u32;
}

/// What makes two claims on one pair two: the predicate, how and by whom it is said, the values and what narrows them.
fn content(claim: &Claim) -> u32 {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    (claim.predicate, claim.mode, claim.negated).hash(&mut hasher);
    if !claim.tellers.is_empty() {
        (1, &claim.tellers).hash(&mut hasher);
    }
    for date in [&claim.date, &claim.when].into_iter().flatten() {
        (2, &**date).hash(&mut hasher);
    }
    if let Some(amount) = &claim.amount {
        (3, amount).hash(&mut hasher);
    }
    if let Some(with) = &claim.with {
        (4, with).hash(&mut hasher);
    }
    if let Some(horizon) = &claim.horizon {
        (5, &**horizon).hash(&mut hasher);
    }
    // A text predicate has its value in the gloss.
    if claim.predicate.def().takes == Takes::Text {
        claim.gloss.hash(&mut hasher);
    }
    half(&hasher)
}
