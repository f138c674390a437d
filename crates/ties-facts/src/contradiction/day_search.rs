//! A search for rings whose steps all apply on one day.

use std::collections::HashSet;
use std::ops::Range;

use super::steps::{Knot, RingStep, knots, unreported};

/// The budget of step visits per step, in addition to one million. It bounds the time for data that
/// is made to be slow.
const LOOKS: usize = 64;

/// A search for the knots whose steps all apply on one day, on every reading of their dates.
///
/// Only days on which a step begins need a check. The range of days is split in half repeatedly.
/// Each half keeps only the steps that are in a knot within it when dates are ignored.
pub(super) struct DaySearch {
    /// The number of step visits that are left.
    budget: usize,
    /// The ranges to search, the last one first.
    spans: Vec<DaySpan>,
}

/// A range of days to search, and the steps that apply on some of them.
struct DaySpan {
    days: Range<usize>,
    steps: Vec<DatedStep>,
}

/// A step, and the days on which it certainly applies, by their numbers.
#[derive(Clone)]
struct DatedStep {
    step: RingStep,
    days: Range<usize>,
}

impl DaySearch {
    /// Prepares the search. `days_of` returns the first and the last day of the step of a pair.
    pub(super) fn new(steps: &[RingStep], days_of: impl Fn(usize) -> Option<(i32, i32)>) -> Self {
        let mut dated = Vec::new();
        for step in steps {
            if let Some(days) = days_of(step.pair) {
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
            spans: vec![DaySpan {
                days: 0..days.len(),
                steps,
            }],
        }
    }

    /// The knots found, whose pairs are added to those reported.
    pub(super) fn run(mut self, reported: &mut HashSet<usize>) -> Vec<Knot> {
        let mut found = Vec::new();
        while let Some(DaySpan { days, mut steps }) = self.spans.pop() {
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
        let undated: Vec<RingStep> = steps.iter().map(|dated| dated.step).collect();
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
        self.spans.push(DaySpan {
            days: middle..days.end,
            steps: later,
        });
        self.spans.push(DaySpan {
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
