//! The rows of a claim: itself, and each of its pairs with who tells it and when it holds.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::iter;

use super::named::{Named, NamedPair};
use crate::hash::{half, hasher};
use ties::edtf::{Edtf, End, Extent};
use ties::id::Id;
use ties::model::{Attribution, Claim, Holds, Mode};
use ties::vocabulary::{Predicate, Takes};
use ties_dataset::spot::Spot;

/// A claim as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// Its id in its source, by its place in [`Rows::ids`](super::Rows::ids): [`Rows::id`](super::Rows::id) gives it.
    pub id: IdLine,
    /// Where it stands.
    pub spot: Spot,
    /// Its source, by its number in [`Rows::sources`](super::Rows::sources).
    pub source: u32,
}

/// An id, by its place in a longer text, where each stands on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdLine(pub(super) u32);

impl IdLine {
    /// Adds an id to the end of `text`, and remembers where it stands.
    pub(super) fn add(text: &mut String, id: &Id) -> Self {
        let start = u32::try_from(text.len()).unwrap_or(u32::MAX);
        text.push_str(id);
        text.push('\n');
        Self(start)
    }

    /// The same where the text has been put after `by` other bytes.
    #[must_use]
    pub(super) fn moved(self, by: usize) -> Self {
        Self(self.0.saturating_add(u32::try_from(by).unwrap_or(u32::MAX)))
    }
}

/// One pair of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairRow {
    /// Its claim, by its number in [`Rows::claims`](super::Rows::claims).
    pub claim: u32,
    /// The subject, by its number in the [`Index`](ties_dataset::index::Index).
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
    /// It was neither refuted nor superseded, and no speaker doubts it.
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

/// Whose words a claim is: where its chain of speakers begins. What it can be traced back to is its
/// [`Origin`](crate::origins::Origin).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// A named speaker, by its number in the [`Index`](ties_dataset::index::Index).
    Entity(u32),
    /// The source in its own voice, by its number.
    Source(u32),
    /// A speaker left unnamed, who is never the same as another, and who is known through this alone.
    Unnamed(Through),
}

/// By whom a speaker left unnamed is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Through {
    /// A named speaker who passes it on, by its number in the [`Index`](ties_dataset::index::Index).
    Entity(u32),
    /// A document that is relayed, by its number in [`Rows::documents`](super::Rows::documents).
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
        self.names
            .get(number as usize)
            .map(String::as_str)
            .unwrap_or_default()
    }
}

impl PairRow {
    /// The row of a pair; none where a side is no entity of the dataset.
    ///
    /// `whole` is what all pairs of the claim have in common.
    pub(super) fn new(named: &NamedPair<'_>, whole: &Self) -> Option<Self> {
        let object = match named.pair.object {
            Some(_) => Some(NonMax::new(named.object?)?),
            None => None,
        };
        Some(Self {
            subject: named.subject?,
            object,
            ..*whole
        })
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

    /// Its sides, by their numbers in the [`Index`](ties_dataset::index::Index).
    pub fn entities(&self) -> impl Iterator<Item = u32> {
        iter::once(self.subject).chain(self.object.map(NonMax::get))
    }

    /// Puts another number in place of that of the document through which an unnamed speaker is known.
    pub(super) fn renumber_document(&mut self, number: impl FnOnce(u32) -> u32) {
        if self.voice_kind == VoiceKind::UnnamedInDocument {
            self.voice_number = number(self.voice_number);
        }
    }

    /// Whether it holds at the date of its source, whichever day that is: it says no other time, or its end is open.
    pub fn is_current(&self) -> bool {
        matches!(self.lasts, Lasts::Undated | Lasts::StillSo)
    }

    /// Whether it is told as a state of affairs, by speakers who believe it, and was not taken back. Only such make ties
    /// and contradictions.
    pub fn is_state_of_affairs(&self) -> bool {
        self.mode.is_state_of_affairs() && self.stands
    }

    /// What all pairs of a claim have in common: all but the sides.
    ///
    /// `number` is that of the claim, `source` that of its source, `when` the claim's time and `published` its source's
    /// date, both read; `named` is whom it names; `documents` takes up those that are relayed.
    pub(super) fn of_claim(
        (number, claim): (u32, &Claim),
        source: u32,
        (when, published): (Option<&Edtf>, Option<&Edtf>),
        named: &Named<'_>,
        documents: &mut Texts,
    ) -> Self {
        let is_open = when.is_some_and(|when| when.end() == End::Open)
            && claim.holds != Some(Holds::Sometime);
        let time = match (when, claim.holds) {
            // Nothing is known to last beyond the source's date, save what is said of the future or laid down by law.
            (Some(when), _) if is_open && tells_what_was(claim.mode) => when
                .throughout()
                .attested_until(published.map_or(Extent::UNKNOWN, Edtf::sometime)),
            (Some(when), Some(Holds::Throughout)) => when.throughout(),
            (Some(when), Some(Holds::Sometime)) => when.sometime(),
            (Some(when), None) => when.extent(),
            (None, _) if claim.when.is_some() => Extent::UNKNOWN,
            (None, _) => published.map_or(Extent::UNKNOWN, Edtf::sometime),
        };
        let (voice_kind, voice_number) = match voice(&claim.attribution, named, source, documents) {
            Voice::Entity(number) => (VoiceKind::Entity, number),
            Voice::Source(number) => (VoiceKind::Source, number),
            Voice::Unnamed(Through::Entity(number)) => (VoiceKind::UnnamedByEntity, number),
            Voice::Unnamed(Through::Document(number)) => (VoiceKind::UnnamedInDocument, number),
            Voice::Unnamed(Through::Source(number)) => (VoiceKind::UnnamedInSource, number),
        };
        let is_interval =
            when.is_some_and(Edtf::is_interval) && claim.holds != Some(Holds::Sometime);
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
            lasts: if claim.when.is_some() && when.is_none() {
                Lasts::Unknown
            } else {
                lasts
            },
            withdrawn: !claim.is_in_force(),
            stands: claim.is_in_force() && claim.is_believed(),
        }
    }
}

/// Where a chain of speakers begins, and where that is with one left unnamed, the first that is known on the way.
fn voice(
    attribution: &[Attribution],
    named: &Named<'_>,
    source: u32,
    documents: &mut Texts,
) -> Voice {
    match named.attribution.first() {
        None => return Voice::Source(source),
        Some((Some(who), _)) => return Voice::Entity(*who),
        Some(_) => {}
    }
    let known = attribution
        .iter()
        .zip(&named.attribution)
        .find_map(|(speaker, (who, _))| {
            let document = speaker
                .r#in
                .as_ref()
                .map(|document| Through::Document(documents.number(document)));
            who.map(Through::Entity).or(document)
        });
    Voice::Unnamed(known.unwrap_or(Through::Source(source)))
}

/// The document in which a named speaker, the first of a chain, told a claim.
pub(super) fn told_in(claim: &Claim, documents: &mut Texts) -> Option<u32> {
    let first = claim
        .attribution
        .first()
        .filter(|first| first.who.is_some())?;
    Some(documents.number(first.r#in.as_ref()?))
}

/// Whether a claim of this mode can be known only of days up to its source's date.
fn tells_what_was(mode: Mode) -> bool {
    !matches!(
        mode,
        Mode::Forecast | Mode::Promise | Mode::Threat | Mode::Demand | Mode::LegalAct
    )
}

/// The place, without the digest; one place written in two ways counts as two.
fn passage(at: &str) -> u32 {
    let place = at
        .bytes()
        .position(|byte| byte == b'#')
        .map_or(at, |end| &at[..end])
        .trim_end();
    let mut hasher = hasher();
    hasher.write(place.as_bytes());
    half(&hasher)
}

/// What makes two claims on one pair two: the predicate, how and by whom it is said, the values and what narrows them.
fn content(claim: &Claim) -> u32 {
    let mut hasher = hasher();
    (claim.predicate, claim.mode, claim.negated).hash(&mut hasher);
    if !claim.attribution.is_empty() {
        (1, &claim.attribution).hash(&mut hasher);
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
    // A text predicate has its value in the summary.
    if claim.predicate.def().takes == Takes::Text {
        claim.summary.hash(&mut hasher);
    }
    half(&hasher)
}
