//! Places for the names of groups: at the emptier side of each dot, and never over another name, a
//! dot or a sign.

use super::lines::NODE_ROOM;
use crate::font::text_width;
use crate::frame::TEXT_SIZE;
use crate::geometry::{Area, Segment, distance, factor};
use crate::label::cut;
use crate::palette::Ink;
use crate::shape::{Anchor, Point, Shape, Text, TextKind};

/// The height of a line of a name.
const LINE: f64 = 15.0;
/// A name wider than this is written on two lines.
const ONE_LINE: f64 = 130.0;
/// The maximum width of a line of a name.
const MOST_WIDTH: f64 = 190.0;
/// The room around a name.
const ROOM: f64 = 2.0;
/// The rounds in which names look for better places.
const ROUNDS: usize = 3;
/// The maximum number of names that are placed.
const MOST_NAMES: usize = 600;

/// A name on one or two lines.
pub(super) struct Name {
    lines: Vec<String>,
    width: f64,
}

impl Name {
    pub(super) fn new(name: &str) -> Self {
        let name: String = name.chars().take(200).collect();
        let mut lines = vec![cut(&name, TEXT_SIZE, MOST_WIDTH)];
        if text_width(&name, TEXT_SIZE) > ONE_LINE
            && let Some((first, rest)) = halves(&name)
        {
            lines = [first, rest]
                .map(|it| cut(it, TEXT_SIZE, MOST_WIDTH))
                .into();
        }
        let widths = lines.iter().map(|line| text_width(line, TEXT_SIZE));
        Self {
            width: widths.fold(0.0, f64::max),
            lines,
        }
    }

    fn height(&self) -> f64 {
        factor(self.lines.len()) * LINE
    }
}

/// A name in two parts of nearly equal width; `None` if it is one word.
fn halves(name: &str) -> Option<(&str, &str)> {
    let mut best: Option<(f64, (&str, &str))> = None;
    for (place, _) in name.match_indices(' ') {
        let (first, rest) = (name[..place].trim(), name[place..].trim());
        if first.is_empty() || rest.is_empty() {
            continue;
        }
        let width = text_width(first, TEXT_SIZE).max(text_width(rest, TEXT_SIZE));
        if best.is_none_or(|(least, _)| width < least) {
            best = Some((width, (first, rest)));
        }
    }
    best.map(|(_, parts)| parts)
}

/// A side of a dot: how far its name is to the right and below, from -1 to 1, and how bad that is.
struct Side {
    x: f64,
    y: f64,
    cost: f64,
}

const fn side(x: f64, y: f64, cost: f64) -> Side {
    Side { x, y, cost }
}

static SIDES: [Side; 8] = [
    side(1.0, 0.0, 0.0),
    side(-1.0, 0.0, 0.3),
    side(0.0, -1.0, 0.4),
    side(0.0, 1.0, 0.4),
    side(1.0, -1.0, 0.6),
    side(1.0, 1.0, 0.6),
    side(-1.0, -1.0, 0.8),
    side(-1.0, 1.0, 0.8),
];

/// The place of a name.
#[derive(Clone, Copy)]
pub(super) struct LabelPlace {
    pub(super) area: Area,
    anchor: Anchor,
    /// The number of lines that it is over.
    pub(super) crossing: usize,
}

impl LabelPlace {
    fn new(name: &Name, dot: Point, side: &Side) -> Self {
        let is_corner = side.x != 0.0 && side.y != 0.0;
        let gap = if is_corner { 5.0 } else { NODE_ROOM - 1.0 };
        let (width, height) = (name.width, name.height());
        let left = dot.x + side.x * gap - 0.5 * (1.0 - side.x) * width;
        let top = dot.y + side.y * gap - 0.5 * (1.0 - side.y) * height;
        let anchor = if side.x > 0.0 {
            Anchor::Start
        } else if side.x < 0.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        let area = Area {
            left,
            top,
            right: left + width,
            bottom: top + height,
        };
        Self {
            area,
            anchor,
            crossing: 0,
        }
    }

    /// The name at its place.
    pub(super) fn shapes(self, name: &Name, ink: Ink) -> Vec<Shape> {
        let x = match self.anchor {
            Anchor::Start => self.area.left,
            Anchor::Middle => 0.5 * (self.area.left + self.area.right),
            Anchor::End => self.area.right,
        };
        let mut shapes = Vec::new();
        let mut y = self.area.top + 0.8 * LINE;
        for line in &name.lines {
            let text = Text::new(Point::new(x, y), line, TEXT_SIZE).in_ink(ink);
            shapes.push(Shape::Text(
                text.anchored(self.anchor).as_kind(TextKind::Label),
            ));
            y += LINE;
        }
        shapes
    }
}

/// What names keep away from.
pub(super) struct Obstacles<'a> {
    pub(super) dots: &'a [Point],
    pub(super) signs: &'a [Area],
    pub(super) lines: &'a [Segment],
}

/// Places for the names of some dots, those with the most lines first; `None` for a name that does
/// not fit anywhere.
pub(super) fn place_names(
    names: &[Name],
    degrees: &[usize],
    around: &Obstacles<'_>,
) -> Vec<Option<LabelPlace>> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|node| (std::cmp::Reverse(degrees[*node]), *node));
    order.truncate(MOST_NAMES);
    let mut choices: Vec<Vec<(f64, LabelPlace)>> = Vec::new();
    for node in &order {
        choices.push(choices_of(&names[*node], around.dots[*node], around));
    }
    let mut places: Vec<Option<LabelPlace>> = vec![None; names.len()];
    for _ in 0..ROUNDS {
        for (node, choices) in order.iter().zip(&choices) {
            places[*node] = None;
            let free = choices.iter().find(|(_, choice)| {
                let room = choice.area.grown(ROOM);
                !places.iter().flatten().any(|it| it.area.overlaps(room))
            });
            places[*node] = free.map(|(_, place)| *place);
        }
    }
    places
}

/// The places of a name that are over no dot and no sign, the best one first.
fn choices_of(name: &Name, dot: Point, around: &Obstacles<'_>) -> Vec<(f64, LabelPlace)> {
    let empty = emptier_side(dot, around.lines);
    let mut choices = Vec::new();
    for side in &SIDES {
        let mut place = LabelPlace::new(name, dot, side);
        let room = place.area.grown(ROOM);
        let is_on_dot = |other: &Point| Area::around(*other, NODE_ROOM - 3.0).overlaps(room);
        let others = around.dots.iter().filter(|other| **other != dot);
        if others.into_iter().any(is_on_dot) || around.signs.iter().any(|it| it.overlaps(room)) {
            continue;
        }
        let crossing = around.lines.iter().filter(|it| room.is_crossed_by(**it));
        place.crossing = crossing.count();
        let length = (side.x * side.x + side.y * side.y).sqrt();
        let towards = (side.x * empty.x + side.y * empty.y) / length;
        let cost = 5.0 * factor(place.crossing) + side.cost - 1.5 * towards;
        choices.push((cost, place));
    }
    choices.sort_by(|one, other| one.0.total_cmp(&other.0));
    choices
}

/// The direction in which a dot has the fewest lines; of length 0 if they are even.
fn emptier_side(dot: Point, lines: &[Segment]) -> Point {
    let mut sum = Point::new(0.0, 0.0);
    for line in lines {
        let other = if line.from == dot {
            line.to
        } else if line.to == dot {
            line.from
        } else {
            continue;
        };
        let length = distance(dot, other).max(1e-9);
        sum.x -= (other.x - dot.x) / length;
        sum.y -= (other.y - dot.y) / length;
    }
    let length = distance(sum, Point::new(0.0, 0.0));
    if length < 1e-6 {
        return Point::new(0.0, 0.0);
    }
    Point::new(sum.x / length, sum.y / length)
}
