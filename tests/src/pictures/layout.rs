//! The layout of the network: the same places each time, and friends nearer than enemies.

use ties_picture::{LayoutEdge, Point, lay_out};

use crate::answers::generated::Numbers;

/// Edges of groups of some blocs, which are their numbers modulo the number of blocs: friends
/// within a bloc, enemies between them.
fn planted(groups: usize, blocs: usize) -> Vec<LayoutEdge> {
    let mut numbers = Numbers(5);
    let mut edges = Vec::new();
    for a in 0..groups {
        for tie in 0..3 {
            let step = if tie == 2 {
                1 + numbers.place(groups - 1)
            } else {
                blocs * (1 + numbers.place(groups / blocs - 1))
            };
            let b = (a + step) % groups;
            let length = if a % blocs == b % blocs { 100 } else { 250 };
            let is_new = !edges
                .iter()
                .any(|it: &LayoutEdge| (it.a, it.b) == (a.min(b), a.max(b)) || a == b);
            if is_new {
                let (a, b) = (a.min(b), a.max(b));
                edges.push(LayoutEdge { a, b, length });
            }
        }
    }
    edges
}

fn distance(places: &[Point], a: usize, b: usize) -> f64 {
    let (x, y) = (places[a].x - places[b].x, places[a].y - places[b].y);
    (x * x + y * y).sqrt()
}

#[test]
fn friends_are_nearer_than_enemies() {
    for [groups, blocs] in [[6, 2], [24, 3], [100, 5], [510, 10]] {
        let edges = planted(groups, blocs);
        let places = lay_out(groups, &edges);
        let mean = |length: u32| {
            let of_length = edges.iter().filter(|edge| edge.length == length);
            let lengths: Vec<f64> = of_length.map(|it| distance(&places, it.a, it.b)).collect();
            lengths.iter().sum::<f64>() / f64::from(u32::try_from(lengths.len()).unwrap())
        };
        let (friends, enemies) = (mean(100), mean(250));
        assert!(2.0 * friends < enemies, "{groups}: {friends} {enemies}");
    }
}

#[test]
fn a_layout_has_the_same_bits_twice_and_no_two_groups_at_one_place() {
    for [groups, blocs] in [[1, 1], [2, 1], [40, 2], [510, 10]] {
        let edges = if groups < 3 {
            Vec::new()
        } else {
            planted(groups, blocs)
        };
        let places = lay_out(groups, &edges);
        let again = lay_out(groups, &edges);
        assert_eq!(places.len(), groups);
        for (one, other) in places.iter().zip(&again) {
            assert_eq!(one.x.to_bits(), other.x.to_bits());
            assert_eq!(one.y.to_bits(), other.y.to_bits());
            assert!(one.x.is_finite() && one.y.is_finite());
        }
        for a in 0..groups {
            for b in 0..a {
                assert!(distance(&places, a, b) > 0.2, "{groups}: {a} and {b}");
            }
        }
    }
}

#[test]
fn leaves_of_one_group_and_groups_apart_have_places_of_their_own() {
    let star = |b| LayoutEdge {
        a: 0,
        b,
        length: 100,
    };
    let edges: Vec<LayoutEdge> = (1..510).map(star).collect();
    let places = lay_out(512, &edges);
    for a in 0..512 {
        for b in 0..a {
            assert!(distance(&places, a, b) > 0.05, "{a} and {b}");
        }
    }
}
