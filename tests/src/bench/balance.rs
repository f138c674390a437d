//! The frustration index of made-up signed networks of 60 groups and 350 ties: whether it is exact,
//! and what it costs.

use std::hint;

use ties_view::{SEARCH_STEPS, SignedGraph, frustration};

use crate::generate::Random;
use crate::measure::cpu_seconds;

const GROUPS: usize = 60;
const TIES: usize = 350;

/// How many networks of each sort are measured.
const NETWORKS: u32 = 20;

/// How the signs of a network are chosen: the number of factions, and the percentage of ties whose
/// sign contradicts them.
struct Signs {
    name: &'static str,
    factions: usize,
    noise: usize,
}

const SIGNS: [Signs; 6] = [
    signs("two factions, 5 % noise", 2, 5),
    signs("two factions, 20 % noise", 2, 20),
    signs("three factions, 10 % noise", 3, 10),
    signs("five factions, 20 % noise", 5, 20),
    signs("random signs", 1, 50),
    signs("all hostile", 1, 100),
];

const fn signs(name: &'static str, factions: usize, noise: usize) -> Signs {
    Signs {
        name,
        factions,
        noise,
    }
}

/// Measures networks with signs of each sort, and prints the results.
pub(crate) fn run() {
    println!("| signs | exact | least index | greatest index | CPU s, mean | CPU s, most |");
    println!("|---|---|---|---|---|---|");
    for signs in &SIGNS {
        let mut exact = 0;
        let mut indices = Vec::new();
        let mut sum = 0.0;
        let mut most = 0.0;
        for seed in 0..NETWORKS {
            let graph = network(signs, seed);
            let begin = cpu_seconds();
            let found = hint::black_box(frustration(&graph, SEARCH_STEPS));
            let seconds = cpu_seconds() - begin;
            sum += seconds;
            most = f64::max(most, seconds);
            exact += usize::from(found.least == found.most);
            indices.push(found.most);
        }
        indices.sort_unstable();
        println!(
            "| {} | {exact} of {NETWORKS} | {} | {} | {:.2} | {most:.2} |",
            signs.name,
            indices[0],
            indices[indices.len() - 1],
            sum / f64::from(NETWORKS)
        );
    }
}

/// A network with ties between pairs chosen at random.
fn network(signs: &Signs, seed: u32) -> SignedGraph {
    let mut random = Random::new(u64::from(seed));
    let mut edges = Vec::new();
    let mut graph = SignedGraph::default();
    while graph.edges.len() < TIES {
        let [a, b] = [random.below(GROUPS), random.below(GROUPS)];
        let same_faction = a % signs.factions == b % signs.factions;
        let is_noise = random.below(100) < signs.noise;
        edges.push((a, b, same_faction != is_noise));
        graph = SignedGraph::new(GROUPS, edges.iter().copied());
    }
    graph
}
