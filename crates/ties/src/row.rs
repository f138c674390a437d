//! Rows: what is kept of a claim when its record is gone; small, of one size, and enough for every rule over many claims.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasher, Hash, Hasher};
use std::iter;
use std::sync::{Arc, OnceLock};

use foldhash::quality::FixedState;

use crate::contradiction::{Contradictions, contradictions};
use crate::dataset::Dataset;
use crate::edtf::{Edtf, End, Extent};
use crate::id::{ClaimRef, Id};
use crate::index::{Index, Indexing};
use crate::model::{self, Amount, Bound, Claim, Date, Digest, Holds, Mode, Pair, Source, SourceKind, Status, Teller};
use crate::roots::Roots;
use crate::sides::Sides;
use crate::text::{Passage, Text};
use crate::vocabulary::{Degree, Fate, ListingRole, ListingStatus, Population, Predicate, Takes};

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
    /// The number of the voice, beside its kind: [`PairRow::voice`] gives both. Kept together they would take more room.
    voice_number: u32,
    /// The kind of the voice.
    voice_kind: VoiceKind,
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
    /// The start of `time` is that of the state, and not only the first that is known of it.
    pub starts: bool,
    /// How `time` ends.
    pub lasts: Lasts,
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

/// How the time of a claim ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lasts {
    /// It says no time: it holds sometime at the date of its source.
    Undated,
    /// Still so at the date of its source, and how long after nobody knows.
    StillSo,
    /// To the end that is stated, which is that of the state.
    Stated,
    /// It ended, or may have, nobody knows when: what is told of it ends there, and the state perhaps not.
    Unknown,
}

/// Whose words a claim is: where its chain of tellers begins. What it can be traced back to is its
/// [`Root`](crate::roots::Root).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// A named teller, by its number in the [`Index`].
    Entity(u32),
    /// The source in its own voice, by its number.
    Source(u32),
    /// A teller left unnamed, who is never the same as another, and who is known through this alone.
    Unnamed(Through),
}

/// By whom a teller left unnamed is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Through {
    /// A named teller who passes it on, by its number in the [`Index`].
    Entity(u32),
    /// A document that is relayed, by its number in [`Rows::documents`].
    Document(u32),
    /// The source alone, by its number.
    Source(u32),
}

/// The kind of a [`Voice`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum VoiceKind {
    Entity,
    Source,
    UnnamedByEntity,
    UnnamedInDocument,
    UnnamedInSource,
}

/// Texts that claims write again and again, such as the documents that they relay: each is kept once, and has a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Texts {
    /// The number of a text, which is taken up where it is new.
    pub fn number(&mut self, name: &str) -> u32 {
        // `S/2021/486` is one document however it is spaced.
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.clone());
        self.numbers.insert(name, number);
        number
    }

    /// The texts, in the order of their numbers.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The text of this number.
    pub fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map(String::as_str).unwrap_or_default()
    }
}

/// The value of a claim whose predicate takes a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRow {
    /// Its claim, by its number in [`Rows::claims`].
    pub claim: u32,
    /// The date.
    pub date: Extent,
}

/// The value of a claim whose predicate takes an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountRow {
    /// Its claim, by its number in [`Rows::claims`].
    pub claim: u32,
    /// What is counted, as a hash: the unit and all that narrows it. Amounts of one measure can be compared.
    pub measure: u32,
    /// The same without the unit, and without who is counted and what became of them.
    pub frame: u32,
    /// The unit, by its number in [`Rows::units`].
    pub unit: Option<NonMax>,
    /// Of whom it is a number, by the number in the [`Index`].
    pub of: Option<NonMax>,
    /// Who is counted.
    pub population: Option<Population>,
    /// What became of them.
    pub fate: Option<Fate>,
    /// There is a note that says more of it.
    pub has_note: bool,
    /// The least that is meant.
    pub low: u64,
    /// The most that is meant; the largest number where that is left open.
    pub high: u64,
}

impl AmountRow {
    /// The value of a claim; none where it has none, or no number can be read into it. `units` takes up its unit.
    pub fn of_claim(number: u32, claim: &Claim, index: &Index, units: &mut Texts) -> Option<Self> {
        let amount = claim.amount.as_ref()?;
        let (low, high) = meant(amount)?;
        let with = claim.with.as_deref();
        // Of all qualifiers these mean something to a quantity; a note is no part of what is counted.
        let frame =
            with.map(|with| (&with.place, &with.currency, &with.unit, &with.by, &with.from, &with.over, &with.part));
        let counted = with.map(|with| (with.population, with.fate, &with.of));
        Some(Self {
            claim: number,
            measure: hashed((&amount.unit, &frame, &counted)),
            frame: hashed(frame),
            unit: amount.unit.as_ref().and_then(|unit| NonMax::new(units.number(unit))),
            of: with.and_then(|with| NonMax::new(index.number(with.of.as_ref()?)?)),
            population: with.and_then(|with| with.population),
            fate: with.and_then(|with| with.fate),
            has_note: with.is_some_and(|with| with.note.is_some()),
            low,
            high,
        })
    }
}

/// The least and the most that an amount means, as far as its numbers tell; "about" leaves a tenth either way.
fn meant(amount: &Amount) -> Option<(u64, u64)> {
    let read = |count: &Option<crate::model::Count>| count.map(u64::from);
    let (low, best, high) = (read(&amount.low), read(&amount.best), read(&amount.high));
    let least = low.or(best).or(high)?;
    let most = high.or(best).or(low)?;
    Some(match amount.bound {
        Bound::Exact | Bound::Between => (least, most),
        Bound::About => (least - least / 10, most.saturating_add(most / 10)),
        Bound::AtLeast => (least, u64::MAX),
        Bound::MoreThan => (least.saturating_add(1), u64::MAX),
        Bound::AtMost => (0, most),
        Bound::FewerThan => (0, most.saturating_sub(1)),
        Bound::Vague | Bound::Unknown | Bound::NoneReported => return None,
    })
}

/// What its qualifiers say of a claim, as far as rules over many claims ask. A claim with none of them leaves none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QualifierRow {
    /// Its claim, by its number in [`Rows::claims`].
    pub claim: u32,
    /// It is told of a part of the tie, or as less than a fact: where or against whom only, how often, with a note, as
    /// alleged, or of a listing that does not stand.
    pub narrowed: bool,
    /// The pledge was accepted.
    pub accepted: bool,
    /// The merger was whole.
    pub complete: bool,
    /// In fact or by law alone.
    pub standing: Option<Standing>,
    /// How firmly held.
    pub degree: Option<Degree>,
    /// How a name stands on a list.
    pub role: Option<ListingRole>,
    /// The state of a listing.
    pub status: Option<ListingStatus>,
    /// The entry's number on a list, as a hash.
    pub reference: Option<u32>,
    /// The title that a leader has, as a hash.
    pub title: Option<u32>,
}

/// What somebody's place rests on, where it is not both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// On the fact, whatever the title.
    InFact,
    /// On law or rule, whatever the fact.
    ByLaw,
}

impl QualifierRow {
    /// The row of a claim; none where it has none of these qualifiers.
    pub fn of_claim(number: u32, claim: &Claim) -> Option<Self> {
        let with = claim.with.as_deref()?;
        let hash = |text: &model::Text| {
            let mut hasher = FixedState::with_seed(0).build_hasher();
            text.trim().to_lowercase().hash(&mut hasher);
            half(&hasher)
        };
        let is_listed = matches!(with.status, None | Some(ListingStatus::Listed | ListingStatus::UnderReview));
        let is_bounded = with.scope.is_some() || with.place.is_some() || with.over.is_some() || with.note.is_some();
        let is_weaker = with.frequency.is_some() || with.alleged || with.alleged_by.is_some();
        let row = Self {
            claim: number,
            narrowed: is_bounded || is_weaker || !is_listed,
            accepted: with.accepted,
            complete: with.complete,
            standing: match (with.de_facto, with.de_jure) {
                (true, false) => Some(Standing::InFact),
                (false, true) => Some(Standing::ByLaw),
                _ => None,
            },
            degree: with.degree,
            role: with.role,
            status: with.status,
            reference: with.reference.as_ref().map(hash),
            title: with.title.as_ref().map(hash),
        };
        (row != Self { claim: number, ..Self::default() }).then_some(row)
    }
}

/// A source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRow {
    /// Its id.
    pub id: Id,
    /// Where it stands; none where claims name it and it is not there.
    pub spot: Option<Spot>,
    /// The source that it copies, translates or rewrites, by its number.
    pub derived_from: Option<u32>,
    /// In whose voice it speaks: its author where there is but one, else its publisher, by the number in the [`Index`].
    pub speaker: Option<u32>,
    /// Its symbol, by which other documents name it.
    pub symbol: Option<String>,
    /// By what it can be told that it is the same document as another.
    pub marks: Marks,
    /// It is a list of sanctions or of bans.
    pub is_list: bool,
    /// Every sentence or entry of it is coded, or stands among those that are not for a reason.
    pub is_complete: bool,
    /// When it was published.
    pub published: Extent,
    /// Its claims, by their first number and the one after the last.
    pub claims: (u32, u32),
    /// The pairs of its claims, likewise.
    pub pairs: (u32, u32),
    /// Its publisher took it back.
    pub retracted: bool,
    /// The source that it corrects, by its number.
    pub corrects: Option<u32>,
}

/// A person who tells in a source that somebody else wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonTelling {
    /// The source, by its number in [`Rows::sources`].
    pub source: u32,
    /// The person, by the number in the [`Index`].
    pub person: u32,
    /// A claim that the person tells.
    pub spot: Spot,
    /// The person's position among its tellers.
    pub position: u32,
}

/// What tells whether two sources are one document, each as a hash: a text of which only letters and digits count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// The address, without what does not change where it leads.
    pub address: Option<u64>,
    /// The DOI.
    pub doi: Option<u64>,
    /// The symbol.
    pub symbol: Option<u64>,
    /// The title.
    pub title: Option<u64>,
    /// The publisher.
    pub publisher: Option<u64>,
    /// The language.
    pub language: Option<u64>,
}

impl Marks {
    fn of(source: &Source) -> Self {
        let mark = |text: &Option<crate::model::Text>| text.as_ref().and_then(|text| mark(text));
        Self {
            address: source.url.as_ref().and_then(|url| address(url)),
            doi: mark(&source.doi),
            symbol: mark(&source.symbol),
            title: self::mark(&source.title),
            publisher: source.publisher.as_ref().and_then(|publisher| self::mark(publisher)),
            language: mark(&source.language),
        }
    }
}

/// The letters and digits of a text in lower case, as a hash; none where it has none.
pub fn mark(text: &str) -> Option<u64> {
    hash_of(text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase))
}

/// An address as a hash: `http` and `https`, and a host with `www.` and without, are taken for one, and a last `/` for
/// none. What stands after `#` may be what tells two entries of one page apart.
fn address(url: &str) -> Option<u64> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.strip_prefix("www.").unwrap_or(host);
    hash_of(host.chars().flat_map(char::to_lowercase).chain(path.trim_end_matches('/').chars()))
}

fn hash_of(text: impl Iterator<Item = char>) -> Option<u64> {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    let mut is_empty = true;
    for c in text {
        hasher.write_u32(u32::from(c));
        is_empty = false;
    }
    (!is_empty).then(|| hasher.finish())
}

/// A claim that a record names, and where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The record that names it.
    pub spot: Spot,
    /// That record, where it is a claim with rows, by its number in [`Rows::claims`].
    pub by: Option<u32>,
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
    /// The values of claims that are dates, in the order of the claims.
    pub dates: Vec<DateRow>,
    /// The values of claims that are amounts, likewise.
    pub amounts: Vec<AmountRow>,
    /// The documents that claims relay.
    pub documents: Texts,
    /// The units in which amounts are counted.
    pub units: Texts,
    /// The claims for which the dataset itself stands, in their order.
    pub accepted: Vec<u32>,
    /// The claims that a named teller told in some document, in the order of the claims: the claim and the document.
    pub told_in: Vec<(u32, u32)>,
    /// The claims whose coders hold them to be confirmed by others, in the order of the claims.
    pub confirmed: Vec<u32>,
    /// What qualifiers say of claims, likewise.
    pub qualified: Vec<QualifierRow>,
    /// The claims that records name.
    pub references: Vec<Reference>,
    /// The claims that their tellers took back or changed in later ones, sorted.
    pub revised: Vec<u32>,
    /// Claims and those that they are inferred from, sorted.
    pub premises: Vec<(u32, u32)>,
    /// What the claims can be traced back to.
    pub roots: Roots,
    /// The claims that stand in disputes.
    pub sides: Sides,
    /// What cannot be true together, of one voice and between roots; found when it is first asked for.
    contradictions: OnceLock<Contradictions>,
    /// Of each entity, by its number in the [`Index`], whether some record names it.
    pub mentioned: Vec<bool>,
    /// The same, where it does so otherwise than as a side of what is claimed: as a teller, a publisher, in what narrows
    /// a claim.
    pub mentioned_beside: Vec<bool>,
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
    /// The persons who tell, sorted; of one source several times where its claims are lines apart.
    pub telling: Vec<PersonTelling>,
    /// Whether some claim names who reviewed it, or its source does.
    pub has_reviews: bool,
    /// The claims on persons that nobody is named to have reviewed, by their numbers, in order.
    pub unreviewed: Vec<u32>,
}

impl SourceRow {
    /// A source without its claims; of its own keys nothing is known where they do not fit.
    pub fn new(id: &Id, record: Option<&Source>, published: Option<&Edtf>, index: &Index) -> Self {
        Self {
            id: id.clone(),
            spot: index.source_spot(id),
            derived_from: record.and_then(|record| index.source_number(record.derived_from.as_ref()?)),
            retracted: record.is_some_and(|record| record.retracted.is_some()),
            corrects: record.and_then(|record| index.source_number(record.corrects.as_ref()?)),
            speaker: record.and_then(|record| {
                let author = if let [author] = record.authors.as_slice() { Some(author) } else { None };
                index.number(author.or(record.publisher.as_ref())?)
            }),
            symbol: record.and_then(|record| Some(record.symbol.as_ref()?.to_string())),
            marks: record.map(Marks::of).unwrap_or_default(),
            is_list: record.is_some_and(|record| record.kind == SourceKind::List),
            is_complete: record.is_some_and(|record| record.complete),
            published: published.map_or(Extent::UNKNOWN, Edtf::sometime),
            claims: (0, 0),
            pairs: (0, 0),
        }
    }
}

impl Rows {
    /// Rows for a dataset of this index, none as yet.
    pub fn over(index: &Index) -> Self {
        Self { mentioned: vec![false; index.entity_ids().count()], ..Self::default() }
    }

    /// Notes that some record names an entity.
    pub fn mention(&mut self, entity: u32) {
        if let Some(mentioned) = self.mentioned.get_mut(entity as usize) {
            *mentioned = true;
        }
    }

    /// Brings the rows in order once all are there, and finds those of each source; `head` gives the keys of a source by
    /// its number, and its date.
    pub fn arrange<'s>(&mut self, index: &Index, head: impl Fn(u32) -> Option<(&'s Source, Option<&'s Edtf>)>) {
        self.mentioned_beside = self.mentioned.clone();
        for position in 0..self.pairs.len() {
            let pair = self.pairs[position];
            self.mention(pair.subject);
            if let Some(object) = pair.object {
                self.mention(object.get());
            }
        }
        if !self.claims.is_sorted_by_key(|claim| claim.source) {
            self.sort_by_source();
        }
        self.coded.sort_unstable();
        self.telling.sort_unstable();
        let (mut claim, mut pair) = (0, 0);
        for (id, number) in index.source_ids().zip(0..) {
            let claims = claim..claim + self.claims[claim..].partition_point(|claim| claim.source == number);
            claim = claims.end;
            let pairs = pair..pair + self.pairs[pair..].partition_point(|pair| (pair.claim as usize) < claim);
            pair = pairs.end;
            let (record, published) = head(number).unzip();
            self.sources.push(SourceRow {
                claims: (count(claims.start), count(claims.end)),
                pairs: (count(pairs.start), count(pairs.end)),
                ..SourceRow::new(id, record, published.flatten(), index)
            });
        }
        self.roots = Roots::of(self);
        self.follow_references(index);
        self.sides = Sides::of(index, self);
    }

    /// Finds the claims that others revise or rest on.
    fn follow_references(&mut self, index: &Index) {
        let is_followed = |place: &str| place == "/revises" || place.starts_with("/premises/");
        let followed = || self.references.iter().filter(|reference| is_followed(&reference.place));
        let numbers = self.numbers_of(index, followed().map(|reference| &reference.target));
        let (mut revised, mut premises) = (Vec::new(), Vec::new());
        for reference in followed() {
            let (Some(by), Some(target)) = (reference.by, numbers.get(&reference.target)) else { continue };
            if reference.place != "/revises" {
                premises.push((by, *target));
            } else if by != *target {
                revised.push(*target);
            }
        }
        revised.sort_unstable();
        revised.dedup();
        premises.sort_unstable();
        (self.revised, self.premises) = (revised, premises);
    }

    /// The numbers of claims that are named elsewhere, as far as they are there.
    pub fn numbers_of<'r>(
        &self,
        index: &Index,
        named: impl Iterator<Item = &'r ClaimRef>,
    ) -> HashMap<&'r ClaimRef, u32> {
        let mut wanted: BTreeMap<u32, HashMap<&str, &'r ClaimRef>> = BTreeMap::new();
        for target in named {
            if let Some(source) = index.source_number(&target.source) {
                wanted.entry(source).or_default().insert(&target.claim, target);
            }
        }
        let mut numbers = HashMap::new();
        for (source, wanted) in wanted {
            let Some(source) = self.sources.get(source as usize) else { continue };
            for (claim, number) in self.claims_of(source).iter().zip(source.claims.0..) {
                if let Some(target) = wanted.get(self.id(claim)) {
                    numbers.entry(*target).or_insert(number);
                }
            }
        }
        numbers
    }

    /// What cannot be true together; found when it is first asked for, and once.
    pub fn contradictions(&self) -> &Contradictions {
        self.contradictions.get_or_init(|| contradictions(self, &self.roots))
    }

    /// Whether the teller of a claim took it back or changed it in a later one.
    pub fn is_revised(&self, claim: u32) -> bool {
        self.revised.binary_search(&claim).is_ok()
    }

    /// What its qualifiers say of a claim.
    pub fn qualifiers(&self, claim: u32) -> QualifierRow {
        match self.qualified.binary_search_by_key(&claim, |row| row.claim) {
            Ok(place) => self.qualified[place],
            Err(_) => QualifierRow { claim, ..QualifierRow::default() },
        }
    }

    /// A claim as others name it: `source#claim`.
    pub fn reference(&self, claim: u32) -> String {
        let Some(row) = self.claims.get(claim as usize) else { return String::new() };
        let source = self.sources.get(row.source as usize).map(|source| source.id.as_str());
        format!("{}#{}", source.unwrap_or_default(), self.id(row))
    }

    /// The pairs of a claim.
    pub fn pairs_of_claim(&self, claim: u32) -> &[PairRow] {
        let is_before = |pair: &PairRow| pair.claim < claim;
        // Most claims have one pair, which stands where they do.
        let place = claim as usize;
        let stands_there = self.pairs.get(place).is_some_and(|pair| pair.claim == claim)
            && place.checked_sub(1).is_none_or(|before| is_before(&self.pairs[before]));
        let first = if stands_there { place } else { self.pairs.partition_point(is_before) };
        let count = self.pairs[first..].iter().take_while(|pair| pair.claim == claim).count();
        &self.pairs[first..first + count]
    }

    /// Brings the claims of each source together, in the order written, and all that names them by number with them.
    fn sort_by_source(&mut self) {
        let mut order: Vec<u32> = (0..count(self.claims.len())).collect();
        order.sort_by_key(|claim| self.claims[*claim as usize].source);
        let mut place = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            place[*old as usize] = new;
        }
        self.claims = order.iter().map(|old| self.claims[*old as usize]).collect();
        for pair in &mut self.pairs {
            pair.claim = place[pair.claim as usize];
        }
        self.pairs.sort_by_key(|pair| pair.claim);
        for date in &mut self.dates {
            date.claim = place[date.claim as usize];
        }
        self.dates.sort_by_key(|date| date.claim);
        for amount in &mut self.amounts {
            amount.claim = place[amount.claim as usize];
        }
        self.amounts.sort_by_key(|amount| amount.claim);
        for row in &mut self.qualified {
            row.claim = place[row.claim as usize];
        }
        self.qualified.sort_by_key(|row| row.claim);
        for reference in &mut self.references {
            reference.by = reference.by.map(|claim| place[claim as usize]);
        }
        for claim in self.accepted.iter_mut().chain(self.told_in.iter_mut().map(|(claim, _)| claim)) {
            *claim = place[*claim as usize];
        }
        self.accepted.sort_unstable();
        self.told_in.sort_unstable();
        for claim in &mut self.confirmed {
            *claim = place[*claim as usize];
        }
        self.confirmed.sort_unstable();
        for claim in &mut self.unreviewed {
            *claim = place[*claim as usize];
        }
        self.unreviewed.sort_unstable();
    }

    /// The rows of a dataset that is held in memory, with their index. Texts are not looked at, and spots count records
    /// and not files.
    pub fn of(dataset: &Dataset) -> (Index, Self) {
        let mut indexing = Indexing::new([]);
        let whole = |file| Spot { file, within: Within::Whole };
        if let Some(manifest) = &dataset.manifest {
            indexing.set_manifest(whole(0), Box::new(manifest.clone()));
        }
        for (id, entity) in &dataset.entities {
            indexing.add_entity(id, whole(0), &mut Some(Box::new(entity.clone())));
        }
        for (id, file) in dataset.sources.keys().zip(0..) {
            indexing.add_source(id, whole(file));
        }
        for (id, dispute) in &dataset.disputes {
            indexing.add_dispute(id, whole(0), &mut Some(Box::new(dispute.clone())));
        }
        let index = indexing.finish();
        let mut rows = Self::over(&index);
        let read = |date: &Option<Date>| date.as_ref().and_then(|date| date.edtf().ok());
        let heads: Vec<_> =
            dataset.sources.values().map(|coded| (&coded.source, read(&coded.source.published))).collect();
        for (coded, source) in dataset.sources.values().zip(0..) {
            let published = read(&coded.source.published);
            for (claim, position) in coded.claims.iter().zip(0..) {
                let number = count(rows.claims.len());
                let when = read(&claim.when);
                let dates = (when.as_ref(), published.as_ref());
                let pair = PairRow::of_claim((number, claim), source, dates, &index, &mut rows.documents);
                rows.pairs.extend(claim.pairs().iter().filter_map(|sides| PairRow::new(sides, &pair, &index)));
                rows.dates.extend(read(&claim.date).map(|date| DateRow { claim: number, date: date.sometime() }));
                rows.amounts.extend(AmountRow::of_claim(number, claim, &index, &mut rows.units));
                rows.accepted.extend((claim.status == Status::Accepted).then_some(number));
                rows.told_in.extend(told_in(claim, &mut rows.documents).map(|document| (number, document)));
                rows.confirmed.extend(claim.is_held_confirmed().then_some(number));
                rows.qualified.extend(QualifierRow::of_claim(number, claim));
                let id = IdLine::add(&mut rows.ids, &claim.id);
                let spot = Spot { file: source, within: Within::Claim(position) };
                let named = claim.references();
                rows.references.extend(named.map(|(place, target)| Reference {
                    spot,
                    by: Some(number),
                    place,
                    target: target.clone(),
                }));
                rows.claims.push(ClaimRow { id, spot, source });
            }
        }
        rows.arrange(&index, |source| {
            let (record, published) = heads.get(source as usize)?;
            Some((*record, published.as_ref()))
        });
        (index, rows)
    }

    /// The state of a listing, as a claim has it; one that says nothing of it says that it stands.
    pub fn listing(&self, claim: u32) -> ListingStatus {
        self.qualifiers(claim).status.unwrap_or(ListingStatus::Listed)
    }

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

    /// Whose words it is.
    pub fn voice(&self) -> Voice {
        let number = self.voice_number;
        match self.voice_kind {
            VoiceKind::Entity => Voice::Entity(number),
            VoiceKind::Source => Voice::Source(number),
            VoiceKind::UnnamedByEntity => Voice::Unnamed(Through::Entity(number)),
            VoiceKind::UnnamedInDocument => Voice::Unnamed(Through::Document(number)),
            VoiceKind::UnnamedInSource => Voice::Unnamed(Through::Source(number)),
        }
    }

    /// Its sides, by their numbers in the [`Index`].
    pub fn entities(&self) -> impl Iterator<Item = u32> {
        iter::once(self.subject).chain(self.object.map(NonMax::get))
    }

    /// Puts another number in place of that of the document through which an unnamed teller is known.
    pub fn renumber_document(&mut self, number: impl FnOnce(u32) -> u32) {
        if self.voice_kind == VoiceKind::UnnamedInDocument {
            self.voice_number = number(self.voice_number);
        }
    }

    /// Whether it holds at the date of its source, whichever day that is: it says no other time, or its end is open.
    pub fn is_current(&self) -> bool {
        matches!(self.lasts, Lasts::Undated | Lasts::StillSo)
    }

    /// Its time, as what is told of one time has it alike: what holds at its source's date, that date. Where no day is
    /// sure, only another claim of that source is sure to be of the same.
    pub fn moment(&self, rows: &Rows) -> (Extent, Option<u32>) {
        let source = rows.claims.get(self.claim as usize).map(|claim| claim.source);
        let published = source.and_then(|source| rows.sources.get(source as usize)).map(|source| source.published);
        let time = published.filter(|_| self.is_current()).unwrap_or(self.time);
        (time, source.filter(|_| time.sure_days().is_none()))
    }

    /// Whether it is told as a state of affairs, by tellers who believe it, and was not taken back. Only such make ties
    /// and contradictions.
    pub fn is_state_of_affairs(&self) -> bool {
        self.mode.is_state_of_affairs() && self.stands
    }

    /// What all pairs of a claim have in common: all but the sides.
    ///
    /// `number` is that of the claim, `source` that of its source, `when` the claim's time and `published` its source's
    /// date, both read; `documents` takes up those that are relayed.
    pub fn of_claim(
        (number, claim): (u32, &Claim),
        source: u32,
        (when, published): (Option<&Edtf>, Option<&Edtf>),
        index: &Index,
        documents: &mut Texts,
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
        let (voice_kind, voice_number) = match voice(&claim.tellers, source, index, documents) {
            Voice::Entity(number) => (VoiceKind::Entity, number),
            Voice::Source(number) => (VoiceKind::Source, number),
            Voice::Unnamed(Through::Entity(number)) => (VoiceKind::UnnamedByEntity, number),
            Voice::Unnamed(Through::Document(number)) => (VoiceKind::UnnamedInDocument, number),
            Voice::Unnamed(Through::Source(number)) => (VoiceKind::UnnamedInSource, number),
        };
        let is_interval = when.is_some_and(Edtf::is_interval) && claim.holds != Some(Holds::Sometime);
        let end = when.map(Edtf::end);
        let lasts = match end {
            None => Lasts::Undated,
            Some(_) if is_open => Lasts::StillSo,
            Some(End::Days(_)) if is_interval && claim.end_known != Some(false) => Lasts::Stated,
            _ => Lasts::Unknown,
        };
        let starts = is_interval
            && claim.start_known != Some(false)
            && when.is_some_and(|when| matches!(when.start(), End::Days(_)));
        Self {
            claim: number,
            subject: u32::MAX,
            object: None,
            voice_number,
            voice_kind,
            time,
            passage: passage(&claim.at),
            content: content(claim),
            predicate: claim.predicate,
            mode: claim.mode,
            negated: claim.negated,
            starts,
            lasts: if claim.when.is_some() && when.is_none() { Lasts::Unknown } else { lasts },
            withdrawn: !claim.stands(),
            stands: claim.stands() && claim.is_believed(),
        }
    }
}

/// Where a chain of tellers begins, and where that is with one left unnamed, the first that is known on the way.
fn voice(tellers: &[Teller], source: u32, index: &Index, documents: &mut Texts) -> Voice {
    let who = |teller: &Teller| teller.who.as_ref().and_then(|who| index.number(who));
    match tellers.first() {
        None => return Voice::Source(source),
        Some(first) => {
            if let Some(who) = who(first) {
                return Voice::Entity(who);
            }
        }
    }
    let known = tellers.iter().find_map(|teller| {
        let document = teller.r#in.as_ref().map(|document| Through::Document(documents.number(document)));
        who(teller).map(Through::Entity).or(document)
    });
    Voice::Unnamed(known.unwrap_or(Through::Source(source)))
}

/// The document in which a named teller, the first of a chain, told a claim.
pub fn told_in(claim: &Claim, documents: &mut Texts) -> Option<u32> {
    let first = claim.tellers.first().filter(|first| first.who.is_some())?;
    Some(documents.number(first.r#in.as_ref()?))
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

/// A number of rows; there are not more than fit, for every claim takes some bytes of a file that is capped.
fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn hashed(parts: impl Hash) -> u32 {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    parts.hash(&mut hasher);
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
