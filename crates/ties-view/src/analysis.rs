//! A dataset with everything derived from it: index, facts and ties, computed once.

use ties::id::{ClaimRef, Id};
use ties::model::{Claim, Source};
use ties_dataset::dataset::Dataset;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::tie::{self, Tie};

use crate::counting::Counting;

/// A dataset with its index, its facts and the ties that its claims support.
#[derive(Debug)]
pub struct Analysis<'d> {
    /// The dataset.
    pub dataset: &'d Dataset,
    /// Its ids, by number.
    pub index: Index,
    /// The facts derived from its claims.
    pub facts: Facts,
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
        Self::of_claims(dataset, counting, |_, _| true)
    }

    /// The same from some claims only: `takes` is given the source of a claim and its position
    /// there, from 0.
    pub fn of_claims(
        dataset: &'d Dataset,
        counting: Counting,
        takes: impl Fn(&Id, u32) -> bool,
    ) -> Self {
        let (index, facts) = Facts::of_claims(dataset, &takes);
        let mut ties = tie::all(&facts, |pair| counting.policy.takes(pair, &facts, &index));
        for tie in &mut ties {
            tie.episodes
                .retain(|episode| counting.policy.is_enough(episode.origins_for));
        }
        ties.retain(|tie| !tie.episodes.is_empty());
        Self {
            dataset,
            claims: claims(dataset, takes),
            index,
            facts,
            counting,
            ties,
        }
    }
}

/// The claims that are taken, in the order of [`Dataset::claims`].
fn claims(dataset: &Dataset, takes: impl Fn(&Id, u32) -> bool) -> Vec<(ClaimRef, &Source, &Claim)> {
    let mut claims = Vec::new();
    for (source, coded) in &dataset.sources {
        for (claim, position) in coded.claims.iter().zip(0..) {
            if takes(source, position) {
                let reference = ClaimRef {
                    source: source.clone(),
                    claim: claim.id.clone(),
                };
                claims.push((reference, &coded.source, claim));
            }
        }
    }
    claims
}
