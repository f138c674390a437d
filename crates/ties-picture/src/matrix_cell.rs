//! The signs in a cell of the matrix.
//!
//! Each sign has a shape of its own, so that it is clear without its colour. A sign that is not
//! attested for the day itself is paler and smaller.

use ties_view::{Mark, MarkKind, MatrixCell, Standing};

use crate::palette::Ink;
use crate::shape::{Anchor, Fill, Point, Shape, Step, Stroke, Text, TextKind};

/// The side of the smallest cell that shows more than one relation, except friend and enemy.
pub(crate) const LEAST_DIVIDED: f64 = 16.0;

/// A relation as a cell of a row shows it, in the order in which a cell shows several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    Friend,
    Enemy,
    /// The row is a part of the column.
    Part,
    /// The column is a part of the row.
    Whole,
    Kin,
    Other,
    Denied,
    NoKnownTie,
    /// There are only claims that do not count.
    NotCounted,
}

/// A sign, and whether it is not attested for the day itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CellSign {
    pub(crate) sign: Sign,
    pub(crate) is_faint: bool,
}

/// What a cell shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CellSigns {
    /// The sign that fills the cell, smaller if it is faint; friend and enemy share it.
    pub(crate) main: Vec<CellSign>,
    /// The other signs.
    pub(crate) others: Vec<CellSign>,
    /// Whether one of them is contested.
    pub(crate) is_contested: bool,
}

/// A rectangle that a sign is drawn in.
#[derive(Debug, Clone, Copy)]
struct Area {
    at: Point,
    width: f64,
    height: f64,
}

impl CellSigns {
    /// What the cell of a row shows, which is empty if the relation is unknown.
    pub(crate) fn of(cell: &MatrixCell, row: &str) -> Self {
        let mut signs: Vec<_> = cell.marks.iter().map(|mark| cell_sign(mark, row)).collect();
        if signs.is_empty() && !cell.claims_not_counted.is_empty() {
            signs.push(CellSign {
                sign: Sign::NotCounted,
                is_faint: false,
            });
        }
        signs.sort_unstable();
        let of_sides = signs.partition_point(|it| it.sign <= Sign::Enemy);
        let others = signs.split_off(of_sides.max(1).min(signs.len()));
        Self {
            main: signs,
            others,
            is_contested: cell.marks.iter().any(|mark| mark.contested),
        }
    }

    /// The shapes in a square cell.
    pub(crate) fn draw(&self, at: Point, side: f64) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let is_divided = !self.others.is_empty() && side >= LEAST_DIVIDED;
        let strip = if is_divided { 0.4 * side } else { 0.0 };
        let area = Area {
            at,
            width: side,
            height: side - strip,
        };
        match &self.main[..] {
            [friend, enemy] => shapes.extend(friend_and_enemy(*friend, *enemy, area)),
            signs => {
                for sign in signs {
                    let margin = if sign.is_faint { 0.2 } else { 0.06 };
                    shapes.extend(sign.draw(area.inner(margin)));
                }
            }
        }
        if is_divided {
            let mut left = at.x;
            // Three signs have room; more share it.
            let width = strip.min(side / as_length(self.others.len()));
            for sign in &self.others {
                let at = Point::new(left, at.y + side - strip);
                let area = Area {
                    at,
                    width,
                    height: strip,
                };
                shapes.extend(sign.draw(area.inner(0.06)));
                left += width;
            }
        }
        if self.is_contested {
            shapes.extend(question_mark(at, side));
        }
        shapes
    }
}

fn cell_sign(mark: &Mark, row: &str) -> CellSign {
    let sign = match mark.kind {
        MarkKind::Friend => Sign::Friend,
        MarkKind::Enemy => Sign::Enemy,
        MarkKind::Part if mark.part.as_deref() == Some(row) => Sign::Part,
        MarkKind::Part => Sign::Whole,
        MarkKind::Kin => Sign::Kin,
        MarkKind::Other => Sign::Other,
        MarkKind::Denied => Sign::Denied,
        MarkKind::NoKnownTie => Sign::NoKnownTie,
    };
    CellSign {
        sign,
        is_faint: is_faint(mark),
    }
}

/// Whether a mark is not attested for the day itself.
pub(crate) fn is_faint(mark: &Mark) -> bool {
    mark.standing.is_some_and(|it| it != Standing::Yes)
}

/// A number of things as a length.
pub(crate) fn as_length(count: usize) -> f64 {
    // No picture has more than 2^32 of anything.
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

impl CellSign {
    fn ink(self) -> Ink {
        let ink = match self.sign {
            Sign::Friend => Ink::Friend,
            Sign::Enemy => Ink::Enemy,
            Sign::Part | Sign::Whole => Ink::Part,
            Sign::Kin => Ink::Kin,
            Sign::Other | Sign::Denied | Sign::NoKnownTie => Ink::Neutral,
            Sign::NotCounted => Ink::Quiet,
        };
        if self.is_faint { ink.faint() } else { ink }
    }

    /// The shapes of the sign in an area.
    fn draw(self, area: Area) -> Vec<Shape> {
        let ink = self.ink();
        let pen = Stroke::solid(ink, 0.1 * area.least());
        match self.sign {
            Sign::Friend => vec![area.rect(Fill::Solid(ink)), area.plus(Ink::Paper)],
            Sign::Enemy => {
                let [paper, bar] = area.minus(ink);
                let hatched = area.rect(Fill::Hatched(ink));
                let pen = Stroke::solid(ink, 0.06 * area.least());
                vec![hatched, area.outline(pen), paper, bar]
            }
            Sign::Part => {
                vec![area.arrow([[0.5, 0.12], [0.88, 0.8], [0.5, 0.6], [0.12, 0.8]], ink)]
            }
            Sign::Whole => {
                vec![area.arrow([[0.12, 0.5], [0.8, 0.12], [0.6, 0.5], [0.8, 0.88]], ink)]
            }
            Sign::Kin => vec![area.arrow([[0.5, 0.1], [0.9, 0.5], [0.5, 0.9], [0.1, 0.5]], ink)],
            Sign::Other => vec![area.circle(0.24, Fill::Solid(ink), None)],
            Sign::Denied => {
                let square = area.square().inner(0.18);
                vec![square.outline(pen), square.stroke_through(pen)]
            }
            Sign::NoKnownTie => vec![area.circle(0.3, Fill::None, Some(pen))],
            Sign::NotCounted => {
                let square = area.square();
                let dot = |x| Shape::Circle {
                    center: square.point([x, 0.5]),
                    radius: 0.07 * square.width,
                    fill: Fill::Solid(ink),
                    stroke: None,
                };
                vec![dot(0.35), dot(0.65)]
            }
        }
    }
}

/// Friend in the upper left half, and enemy in the lower right one.
fn friend_and_enemy(friend: CellSign, enemy: CellSign, area: Area) -> Vec<Shape> {
    let is_faint = friend.is_faint && enemy.is_faint;
    let area = area.inner(if is_faint { 0.2 } else { 0.06 });
    let (blue, red) = (friend.ink(), enemy.ink());
    let upper = area.polygon(&[[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]], Fill::Solid(blue));
    let lower = area.polygon(&[[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], Fill::Hatched(red));
    let both = if is_faint { Ink::BothFaint } else { Ink::Both };
    let half = |[x, y]: [f64; 2]| Area {
        at: area.point([x, y]),
        width: 0.42 * area.width,
        height: 0.42 * area.height,
    };
    let outline = area.outline(Stroke::solid(both, 0.07 * area.least()));
    let plus = half([0.06, 0.06]).plus(Ink::Paper);
    let [paper, bar] = half([0.54, 0.54]).minus(red);
    vec![upper, lower, outline, plus, paper, bar]
}

/// The mark of what is contested, in the upper right corner of a cell.
pub(crate) fn question_mark(at: Point, side: f64) -> Vec<Shape> {
    let center = Point::new(at.x + 0.83 * side, at.y + 0.19 * side);
    let words = Point::new(center.x, center.y + 0.14 * side);
    let sign = Text::new(words, "?", 0.4 * side)
        .anchored(Anchor::Middle)
        .as_kind(TextKind::Sign);
    let paper = Shape::Circle {
        center,
        radius: 0.19 * side,
        fill: Fill::Solid(Ink::Paper),
        stroke: Some(Stroke::solid(Ink::Text, 0.03 * side)),
    };
    vec![paper, Shape::Text(sign)]
}

impl Area {
    /// The smaller one of width and height.
    fn least(self) -> f64 {
        self.width.min(self.height)
    }

    /// The area without a margin, which is a share of its smaller side.
    fn inner(self, share: f64) -> Self {
        let margin = share * self.least();
        Self {
            at: Point::new(self.at.x + margin, self.at.y + margin),
            width: self.width - 2.0 * margin,
            height: self.height - 2.0 * margin,
        }
    }

    /// The square in its middle.
    fn square(self) -> Self {
        let side = self.least();
        let left = self.at.x + (self.width - side) / 2.0;
        let top = self.at.y + (self.height - side) / 2.0;
        Self {
            at: Point::new(left, top),
            width: side,
            height: side,
        }
    }

    /// The point at shares of its width and height.
    fn point(self, [x, y]: [f64; 2]) -> Point {
        Point::new(self.at.x + x * self.width, self.at.y + y * self.height)
    }

    fn rect(self, fill: Fill) -> Shape {
        Shape::Rect {
            at: self.at,
            width: self.width,
            height: self.height,
            fill,
            stroke: None,
        }
    }

    fn outline(self, stroke: Stroke) -> Shape {
        Shape::Rect {
            at: self.at,
            width: self.width,
            height: self.height,
            fill: Fill::None,
            stroke: Some(stroke),
        }
    }

    /// A line from corner to corner.
    fn stroke_through(self, stroke: Stroke) -> Shape {
        Shape::Line {
            from: self.point([-0.25, 1.25]),
            to: self.point([1.25, -0.25]),
            stroke,
        }
    }

    fn circle(self, share: f64, fill: Fill, stroke: Option<Stroke>) -> Shape {
        Shape::Circle {
            center: self.point([0.5, 0.5]),
            radius: share * self.least(),
            fill,
            stroke,
        }
    }

    fn polygon(self, corners: &[[f64; 2]], fill: Fill) -> Shape {
        let mut steps = Vec::new();
        for (place, corner) in corners.iter().enumerate() {
            let point = self.point(*corner);
            steps.push(if place == 0 {
                Step::Move(point)
            } else {
                Step::Line(point)
            });
        }
        steps.push(Step::Close);
        Shape::Path {
            steps,
            fill,
            stroke: None,
        }
    }

    /// A polygon in the square in its middle.
    fn arrow(self, corners: [[f64; 2]; 4], ink: Ink) -> Shape {
        self.square().polygon(&corners, Fill::Solid(ink))
    }

    fn plus(self, ink: Ink) -> Shape {
        let square = self.square();
        let steps = [[0.5, 0.22], [0.5, 0.78], [0.22, 0.5], [0.78, 0.5]].map(|it| square.point(it));
        let [top, bottom, left, right] = steps;
        Shape::Path {
            steps: vec![
                Step::Move(top),
                Step::Line(bottom),
                Step::Move(left),
                Step::Line(right),
            ],
            fill: Fill::None,
            stroke: Some(Stroke::solid(ink, 0.14 * square.width)),
        }
    }

    /// A minus on a piece of paper, so that hatching does not cross it.
    fn minus(self, ink: Ink) -> [Shape; 2] {
        let square = self.square();
        let bar = |[left, right]: [f64; 2], ink, width| Shape::Line {
            from: square.point([left, 0.5]),
            to: square.point([right, 0.5]),
            stroke: Stroke::solid(ink, width * square.width),
        };
        [
            bar([0.14, 0.86], Ink::Paper, 0.44),
            bar([0.22, 0.78], ink, 0.16),
        ]
    }
}
