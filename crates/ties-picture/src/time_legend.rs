//! The legend of pictures with an axis of time.

use ties_view::PeriodDays;

use crate::axis::Axis;
use crate::frame::{LegendEntry, TEXT_SIZE};
use crate::palette::Ink;
use crate::period::{PeriodStyle, draw_period};
use crate::shape::{Anchor, Dash, Fill, Point, Shape, Step, Stroke, Text, TextKind};

/// What a legend explains.
#[derive(Clone, Copy)]
pub(crate) enum Sample {
    /// A period that is attested, without a stated start or end.
    Attested,
    /// What the dates of a period leave open.
    Vague,
    /// A stated start and end.
    StatedEdge,
    /// One day.
    OneDay,
    /// An unknown start, or a day that is only known to be no later than a date.
    UnknownStart,
    /// A denial, or what does not count.
    Hollow,
    /// A contested statement.
    Contested,
    /// The day asked.
    Day,
    /// The line of a group.
    Lane,
    /// A line from one group to another.
    Arrow,
    /// The reach of the question.
    Reach,
    /// A colour.
    Ink(Ink),
    /// A colour of lines between groups, and what it means.
    Line(Ink, &'static str),
}

/// The entries of a legend.
pub(crate) fn samples(used: &[Sample]) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    for sample in used {
        entries.push(LegendEntry {
            sample: sample.shapes(),
            words: sample.words().to_owned(),
        });
    }
    entries
}

impl Sample {
    fn words(self) -> &'static str {
        match self {
            Self::Attested => "attested; torn edge: not known before or after",
            Self::Vague => "some time within, as far as the dates say",
            Self::StatedEdge => "stated start and end",
            Self::OneDay => "one day, or a short time",
            Self::UnknownStart => "up to then, start unknown",
            Self::Hollow => "denied, or not counted as so",
            Self::Contested => "contested, or in a recorded dispute",
            Self::Day => "the day asked",
            Self::Lane => "the group, from its first to its last attested day",
            Self::Arrow => "to the later group, or to the one that a pledge is made to",
            Self::Reach => "its reach",
            Self::Ink(ink) => ink_in_words(ink),
            Self::Line(_, words) => words,
        }
    }

    fn shapes(self) -> Vec<Shape> {
        let days = match self {
            Self::Attested => days([4, 4, 29, 29], [false; 2]),
            Self::Vague => PeriodDays {
                latest_start: Some(29),
                earliest_end: Some(4),
                ..days([4, 29, 4, 29], [false; 2])
            },
            Self::StatedEdge => days([4, 4, 29, 29], [true; 2]),
            Self::OneDay | Self::Hollow => days([16; 4], [false; 2]),
            Self::UnknownStart => PeriodDays {
                earliest_start: None,
                earliest_end: None,
                ..days([29; 4], [false; 2])
            },
            Self::Contested => return vec![sign("?")],
            Self::Day => return vec![day_line()],
            Self::Lane => return vec![stripe(3.0)],
            Self::Arrow => return arrow(),
            Self::Reach => return vec![patch(Ink::Grid)],
            Self::Ink(ink) | Self::Line(ink, _) => return vec![patch(ink)],
        };
        let style = PeriodStyle {
            ink: Ink::Neutral,
            is_hollow: matches!(self, Self::Hollow),
        };
        let drawn = draw_period(&days, &Axis::of_days(0, 33, 34.0), (0.0, 8.0), style);
        drawn.map(|drawn| drawn.shapes).unwrap_or_default()
    }
}

/// A period with these first and last possible days of its start and its end.
fn days(days: [i32; 4], [starts, ends]: [bool; 2]) -> PeriodDays {
    let [earliest_start, latest_start, earliest_end, latest_end] = days.map(Some);
    PeriodDays {
        earliest_start,
        latest_start,
        earliest_end,
        latest_end,
        starts,
        ends,
    }
}

fn sign(words: &str) -> Shape {
    let text = Text::new(Point::new(17.0, 12.5), words, TEXT_SIZE).anchored(Anchor::Middle);
    Shape::Text(text.as_kind(TextKind::Sign))
}

fn day_line() -> Shape {
    Shape::Line {
        from: Point::new(17.0, 0.0),
        to: Point::new(17.0, 16.0),
        stroke: Stroke {
            ink: Ink::Day,
            width: 1.5,
            dash: Dash::Solid,
        },
    }
}

fn stripe(width: f64) -> Shape {
    Shape::Line {
        from: Point::new(2.0, 8.0),
        to: Point::new(32.0, 8.0),
        stroke: Stroke::solid(Ink::NeutralFaint, width),
    }
}

fn arrow() -> Vec<Shape> {
    let stroke = Stroke::solid(Ink::Neutral, 1.8);
    let head = vec![
        Step::Move(Point::new(17.0, 16.0)),
        Step::Line(Point::new(13.0, 8.0)),
        Step::Line(Point::new(21.0, 8.0)),
        Step::Close,
    ];
    vec![
        Shape::Line {
            from: Point::new(17.0, 0.0),
            to: Point::new(17.0, 8.0),
            stroke,
        },
        Shape::Path {
            steps: head,
            fill: Fill::Solid(Ink::Neutral),
            stroke: None,
        },
    ]
}

fn patch(ink: Ink) -> Shape {
    Shape::Rect {
        at: Point::new(4.0, 3.0),
        width: 26.0,
        height: 10.0,
        fill: Fill::Solid(ink),
        stroke: None,
    }
}

/// What a colour means.
fn ink_in_words(ink: Ink) -> &'static str {
    match ink {
        Ink::Friend => "friend",
        Ink::FriendFaint => "friend, near the day asked",
        Ink::Enemy => "enemy",
        Ink::EnemyFaint => "enemy, near the day asked",
        Ink::Part => "part, member or pledged",
        Ink::PartFaint => "part, member or pledged, near the day asked",
        Ink::Kin => "relatives",
        Ink::KinFaint => "relatives, near the day asked",
        Ink::NeutralFaint => "anything else, near the day asked",
        _ => "anything else",
    }
}
