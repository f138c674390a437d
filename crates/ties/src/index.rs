//! The index: what every rule may ask about the rest of the dataset.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Layout, Records};
use crate::id::Id;
use crate::model::{Dispute, Entity, Manifest};
use crate::vocabulary::Kind;

/// All ids of a dataset, and its entities, disputes and title page. Sources and claims pass by, one file at a time.
///
/// A broken record is still known by its id: nothing else is wrong because of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    entities: BTreeMap<Id, Option<Box<Entity>>>,
    sources: BTreeSet<Id>,
    disputes: BTreeMap<Id, Option<Box<Dispute>>>,
    manifest: Option<Box<Manifest>>,
    holders: BTreeMap<Id, Vec<usize>>,
}

impl Index {
    /// Adds the file at this position. Of files with one id the first counts, and all are remembered.
    pub fn add(&mut self, file: usize, layout: Layout, document: &Document) {
        if let Some(Records::Manifest(manifest)) = &document.records {
            self.manifest.clone_from(manifest);
        }
        let Some(id) = &document.id else { return };
        let holders = self.holders.entry(id.clone()).or_default();
        holders.push(file);
        if holders.len() > 1 {
            return;
        }
        match (layout, &document.records) {
            (Layout::Entity, Some(Records::Entity(entity))) => drop(self.entities.insert(id.clone(), entity.clone())),
            (Layout::Entity, _) => drop(self.entities.insert(id.clone(), None)),
            (Layout::Dispute, Some(Records::Dispute(dispute))) => {
                drop(self.disputes.insert(id.clone(), dispute.clone()));
            }
            (Layout::Dispute, _) => drop(self.disputes.insert(id.clone(), None)),
            (Layout::Source, _) => drop(self.sources.insert(id.clone())),
            (Layout::Manifest, _) => {}
        }
    }

    /// Whether there is an entity of this id.
    pub fn has_entity(&self, id: &str) -> bool {
        self.entities.contains_key(id)
    }

    /// Whether there is a source of this id.
    pub fn has_source(&self, id: &str) -> bool {
        self.sources.contains(id)
    }

    /// The entity of this id; none where there is none, or it is broken.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.get(id)?.as_deref()
    }

    /// The kind that predicates see in the entity of this id; none where it is not known.
    pub fn kind(&self, id: &str) -> Option<Kind> {
        self.entity(id).map(Entity::acts_as)
    }

    /// The ids of all entities, in order.
    pub fn entity_ids(&self) -> impl Iterator<Item = &Id> {
        self.entities.keys()
    }

    /// The ids of all sources, in order.
    pub fn source_ids(&self) -> impl Iterator<Item = &Id> {
        self.sources.iter()
    }

    /// The title page; none where there is none, or it is broken.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_deref()
    }

    /// Each id, and the files that bear it, in the order of their paths.
    pub fn holders(&self) -> impl Iterator<Item = (&Id, &[usize])> {
        self.holders.iter().map(|(id, files)| (id, files.as_slice()))
    }
}
