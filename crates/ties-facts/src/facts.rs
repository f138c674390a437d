//! The facts of a dataset: its rows, and what follows from them.

use std::sync::OnceLock;

use ties::edtf::Edtf;
use ties::id::Id;
use ties::model::{Date, Source};
use ties_dataset::dataset::Dataset;
use ties_dataset::index::{Index, IndexBuilder};
use ties_dataset::number::SourceNo;
use ties_dataset::spot::{RecordPosition, Spot};

use crate::contradiction::{Contradictions, contradictions};
use crate::origins::Origins;
use crate::row::{ClaimEntities, Rows, Times};
use crate::sides::Sides;

/// The facts of a dataset: rows, and what is computed from them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The rows: what is kept of each claim and source.
    pub rows: Rows,
    /// The independent origins of the claims.
    pub origins: Origins,
    /// The claims on the sides of disputes.
    pub sides: Sides,
    /// Computed on first use, because many commands do not need it.
    contradictions: OnceLock<Contradictions>,
}

impl Facts {
    /// Arranges complete rows and computes the facts that follow from them.
    ///
    /// `head` returns the record of a source and its date of publication.
    pub fn new<'s>(
        mut rows: Rows,
        index: &Index,
        head: impl Fn(SourceNo) -> Option<(&'s Source, Option<&'s Edtf>)>,
    ) -> Self {
        rows.arrange(index, head);
        Self {
            origins: Origins::of(&rows, index),
            sides: Sides::of(index, &rows),
            rows,
            contradictions: OnceLock::new(),
        }
    }

    /// Computes the index and the facts of a dataset in memory.
    ///
    /// Archived texts are not read. The file of a spot is the number of its source.
    pub fn of(dataset: &Dataset) -> (Index, Self) {
        Self::of_claims(dataset, |_, _| true)
    }

    /// Computes the same from selected claims. `takes` receives the source of a claim and its
    /// position in the source, counted from 0.
    pub fn of_claims(dataset: &Dataset, takes: impl Fn(&Id, u32) -> bool) -> (Index, Self) {
        let index = index_of(dataset);
        let mut rows = Rows::over(&index);
        let heads: Vec<_> = dataset
            .sources
            .values()
            .map(|coded| (&coded.source, read(coded.source.published.as_ref())))
            .collect();
        for ((file, (id, coded)), (_, published)) in (0..).zip(&dataset.sources).zip(&heads) {
            let source = SourceNo::from_index(file as usize);
            for (claim, position) in coded.claims.iter().zip(0..) {
                if !takes(id, position) {
                    continue;
                }
                let when = read(claim.when.as_ref());
                let date = read(claim.date.as_ref());
                let times = Times {
                    when: when.as_ref(),
                    date: date.as_ref(),
                    published: published.as_ref(),
                };
                let spot = Spot {
                    file,
                    position: RecordPosition::Claim(position),
                };
                let named = ClaimEntities::of(claim, &index);
                rows.add((claim, &named), (spot, source), times, &index);
            }
        }
        let facts = Self::new(rows, &index, |source| {
            let (record, published) = &heads[source.index()];
            Some((*record, published.as_ref()))
        });
        (index, facts)
    }

    /// Returns the claims that cannot both be true. Computed on first use.
    pub fn contradictions(&self) -> &Contradictions {
        self.contradictions
            .get_or_init(|| contradictions(&self.rows, &self.origins))
    }
}

fn read(date: Option<&Date>) -> Option<Edtf> {
    date?.edtf().ok()
}

fn index_of(dataset: &Dataset) -> Index {
    let mut indexing = IndexBuilder::new([]);
    if let Some(manifest) = &dataset.manifest {
        indexing.set_manifest(whole(0), Box::new(manifest.clone()));
    }
    for (id, entity) in &dataset.entities {
        indexing.add_entity(id, whole(0), Some(Box::new(entity.clone())));
    }
    for (id, file) in dataset.sources.keys().zip(0..) {
        indexing.add_source(id, whole(file));
    }
    for (id, dispute) in &dataset.disputes {
        indexing.add_dispute(id, whole(0), Some(Box::new(dispute.clone())));
    }
    indexing.finish()
}

fn whole(file: u32) -> Spot {
    Spot {
        file,
        position: RecordPosition::Whole,
    }
}
