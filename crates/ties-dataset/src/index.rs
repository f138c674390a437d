//! The index: what every rule may ask about the rest of the dataset.

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

/// All ids of a dataset, and its entities, disputes and title page. Claims pass by and leave rows.
///
/// A broken record is still known by its id: nothing else is wrong because of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    entities: Table<Entity>,
    /// The kind of each entity, beside its record: it is asked for both sides of every claim.
    kinds: Vec<Option<Kind>>,
    /// The names of each entity, word by word; found when they are first asked for.
    names: Vec<OnceLock<Box<[Tokens]>>>,
    sources: Table<()>,
    disputes: Table<Dispute>,
    manifest: Option<(Spot, Box<Manifest>)>,
    /// Every record of whatever kind by its id, sorted.
    holders: Vec<(Id, Spot)>,
    paths: Vec<String>,
}

/// Records of one kind, in the order of their ids; each has a number.
#[derive(Debug, Clone, PartialEq)]
struct Table<T> {
    records: Vec<(Id, Known<T>)>,
    /// Looked up several times for each claim: a quick hash with a random seed, so that no file can
    /// be made to slow it down.
    numbers: HashMap<Id, u32, RandomState>,
    /// For the search of ids that are nearly the same; made when it is first needed.
    letters: OnceLock<IdLetters>,
}

/// The location of a record, and the record unless it is broken or not kept.
#[derive(Debug, Clone, PartialEq)]
struct Known<T> {
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
    fn new(records: BTreeMap<Id, Known<T>>) -> Self {
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

    fn get(&self, id: &str) -> Option<&Known<T>> {
        self.records.get(self.position(id)?).map(|(_, known)| known)
    }

    /// The position of an id among `records`.
    fn position(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).map(|number| *number as usize)
    }

    fn ids(&self) -> impl Iterator<Item = &Id> {
        self.records.iter().map(|(id, _)| id)
    }
}

/// Builds an index. Of several records of one kind with one id, the first counts; the locations of
/// all are kept.
#[derive(Debug, Default)]
pub struct Indexing {
    entities: BTreeMap<Id, Known<Entity>>,
    sources: BTreeMap<Id, Known<()>>,
    disputes: BTreeMap<Id, Known<Dispute>>,
    manifest: Option<(Spot, Box<Manifest>)>,
    holders: Vec<(Id, Spot)>,
    paths: Vec<String>,
}

impl Indexing {
    /// An index in the making, of files with these paths.
    pub fn new(paths: impl IntoIterator<Item = String>) -> Self {
        Self {
            paths: paths.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Adds an entity, unless another has its id. The record is `None` if it is broken.
    pub fn add_entity(&mut self, id: &Id, spot: Spot, record: Option<Box<Entity>>) {
        self.holders.push((id.clone(), spot));
        self.entities
            .entry(id.clone())
            .or_insert(Known { spot, record });
    }

    /// Adds a source.
    pub fn add_source(&mut self, id: &Id, spot: Spot) {
        self.holders.push((id.clone(), spot));
        self.sources
            .entry(id.clone())
            .or_insert(Known { spot, record: None });
    }

    /// Adds a dispute, unless another has its id. The record is `None` if it is broken.
    pub fn add_dispute(&mut self, id: &Id, spot: Spot, record: Option<Box<Dispute>>) {
        self.holders.push((id.clone(), spot));
        self.disputes
            .entry(id.clone())
            .or_insert(Known { spot, record });
    }

    /// Sets the title page, unless there is one.
    pub fn set_manifest(&mut self, spot: Spot, manifest: Box<Manifest>) {
        self.manifest.get_or_insert((spot, manifest));
    }

    /// The index of all that was added.
    pub fn finish(mut self) -> Index {
        self.holders.sort_unstable();
        self.holders.shrink_to_fit();
        let entities = Table::new(self.entities);
        let kind = |known: &Known<Entity>| known.record.as_ref().map(|entity| entity.acts_as());
        Index {
            kinds: entities
                .records
                .iter()
                .map(|(_, known)| kind(known))
                .collect(),
            names: entities.records.iter().map(|_| OnceLock::new()).collect(),
            entities,
            sources: Table::new(self.sources),
            disputes: Table::new(self.disputes),
            manifest: self.manifest,
            holders: self.holders,
            paths: self.paths,
        }
    }
}

impl Index {
    /// Whether there is an entity of this id.
    pub fn has_entity(&self, id: &str) -> bool {
        self.entities.numbers.contains_key(id)
    }

    /// Whether there is a source of this id.
    pub fn has_source(&self, id: &str) -> bool {
        self.sources.numbers.contains_key(id)
    }

    /// The number of the entity of this id, in the order of ids.
    pub fn number(&self, id: &str) -> Option<EntityNo> {
        self.entities.position(id).map(EntityNo::from_index)
    }

    /// The number of the source of this id, in the order of ids.
    pub fn source_number(&self, id: &str) -> Option<SourceNo> {
        self.sources.position(id).map(SourceNo::from_index)
    }

    /// The id of the entity of this number.
    pub fn entity_id(&self, number: EntityNo) -> Option<&Id> {
        self.entities.records.get(number.index()).map(|(id, _)| id)
    }

    /// The entity of this id; none where there is none, or it is broken.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.get(id)?.record.as_deref()
    }

    /// The names of the entity of this id, word by word; the name that is shown comes first. Empty
    /// if the entity is unknown.
    pub fn names(&self, id: &str) -> &[Tokens] {
        let number = self.entities.position(id);
        let known = number
            .and_then(|number| Some((self.names.get(number)?, self.entities.records.get(number)?)));
        let Some((
            names,
            (
                _,
                Known {
                    record: Some(entity),
                    ..
                },
            ),
        )) = known
        else {
            return &[];
        };
        names.get_or_init(|| {
            let names = iter::once(&entity.name).chain(entity.names.iter().map(|name| &name.text));
            names.map(|name| Tokens::new(name, None)).collect()
        })
    }

    /// The kind that predicates see in the entity of this id; none where it is not known.
    pub fn kind(&self, id: &str) -> Option<Kind> {
        self.kind_of(self.number(id)?)
    }

    /// The kind that predicates see in the entity of this number; none where it is not known.
    pub fn kind_of(&self, number: EntityNo) -> Option<Kind> {
        self.kinds.get(number.index()).copied().flatten()
    }

    /// The entity of this number; none where it is broken.
    pub fn entity_of(&self, number: EntityNo) -> Option<&Entity> {
        self.entities
            .records
            .get(number.index())?
            .1
            .record
            .as_deref()
    }

    /// Whether the entity of this number is a person, and one that is named.
    pub fn is_person(&self, number: EntityNo) -> bool {
        // The kind is at hand, and says of nearly every other entity that it is none.
        self.kind_of(number) == Some(Kind::Person)
            && self
                .entity_of(number)
                .is_some_and(|entity| entity.kind != Kind::Unnamed)
    }

    /// The dispute of this id; none where there is none, or it is broken.
    pub fn dispute(&self, id: &str) -> Option<&Dispute> {
        self.disputes.get(id)?.record.as_deref()
    }

    /// All disputes in the order of their ids, with their locations; without the record if it is
    /// broken.
    pub fn disputes(&self) -> impl Iterator<Item = (&Id, Spot, Option<&Dispute>)> {
        self.disputes
            .records
            .iter()
            .map(|(id, known)| (id, known.spot, known.record.as_deref()))
    }

    /// Where the dispute of this id stands.
    pub fn dispute_spot(&self, id: &str) -> Option<Spot> {
        self.disputes.get(id).map(|known| known.spot)
    }

    /// The ids of all entities, in order.
    pub fn entity_ids(&self) -> impl Iterator<Item = &Id> {
        self.entities.ids()
    }

    /// The ids of entities that may become `id` by this number of changes of a letter. None that
    /// does is missing.
    pub fn entities_near(&self, id: &str, changes: usize) -> impl Iterator<Item = &Id> {
        self.entities.near(id, changes)
    }

    /// The ids of sources that may become `id` by so many changes of a letter, likewise.
    pub fn sources_near(&self, id: &str, changes: usize) -> impl Iterator<Item = &Id> {
        self.sources.near(id, changes)
    }

    /// The ids of all sources, in order.
    pub fn source_ids(&self) -> impl Iterator<Item = &Id> {
        self.sources.ids()
    }

    /// The title page; none where there is none, or it is broken.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref().map(|(_, manifest)| &**manifest)
    }

    /// Where the title page stands.
    pub fn manifest_spot(&self) -> Option<Spot> {
        self.manifest.as_ref().map(|(spot, _)| *spot)
    }

    /// Every id that is borne, of whatever kind, in order.
    pub fn ids(&self) -> impl Iterator<Item = &Id> {
        self.holders
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|holders| Some(&holders.first()?.0))
    }

    /// Each id that several records bear, and where they stand, in order.
    pub fn twins(&self) -> impl Iterator<Item = (&Id, Vec<Spot>)> {
        let twins = self
            .holders
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|holders| holders.len() > 1);
        twins.filter_map(|holders| {
            Some((
                &holders.first()?.0,
                holders.iter().map(|(_, spot)| *spot).collect(),
            ))
        })
    }

    /// Whether there is a record of this id, of whatever kind.
    pub fn has(&self, id: &str) -> bool {
        self.holders
            .binary_search_by(|(holder, _)| holder.as_str().cmp(id))
            .is_ok()
    }

    /// The records that bear this id, in the order of their files.
    pub fn holders_of<'i>(&'i self, id: &'i str) -> impl Iterator<Item = Spot> + 'i {
        let first = self
            .holders
            .partition_point(|(holder, _)| holder.as_str() < id);
        self.holders[first..]
            .iter()
            .take_while(move |(holder, _)| holder.as_str() == id)
            .map(|(_, spot)| *spot)
    }

    /// The path of the file in which a record stands, below the dataset's folder.
    pub fn path(&self, spot: Spot) -> &str {
        self.paths
            .get(spot.file as usize)
            .map(String::as_str)
            .unwrap_or_default()
    }

    /// Where the entity of this number stands.
    pub fn entity_spot(&self, number: EntityNo) -> Option<Spot> {
        self.entities
            .records
            .get(number.index())
            .map(|(_, known)| known.spot)
    }

    /// Where the source of this id stands.
    pub fn source_spot(&self, id: &str) -> Option<Spot> {
        self.sources.get(id).map(|known| known.spot)
    }
}
