//! A signed network with weights, in which nodes are merged.

use std::collections::{BTreeMap, BTreeSet};

/// A signed network during the search for the best split. A positive weight is the cost of placing
/// its two nodes on different sides, and a negative one that of placing them on the same side.
#[derive(Clone, Default)]
pub(super) struct Network {
    /// The weight between a node and each of its neighbours; never zero.
    pub(super) links: BTreeMap<usize, BTreeMap<usize, isize>>,
    /// The cost of what the merges leave frustrated.
    pub(super) cost: usize,
    merges: Vec<Merge>,
}

/// A node that is placed relative to another one.
#[derive(Clone, Copy)]
struct Merge {
    kept: usize,
    merged: usize,
    same_side: bool,
}

/// Two nodes, and whether they are on the same side.
#[derive(Clone, Copy)]
pub(super) struct Placement {
    pub(super) one: usize,
    pub(super) other: usize,
    pub(super) same_side: bool,
}

impl Placement {
    /// The same two nodes the other way round.
    pub(super) fn opposite(self) -> Self {
        Self {
            same_side: !self.same_side,
            ..self
        }
    }
}

impl Network {
    /// Adds a weight between two nodes.
    pub(super) fn link(&mut self, one: usize, other: usize, weight: isize) {
        self.links.entry(one).or_default().insert(other, weight);
        self.links.entry(other).or_default().insert(one, weight);
    }

    /// The weight between two nodes, zero if there is none.
    pub(super) fn weight(&self, one: usize, other: usize) -> isize {
        let of_one = self.links.get(&one);
        of_one
            .and_then(|links| links.get(&other))
            .copied()
            .unwrap_or(0)
    }

    /// Merges the second node of a placement into the first. Weights that then contradict each
    /// other cost the lesser of the two.
    pub(super) fn merge(&mut self, placement: Placement) {
        let Placement {
            one: kept,
            other: merged,
            same_side,
        } = placement;
        let sign = if same_side { 1 } else { -1 };
        for (neighbour, weight) in self.links.remove(&merged).unwrap_or_default() {
            let moved = weight * sign;
            if neighbour == kept {
                if let Some(links) = self.links.get_mut(&kept) {
                    links.remove(&merged);
                }
                if moved < 0 {
                    self.cost += moved.unsigned_abs();
                }
                continue;
            }
            let present = self.weight(kept, neighbour);
            if (present < 0) != (moved < 0) {
                self.cost += present.unsigned_abs().min(moved.unsigned_abs());
            }
            let sum = present + moved;
            for (node, linked) in [(kept, neighbour), (neighbour, kept)] {
                let links = self.links.entry(node).or_default();
                links.remove(&merged);
                links.insert(linked, sum);
                if sum == 0 {
                    links.remove(&linked);
                }
            }
        }
        self.merges.push(Merge {
            kept,
            merged,
            same_side,
        });
    }

    /// Merges each node with a neighbour whose weight is at least that of all others together:
    /// some best split obeys it. Removes nodes without neighbours.
    pub(super) fn reduce(&mut self) {
        let mut waiting: BTreeSet<usize> = self.links.keys().copied().collect();
        while let Some(node) = waiting.pop_first() {
            let Some(links) = self.links.get(&node) else {
                continue;
            };
            let Some((heaviest, weight)) = links.iter().max_by_key(|(_, it)| it.unsigned_abs())
            else {
                self.links.remove(&node);
                continue;
            };
            if weight.unsigned_abs() * 2 >= total_weight(links) {
                let placement = Placement {
                    one: *heaviest,
                    other: node,
                    same_side: *weight > 0,
                };
                waiting.extend(links.keys());
                self.merge(placement);
            }
        }
    }

    /// The two nodes with the greatest weights, placed as the weight between them asks; `None` if
    /// there are fewer than two.
    pub(super) fn heaviest_nodes(&self) -> Option<Placement> {
        let mut nodes: Vec<_> = self
            .links
            .iter()
            .map(|(node, links)| (total_weight(links), *node))
            .collect();
        nodes.sort_unstable();
        let (_, one) = nodes.pop()?;
        let (_, other) = nodes.pop()?;
        Some(Placement {
            one,
            other,
            same_side: self.weight(one, other) >= 0,
        })
    }

    /// The sides of all nodes that were ever merged, from those of the nodes that are left.
    pub(super) fn sides(&self, mut sides: Vec<bool>) -> Vec<bool> {
        for merge in self.merges.iter().rev() {
            sides[merge.merged] = sides[merge.kept] == merge.same_side;
        }
        sides
    }
}

/// The sum of the weights between a node and its neighbours.
fn total_weight(links: &BTreeMap<usize, isize>) -> usize {
    links.values().map(|weight| weight.unsigned_abs()).sum()
}
