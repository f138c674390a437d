//! The bars of a timeline in characters: a line for each statement, above an axis of time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use textwrap::core::display_width;

use crate::citation::date_in_words;
use crate::drawing::{Drawing, Hue, Span, Tint};
use crate::layout::{count_of, cut_to_columns, wrapped};
use crate::selection::DaySpan;
use crate::time_columns::TimeColumns;
use crate::timeline::TimelineView;
use crate::timeline_entry::TimelineEntry;

/// The maximum number of statements that are drawn.
const MOST_ROWS: usize = 30;

const ATTESTED: char = '━';
const VAGUE: char = '┄';
const SHORT: char = '◆';
const SHORT_VAGUE: char = '◇';
const STARTS: char = '┣';
const ENDS: char = '┫';
const UNKNOWN_START: char = '‹';
const DAY: char = '│';
const DAY_ATTESTED: char = '┿';
const DAY_VAGUE: char = '┼';

/// What the characters of a bar mean, in the order of a legend.
const LEGEND: [(char, &str); 7] = [
    (ATTESTED, "attested"),
    (VAGUE, "left open by vague dates"),
    (SHORT, "shorter than one column"),
    (SHORT_VAGUE, "the same, with a vague date"),
    (STARTS, "start stated"),
    (ENDS, "end stated"),
    (UNKNOWN_START, "start unknown"),
];

/// What is drawn of a timeline.
pub(crate) struct Bars<'v> {
    /// The name of the entity; absent if the timeline is about two.
    name: Option<&'v str>,
    rows: Vec<Row<'v>>,
    rows_not_drawn: usize,
    undated: usize,
    asked: Option<DaySpan>,
}

/// The periods of one statement.
struct Row<'v> {
    statement: &'v str,
    entries: Vec<&'v TimelineEntry>,
}

/// The characters of a bar, one per column.
type Line = Vec<Option<(char, Option<Tint>)>>;

/// The rows of some entries in order of time, and the number of entries without a known day.
fn rows_of(entries: &[TimelineEntry]) -> (Vec<Row<'_>>, usize) {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut undated = 0;
    for entry in entries {
        if entry.days.first().is_none() {
            undated += 1;
            continue;
        }
        let place = *places.entry(&entry.statement).or_insert(rows.len());
        if place == rows.len() {
            rows.push(Row {
                statement: &entry.statement,
                entries: Vec::new(),
            });
        }
        rows[place].entries.push(entry);
    }
    (rows, undated)
}

impl<'v> Bars<'v> {
    /// The statements with a known day: ties, then events, then others, and of these those with
    /// the most independent origins, up to a maximum; in order of time.
    pub(crate) fn of(view: &'v TimelineView) -> Self {
        let (mut rows, undated) = rows_of(&view.entries);
        let rows_not_drawn = rows.len().saturating_sub(MOST_ROWS);
        if rows_not_drawn > 0 {
            rows.sort_by_key(Row::importance);
            rows.truncate(MOST_ROWS);
            rows.sort_by_key(Row::first);
        }
        Self {
            rows,
            rows_not_drawn,
            undated,
            name: match view.names.as_slice() {
                [only] => Some(only),
                _ => None,
            },
            asked: view
                .scope
                .as_of
                .as_deref()
                .and_then(|date| date.parse().ok()),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The bars with a maximum number of columns, the axis, and the legend.
    pub(crate) fn draw(&self, width: usize) -> Drawing {
        let mut drawing = Drawing::default();
        let most = width * 2 / 5;
        let mut of_labels = 0;
        for row in &self.rows {
            let label = cut_to_columns(self.label(row), most);
            of_labels = of_labels.max(display_width(&label));
        }
        // A column for `?` between two spaces, and one for an unknown start.
        let left = of_labels + 4;
        let Some(axis) = TimeColumns::new(&self.days(), width - left) else {
            return drawing;
        };
        let mut used = BTreeSet::new();
        for row in &self.rows {
            let label = cut_to_columns(self.label(row), of_labels);
            drawing.push_right(of_labels + 1, 0, [Span::new(label, None)]);
            used.extend(self.draw_row(row, &axis, &mut drawing));
        }
        for line in axis.lines() {
            drawing.push(format!("{:left$}{line}", ""), None);
            drawing.end_line();
        }
        for line in wrapped(&self.legend(&used), 2, width) {
            drawing.push(line, None);
            drawing.end_line();
        }
        drawing
    }

    /// Draws what is at the right of a statement, and returns the characters in use.
    fn draw_row(&self, row: &Row<'_>, axis: &TimeColumns, drawing: &mut Drawing) -> BTreeSet<char> {
        let mut used = BTreeSet::new();
        if row.is_contested() {
            drawing.push("?", Some(Tint::full(Hue::Contested)));
        } else {
            drawing.push(" ", None);
        }
        drawing.push(" ", None);
        for cell in self.line(row, axis) {
            let (character, tint) = cell.unwrap_or((' ', None));
            drawing.push(character, tint);
            used.insert(character);
        }
        drawing.end_line();
        used
    }

    /// The statement without the name of the entity that the timeline is about: `· fights · BRAVO`.
    fn label(&self, row: &Row<'v>) -> &'v str {
        let statement = row.statement;
        let Some(name) = self.name else {
            return statement;
        };
        let after = statement.strip_prefix(name).map(str::trim_start);
        let before = statement.strip_suffix(name).map(str::trim_end);
        match (after, before) {
            (Some(after), _) if after.starts_with('·') => after,
            (_, Some(before)) if before.ends_with('·') => before,
            _ => statement,
        }
    }

    fn days(&self) -> Vec<i32> {
        let mut days = Vec::new();
        for entry in self.rows.iter().flat_map(|row| &row.entries) {
            days.extend(entry.days.first());
            days.extend(entry.days.last());
        }
        if let Some(asked) = &self.asked {
            days.extend([asked.first, asked.last]);
        }
        days
    }

    /// The bar of a row with the date of the question. Column 0 is before the axis.
    fn line(&self, row: &Row<'_>, axis: &TimeColumns) -> Line {
        let mut line: Line = vec![None; axis.width + 1];
        for entry in &row.entries {
            draw_entry(entry, axis, &mut line);
        }
        if let Some(asked) = &self.asked {
            for day in [asked.first, asked.last] {
                let cell = &mut line[axis.column(day) + 1];
                let character = match *cell {
                    None => DAY,
                    Some((ATTESTED, _)) => DAY_ATTESTED,
                    Some((VAGUE, _)) => DAY_VAGUE,
                    Some((other, _)) => other,
                };
                *cell = Some((character, Some(Tint::full(Hue::Day))));
            }
        }
        line
    }

    /// What the characters in use mean, and what is not drawn.
    fn legend(&self, used: &BTreeSet<char>) -> String {
        let mut meanings = Vec::new();
        for (character, meaning) in LEGEND {
            if used.contains(&character) {
                meanings.push(format!("{character} {meaning}"));
            }
        }
        if self.rows.iter().any(Row::is_contested) {
            meanings.push("? contested or in dispute".to_owned());
        }
        if let Some(asked) = &self.asked {
            meanings.push(format!("{DAY} {}", date_in_words(&asked.date)));
        }
        let mut legend = format!(
            "{}. The name of the entity itself is left out. Nothing is drawn after the last \
             attested day.",
            meanings.join("; ")
        );
        if self.rows_not_drawn > 0 {
            let rows = count_of(self.rows_not_drawn, "more statement");
            legend = format!("{legend} Not drawn: {rows}.");
        }
        if self.undated > 0 {
            let undated = count_of(self.undated, "statement");
            legend = format!("{legend} Without a known day: {undated}.");
        }
        legend
    }
}

impl Row<'_> {
    fn is_contested(&self) -> bool {
        let mut entries = self.entries.iter();
        entries.any(|entry| !entry.contested_by.is_empty() || !entry.disputes.is_empty())
    }

    fn first(&self) -> Option<i32> {
        self.entries.iter().filter_map(|it| it.days.first()).min()
    }

    /// What is drawn rather than others comes first.
    fn importance(&self) -> impl Ord + use<> {
        let kind = self.entries.iter().map(|entry| entry.kind).min();
        let origins = self.entries.iter().map(|entry| entry.origins).max();
        (kind, Reverse(origins), self.first())
    }
}

/// Draws a period: what is certain over what vague dates leave open.
fn draw_entry(entry: &TimelineEntry, axis: &TimeColumns, line: &mut Line) {
    let days = &entry.days;
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return;
    };
    let standing = entry.standing;
    let tint = entry.relation.and_then(|relation| relation.tint(standing));
    let [from, to] = [first, last].map(|day| axis.column(day) + 1);
    let certain = days.certain();
    let certain = certain.map(|(start, end)| [axis.column(start) + 1, axis.column(end) + 1]);
    let mut put = |column: usize, character: char| line[column] = Some((character, tint));
    match certain {
        Some(_) if from == to => put(from, SHORT),
        None if from == to => put(from, SHORT_VAGUE),
        None => (from..=to).for_each(|column| put(column, VAGUE)),
        Some([start, end]) => {
            (from..=to).for_each(|column| put(column, VAGUE));
            (start..=end).for_each(|column| put(column, ATTESTED));
            if days.starts && start == from {
                put(start, STARTS);
            }
            if days.ends && end == to {
                put(end, ENDS);
            }
        }
    }
    if days.earliest_start.is_none() {
        put(from - 1, UNKNOWN_START);
    }
}
