//! The lines between two groups: which ones, how they look, and what they mean.

use ties_view::{Mark, MarkKind, MatrixCell, MatrixView, Standing};

use crate::geometry::{Segment, factor};
use crate::label::shown;
use crate::palette::Ink;
use crate::shape::{Anchor, Dash, Fill, Point, Shape, Step, Stroke, Text, TextKind};

/// The radius of the disc of a sign.
pub(super) const SIGN_RADIUS: f64 = 8.0;
/// The radius of the dot of a group, with the room around it.
pub(super) const NODE_ROOM: f64 = 10.0;

const SIGN_SIZE: f64 = 12.0;
/// The room between two lines of a pair.
const BETWEEN_LINES: f64 = 3.0;

/// What a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    Friend,
    Enemy,
    Both,
    Part,
    Kin,
    Other,
    Denied,
    NoKnownTie,
}

impl Look {
    pub(super) const ALL: [Self; 8] = [
        Self::Friend,
        Self::Enemy,
        Self::Both,
        Self::Part,
        Self::Kin,
        Self::Other,
        Self::Denied,
        Self::NoKnownTie,
    ];

    /// What the legend says.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::Friend => "friend",
            Self::Enemy => "enemy",
            Self::Both => "friend and enemy at once",
            Self::Part => "part, with an arrow to the whole",
            Self::Kin => "kin",
            Self::Other => "only another relation",
            Self::Denied => "only a denial",
            Self::NoKnownTie => "only “no known tie”",
        }
    }

    /// What it is counted as.
    pub(super) fn short(self) -> &'static str {
        match self {
            Self::Friend => "friend",
            Self::Enemy => "enemy",
            Self::Both => "friend and enemy at once",
            Self::Part => "part",
            Self::Kin => "kin",
            Self::Other => "other relation",
            Self::Denied => "denied",
            Self::NoKnownTie => "no known tie",
        }
    }

    /// The same at the start of a sentence.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Friend => "Friends",
            Self::Enemy => "Enemies",
            Self::Both => "Friends and enemies at once",
            Self::Part => "Parts",
            Self::Kin => "Kin",
            Self::Other => "Another relation",
            Self::Denied => "Denied",
            Self::NoKnownTie => "No known tie",
        }
    }

    fn ink(self) -> Ink {
        match self {
            Self::Friend => Ink::Friend,
            Self::Enemy => Ink::Enemy,
            Self::Both => Ink::Both,
            Self::Part => Ink::Part,
            Self::Kin => Ink::Kin,
            Self::Other | Self::Denied | Self::NoKnownTie => Ink::Neutral,
        }
    }

    fn dash(self) -> Dash {
        match self {
            Self::Friend | Self::Both | Self::Part => Dash::Solid,
            Self::Enemy => Dash::Dashed,
            Self::Kin => Dash::Mixed,
            Self::Other | Self::Denied | Self::NoKnownTie => Dash::Dotted,
        }
    }

    /// The sign on its line; empty if it has none.
    fn sign(self) -> &'static str {
        match self {
            Self::Both => "±",
            Self::Denied => "×",
            Self::NoKnownTie => "0",
            Self::Friend | Self::Enemy | Self::Part | Self::Kin | Self::Other => "",
        }
    }
}

/// A line of a pair.
#[derive(Debug, Clone)]
pub(super) struct PairLine {
    pub(super) look: Look,
    /// Whether it is not attested for the day itself.
    pub(super) faint: bool,
    pub(super) contested: bool,
    origins: usize,
    /// The id of the whole, if one of the two is a part.
    pub(super) whole: Option<String>,
}

impl PairLine {
    fn new(look: Look, marks: &[&Mark]) -> Self {
        let standing = marks.iter().filter_map(|mark| mark.standing).min();
        Self {
            look,
            faint: standing.is_some_and(|standing| standing != Standing::Yes),
            contested: marks.iter().any(|mark| mark.contested),
            origins: marks.iter().map(|mark| mark.origins).max().unwrap_or(1),
            whole: None,
        }
    }

    /// A line for the legend.
    pub(super) fn sample(look: Look, origins: usize, faint: bool) -> Self {
        Self {
            look,
            faint,
            contested: false,
            origins,
            whole: (look == Look::Part).then(String::new),
        }
    }

    /// The sign in its disc; empty if it has none.
    pub(super) fn sign(&self) -> String {
        let contested = if self.contested { "?" } else { "" };
        format!("{}{contested}", self.look.sign())
    }

    pub(super) fn width(&self) -> f64 {
        match self.origins {
            0 | 1 => 1.6,
            2 => 3.2,
            _ => 4.8,
        }
    }

    fn stroke(&self) -> Stroke {
        let ink = self.look.ink();
        Stroke {
            ink: if self.faint { ink.faint() } else { ink },
            width: self.width(),
            dash: self.look.dash(),
        }
    }

    /// The line along a segment that ends at the edges of two dots, moved sideways. `a` is the id
    /// of the group at its start.
    pub(super) fn shapes(&self, way: Segment, sideways: f64, a: &str) -> Vec<Shape> {
        let stroke = self.stroke();
        let mut line = Segment {
            from: way.at(0.0, sideways),
            to: way.at(1.0, sideways),
        };
        let Some(whole) = &self.whole else {
            return vec![drawn(line, stroke)];
        };
        if whole == a {
            line = Segment {
                from: line.to,
                to: line.from,
            };
        }
        let head = ((7.0 + 1.5 * stroke.width) / line.length().max(1e-9)).min(0.5);
        let half = 3.0 + stroke.width;
        let base = 1.0 - head;
        let head = Shape::Path {
            steps: vec![
                Step::Move(line.to),
                Step::Line(line.at(base, -half)),
                Step::Line(line.at(base, half)),
                Step::Close,
            ],
            fill: Fill::Solid(stroke.ink),
            stroke: None,
        };
        line.to = line.at(base, 0.0);
        vec![drawn(line, stroke), head]
    }

    /// The sign in a disc around a point.
    pub(super) fn sign_shapes(&self, center: Point) -> Vec<Shape> {
        let sign = self.sign();
        if sign.is_empty() {
            return Vec::new();
        }
        let ink = self.stroke().ink;
        let at = Point::new(center.x, center.y + 0.36 * SIGN_SIZE);
        let sign = Text::new(at, sign, SIGN_SIZE)
            .anchored(Anchor::Middle)
            .as_kind(TextKind::Sign);
        vec![
            Shape::Circle {
                center,
                radius: SIGN_RADIUS,
                fill: Fill::Solid(Ink::Paper),
                stroke: Some(Stroke::solid(ink, 1.2)),
            },
            Shape::Text(sign),
        ]
    }
}

fn drawn(line: Segment, stroke: Stroke) -> Shape {
    Shape::Line {
        from: line.from,
        to: line.to,
        stroke,
    }
}

/// The lines of a pair. Friend and enemy are one line if both are attested. What is neither
/// friendly nor hostile, a part, nor kin is drawn only if there is no other line.
pub(super) fn lines_of(cell: &MatrixCell) -> Vec<PairLine> {
    let of_kind = |kind| {
        let marks = cell.marks.iter().filter(move |mark| mark.kind == kind);
        marks.collect::<Vec<&Mark>>()
    };
    let friend = of_kind(MarkKind::Friend);
    let enemy = of_kind(MarkKind::Enemy);
    let mut lines = Vec::new();
    match (friend.is_empty(), enemy.is_empty()) {
        (true, true) => {}
        (false, true) => lines.push(PairLine::new(Look::Friend, &friend)),
        (true, false) => lines.push(PairLine::new(Look::Enemy, &enemy)),
        (false, false) => lines.push(PairLine::new(Look::Both, &[friend, enemy].concat())),
    }
    for mark in of_kind(MarkKind::Part) {
        let mut line = PairLine::new(Look::Part, &[mark]);
        let is_a = mark.part.as_deref() == Some(&cell.a);
        line.whole = Some(if is_a { cell.b.clone() } else { cell.a.clone() });
        lines.push(line);
    }
    for (kind, look, only_alone) in [
        (MarkKind::Kin, Look::Kin, false),
        (MarkKind::Other, Look::Other, true),
        (MarkKind::Denied, Look::Denied, true),
        (MarkKind::NoKnownTie, Look::NoKnownTie, true),
    ] {
        let marks = of_kind(kind);
        if !marks.is_empty() && (!only_alone || lines.is_empty()) {
            lines.push(PairLine::new(look, &marks));
        }
    }
    lines
}

/// How many signs the lines of a pair can have on some day.
pub(super) fn most_signs(cell: &MatrixCell) -> usize {
    let is_signed = |kind| matches!(kind, MarkKind::Denied | MarkKind::NoKnownTie);
    let contested = cell.marks.iter().filter(|mark| mark.contested).count();
    let is_both = lines_of(cell).iter().any(|line| line.look == Look::Both);
    let others = is_both || cell.marks.iter().any(|mark| is_signed(mark.kind));
    contested.max(usize::from(others))
}

/// How long the line between two groups would be best, in hundredths; `None` if there is none.
pub(super) fn best_length(cell: &MatrixCell) -> Option<u32> {
    let looks = lines_of(cell).into_iter().map(|line| line.look);
    let lengths = looks.map(|look| match look {
        Look::Friend | Look::Part => 100,
        Look::Kin => 130,
        Look::Both | Look::Other => 160,
        Look::Denied | Look::NoKnownTie => 220,
        Look::Enemy => 250,
    });
    lengths.min()
}

/// How far each line of a pair is moved sideways, so that they do not overlap.
pub(super) fn sideways(lines: &[PairLine]) -> Vec<f64> {
    let widths: f64 = lines.iter().map(PairLine::width).sum();
    let gaps = factor(lines.len().saturating_sub(1)) * BETWEEN_LINES;
    let mut edge = -0.5 * (widths + gaps);
    let mut middles = Vec::new();
    for line in lines {
        middles.push(edge + 0.5 * line.width());
        edge += line.width() + BETWEEN_LINES;
    }
    middles
}

/// The ties and denials behind the lines of a pair, in words.
pub(super) fn pair_in_words(view: &MatrixView, cell: &MatrixCell) -> String {
    let mut statements = Vec::new();
    for mark in &cell.marks {
        statements.extend(mark.ties.iter().map(|tie| shown(&tie.statement)));
        statements.extend(mark.denials.iter().map(|denial| shown(&denial.statement)));
    }
    let [a, b] = [&cell.a, &cell.b].map(|id| shown(view.name(id)));
    format!("{a} and {b}: {}", statements.join("; "))
}
