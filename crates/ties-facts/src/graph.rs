//! Graphs: groups of joined nodes, shortest ways, and cycles. No function is recursive, because a
//! chain in the data can be too long for the stack.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// Nodes in groups: two nodes that are joined belong to one group.
#[derive(Debug)]
pub struct Groups<N> {
    /// For each joined node, another node of its group. The first node of a group leads to itself.
    leads_to: HashMap<N, N>,
}

impl<N> Default for Groups<N> {
    /// Every node in a group of its own.
    fn default() -> Self {
        Self {
            leads_to: HashMap::new(),
        }
    }
}

impl<N: Copy + Ord + Hash> Groups<N> {
    /// Merges the groups of two nodes.
    pub fn join(&mut self, one: N, other: N) {
        let one = self.first_of(one);
        let other = self.first_of(other);
        self.leads_to.insert(one.max(other), one.min(other));
    }

    /// The first node of the group of a node. It identifies the group.
    pub fn first_of(&mut self, node: N) -> N {
        let mut first = node;
        while let Some(next) = self.leads_to.get(&first)
            && *next != first
        {
            first = *next;
        }
        // Later calls then find the first node in one step.
        let mut passed = node;
        while passed != first {
            match self.leads_to.insert(passed, first) {
                Some(next) => passed = next,
                None => break,
            }
        }
        first
    }
}

/// The steps of the shortest way from one node to another, or back to itself. Empty if there is no
/// way. Among equally short ways, it is the one whose steps come first.
pub fn shortest_way<N, S, I>(from: N, to: N, steps_from: impl Fn(N) -> I) -> Vec<S>
where
    N: Copy + Eq + Hash,
    S: Copy,
    I: IntoIterator<Item = (N, S)>,
{
    // For each reached node, the node before it and the step between the two.
    let mut reached: HashMap<N, (N, S)> = HashMap::new();
    let mut next = VecDeque::from([from]);
    while let Some(node) = next.pop_front() {
        if reached.contains_key(&to) {
            break;
        }
        for (other, step) in steps_from(node) {
            reached.entry(other).or_insert_with(|| {
                next.push_back(other);
                (node, step)
            });
        }
    }
    let mut way = Vec::new();
    let mut node = to;
    while let Some((before, step)) = reached.get(&node) {
        way.push(*step);
        node = *before;
        if node == from {
            break;
        }
    }
    way.reverse();
    way
}

/// An arrow from one node to another, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrow {
    /// The node at which it starts.
    pub from: usize,
    /// The node to which it leads.
    pub to: usize,
}

/// The number of the strongly connected component of each node. Two nodes are in one component if
/// each can be reached from the other, so an arrow is on a cycle if both its ends are in one.
///
/// Kosaraju's algorithm: a first search notes the order in which it leaves the nodes. A second
/// search follows the arrows backwards, from the last of these nodes to the first, and each of its
/// starts reaches one component.
pub fn components(nodes: usize, arrows: &[Arrow]) -> Vec<usize> {
    let mut after = vec![Vec::new(); nodes];
    let mut before = vec![Vec::new(); nodes];
    for arrow in arrows {
        after[arrow.from].push(arrow.to);
        before[arrow.to].push(arrow.from);
    }
    let mut components = vec![None; nodes];
    for start in finished(&after).into_iter().rev() {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if components[node].is_none() {
                components[node] = Some(start);
                open.extend(&before[node]);
            }
        }
    }
    components.into_iter().flatten().collect()
}

/// A step of a search: a node is entered, and left after all that can be reached from it.
enum Step {
    Enter(usize),
    Leave(usize),
}

/// The nodes in the order in which a depth-first search leaves them.
fn finished(after: &[Vec<usize>]) -> Vec<usize> {
    let mut is_entered = vec![false; after.len()];
    let mut finished = Vec::with_capacity(after.len());
    for start in 0..after.len() {
        let mut open = vec![Step::Enter(start)];
        while let Some(step) = open.pop() {
            match step {
                Step::Enter(node) if is_entered[node] => {}
                Step::Enter(node) => {
                    is_entered[node] = true;
                    open.push(Step::Leave(node));
                    open.extend(after[node].iter().copied().map(Step::Enter));
                }
                Step::Leave(node) => finished.push(node),
            }
        }
    }
    finished
}

#[cfg(test)]
mod tests {
    use crate::graph::{Arrow, Groups, components, shortest_way};

    #[test]
    fn joined_nodes_are_one_group() {
        let mut groups = Groups::default();
        groups.join(5, 3);
        groups.join(7, 5);
        assert_eq!(groups.first_of(7), 3);
        assert_eq!(groups.first_of(4), 4);
        groups.join(4, 7);
        assert_eq!(groups.first_of(4), groups.first_of(5));
    }

    #[test]
    fn nodes_of_a_cycle_are_one_component() {
        let arrows = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)];
        let arrows = arrows.map(|(from, to)| Arrow { from, to });
        let found = components(5, &arrows);
        assert_eq!(found[0], found[1]);
        assert_eq!(found[1], found[2]);
        assert_ne!(found[2], found[3]);
        assert_ne!(found[3], found[4]);
    }

    #[test]
    fn the_shortest_way_is_found() {
        let arrows = [(0, 1), (1, 2), (2, 0), (0, 2)];
        let steps_from = |node: u32| {
            let of_node = arrows.into_iter().filter(move |(from, _)| *from == node);
            of_node.map(|arrow| (arrow.1, arrow))
        };
        assert_eq!(shortest_way(0, 2, steps_from), [(0, 2)]);
        assert_eq!(shortest_way(1, 1, steps_from), [(1, 2), (2, 0), (0, 1)]);
        assert!(shortest_way(0, 3, steps_from).is_empty());
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let arrows: Vec<Arrow> = (0..200_000)
            .map(|from| Arrow { from, to: from + 1 })
            .collect();
        let found = components(200_001, &arrows);
        assert_ne!(found[0], found[200_000]);
    }
}
