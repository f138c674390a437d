//! Triangles, walk balance and the frustration index of graphs, compared with every split.

use ties_view::{
    Frustration, SEARCH_STEPS, SignedGraph, Triangles, frustration, triangles, walk_balance,
};

use crate::answers::generated::Numbers;

/// How many random graphs are compared.
const GRAPHS: u64 = 300;

/// A graph of up to twelve nodes, sparse or dense, with few or many hostile edges.
fn random(seed: u64) -> SignedGraph {
    let mut numbers = Numbers(seed);
    let nodes = 2 + numbers.place(11);
    let density = 15 + numbers.below(85);
    let hostile = numbers.below(101);
    let mut edges = Vec::new();
    for a in 0..nodes {
        for b in a + 1..nodes {
            if numbers.below(100) < density {
                edges.push((a, b, numbers.below(100) >= hostile));
            }
        }
    }
    SignedGraph::new(nodes, edges)
}

fn frustrated(graph: &SignedGraph, sides: &[bool]) -> usize {
    let edges = graph.edges.iter();
    edges.filter(|edge| edge.is_frustrated(sides)).count()
}

/// The least number of frustrated edges over all splits, and the number of splits that have it.
fn by_every_split(graph: &SignedGraph) -> (usize, usize) {
    let mut best = (usize::MAX, 0);
    for split in 0_u32..1 << (graph.nodes - 1) {
        let sides: Vec<_> = (0..graph.nodes)
            .map(|node| split >> node & 1 == 1)
            .collect();
        let cost = frustrated(graph, &sides);
        if cost < best.0 {
            best = (cost, 0);
        }
        best.1 += usize::from(cost == best.0);
    }
    best
}

fn exact(graph: &SignedGraph) -> Frustration {
    let found = frustration(graph, SEARCH_STEPS);
    assert_eq!(found.least, found.most);
    assert_eq!(frustrated(graph, &found.sides), found.most);
    found
}

#[test]
fn the_index_is_that_of_the_best_of_all_splits() {
    for seed in 0..GRAPHS {
        let graph = random(seed);
        let (least, splits) = by_every_split(&graph);
        let found = exact(&graph);
        assert_eq!(found.most, least, "{graph:?}");
        // Each component can swap its sides, and one node was kept on its side.
        let swaps = 1 << (found.components.len() - 1);
        let is_unique = found.components.iter().all(|it| it.unique == Some(true));
        assert_eq!(is_unique, splits == swaps, "{graph:?}");
        let of_components = found.components.iter().map(|it| it.most);
        assert_eq!(of_components.sum::<usize>(), least);
    }
}

#[test]
fn without_enough_steps_the_bounds_contain_the_index() {
    let mut inexact = 0;
    for seed in 0..GRAPHS {
        let graph = random(seed);
        let index = exact(&graph).most;
        for steps in [0, 100, 1000] {
            let found = frustration(&graph, steps);
            assert!(found.least <= index && index <= found.most, "{graph:?}");
            assert_eq!(found.most == 0, index == 0);
            assert_eq!(found, frustration(&graph, steps));
            inexact += usize::from(found.least < found.most);
        }
    }
    assert!(inexact > 100);
}

#[test]
fn swapping_the_side_of_a_node_changes_nothing() {
    for seed in 0..GRAPHS {
        let graph = random(seed);
        let swapped = |node: usize| node.is_multiple_of(3);
        let edges = graph.edges.iter();
        let edges = edges.map(|it| (it.a, it.b, it.friendly == (swapped(it.a) == swapped(it.b))));
        let switched = SignedGraph::new(graph.nodes, edges);
        assert_eq!(exact(&graph).most, exact(&switched).most);
        let counts = |it: Triangles| (it.balanced, it.unbalanced);
        assert_eq!(
            counts(triangles(&graph, 0)),
            counts(triangles(&switched, 0))
        );
        match (walk_balance(&graph), walk_balance(&switched)) {
            (Some(one), Some(other)) => assert!((one - other).abs() < 1e-9),
            (one, other) => assert_eq!(one, other),
        }
    }
}

#[test]
fn a_graph_with_an_edge_less_has_no_greater_index() {
    for seed in 0..GRAPHS / 10 {
        let graph = random(seed);
        let index = exact(&graph).most;
        for left_out in 0..graph.edges.len() {
            let mut fewer = graph.clone();
            fewer.edges.remove(left_out);
            let without = exact(&fewer).most;
            assert!(without <= index && index <= without + 1);
        }
    }
}

#[test]
fn triangles_are_counted_by_their_hostile_edges() {
    for seed in 0..GRAPHS {
        let graph = random(seed);
        let sign = |one, other| {
            let mut edges = graph.edges.iter();
            edges
                .find(|edge| (edge.a, edge.b) == (one, other))
                .map(|edge| edge.friendly)
        };
        let mut expected = Triangles::default();
        for a in 0..graph.nodes {
            for b in a + 1..graph.nodes {
                for c in b + 1..graph.nodes {
                    let (Some(ab), Some(bc), Some(ac)) = (sign(a, b), sign(b, c), sign(a, c))
                    else {
                        continue;
                    };
                    if [ab, bc, ac].iter().filter(|friendly| !**friendly).count() % 2 == 0 {
                        expected.balanced += 1;
                    } else {
                        expected.unbalanced += 1;
                        expected.examples.push([a, b, c]);
                    }
                }
            }
        }
        expected.examples.truncate(10);
        assert_eq!(triangles(&graph, 10), expected);
    }
}

/// The complete graph of some nodes, all hostile to each other.
fn all_hostile(nodes: usize) -> SignedGraph {
    let pairs = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| (a, b, false)));
    SignedGraph::new(nodes, pairs)
}

#[test]
fn known_families_have_their_index() {
    for nodes in 3..=11 {
        let index = (nodes - 1) * (nodes - 1) / 4;
        assert_eq!(exact(&all_hostile(nodes)).most, index);
    }
    let petersen = (0..5).flat_map(|node| {
        let next = (node + 1) % 5;
        [
            (node, next),
            (node, node + 5),
            (node + 5, (node + 2) % 5 + 5),
        ]
    });
    let petersen = petersen.map(|(a, b)| (a, b, false));
    assert_eq!(exact(&SignedGraph::new(10, petersen)).most, 3);
}

#[test]
fn two_factions_are_balanced() {
    let mut edges = Vec::new();
    for a in 0..40 {
        for b in a + 1..40 {
            if (a * 7 + b * 11) % 5 < 2 {
                edges.push((a, b, a % 3 == 0 || b % 3 == 0));
            }
        }
    }
    let sides = |node: usize| node.is_multiple_of(2);
    let edges = edges.iter();
    let edges = edges.map(|(a, b, _)| (*a, *b, sides(*a) == sides(*b)));
    let graph = SignedGraph::new(40, edges);
    let found = exact(&graph);
    assert_eq!(found.most, 0);
    let [component] = &found.components[..] else {
        panic!("the graph is connected");
    };
    assert_eq!(component.unique, Some(true));
    assert!((0..40).all(|node| (found.sides[node] == found.sides[0]) == sides(node)));
    assert!((walk_balance(&graph).unwrap() - 1.0).abs() < 1e-12);
}

#[test]
fn a_graph_without_edges_is_balanced_and_has_no_walks() {
    let graph = SignedGraph::new(2, [(0, 0, true), (1, 2, true)]);
    assert!(graph.edges.is_empty());
    assert_eq!(exact(&graph).most, 0);
    assert_eq!(walk_balance(&graph), None);
    assert_eq!(exact(&SignedGraph::default()).components, []);
}
