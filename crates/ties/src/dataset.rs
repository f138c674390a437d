//! Datasets: all entities and sources with their claims, held in memory for questions.

use std::collections::BTreeMap;

use crate::document::{Document, Records};
use crate::file::Files;
use crate::id::{ClaimRef, Id};
use crate::model::{Claim, Dispute, Entity, Manifest, Source};

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
    /// How many files and records could not be read and are left out: an answer has to say so.
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
    /// Reads the files. What cannot be read is left out and counted; of files with one id the first is taken.
    pub fn read(files: &Files) -> Self {
        let mut dataset = Self::default();
        for file in files.as_slice() {
            let document = Document::read(file);
            dataset.left_out += document.misfits.len() + usize::from(document.records.is_none());
            match (document.records, document.id) {
                (Some(Records::Manifest(manifest)), _) => dataset.manifest = manifest.map(|manifest| *manifest),
                (Some(Records::Entity(Some(entity))), Some(id)) => {
                    dataset.entities.entry(id).or_insert(*entity);
                }
                (Some(Records::Dispute(Some(dispute))), Some(id)) => {
                    dataset.disputes.entry(id).or_insert(*dispute);
                }
                (Some(Records::Source(Some(source), claims)), Some(id)) => {
                    let claims = claims.into_iter().flatten().collect();
                    dataset.sources.entry(id).or_insert(CodedSource { source: *source, claims });
                }
                _ => {}
            }
        }
        dataset
    }

    /// Every claim with its source, in the order of source ids and then as written.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimRef, &Source, &Claim)> {
        self.sources.iter().flat_map(|(id, coded)| {
            coded.claims.iter().map(move |claim| {
                let reference = ClaimRef { source: id.clone(), claim: claim.id.clone() };
                (reference, &coded.source, claim)
            })
        })
    }

    /// The name by which an entity is shown; its id where there is no such entity.
    pub fn name<'d>(&'d self, id: &'d str) -> &'d str {
        self.entities.get(id).map_or(id, |entity| &entity.name)
    }
}
