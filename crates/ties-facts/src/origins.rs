//! Independent origins of claims. Copies and relays of one voice count once.
//!
//! Sources copy, translate and relay each other. A claim is traced from its source to the first
//! known speaker of its attribution, or to the document that is relayed. A claim in a source's own
//! voice is traced to the source it derives from, and to its speaker. Claims that can be traced to
//! the same thing have one origin. So have an institution and its own officers in its document, and
//! a group and those who lead it or speak for it. An unnamed speaker is never identified with one
//! of another source.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::affiliations::Affiliations;
use crate::row::{PairRow, Relay, Rows, Voice};
use ties_dataset::index::Index;
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
    /// What claims have in common with others, sorted by claim.
    links: Vec<(ClaimNo, Link)>,
}

/// What claims of different origins may have in common, so that they are not independent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Link {
    /// An origin.
    Origin(Origin),
    /// A state for which their speakers speak in one source.
    State(SourceNo, EntityNo),
}

impl Origins {
    /// Traces every source and document of a dataset.
    pub fn of(rows: &Rows, index: &Index) -> Self {
        let (originals, loops) = originals(rows);
        let mut origins = Self {
            documents: documents(rows, &originals),
            originals,
            speakers: rows.sources.iter().map(|source| source.speaker).collect(),
            loops,
            links: Vec::new(),
        };
        origins.links = links(rows, &origins, index);
        origins
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

    /// Returns further origins of a claim: the source in whose own voice it is; the document in
    /// which its speaker made it; its source, if the speaker belongs to its author or publisher;
    /// and those whom the speaker leads or speaks for.
    pub fn further_origins(&self, claim: ClaimNo) -> impl Iterator<Item = Origin> {
        self.links_of(claim).filter_map(|link| match link {
            Link::Origin(origin) => Some(origin),
            Link::State(..) => None,
        })
    }

    fn links_of(&self, claim: ClaimNo) -> impl Iterator<Item = Link> {
        let first = self.links.partition_point(|(other, _)| *other < claim);
        let links = self.links[first..].iter();
        links
            .take_while(move |(other, _)| *other == claim)
            .map(|(_, link)| *link)
    }

    /// Returns the number of independent origins of some pairs. Pairs whose origins are the same or
    /// connected by other pairs count once.
    pub fn count<'p>(&self, pairs: impl IntoIterator<Item = &'p PairRow>) -> usize {
        let mut claims: BTreeMap<Origin, Vec<ClaimNo>> = BTreeMap::new();
        for pair in pairs {
            claims
                .entry(self.origin(pair))
                .or_default()
                .push(pair.claim);
        }
        if claims.len() < 2 {
            return claims.len();
        }
        let groups: BTreeSet<Origin> = self.groups(claims).into_values().collect();
        groups.len()
    }

    /// Returns the group of each origin, named by its first origin: two origins are in one group if
    /// their claims have a link in common, or if others connect them.
    pub fn groups(&self, claims: BTreeMap<Origin, Vec<ClaimNo>>) -> BTreeMap<Origin, Origin> {
        let mut of_origin: BTreeMap<Origin, BTreeSet<Link>> = BTreeMap::new();
        let mut of_link: BTreeMap<Link, BTreeSet<Origin>> = BTreeMap::new();
        for (origin, claims) in claims {
            let mut links = BTreeSet::from([Link::Origin(origin)]);
            links.extend(claims.into_iter().flat_map(|claim| self.links_of(claim)));
            for link in &links {
                of_link.entry(*link).or_default().insert(origin);
            }
            of_origin.insert(origin, links);
        }
        let mut groups = BTreeMap::new();
        for first in of_origin.keys() {
            let mut next = vec![*first];
            while let Some(origin) = next.pop() {
                if groups.contains_key(&origin) {
                    continue;
                }
                groups.insert(origin, *first);
                for link in &of_origin[&origin] {
                    next.extend(of_link.remove(link).into_iter().flatten());
                }
            }
        }
        groups
    }
}

/// Returns what the claims of each source and speaker have in common with those of others, sorted
/// by claim.
fn links(rows: &Rows, origins: &Origins, index: &Index) -> Vec<(ClaimNo, Link)> {
    let mut links = Vec::new();
    for row in &rows.document_speakers {
        let document = origins.document(row.document);
        links.push((row.claim, Link::Origin(document)));
    }
    let mut affiliations = Affiliations::of(rows, index);
    for pairs in rows.pairs.chunk_by(|one, other| one.claim == other.claim) {
        let pair = pairs[0];
        let source = origins.original(rows.claim(pair.claim).source);
        let whole = Link::Origin(Origin::Source(source));
        let speaker = match pair.voice {
            Voice::Entity(speaker) => Some(speaker),
            Voice::Source(_) => {
                links.push((pair.claim, whole));
                origins.speaker(source)
            }
            Voice::Unnamed(_) => None,
        };
        let Some(speaker) = speaker else { continue };
        let heads = [origins.speaker(source), rows.source(source).publisher];
        for head in heads.into_iter().flatten() {
            if affiliations.is_one_party(speaker, head) {
                links.push((pair.claim, whole));
            }
        }
        let own = affiliations.of_entity(speaker);
        for state in &own.states {
            links.push((pair.claim, Link::State(source, *state)));
        }
        for represented in &own.represented {
            links.push((pair.claim, Link::Origin(Origin::Entity(*represented))));
        }
    }
    links.sort_unstable();
    links.dedup();
    links
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
