//! The index: what rules can look up about the whole dataset.

use std::collections::{BTreeMap, HashMap};
use std::iter;
use std::sync::OnceLock;

use foldhash::quality::RandomState;

use crate::near::IdLetters;
use crate::number::{EntityNo, SourceNo};
use crate::spot::Spot;
use ties::id::Id;
use ties::model::{Dispute, Entity, Manifest};
use ties::vocabulary::Kind;
use ties_text::words::Tokens;

/// The ids of all records of a dataset, and its entities, disputes and title page. Claims are not
/// kept.
///
/// The id of a broken record is known too, so that references to it are not reported.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    entities: Table<Entity>,
    /// The kind of each entity. It is kept separately because it is looked up for both sides of
    /// every claim.
    kinds: Vec<Option<Kind>>,
    /// The names of each entity as words, computed on first use.
    names: Vec<OnceLock<Box<[Tokens]>>>,
    /// Where two adjacent words are in names, by the hashes of the words; computed on first use.
    name_parts: OnceLock<HashMap<[u64; 2], Vec<PlaceInName>, RandomState>>,
    sources: Table<()>,
    disputes: Table<Dispute>,
    manifest: Option<(Spot, Box<Manifest>)>,
    /// The location of every record of any kind, sorted by id.
    spots: Vec<(Id, Spot)>,
    paths: Vec<String>,
    has_unknown_ids: bool,
}

/// A place in a name of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceInName {
    /// The entity.
    pub entity: EntityNo,
    /// The position of the name in [`Index::names`].
    pub name: usize,
    /// The position of the word in the name.
    pub word: usize,
}

/// Records of one kind, sorted by id and numbered in that order.
#[derive(Debug, Clone, PartialEq)]
struct Table<T> {
    records: Vec<(Id, TableEntry<T>)>,
    /// Looked up several times for each claim, so the hash is a fast one. Its seed is random: a
    /// hostile file cannot slow it down.
    numbers: HashMap<Id, u32, RandomState>,
    /// Used to search for similar ids; computed on first use.
    letters: OnceLock<IdLetters>,
}

/// The location of a record, and the record unless it is broken or not kept.
#[derive(Debug, Clone, PartialEq)]
struct TableEntry<T> {
    spot: Spot,
    record: Option<Box<T>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            records: Vec::new(),
            numbers: HashMap::default(),
            letters: OnceLock::new(),
        }
    }
}

impl<T> Table<T> {
    fn new(records: BTreeMap<Id, TableEntry<T>>) -> Self {
        let records: Vec<_> = records.into_iter().collect();
        let numbers = records
            .iter()
            .zip(0..)
            .map(|((id, _), number)| (id.clone(), number))
            .collect();
        Self {
            records,
            numbers,
            letters: OnceLock::new(),
        }
    }

    /// See [`IdLetters::near`].
    fn near(&self, id: &str, changes: usize) -> impl Iterator<Item = &Id> {
        let letters = self.letters.get_or_init(|| IdLetters::new(self.ids()));
        letters
            .near(id, changes)
            .filter_map(|number| Some(&self.records.get(number as usize)?.0))
    }

    fn get(&self, id: &str) -> Option<&TableEntry<T>> {
        self.records.get(self.position(id)?).map(|(_, entry)| entry)
    }

    /// Returns the position of an id in `records`.
    fn position(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).map(|number| *number as usize)
    }

    fn ids(&self) -> impl Iterator<Item = &Id> {
        self.records.iter().map(|(id, _)| id)
    }
}

/// Builds an index. If several records of one kind have the same id, the first is used. The
/// locations of all are kept.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    entities: BTreeMap<Id, TableEntry<Entity>>,
    sources: BTreeMap<Id, TableEntry<()>>,
    disputes: BTreeMap<Id, TableEntry<Dispute>>,
    manifest: Option<(Spot, Box<Manifest>)>,
    spots: Vec<(Id, Spot)>,
    paths: Vec<String>,
    has_unknown_ids: bool,
}

impl IndexBuilder {
    /// Creates a builder for a dataset whose files have these paths.
    pub fn new(paths: impl IntoIterator<Item = String>) -> Self {
        Self {
            paths: paths.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Adds an entity, unless another has the same id. `record` is `None` if the record is broken.
    pub fn add_entity(&mut self, id: &Id, spot: Spot, record: Option<Box<Entity>>) {
        self.spots.push((id.clone(), spot));
        self.entities
            .entry(id.clone())
            .or_insert(TableEntry { spot, record });
    }

    /// Adds a source.
    pub fn add_source(&mut self, id: &Id, spot: Spot) {
        self.spots.push((id.clone(), spot));
        self.sources
            .entry(id.clone())
            .or_insert(TableEntry { spot, record: None });
    }

    /// Adds a dispute, unless another has the same id. `record` is `None` if the record is broken.
    pub fn add_dispute(&mut self, id: &Id, spot: Spot, record: Option<Box<Dispute>>) {
        self.spots.push((id.clone(), spot));
        self.disputes
            .entry(id.clone())
            .or_insert(TableEntry { spot, record });
    }

    /// Sets the title page, unless it is already set.
    pub fn set_manifest(&mut self, spot: Spot, manifest: Box<Manifest>) {
        self.manifest.get_or_insert((spot, manifest));
    }

    /// Notes that the id of a record cannot be read.
    pub fn note_unknown_id(&mut self) {
        self.has_unknown_ids = true;
    }

    /// Builds the index.
    pub fn finish(mut self) -> Index {
        self.spots.sort_unstable();
        self.spots.shrink_to_fit();
        let entities = Table::new(self.entities);
        let kind =
            |entry: &TableEntry<Entity>| entry.record.as_ref().map(|entity| entity.acts_as());
        Index {
            kinds: entities
                .records
                .iter()
                .map(|(_, entry)| kind(entry))
                .collect(),
            names: entities.records.iter().map(|_| OnceLock::new()).collect(),
            name_parts: OnceLock::new(),
            entities,
            sources: Table::new(self.sources),
            disputes: Table::new(self.disputes),
            manifest: self.manifest,
            spots: self.spots,
            paths: self.paths,
            has_unknown_ids: self.has_unknown_ids,
        }
    }
}

impl Index {
    /// Whether the ids of some records cannot be read, so that an id that is not in the index may
    /// exist.
    pub fn has_unknown_ids(&self) -> bool {
        self.has_unknown_ids
    }

    /// Whether an entity has this id.
    pub fn has_entity(&self, id: &str) -> bool {
        self.entities.numbers.contains_key(id)
    }

    /// Whether a source has this id.
    pub fn has_source(&self, id: &str) -> bool {
        self.sources.numbers.contains_key(id)
    }

    /// Returns the number of an entity, in the order of ids; `None` if no entity has this id.
    pub fn number(&self, id: &str) -> Option<EntityNo> {
        self.entities.position(id).map(EntityNo::from_index)
    }

    /// Returns the number of a source, in the order of ids; `None` if no source has this id.
    pub fn source_number(&self, id: &str) -> Option<SourceNo> {
        self.sources.position(id).map(SourceNo::from_index)
    }

    /// Returns the id of an entity.
    pub fn entity_id(&self, number: EntityNo) -> Option<&Id> {
        self.entities.records.get(number.index()).map(|(id, _)| id)
    }

    /// Returns the entity with this id; `None` if there is no such entity or its record is broken.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.get(id)?.record.as_deref()
    }

    /// Returns the names of an entity as words, the display name first. Empty if there is no such
    /// entity or its record is broken.
    pub fn names(&self, id: &str) -> &[Tokens] {
        let number = self.entities.position(id);
        let entry = number
            .and_then(|number| Some((self.names.get(number)?, self.entities.records.get(number)?)));
        let Some((
            names,
            (
                _,
                TableEntry {
                    record: Some(entity),
                    ..
                },
            ),
        )) = entry
        else {
            return &[];
        };
        names.get_or_init(|| {
            let names = iter::once(&entity.name).chain(entity.names.iter().map(|name| &name.text));
            names.map(|name| Tokens::new(name)).collect()
        })
    }

    /// Returns every place in a name where two words follow each other, given their hashes.
    pub fn name_parts(&self, words: [u64; 2]) -> &[PlaceInName] {
        let parts = self.name_parts.get_or_init(|| self.find_name_parts());
        parts.get(&words).map(Vec::as_slice).unwrap_or_default()
    }

    fn find_name_parts(&self) -> HashMap<[u64; 2], Vec<PlaceInName>, RandomState> {
        let mut parts: HashMap<_, Vec<PlaceInName>, _> = HashMap::default();
        for (id, entity) in self.entities.ids().zip(EntityNo::all()) {
            for (name, words) in self.names(id).iter().enumerate() {
                for (word, pair) in words.hashes().windows(2).enumerate() {
                    let part = PlaceInName { entity, name, word };
                    parts.entry([pair[0], pair[1]]).or_default().push(part);
                }
            }
        }
        parts
    }

    /// Returns the kind of an entity as predicates see it; `None` if it is unknown.
    pub fn kind(&self, id: &str) -> Option<Kind> {
        self.kind_of(self.number(id)?)
    }

    /// Returns the kind of an entity as predicates see it; `None` if it is unknown.
    pub fn kind_of(&self, number: EntityNo) -> Option<Kind> {
        self.kinds.get(number.index()).copied().flatten()
    }

    /// Returns the entity with this number; `None` if its record is broken.
    pub fn entity_of(&self, number: EntityNo) -> Option<&Entity> {
        self.entities
            .records
            .get(number.index())?
            .1
            .record
            .as_deref()
    }

    /// Whether an entity is a named person.
    pub fn is_person(&self, number: EntityNo) -> bool {
        // The kind rules out nearly every other entity without a look at its record.
        self.kind_of(number) == Some(Kind::Person)
            && self
                .entity_of(number)
                .is_some_and(|entity| entity.kind != Kind::Unnamed)
    }

    /// Returns the dispute with this id; `None` if there is no such dispute or its record is
    /// broken.
    pub fn dispute(&self, id: &str) -> Option<&Dispute> {
        self.disputes.get(id)?.record.as_deref()
    }

    /// Returns all disputes, sorted by id, with their locations. The record is `None` if it is
    /// broken.
    pub fn disputes(&self) -> impl Iterator<Item = (&Id, Spot, Option<&Dispute>)> {
        self.disputes
            .records
            .iter()
            .map(|(id, entry)| (id, entry.spot, entry.record.as_deref()))
    }

    /// Returns the location of a dispute.
    pub fn dispute_spot(&self, id: &str) -> Option<Spot> {
        self.disputes.get(id).map(|entry| entry.spot)
    }

    /// Returns the ids of all entities, sorted.
    pub fn entity_ids(&self) -> impl Iterator<Item = &Id> {
        self.entities.ids()
    }

    /// Returns the ids of entities that could differ from `id` by at most this number of changed
    /// letters. It may contain others, but misses none.
    pub fn entities_near(&self, id: &str, changes: usize) -> impl Iterator<Item = &Id> {
        self.entities.near(id, changes)
    }

    /// Returns the ids of sources that could differ from `id` by at most this number of changed
    /// letters. It may contain others, but misses none.
    pub fn sources_near(&self, id: &str, changes: usize) -> impl Iterator<Item = &Id> {
        self.sources.near(id, changes)
    }

    /// Returns the ids of all sources, sorted.
    pub fn source_ids(&self) -> impl Iterator<Item = &Id> {
        self.sources.ids()
    }

    /// Returns the title page; `None` if there is none or it is broken.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref().map(|(_, manifest)| &**manifest)
    }

    /// Returns the location of the title page.
    pub fn manifest_spot(&self) -> Option<Spot> {
        self.manifest.as_ref().map(|(spot, _)| *spot)
    }

    /// Returns every id of any kind of record, sorted, each once.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.spots
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|spots| Some(&spots.first()?.0))
    }

    /// Returns each id that several records have, with the locations of those records, sorted by
    /// id.
    pub fn duplicate_ids(&self) -> impl Iterator<Item = (&Id, Vec<Spot>)> {
        let repeated = self
            .spots
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|spots| spots.len() > 1);
        repeated.filter_map(|spots| {
            Some((
                &spots.first()?.0,
                spots.iter().map(|(_, spot)| *spot).collect(),
            ))
        })
    }

    /// Whether a record of any kind has this id.
    pub fn has(&self, id: &str) -> bool {
        self.spots
            .binary_search_by(|(other, _)| other.as_str().cmp(id))
            .is_ok()
    }

    /// Returns the locations of all records with this id, in the order of their files.
    pub fn spots_of<'i>(&'i self, id: &'i str) -> impl Iterator<Item = Spot> + 'i {
        let first = self.spots.partition_point(|(other, _)| other.as_str() < id);
        self.spots[first..]
            .iter()
            .take_while(move |(other, _)| other.as_str() == id)
            .map(|(_, spot)| *spot)
    }

    /// Returns the path of a record's file, below the dataset's folder.
    pub fn path(&self, spot: Spot) -> &str {
        self.paths
            .get(spot.file as usize)
            .map(String::as_str)
            .unwrap_or_default()
    }

    /// Returns the location of an entity.
    pub fn entity_spot(&self, number: EntityNo) -> Option<Spot> {
        self.entities
            .records
            .get(number.index())
            .map(|(_, entry)| entry.spot)
    }

    /// Returns the location of a source.
    pub fn source_spot(&self, id: &str) -> Option<Spot> {
        self.sources.get(id).map(|entry| entry.spot)
    }
}
