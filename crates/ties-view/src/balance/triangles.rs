//! Balanced and unbalanced triangles of a signed graph.

use super::signed_graph::SignedGraph;

/// The triangles of a signed graph. A triangle is balanced if it has two hostile edges or none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Triangles {
    /// The number of balanced triangles.
    pub balanced: usize,
    /// The number of unbalanced triangles.
    pub unbalanced: usize,
    /// The first unbalanced triangles, in order, at most as many as asked for.
    pub examples: Vec<[usize; 3]>,
}

/// Counts the triangles of a graph, and lists the first unbalanced ones.
pub fn triangles(graph: &SignedGraph, most_examples: usize) -> Triangles {
    let neighbours = graph.neighbours();
    let mut found = Triangles::default();
    // The sign of the edge from the first node of a triangle to each node.
    let mut from_first: Vec<Option<bool>> = vec![None; graph.nodes];
    for first in 0..graph.nodes {
        for (node, friendly) in &neighbours[first] {
            from_first[*node] = Some(*friendly);
        }
        for (second, first_second) in &neighbours[first] {
            if *second < first {
                continue;
            }
            for (third, second_third) in &neighbours[*second] {
                let Some(first_third) = from_first[*third] else {
                    continue;
                };
                if third < second {
                    continue;
                }
                // With an even number of hostile edges, the first edge agrees with the others.
                if *first_second == (*second_third == first_third) {
                    found.balanced += 1;
                    continue;
                }
                found.unbalanced += 1;
                if found.examples.len() < most_examples {
                    found.examples.push([first, *second, *third]);
                }
            }
        }
        for (node, _) in &neighbours[first] {
            from_first[*node] = None;
        }
    }
    found
}
