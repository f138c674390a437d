//! The places of groups, names and signs. They depend on what is known of all times, and not on
//! the date of a question, so that nothing moves from one picture to the next.

use std::collections::{BTreeSet, HashMap};

use ties_view::{MatrixCell, MatrixView};

use super::labels::{LabelPlace, Name, Obstacles, place_names};
use super::layout::lay_out;
use super::lines::{NODE_ROOM, SIGN_RADIUS, best_length, most_signs};
use crate::geometry::{Area, Segment, factor};
use crate::shape::Point;
use crate::stress::LayoutEdge;

/// The number of groups from which names are left out that do not fit.
const MANY: usize = 100;
/// How much a picture grows until all names fit.
const GROWTH: f64 = 1.1;
/// How much it grows at most so that names are not over lines.
const CALM: f64 = 1.7;
/// The least pixels for the length of a friendly tie.
const LEAST_SCALE: f64 = 64.0;
/// The square pixels that a group has on average, at least.
const ROOM: f64 = 5000.0;
/// How bad it is if a sign is over another sign or a dot, compared with a line.
const CROWDED: usize = 1000;
/// The places of a sign on its line, as shares of its length, the best one first.
const SHARES: [f64; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/// The places of everything, in pixels.
pub(super) struct Map {
    /// The ids of the groups, in the order of the view of all times.
    pub(super) ids: Vec<String>,
    pub(super) names: Vec<Name>,
    pub(super) dots: Vec<Point>,
    pub(super) labels: Vec<Option<LabelPlace>>,
    /// Where the signs of a pair are on its line, by the numbers of its groups.
    pub(super) signs: HashMap<(usize, usize), Vec<f64>>,
    /// The number of signs that are over other signs or dots.
    crowded_signs: usize,
}

/// A pair with a line at some time.
struct Pair<'v> {
    a: usize,
    b: usize,
    cell: &'v MatrixCell,
}

impl Map {
    /// The map of the groups that a question is about, within the layout of all groups.
    pub(super) fn new(all: &MatrixView, shown: &MatrixView) -> Self {
        let (all_ids, all_places) = layout_of_all(all, shown);
        let chosen = chosen(all, shown, &all_ids);
        let mut ids = Vec::new();
        let mut places = Vec::new();
        for (id, place) in all_ids.iter().zip(all_places) {
            if chosen.contains(id.as_str()) {
                ids.push(id.clone());
                places.push(place);
            }
        }
        let names = ids.iter().map(|id| Name::new(name_of(all, shown, id)));
        let map = Self {
            names: names.collect(),
            ids,
            dots: Vec::new(),
            labels: Vec::new(),
            signs: HashMap::new(),
            crowded_signs: 0,
        };
        let mut pairs = pairs(all, &map.ids);
        if let Some(only) = &shown.row_of {
            pairs.retain(|pair| pair.cell.a == *only || pair.cell.b == *only);
        }
        map.fitted(&places, &pairs)
    }

    /// The map at the least scale at which all names fit.
    fn fitted(mut self, places: &[Point], pairs: &[Pair<'_>]) -> Self {
        let area = Area::of_points(places);
        let longest = area.width().max(area.height()).max(1.0);
        let groups = factor(self.ids.len());
        let room = (ROOM * groups / (area.width() * area.height()).max(1.0)).sqrt();
        let least = room.max(LEAST_SCALE).min((220.0 + 60.0 * groups) / longest);
        let is_many = self.ids.len() >= MANY;
        let most = if is_many { 1.3 * least } else { 10.0 * least };
        let mut scale = least;
        loop {
            self.place(places, pairs, scale);
            let is_calm = self.names_over_lines() * 8 <= self.ids.len() || scale >= CALM * least;
            let is_crowded = self.names_left_out() > 0 || self.crowded_signs > 0;
            if (is_calm && !is_crowded) || scale >= most {
                return self;
            }
            scale *= GROWTH;
        }
    }

    /// The number of names for which there is no room.
    pub(super) fn names_left_out(&self) -> usize {
        self.labels.iter().filter(|label| label.is_none()).count()
    }

    /// The number of names that are over lines.
    fn names_over_lines(&self) -> usize {
        let labels = self.labels.iter().flatten();
        labels.filter(|label| label.crossing > 0).count()
    }

    /// Places everything at a scale.
    fn place(&mut self, places: &[Point], pairs: &[Pair<'_>], scale: f64) {
        let dots = places.iter();
        let dots =
            dots.map(|place| Point::new((scale * place.x).round(), (scale * place.y).round()));
        self.dots = dots.collect();
        let lines: Vec<Segment> = pairs.iter().map(|pair| self.line(pair.a, pair.b)).collect();
        let signs = self.place_signs(pairs, &lines);
        let mut degrees = vec![0; self.dots.len()];
        for pair in pairs {
            degrees[pair.a] += 1;
            degrees[pair.b] += 1;
        }
        let around = Obstacles {
            dots: &self.dots,
            signs: &signs,
            lines: &lines,
        };
        self.labels = place_names(&self.names, &degrees, &around);
    }

    /// Places the signs that lines can have, and returns the areas that they need.
    fn place_signs(&mut self, pairs: &[Pair<'_>], lines: &[Segment]) -> Vec<Area> {
        let mut signs: Vec<Area> = Vec::new();
        self.signs.clear();
        self.crowded_signs = 0;
        for (pair, line) in pairs.iter().zip(lines) {
            let mut shares = Vec::new();
            for _ in 0..most_signs(pair.cell) {
                let (share, cost) = free_share(*line, &signs, &self.dots, lines);
                self.crowded_signs += usize::from(cost >= CROWDED);
                signs.push(Area::around(line.at(share, 0.0), SIGN_RADIUS + 3.0));
                shares.push(share);
            }
            self.signs.insert((pair.a, pair.b), shares);
        }
        signs
    }

    /// The line between two dots.
    pub(super) fn line(&self, a: usize, b: usize) -> Segment {
        Segment {
            from: self.dots[a],
            to: self.dots[b],
        }
    }
}

/// All groups with their places, in lengths of a friendly tie.
fn layout_of_all(all: &MatrixView, shown: &MatrixView) -> (Vec<String>, Vec<Point>) {
    let mut ids = all.entities.clone();
    for id in &shown.entities {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    let mut edges = Vec::new();
    for pair in pairs(all, &ids) {
        if let Some(length) = best_length(pair.cell) {
            edges.push(LayoutEdge {
                a: pair.a,
                b: pair.b,
                length,
            });
        }
    }
    let places = lay_out(ids.len(), &edges);
    (ids, places)
}

/// The pairs of some groups that have a line at some time.
fn pairs<'v>(all: &'v MatrixView, ids: &[String]) -> Vec<Pair<'v>> {
    let numbers: HashMap<&str, usize> = ids.iter().map(String::as_str).zip(0..).collect();
    let mut pairs = Vec::new();
    for cell in &all.cells {
        if let (Some(a), Some(b)) = (numbers.get(&*cell.a), numbers.get(&*cell.b))
            && !cell.marks.is_empty()
        {
            let (a, b) = (*a.min(b), *a.max(b));
            pairs.push(Pair { a, b, cell });
        }
    }
    pairs
}

/// The ids of the groups that a question is about: all; or one, and all that are ever related to
/// it; or those that are asked for.
fn chosen<'v>(all: &'v MatrixView, shown: &'v MatrixView, ids: &'v [String]) -> BTreeSet<&'v str> {
    if shown.related_groups {
        return ids.iter().map(String::as_str).collect();
    }
    let mut chosen: BTreeSet<&str> = shown.entities.iter().map(String::as_str).collect();
    if let Some(only) = &shown.row_of {
        for cell in &all.cells {
            if !cell.marks.is_empty() && (cell.a == *only || cell.b == *only) {
                chosen.extend([cell.a.as_str(), cell.b.as_str()]);
            }
        }
    }
    chosen
}

fn name_of<'v>(all: &'v MatrixView, shown: &'v MatrixView, id: &'v str) -> &'v str {
    match shown.name(id) {
        name if name == id => all.name(id),
        name => name,
    }
}

/// A place for a sign on a line, and how bad it is: away from other signs and dots, and on as few
/// lines as possible.
fn free_share(line: Segment, signs: &[Area], dots: &[Point], lines: &[Segment]) -> (f64, usize) {
    let mut best = (SHARES[0], usize::MAX);
    for share in SHARES {
        let place = Area::around(line.at(share, 0.0), SIGN_RADIUS + 3.0);
        let on_signs = signs.iter().filter(|it| it.overlaps(place)).count();
        let on_dots = dots.iter();
        let on_dots = on_dots.filter(|it| Area::around(**it, NODE_ROOM - 2.0).overlaps(place));
        let on_lines = lines.iter();
        let on_lines = on_lines.filter(|it| **it != line && place.is_crossed_by(**it));
        let cost = CROWDED * (on_signs + on_dots.count()) + on_lines.count();
        if cost < best.1 {
            best = (share, cost);
        }
    }
    best
}
