//! Origins: what a claim can be traced back to and no further, so that copies, wires and relays of one voice count once.
//!
//! Sources copy, translate and relay. A claim is traced from its source to the first speaker of its chain who is known, to
//! the document that is relayed, or, in a source's own voice, to what that source derives from and to who speaks there.
//! Whatever two claims can both be traced to, they have but one origin; a speaker left unnamed is nobody that another source
//! names.

use std::collections::{BTreeMap, HashMap};

use crate::row::{PairRow, Rows, Through, Voice};

/// What a claim can be traced back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A named speaker, or who speaks in a source's own voice, by the number in the [`Index`](ties_dataset::index::Index).
    Entity(u32),
    /// A document that is relayed and is no source of the dataset, by its number in [`Rows::documents`].
    Document(u32),
    /// A source from which no other is known to be copied, by its number.
    Source(u32),
}

/// The origins of a dataset's claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    /// Of each source the one that it derives from in the end, which may be itself.
    originals: Vec<u32>,
    /// Of each source who speaks in it.
    speakers: Vec<Option<u32>>,
    /// Of each document what it is.
    documents: Vec<Origin>,
    /// The sources that derive from one another in a circle, each circle from its first source on.
    loops: Vec<Vec<u32>>,
    /// The claims that a named speaker made in some document, in the order of the claims, and what the document is.
    told_in: Vec<(u32, Origin)>,
}

impl Origins {
    /// Traces every source and document of a dataset.
    pub fn of(rows: &Rows) -> Self {
        let derived = |source: u32| rows.sources.get(source as usize)?.derived_from;
        let (originals, loops) = originals(rows.sources.len(), derived);
        let mut named: HashMap<&str, u32> = HashMap::new();
        for (source, number) in rows.sources.iter().zip(0..) {
            // An id is the dataset's own name for a document, and so goes before a symbol that looks like it.
            if let Some(symbol) = &source.symbol {
                named.entry(symbol).or_insert(number);
            }
        }
        named.extend(
            rows.sources
                .iter()
                .zip(0..)
                .map(|(source, number)| (source.id.as_str(), number)),
        );
        let document = |(name, number): (&String, u32)| match named.get(name.as_str()) {
            Some(source) => Origin::Source(originals[*source as usize]),
            None => Origin::Document(number),
        };
        let documents: Vec<Origin> = rows
            .documents
            .names()
            .iter()
            .zip(0..)
            .map(document)
            .collect();
        Self {
            told_in: rows
                .told_in
                .iter()
                .map(|(claim, document)| (*claim, documents[*document as usize]))
                .collect(),
            documents,
            speakers: rows.sources.iter().map(|source| source.speaker).collect(),
            originals,
            loops,
        }
    }

    /// The sources that derive from one another in a circle; of each circle all, from the first of them on.
    pub fn loops(&self) -> &[Vec<u32>] {
        &self.loops
    }

    /// The source that a source derives from in the end, which may be itself.
    pub fn original(&self, source: u32) -> u32 {
        self.originals
            .get(source as usize)
            .copied()
            .unwrap_or(source)
    }

    /// The origin of a pair: its named speaker, or what is known of an unnamed one: the document or the source.
    pub fn origin(&self, pair: &PairRow) -> Origin {
        match pair.voice() {
            Voice::Entity(entity) | Voice::Unnamed(Through::Entity(entity)) => {
                Origin::Entity(entity)
            }
            Voice::Unnamed(Through::Document(document)) => self.document(document),
            Voice::Unnamed(Through::Source(source)) => Origin::Source(self.original(source)),
            Voice::Source(source) => {
                let original = self.original(source);
                self.speakers
                    .get(original as usize)
                    .copied()
                    .flatten()
                    .map_or(Origin::Source(original), Origin::Entity)
            }
        }
    }

    /// What a pair can be traced to beside its origin: the document in which its speaker told it, or that is its source's
    /// own voice.
    pub fn beside(&self, pair: &PairRow) -> Option<Origin> {
        match pair.voice() {
            Voice::Source(source) => Some(Origin::Source(self.original(source))),
            Voice::Entity(_) => {
                let place = self
                    .told_in
                    .binary_search_by_key(&pair.claim, |(claim, _)| *claim)
                    .ok()?;
                Some(self.told_in[place].1)
            }
            Voice::Unnamed(_) => None,
        }
    }

    /// What a document is: a source of the dataset, or one that is none, by its number in [`Rows::documents`].
    pub fn document(&self, number: u32) -> Origin {
        self.documents
            .get(number as usize)
            .copied()
            .unwrap_or(Origin::Document(number))
    }

    /// How many independent origins some pairs have: those that can be traced to one thing, or to things that others of
    /// them join, count once.
    pub fn count<'p>(&self, pairs: impl IntoIterator<Item = &'p PairRow>) -> usize {
        // Groups of origins, each named by one of them, followed upwards.
        let mut joined: BTreeMap<Origin, Origin> = BTreeMap::new();
        for pair in pairs {
            let origin = top(&joined, self.origin(pair));
            joined.entry(origin).or_insert(origin);
            if let Some(beside) = self.beside(pair) {
                let beside = top(&joined, beside);
                joined.insert(beside, origin);
            }
        }
        joined
            .iter()
            .filter(|(origin, above)| origin == above)
            .count()
    }
}

/// The origin that stands for the group of one.
fn top(joined: &BTreeMap<Origin, Origin>, mut origin: Origin) -> Origin {
    while let Some(above) = joined.get(&origin).filter(|above| **above != origin) {
        origin = *above;
    }
    origin
}

/// The end of each source's chain of `derived-from`, and the circles among them, which end at their first source.
fn originals(sources: usize, derived: impl Fn(u32) -> Option<u32>) -> (Vec<u32>, Vec<Vec<u32>>) {
    let mut originals: Vec<Option<u32>> = vec![None; sources];
    let mut loops = Vec::new();
    for start in (0..).take(sources) {
        let mut chain = Vec::new();
        let mut places = HashMap::new();
        let mut at = start;
        let original = loop {
            if let Some(known) = originals[at as usize] {
                break known;
            }
            if let Some(place) = places.insert(at, chain.len()) {
                let mut circle: Vec<u32> = chain[place..].to_vec();
                let first = circle
                    .iter()
                    .enumerate()
                    .min_by_key(|(_, source)| **source)
                    .map_or(0, |(place, _)| place);
                circle.rotate_left(first);
                let original = circle[0];
                loops.push(circle);
                break original;
            }
            chain.push(at);
            match derived(at) {
                Some(from) => at = from,
                None => break at,
            }
        };
        for source in chain {
            originals[source as usize] = Some(original);
        }
    }
    (
        originals
            .into_iter()
            .zip(0..)
            .map(|(original, source)| original.unwrap_or(source))
            .collect(),
        loops,
    )
}
