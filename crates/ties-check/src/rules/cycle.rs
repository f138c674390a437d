//! `cycle`: according to one speaker, no chain of parts, members or successors returns to its
//! start.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::ops::Range;

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::{Rows, Voice};

use crate::rule::{Check, Rule, Sink};
use crate::wording::{self, NAMED};

pub(crate) static RULE: Rule = Rule {
    code: "cycle",
    severity: Severity::Error,
    page: include_str!("cycle.md"),
    checks: &[Check::Dataset(check)],
};

/// One step of a chain: a pair, and the predicate that it states or implies.
#[derive(Debug, Clone, Copy)]
struct Step {
    voice: Voice,
    /// The number of predicates that the predicate implies. Narrower predicates sort first.
    narrowness: Reverse<usize>,
    predicate: Predicate,
    from: EntityNo,
    to: EntityNo,
    /// The number of the pair.
    pair: u32,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let steps = steps(rows);
    for of_voice in steps.chunk_by(|one, other| one.voice == other.voice) {
        // A pair is reported in one cycle only, so a `branch-of` cycle is not reported again as
        // `part-of`.
        let mut told = HashSet::new();
        for of_predicate in of_voice.chunk_by(|one, other| one.predicate == other.predicate) {
            let knots = if told.is_empty() {
                knots(of_predicate)
            } else {
                knots(&unreported(of_predicate, &told))
            };
            // Most chains form no cycle even if dates are ignored, so the search by date rarely
            // runs.
            for knot in knots {
                let mut found = at_dates_of_sources(&knot, rows, &mut told);
                found.extend(on_days(&unreported(&knot, &told), rows, &mut told));
                for knot in found {
                    report(&knot, index, rows, sink);
                }
            }
        }
    }
}

fn unreported(steps: &[Step], told: &HashSet<u32>) -> Vec<Step> {
    steps
        .iter()
        .filter(|step| !told.contains(&step.pair))
        .copied()
        .collect()
}

/// Every step that a named speaker states as a fact, sorted by speaker, predicate and pair.
fn steps(rows: &Rows) -> Vec<Step> {
    let one_way = |predicate: &Predicate| {
        let def = predicate.def();
        (def.acyclic || def.transitive) && !def.symmetric
    };
    let implied = |predicate: Predicate| {
        let closure = predicate.closure().into_iter().filter(one_way);
        closure
            .map(|implied| (Reverse(implied.closure().len()), implied))
            .collect::<Vec<_>>()
    };
    let implied: HashMap<Predicate, _> = Predicate::all()
        .map(|predicate| (predicate, implied(predicate)))
        .collect();
    let mut steps = Vec::new();
    for (pair, number) in rows.pairs.iter().zip(0..) {
        let Some(to) = pair.object else {
            continue;
        };
        let tells = pair.mode.is_state_of_affairs() && !pair.negated && pair.is_believed;
        // `self-tie` reports a pair whose two sides are the same.
        if !tells || matches!(pair.voice, Voice::Unnamed(_)) || pair.subject == to {
            continue;
        }
        for (narrowness, predicate) in implied.get(&pair.predicate).into_iter().flatten() {
            let (voice, from) = (pair.voice, pair.subject);
            steps.push(Step {
                voice,
                narrowness: *narrowness,
                predicate: *predicate,
                from,
                to,
                pair: number,
            });
        }
    }
    steps.sort_unstable_by_key(|step| (step.voice, step.narrowness, step.predicate, step.pair));
    steps
}

/// The knots whose steps all apply at the date of one source, even if that date is imprecise.
fn at_dates_of_sources(steps: &[Step], rows: &Rows, told: &mut HashSet<u32>) -> Vec<Vec<Step>> {
    let mut by_source: BTreeMap<SourceNo, Vec<Step>> = BTreeMap::new();
    for step in steps {
        let pair = &rows.pairs[step.pair as usize];
        if pair.is_current()
            && let Some(claim) = rows.claims.get(pair.claim.index())
        {
            by_source.entry(claim.source).or_default().push(*step);
        }
    }
    let found: Vec<_> = by_source.values().flat_map(|steps| knots(steps)).collect();
    told.extend(found.iter().flatten().map(|step| step.pair));
    found
}

/// The budget of step visits per step, in addition to one million. It bounds the time for data made
/// to be slow.
const LOOKS: usize = 64;

/// The knots whose steps all apply on one day, on every reading of their dates. Only days on which
/// a step begins need a check. The range of days is split in half repeatedly. Each half keeps only
/// the steps that are in a knot within it when dates are ignored.
fn on_days(steps: &[Step], rows: &Rows, told: &mut HashSet<u32>) -> Vec<Vec<Step>> {
    let sure = |step: &Step| {
        rows.pairs[step.pair as usize]
            .time
            .sure_days()
            .map(|days| (*step, days))
    };
    let sure: Vec<_> = steps.iter().filter_map(sure).collect();
    let mut days: Vec<_> = sure.iter().map(|(_, (first, _))| *first).collect();
    days.sort_unstable();
    days.dedup();
    let held = |(first, last): (i32, i32)| {
        days.partition_point(|day| *day < first)..days.partition_point(|day| *day <= last)
    };
    let sure: Vec<(Step, Range<usize>)> = sure
        .into_iter()
        .map(|(step, days)| (step, held(days)))
        .collect();
    let mut found = Vec::new();
    let mut looks = 1_000_000 + LOOKS * sure.len();
    let mut work = vec![(0..days.len(), sure)];
    while let Some((days, mut steps)) = work.pop() {
        steps.retain(|(step, _)| !told.contains(&step.pair));
        let Some(left) = looks.checked_sub(steps.len()) else {
            break;
        };
        looks = left;
        let throughout = steps
            .iter()
            .filter(|(_, held)| held.start <= days.start && days.end <= held.end);
        for knot in knots(&throughout.map(|(step, _)| *step).collect::<Vec<_>>()) {
            told.extend(knot.iter().map(|step| step.pair));
            found.push(knot);
        }
        if days.len() < 2 {
            continue;
        }
        let left: Vec<_> = steps
            .iter()
            .map(|(step, _)| *step)
            .filter(|step| !told.contains(&step.pair))
            .collect();
        let knotted: HashSet<u32> = knots(&left)
            .iter()
            .flatten()
            .map(|step| step.pair)
            .collect();
        steps.retain(|(step, _)| knotted.contains(&step.pair));
        if steps.is_empty() {
            continue;
        }
        let middle = days.start + days.len() / 2;
        let later = steps
            .iter()
            .filter(|(_, held)| held.end > middle)
            .cloned()
            .collect();
        steps.retain(|(_, held)| held.start < middle);
        work.push((middle..days.end, later));
        work.push((days.start..middle, steps));
    }
    found
}

/// The steps that are on a cycle, grouped by knot: a strongly connected component.
fn knots(steps: &[Step]) -> Vec<Vec<Step>> {
    if steps.len() < 2 {
        return Vec::new();
    }
    let mut nodes: Vec<_> = steps.iter().flat_map(|step| [step.from, step.to]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let node = |entity: EntityNo| nodes.partition_point(|other| *other < entity);
    let ends: Vec<_> = steps
        .iter()
        .map(|step| (node(step.from), node(step.to)))
        .collect();
    let mut arrows = ends.clone();
    arrows.sort_unstable();
    let knot_of = components(nodes.len(), &arrows);
    let mut knots: BTreeMap<usize, Vec<Step>> = BTreeMap::new();
    for (step, (from, to)) in steps.iter().zip(&ends) {
        if knot_of[*from] == knot_of[*to] {
            knots.entry(knot_of[*from]).or_default().push(*step);
        }
    }
    knots.into_values().collect()
}

/// The number of the strongly connected component of each node. The arrows must be sorted.
///
/// Tarjan's algorithm, with an explicit stack because long chains would overflow the call stack.
pub(crate) fn components(nodes: usize, arrows: &[(usize, usize)]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let first_arrow = |node: usize| arrows.partition_point(|(from, _)| *from < node);
    let (mut order, mut low, mut component) =
        (vec![NONE; nodes], vec![NONE; nodes], vec![NONE; nodes]);
    let (mut visited, mut components) = (0, 0);
    let (mut path, mut open) = (Vec::new(), Vec::new());
    for start in 0..nodes {
        if order[start] == NONE {
            path.push((start, first_arrow(start)));
        }
        while let Some((node, arrow)) = path.last_mut() {
            let node = *node;
            if order[node] == NONE {
                (order[node], low[node]) = (visited, visited);
                visited += 1;
                open.push(node);
            }
            if let Some((_, to)) = arrows.get(*arrow).filter(|(from, _)| *from == node) {
                *arrow += 1;
                if order[*to] == NONE {
                    path.push((*to, first_arrow(*to)));
                } else if component[*to] == NONE {
                    low[node] = low[node].min(order[*to]);
                }
                continue;
            }
            path.pop();
            if let Some((before, _)) = path.last() {
                low[*before] = low[*before].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = components;
                    if member == node {
                        break;
                    }
                }
                components += 1;
            }
        }
    }
    component
}

/// The shortest cycle through one step of a knot. It begins with that step.
fn circle(knot: &[Step], through: Step) -> Vec<Step> {
    let mut steps = knot.to_vec();
    steps.sort_unstable_by_key(|step| (step.from, step.pair));
    let mut reached: HashMap<EntityNo, Step> = HashMap::new();
    let mut next = VecDeque::from([through.to]);
    while let Some(entity) = next.pop_front() {
        if entity == through.from {
            break;
        }
        let first = steps.partition_point(|step| step.from < entity);
        for step in steps[first..].iter().take_while(|step| step.from == entity) {
            if step.to != through.to && !reached.contains_key(&step.to) {
                reached.insert(step.to, *step);
                next.push_back(step.to);
            }
        }
    }
    let mut circle = Vec::new();
    let mut entity = through.from;
    while let Some(step) = reached.get(&entity) {
        circle.push(*step);
        entity = step.from;
    }
    circle.push(through);
    circle.reverse();
    circle
}

/// Reports one cycle of a knot, at its last claim in the dataset.
fn report(knot: &[Step], index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let pair = |step: &Step| &rows.pairs[step.pair as usize];
    let last = knot
        .iter()
        .map(|step| (rows.spot(pair(step)), step))
        .max_by_key(|(spot, step)| (*spot, step.pair));
    let Some((spot, last)) = last else { return };
    let circle = circle(knot, *last);
    let id = |entity| wording::entity(index, entity);
    let speaker = wording::speaker(index, rows, last.voice);
    let named = circle.iter().take(NAMED);
    let named = named.map(|step| {
        format!(
            "`{}` {} `{}`",
            id(step.from),
            pair(step).predicate,
            id(step.to)
        )
    });
    let path = named.collect::<Vec<_>>().join(", ");
    let rest = match circle.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(", and {more} more to `{}`", id(last.from)),
    };
    let message = format!(
        "according to `{speaker}`, `{}` forms a cycle: {path}{rest}",
        last.predicate
    );

    let own = pair(last).claim;
    let mut seen = HashSet::from([own]);
    let others = circle
        .iter()
        .map(|step| pair(step).claim)
        .filter(|claim| seen.insert(*claim));
    let others: Vec<ClaimNo> = others.collect();
    let help = if others.is_empty() {
        "remove one direction: this claim alone forms the cycle".to_owned()
    } else {
        let claims = wording::claims(rows, &others);
        format!("compare with {claims}: correct one, or say in `when` when each applied")
    };
    sink.at(spot).value("/predicate", message).help(help);
}
