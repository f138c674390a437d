//! An axis of time: days as places from left to right, and its ticks.

use ties::edtf::Day;

use crate::font::text_width;
use crate::frame::SMALL_SIZE;
use crate::palette::Ink;
use crate::shape::{Anchor, Point, Shape, Stroke, Text};

/// The smallest number of days on an axis.
const LEAST_DAYS: i64 = 40;
/// The smallest space between two labels.
const GAP: f64 = 14.0;

/// The years, months or days between two ticks, from the narrowest to the widest.
const STEPS: [TickStep; 24] = [
    TickStep::Days(1),
    TickStep::Days(2),
    TickStep::Days(5),
    TickStep::Days(10),
    TickStep::Months(1),
    TickStep::Months(3),
    TickStep::Months(6),
    TickStep::Years(1),
    TickStep::Years(2),
    TickStep::Years(5),
    TickStep::Years(10),
    TickStep::Years(20),
    TickStep::Years(50),
    TickStep::Years(100),
    TickStep::Years(200),
    TickStep::Years(500),
    TickStep::Years(1_000),
    TickStep::Years(2_000),
    TickStep::Years(5_000),
    TickStep::Years(10_000),
    TickStep::Years(100_000),
    TickStep::Years(1_000_000),
    TickStep::Years(2_000_000),
    TickStep::Years(5_000_000),
];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

#[derive(Clone, Copy)]
enum TickStep {
    Days(i64),
    Months(i64),
    Years(i64),
}

/// An axis of time from its first to its last day.
pub(crate) struct Axis {
    first: i64,
    last: i64,
    /// Its length in pixels.
    pub(crate) width: f64,
}

/// A day that an axis names.
struct Tick {
    x: f64,
    label: String,
}

impl Axis {
    /// An axis with room for some days; `None` if there are none.
    pub(crate) fn new(days: impl IntoIterator<Item = i32>, width: f64) -> Option<Self> {
        let mut bounds: Option<(i64, i64)> = None;
        for day in days {
            let day = i64::from(day);
            let (first, last) = bounds.unwrap_or((day, day));
            bounds = Some((first.min(day), last.max(day)));
        }
        let (first, last) = bounds?;
        let room = ((last - first) / 40).max((LEAST_DAYS - (last - first)) / 2);
        let room = room.max(1);
        Some(Self {
            first: first - room,
            last: last + room,
            width,
        })
    }

    /// An axis from a first to a last day, without further room.
    pub(crate) fn of_days(first: i32, last: i32, width: f64) -> Self {
        Self {
            first: i64::from(first),
            last: i64::from(last),
            width,
        }
    }

    /// The place at which a day begins.
    pub(crate) fn start(&self, day: i32) -> f64 {
        self.place(i64::from(day))
    }

    /// The place at which a day ends.
    pub(crate) fn end(&self, day: i32) -> f64 {
        self.place(i64::from(day) + 1)
    }

    fn place(&self, day: i64) -> f64 {
        let days = self.last + 1 - self.first;
        let place = as_length(day - self.first) / as_length(days) * self.width;
        place.clamp(0.0, self.width)
    }

    /// Lines at the ticks over a height, from a place on.
    pub(crate) fn lines(&self, at: Point, height: f64) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for tick in self.ticks() {
            let x = at.x + tick.x;
            shapes.push(Shape::Line {
                from: Point::new(x, at.y),
                to: Point::new(x, at.y + height),
                stroke: Stroke::solid(Ink::Grid, 1.0),
            });
        }
        shapes
    }

    /// The labels of the ticks, on a baseline.
    pub(crate) fn labels(&self, at: Point) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for tick in self.ticks() {
            let text = Text::new(Point::new(at.x + tick.x, at.y), tick.label, SMALL_SIZE);
            shapes.push(Shape::Text(
                text.anchored(Anchor::Middle).in_ink(Ink::Quiet),
            ));
        }
        shapes
    }

    /// The ticks, as close to each other as their labels allow.
    fn ticks(&self) -> Vec<Tick> {
        for step in STEPS {
            if self.spacing(step) < GAP {
                continue;
            }
            let ticks = self.ticks_of(step);
            if have_room(&ticks) {
                return ticks;
            }
        }
        Vec::new()
    }

    /// The mean space between two ticks.
    fn spacing(&self, step: TickStep) -> f64 {
        let days = match step {
            TickStep::Days(days) => as_length(days),
            TickStep::Months(months) => as_length(months) * 30.4,
            TickStep::Years(years) => as_length(years) * 365.2,
        };
        days / as_length(self.last + 1 - self.first) * self.width
    }

    fn ticks_of(&self, step: TickStep) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut next = self.first_tick(step);
        while let Some(day) = next {
            if day.number() > self.last {
                break;
            }
            let label = label(day, step);
            let x = self.place(day.number());
            let half = 0.5 * text_width(&label, SMALL_SIZE);
            let is_within = x - half >= 0.0 && x + half <= self.width;
            if day.number() >= self.first && is_within {
                ticks.push(Tick { x, label });
            }
            next = after(day, step);
        }
        ticks
    }

    /// The last tick on or before the first day.
    fn first_tick(&self, step: TickStep) -> Option<Day> {
        let (year, month, day) = Day::from_number(self.first)?.to_ymd();
        match step {
            TickStep::Days(_) => Day::from_ymd(year, month, 1),
            TickStep::Months(months) => {
                let month = i64::from(month) - 1;
                month_of(year, month - month.rem_euclid(months))
            }
            TickStep::Years(years) => Day::from_ymd(year - year.rem_euclid(years), 1, 1),
        }
        .or_else(|| Day::from_ymd(year, month, day))
    }
}

/// Whether the labels do not overlap each other.
fn have_room(ticks: &[Tick]) -> bool {
    let half = |tick: &Tick| 0.5 * text_width(&tick.label, SMALL_SIZE);
    let overlap = ticks.windows(2).any(|pair| match pair {
        [one, next] => one.x + half(one) + GAP > next.x - half(next),
        _ => false,
    });
    !overlap
}

/// The tick after another one.
fn after(tick: Day, step: TickStep) -> Option<Day> {
    let (year, month, day) = tick.to_ymd();
    match step {
        TickStep::Days(days) => {
            let next = i64::from(day) + days;
            // Each month is counted from its first day: 1, 6, 11 … A tick near its end is left out.
            if next + days / 2 <= 31 {
                let next = u8::try_from(next).ok()?;
                if let Some(day) = Day::from_ymd(year, month, next) {
                    return Some(day);
                }
            }
            month_of(year, i64::from(month))
        }
        TickStep::Months(months) => month_of(year, i64::from(month) - 1 + months),
        TickStep::Years(years) => Day::from_ymd(year + years, 1, 1),
    }
}

/// The first day of a month, counted from January of a year as 0.
fn month_of(year: i64, month: i64) -> Option<Day> {
    let number = u8::try_from(month.rem_euclid(12) + 1).ok()?;
    Day::from_ymd(year + month.div_euclid(12), number, 1)
}

/// The label of a tick: `2021`, `Sep 2021`, `5 Sep 2021`.
fn label(tick: Day, step: TickStep) -> String {
    let (year, month, day) = tick.to_ymd();
    // Year 0 is the year before year 1.
    let year = if year > 0 {
        year.to_string()
    } else {
        format!("{} BCE", 1 - year)
    };
    let month = MONTHS.get(usize::from(month) - 1).unwrap_or(&"");
    match step {
        TickStep::Days(_) => format!("{day} {month} {year}"),
        TickStep::Months(_) => format!("{month} {year}"),
        TickStep::Years(_) => year,
    }
}

/// A number of days as a number that lengths are computed from.
fn as_length(days: i64) -> f64 {
    // No axis has 2^31 days or more in one direction from 0.
    f64::from(i32::try_from(days / 2).unwrap_or(i32::MAX)) * 2.0
        + f64::from(i32::try_from(days % 2).unwrap_or(0))
}
