//! Periods on an axis of time: what is attested, what its dates leave open, and how it ends.

use ties_view::PeriodDays;

use crate::axis::Axis;
use crate::palette::Ink;
use crate::shape::{Dash, Fill, Point, Shape, Step, Stroke};

/// The height of a bar.
const BAR: f64 = 9.0;
/// Half of the width of a diamond.
const DIAMOND: f64 = 5.0;
/// The length of a dotted line that leads to an unknown start.
const TAIL: f64 = 22.0;
/// A period that is narrower than this is drawn as a diamond.
const NARROW: f64 = 7.0;
/// The depth of a torn edge.
const TEAR: f64 = 3.0;

/// How a period is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PeriodStyle {
    pub(crate) ink: Ink,
    /// Whether it is drawn as an outline: it is denied, or does not count.
    pub(crate) is_hollow: bool,
}

/// What is drawn of a period, and from where to where.
pub(crate) struct DrawnPeriod {
    pub(crate) shapes: Vec<Shape>,
    pub(crate) left: f64,
    pub(crate) right: f64,
}

/// Draws a period on an axis that starts at `left`, around a height. Nothing is drawn after its
/// last possible day, apart from the half of a diamond. `None` if no day is known.
pub(crate) fn draw_period(
    days: &PeriodDays,
    axis: &Axis,
    (left, y): (f64, f64),
    style: PeriodStyle,
) -> Option<DrawnPeriod> {
    let pen = Pen::new(y, style);
    let from = left + axis.start(days.first()?);
    let to = left + axis.end(days.last()?);
    let certain = days.certain();
    let certain = certain.map(|(first, last)| [left + axis.start(first), left + axis.end(last)]);
    let has_tail = days.earliest_start.is_none();
    let mut shapes = Vec::new();
    let mut start = from - DIAMOND;
    if has_tail {
        let first = certain.map_or(to, |[first, _]| first);
        start = (first - TAIL).max(left);
        shapes.extend(pen.tail(start, first));
    }
    match certain {
        None if has_tail && to - from < NARROW => shapes.push(pen.edge(to)),
        _ if to - from < NARROW => shapes.push(pen.diamond(0.5 * (from + to))),
        None => shapes.extend(pen.vague(from, to)),
        Some(certain) => shapes.extend(pen.period(days, [from, to], certain)),
    }
    Some(DrawnPeriod {
        shapes,
        left: start,
        right: to + DIAMOND,
    })
}

/// Draws at a height in a colour.
struct Pen {
    y: f64,
    ink: Ink,
    fill: Fill,
}

impl Pen {
    fn new(y: f64, style: PeriodStyle) -> Self {
        let fill = if style.is_hollow {
            Ink::Paper
        } else {
            style.ink
        };
        Self {
            y,
            ink: style.ink,
            fill: Fill::Solid(fill),
        }
    }

    /// What is certain, and what is possible before and after it.
    fn period(
        &self,
        days: &PeriodDays,
        [from, to]: [f64; 2],
        [first, last]: [f64; 2],
    ) -> Vec<Shape> {
        let mut shapes = Vec::new();
        shapes.extend(self.vague(from, first));
        shapes.extend(self.vague(last, to));
        shapes.extend(self.bar([first, last], [days.starts, days.ends]));
        if days.starts && first - from < 1.0 {
            shapes.push(self.edge(first));
        }
        if days.ends && to - last < 1.0 {
            shapes.push(self.edge(last));
        }
        shapes
    }

    fn stroke(&self, dash: Dash, width: f64) -> Stroke {
        Stroke {
            ink: self.ink,
            width,
            dash,
        }
    }

    /// One day.
    fn diamond(&self, x: f64) -> Shape {
        Shape::Path {
            steps: vec![
                Step::Move(Point::new(x - DIAMOND, self.y)),
                Step::Line(Point::new(x, self.y - DIAMOND)),
                Step::Line(Point::new(x + DIAMOND, self.y)),
                Step::Line(Point::new(x, self.y + DIAMOND)),
                Step::Close,
            ],
            fill: self.fill,
            stroke: Some(self.stroke(Dash::Solid, 1.2)),
        }
    }

    /// A stated start or end.
    fn edge(&self, x: f64) -> Shape {
        Shape::Line {
            from: Point::new(x, self.y - 0.5 * BAR - 2.5),
            to: Point::new(x, self.y + 0.5 * BAR + 2.5),
            stroke: self.stroke(Dash::Solid, 2.0),
        }
    }

    /// A start that is unknown.
    fn tail(&self, from: f64, to: f64) -> Option<Shape> {
        (from < to).then(|| Shape::Line {
            from: Point::new(from, self.y),
            to: Point::new(to, self.y),
            stroke: self.stroke(Dash::Dotted, 2.0),
        })
    }

    /// What dates leave open: some time from a place to another one.
    fn vague(&self, from: f64, to: f64) -> Option<Shape> {
        (to - from >= 1.0).then(|| Shape::Rect {
            at: Point::new(from, self.y - 0.5 * BAR + 1.0),
            width: to - from,
            height: BAR - 2.0,
            fill: Fill::None,
            stroke: Some(self.stroke(Dash::Dotted, 1.4)),
        })
    }

    /// What is certain: a bar, with a torn edge where no start or end is stated.
    fn bar(&self, [from, to]: [f64; 2], [starts, ends]: [bool; 2]) -> Option<Shape> {
        if to <= from {
            return None;
        }
        let (top, bottom) = (self.y - 0.5 * BAR, self.y + 0.5 * BAR);
        let tear = TEAR.min(0.25 * (to - from));
        let mut steps = vec![
            Step::Move(Point::new(from, top)),
            Step::Line(Point::new(to, top)),
        ];
        if !ends {
            steps.extend(torn([to, top], -tear, [bottom - top, 1.0]));
        }
        steps.push(Step::Line(Point::new(to, bottom)));
        steps.push(Step::Line(Point::new(from, bottom)));
        if !starts {
            steps.extend(torn([from, bottom], tear, [bottom - top, -1.0]));
        }
        steps.push(Step::Close);
        Some(Shape::Path {
            steps,
            fill: self.fill,
            stroke: Some(self.stroke(Dash::Solid, 1.0)),
        })
    }
}

/// The teeth of a torn edge, from a corner downwards or upwards.
fn torn([x, y]: [f64; 2], depth: f64, [height, direction]: [f64; 2]) -> Vec<Step> {
    let mut steps = Vec::new();
    for (part, is_tooth) in [(0.25, true), (0.5, false), (0.75, true)] {
        let x = if is_tooth { x + depth } else { x };
        steps.push(Step::Line(Point::new(x, y + direction * part * height)));
    }
    steps
}
