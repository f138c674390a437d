//! A dataset with everything derived from it: index, facts and ties, computed once.

use std::collections::HashSet;

use ties::id::{ClaimRef, Id};
use ties::model::{Claim, Source};
use ties::vocabulary::Class;
use ties_dataset::dataset::Dataset;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;
use ties_facts::tie::{self, Tie};

use crate::known_on::UnknownThen;
use crate::reach::Reach;
use crate::selection::{Policy, Selection};
use crate::standing::{DatedEpisode, Standing};

/// A claim with its reference and its source.
pub type SourcedClaim<'d> = (ClaimRef, &'d Source, &'d Claim);

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
    pub claims: Vec<SourcedClaim<'d>>,
    /// What is asked.
    pub selection: Selection,
    /// The number of the reference date.
    pub day: i32,
    /// The sources that [`known_on`](fn@crate::known_on) took out of the dataset.
    pub unknown_then: UnknownThen,
    /// The ties that the counted claims support, sorted by the two entities and then by predicate.
    pub ties: Vec<Tie>,
    /// If the policy is about numbers of origins: the claims for the ties. Other claims that affirm
    /// a tie do not count.
    pub(crate) on_ties: Option<HashSet<ClaimNo>>,
    /// The ties with too few or too many independent origins for the policy.
    pub(crate) ties_outside_policy: Vec<Tie>,
    /// The claims within the reach for ties that had ended or had not begun on the date.
    pub(crate) settled: HashSet<ClaimNo>,
}

impl<'d> Analysis<'d> {
    /// Indexes a dataset and computes its ties.
    pub fn new(dataset: &'d Dataset, selection: Selection) -> Self {
        Self::of_claims(dataset, selection, |_, _| true)
    }

    /// The same from some claims only: `takes` is given the source of a claim and its position
    /// there, from 0.
    pub fn of_claims(
        dataset: &'d Dataset,
        selection: Selection,
        takes: impl Fn(&Id, u32) -> bool,
    ) -> Self {
        let (index, facts) = Facts::of_claims(dataset, &takes);
        let mut ties = Vec::new();
        let mut ties_outside_policy = Vec::new();
        for mut tie in tie::all(&facts, |pair| selection.policy.takes(pair, &facts, &index)) {
            let policy = &selection.policy;
            if tie
                .episodes
                .iter()
                .any(|episode| policy.takes_origins(episode.origins_for))
            {
                tie.episodes
                    .retain(|episode| policy.takes_origins(episode.origins_for));
                ties.push(tie);
            } else {
                ties_outside_policy.push(tie);
            }
        }
        let counts_origins = matches!(
            selection.policy,
            Policy::MinOrigins(_) | Policy::MaxOrigins(_)
        );
        Self {
            settled: settled_claims(&ties, &selection),
            on_ties: counts_origins.then(|| claims_on(&ties)),
            dataset,
            claims: claims(dataset, takes),
            index,
            facts,
            day: selection.reference_day(dataset),
            selection,
            ties,
            ties_outside_policy,
            unknown_then: UnknownThen::default(),
        }
    }

    /// Whether an entity is of a class, and not a placeholder for an unnamed one.
    pub(crate) fn is_named(&self, entity: EntityNo, class: Class) -> bool {
        let Some(record) = self.index.entity_of(entity) else {
            return false;
        };
        record.kind.classes().contains(&class)
    }
}

/// The claims for some ties.
fn claims_on(ties: &[Tie]) -> HashSet<ClaimNo> {
    let episodes = ties.iter().flat_map(|tie| &tie.episodes);
    episodes
        .flat_map(|episode| &episode.claims_for)
        .copied()
        .collect()
}

/// The claims that are taken, in the order of [`Dataset::claims`].
fn claims(dataset: &Dataset, takes: impl Fn(&Id, u32) -> bool) -> Vec<SourcedClaim<'_>> {
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

/// The claims for ties that, according to other claims, had ended or had not begun on the date of a
/// question. Such a claim is not listed because it is within the reach.
fn settled_claims(ties: &[Tie], selection: &Selection) -> HashSet<ClaimNo> {
    let mut settled: HashSet<ClaimNo> = HashSet::new();
    let mut open: HashSet<ClaimNo> = HashSet::new();
    if selection.reach == Reach::Day {
        return settled;
    }
    for tie in ties {
        for DatedEpisode { episode, standing } in Standing::all_episodes(tie, selection) {
            match standing {
                Some(Standing::Ended | Standing::NotYet) => settled.extend(&episode.claims_for),
                _ => open.extend(&episode.claims_for),
            }
        }
    }
    settled.retain(|claim| !open.contains(claim));
    settled
}
