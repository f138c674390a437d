//! Splits, mergers, renamings and pledges of groups on an axis of time: a lane for each group.

use std::collections::BTreeMap;

use ties_view::{DaySpan, GenealogyView, TimelineEntry, count_of, date_in_words};

use crate::axis::Axis;
use crate::font::text_width;
use crate::frame::{Content, Edition, Frame, SMALL_SIZE, TEXT_SIZE};
use crate::genealogy_events::{DrawnEvent, Ends, LINES, draws_arrow_at_object, ink_of};
use crate::genealogy_lanes::{lane_order, place_labels};
use crate::label::{cut, shown};
use crate::palette::Ink;
use crate::period::{PeriodStyle, draw_period};
use crate::picture::Picture;
use crate::shape::{Anchor, Dash, Fill, Point, Shape, Step, Stroke, Text, TextKind};
use crate::time_legend::{Sample, samples};

/// The maximum width of the name of a group.
const NAME_WIDTH: f64 = 320.0;
const AXIS_WIDTH: f64 = 560.0;
/// How far labels may be written beyond the axis.
const BEYOND: f64 = 220.0;
/// The height of a lane without labels, and of a line of labels.
const LANE: f64 = 34.0;
const LABEL_LINE: f64 = 15.0;
const AXIS_LINE: f64 = 18.0;
/// The maximum number of lines for events without a lane or a date.
const MOST_LINES: usize = 12;

/// Draws the genealogy of groups. The day is drawn as a line.
pub fn draw_genealogy(view: &GenealogyView, day: Option<&DaySpan>, edition: &Edition) -> Picture {
    let mut sheet = Sheet::new(view, day);
    sheet.lanes();
    sheet.finish(day);
    sheet.write_others();
    let groups = count_of(view.groups.len(), "group");
    let frame = Frame {
        id: "genealogy",
        heading: match view.groups.len() {
            0 => "No group with a split, merger, renaming or pledge".to_owned(),
            _ => format!("How {groups} came about"),
        },
        scope: &view.scope,
        edition,
        counts: vec![counts(view)],
        description: description(view),
        legend: samples(&legend(view, day.is_some())),
    };
    frame.around(Content {
        width: sheet.left + AXIS_WIDTH + BEYOND,
        height: sheet.y,
        shapes: sheet.shapes,
    })
}

fn counts(view: &GenealogyView) -> String {
    let events = count_of(view.events.len(), "event");
    let mut words = format!("{events} of {}", count_of(view.groups.len(), "group"));
    if !view.not_counted.is_empty() {
        words = format!("{words}, and {} not counted as so", view.not_counted.len());
    }
    if view.groups_left_out > 0 {
        let left_out = count_of(view.groups_left_out, "group");
        words = format!("{words}. {left_out} without a split, merger, renaming or pledge left out");
    }
    format!("{words}.")
}

/// Every event as a sentence.
fn description(view: &GenealogyView) -> Vec<String> {
    let mut sentences = Vec::new();
    for entry in view
        .events
        .iter()
        .chain(&view.not_counted)
        .chain(&view.of_others)
    {
        let heading = if entry.is_affirmed() {
            ""
        } else {
            entry.heading
        };
        let words = format!("{}, {}", shown(&entry.statement), shown(&entry.when));
        let claims = entry.claims.join(", ");
        if heading.is_empty() {
            sentences.push(format!("{words} ({claims})."));
        } else {
            sentences.push(format!("{heading}: {words} ({claims})."));
        }
    }
    sentences
}

fn legend(view: &GenealogyView, has_day: bool) -> Vec<Sample> {
    let mut used = vec![
        Sample::Lane,
        Sample::OneDay,
        Sample::Vague,
        Sample::UnknownStart,
    ];
    let mut events = view.events.iter().chain(&view.not_counted);
    if events.any(|entry| !entry.is_affirmed()) {
        used.push(Sample::Hollow);
    }
    used.push(Sample::Arrow);
    for (ink, words) in LINES {
        let mut events = view.events.iter().chain(&view.not_counted);
        if events.any(|entry| ink_of(entry.predicate) == ink) {
            used.push(Sample::Line(ink, words));
        }
    }
    if has_day {
        used.push(Sample::Day);
    }
    used
}

/// Lanes below each other, with an axis of time.
struct Sheet<'v> {
    view: &'v GenealogyView,
    shapes: Vec<Shape>,
    /// Marks and labels, which are drawn over everything else.
    above: Vec<Shape>,
    left: f64,
    y: f64,
    top: f64,
    axis: Option<Axis>,
    /// The events of each group, by its id.
    events: BTreeMap<&'v str, Vec<DrawnEvent<'v>>>,
    /// The height of the line of each group.
    lines: BTreeMap<&'v str, f64>,
}

impl<'v> Sheet<'v> {
    fn new(view: &'v GenealogyView, day: Option<&DaySpan>) -> Self {
        let mut days: Vec<i32> = Vec::new();
        for group in &view.groups {
            days.extend(
                group
                    .attested
                    .iter()
                    .flat_map(|(first, last)| [*first, *last]),
            );
        }
        for entry in view.events.iter().chain(&view.not_counted) {
            days.extend(entry.days.first().into_iter().chain(entry.days.last()));
        }
        days.extend(day.into_iter().flat_map(|day| [day.first, day.last]));
        let names = view
            .groups
            .iter()
            .map(|group| cut(view.name(&group.id), TEXT_SIZE, NAME_WIDTH));
        let widths = names.map(|name| text_width(&name, TEXT_SIZE));
        Self {
            view,
            shapes: Vec::new(),
            above: Vec::new(),
            left: widths.fold(80.0, f64::max) + 26.0,
            y: if day.is_some() { AXIS_LINE } else { 0.0 },
            top: if day.is_some() { AXIS_LINE } else { 0.0 },
            axis: Axis::new(days, AXIS_WIDTH),
            events: BTreeMap::new(),
            lines: BTreeMap::new(),
        }
    }

    /// Draws the lanes, the events on them, and the lines between them.
    fn lanes(&mut self) {
        let Some(axis) = self.axis.take() else { return };
        for entry in self.view.events.iter().chain(&self.view.not_counted) {
            if let Some(event) = DrawnEvent::new(entry, self.view, &axis, self.left) {
                self.events.entry(&entry.subject).or_default().push(event);
            }
        }
        for id in lane_order(self.view) {
            let mut events = self.events.remove(id).unwrap_or_default();
            let lines = place_labels(&mut events, self.left + AXIS_WIDTH + BEYOND);
            self.y += LANE + LABEL_LINE * lines;
            self.lines.insert(id, self.y);
            self.lane(id, &axis);
            for event in &events {
                self.event(event, &axis);
            }
            self.events.insert(id, events);
        }
        self.y += 14.0;
        self.connect();
        self.axis = Some(axis);
    }

    /// The name of a group, and a line from its first to its last attested day.
    fn lane(&mut self, id: &str, axis: &Axis) {
        let y = self.y;
        let name = cut(self.view.name(id), TEXT_SIZE, NAME_WIDTH);
        let text = Text::new(Point::new(0.0, y + 4.5), name, TEXT_SIZE);
        self.above.push(Shape::Group {
            title: shown(self.view.name(id)),
            shapes: vec![Shape::Text(text.as_kind(TextKind::Label))],
        });
        let group = self.view.groups.iter().find(|group| group.id == id);
        if let Some((first, last)) = group.and_then(|group| group.attested) {
            self.shapes.push(Shape::Line {
                from: Point::new(self.left + axis.start(first), y),
                to: Point::new(self.left + axis.end(last), y),
                stroke: Stroke::solid(Ink::NeutralFaint, 3.0),
            });
        }
    }

    /// The mark of an event on the lane of its subject, and its label.
    fn event(&mut self, event: &DrawnEvent<'_>, axis: &Axis) {
        let y = self.y;
        let style = PeriodStyle {
            ink: event.ink,
            is_hollow: !event.entry.is_affirmed(),
        };
        let mut shapes = Vec::new();
        let drawn = draw_period(&event.entry.days, axis, (self.left, y), style);
        shapes.extend(drawn.into_iter().flat_map(|drawn| drawn.shapes));
        let baseline = y - 9.0 - LABEL_LINE * event.line;
        if event.line > 0.0 {
            self.shapes.push(Shape::Line {
                from: Point::new(event.x, baseline + 2.0),
                to: Point::new(event.x, y - 5.0),
                stroke: Stroke::solid(Ink::Line, 0.8),
            });
        }
        let at = Point::new(event.label_x, baseline);
        let text = Text::new(at, &event.label, SMALL_SIZE).anchored(event.anchor);
        shapes.push(Shape::Text(text.as_kind(TextKind::Label)));
        self.above.push(Shape::Group {
            title: event.tooltip(),
            shapes,
        });
    }

    /// Lines from the lane of a subject to that of its object.
    fn connect(&mut self) {
        let mut lines = Vec::new();
        for (subject, events) in &self.events {
            for event in events {
                for object in &event.entry.objects {
                    let ends = [self.lines.get(subject), self.lines.get(object.as_str())];
                    if let [Some(from), Some(to)] = ends {
                        lines.extend(connector(event, [*from, *to]));
                    }
                }
            }
        }
        self.shapes.extend(lines);
    }

    /// Draws the axis behind everything, and its labels.
    fn finish(&mut self, day: Option<&DaySpan>) {
        let Some(axis) = self.axis.take() else { return };
        let at = Point::new(self.left, self.top);
        let mut behind = axis.lines(at, self.y - self.top);
        if let Some(day) = day {
            let x = 0.5 * (axis.start(day.first) + axis.end(day.last));
            behind.push(Shape::Line {
                from: Point::new(self.left + x, self.top),
                to: Point::new(self.left + x, self.y),
                stroke: Stroke::solid(Ink::Day, 1.5),
            });
            let words = format!("asked: {}", date_in_words(&shown(&day.date)));
            let at = Point::new(self.left + x, self.top - 5.0);
            let text = Text::new(at, words, SMALL_SIZE).anchored(Anchor::Middle);
            behind.push(Shape::Text(text.in_ink(Ink::Day)));
        }
        behind.append(&mut self.shapes);
        behind.append(&mut self.above);
        self.shapes = behind;
        self.shapes.push(Shape::Line {
            from: Point::new(0.0, self.y),
            to: Point::new(self.left + AXIS_WIDTH, self.y),
            stroke: Stroke::solid(Ink::Line, 1.0),
        });
        self.y += AXIS_LINE;
        let at = Point::new(self.left, self.y - 5.0);
        self.shapes.extend(axis.labels(at));
    }

    /// Lists in words what has no lane or no date.
    fn write_others(&mut self) {
        let events = self.view.events.iter().chain(&self.view.not_counted);
        let mut others: Vec<&TimelineEntry> =
            events.filter(|it| it.days.first().is_none()).collect();
        others.extend(&self.view.of_others);
        if others.is_empty() {
            return;
        }
        self.y += 26.0;
        let title = "Not drawn: of persons and unnamed groups, or without a date";
        let title = Text::new(Point::new(0.0, self.y), title, TEXT_SIZE);
        self.shapes.push(Shape::Text(title.in_ink(Ink::Quiet)));
        let mut lines = Vec::new();
        for entry in others.iter().take(MOST_LINES) {
            let heading = if entry.is_affirmed() {
                ""
            } else {
                " (not counted as so)"
            };
            lines.push(format!("{}: {}{heading}", entry.statement, entry.when));
        }
        if others.len() > MOST_LINES {
            lines.push(format!("and {} more", others.len() - MOST_LINES));
        }
        for line in lines {
            self.y += 18.0;
            let line = cut(&line, SMALL_SIZE, self.left + AXIS_WIDTH + BEYOND);
            let text = Text::new(Point::new(0.0, self.y), line, SMALL_SIZE);
            self.shapes.push(Shape::Text(text.as_kind(TextKind::Label)));
        }
        self.y += 6.0;
    }
}

/// A line from the lane of a subject to that of an object, with an arrow at what came after.
fn connector(event: &DrawnEvent<'_>, [subject, object]: [f64; 2]) -> Vec<Shape> {
    let is_at_object = draws_arrow_at_object(event.entry.predicate);
    let Ends { from, to } = if is_at_object {
        Ends {
            from: subject,
            to: object,
        }
    } else {
        Ends {
            from: object,
            to: subject,
        }
    };
    let back = if to > from { -1.0 } else { 1.0 };
    let tip = to + back * 5.0;
    let stroke = Stroke {
        ink: event.ink,
        width: 1.8,
        dash: dash_of(event),
    };
    vec![
        Shape::Line {
            from: Point::new(event.x, from),
            to: Point::new(event.x, tip + back * 8.0),
            stroke,
        },
        Shape::Circle {
            center: Point::new(event.x, from),
            radius: 2.6,
            fill: Fill::Solid(event.ink),
            stroke: None,
        },
        arrow_head(event, tip, back),
    ]
}

/// Solid for what happened on a day. A branch is a state that is attested for the day.
fn dash_of(event: &DrawnEvent<'_>) -> Dash {
    let is_state = event.entry.predicate == "branch-of";
    if is_state || !event.entry.is_affirmed() || event.is_vague {
        Dash::Dotted
    } else {
        Dash::Solid
    }
}

/// The head of an arrow.
fn arrow_head(event: &DrawnEvent<'_>, tip: f64, back: f64) -> Shape {
    let ink = if event.entry.is_affirmed() {
        event.ink
    } else {
        Ink::Paper
    };
    Shape::Path {
        steps: vec![
            Step::Move(Point::new(event.x, tip)),
            Step::Line(Point::new(event.x - 4.0, tip + back * 8.0)),
            Step::Line(Point::new(event.x + 4.0, tip + back * 8.0)),
            Step::Close,
        ],
        fill: Fill::Solid(ink),
        stroke: Some(Stroke::solid(event.ink, 1.2)),
    }
}
