//! Walk balance: closed walks of every length, the short ones weighted most.

use super::signed_graph::SignedGraph;

/// The maximum number of nodes for which walk balance is computed.
pub const MOST_WALK_NODES: usize = 150;

/// The number of terms of the Taylor series, enough for a norm of at most one half.
const TERMS: u16 = 16;

type Matrix = Vec<Vec<f64>>;

/// The walk balance of Estrada and Benzi (2014): tr(exp A) / tr(exp |A|), where A is the signed
/// adjacency matrix. It is 1 if every closed walk is balanced, and lower the more are not. `None`
/// if the graph has no edge or more than [`MOST_WALK_NODES`] nodes.
pub fn walk_balance(graph: &SignedGraph) -> Option<f64> {
    if graph.edges.is_empty() || graph.nodes > MOST_WALK_NODES {
        return None;
    }
    let mut signed = vec![vec![0.0; graph.nodes]; graph.nodes];
    let mut unsigned = signed.clone();
    for edge in &graph.edges {
        let sign = if edge.friendly { 1.0 } else { -1.0 };
        for (row, column) in [(edge.a, edge.b), (edge.b, edge.a)] {
            signed[row][column] = sign;
            unsigned[row][column] = 1.0;
        }
    }
    let norm = unsigned.iter().map(|row| row.iter().sum());
    let norm = norm.fold(0.0, f64::max);
    Some(trace_of_exponential(&signed, norm) / trace_of_exponential(&unsigned, norm))
}

/// The trace of the exponential of a matrix, by scaling, a Taylor series and squaring. It uses only
/// sums, products and quotients, which are the same on every machine.
fn trace_of_exponential(matrix: &Matrix, norm: f64) -> f64 {
    let mut scale = 1.0;
    let mut squarings = 0;
    while norm * scale > 0.5 {
        scale /= 2.0;
        squarings += 1;
    }
    let mut term = identity(matrix.len());
    let mut sum = term.clone();
    for number in 1..=TERMS {
        term = product(&term, matrix, scale / f64::from(number));
        for (row, of_term) in sum.iter_mut().zip(&term) {
            for (cell, of_term) in row.iter_mut().zip(of_term) {
                *cell += of_term;
            }
        }
    }
    for _ in 0..squarings {
        sum = product(&sum, &sum, 1.0);
    }
    sum.iter().enumerate().map(|(place, row)| row[place]).sum()
}

fn identity(size: usize) -> Matrix {
    let mut matrix = vec![vec![0.0; size]; size];
    for (place, row) in matrix.iter_mut().enumerate() {
        row[place] = 1.0;
    }
    matrix
}

/// The product of two matrices and a number.
fn product(left: &Matrix, right: &Matrix, factor: f64) -> Matrix {
    let mut product = vec![vec![0.0; right.len()]; left.len()];
    for (row, of_left) in product.iter_mut().zip(left) {
        for (value, of_right) in of_left.iter().zip(right) {
            for (cell, other) in row.iter_mut().zip(of_right) {
                *cell += value * factor * other;
            }
        }
    }
    product
}
