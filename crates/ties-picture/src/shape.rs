//! The shapes that a picture consists of. Lengths are in pixels, and `y` grows downwards.

use crate::palette::Ink;

/// A place in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f64,
    /// Pixels from the upper edge.
    pub y: f64,
}

impl Point {
    /// The place at these coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A shape of a picture. Later shapes are drawn over earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A straight line.
    Line {
        /// Where it starts.
        from: Point,
        /// Where it ends.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A rectangle.
    Rect {
        /// Its upper left corner.
        at: Point,
        /// Its width.
        width: f64,
        /// Its height.
        height: f64,
        /// What fills it.
        fill: Fill,
        /// Its outline.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Its centre.
        center: Point,
        /// Its radius.
        radius: f64,
        /// What fills it.
        fill: Fill,
        /// Its outline.
        stroke: Option<Stroke>,
    },
    /// A line or an area with any outline.
    Path {
        /// The steps of the outline.
        steps: Vec<Step>,
        /// What fills it.
        fill: Fill,
        /// Its outline.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text(Text),
    /// Shapes that belong together.
    Group {
        /// What they show, in words: the tooltip, and what a screen reader says.
        title: String,
        /// The shapes.
        shapes: Vec<Shape>,
    },
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Go there without a line.
    Move(Point),
    /// Draw a straight line to there.
    Line(Point),
    /// Draw a cubic Bézier curve, with two control points, to the third point.
    Curve(Point, Point, Point),
    /// Draw a straight line to where the outline began.
    Close,
}

/// What fills a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Nothing.
    None,
    /// One colour.
    Solid(Ink),
    /// Diagonal lines of a colour on the colour of the paper.
    Hatched(Ink),
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width.
    pub width: f64,
    /// Its dashes.
    pub dash: Dash,
}

impl Stroke {
    /// A solid line.
    pub const fn solid(ink: Ink, width: f64) -> Self {
        Self {
            ink,
            width,
            dash: Dash::Solid,
        }
    }
}

/// The dashes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// No gaps.
    Solid,
    /// Long dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// A dash and a dot.
    Mixed,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where its baseline starts, is centred, or ends.
    pub at: Point,
    /// The words. A text from a file goes through [`crate::shown`] or [`crate::cut`] first.
    pub words: String,
    /// The height of its letters.
    pub size: f64,
    /// Its colour.
    pub ink: Ink,
    /// Which part of the text is at `at`.
    pub anchor: Anchor,
    /// The angle by which it is turned clockwise around `at`, in degrees.
    pub turn: f64,
    /// What it is.
    pub kind: TextKind,
}

/// Which part of a text is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// The name of something drawn. Labels do not overlap. A label has a halo in the colour of the
    /// paper.
    Label,
    /// A sign within another shape, such as `+` in a cell.
    Sign,
    /// Anything else: headings, captions, a legend, numbers of an axis.
    Plain,
}

impl Text {
    /// A text that is not turned.
    pub fn new(at: Point, words: impl Into<String>, size: f64) -> Self {
        Self {
            at,
            words: words.into(),
            size,
            ink: Ink::Text,
            anchor: Anchor::Start,
            turn: 0.0,
            kind: TextKind::Plain,
        }
    }

    /// The same text with another anchor.
    #[must_use]
    pub fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    /// The same text in another colour.
    #[must_use]
    pub fn in_ink(mut self, ink: Ink) -> Self {
        self.ink = ink;
        self
    }

    /// The same text as something else.
    #[must_use]
    pub fn as_kind(mut self, kind: TextKind) -> Self {
        self.kind = kind;
        self
    }
}

impl Step {
    /// The step at another place.
    pub(crate) fn moved(self, right: f64, down: f64) -> Self {
        let there = |point: Point| Point::new(point.x + right, point.y + down);
        match self {
            Self::Move(to) => Self::Move(there(to)),
            Self::Line(to) => Self::Line(there(to)),
            Self::Curve(one, two, to) => Self::Curve(there(one), there(two), there(to)),
            Self::Close => Self::Close,
        }
    }
}
