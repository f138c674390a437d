//! A dataset with everything derived from it: index, rows and ties, computed once.

use ties::id::ClaimRef;
use ties::model::{Claim, Source};
use ties_dataset::dataset::Dataset;
use ties_dataset::index::Index;
use ties_facts::row::Rows;
use ties_facts::tie::{self, Tie};

use crate::counting::Counting;

/// A dataset with its index, its rows and the ties that its claims support.
#[derive(Debug)]
pub struct Analysis<'d> {
    /// The dataset.
    pub dataset: &'d Dataset,
    /// Its ids, by number.
    pub index: Index,
    /// The rows of its claims.
    pub rows: Rows,
    /// Its claims, in the order of their numbers in the rows.
    pub claims: Vec<(ClaimRef, &'d Source, &'d Claim)>,
    /// Which claims count, and the reference date.
    pub counting: Counting,
    /// The ties that the counted claims support, sorted by the two entities and then by predicate.
    pub ties: Vec<Tie>,
}

impl<'d> Analysis<'d> {
    /// Indexes a dataset and computes its ties.
    pub fn new(dataset: &'d Dataset, counting: Counting) -> Self {
        let (index, rows) = Rows::of(dataset);
        let mut ties = tie::all(&rows, &rows.origins, |pair| {
            counting.policy.takes(pair, &rows, &index)
        });
        ties.retain(|tie| counting.policy.is_enough(tie.origins_for));
        Self {
            dataset,
            claims: dataset.claims().collect(),
            index,
            rows,
            counting,
            ties,
        }
    }
}
