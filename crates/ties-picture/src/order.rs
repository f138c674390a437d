//! The order of the rows of a matrix, so that blocs show.
//!
//! Rows that are friendly to each other, and friendly and hostile to the same others, come next to
//! each other: average linkage over `1 − (cosine of the rows + their own sign) / 2`, and at each
//! join the nearest ends meet.

use std::cmp::Reverse;

/// The sign of two rows: 1 if they are friendly to each other, −1 if they are hostile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SignedPair {
    pub(crate) rows: [usize; 2],
    pub(crate) sign: f64,
}

/// A row, and its sign with another one.
#[derive(Clone, Copy)]
struct Neighbour {
    row: usize,
    sign: f64,
}

/// The rows, ordered. Rows without a path of signed pairs between them are ordered separately, the
/// largest number of rows first. Where two orders are equally good, the smaller numbers come first.
pub(crate) fn bloc_order(count: usize, pairs: &[SignedPair]) -> Vec<usize> {
    let mut neighbours = vec![Vec::new(); count];
    for SignedPair { rows, sign } in pairs {
        for [row, other] in [*rows, [rows[1], rows[0]]] {
            neighbours[row].push(Neighbour {
                row: other,
                sign: *sign,
            });
        }
    }
    let mut order = Vec::new();
    for component in components(&neighbours) {
        order.extend(component_order(&component, &neighbours));
    }
    order
}

/// The rows in groups with a path between each two, the largest first. Each group is sorted.
fn components(neighbours: &[Vec<Neighbour>]) -> Vec<Vec<usize>> {
    let mut is_reached = vec![false; neighbours.len()];
    let mut components = Vec::new();
    for first in 0..neighbours.len() {
        if is_reached[first] {
            continue;
        }
        is_reached[first] = true;
        let mut component = vec![first];
        let mut next = 0;
        while let Some(row) = component.get(next) {
            next += 1;
            for neighbour in &neighbours[*row] {
                if !is_reached[neighbour.row] {
                    is_reached[neighbour.row] = true;
                    component.push(neighbour.row);
                }
            }
        }
        component.sort_unstable();
        components.push(component);
    }
    components.sort_by_key(|component| Reverse(component.len()));
    components
}

/// The order of the rows of one component.
fn component_order(component: &[usize], neighbours: &[Vec<Neighbour>]) -> Vec<usize> {
    let distances = distances(component, neighbours);
    let order = Linkage::new(&distances).order();
    order.into_iter().map(|place| component[place]).collect()
}

/// A table with a value for each two rows.
#[derive(Clone)]
struct Square {
    side: usize,
    values: Vec<f64>,
}

impl Square {
    fn new(side: usize) -> Self {
        Self {
            side,
            values: vec![0.0; side * side],
        }
    }

    fn get(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.side + column]
    }

    fn value(&mut self, row: usize, column: usize) -> &mut f64 {
        &mut self.values[row * self.side + column]
    }
}

/// How far each two rows of a component are from each other, from 0 to 2.
fn distances(component: &[usize], neighbours: &[Vec<Neighbour>]) -> Square {
    let side = component.len();
    let mut signs = Square::new(side);
    let mut products = Square::new(side);
    for (place, row) in component.iter().enumerate() {
        // A row is friendly to itself.
        let mut entries = vec![Neighbour {
            row: place,
            sign: 1.0,
        }];
        for neighbour in &neighbours[*row] {
            if let Ok(other) = component.binary_search(&neighbour.row) {
                entries.push(Neighbour {
                    row: other,
                    sign: neighbour.sign,
                });
            }
        }
        // This row is a column of the rows that it has a sign with.
        for one in &entries {
            *signs.value(place, one.row) = one.sign;
            for other in &entries {
                *products.value(one.row, other.row) += one.sign * other.sign;
            }
        }
    }
    let mut distances = Square::new(side);
    for row in 0..side {
        for column in 0..side {
            let lengths = products.get(row, row) * products.get(column, column);
            let cosine = products.get(row, column) / lengths.sqrt();
            *distances.value(row, column) = 1.0 - f64::midpoint(cosine, signs.get(row, column));
        }
    }
    distances
}

/// Joins rows to runs, and runs to longer ones, until one is left.
struct Linkage<'d> {
    /// The distances of the rows.
    distances: &'d Square,
    /// The mean distances of the runs.
    means: Square,
    /// The runs; empty if it is joined to another one.
    runs: Vec<Vec<usize>>,
    /// The number of rows of each run.
    sizes: Vec<f64>,
}

impl<'d> Linkage<'d> {
    fn new(distances: &'d Square) -> Self {
        Self {
            distances,
            means: distances.clone(),
            runs: (0..distances.side).map(|row| vec![row]).collect(),
            sizes: vec![1.0; distances.side],
        }
    }

    /// The order in the end. A chain leads from a run to its nearest one, and on, until two are
    /// each other's nearest: these are joined.
    fn order(mut self) -> Vec<usize> {
        let mut chain: Vec<usize> = Vec::new();
        loop {
            if chain.is_empty() {
                chain.extend(self.runs.iter().position(|run| !run.is_empty()));
            }
            let Some(last) = chain.last().copied() else {
                return Vec::new();
            };
            let previous = chain.len().checked_sub(2).map(|place| chain[place]);
            match self.nearest(last, previous) {
                None => return std::mem::take(&mut self.runs[last]),
                Some(nearest) if Some(nearest) == previous => {
                    self.join(nearest.min(last), nearest.max(last));
                    chain.truncate(chain.len() - 2);
                    // Rounding could bring a run into the chain twice.
                    chain.retain(|run| !self.runs[*run].is_empty());
                }
                Some(nearest) => chain.push(nearest),
            }
        }
    }

    /// The run nearest to another one: the previous one of the chain if none is nearer.
    fn nearest(&self, run: usize, previous: Option<usize>) -> Option<usize> {
        let mut nearest = previous;
        for other in 0..self.runs.len() {
            if other == run || self.runs[other].is_empty() {
                continue;
            }
            let is_nearer =
                nearest.is_none_or(|best| self.means.get(run, other) < self.means.get(run, best));
            if is_nearer {
                nearest = Some(other);
            }
        }
        nearest
    }

    /// Joins a run to another one.
    fn join(&mut self, one: usize, other: usize) {
        let (size, other_size) = (self.sizes[one], self.sizes[other]);
        for run in 0..self.runs.len() {
            let sum = size * self.means.get(run, one) + other_size * self.means.get(run, other);
            let mean = sum / (size + other_size);
            *self.means.value(run, one) = mean;
            *self.means.value(one, run) = mean;
        }
        self.sizes[one] = size + other_size;
        let left = std::mem::take(&mut self.runs[one]);
        let right = std::mem::take(&mut self.runs[other]);
        self.runs[one] = self.joined(left, right);
    }

    /// Two runs as one, each turned so that the nearest of their ends meet.
    fn joined(&self, mut left: Vec<usize>, mut right: Vec<usize>) -> Vec<usize> {
        let mut least = f64::INFINITY;
        let mut turned = [false, false];
        for turns in [[false, false], [false, true], [true, false], [true, true]] {
            let end = if turns[0] { left.first() } else { left.last() };
            let start = if turns[1] {
                right.last()
            } else {
                right.first()
            };
            if let (Some(end), Some(start)) = (end, start)
                && self.distances.get(*end, *start) < least
            {
                least = self.distances.get(*end, *start);
                turned = turns;
            }
        }
        if turned[0] {
            left.reverse();
        }
        if turned[1] {
            right.reverse();
        }
        left.append(&mut right);
        left
    }
}
