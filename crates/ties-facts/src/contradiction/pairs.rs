//! Contradictions on pairs of entities: exclusions and denials.

use std::collections::BTreeMap;

use super::clash::kind_of;
use super::compare::{Comparison, ComparisonScope};
use super::conflict::{Contradiction, Kind};
use super::overlap::{Interval, Party, overlapping_others};
use crate::row::{PairRow, Rows};
use ties::vocabulary::Predicate;
use ties_dataset::number::{ClaimNo, EntityNo};

/// Two entities, the one with the lower number first.
type Sides = (EntityNo, EntityNo);

/// The properties that pairs with the same statement share: the predicate, whether it is denied,
/// and whether the subject has the lower number. The last is constant for symmetric predicates.
type Statement = (Predicate, bool, bool);

/// The states of affairs on two entities.
pub(super) struct PairsOfTwo<'f>(Vec<&'f PairRow>);

/// Returns the states of affairs on each two entities that have more than one.
pub(super) fn pairs_of_two(rows: &Rows) -> Vec<PairsOfTwo<'_>> {
    let mut pairs: Vec<(Sides, &PairRow)> = Vec::new();
    for pair in &rows.pairs {
        if let Some(sides) = pair.unordered_sides()
            && pair.is_state_of_affairs()
        {
            pairs.push((sides, pair));
        }
    }
    // The sort is stable: the pairs on two entities stay in the order of the claims.
    pairs.sort_by_key(|(sides, _)| *sides);
    pairs
        .chunk_by(|(one, _), (other, _)| one == other)
        .filter(|pairs| pairs.len() > 1)
        .map(|pairs| PairsOfTwo(pairs.iter().map(|(_, pair)| *pair).collect()))
        .collect()
}

impl PairsOfTwo<'_> {
    /// Adds the contradictions among them.
    pub(super) fn contradictions(
        &self,
        comparison: Comparison<'_>,
        found: &mut Vec<Contradiction>,
    ) {
        let mut statements: BTreeMap<Statement, Vec<&PairRow>> = BTreeMap::new();
        for pair in &self.0 {
            let is_in_order = pair.object.is_none_or(|object| pair.subject <= object);
            let way = pair.predicate.def().symmetric || is_in_order;
            let statement = (pair.predicate, pair.negated, way);
            statements.entry(statement).or_default().push(pair);
        }
        let statements: Vec<Vec<&PairRow>> = statements.into_values().collect();
        for (position, ones) in statements.iter().enumerate() {
            for others in &statements[position + 1..] {
                compare(ones, others, comparison, found);
            }
        }
    }
}

/// Adds the contradictions between the pairs of two statements on the same two entities.
fn compare(
    ones: &[&PairRow],
    others: &[&PairRow],
    comparison: Comparison<'_>,
    found: &mut Vec<Contradiction>,
) {
    let one = ones[0];
    let other = others[0];
    let Some(kind) = kind_of(one, other) else {
        return;
    };
    let of_another_party = comparison.scope == ComparisonScope::Origins;
    // One voice that states both directions forms a ring.
    if kind == (Kind::Opposite { is_cycle: true }) && !of_another_party {
        return;
    }
    let ones = by_party(ones, kind, comparison);
    let others = by_party(others, kind, comparison);
    for (party, ones) in &ones {
        let Some(others) = others.get(party) else {
            continue;
        };
        let mut one_side = overlapping_others(ones, others, of_another_party);
        let mut other_side = overlapping_others(others, ones, of_another_party);
        if one_side.is_empty() {
            continue;
        }
        // The affirmed statement comes before the denied one.
        if one.negated {
            std::mem::swap(&mut one_side, &mut other_side);
            found.push(contradiction(other, one, kind, one_side, other_side));
        } else {
            found.push(contradiction(one, other, kind, one_side, other_side));
        }
    }
}

fn contradiction(
    one: &PairRow,
    other: &PairRow,
    kind: Kind,
    one_side: Vec<ClaimNo>,
    other_side: Vec<ClaimNo>,
) -> Contradiction {
    Contradiction {
        subject: one.subject,
        object: one.object,
        predicate: one.predicate,
        other: other.predicate,
        kind,
        one_side,
        other_side,
    }
}

/// Returns the intervals of some pairs, by the party that they must share to contradict others.
fn by_party(
    pairs: &[&PairRow],
    kind: Kind,
    comparison: Comparison<'_>,
) -> BTreeMap<Option<Party>, Vec<Interval>> {
    // A tie that is limited in scope neither denies nor excludes one outside its limits.
    let must_be_unbounded = !matches!(kind, Kind::Excluded { never: true } | Kind::NoTie);
    let mut parties: BTreeMap<Option<Party>, Vec<Interval>> = BTreeMap::new();
    for pair in pairs {
        if must_be_unbounded && comparison.rows.qualifiers(pair.claim).narrowed {
            continue;
        }
        if let Some(interval) = comparison.interval(pair) {
            let party = comparison.scope.shared_party(&interval);
            parties.entry(party).or_default().push(interval);
        }
    }
    parties
}
