//! The events of a genealogy: where each is drawn, and its label.

use ties_view::{GenealogyView, TimelineEntry};

use crate::axis::Axis;
use crate::frame::SMALL_SIZE;
use crate::label::cut;
use crate::palette::Ink;
use crate::shape::Anchor;
use crate::timeline_rows::tooltip;

/// The maximum width of the label of an event.
const LABEL_WIDTH: f64 = 400.0;
/// The days of an event that is narrower than this are drawn as one place.
const NARROW: f64 = 7.0;

/// What the colours of lines mean.
pub(crate) const LINES: [(Ink, &str); 4] = [
    (Ink::Enemy, "split, or a pledge renounced"),
    (Ink::Friend, "pledge"),
    (
        Ink::Part,
        "merger; dotted: branch, on a day it is attested for",
    ),
    (Ink::Kin, "renaming or succession"),
];

/// An event with its place on the axis.
pub(crate) struct DrawnEvent<'v> {
    pub(crate) entry: &'v TimelineEntry,
    /// Where the line to another lane is drawn.
    pub(crate) x: f64,
    /// Whether its day is not known.
    pub(crate) is_vague: bool,
    pub(crate) ink: Ink,
    pub(crate) label: String,
    /// Where its label starts or ends.
    pub(crate) label_x: f64,
    pub(crate) anchor: Anchor,
    /// The number of lines of labels below it.
    pub(crate) line: f64,
}

/// The heights between which a line is drawn.
pub(crate) struct Ends {
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl<'v> DrawnEvent<'v> {
    /// `None` if no day of the event is known.
    pub(crate) fn new(
        entry: &'v TimelineEntry,
        view: &GenealogyView,
        axis: &Axis,
        left: f64,
    ) -> Option<Self> {
        let days = &entry.days;
        let from = left + axis.start(days.first()?);
        let to = left + axis.end(days.last()?);
        let is_only_up_to = days.earliest_start.is_none();
        let x = if is_only_up_to { to } else { 0.5 * (from + to) };
        let objects: Vec<&str> = entry.objects.iter().map(|id| view.name(id)).collect();
        let words = format!(
            "{}{} {}",
            prefix(entry),
            predicate_in_words(entry.predicate),
            objects.join(", ")
        );
        let words = format!("{}: {}", words.trim_end(), entry.when);
        Some(Self {
            entry,
            x,
            is_vague: is_only_up_to || to - from >= NARROW,
            ink: ink_of(entry.predicate),
            label: cut(&words, SMALL_SIZE, LABEL_WIDTH),
            label_x: x,
            anchor: Anchor::Start,
            line: 0.0,
        })
    }

    pub(crate) fn tooltip(&self) -> String {
        tooltip(self.entry)
    }
}

/// What a label says first of what is not affirmed.
fn prefix(entry: &TimelineEntry) -> &'static str {
    if entry.is_affirmed() {
        ""
    } else if entry.heading == "Negated" {
        "denied: "
    } else if entry.heading.starts_with("Planned") {
        "announced: "
    } else {
        "not counted: "
    }
}

fn predicate_in_words(predicate: &str) -> &str {
    match predicate {
        "splinter-of" => "split from",
        "successor-of" => "took the place of",
        "merged-into" => "merged into",
        "formed-from" => "formed from",
        "renamed-to" => "renamed to",
        "branch-of" => "attested as branch of",
        "pledged-allegiance-to" => "pledged allegiance to",
        "accepted-pledge-of" => "accepted the pledge of",
        "renounced-pledge-to" => "renounced its pledge to",
        "founded-on" => "founded",
        "dissolved-on" => "dissolved",
        other => other,
    }
}

/// Whether the object comes after the subject: the arrow points to it.
pub(crate) fn draws_arrow_at_object(predicate: &str) -> bool {
    matches!(
        predicate,
        "merged-into" | "renamed-to" | "pledged-allegiance-to" | "renounced-pledge-to"
    )
}

pub(crate) fn ink_of(predicate: &str) -> Ink {
    match predicate {
        "splinter-of" | "renounced-pledge-to" => Ink::Enemy,
        "pledged-allegiance-to" | "accepted-pledge-of" => Ink::Friend,
        "merged-into" | "formed-from" | "branch-of" => Ink::Part,
        "successor-of" | "renamed-to" => Ink::Kin,
        _ => Ink::Neutral,
    }
}
