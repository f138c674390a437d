//! Ties: what the claims on a pair of entities amount to. Ties are computed, never coded.
//!
//! Only states of affairs count. Claims that a speaker doubts, that were refuted or superseded, or
//! whose source was retracted do not. No tie is assumed to continue: two claims make one episode
//! only if their times meet. A tie without a stated end is attested until the last day that any
//! claim covers.

use crate::contradiction::opposes;
use crate::episode::{Episode, claims, episodes};
use crate::facts::Facts;
use crate::row::PairRow;
use ties::vocabulary::{ListingStatus, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};

/// The summary of the claims on a pair for one predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The subject.
    pub subject: EntityNo,
    /// The object.
    pub object: EntityNo,
    /// The predicate, which also determines family and sign.
    pub predicate: Predicate,
    /// The episodes of the tie, ordered by first day.
    pub episodes: Vec<Episode>,
    /// All claims against the tie, whatever their time.
    pub claims_against: Vec<ClaimNo>,
}

/// Whether a pair affirms a tie between its two sides. A listing that was removed, or is only
/// proposed, is no listing.
pub fn makes_tie(pair: &PairRow, facts: &Facts) -> bool {
    const LISTED: Predicate = Predicate::named("designated-under");
    let is_in_force = pair.predicate != LISTED
        || matches!(
            facts.rows.listing(pair.claim),
            ListingStatus::Listed | ListingStatus::UnderReview
        );
    pair.affirms() && pair.object.is_some() && is_in_force
}

/// Returns the ties of two entities in both directions, ordered by predicate.
pub fn between(facts: &Facts, index: &Index, (a, b): (&str, &str)) -> Vec<Tie> {
    let (Some(a), Some(b)) = (index.number(a), index.number(b)) else {
        return Vec::new();
    };
    let sides = Some((a.min(b), a.max(b)));
    let pairs = facts.rows.pairs.iter();
    of_pairs(pairs.filter(|pair| pair.unordered_sides() == sides), facts)
}

/// Returns every tie of a dataset, ordered by the two entities and then by predicate. Only claims
/// for which `counts` returns true are used.
pub fn all(facts: &Facts, counts: impl Fn(&PairRow) -> bool) -> Vec<Tie> {
    let mut pairs = Vec::new();
    for pair in &facts.rows.pairs {
        if pair.object.is_some() && pair.is_state_of_affairs() && counts(pair) {
            pairs.push(pair);
        }
    }
    pairs.sort_by_key(|pair| pair.unordered_sides());
    pairs
        .chunk_by(|one, other| one.unordered_sides() == other.unordered_sides())
        .flat_map(|pairs| of_pairs(pairs.iter().copied(), facts))
        .collect()
}

/// Returns the ties of two entities, ordered by predicate, from all pairs on the two.
fn of_pairs<'p>(pairs: impl Iterator<Item = &'p PairRow>, facts: &Facts) -> Vec<Tie> {
    let states: Vec<&PairRow> = pairs.filter(|pair| pair.is_state_of_affairs()).collect();
    let mut statements = Vec::new();
    for pair in &states {
        if let (subject, Some(object)) = pair.directed_sides()
            && makes_tie(pair, facts)
        {
            statements.push((pair.predicate, subject, object));
        }
    }
    statements.sort_unstable();
    statements.dedup();
    statements
        .into_iter()
        .map(|(predicate, subject, object)| tie(&states, predicate, (subject, object), facts))
        .collect()
}

/// Computes the tie of a predicate and a direction, from all states of affairs on two entities.
fn tie(
    states: &[&PairRow],
    predicate: Predicate,
    (subject, object): (EntityNo, EntityNo),
    facts: &Facts,
) -> Tie {
    let mut pairs_for = Vec::new();
    // Whether one pair opposes another depends only on predicate and direction, so one pair of each
    // direction is tested.
    let mut one_each: Vec<&PairRow> = Vec::new();
    for pair in states {
        let is_same = pair.directed_sides() == (subject, Some(object));
        if pair.predicate != predicate || !is_same || !makes_tie(pair, facts) {
            continue;
        }
        pairs_for.push(*pair);
        if one_each.iter().all(|one| one.subject != pair.subject) {
            one_each.push(pair);
        }
    }
    let mut pairs_against = Vec::new();
    for pair in states {
        if one_each.iter().any(|one| opposes(one, pair)) {
            pairs_against.push(*pair);
        }
    }
    Tie {
        subject,
        object,
        predicate,
        episodes: episodes(&pairs_for, &pairs_against, facts),
        claims_against: claims(&pairs_against),
    }
}
