//! Signed networks of ../shared/conformance whose measures are known.

use std::fs;
use std::path::Path;

use serde_json::Value;
use ties_view::{Frustration, SEARCH_STEPS, SignedGraph, frustration, triangles, walk_balance};

/// The text of a file of the folder.
fn conformance(file: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/conformance");
    fs::read_to_string(folder.join(file)).unwrap()
}

/// What is known of a network.
fn vectors(name: &str) -> Value {
    let all: Value = serde_json::from_str(&conformance("vectors.json")).unwrap();
    all[name].clone()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn exact(graph: &SignedGraph) -> Frustration {
    let found = frustration(graph, SEARCH_STEPS);
    assert_eq!(found.least, found.most);
    found
}

/// The highland tribes from `highland-tribes.csv`, compared with the list of edges.
fn tribes(known: &Value) -> SignedGraph {
    let table = conformance("highland-tribes.csv");
    let names = known["names"].as_array().unwrap();
    let node = |name: &str| names.iter().position(|known| known == name).unwrap();
    let mut edges = Vec::new();
    for line in table.lines().skip(1) {
        let cells: Vec<_> = line.trim().split(',').collect();
        edges.push((node(cells[0]), node(cells[1]), cells[2] == "1"));
    }
    let graph = SignedGraph::new(names.len(), edges);
    let listed = known["edges"].as_array().unwrap().iter().map(|edge| {
        let [a, b] = [0, 1].map(|place| number(&edge[place]));
        (a, b, edge[2] == 1)
    });
    assert_eq!(graph, SignedGraph::new(names.len(), listed));
    graph
}

pub(super) fn highland_tribes() {
    let known = vectors("frustration_tribes");
    let expected = &known["expect"];
    let graph = tribes(&known);
    assert_eq!(graph.nodes, number(&expected["n"]));
    assert_eq!(graph.edges.len(), number(&expected["m"]));
    let friendly = graph.edges.iter().filter(|edge| edge.friendly).count();
    assert_eq!(friendly, number(&expected["positive"]));
    assert_eq!(graph.edges.len() - friendly, number(&expected["negative"]));

    let found = exact(&graph);
    assert_eq!(found.most, number(&expected["L"]));
    assert_eq!(found.components.len(), 1);
    assert_eq!(found.components[0].unique, Some(true));
    assert_eq!(number(&expected["optimal_bipartitions"]), 1);

    let found = triangles(&graph, 0);
    assert_eq!(found.balanced, number(&expected["balanced_triangles"]));
    assert_eq!(found.unbalanced, number(&expected["unbalanced_triangles"]));
    let ratio = walk_balance(&graph).unwrap();
    let expected = expected["walk_ratio"].as_f64().unwrap();
    assert!((ratio - expected).abs() < 1e-12, "{ratio} {expected}");
}

pub(super) fn all_hostile_families() {
    let known = vectors("frustration_families");
    for (nodes, index) in known["K_n_all_negative"].as_object().unwrap() {
        let nodes: usize = nodes.parse().unwrap();
        let pairs = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| (a, b, false)));
        assert_eq!(exact(&SignedGraph::new(nodes, pairs)).most, number(index));
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
    let index = exact(&SignedGraph::new(10, petersen)).most;
    assert_eq!(index, number(&known["petersen_all_negative"]));
}
