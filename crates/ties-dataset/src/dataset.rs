//! Datasets: all entities and sources with their claims, in memory.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::file::Files;
use crate::reader::parts;
use crate::record::{LocatedRecord, Record};
use crate::spot::Spot;
use crate::writing;
use ties::id::{ClaimRef, Id};
use ties::line::Line;
use ties::model::{Claim, Dispute, Entity, Manifest, Source};

/// All readable records of a dataset.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dataset {
    /// The title page.
    pub manifest: Option<Manifest>,
    /// The entities.
    pub entities: BTreeMap<Id, Entity>,
    /// The sources, each with its claims.
    pub sources: BTreeMap<Id, CodedSource>,
    /// The disputes.
    pub disputes: BTreeMap<Id, Dispute>,
    /// The number of files and records that are left out because they cannot be read or because an
    /// earlier record has the same id. Every answer must mention it.
    pub left_out: usize,
}

/// A source and the claims coded from it, in file order.
#[derive(Debug, Clone, PartialEq)]
pub struct CodedSource {
    /// The source.
    pub source: Source,
    /// Its claims.
    pub claims: Vec<Claim>,
}

impl Dataset {
    /// Collects the records of the files. A record that cannot be read is left out and counted. If
    /// several records have the same id, all but the first are left out and counted.
    pub fn read(files: &Files) -> Self {
        let mut collecting = DatasetBuilder::default();
        let mut unread_file = None;
        for part in parts(files) {
            if unread_file == Some(part.number) {
                continue;
            }
            let Ok(records) = part.records() else {
                collecting.dataset.left_out += 1;
                unread_file = Some(part.number);
                continue;
            };
            for located in records {
                collecting.take(located);
            }
        }
        collecting.finish()
    }

    /// Returns every record as the text of a TOML file, with its path: the files a contributor
    /// would write.
    pub fn files(&self) -> impl Iterator<Item = (String, String)> {
        let manifest = self
            .manifest
            .iter()
            .map(|manifest| ("dataset.toml".to_owned(), writing::file(manifest)));
        let entities = self
            .entities
            .iter()
            .map(|(id, entity)| (format!("entities/{id}.toml"), writing::file(entity)));
        let sources = self.sources.iter().map(|(id, coded)| {
            (
                format!("sources/{id}.toml"),
                writing::source(&coded.source, &coded.claims),
            )
        });
        let disputes = self
            .disputes
            .iter()
            .map(|(id, dispute)| (format!("disputes/{id}.toml"), writing::file(dispute)));
        manifest.chain(entities).chain(sources).chain(disputes)
    }

    /// Returns every record, ordered by kind and id. The claims of a source follow it in file
    /// order.
    pub fn lines(&self) -> impl Iterator<Item = Line> {
        let manifest = self
            .manifest
            .iter()
            .map(|manifest| Line::Dataset(Box::new(manifest.clone())));
        let entities = self
            .entities
            .iter()
            .map(|(id, entity)| Line::Entity(id.clone(), Box::new(entity.clone())));
        let sources = self.sources.iter().flat_map(|(id, coded)| {
            let source = Line::Source(id.clone(), Box::new(coded.source.clone()));
            let claims = coded
                .claims
                .iter()
                .map(|claim| Line::Claim(id.clone(), Box::new(claim.clone())));
            std::iter::once(source).chain(claims)
        });
        let disputes = self
            .disputes
            .iter()
            .map(|(id, dispute)| Line::Dispute(id.clone(), Box::new(dispute.clone())));
        manifest.chain(entities).chain(sources).chain(disputes)
    }

    /// Returns every claim with its source, ordered by source id and then in file order.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimRef, &Source, &Claim)> {
        self.sources.iter().flat_map(|(id, coded)| {
            coded.claims.iter().map(move |claim| {
                let reference = ClaimRef {
                    source: id.clone(),
                    claim: claim.id.clone(),
                };
                (reference, &coded.source, claim)
            })
        })
    }

    /// Returns the display name of an entity, or the id itself if no entity has it.
    pub fn name<'d>(&'d self, id: &'d str) -> &'d str {
        self.entities.get(id).map_or(id, |entity| &entity.name)
    }
}

/// A dataset while its records are collected.
#[derive(Default)]
struct DatasetBuilder {
    dataset: Dataset,
    /// Each claim with the id of its source. In JSON Lines the source may come later.
    claims: Vec<(Id, Claim)>,
    /// The file of the last TOML source that was added. Its claims are added too.
    taken_file: Option<u32>,
}

impl DatasetBuilder {
    fn take(&mut self, located: LocatedRecord) {
        let Ok(record) = located.record else {
            self.dataset.left_out += 1;
            return;
        };
        let is_new = match (record, located.id) {
            (Record::Manifest(manifest), _) => {
                let is_new = self.dataset.manifest.is_none();
                self.dataset.manifest.get_or_insert(*manifest);
                is_new
            }
            (Record::Entity(entity), Some(id)) => {
                insert_first(&mut self.dataset.entities, id, *entity)
            }
            (Record::Dispute(dispute), Some(id)) => {
                insert_first(&mut self.dataset.disputes, id, *dispute)
            }
            (Record::Source(source), Some(id)) => self.take_source(id, *source, located.spot),
            (Record::Claim(claim), Some(source)) => {
                // The claims of a TOML file are left out together with its source, which is
                // counted.
                let is_line = located.spot.line_start().is_some();
                if is_line || self.taken_file == Some(located.spot.file) {
                    self.claims.push((source, *claim));
                }
                true
            }
            // The name of the file is not an id. Its claims are left out with their source.
            (Record::Claim(_), None) => true,
            (_, None) => false,
        };
        self.dataset.left_out += usize::from(!is_new);
    }

    /// Adds a source, unless another has the same id. Returns whether it was added.
    fn take_source(&mut self, id: Id, source: Source, spot: Spot) -> bool {
        let coded = CodedSource {
            source,
            claims: Vec::new(),
        };
        let is_new = insert_first(&mut self.dataset.sources, id, coded);
        self.taken_file = is_new.then_some(spot.file);
        is_new
    }

    fn finish(mut self) -> Dataset {
        for (source, claim) in self.claims {
            match self.dataset.sources.get_mut(&source) {
                Some(coded) => coded.claims.push(claim),
                None => self.dataset.left_out += 1,
            }
        }
        self.dataset
    }
}

/// Inserts a record unless another has the same id. Returns whether it was inserted.
fn insert_first<T>(records: &mut BTreeMap<Id, T>, id: Id, record: T) -> bool {
    match records.entry(id) {
        Entry::Vacant(place) => {
            place.insert(record);
            true
        }
        Entry::Occupied(_) => false,
    }
}
