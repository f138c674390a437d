//! A lower bound of the frustration index: negative cycles that share no weight.

use std::collections::BTreeMap;

use super::network::{Network, Placement};

/// The parts into which a unit of weight is divided. With halves, four triangles can share the six
/// edges of four nodes that are all hostile to each other, whose index is two.
const PARTS: usize = 2;

/// Negative cycles of a network: cycles with an odd number of hostile edges, which every split
/// leaves with a frustrated edge.
pub(super) struct Packing {
    /// The nodes of the network.
    nodes: Vec<usize>,
    edges: Vec<PackedEdge>,
    /// The neighbours of each node by position, with the positions of the edges.
    neighbours: Vec<Vec<(usize, usize)>>,
    /// The weight of the cycles, in parts.
    value: usize,
    /// The value at which the search for cycles stops.
    enough: usize,
    /// The number of edges looked at, which measures the work.
    pub(super) steps: u64,
    /// The number of steps at which the search for cycles stops.
    most_steps: u64,
    /// The paths found from a node, by twice the position of the node and the sign of the path; all
    /// `None` between searches.
    paths: Vec<Option<Path>>,
}

/// An edge with the parts of its weight that no cycle has taken.
struct PackedEdge {
    ends: [usize; 2],
    friendly: bool,
    left: usize,
}

/// The last edge of a path, and its place before that edge.
#[derive(Clone, Copy)]
struct Path {
    before: usize,
    edge: usize,
}

impl Packing {
    /// Packs cycles until a bound of `enough`, or until none is left or the steps are used up.
    pub(super) fn new(network: &Network, enough: usize, most_steps: u64) -> Self {
        let nodes: Vec<usize> = network.links.keys().copied().collect();
        let positions: BTreeMap<usize, usize> = nodes.iter().copied().zip(0..).collect();
        let mut edges = Vec::new();
        let mut neighbours = vec![Vec::new(); nodes.len()];
        for (node, links) in &network.links {
            for (other, weight) in links.range(node + 1..) {
                let ends = [positions[node], positions[other]];
                neighbours[ends[0]].push((ends[1], edges.len()));
                neighbours[ends[1]].push((ends[0], edges.len()));
                edges.push(PackedEdge {
                    ends,
                    friendly: *weight > 0,
                    left: weight.unsigned_abs() * PARTS,
                });
            }
        }
        let mut packing = Self {
            paths: vec![None; nodes.len() * 2],
            nodes,
            edges,
            neighbours,
            value: 0,
            enough: enough.saturating_mul(PARTS),
            steps: 0,
            most_steps,
        };
        packing.pack();
        packing
    }

    /// The lower bound: the index is at least this.
    pub(super) fn bound(&self) -> usize {
        self.value.div_ceil(PARTS)
    }

    /// The placements that every split with a cost below `limit` obeys: violating one of them costs
    /// what no cycle has taken of its edge.
    pub(super) fn forced(&self, limit: usize) -> Vec<Placement> {
        let mut forced = Vec::new();
        for edge in &self.edges {
            if edge.left > 0 && (self.value + edge.left).div_ceil(PARTS) >= limit {
                forced.push(Placement {
                    one: self.nodes[edge.ends[0]],
                    other: self.nodes[edge.ends[1]],
                    same_side: edge.friendly,
                });
            }
        }
        forced
    }

    /// Packs short cycles first, since they take the least weight.
    fn pack(&mut self) {
        while !self.is_done() && self.pack_triangles() {}
        while !self.is_done() && self.pack_quadrangles() {}
        for node in 0..self.nodes.len() {
            while !self.is_done() {
                let Some(cycle) = self.shortest_cycle(node) else {
                    break;
                };
                self.take(&cycle);
            }
        }
    }

    fn is_done(&self) -> bool {
        self.value >= self.enough || self.steps >= self.most_steps
    }

    /// Takes a part from each edge of a cycle, if each has one left.
    fn take(&mut self, cycle: &[usize]) {
        if cycle.iter().all(|edge| self.is_left(*edge)) {
            for edge in cycle {
                self.edges[*edge].left -= 1;
            }
            self.value += 1;
        }
    }

    /// Whether something is left of an edge.
    fn is_left(&self, edge: usize) -> bool {
        self.edges[edge].left > 0
    }

    /// Takes a part from each negative triangle that is left. Returns whether there was one.
    fn pack_triangles(&mut self) -> bool {
        let before = self.value;
        let mut from_first: Vec<Option<usize>> = vec![None; self.nodes.len()];
        for first in 0..self.nodes.len() {
            for (node, edge) in &self.neighbours[first] {
                from_first[*node] = Some(*edge);
            }
            for at_second in 0..self.neighbours[first].len() {
                let (second, first_second) = self.neighbours[first][at_second];
                if second < first || !self.is_left(first_second) || self.is_done() {
                    continue;
                }
                self.steps += self.neighbours[second].len() as u64;
                for at_third in 0..self.neighbours[second].len() {
                    let (third, second_third) = self.neighbours[second][at_third];
                    if third > second
                        && let Some(first_third) = from_first[third]
                        && self.is_negative(&[first_second, second_third, first_third])
                    {
                        self.take(&[first_second, second_third, first_third]);
                    }
                }
            }
            for (node, _) in &self.neighbours[first] {
                from_first[*node] = None;
            }
        }
        self.value > before
    }

    /// Whether a cycle has an odd number of hostile edges.
    fn is_negative(&self, cycle: &[usize]) -> bool {
        let hostile = cycle.iter().filter(|edge| !self.edges[**edge].friendly);
        hostile.count() % 2 == 1
    }

    /// Takes a part from negative cycles of four edges. Returns whether there was one.
    fn pack_quadrangles(&mut self) -> bool {
        let before = self.value;
        let mut reached = Vec::new();
        for first in 0..self.nodes.len() {
            for at_middle in 0..self.neighbours[first].len() {
                let (middle, near) = self.neighbours[first][at_middle];
                if !self.is_left(near) || self.is_done() {
                    continue;
                }
                self.steps += self.neighbours[middle].len() as u64;
                for at_last in 0..self.neighbours[middle].len() {
                    let (last, far) = self.neighbours[middle][at_last];
                    if last == first || !self.is_left(near) || !self.is_left(far) {
                        continue;
                    }
                    let place = last * 2 + usize::from(self.is_negative(&[near, far]));
                    // The path of the other sign closes a negative cycle.
                    if let Some(other) = self.paths[place ^ 1] {
                        self.take(&[near, far, other.before, other.edge]);
                    }
                    self.paths[place] = Some(Path {
                        before: near,
                        edge: far,
                    });
                    reached.push(place);
                }
            }
            for place in reached.drain(..) {
                self.paths[place] = None;
            }
        }
        self.value > before
    }

    /// The edges of a shortest negative cycle through a node; `None` if there is none, or if each
    /// passes an edge twice. A place is a node reached by a positive or by a negative path.
    fn shortest_cycle(&mut self, start: usize) -> Option<Vec<usize>> {
        let [first, last] = [start * 2, start * 2 + 1];
        let mut reached = vec![first];
        let mut next = 0;
        while self.paths[last].is_none()
            && let Some(place) = reached.get(next).copied()
        {
            next += 1;
            self.steps += self.neighbours[place / 2].len() as u64;
            for (node, edge) in &self.neighbours[place / 2] {
                let sign = usize::from(!self.edges[*edge].friendly);
                let following = (node * 2 + place % 2) ^ sign;
                let is_new = following != first && self.paths[following].is_none();
                if is_new && self.edges[*edge].left > 0 {
                    self.paths[following] = Some(Path {
                        before: place,
                        edge: *edge,
                    });
                    reached.push(following);
                }
            }
        }
        let cycle = self.way_back(last);
        for place in reached {
            self.paths[place] = None;
        }
        let mut sorted = cycle.clone();
        sorted.sort_unstable();
        let is_simple = sorted.windows(2).all(|pair| pair[0] != pair[1]);
        (is_simple && !cycle.is_empty()).then_some(cycle)
    }

    /// The edges of the path to a place, from its end.
    fn way_back(&self, mut place: usize) -> Vec<usize> {
        let mut edges = Vec::new();
        while let Some(path) = self.paths[place] {
            edges.push(path.edge);
            place = path.before;
        }
        edges
    }
}
