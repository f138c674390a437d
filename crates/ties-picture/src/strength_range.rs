//! An amount on a linear axis.

use ties::model::{Amount, Bound};

use crate::frame::SMALL_SIZE;
use crate::palette::Ink;
use crate::shape::{Anchor, Fill, Point, Shape, Step, Stroke, Text, TextKind};

/// Where an axis starts, and how wide it is.
pub(crate) const AXIS_LEFT: f64 = 460.0;
pub(crate) const AXIS_WIDTH: f64 = 340.0;
/// The width of an arrow to an open end.
pub(crate) const ARROW: f64 = 26.0;

/// What is drawn of an amount.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Range {
    /// The lowest number given.
    pub(crate) low: Option<f64>,
    /// The highest number given.
    pub(crate) high: Option<f64>,
    /// The number that is given as the best, or as the only one.
    pub(crate) best: Option<f64>,
    /// How exact they are.
    pub(crate) bound: Bound,
}

impl Range {
    pub(crate) fn of(amount: &serde_json::Value) -> Self {
        let number = |key: &str| amount[key].as_f64();
        let bound = serde_json::from_value::<Amount>(amount.clone()).map(|amount| amount.bound);
        Self {
            low: number("low"),
            high: number("high"),
            best: number("best"),
            bound: bound.unwrap_or_default(),
        }
    }

    /// The only number, or the best one.
    pub(crate) fn point(self) -> Option<f64> {
        match (self.low, self.high) {
            (Some(_), Some(_)) => self.best,
            (low, high) => self.best.or(low).or(high),
        }
    }

    /// The greatest number.
    pub(crate) fn greatest(self) -> f64 {
        let numbers = [self.low, self.high, self.best].into_iter().flatten();
        numbers.fold(0.0, f64::max)
    }

    /// Whether the number is only said to be larger, or to be smaller.
    pub(crate) fn is_open(self) -> [bool; 2] {
        [
            matches!(self.bound, Bound::AtLeast | Bound::MoreThan),
            matches!(self.bound, Bound::AtMost | Bound::FewerThan),
        ]
    }
}

impl Range {
    /// Draws the range, and returns where it ends.
    pub(crate) fn draw(self, axis: &Axis, y: f64, ink: Ink, shapes: &mut Vec<Shape>) -> f64 {
        let thick = Stroke::solid(ink, 5.0);
        let thin = Stroke::solid(ink, 2.0);
        let mut end = AXIS_LEFT;
        if let (Some(low), Some(high)) = (self.low, self.high) {
            let (from, to) = (axis.place(low), axis.place(high));
            shapes.push(line(from, to, y, thick));
            for x in [from, to] {
                shapes.push(Shape::Line {
                    from: Point::new(x, y - 6.0),
                    to: Point::new(x, y + 6.0),
                    stroke: thin,
                });
            }
            end = to;
        }
        let Some(number) = self.point() else {
            return end;
        };
        let x = axis.place(number);
        let [is_more, is_fewer] = self.is_open();
        for (is_open, step) in [(is_more, ARROW), (is_fewer, -ARROW)] {
            if is_open {
                shapes.push(line(x, x + step, y, thin));
                shapes.push(arrow_head(x + step, y, step / 4.0, thin));
            }
        }
        let is_excluded = matches!(self.bound, Bound::MoreThan | Bound::FewerThan);
        let fill = if is_excluded { Ink::Paper } else { ink };
        shapes.push(Shape::Circle {
            center: Point::new(x, y),
            radius: 5.0,
            fill: Fill::Solid(fill),
            stroke: Some(thin),
        });
        if self.bound == Bound::About {
            shapes.push(sign(x, y - 10.0, "~"));
        }
        end.max(if is_more { x + ARROW } else { x + 5.0 })
    }
}

pub(crate) fn line(from: f64, to: f64, y: f64, stroke: Stroke) -> Shape {
    Shape::Line {
        from: Point::new(from, y),
        to: Point::new(to, y),
        stroke,
    }
}

fn arrow_head(x: f64, y: f64, size: f64, stroke: Stroke) -> Shape {
    Shape::Path {
        steps: vec![
            Step::Move(Point::new(x - size, y - 5.0)),
            Step::Line(Point::new(x, y)),
            Step::Line(Point::new(x - size, y + 5.0)),
        ],
        fill: Fill::None,
        stroke: Some(stroke),
    }
}

pub(crate) fn sign(x: f64, y: f64, words: &str) -> Shape {
    let text = Text::new(Point::new(x, y + 5.0), words, 15.0);
    Shape::Text(text.anchored(Anchor::Middle).as_kind(TextKind::Sign))
}

/// A linear axis from 0.
pub(crate) struct Axis {
    pub(crate) step: f64,
    pub(crate) end: f64,
}

impl Axis {
    /// An axis with at most five steps of 1, 2 or 5 times a power of ten.
    pub(crate) fn new(greatest: f64) -> Self {
        let mut power = 1.0;
        while power * 50.0 < greatest {
            power *= 10.0;
        }
        let mut steps = [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power);
        let step = steps
            .find(|step| 5.0 * step >= greatest)
            .unwrap_or(power * 10.0);
        Self {
            step,
            end: (greatest / step).ceil() * step,
        }
    }

    fn place(&self, number: f64) -> f64 {
        AXIS_LEFT + number / self.end * AXIS_WIDTH
    }

    pub(crate) fn draw(&self, top: f64, height: f64) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut number = 0.0;
        while number <= self.end {
            let x = self.place(number);
            shapes.push(Shape::Line {
                from: Point::new(x, top),
                to: Point::new(x, top + height),
                stroke: Stroke::solid(if number > 0.0 { Ink::Grid } else { Ink::Line }, 1.0),
            });
            let at = Point::new(x, top + height + 14.0);
            let label = Text::new(at, thousands(number), SMALL_SIZE).in_ink(Ink::Quiet);
            shapes.push(Shape::Text(label.anchored(Anchor::Middle)));
            number += self.step;
        }
        shapes
    }
}

/// A whole number with spaces between thousands: `60 000`.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut words = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push('\u{a0}');
        }
        words.push(digit);
    }
    words
}
