//! The one layout of a network: its connected components, each placed by stress and packed in
//! rows.

use std::collections::HashMap;

use crate::geometry::{Area, Segment, distance, factor};
use crate::shape::Point;
use crate::stress::{LayoutEdge, Neighbours, Stress};

/// The least distance of two nodes, in lengths of a friendly tie.
const LEAST_GAP: f64 = 0.85;
/// The same as a share of the side of the square that each node has, if they are many.
const CROWDED_GAP: f64 = 0.6;
/// The least distance of a node from a line that is not its own.
const LEAST_CLEARANCE: f64 = 0.25;
/// The maximum number of rounds in which nodes make room for each other.
const SPREAD_ROUNDS: usize = 200;
/// The number of rounds in which they make room for lines too, and the maximum number of nodes that
/// do.
const CLEARING_ROUNDS: usize = 60;
const MOST_CLEARED: usize = 200;
/// The number of nodes above which fewer rounds have to do.
const MANY: usize = 1000;
/// The maximum number of nodes that have all the room they need.
const MOST_ROOMY: usize = 60;
/// The room between two components.
const COMPONENT_GAP: f64 = 1.3;
/// How much wider than high a layout of several components is.
const ASPECT: f64 = 1.5;

/// Places for the nodes of a graph, in lengths of a friendly tie. The same graph has the same
/// places, to the last bit, on every machine.
pub fn lay_out(nodes: usize, edges: &[LayoutEdge]) -> Vec<Point> {
    let mut neighbours: Neighbours = vec![Vec::new(); nodes];
    for edge in edges {
        neighbours[edge.a].push((edge.b, edge.length));
        neighbours[edge.b].push((edge.a, edge.length));
    }
    let mut components = Vec::new();
    let mut seen = vec![false; nodes];
    for node in 0..nodes {
        if !seen[node] {
            components.push(Component::of(node, &neighbours, &mut seen));
        }
    }
    components.sort_by_key(|component| std::cmp::Reverse(component.nodes.len()));
    packed(nodes, &components)
}

/// Nodes that lines join, with their places.
struct Component {
    /// The numbers of its nodes, in order.
    nodes: Vec<usize>,
    places: Vec<Point>,
}

impl Component {
    /// The component of a node.
    fn of(node: usize, neighbours: &Neighbours, seen: &mut [bool]) -> Self {
        seen[node] = true;
        let mut nodes = vec![node];
        let mut next = 0;
        while next < nodes.len() {
            for (other, _) in &neighbours[nodes[next]] {
                if !seen[*other] {
                    seen[*other] = true;
                    nodes.push(*other);
                }
            }
            next += 1;
        }
        nodes.sort_unstable();
        let mut own: Neighbours = Vec::new();
        for node in &nodes {
            let mut of_node = Vec::new();
            for (other, length) in &neighbours[*node] {
                of_node.push((nodes.partition_point(|it| it < other), *length));
            }
            own.push(of_node);
        }
        let places = best_places(&own);
        Self { nodes, places }
    }
}

/// The places with the fewest crossings among some starts; among equal ones, with the least stress.
fn best_places(neighbours: &Neighbours) -> Vec<Point> {
    let nodes = neighbours.len();
    let mut joined = Vec::new();
    for (node, others) in neighbours.iter().enumerate() {
        for (other, _) in others {
            if node < *other {
                joined.push((node, *other));
            }
        }
    }
    let starts = (60_000 / (nodes * nodes)).clamp(1, 16);
    let stress = Stress::new(neighbours);
    let mut best: Option<(usize, f64, Vec<Point>)> = None;
    for start in 0..starts {
        let mut places = stress.places(start);
        align(&mut places);
        spread(&mut places, &joined);
        if starts == 1 {
            return places;
        }
        let faults = faults(&places, &joined);
        let rest = stress.of(&places);
        let is_better = best
            .as_ref()
            .is_none_or(|(least, least_rest, _)| (faults, rest) < (*least, *least_rest));
        if is_better {
            best = Some((faults, rest, places));
        }
    }
    best.map(|(_, _, places)| places).unwrap_or_default()
}

/// The number of crossings of lines, and of nodes on lines that are not theirs.
fn faults(places: &[Point], joined: &[(usize, usize)]) -> usize {
    let mut faults = 0;
    for (place, (a, b)) in joined.iter().enumerate() {
        let line = segment(places, (*a, *b));
        for (c, d) in &joined[place + 1..] {
            faults += usize::from(line.crosses(segment(places, (*c, *d))));
        }
        for (node, point) in places.iter().enumerate() {
            let is_near = distance(line.nearest_to(*point), *point) < 0.7 * LEAST_CLEARANCE;
            if is_near && node != *a && node != *b {
                faults += 3;
            }
        }
    }
    faults
}

fn segment(places: &[Point], (a, b): (usize, usize)) -> Segment {
    Segment {
        from: places[a],
        to: places[b],
    }
}

/// Turns places around their centre, so that they are wider than high and the first node is at the
/// upper left.
fn align(places: &mut [Point]) {
    let count = factor(places.len());
    let mut center = Point::new(0.0, 0.0);
    for place in places.iter() {
        center.x += place.x / count;
        center.y += place.y / count;
    }
    let [mut xx, mut xy, mut yy] = [0.0; 3];
    for place in places.iter_mut() {
        *place = Point::new(place.x - center.x, place.y - center.y);
        xx += place.x * place.x;
        xy += place.x * place.y;
        yy += place.y * place.y;
    }
    // The axis in which the places differ most: an eigenvector of their covariances.
    let half = 0.5 * (xx - yy);
    let largest = 0.5 * (xx + yy) + (half * half + xy * xy).sqrt();
    let axis = if xx >= yy {
        Point::new(largest - yy, xy)
    } else {
        Point::new(xy, largest - xx)
    };
    let length = distance(axis, Point::new(0.0, 0.0));
    if length < 1e-9 {
        return;
    }
    let axis = Point::new(axis.x / length, axis.y / length);
    for place in places.iter_mut() {
        *place = Point::new(
            place.x * axis.x + place.y * axis.y,
            place.y * axis.x - place.x * axis.y,
        );
    }
    let first = places[0];
    for place in places.iter_mut() {
        let x = if first.x > 0.0 { -place.x } else { place.x };
        let y = if first.y > 0.0 { -place.y } else { place.y };
        *place = Point::new(x, y);
    }
}

/// Moves nodes away from nodes and from lines that are too near.
fn spread(places: &mut [Point], joined: &[(usize, usize)]) {
    let area = Area::of_points(places);
    let side = (area.width() * area.height() / factor(places.len())).sqrt();
    let mut gap = LEAST_GAP;
    if places.len() > MOST_ROOMY {
        gap = gap.min(CROWDED_GAP * side);
    }
    let rounds = if places.len() <= MANY {
        SPREAD_ROUNDS
    } else {
        CLEARING_ROUNDS
    };
    for round in 0..rounds {
        let clears = round < CLEARING_ROUNDS && places.len() <= MOST_CLEARED;
        if clears {
            clear_lines(places, joined);
        }
        let has_moved = part_nodes(places, gap);
        if !has_moved && !clears {
            return;
        }
    }
}

/// Moves nodes that are too near to each other apart. Returns whether there were any.
fn part_nodes(places: &mut [Point], least: f64) -> bool {
    let mut has_moved = false;
    let mut squares: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for node in 0..places.len() {
        let square = square_of(places[node], least);
        for x in square.0 - 1..=square.0 + 1 {
            for y in square.1 - 1..=square.1 + 1 {
                for other in squares.get(&(x, y)).into_iter().flatten() {
                    has_moved |= part(places, [node, *other], least);
                }
            }
        }
        squares.entry(square).or_default().push(node);
    }
    has_moved
}

/// The square of a grid that a place is in.
#[expect(clippy::cast_possible_truncation, reason = "a layout is small")]
fn square_of(place: Point, side: f64) -> (i64, i64) {
    let number = |length: f64| (length / side).floor() as i64;
    (number(place.x), number(place.y))
}

/// Moves two nodes apart if they are too near to each other. Returns whether they were.
fn part(places: &mut [Point], [one, other]: [usize; 2], least: f64) -> bool {
    let gap = distance(places[one], places[other]);
    if gap >= 0.98 * least {
        return false;
    }
    let mut away = Point::new(
        places[one].x - places[other].x,
        places[one].y - places[other].y,
    );
    if gap < 1e-6 {
        away = Point::new(1e-6, 0.0);
    }
    let push = 0.5 * (least - gap) / gap.max(1e-6);
    places[one].x += push * away.x;
    places[one].y += push * away.y;
    places[other].x -= push * away.x;
    places[other].y -= push * away.y;
    true
}

/// Moves nodes away from lines that are not theirs, and the lines a little away from them.
fn clear_lines(places: &mut [Point], joined: &[(usize, usize)]) {
    for (a, b) in joined {
        for node in 0..places.len() {
            if node == *a || node == *b {
                continue;
            }
            let here = places[node];
            let near = segment(places, (*a, *b)).nearest_to(here);
            let gap = distance(here, near);
            if gap >= LEAST_CLEARANCE {
                continue;
            }
            let push = 0.5 * (LEAST_CLEARANCE - gap) / gap.max(1e-6);
            let away = Point::new(push * (here.x - near.x), push * (here.y - near.y));
            places[node] = Point::new(here.x + away.x, here.y + away.y);
            for end in [*a, *b] {
                places[end].x -= 0.3 * away.x;
                places[end].y -= 0.3 * away.y;
            }
        }
    }
}

/// The places of all nodes: the components in rows, the largest first.
fn packed(nodes: usize, components: &[Component]) -> Vec<Point> {
    let boxes: Vec<Area> = components
        .iter()
        .map(|component| Area::of_points(&component.places).grown(0.5 * COMPONENT_GAP))
        .collect();
    let area: f64 = boxes.iter().map(|it| it.width() * it.height()).sum();
    let widest = boxes.iter().map(|it| it.width()).fold(0.0, f64::max);
    let width = widest.max((ASPECT * area).sqrt());
    let mut places = vec![Point::new(0.0, 0.0); nodes];
    let mut corner = Point::new(0.0, 0.0);
    let mut row_height: f64 = 0.0;
    for (component, around) in components.iter().zip(&boxes) {
        if corner.x > 0.0 && corner.x + around.width() > width + 1e-9 {
            corner = Point::new(0.0, corner.y + row_height);
            row_height = 0.0;
        }
        for (node, place) in component.nodes.iter().zip(&component.places) {
            places[*node] = Point::new(
                corner.x + place.x - around.left,
                corner.y + place.y - around.top,
            );
        }
        corner.x += around.width();
        row_height = row_height.max(around.height());
    }
    places
}
