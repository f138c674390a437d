//! Datasets: all entities and sources with their claims, held in memory for questions.

use std::collections::BTreeMap;

use crate::document::{Document, Records};
use crate::file::Files;
use crate::writing;
use ties::id::{ClaimRef, Id};
use ties::layout::Layout;
use ties::line::Line;
use ties::model::{Claim, Dispute, Entity, Manifest, Source};

/// All that a dataset's files say, as far as they can be read.
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
    /// How many files and records are left out, since they could not be read, or another bears their id: an answer has
    /// to say so.
    pub left_out: usize,
}

/// A source and the claims coded from it, in the order written.
#[derive(Debug, Clone, PartialEq)]
pub struct CodedSource {
    /// The source.
    pub source: Source,
    /// Its claims.
    pub claims: Vec<Claim>,
}

impl Dataset {
    /// Reads the files. What cannot be read is left out and counted; so are all but the first of records with one id.
    pub fn read(files: &Files) -> Self {
        let mut dataset = Self::default();
        // A claim in lines may stand before its source.
        let mut claims = Vec::new();
        for file in files.as_slice() {
            if Layout::of(&file.path) == Some(Layout::Line) && file.fault.is_none() {
                for block in &*file.blocks() {
                    let Ok(text) = file.block(block) else {
                        dataset.left_out += 1;
                        break;
                    };
                    for line in text.lines().filter(|line| !line.trim().is_empty()) {
                        match Line::read(line) {
                            Ok(Line::Claim(source, claim)) => claims.push((source, *claim)),
                            Ok(record) => dataset.add(record),
                            Err(_) => dataset.left_out += 1,
                        }
                    }
                }
                continue;
            }
            let document = Document::read(file);
            dataset.left_out += document.misfits.len() + usize::from(document.records.is_none());
            let id = document.id;
            match (document.records, id) {
                (Some(Records::Manifest(Some(manifest))), _) => {
                    dataset.add(Line::Dataset(manifest));
                }
                (Some(Records::Entity(Some(entity))), Some(id)) => {
                    dataset.add(Line::Entity(id, entity));
                }
                (Some(Records::Dispute(Some(dispute))), Some(id)) => {
                    dataset.add(Line::Dispute(id, dispute));
                }
                (Some(Records::Source(Some(source), of_source)), Some(id)) => {
                    if !dataset.sources.contains_key(&id) {
                        claims.extend(
                            of_source
                                .into_iter()
                                .flatten()
                                .map(|claim| (id.clone(), *claim)),
                        );
                    }
                    dataset.add(Line::Source(id, source));
                }
                _ => {}
            }
        }
        for (source, claim) in claims {
            match dataset.sources.get_mut(&source) {
                Some(coded) => coded.claims.push(claim),
                None => dataset.left_out += 1,
            }
        }
        dataset
    }

    fn add(&mut self, record: Line) {
        let is_new = match record {
            Line::Dataset(manifest) => {
                let is_new = self.manifest.is_none();
                self.manifest.get_or_insert(*manifest);
                is_new
            }
            Line::Entity(id, entity) => insert_first(&mut self.entities, id, *entity),
            Line::Dispute(id, dispute) => insert_first(&mut self.disputes, id, *dispute),
            Line::Source(id, source) => insert_first(
                &mut self.sources,
                id,
                CodedSource {
                    source: *source,
                    claims: Vec::new(),
                },
            ),
            Line::Claim(..) => true,
        };
        self.left_out += usize::from(!is_new);
    }

    /// Every record as the text of a TOML file, each with its path: the folder that a contributor would write.
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

    /// Every record, in the order of its kind and its id; each claim after its source, as written.
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

    /// Every claim with its source, in the order of source ids and then as written.
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

    /// The name by which an entity is shown; its id where there is no such entity.
    pub fn name<'d>(&'d self, id: &'d str) -> &'d str {
        self.entities.get(id).map_or(id, |entity| &entity.name)
    }
}

/// Whether nothing had that id before.
fn insert_first<T>(records: &mut BTreeMap<Id, T>, id: Id, record: T) -> bool {
    let is_new = !records.contains_key(&id);
    records.entry(id).or_insert(record);
    is_new
}
