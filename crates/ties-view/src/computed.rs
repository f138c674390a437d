//! A dataset with what its claims add up to, computed once for all who ask.

use ties::id::ClaimRef;
use ties::model::{Claim, Source};
use ties_dataset::dataset::Dataset;
use ties_dataset::index::Index;
use ties_facts::row::Rows;
use ties_facts::tie::{self, Tie};

use crate::counting::Counting;

/// A dataset with what its claims add up to.
#[derive(Debug)]
pub struct Computed<'d> {
    /// The dataset.
    pub dataset: &'d Dataset,
    /// Its ids by number.
    pub index: Index,
    /// What its claims leave behind.
    pub rows: Rows,
    /// Its claims by the numbers that the rows give them.
    pub claims: Vec<(ClaimRef, &'d Source, &'d Claim)>,
    /// How claims are counted.
    pub counting: Counting,
    /// The ties that those add up to that count, by the two entities and then by predicate.
    pub ties: Vec<Tie>,
}

impl<'d> Computed<'d> {
    /// Computes what a dataset adds up to.
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
