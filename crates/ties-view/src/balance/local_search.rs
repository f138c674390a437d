//! A good split of a network, found by moving single nodes: an upper bound of the index.

use std::collections::BTreeMap;

use super::network::Network;

/// The number of moves after each descent: this many per node, up to a maximum.
const MOVES_OF_NODE: usize = 20;
const MOST_MOVES: usize = 1000;

/// A split of a network and what it costs.
pub(super) struct Split {
    /// The side of each node by its number.
    pub(super) sides: Vec<bool>,
    pub(super) cost: usize,
}

/// The network by positions, and a split of it.
struct Search {
    /// The neighbours of each node with their weights.
    neighbours: Vec<Vec<(usize, isize)>>,
    sides: Vec<bool>,
    /// What moving each node to the other side would add to the cost.
    change: Vec<isize>,
    cost: isize,
}

/// The best split found from several starts, which are the same in every run. `numbers` is the
/// length of the list of sides.
pub(super) fn good_split(network: &Network, numbers: usize) -> Split {
    let nodes: Vec<usize> = network.links.keys().copied().collect();
    let positions: BTreeMap<usize, usize> = nodes.iter().copied().zip(0..).collect();
    let mut neighbours = Vec::new();
    for links in network.links.values() {
        let of_node = links.iter();
        let of_node: Vec<_> = of_node.map(|(other, it)| (positions[other], *it)).collect();
        neighbours.push(of_node);
    }
    let starts = (1200 / nodes.len().max(1)).clamp(1, 20);
    let mut best: Option<(isize, Vec<bool>)> = None;
    for start in 0..starts {
        let mut search = Search::new(&neighbours, start * nodes.len() / starts);
        let (cost, sides) = search.run();
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, sides));
        }
    }
    let mut sides = vec![false; numbers];
    let (cost, of_positions) = best.unwrap_or_default();
    for (node, side) in nodes.iter().zip(of_positions) {
        sides[*node] = side;
    }
    Split {
        sides,
        cost: network.cost + cost.unsigned_abs(),
    }
}

impl Search {
    /// Starts from the split that obeys a tree from this node, along which no edge is frustrated.
    fn new(neighbours: &[Vec<(usize, isize)>], root: usize) -> Self {
        let mut sides = vec![None; neighbours.len()];
        for first in (root..neighbours.len()).chain(0..root) {
            let mut waiting = vec![(first, false)];
            while let Some((node, side)) = waiting.pop() {
                if sides[node].is_none() {
                    sides[node] = Some(side);
                    let linked = neighbours[node].iter();
                    waiting.extend(linked.map(|(next, weight)| (*next, side == (*weight > 0))));
                }
            }
        }
        let mut search = Self {
            neighbours: neighbours.to_vec(),
            sides: sides.into_iter().flatten().collect(),
            change: vec![0; neighbours.len()],
            cost: 0,
        };
        for (node, links) in neighbours.iter().enumerate() {
            for (other, weight) in links {
                let obeyed = search.obeyed(node, *other, *weight);
                search.change[node] += obeyed;
                if obeyed < 0 && node < *other {
                    search.cost -= obeyed;
                }
            }
        }
        search
    }

    /// The weight between two nodes, negative if the split frustrates it.
    fn obeyed(&self, one: usize, other: usize, weight: isize) -> isize {
        if self.sides[one] == self.sides[other] {
            weight
        } else {
            -weight
        }
    }

    /// Moves nodes while that lowers the cost, and then the least bad ones that were not moved
    /// lately. Returns the least cost and its split.
    fn run(&mut self) -> (isize, Vec<bool>) {
        let mut improves = true;
        while improves {
            improves = false;
            for node in 0..self.sides.len() {
                if self.change[node] < 0 {
                    self.flip(node);
                    improves = true;
                }
            }
        }
        let mut best = (self.cost, self.sides.clone());
        let mut free_from = vec![0; self.sides.len()];
        let moves = MOST_MOVES.min(self.sides.len() * MOVES_OF_NODE);
        for time in 1..=moves {
            let nodes = 0..self.sides.len();
            let free = nodes
                .filter(|node| free_from[*node] <= time || self.cost + self.change[*node] < best.0);
            if let Some(node) = free.min_by_key(|node| self.change[*node]) {
                self.flip(node);
                free_from[node] = time + 5 + (node * 7 + time) % 8;
            }
            if self.cost < best.0 {
                best = (self.cost, self.sides.clone());
            }
        }
        best
    }

    /// Moves a node to the other side.
    fn flip(&mut self, node: usize) {
        self.cost += self.change[node];
        self.sides[node] = !self.sides[node];
        self.change[node] = -self.change[node];
        for at in 0..self.neighbours[node].len() {
            let (other, weight) = self.neighbours[node][at];
            self.change[other] += 2 * self.obeyed(node, other, weight);
        }
    }
}
