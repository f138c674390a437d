//! The timeline of an entity, or of two, as a picture: a row for each statement.

use ties_view::{DaySpan, Reach, Scope, TimelineView, date_in_words};

use crate::axis::Axis;
use crate::font::text_width;
use crate::frame::{Content, Edition, Frame, LegendEntry, SMALL_SIZE, TEXT_SIZE};
use crate::label::{cut, shown};
use crate::palette::Ink;
use crate::period::{DrawnPeriod, PeriodStyle, draw_period};
use crate::picture::Picture;
use crate::shape::{Anchor, Dash, Fill, Point, Shape, Stroke, Text, TextKind};
use crate::time_legend::{Sample, samples};
use crate::timeline_rows::{Rows, Section, TimelineRow, ink_of, tooltip};

/// The width of the column of marks between the statements and the axis.
const MARK_WIDTH: f64 = 22.0;
/// The length of the axis.
const AXIS_WIDTH: f64 = 600.0;
const ROW: f64 = 21.0;
const SECTION: f64 = 30.0;
/// The height of a line of labels of an axis.
const AXIS_LINE: f64 = 18.0;
/// The size of a statement.
const STATEMENT_SIZE: f64 = 12.0;
/// A note of the time of a period is not cut to less than this.
const LEAST_NOTE: f64 = 70.0;
/// From this number of rows on, the axis is labelled at the top, too.
const MANY_ROWS: usize = 18;

/// Draws everything dated about an entity or about two.
pub fn draw_timeline(view: &TimelineView, edition: &Edition) -> Picture {
    let rows = Rows::of(view);
    let asked = Asked::of(&view.scope);
    let mut sheet = Sheet::new(&rows, asked.as_ref());
    sheet.axis_at_top(&rows);
    for section in &rows.sections {
        sheet.section(section);
    }
    sheet.finish();
    sheet.undated(&rows);
    let names: Vec<String> = view.names.iter().map(|name| shown(name)).collect();
    let frame = Frame {
        id: "timeline",
        heading: format!("Timeline of {}", names.join(" and ")),
        scope: &view.scope,
        edition,
        counts: rows.counts(view),
        description: rows.description(),
        legend: legend(&rows, asked.as_ref()),
    };
    frame.around(Content {
        width: sheet.left + AXIS_WIDTH,
        height: sheet.y,
        shapes: sheet.shapes,
    })
}

/// The legend: how a period is drawn, and the colours in use.
fn legend(rows: &Rows<'_>, asked: Option<&Asked>) -> Vec<LegendEntry> {
    let mut used = vec![
        Sample::Attested,
        Sample::Vague,
        Sample::StatedEdge,
        Sample::OneDay,
    ];
    if rows.has_unknown_start() {
        used.push(Sample::UnknownStart);
    }
    if rows.has_hollow() {
        used.push(Sample::Hollow);
    }
    if rows.contested() > 0 {
        used.push(Sample::Contested);
    }
    if let Some(asked) = asked {
        used.push(Sample::Day);
        if asked.reach.is_some() {
            used.push(Sample::Reach);
        }
    }
    used.extend(rows.inks().into_iter().map(Sample::Ink));
    samples(&used)
}

/// Rows below each other, with an axis of time at their right.
struct Sheet<'a> {
    shapes: Vec<Shape>,
    /// Where the axis starts.
    left: f64,
    /// The upper edge of what is drawn next.
    y: f64,
    /// Where the lines of the axis start.
    top: f64,
    axis: Option<Axis>,
    asked: Option<&'a Asked>,
}

/// The day or days asked, and the first and the last day within the reach of the question.
struct Asked {
    date: DaySpan,
    reach: Option<(i32, i32)>,
}

impl Asked {
    fn of(scope: &Scope) -> Option<Self> {
        let date: DaySpan = scope.as_of.as_deref()?.parse().ok()?;
        let reach = match scope.reach {
            None | Some(Reach::Ever) => None,
            Some(reach) => Some(reach.around((date.first, date.last))),
        };
        Some(Self { date, reach })
    }

    fn days(&self) -> Vec<i32> {
        let mut days = vec![self.date.first, self.date.last];
        days.extend(
            self.reach
                .into_iter()
                .flat_map(|(first, last)| [first, last]),
        );
        days
    }
}

impl<'a> Sheet<'a> {
    fn new(rows: &Rows<'_>, asked: Option<&'a Asked>) -> Self {
        let widths = rows
            .all()
            .map(|row| text_width(&row.label(), STATEMENT_SIZE));
        let mut days = rows.days();
        days.extend(asked.into_iter().flat_map(Asked::days));
        Self {
            shapes: Vec::new(),
            left: widths.fold(160.0, f64::max) + MARK_WIDTH,
            y: 0.0,
            top: 0.0,
            axis: Axis::new(days, AXIS_WIDTH),
            asked,
        }
    }

    /// Writes the name of the day asked, and the labels of the axis over many rows.
    fn axis_at_top(&mut self, rows: &Rows<'_>) {
        let Some(axis) = &self.axis else { return };
        if let Some(Asked { date: asked, .. }) = self.asked {
            self.y += AXIS_LINE;
            let words = format!("asked: {}", date_in_words(&shown(&asked.date)));
            let half = 0.5 * text_width(&words, SMALL_SIZE);
            let x = 0.5 * (axis.start(asked.first) + axis.end(asked.last));
            let x = self.left + x.min(axis.width - half).max(half);
            let text = Text::new(Point::new(x, self.y - 5.0), words, SMALL_SIZE);
            let text = text.anchored(Anchor::Middle).in_ink(Ink::Day);
            self.shapes.push(Shape::Text(text.as_kind(TextKind::Label)));
        }
        if rows.all().count() >= MANY_ROWS {
            self.y += AXIS_LINE;
            let at = Point::new(self.left, self.y - 5.0);
            self.shapes.extend(axis.labels(at));
        }
        self.top = self.y;
    }

    /// Draws the rows under a heading.
    fn section(&mut self, section: &Section<'_>) {
        self.y += SECTION;
        let mut title = section.title.to_owned();
        if section.rows_not_shown > 0 {
            title = format!("{title} (and {} not shown)", section.rows_not_shown);
        }
        let at = Point::new(0.0, self.y - 8.0);
        self.shapes.push(Shape::Text(
            Text::new(at, title, TEXT_SIZE).in_ink(Ink::Quiet),
        ));
        self.line(self.y - 1.0, Ink::Grid);
        for row in &section.rows {
            self.row(row);
        }
    }

    fn line(&mut self, y: f64, ink: Ink) {
        self.shapes.push(Shape::Line {
            from: Point::new(0.0, y),
            to: Point::new(self.left + AXIS_WIDTH, y),
            stroke: Stroke::solid(ink, 1.0),
        });
    }

    /// Draws a statement and its periods.
    fn row(&mut self, row: &TimelineRow<'_>) {
        let Some(axis) = &self.axis else { return };
        let middle = self.y + 0.5 * ROW;
        let mut shapes = vec![Shape::Text(
            Text::new(Point::new(0.0, middle + 4.0), row.label(), STATEMENT_SIZE)
                .as_kind(TextKind::Label),
        )];
        if row.is_contested() {
            let at = Point::new(self.left - 0.5 * MARK_WIDTH, middle + 4.5);
            let text = Text::new(at, "?", TEXT_SIZE).anchored(Anchor::Middle);
            shapes.push(Shape::Text(text.as_kind(TextKind::Sign)));
        }
        let mut drawn = Vec::new();
        for entry in &row.entries {
            let style = PeriodStyle {
                ink: ink_of(entry),
                is_hollow: !entry.is_affirmed(),
            };
            if let Some(period) = draw_period(&entry.days, axis, (self.left, middle), style) {
                shapes.push(Shape::Group {
                    title: tooltip(entry),
                    shapes: period.shapes.clone(),
                });
                drawn.push((period, entry.when.as_str()));
            }
        }
        shapes.extend(notes(&drawn, [self.left, self.left + AXIS_WIDTH], middle));
        self.shapes.push(Shape::Group {
            title: shown(row.statement),
            shapes,
        });
        self.y += ROW;
    }

    /// Draws the lines of the axis behind the rows, the day asked, and the labels at the bottom.
    fn finish(&mut self) {
        let Some(axis) = &self.axis else { return };
        let (left, top) = (self.left, self.top);
        self.y += 4.0;
        let height = self.y - top;
        let mut behind = axis.lines(Point::new(left, top), height);
        if let Some(asked) = self.asked {
            behind.extend(day_lines(asked, axis, Point::new(left, top), height));
        }
        behind.append(&mut self.shapes);
        self.shapes = behind;
        self.y += AXIS_LINE;
        self.shapes
            .extend(axis.labels(Point::new(left, self.y - 5.0)));
        self.line(self.y - AXIS_LINE, Ink::Line);
    }

    /// Lists the entries without a known day.
    fn undated(&mut self, rows: &Rows<'_>) {
        let lines = rows.undated_lines();
        if lines.is_empty() {
            return;
        }
        self.y += SECTION;
        let at = Point::new(0.0, self.y - 8.0);
        let title = Text::new(at, "Without a date", TEXT_SIZE).in_ink(Ink::Quiet);
        self.shapes.push(Shape::Text(title));
        for words in lines {
            self.y += ROW;
            let words = cut(&words, STATEMENT_SIZE, self.left + AXIS_WIDTH);
            let text = Text::new(Point::new(0.0, self.y - 6.0), words, STATEMENT_SIZE);
            self.shapes.push(Shape::Text(text.as_kind(TextKind::Label)));
        }
    }
}

/// The reach of the question as a light band, and the day asked as a line, or its first and last
/// day as two lines.
fn day_lines(asked: &Asked, axis: &Axis, at: Point, height: f64) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if let Some((first, last)) = asked.reach {
        let from = axis.start(first);
        shapes.push(Shape::Rect {
            at: Point::new(at.x + from, at.y),
            width: axis.end(last) - from,
            height,
            fill: Fill::Solid(Ink::Grid),
            stroke: None,
        });
    }
    let asked = &asked.date;
    let stroke = Stroke {
        ink: Ink::Day,
        width: 1.5,
        dash: Dash::Solid,
    };
    let mut places = vec![axis.start(asked.first), axis.end(asked.last)];
    if places[1] - places[0] < 3.0 {
        places = vec![0.5 * (places[0] + places[1])];
    }
    for place in places {
        let x = at.x + place;
        shapes.push(Shape::Line {
            from: Point::new(x, at.y),
            to: Point::new(x, at.y + height),
            stroke,
        });
    }
    shapes
}

/// The time of the last period in words at its right, or else at its left, where there is room; and
/// the time of the first one at its left.
fn notes(drawn: &[(DrawnPeriod, &str)], [left, right]: [f64; 2], y: f64) -> Vec<Shape> {
    let (Some((first, first_when)), Some((last, last_when))) = (drawn.first(), drawn.last()) else {
        return Vec::new();
    };
    let end = drawn
        .iter()
        .map(|(period, _)| period.right)
        .fold(left, f64::max);
    let start = drawn
        .iter()
        .map(|(period, _)| period.left)
        .fold(right, f64::min);
    let at_left = (start - 6.0, start - 6.0 - left);
    let at_right = (end + 6.0, right - end - 6.0);
    let mut notes = Vec::new();
    if has_room(last_when, at_right.1) || at_right.1 > at_left.1.max(LEAST_NOTE) {
        notes.extend(note(last_when, (at_right.0, y), at_right.1, Anchor::Start));
    } else if drawn.len() == 1 {
        notes.extend(note(last_when, (at_left.0, y), at_left.1, Anchor::End));
    }
    if drawn.len() > 1 && has_room(first_when, at_left.1) && first.left <= last.left {
        notes.extend(note(first_when, (at_left.0, y), at_left.1, Anchor::End));
    }
    notes
}

fn has_room(words: &str, width: f64) -> bool {
    text_width(words, SMALL_SIZE) <= width
}

fn note(words: &str, (x, y): (f64, f64), width: f64, anchor: Anchor) -> Option<Shape> {
    if !has_room(words, width) && width < LEAST_NOTE {
        return None;
    }
    let words = cut(words, SMALL_SIZE, width);
    let text = Text::new(Point::new(x, y + 3.8), words, SMALL_SIZE);
    let text = text.anchored(anchor).in_ink(Ink::Quiet);
    Some(Shape::Text(text.as_kind(TextKind::Label)))
}
