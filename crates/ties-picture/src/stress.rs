//! Places for the nodes of a connected graph, so that distances are as asked.
//!
//! This is stress majorization (Gansner, Koren and North, 2004) with localized updates: each node
//! in turn goes to where the others want it. Above [`MOST_EXACT`] nodes, only distances to
//! neighbours and to pivots count (Ortmann, Klimenta and Brandes, 2017).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::geometry::{distance, factor};
use crate::shape::Point;

/// The number of rounds. It is fixed, so that nothing depends on when a sum is small enough.
const ROUNDS: usize = 120;
/// The same for a graph in which not all distances count.
const FEW_ROUNDS: usize = 40;
/// The maximum number of nodes for which all distances count.
const MOST_EXACT: usize = 500;
/// The number of pivots of a larger graph.
const PIVOTS: usize = 100;

/// The cosine and the sine of the golden angle, by which a sunflower turns from seed to seed.
const TURN: (f64, f64) = (-0.737_368_878_078_319_7, 0.675_490_294_261_523_8);

/// Two nodes that a line joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutEdge {
    /// The number of one node.
    pub a: usize,
    /// The number of the other one.
    pub b: usize,
    /// The distance that they should have, in hundredths of the length of a friendly tie.
    pub length: u32,
}

/// The nodes that each node is joined with.
pub(crate) type Neighbours = Vec<Vec<(usize, u32)>>;

/// A distance that a node should have from another one.
struct Term {
    other: usize,
    distance: f64,
    weight: f64,
}

/// A connected graph, with the distances that its nodes should have.
pub(crate) struct Stress {
    terms: Vec<Vec<Term>>,
}

impl Stress {
    pub(crate) fn new(neighbours: &Neighbours) -> Self {
        let pivots = Pivots::of(neighbours);
        let mut terms = Vec::new();
        for (node, others) in neighbours.iter().enumerate() {
            let mut of_node = Vec::new();
            for (other, length) in others {
                of_node.push(Term::new(*other, *length, 1));
            }
            for (place, pivot) in pivots.nodes.iter().enumerate() {
                let is_neighbour = others.iter().any(|(other, _)| other == pivot);
                if *pivot != node && !is_neighbour {
                    let length = pivots.distances[place][node];
                    of_node.push(Term::new(*pivot, length, pivots.within(place, length / 2)));
                }
            }
            terms.push(of_node);
        }
        Self { terms }
    }

    /// Places for the nodes, in lengths of a friendly tie. Each start has other first places.
    pub(crate) fn places(&self, start: usize) -> Vec<Point> {
        let mut places = sunflower(self.terms.len(), start);
        let is_exact = places.len() <= MOST_EXACT;
        let rounds = if is_exact { ROUNDS } else { FEW_ROUNDS };
        for _ in 0..rounds {
            for (node, terms) in self.terms.iter().enumerate() {
                if !terms.is_empty() {
                    places[node] = wanted(places[node], terms, &places);
                }
            }
        }
        places
    }

    /// How far the distances are from those asked for.
    pub(crate) fn of(&self, places: &[Point]) -> f64 {
        let mut sum = 0.0;
        for (node, terms) in self.terms.iter().enumerate() {
            for term in terms {
                let off = distance(places[node], places[term.other]) - term.distance;
                sum += term.weight * off * off;
            }
        }
        sum
    }
}

impl Term {
    /// A distance in hundredths, which counts for some nodes.
    fn new(other: usize, length: u32, nodes: usize) -> Self {
        let distance = f64::from(length.max(1)) / 100.0;
        Self {
            other,
            distance,
            weight: factor(nodes.max(1)) / (distance * distance),
        }
    }
}

/// Where the others want a node.
fn wanted(here: Point, terms: &[Term], places: &[Point]) -> Point {
    let mut sum = Point::new(0.0, 0.0);
    let mut weights = 0.0;
    for term in terms {
        let there = places[term.other];
        let away = Point::new(here.x - there.x, here.y - there.y);
        let length = (away.x * away.x + away.y * away.y).sqrt();
        let stretch = term.distance / length.max(1e-9);
        sum.x += term.weight * (there.x + stretch * away.x);
        sum.y += term.weight * (there.y + stretch * away.y);
        weights += term.weight;
    }
    Point::new(sum.x / weights, sum.y / weights)
}

/// Places on a spiral like the seeds of a sunflower, so that no two are the same. The nodes begin
/// at another seed for each start, and every second start turns the other way.
fn sunflower(nodes: usize, start: usize) -> Vec<Point> {
    let mut direction = Point::new(1.0, 0.0);
    let mut seeds = Vec::new();
    for seed in 0..nodes {
        let radius = (factor(seed) + 0.5).sqrt();
        let y = if start.is_multiple_of(2) { 1.0 } else { -1.0 };
        seeds.push(Point::new(radius * direction.x, y * radius * direction.y));
        let (cosine, sine) = TURN;
        direction = Point::new(
            cosine * direction.x - sine * direction.y,
            sine * direction.x + cosine * direction.y,
        );
    }
    let offset = start * (nodes / 7 + 1);
    (0..nodes)
        .map(|node| seeds[(node + offset) % nodes])
        .collect()
}

/// The nodes whose distances to all others count.
struct Pivots {
    nodes: Vec<usize>,
    /// For each pivot, its distance to every node.
    distances: Vec<Vec<u32>>,
    /// For each pivot, the sorted distances to the nodes that are nearest to it.
    regions: Vec<Vec<u32>>,
}

impl Pivots {
    /// All nodes, or a few that are far from each other.
    fn of(neighbours: &Neighbours) -> Self {
        let count = match neighbours.len() {
            nodes if nodes <= MOST_EXACT => nodes,
            _ => PIVOTS,
        };
        let mut pivots = Self {
            nodes: Vec::new(),
            distances: Vec::new(),
            regions: vec![Vec::new(); count],
        };
        let mut nearest = vec![(u32::MAX, 0); neighbours.len()];
        let mut next = 0;
        for place in 0..count {
            let distances = distances_from(next, neighbours);
            pivots.nodes.push(next);
            for (node, distance) in distances.iter().enumerate() {
                nearest[node] = nearest[node].min((*distance, place));
            }
            pivots.distances.push(distances);
            let farthest = (0..nearest.len()).max_by_key(|node| (nearest[*node].0, Reverse(*node)));
            next = farthest.unwrap_or(0);
        }
        for (distance, place) in nearest {
            pivots.regions[place].push(distance);
        }
        for region in &mut pivots.regions {
            region.sort_unstable();
        }
        pivots
    }

    /// How many of the nodes nearest to a pivot are within a distance of it.
    fn within(&self, place: usize, distance: u32) -> usize {
        self.regions[place].partition_point(|other| *other <= distance)
    }
}

/// The shortest distances from a node (Dijkstra, 1959).
fn distances_from(source: usize, neighbours: &Neighbours) -> Vec<u32> {
    let mut distances = vec![u32::MAX; neighbours.len()];
    distances[source] = 0;
    let mut next = BinaryHeap::from([Reverse((0, source))]);
    while let Some(Reverse((distance, node))) = next.pop() {
        if distance > distances[node] {
            continue;
        }
        for (other, length) in &neighbours[node] {
            let further = distance + length;
            if further < distances[*other] {
                distances[*other] = further;
                next.push(Reverse((further, *other)));
            }
        }
    }
    distances
}
