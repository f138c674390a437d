//! A graph whose edges are friendly or hostile.

use std::collections::BTreeMap;

/// A graph with numbered nodes and signed edges, at most one between two nodes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SignedGraph {
    /// The number of nodes.
    pub nodes: usize,
    /// The edges, ordered by their nodes.
    pub edges: Vec<SignedEdge>,
}

/// An edge between two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SignedEdge {
    /// The lower of its nodes.
    pub a: usize,
    /// The higher of its nodes.
    pub b: usize,
    /// Whether it is friendly; if not, it is hostile.
    pub friendly: bool,
}

impl SignedEdge {
    /// Whether a split of the nodes into two sides leaves the edge frustrated: friendly between the
    /// sides, or hostile within one.
    pub fn is_frustrated(self, sides: &[bool]) -> bool {
        (sides[self.a] == sides[self.b]) != self.friendly
    }
}

impl SignedGraph {
    /// The graph with some edges, given in any order. An edge from a node to itself is left out, as
    /// is a second one between two nodes.
    pub fn new(nodes: usize, edges: impl IntoIterator<Item = (usize, usize, bool)>) -> Self {
        let mut signs = BTreeMap::new();
        for (one, other, friendly) in edges {
            let (a, b) = (one.min(other), one.max(other));
            if a != b && b < nodes {
                signs.entry((a, b)).or_insert(friendly);
            }
        }
        let edges = signs
            .into_iter()
            .map(|((a, b), friendly)| SignedEdge { a, b, friendly });
        Self {
            nodes,
            edges: edges.collect(),
        }
    }

    /// The neighbours of each node in order, with whether the edge is friendly.
    pub(super) fn neighbours(&self) -> Vec<Vec<(usize, bool)>> {
        let mut neighbours = vec![Vec::new(); self.nodes];
        for edge in &self.edges {
            neighbours[edge.a].push((edge.b, edge.friendly));
            neighbours[edge.b].push((edge.a, edge.friendly));
        }
        for of_node in &mut neighbours {
            of_node.sort_unstable();
        }
        neighbours
    }

    /// The nodes of each connected component, the largest first.
    pub(super) fn components(&self) -> Vec<Vec<usize>> {
        let neighbours = self.neighbours();
        let mut is_reached = vec![false; self.nodes];
        let mut components = Vec::new();
        for first in 0..self.nodes {
            let mut component = Vec::new();
            let mut waiting = vec![first];
            while let Some(node) = waiting.pop() {
                if !is_reached[node] {
                    is_reached[node] = true;
                    component.push(node);
                    waiting.extend(neighbours[node].iter().map(|(next, _)| next));
                }
            }
            if !component.is_empty() {
                component.sort_unstable();
                components.push(component);
            }
        }
        components.sort_by_key(|component| std::cmp::Reverse(component.len()));
        components
    }
}
