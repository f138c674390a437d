//! `cycle`: according to one speaker, no chain of parts, members or successors returns to its
//! start.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::{EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::{Rows, Voice};

use crate::graph::{Arrow, components, shortest_way};
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
    pair: usize,
}

/// Steps that are on cycles with each other: the steps within a strongly connected component.
type Knot = Vec<Step>;

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let steps = steps(rows);
    for of_voice in steps.chunk_by(|one, other| one.voice == other.voice) {
        // A pair is reported in one cycle only, so a `branch-of` cycle is not reported again as
        // `part-of`.
        let mut reported = HashSet::new();
        for of_predicate in of_voice.chunk_by(|one, other| one.predicate == other.predicate) {
            let knots = if reported.is_empty() {
                knots(of_predicate)
            } else {
                knots(&unreported(of_predicate, &reported))
            };
            // Most chains form no cycle even if dates are ignored, so the search by date rarely
            // runs.
            for knot in knots {
                let mut found = at_dates_of_sources(&knot, rows, &mut reported);
                let rest = unreported(&knot, &reported);
                found.extend(DaySearch::new(&rest, rows).run(&mut reported));
                for knot in found {
                    report(&knot, index, rows, sink);
                }
            }
        }
    }
}

fn unreported(steps: &[Step], reported: &HashSet<usize>) -> Vec<Step> {
    let mut steps = steps.to_vec();
    steps.retain(|step| !reported.contains(&step.pair));
    steps
}

/// Every step that a named speaker states as a fact, sorted by speaker, predicate and pair.
fn steps(rows: &Rows) -> Vec<Step> {
    let implied: HashMap<Predicate, Vec<Implied>> = Predicate::all()
        .map(|predicate| (predicate, one_way_closure(predicate)))
        .collect();
    let mut steps = Vec::new();
    for (pair, number) in rows.pairs.iter().zip(0..) {
        let Some(to) = pair.object else {
            continue;
        };
        // `self-tie` reports a pair whose two sides are the same.
        if !pair.affirms() || matches!(pair.voice, Voice::Unnamed(_)) || pair.subject == to {
            continue;
        }
        for implied in implied.get(&pair.predicate).into_iter().flatten() {
            steps.push(Step {
                voice: pair.voice,
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

/// The knots whose steps all apply at the date of one source, even if that date is imprecise.
fn at_dates_of_sources(steps: &[Step], rows: &Rows, reported: &mut HashSet<usize>) -> Vec<Knot> {
    let mut by_source: BTreeMap<SourceNo, Vec<Step>> = BTreeMap::new();
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

/// The budget of step visits per step, in addition to one million. It bounds the time for data that
/// is made to be slow.
const LOOKS: usize = 64;

/// A search for the knots whose steps all apply on one day, on every reading of their dates.
///
/// Only days on which a step begins need a check. The range of days is split in half repeatedly.
/// Each half keeps only the steps that are in a knot within it when dates are ignored.
struct DaySearch {
    /// The number of step visits that are left.
    budget: usize,
    /// The ranges to search, the last one first.
    spans: Vec<Span>,
}

/// A range of days to search, and the steps that apply on some of them.
struct Span {
    days: Range<usize>,
    steps: Vec<DatedStep>,
}

/// A step, and the days on which it certainly applies, by their numbers.
#[derive(Clone)]
struct DatedStep {
    step: Step,
    days: Range<usize>,
}

impl DaySearch {
    fn new(steps: &[Step], rows: &Rows) -> Self {
        let mut dated = Vec::new();
        for step in steps {
            if let Some(days) = rows.pairs[step.pair].time.sure_days() {
                dated.push((*step, days));
            }
        }
        let mut days: Vec<_> = dated.iter().map(|(_, (first, _))| *first).collect();
        days.sort_unstable();
        days.dedup();
        let mut steps = Vec::new();
        for (step, (first, last)) in dated {
            let start = days.partition_point(|day| *day < first);
            let end = days.partition_point(|day| *day <= last);
            steps.push(DatedStep {
                step,
                days: start..end,
            });
        }
        Self {
            budget: 1_000_000 + LOOKS * steps.len(),
            spans: vec![Span {
                days: 0..days.len(),
                steps,
            }],
        }
    }

    /// The knots found, whose pairs are added to those reported.
    fn run(mut self, reported: &mut HashSet<usize>) -> Vec<Knot> {
        let mut found = Vec::new();
        while let Some(Span { days, mut steps }) = self.spans.pop() {
            steps.retain(|dated| !reported.contains(&dated.step.pair));
            let Some(left) = self.budget.checked_sub(steps.len()) else {
                break;
            };
            self.budget = left;
            for knot in knots_throughout(&days, &steps) {
                reported.extend(knot.iter().map(|step| step.pair));
                found.push(knot);
            }
            if days.len() > 1 {
                self.split(days, steps, reported);
            }
        }
        found
    }

    /// Adds the two halves of a range of days, with the steps that may be in a knot there.
    fn split(&mut self, days: Range<usize>, steps: Vec<DatedStep>, reported: &HashSet<usize>) {
        let undated: Vec<Step> = steps.iter().map(|dated| dated.step).collect();
        let knots = knots(&unreported(&undated, reported));
        let in_knots: HashSet<usize> = knots.iter().flatten().map(|step| step.pair).collect();
        let middle = days.start + days.len() / 2;
        let mut earlier = Vec::new();
        let mut later = Vec::new();
        for dated in steps {
            if !in_knots.contains(&dated.step.pair) {
                continue;
            }
            if dated.days.end > middle {
                later.push(dated.clone());
            }
            if dated.days.start < middle {
                earlier.push(dated);
            }
        }
        if earlier.is_empty() && later.is_empty() {
            return;
        }
        self.spans.push(Span {
            days: middle..days.end,
            steps: later,
        });
        self.spans.push(Span {
            days: days.start..middle,
            steps: earlier,
        });
    }
}

/// The knots of the steps that apply on all of these days.
fn knots_throughout(days: &Range<usize>, steps: &[DatedStep]) -> Vec<Knot> {
    let mut throughout = Vec::new();
    for dated in steps {
        if dated.days.start <= days.start && days.end <= dated.days.end {
            throughout.push(dated.step);
        }
    }
    knots(&throughout)
}

/// The steps that are on a cycle, grouped by knot.
fn knots(steps: &[Step]) -> Vec<Knot> {
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

/// The shortest cycle through one step of a knot. It begins with that step.
fn shortest_cycle(knot: &[Step], through: Step) -> Vec<Step> {
    let mut steps = knot.to_vec();
    steps.sort_unstable_by_key(|step| (step.from, step.pair));
    let mut cycle = vec![through];
    cycle.extend(shortest_way(through.to, through.from, |entity| {
        let first = steps.partition_point(|step| step.from < entity);
        let of_entity = steps[first..]
            .iter()
            .take_while(move |step| step.from == entity);
        of_entity.map(|step| (step.to, *step))
    }));
    cycle
}

/// Reports one cycle of a knot, at its last claim in the dataset.
fn report(knot: &[Step], index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let last = knot
        .iter()
        .map(|step| (rows.spot(&rows.pairs[step.pair]), step))
        .max_by_key(|(spot, step)| (*spot, step.pair));
    let Some((spot, last)) = last else { return };
    let cycle = shortest_cycle(knot, *last);
    let message = format!(
        "according to `{}`, `{}` forms a cycle: {}",
        wording::speaker(index, rows, last.voice),
        last.predicate,
        path(&cycle, index, rows)
    );

    let own = rows.pairs[last.pair].claim;
    let mut named = HashSet::from([own]);
    let mut others = Vec::new();
    for step in &cycle {
        let claim = rows.pairs[step.pair].claim;
        if named.insert(claim) {
            others.push(claim);
        }
    }
    let help = if others.is_empty() {
        "remove one direction: this claim alone forms the cycle".to_owned()
    } else {
        let claims = wording::claims(rows, &others);
        format!("compare with {claims}: correct one, or say in `when` when each applied")
    };
    sink.at(spot).value("/predicate", message).help(help);
}

/// The first steps of a cycle in words.
fn path(cycle: &[Step], index: &Index, rows: &Rows) -> String {
    let mut path = Vec::new();
    for step in cycle.iter().take(NAMED) {
        path.push(format!(
            "`{}` {} `{}`",
            wording::entity(index, step.from),
            rows.pairs[step.pair].predicate,
            wording::entity(index, step.to)
        ));
    }
    let more = cycle.len() - path.len();
    if more > 0 {
        let end = wording::entity(index, cycle[0].from);
        path.push(format!("and {more} more to `{end}`"));
    }
    path.join(", ")
}
