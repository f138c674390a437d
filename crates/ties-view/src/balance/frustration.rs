//! The frustration index: the least number of edges that a split into two sides leaves frustrated.
//!
//! Branch and bound. Two nodes are placed on the same side or on different sides, which merges
//! them; negative cycles that share no weight give the lower bound, and a local search the upper
//! bound. Work is counted in steps and never by a clock, so that results are the same everywhere.

use super::local_search::good_split;
use super::network::{Network, Placement};
use super::packing::Packing;
use super::signed_graph::SignedGraph;

/// The number of steps that an answer may take; a step is a look at an edge.
pub const SEARCH_STEPS: u64 = 200_000_000;

/// The maximum number of nodes that a search branches on, once simple nodes are merged.
const MOST_NODES: usize = 200;

/// The number of steps for the bound of a larger network.
const STEPS_OF_LARGE: u64 = 10_000_000;

/// The frustration index of a signed graph, or bounds of it, and a split that reaches the upper
/// bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frustration {
    /// The index is at least this.
    pub least: usize,
    /// The index is at most this. If both are equal, it is exact.
    pub most: usize,
    /// The side of each node in the best split found.
    pub sides: Vec<bool>,
    /// The connected components, the largest first. Each can swap its sides independently.
    pub components: Vec<ComponentSplit>,
}

/// The frustration of a connected component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComponentSplit {
    /// Its nodes, in order.
    pub nodes: Vec<usize>,
    /// Its index is at least this.
    pub least: usize,
    /// Its index is at most this.
    pub most: usize,
    /// Whether no other split is as good, apart from swapping the sides; `None` if the steps did
    /// not suffice to find out.
    pub unique: Option<bool>,
}

/// The frustration index of a graph, with at most this many steps. After that, the lower bound is
/// what is proved until then.
pub fn frustration(graph: &SignedGraph, steps: u64) -> Frustration {
    let mut search = Search {
        steps_left: steps,
        best: usize::MAX,
        sides: Vec::new(),
        open: usize::MAX,
    };
    let mut found = Frustration {
        least: 0,
        most: 0,
        sides: vec![false; graph.nodes],
        components: Vec::new(),
    };
    let components = graph.components();
    let networks = networks(graph, &components);
    for (nodes, network) in components.into_iter().zip(&networks) {
        let component = search.component(nodes, network, graph.nodes);
        found.least += component.least;
        found.most += component.most;
        for node in &component.nodes {
            found.sides[*node] = search.sides[*node] != search.sides[component.nodes[0]];
        }
        found.components.push(component);
    }
    for (component, network) in found.components.iter_mut().zip(networks) {
        if component.least == component.most {
            component.unique = search.is_unique(network, component.most, &found.sides);
        }
    }
    found
}

/// The network of each component.
fn networks(graph: &SignedGraph, components: &[Vec<usize>]) -> Vec<Network> {
    let mut numbers = vec![0; graph.nodes];
    for (number, nodes) in components.iter().enumerate() {
        for node in nodes {
            numbers[*node] = number;
        }
    }
    let mut networks = vec![Network::default(); components.len()];
    for edge in &graph.edges {
        let weight = if edge.friendly { 1 } else { -1 };
        networks[numbers[edge.a]].link(edge.a, edge.b, weight);
    }
    networks
}

/// The search for a best split.
struct Search {
    steps_left: u64,
    /// The least cost of a split found, or the cost that a split has to stay below.
    best: usize,
    sides: Vec<bool>,
    /// The least cost that a split may have among those that were not searched.
    open: usize,
}

impl Search {
    /// Finds the best split of a component.
    fn component(
        &mut self,
        nodes: Vec<usize>,
        network: &Network,
        numbers: usize,
    ) -> ComponentSplit {
        let mut reduced = network.clone();
        reduced.reduce();
        let split = good_split(&reduced, numbers);
        self.best = split.cost;
        self.sides = reduced.sides(split.sides);
        self.open = usize::MAX;
        self.search(reduced, 0);
        ComponentSplit {
            nodes,
            // The local search starts from a tree, so it finds a balanced split if there is one.
            least: self.best.min(self.open.max(1)),
            most: self.best,
            unique: None,
        }
    }

    /// Looks for splits with a cost below the best one. No split of the network costs less than
    /// `least`.
    fn search(&mut self, mut network: Network, mut least: usize) {
        loop {
            network.reduce();
            if network.cost >= self.best {
                return;
            }
            if network.links.is_empty() {
                self.best = network.cost;
                self.sides = network.sides(vec![false; self.sides.len()]);
                return;
            }
            if self.steps_left == 0 {
                self.open = self.open.min(least);
                return;
            }
            let limit = self.best - network.cost;
            let mut most_steps = self.steps_left;
            if network.links.len() > MOST_NODES {
                most_steps = most_steps.min(STEPS_OF_LARGE);
            }
            let packing = Packing::new(&network, limit, most_steps);
            self.steps_left = self.steps_left.saturating_sub(packing.steps);
            least = least.max(network.cost + packing.bound());
            if least >= self.best {
                return;
            }
            let forced = packing.forced(limit);
            if forced.is_empty() {
                break;
            }
            for placement in forced {
                let both = [placement.one, placement.other];
                if both.iter().all(|node| network.links.contains_key(node)) {
                    network.merge(placement);
                }
            }
        }
        self.branch(network, least);
    }

    /// Searches both placements of two nodes.
    fn branch(&mut self, network: Network, least: usize) {
        let Some(placement) = network.heaviest_nodes() else {
            return;
        };
        if network.links.len() > MOST_NODES {
            self.open = self.open.min(least);
            return;
        }
        let mut obeyed = network.clone();
        obeyed.merge(placement);
        self.search(obeyed, least);
        let mut violated = network;
        violated.merge(placement.opposite());
        self.search(violated, least);
    }

    /// Whether no other split of a component costs at most `index`: for each two linked nodes,
    /// whether placing them the other way costs more.
    fn is_unique(&mut self, mut network: Network, index: usize, sides: &[bool]) -> Option<bool> {
        if index == 0 {
            return Some(true);
        }
        if network.has_free_node(sides) {
            return Some(false);
        }
        if network.links.len() > MOST_NODES {
            return None;
        }
        while let Some(placement) = network.first_link(sides) {
            let mut other = network.clone();
            other.merge(placement.opposite());
            self.best = index + 1;
            self.open = usize::MAX;
            self.search(other, 0);
            if self.best <= index {
                return Some(false);
            }
            if self.open <= index {
                return None;
            }
            network.merge(placement);
        }
        Some(network.links.len() <= 1)
    }
}

impl Network {
    /// Whether some node could change sides at no cost.
    fn has_free_node(&self, sides: &[bool]) -> bool {
        for (node, links) in &self.links {
            let mut obeyed = 0;
            for (other, weight) in links {
                let same_side = sides[*node] == sides[*other];
                obeyed += if same_side { *weight } else { -weight };
            }
            if obeyed == 0 {
                return true;
            }
        }
        false
    }

    /// The first two linked nodes, as they are placed in a split.
    fn first_link(&self, sides: &[bool]) -> Option<Placement> {
        for (one, links) in &self.links {
            if let Some((other, _)) = links.iter().max_by_key(|(_, it)| it.unsigned_abs()) {
                return Some(Placement {
                    one: *one,
                    other: *other,
                    same_side: sides[*one] == sides[*other],
                });
            }
        }
        None
    }
}
