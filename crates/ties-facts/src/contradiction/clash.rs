//! Which predicates exclude or deny each other on one pair of entities, regardless of time.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::conflict::Kind;
use crate::row::PairRow;
use ties::vocabulary::{Family, Predicate, Sign};
use ties_dataset::number::EntityNo;

const NO_KNOWN_TIE: Predicate = Predicate::named("no-known-tie");

/// How two predicates on a pair exclude each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Clash {
    /// The predicates also clash if subject and object are swapped.
    both_ways: bool,
    /// The predicates always exclude each other, not only as a rule.
    never: bool,
}

/// The predicates that one predicate implies, and those it clashes with.
#[derive(Debug, Clone, Default)]
struct Clashes {
    /// The predicates that it implies, including itself.
    implied: u128,
    /// Those of them that form no cycle.
    acyclic: u128,
    /// The predicates that clash with it or with a predicate it implies.
    with: HashMap<Predicate, Clash>,
}

/// The clashes of each predicate.
static CLASHES: LazyLock<HashMap<Predicate, Clashes>> = LazyLock::new(|| {
    let mut clashes = HashMap::new();
    for one in Predicate::all() {
        add_clashes(&mut clashes, one);
    }
    clashes
});

fn add_clashes(clashes: &mut HashMap<Predicate, Clashes>, one: Predicate) {
    let own = clashes.entry(one).or_default();
    for implied in one.closure() {
        own.implied |= implied.bit();
        if implied.def().acyclic {
            own.acyclic |= implied.bit();
        }
    }
    for (excluded, exclusion) in one.excludes() {
        // An implied predicate may be symmetric, but the direction of `one` decides.
        let both_ways = excluded.def().symmetric || one.def().symmetric;
        for other in Predicate::all() {
            if !other.closure().contains(&excluded) {
                continue;
            }
            for (one, other) in [(one, other), (other, one)] {
                let with = &mut clashes.entry(one).or_default().with;
                let clash = with.entry(other).or_default();
                clash.both_ways |= both_ways;
                clash.never |= exclusion.is_error;
            }
        }
    }
}

/// Whether two pairs on the same two entities cannot both be true, regardless of their times.
pub fn opposes(one: &PairRow, other: &PairRow) -> bool {
    kind_of(one, other).is_some()
}

/// Returns how two pairs on the same two entities contradict each other, regardless of their times.
pub(super) fn kind_of(one: &PairRow, other: &PairRow) -> Option<Kind> {
    match (one.negated, other.negated) {
        (true, true) => None,
        (false, false) => exclusion(one, other),
        (false, true) => denial(one, other),
        (true, false) => denial(other, one),
    }
}

/// Returns how the predicates of two affirmed pairs exclude each other.
fn exclusion(one: &PairRow, other: &PairRow) -> Option<Kind> {
    if let (NO_KNOWN_TIE, tie) | (tie, NO_KNOWN_TIE) = (one.predicate, other.predicate) {
        return is_tie(tie).then_some(Kind::NoTie);
    }
    let is_same_way = one.subject == other.subject;
    let clashes = CLASHES.get(&one.predicate)?;
    if !is_same_way && clashes.acyclic & CLASHES.get(&other.predicate)?.acyclic != 0 {
        return Some(Kind::Opposite { is_cycle: true });
    }
    if let Some(clash) = clashes.with.get(&other.predicate)
        && (is_same_way || clash.both_ways)
    {
        return Some(Kind::Excluded { never: clash.never });
    }
    if superior(one)? == superior(other)? {
        None
    } else if is_same_way {
        Some(Kind::Excluded { never: false })
    } else {
        Some(Kind::Opposite { is_cycle: false })
    }
}

/// Whether a predicate states a tie in the sense of `no-known-tie`: friendly and more than words,
/// or of an unknown kind.
pub fn is_tie(predicate: Predicate) -> bool {
    let def = predicate.def();
    let is_friendly = def.sign == Sign::Friend && def.family != Family::Verbal;
    is_friendly || def.family == Family::Residual
}

/// Returns the side that directs the other.
fn superior(pair: &PairRow) -> Option<EntityNo> {
    let def = pair.predicate.def();
    if def.subject_directs {
        Some(pair.subject)
    } else if def.object_directs {
        pair.object
    } else {
        None
    }
}

/// Whether `denied` denies what `affirmed` states or implies.
fn denial(affirmed: &PairRow, denied: &PairRow) -> Option<Kind> {
    let is_same_way = affirmed.subject == denied.subject;
    let implied = CLASHES.get(&affirmed.predicate)?.implied;
    let is_denied = implied & denied.predicate.bit() != 0;
    let ways_fit = is_same_way || denied.predicate.def().symmetric;
    (is_denied && ways_fit).then_some(Kind::Denied)
}
