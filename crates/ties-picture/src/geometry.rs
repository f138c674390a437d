//! Distances, segments and rectangles. Nothing here uses a transcendental function, so the same
//! input has the same bits on every machine.

use crate::shape::Point;

/// A rectangle along the axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Area {
    /// The square around a circle.
    pub(crate) fn around(center: Point, radius: f64) -> Self {
        Self {
            left: center.x - radius,
            top: center.y - radius,
            right: center.x + radius,
            bottom: center.y + radius,
        }
    }

    /// The smallest rectangle around some points; a point at the origin if there are none.
    pub(crate) fn of_points(points: &[Point]) -> Self {
        let first = points.first().copied().unwrap_or(Point::new(0.0, 0.0));
        let mut area = Self::around(first, 0.0);
        for point in points {
            area = area.joined(Self::around(*point, 0.0));
        }
        area
    }

    /// The smallest rectangle around both.
    pub(crate) fn joined(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The rectangle with a margin around it.
    pub(crate) fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    pub(crate) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a segment goes through the rectangle (Liang and Barsky, 1984).
    pub(crate) fn is_crossed_by(self, segment: Segment) -> bool {
        let Segment { from, to } = segment;
        let step = Point::new(to.x - from.x, to.y - from.y);
        let mut enters = 0.0_f64;
        let mut leaves = 1.0_f64;
        for (towards, room) in [
            (-step.x, from.x - self.left),
            (step.x, self.right - from.x),
            (-step.y, from.y - self.top),
            (step.y, self.bottom - from.y),
        ] {
            if towards == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if towards < 0.0 {
                enters = enters.max(room / towards);
            } else {
                leaves = leaves.min(room / towards);
            }
        }
        enters < leaves
    }
}

/// A straight line between two points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Segment {
    pub(crate) from: Point,
    pub(crate) to: Point,
}

impl Segment {
    pub(crate) fn length(self) -> f64 {
        distance(self.from, self.to)
    }

    /// The point at a share of its length, moved sideways.
    pub(crate) fn at(self, share: f64, sideways: f64) -> Point {
        let length = self.length().max(1e-9);
        let across = Point::new(self.to.x - self.from.x, self.to.y - self.from.y);
        Point::new(
            self.from.x + share * across.x - sideways * across.y / length,
            self.from.y + share * across.y + sideways * across.x / length,
        )
    }

    /// Its point that is nearest to another point.
    pub(crate) fn nearest_to(self, point: Point) -> Point {
        let across = Point::new(self.to.x - self.from.x, self.to.y - self.from.y);
        let squared = across.x * across.x + across.y * across.y;
        if squared == 0.0 {
            return self.from;
        }
        let along = (point.x - self.from.x) * across.x + (point.y - self.from.y) * across.y;
        self.at((along / squared).clamp(0.0, 1.0), 0.0)
    }

    /// Whether two segments cross, other than at their ends.
    pub(crate) fn crosses(self, other: Self) -> bool {
        let ends_of_other = side(self, other.from) * side(self, other.to);
        let own_ends = side(other, self.from) * side(other, self.to);
        ends_of_other < 0.0 && own_ends < 0.0
    }
}

/// On which side of a segment a point is: the sign of the result.
fn side(segment: Segment, point: Point) -> f64 {
    let Segment { from, to } = segment;
    (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
}

pub(crate) fn distance(one: Point, other: Point) -> f64 {
    let (x, y) = (one.x - other.x, one.y - other.y);
    (x * x + y * y).sqrt()
}

/// A number of things as a factor. No picture has more than 2^32 of them.
pub(crate) fn factor(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
