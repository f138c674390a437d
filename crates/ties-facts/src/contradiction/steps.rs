//! Steps: pairs that lead from one entity to another by a predicate that forms no cycles.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::graph::{Arrow, components, shortest_way};
use crate::row::{PairRow, Rows, Voice};
use ties::vocabulary::Predicate;
use ties_dataset::number::EntityNo;

/// One step of a chain: a pair, and the predicate that it states or implies.
#[derive(Debug, Clone, Copy)]
pub(super) struct RingStep {
    /// The voice, if only steps of one voice form rings.
    pub(super) voice: Option<Voice>,
    /// The number of predicates that the predicate implies. Narrower predicates sort first.
    narrowness: Reverse<usize>,
    pub(super) predicate: Predicate,
    pub(super) from: EntityNo,
    pub(super) to: EntityNo,
    /// The number of the pair.
    pub(super) pair: usize,
}

/// Steps that are on cycles with each other: the steps within a strongly connected component.
pub(super) type Knot = Vec<RingStep>;

/// Every step that is stated as a fact, sorted by voice, predicate and pair. `voice_of` returns the
/// voice with which a pair can form rings, and `None` to leave the pair out.
pub(super) fn steps(
    rows: &Rows,
    voice_of: impl Fn(&PairRow) -> Option<Option<Voice>>,
) -> Vec<RingStep> {
    let implied: HashMap<Predicate, Vec<Implied>> = Predicate::all()
        .map(|predicate| (predicate, one_way_closure(predicate)))
        .collect();
    let mut steps = Vec::new();
    for (pair, number) in rows.pairs.iter().zip(0..) {
        let Some(to) = pair.object else {
            continue;
        };
        // `self-tie` reports a pair whose two sides are the same.
        if !pair.affirms() || pair.subject == to {
            continue;
        }
        let Some(voice) = voice_of(pair) else {
            continue;
        };
        for implied in implied.get(&pair.predicate).into_iter().flatten() {
            steps.push(RingStep {
                voice,
                narrowness: implied.narrowness,
                predicate: implied.predicate,
                from: pair.subject,
                to,
                pair: number,
            });
        }
    }
    steps.sort_unstable_by_key(|step| (step.voice, step.narrowness, step.predicate, step.pair));
    steps
}

/// A predicate that another implies.
struct Implied {
    narrowness: Reverse<usize>,
    predicate: Predicate,
}

/// The predicates that a predicate implies, itself included, and that form no cycles.
fn one_way_closure(predicate: Predicate) -> Vec<Implied> {
    let mut implied = Vec::new();
    for predicate in predicate.closure() {
        let def = predicate.def();
        if (def.acyclic || def.transitive) && !def.symmetric {
            implied.push(Implied {
                narrowness: Reverse(predicate.closure().len()),
                predicate,
            });
        }
    }
    implied
}

/// The steps whose pair is in no ring so far.
pub(super) fn unreported(steps: &[RingStep], reported: &HashSet<usize>) -> Vec<RingStep> {
    let mut steps = steps.to_vec();
    steps.retain(|step| !reported.contains(&step.pair));
    steps
}

/// The steps that are on a cycle, grouped by knot.
pub(super) fn knots(steps: &[RingStep]) -> Vec<Knot> {
    if steps.len() < 2 {
        return Vec::new();
    }
    let mut nodes: Vec<_> = steps.iter().flat_map(|step| [step.from, step.to]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let mut arrows = Vec::with_capacity(steps.len());
    for step in steps {
        arrows.push(Arrow {
            from: nodes.partition_point(|node| *node < step.from),
            to: nodes.partition_point(|node| *node < step.to),
        });
    }
    let component_of = components(nodes.len(), &arrows);
    let mut knots: BTreeMap<usize, Knot> = BTreeMap::new();
    for (step, arrow) in steps.iter().zip(&arrows) {
        let component = component_of[arrow.from];
        if component_of[arrow.to] == component {
            knots.entry(component).or_default().push(*step);
        }
    }
    knots.into_values().collect()
}

/// The shortest ring through one step of a knot. It begins with that step.
pub(super) fn shortest_ring(knot: &[RingStep], through: RingStep) -> Vec<RingStep> {
    let mut steps = knot.to_vec();
    steps.sort_unstable_by_key(|step| (step.from, step.pair));
    let mut ring = vec![through];
    ring.extend(shortest_way(through.to, through.from, |entity| {
        let first = steps.partition_point(|step| step.from < entity);
        let of_entity = steps[first..]
            .iter()
            .take_while(move |step| step.from == entity);
        of_entity.map(|step| (step.to, *step))
    }));
    ring
}
