//! Rings: claims of an acyclic predicate that lead from an entity to others and back to it.

use std::collections::{BTreeMap, HashSet};

use super::compare::{Comparison, days};
use super::conflict::{Contradiction, Kind};
use super::day_search::DaySearch;
use super::steps::{Knot, RingStep, knots, shortest_ring, steps, unreported};
use crate::row::{Rows, Voice};
use ties::vocabulary::Predicate;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};

/// Pairs of one time that form a ring: the object of each is the subject of the next, and that of
/// the last is the subject of the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    /// The predicate that all of them state or imply.
    pub predicate: Predicate,
    /// The pairs, by their positions in [`Rows::pairs`]. The first is the last one in the files.
    pub pairs: Vec<usize>,
}

impl Ring {
    /// Returns the claims, each once, in the order of the ring.
    pub fn claims(&self, rows: &Rows) -> Vec<ClaimNo> {
        let mut claims = Vec::new();
        for pair in &self.pairs {
            let claim = rows.pairs[*pair].claim;
            if !claims.contains(&claim) {
                claims.push(claim);
            }
        }
        claims
    }
}

/// The rings of each voice.
pub(super) struct RingsOfVoices {
    pub(super) rings: Vec<Ring>,
    /// Every pair that is on any ring of its voice.
    pairs: HashSet<usize>,
}

/// Returns the rings that one named voice forms alone.
pub(super) fn rings_of_one_voice(rows: &Rows) -> RingsOfVoices {
    let steps = steps(rows, |pair| match pair.voice {
        Voice::Unnamed(_) => None,
        voice => Some(Some(voice)),
    });
    let mut of_voices = RingsOfVoices {
        rings: Vec::new(),
        pairs: HashSet::new(),
    };
    for of_voice in steps.chunk_by(|one, other| one.voice == other.voice) {
        let pairs = &mut of_voices.pairs;
        let found = found_by_predicate(of_voice, pairs, |knot, reported| {
            let mut found = at_dates_of_sources(knot, rows, reported);
            let rest = unreported(knot, reported);
            let days = |pair: usize| rows.pairs[pair].time.sure_days();
            found.extend(DaySearch::new(&rest, days).run(reported));
            found
        });
        let rings = found.iter().filter_map(|knot| ring(knot, rows));
        of_voices.rings.extend(rings);
    }
    of_voices
}

/// Returns the rings that need claims of several origins. The days of a pair are those that are
/// compared between origins. Ties with limits are left out. So are pairs that are reported anyway,
/// because two origins put them in opposite directions or one voice has them in a ring.
pub(super) fn rings_between_origins(
    comparison: Comparison<'_>,
    of_voices: &RingsOfVoices,
    contradictions: &[Contradiction],
) -> Vec<Ring> {
    let rows = comparison.rows;
    let opposite = opposite_pairs(contradictions);
    let mut steps = steps(rows, |pair| {
        let is_left_out = opposite.contains(&(pair.claim, pair.unordered_sides()))
            || rows.is_revised(pair.claim)
            || rows.qualifiers(pair.claim).narrowed;
        if is_left_out { None } else { Some(None) }
    });
    steps.retain(|step| !of_voices.pairs.contains(&step.pair));
    let mut reported = HashSet::new();
    let found = found_by_predicate(&steps, &mut reported, |knot, reported| {
        let days = |pair: usize| sure(days(&rows.pairs[pair])?);
        DaySearch::new(knot, days).run(reported)
    });
    let mut rings: Vec<Ring> = found.iter().filter_map(|knot| ring(knot, rows)).collect();
    rings.retain(|ring| has_several_origins(ring, comparison));
    rings
}

/// Returns the knots of the steps of each predicate, in which `search` finds those of one time. A
/// pair is in one knot only, so a ring of `branch-of` is not found again as `part-of`.
fn found_by_predicate(
    steps: &[RingStep],
    reported: &mut HashSet<usize>,
    search: impl Fn(&[RingStep], &mut HashSet<usize>) -> Vec<Knot>,
) -> Vec<Knot> {
    let mut found = Vec::new();
    for of_predicate in steps.chunk_by(|one, other| one.predicate == other.predicate) {
        let knots = if reported.is_empty() {
            knots(of_predicate)
        } else {
            knots(&unreported(of_predicate, reported))
        };
        // Most chains form no ring even if dates are ignored, so the search by date rarely runs.
        for knot in knots {
            found.extend(search(&knot, reported));
        }
    }
    found
}

/// Returns the knots whose steps all apply at the date of one source, even if that date is
/// imprecise.
fn at_dates_of_sources(
    steps: &[RingStep],
    rows: &Rows,
    reported: &mut HashSet<usize>,
) -> Vec<Knot> {
    let mut by_source: BTreeMap<SourceNo, Vec<RingStep>> = BTreeMap::new();
    for step in steps {
        let pair = &rows.pairs[step.pair];
        if pair.is_current() {
            let source = rows.claim(pair.claim).source;
            by_source.entry(source).or_default().push(*step);
        }
    }
    let found: Vec<_> = by_source.values().flat_map(|steps| knots(steps)).collect();
    reported.extend(found.iter().flatten().map(|step| step.pair));
    found
}

/// Returns the shortest ring through the last claim of a knot.
fn ring(knot: &[RingStep], rows: &Rows) -> Option<Ring> {
    let last = knot.iter().max_by_key(|step| {
        let spot = rows.spot(&rows.pairs[step.pair]);
        (spot, step.pair)
    })?;
    let steps = shortest_ring(knot, *last);
    Some(Ring {
        predicate: last.predicate,
        pairs: steps.iter().map(|step| step.pair).collect(),
    })
}

/// A claim and two of its sides.
type ClaimSides = (ClaimNo, Option<(EntityNo, EntityNo)>);

/// Returns the pairs that are reported because two origins put them in opposite directions.
fn opposite_pairs(contradictions: &[Contradiction]) -> HashSet<ClaimSides> {
    let mut reported = HashSet::new();
    for found in contradictions {
        let Some(object) = found.object else {
            continue;
        };
        if found.kind != (Kind::Opposite { is_cycle: true }) {
            continue;
        }
        let sides = (found.subject.min(object), found.subject.max(object));
        for claim in found.one_side.iter().chain(&found.other_side) {
            reported.insert((*claim, Some(sides)));
        }
    }
    reported
}

/// Returns the days, if any day is certain.
fn sure((first, last): (i32, i32)) -> Option<(i32, i32)> {
    (first <= last).then_some((first, last))
}

fn has_several_origins(ring: &Ring, comparison: Comparison<'_>) -> bool {
    let origin = |pair: &usize| comparison.origins.origin(&comparison.rows.pairs[*pair]);
    let mut origins = ring.pairs.iter().map(origin);
    let first = origins.next();
    origins.any(|origin| Some(origin) != first)
}
