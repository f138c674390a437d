//! The network of friend and enemy: a dot for each group, and lines for how they are related.

mod labels;
mod layout;
mod lines;
mod map;

pub use layout::lay_out;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ties_view::{MatrixCell, MatrixView};

use self::lines::{Look, NODE_ROOM, PairLine, SIGN_RADIUS, lines_of, pair_in_words, sideways};
use self::map::Map;
use crate::frame::{Content, Edition, Frame, LegendEntry, moved};
use crate::geometry::{Area, Segment};
use crate::label::shown as shown_name;
use crate::palette::Ink;
use crate::picture::Picture;
use crate::shape::{Anchor, Fill, Point, Shape, Stroke, Text};

/// The radius of the dot of a group with a line.
const DOT: f64 = 6.0;
/// The radius of the dot of a group without one.
const SMALL_DOT: f64 = 4.0;
/// The least width of the drawing, in which a smaller one is centred.
const LEAST_WIDTH: f64 = 640.0;

/// The maximum number of pairs of a look that the description names.
const MOST_DESCRIBED: usize = 100;

/// Draws how groups are related as dots and lines. `all` has the groups and how they are related at
/// any time and under every policy: the places of everything come from it. `shown` is the answer to
/// the question: the lines come from it. So the same group is at the same place in every picture.
pub fn draw_network(all: &MatrixView, shown: &MatrixView, edition: &Edition) -> Picture {
    let map = Map::new(all, shown);
    let lines = Lines::new(&map, shown, None);
    let mut shapes = lines.shapes(&map, shown);
    shapes.extend(dots(&map, shown, &lines));
    let legend = legend(&map, all, shown, &lines);
    let frame = Frame {
        id: "network",
        heading: heading(&map, all, shown),
        scope: &shown.scope,
        edition,
        counts: counts(&map, shown, &lines),
        description: description(shown, &lines),
        legend,
    };
    frame.around(centred(shapes, bounds(&map)))
}

fn heading(map: &Map, all: &MatrixView, shown: &MatrixView) -> String {
    match &shown.row_of {
        Some(only) => {
            let name = match shown.name(only) {
                name if name == only => all.name(only),
                name => name,
            };
            format!("How {} is related to other groups", shown_name(name))
        }
        None => format!("How {} groups are related", map.ids.len()),
    }
}

/// The area that dots and names need. Lines are between dots.
fn bounds(map: &Map) -> Area {
    let mut area = Area::of_points(&map.dots).grown(NODE_ROOM);
    for label in map.labels.iter().flatten() {
        area = area.joined(label.area);
    }
    area
}

/// Shapes within an area, moved to the origin.
fn centred(shapes: Vec<Shape>, area: Area) -> Content {
    let width = area.width().max(LEAST_WIDTH);
    let left = 0.5 * (width - area.width()) - area.left;
    Content {
        width,
        height: area.height(),
        shapes: moved(shapes, left, -area.top),
    }
}

/// The lines of the question.
struct Lines<'v> {
    /// By the numbers of the two groups.
    pairs: BTreeMap<(usize, usize), (&'v MatrixCell, Vec<PairLine>)>,
}

impl<'v> Lines<'v> {
    /// The lines of a view; if one group is asked for, those of that group.
    fn new(map: &Map, view: &'v MatrixView, only: Option<&str>) -> Self {
        let numbers: HashMap<&str, usize> = map.ids.iter().map(String::as_str).zip(0..).collect();
        let mut pairs = BTreeMap::new();
        for cell in &view.cells {
            if only.is_some_and(|only| only != cell.a && only != cell.b) {
                continue;
            }
            let lines = lines_of(cell);
            if let (Some(a), Some(b)) = (numbers.get(&*cell.a), numbers.get(&*cell.b))
                && !lines.is_empty()
            {
                pairs.insert((*a.min(b), *a.max(b)), (cell, lines));
            }
        }
        Self { pairs }
    }

    /// The lines, and above them their signs.
    fn shapes(&self, map: &Map, shown: &MatrixView) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut signs = Vec::new();
        for ((a, b), (cell, lines)) in &self.pairs {
            let way = between_dots(map.line(*a, *b));
            let mut of_pair = Vec::new();
            let mut of_signs = Vec::new();
            let places = map.signs.get(&(*a, *b)).map(Vec::as_slice);
            let mut places = places.unwrap_or_default().iter();
            for (line, offset) in lines.iter().zip(sideways(lines)) {
                of_pair.extend(line.shapes(way, offset, &map.ids[*a]));
                if !line.sign().is_empty() {
                    let share = places.next().copied().unwrap_or(0.5);
                    let center = map.line(*a, *b).at(share, offset);
                    of_signs.extend(line.sign_shapes(center));
                }
            }
            let title = pair_in_words(shown, cell);
            if !of_signs.is_empty() {
                signs.push(Shape::Group {
                    title: title.clone(),
                    shapes: of_signs,
                });
            }
            shapes.push(Shape::Group {
                title,
                shapes: of_pair,
            });
        }
        shapes.extend(signs);
        shapes
    }

    /// The groups with a line.
    fn groups(&self) -> BTreeSet<usize> {
        self.pairs.keys().flat_map(|(a, b)| [*a, *b]).collect()
    }

    fn looks(&self) -> impl Iterator<Item = &PairLine> {
        self.pairs.values().flat_map(|(_, lines)| lines)
    }
}

/// The part of a line that is between the dots at its ends.
fn between_dots(line: Segment) -> Segment {
    let share = ((DOT + 2.0) / line.length().max(1e-9)).min(0.4);
    Segment {
        from: line.at(share, 0.0),
        to: line.at(1.0 - share, 0.0),
    }
}

/// The dots with their names. A group without a line has a small dot and a quiet name.
fn dots(map: &Map, shown: &MatrixView, lines: &Lines<'_>) -> Vec<Shape> {
    let related = lines.groups();
    let mut shapes = Vec::new();
    for (node, id) in map.ids.iter().enumerate() {
        let is_related = related.contains(&node);
        let mut of_dot = vec![dot(map.dots[node], is_related)];
        if let Some(label) = map.labels[node] {
            let ink = if is_related { Ink::Text } else { Ink::Quiet };
            of_dot.extend(label.shapes(&map.names[node], ink));
        }
        shapes.push(Shape::Group {
            title: shown_name(shown.name(id)),
            shapes: of_dot,
        });
    }
    shapes
}

fn dot(center: Point, is_related: bool) -> Shape {
    if is_related {
        return Shape::Circle {
            center,
            radius: DOT,
            fill: Fill::Solid(Ink::Text),
            stroke: None,
        };
    }
    Shape::Circle {
        center,
        radius: SMALL_DOT,
        fill: Fill::Solid(Ink::Paper),
        stroke: Some(Stroke::solid(Ink::Line, 1.2)),
    }
}

/// Sentences that count what is drawn.
fn counts(map: &Map, shown: &MatrixView, lines: &Lines<'_>) -> Vec<String> {
    let mut of_looks: BTreeMap<Look, usize> = BTreeMap::new();
    for line in lines.looks() {
        *of_looks.entry(line.look).or_default() += 1;
    }
    let parts: Vec<String> = of_looks
        .iter()
        .map(|(look, count)| format!("{} {count}", look.short()))
        .collect();
    let joined = lines.groups().len();
    let mut sentence = format!("{joined} of {} groups have a line", map.ids.len());
    if !parts.is_empty() {
        sentence = format!("{sentence}: {}", parts.join(", "));
    }
    let contested = lines.looks().filter(|line| line.contested).count();
    if contested > 0 {
        sentence = format!("{sentence}; contested {contested}");
    }
    let mut sentences = vec![format!("{sentence}.")];
    if shown.scope.as_of.is_some() && joined > 0 {
        let faint = lines.looks().filter(|line| line.faint).count();
        let certain = lines.looks().count() - faint;
        let reach = shown.scope.reach;
        let reach = reach.map(|reach| format!(", or attested {}", reach.in_words()));
        let reach = reach.unwrap_or_default();
        sentences.push(format!(
            "{certain} attested for that date; {faint} drawn fainter: only possibly{reach}."
        ));
    }
    let left_out = map.names_left_out();
    if left_out > 0 {
        let are = if left_out == 1 {
            "name is"
        } else {
            "names are"
        };
        sentences.push(format!("{left_out} {are} left out for lack of space."));
    }
    sentences
}

/// For each look, the pairs that have it, in sentences.
fn description(shown: &MatrixView, lines: &Lines<'_>) -> Vec<String> {
    let mut of_looks: BTreeMap<Look, Vec<String>> = BTreeMap::new();
    for (cell, of_pair) in lines.pairs.values() {
        let [a, b] = [&cell.a, &cell.b].map(|id| shown_name(shown.name(id)));
        for line in of_pair {
            let contested = if line.contested { " (contested)" } else { "" };
            let pairs = of_looks.entry(line.look).or_default();
            pairs.push(match &line.whole {
                Some(whole) if *whole == cell.a => format!("{b} of {a}{contested}"),
                Some(_) => format!("{a} of {b}{contested}"),
                None => format!("{a} and {b}{contested}"),
            });
        }
    }
    let mut sentences = Vec::new();
    for (look, mut pairs) in of_looks {
        let rest = pairs.len().saturating_sub(MOST_DESCRIBED);
        pairs.truncate(MOST_DESCRIBED);
        if rest > 0 {
            pairs.push(format!("{rest} more"));
        }
        sentences.push(format!("{}: {}.", look.title(), pairs.join("; ")));
    }
    sentences
}

/// The legend has what occurs at any time, so that it is the same for every date.
fn legend(map: &Map, all: &MatrixView, shown: &MatrixView, lines: &Lines<'_>) -> Vec<LegendEntry> {
    let ever = Lines::new(map, all, shown.row_of.as_deref());
    let mut looks: BTreeSet<Look> = ever.looks().map(|line| line.look).collect();
    looks.extend(lines.looks().map(|line| line.look));
    let mut entries = Vec::new();
    for look in Look::ALL {
        if looks.contains(&look) {
            entries.push(LegendEntry {
                sample: sample(&PairLine::sample(look, 1, false)),
                words: look.in_words().to_owned(),
            });
        }
    }
    entries.push(contested_entry());
    entries.push(LegendEntry {
        sample: width_samples(),
        words: "1, 2, 3 or more independent origins".to_owned(),
    });
    if shown.scope.as_of.is_some() {
        entries.push(LegendEntry {
            sample: sample(&PairLine::sample(Look::Friend, 2, true)),
            words: "fainter: possibly, or near that date".to_owned(),
        });
    }
    if lines.groups().len() < map.ids.len() {
        entries.push(LegendEntry {
            sample: vec![dot(Point::new(17.0, 8.0), false)],
            words: "group without a line here".to_owned(),
        });
    }
    entries
}

fn sample(line: &PairLine) -> Vec<Shape> {
    let way = Segment {
        from: Point::new(0.0, 8.0),
        to: Point::new(34.0, 8.0),
    };
    let mut shapes = line.shapes(way, 0.0, "-");
    shapes.extend(line.sign_shapes(Point::new(17.0, 8.0)));
    shapes
}

fn contested_entry() -> LegendEntry {
    let center = Point::new(17.0, 8.0);
    let at = Point::new(17.0, 12.3);
    LegendEntry {
        sample: vec![
            Shape::Circle {
                center,
                radius: SIGN_RADIUS,
                fill: Fill::Solid(Ink::Paper),
                stroke: Some(Stroke::solid(Ink::Line, 1.2)),
            },
            Shape::Text(Text::new(at, "?", 12.0).anchored(Anchor::Middle)),
        ],
        words: "contested".to_owned(),
    }
}

fn width_samples() -> Vec<Shape> {
    let mut shapes = Vec::new();
    for (origins, x) in [(1, 0.0), (2, 12.0), (3, 24.0)] {
        let way = Segment {
            from: Point::new(x, 8.0),
            to: Point::new(x + 10.0, 8.0),
        };
        let line = PairLine::sample(Look::Friend, origins, false);
        shapes.extend(line.shapes(way, 0.0, "-"));
    }
    shapes
}
