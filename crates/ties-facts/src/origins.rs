//! Independent origins of claims. Copies and relays of one voice count once.
//!
//! Sources copy, translate and relay each other. A claim is traced from its source to the first
//! known speaker of its attribution, or to the document that is relayed. A claim in a source's own
//! voice is traced to the source it derives from, and to its speaker. Claims that can be traced to
//! the same thing have one origin. An unnamed speaker is never identified with one of another
//! source.

use std::collections::{BTreeMap, HashMap};

use crate::row::{PairRow, Relay, Rows, Voice};
use ties_dataset::number::{ClaimNo, DocumentNo, EntityNo, SourceNo};

/// The origin to which a claim is traced back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A named speaker, or the speaker of a source in its own voice.
    Entity(EntityNo),
    /// A relayed document, not a source of the dataset.
    Document(DocumentNo),
    /// A source that is not known to derive from another.
    Source(SourceNo),
}

/// The origins of a dataset's claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    /// By source: the source at the end of its `derived-from` chain, which may be itself.
    originals: Vec<SourceNo>,
    /// By source: the speaker of its own voice.
    speakers: Vec<Option<EntityNo>>,
    /// By document: its origin.
    documents: Vec<Origin>,
    /// Circles of sources that derive from each other.
    loops: Vec<Vec<SourceNo>>,
    /// The claims that named speakers made in documents, with the origins of the documents.
    in_documents: Vec<(ClaimNo, Origin)>,
}

impl Origins {
    /// Traces every source and document of a dataset.
    pub fn of(rows: &Rows) -> Self {
        let (originals, loops) = originals(rows);
        let documents = documents(rows, &originals);
        let mut in_documents = Vec::new();
        for row in &rows.document_speakers {
            in_documents.push((row.claim, documents[row.document.index()]));
        }
        Self {
            originals,
            speakers: rows.sources.iter().map(|source| source.speaker).collect(),
            documents,
            loops,
            in_documents,
        }
    }

    /// Returns the circles of sources that derive from each other. Each starts with its first
    /// source.
    pub fn loops(&self) -> &[Vec<SourceNo>] {
        &self.loops
    }

    /// Returns the source at the end of a source's `derived-from` chain, which may be itself.
    pub fn original(&self, source: SourceNo) -> SourceNo {
        self.originals[source.index()]
    }

    /// Returns the speaker of the source at the end of a source's `derived-from` chain.
    pub fn speaker(&self, source: SourceNo) -> Option<EntityNo> {
        self.speakers[self.original(source).index()]
    }

    /// Returns what a document is: a source of the dataset, or a document outside it.
    pub fn document(&self, document: DocumentNo) -> Origin {
        self.documents[document.index()]
    }

    /// Returns the origin of a pair: the named speaker, or what is known about an unnamed one.
    pub fn origin(&self, pair: &PairRow) -> Origin {
        match pair.voice {
            Voice::Entity(entity) | Voice::Unnamed(Relay::Entity(entity)) => Origin::Entity(entity),
            Voice::Unnamed(Relay::Document(document)) => self.document(document),
            Voice::Unnamed(Relay::Source(source)) => Origin::Source(self.original(source)),
            Voice::Source(source) => match self.speaker(source) {
                Some(speaker) => Origin::Entity(speaker),
                None => Origin::Source(self.original(source)),
            },
        }
    }

    /// Returns the second origin of a pair: the document in which its speaker made the claim, or
    /// the source in whose own voice it is. `None` if there is neither.
    pub fn second_origin(&self, pair: &PairRow) -> Option<Origin> {
        match pair.voice {
            Voice::Source(source) => Some(Origin::Source(self.original(source))),
            Voice::Entity(_) => {
                let place = self
                    .in_documents
                    .binary_search_by_key(&pair.claim, |(claim, _)| *claim);
                Some(self.in_documents[place.ok()?].1)
            }
            Voice::Unnamed(_) => None,
        }
    }

    /// Returns the number of independent origins of some pairs. Pairs whose origins are the same or
    /// connected by other pairs count once.
    pub fn count<'p>(&self, pairs: impl IntoIterator<Item = &'p PairRow>) -> usize {
        // Groups of origins. Each origin points to another of its group; the one that represents
        // the group points to itself.
        let mut groups: BTreeMap<Origin, Origin> = BTreeMap::new();
        for pair in pairs {
            let origin = top(&groups, self.origin(pair));
            groups.entry(origin).or_insert(origin);
            if let Some(second) = self.second_origin(pair) {
                groups.insert(top(&groups, second), origin);
            }
        }
        groups
            .iter()
            .filter(|(origin, above)| origin == above)
            .count()
    }
}

/// Returns the origin that represents a group.
fn top(groups: &BTreeMap<Origin, Origin>, mut origin: Origin) -> Origin {
    while let Some(above) = groups.get(&origin)
        && *above != origin
    {
        origin = *above;
    }
    origin
}

/// Returns the origin of each document: a source, if the document's name is the id or symbol of
/// one.
fn documents(rows: &Rows, originals: &[SourceNo]) -> Vec<Origin> {
    let mut by_name: HashMap<&str, SourceNo> = HashMap::new();
    for (source, number) in rows.sources.iter().zip(SourceNo::all()) {
        if let Some(symbol) = &source.symbol {
            by_name.entry(symbol).or_insert(number);
        }
    }
    // An id takes precedence over an equal symbol.
    for (source, number) in rows.sources.iter().zip(SourceNo::all()) {
        by_name.insert(source.id.as_str(), number);
    }
    let names = rows.documents.as_slice().iter();
    names
        .zip(DocumentNo::all())
        .map(|(name, document)| match by_name.get(name.as_str()) {
            Some(source) => Origin::Source(originals[source.index()]),
            None => Origin::Document(document),
        })
        .collect()
}

/// Returns the end of each source's chain of `derived-from`, and the circles. A chain that runs
/// into a circle ends at the first source of the circle.
fn originals(rows: &Rows) -> (Vec<SourceNo>, Vec<Vec<SourceNo>>) {
    let mut originals: Vec<Option<SourceNo>> = vec![None; rows.sources.len()];
    let mut loops = Vec::new();
    for start in SourceNo::all().take(rows.sources.len()) {
        let mut chain = Vec::new();
        let mut positions = HashMap::new();
        let mut at = start;
        let original = loop {
            if let Some(known) = originals[at.index()] {
                break known;
            }
            if let Some(position) = positions.insert(at, chain.len()) {
                let circle = from_first(&chain[position..]);
                let first = circle[0];
                loops.push(circle);
                break first;
            }
            chain.push(at);
            match rows.source(at).derived_from {
                Some(from) => at = from,
                None => break at,
            }
        };
        for source in chain {
            originals[source.index()] = Some(original);
        }
    }
    (originals.into_iter().flatten().collect(), loops)
}

/// Rotates a circle of sources so that the one with the lowest number comes first.
fn from_first(circle: &[SourceNo]) -> Vec<SourceNo> {
    let mut circle = circle.to_vec();
    let lowest = circle.iter().min().copied();
    let first = circle.iter().position(|source| Some(*source) == lowest);
    circle.rotate_left(first.unwrap_or_default());
    circle
}
