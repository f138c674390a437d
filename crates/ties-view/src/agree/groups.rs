//! The agreement by family of the predicate, by mode and by polarity.

use serde::Serialize;

use super::alpha::{Metric, as_real};
use super::bootstrap::resample;
use super::codes::Codes;
use super::figure::{Figure, Table};
use super::pairing::PropositionPair;
use super::variable::Variable;

/// The variables by which pairs are grouped.
const GROUPING: [Variable; 3] = [Variable::Family, Variable::Mode, Variable::Polarity];

/// What is compared in each group.
const COMPARED: [Variable; 6] = [
    Variable::Sides,
    Variable::Predicate,
    Variable::Polarity,
    Variable::Mode,
    Variable::Speakers,
    Variable::When,
];

/// The agreement on pairs to which a coder gave one value, such as one family.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct GroupFigures {
    /// What the pairs are grouped by.
    pub by: &'static str,
    /// The value.
    pub value: String,
    /// The number of pairs to which A gave it.
    pub a: usize,
    /// The number of pairs to which B gave it.
    pub b: usize,
    /// The number of pairs to which both gave it.
    pub both: usize,
    /// The agreement on whether a pair has this value or another one, over all pairs.
    pub this_or_another: Figure,
    /// The agreement on other variables, over the pairs to which A or B gave the value.
    pub figures: Vec<Figure>,
}

/// The agreement by each value of each grouping variable.
pub(super) fn groups(pairs: &[PropositionPair], codes: &[Codes]) -> Vec<GroupFigures> {
    let mut groups = Vec::new();
    for by in GROUPING {
        add_groups(by, pairs, codes, &mut groups);
    }
    groups
}

/// The codes that the two coders gave to a pair.
pub(super) fn codes_of([a, b]: PropositionPair, codes: &Codes) -> [u32; 2] {
    [codes.of[0][a], codes.of[1][b]]
}

/// The values that two coders gave to pairs.
pub(super) fn table(pairs: &[PropositionPair], codes: &Codes) -> Table {
    let values = pairs
        .iter()
        .map(|pair| codes_of(*pair, codes).map(f64::from));
    Table::new(values.collect())
}

fn add_groups(
    by: Variable,
    pairs: &[PropositionPair],
    codes: &[Codes],
    groups: &mut Vec<GroupFigures>,
) {
    let grouping = &codes[by as usize];
    let mut members = vec![Vec::new(); grouping.values.len()];
    let mut dichotomies = Dichotomies {
        values: grouping.values.len(),
        cells: Vec::new(),
    };
    for pair in pairs {
        let [a, b] = codes_of(*pair, grouping).map(|code| code as usize);
        members[a].push(*pair);
        if a != b {
            members[b].push(*pair);
        }
        dichotomies.cells.push([a.min(b), a.max(b)]);
    }
    let figures = dichotomies.figures();
    for ((members, figure), code) in members.iter().zip(figures).zip(0_u32..) {
        if !members.is_empty() {
            groups.push(group(by, code, members, codes, figure));
        }
    }
}

/// The agreement on the pairs to which a coder gave one value.
fn group(
    by: Variable,
    code: u32,
    members: &[PropositionPair],
    codes: &[Codes],
    this_or_another: Figure,
) -> GroupFigures {
    let grouping = &codes[by as usize];
    let mut given = [0, 0];
    for pair in members {
        for (count, other) in given.iter_mut().zip(codes_of(*pair, grouping)) {
            *count += usize::from(other == code);
        }
    }
    let mut figures = Vec::new();
    for variable in COMPARED {
        if variable != by {
            let table = table(members, &codes[variable as usize]);
            figures.push(table.figure(variable.name(), Metric::Nominal));
        }
    }
    GroupFigures {
        by: by.name(),
        value: grouping.values[code as usize].clone(),
        a: given[0],
        b: given[1],
        both: given[0] + given[1] - members.len(),
        this_or_another,
        figures,
    }
}

/// For each value: whether the two coders agree that a pair has this value or another one.
struct Dichotomies {
    /// The number of values.
    values: usize,
    /// The values of each pair.
    cells: Vec<[usize; 2]>,
}

impl Dichotomies {
    fn figures(mut self) -> Vec<Figure> {
        let n = self.cells.len();
        self.cells.sort_unstable();
        let mut counts: Vec<u32> = Vec::new();
        let mut cells: Vec<[usize; 2]> = Vec::new();
        for cell in std::mem::take(&mut self.cells) {
            match counts.last_mut() {
                Some(count) if cells.last() == Some(&cell) => *count += 1,
                _ => {
                    cells.push(cell);
                    counts.push(1);
                }
            }
        }
        self.cells = cells;
        let resampled = resample(&counts, self.cells.len() + self.values, |counts| {
            self.alphas(counts)
        });
        let mut figures = Vec::new();
        let differing = self.totals(&counts).differing;
        for (value, alpha) in self.alphas(&counts).into_iter().enumerate() {
            let equal = n - differing[value];
            let figure = Figure::new("this or another", "nominal", n, equal);
            figures.push(match alpha {
                Some(alpha) => {
                    let interval = resampled.intervals.get(value).copied().flatten();
                    figure.with_alpha(alpha, interval, resampled.resamples)
                }
                None => figure,
            });
        }
        figures
    }

    fn totals(&self, counts: &[u32]) -> Totals {
        let mut totals = Totals {
            given: vec![0; self.values],
            differing: vec![0; self.values],
        };
        for ([a, b], count) in self.cells.iter().zip(counts) {
            let count = *count as usize;
            totals.given[*a] += count;
            totals.given[*b] += count;
            if a != b {
                totals.differing[*a] += count;
                totals.differing[*b] += count;
            }
        }
        totals
    }

    /// The nominal alpha of each value against all others.
    fn alphas(&self, counts: &[u32]) -> Vec<Option<f64>> {
        let totals = self.totals(counts);
        let all: usize = totals.given.iter().sum();
        let mut alphas = Vec::with_capacity(self.values);
        for (given, differing) in totals.given.iter().zip(&totals.differing) {
            alphas.push(if *given == 0 || *given == all {
                None
            } else {
                let expected = as_real(*given) * as_real(all - given);
                Some(1.0 - as_real(all - 1) * as_real(*differing) / expected)
            });
        }
        alphas
    }
}

/// How often each value was given, and in how many pairs only one coder gave it.
struct Totals {
    given: Vec<usize>,
    differing: Vec<usize>,
}
