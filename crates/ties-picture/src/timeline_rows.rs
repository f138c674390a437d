//! The rows of a timeline: entries that make one statement, under the headings of the picture.

use ties_view::{EntryKind, MarkKind, Standing, TimelineEntry, TimelineView, count_of};

use crate::label::{cut, shown};
use crate::palette::Ink;

/// The maximum number of rows of a picture.
const MOST_ROWS: usize = 60;
/// The maximum number of lines for entries without a date.
const MOST_UNDATED: usize = 12;
/// The maximum number of claims that a tooltip names.
const MOST_CLAIMS: usize = 8;
/// The maximum width of the statement of a row, and its size.
const STATEMENT_WIDTH: f64 = 460.0;
const STATEMENT_SIZE: f64 = 12.0;

/// The rows of a picture under their headings, and the entries without a known day.
pub(crate) struct Rows<'v> {
    pub(crate) sections: Vec<Section<'v>>,
    undated: Vec<&'v TimelineEntry>,
}

/// The rows under a heading.
pub(crate) struct Section<'v> {
    pub(crate) title: &'static str,
    pub(crate) rows: Vec<TimelineRow<'v>>,
    pub(crate) rows_not_shown: usize,
}

/// The periods of one statement.
pub(crate) struct TimelineRow<'v> {
    pub(crate) statement: &'v str,
    pub(crate) entries: Vec<&'v TimelineEntry>,
}

impl<'v> Rows<'v> {
    pub(crate) fn of(view: &'v TimelineView) -> Self {
        let mut rows = Self {
            sections: Vec::new(),
            undated: Vec::new(),
        };
        for title in TITLES {
            rows.sections.push(Section::new(title));
        }
        for entry in view.entries.iter().chain(&view.not_counted) {
            if entry.days.first().is_some() {
                rows.add(entry);
            } else {
                rows.undated.push(entry);
            }
        }
        rows.sections.retain(|section| !section.rows.is_empty());
        rows.limit();
        rows
    }

    fn add(&mut self, entry: &'v TimelineEntry) {
        let title = title_of(entry);
        let place = self.sections.iter().position(|it| it.title == title);
        let place = place.unwrap_or_else(|| {
            self.sections.push(Section::new(title));
            self.sections.len() - 1
        });
        let section = &mut self.sections[place];
        let mut rows = section.rows.iter_mut();
        match rows.find(|row| row.statement == entry.statement) {
            Some(row) => row.entries.push(entry),
            None => section.rows.push(TimelineRow {
                statement: &entry.statement,
                entries: vec![entry],
            }),
        }
    }

    /// Leaves out rows under the longest headings until no more than the maximum are left: those
    /// with the fewest independent origins, and of these the earliest.
    fn limit(&mut self) {
        let mut most = self
            .sections
            .iter()
            .map(|it| it.rows.len())
            .max()
            .unwrap_or(0);
        let total = |sections: &[Section<'_>], most: usize| -> usize {
            sections.iter().map(|it| it.rows.len().min(most)).sum()
        };
        while most > 1 && total(&self.sections, most) > MOST_ROWS {
            most -= 1;
        }
        for section in &mut self.sections {
            section.keep(most);
        }
    }

    /// Every row that is shown.
    pub(crate) fn all(&self) -> impl Iterator<Item = &TimelineRow<'v>> {
        self.sections.iter().flat_map(|section| &section.rows)
    }

    fn entries(&self) -> impl Iterator<Item = &'v TimelineEntry> {
        self.all().flat_map(|row| row.entries.iter().copied())
    }

    /// The first and the last day of each entry that is shown.
    pub(crate) fn days(&self) -> Vec<i32> {
        let mut days = Vec::new();
        for entry in self.entries() {
            days.extend(entry.days.first());
            days.extend(entry.days.last());
        }
        days
    }

    /// The number of rows with a contested entry.
    pub(crate) fn contested(&self) -> usize {
        self.all().filter(|row| row.is_contested()).count()
    }

    pub(crate) fn has_hollow(&self) -> bool {
        self.entries().any(|entry| !entry.is_affirmed())
    }

    pub(crate) fn has_unknown_start(&self) -> bool {
        self.entries()
            .any(|entry| entry.days.earliest_start.is_none())
    }

    /// The colours in use, in their order.
    pub(crate) fn inks(&self) -> Vec<Ink> {
        let mut inks: Vec<Ink> = self.entries().map(ink_of).collect();
        inks.sort_unstable();
        inks.dedup();
        inks
    }

    /// Sentences that count what is shown and what is not.
    pub(crate) fn counts(&self, view: &TimelineView) -> Vec<String> {
        let entries = view.entries.len() + view.not_counted.len();
        if entries == 0 {
            return vec![
                "The dataset has nothing about it that the question includes. That does not show \
                 that nothing happened."
                    .to_owned(),
            ];
        }
        let shown = self.all().count();
        let entries = entries_in_words(entries);
        let mut first = format!("{entries} in {}", count_of(shown, "row"));
        match self.contested() {
            0 => {}
            count => first = format!("{first}, {count} of them contested or in dispute"),
        }
        let mut sentences = vec![format!("{first}.")];
        let not_shown: usize = self.sections.iter().map(|it| it.rows_not_shown).sum();
        if not_shown > 0 {
            sentences.push(format!(
                "{} with fewer independent origins are not shown.",
                count_of(not_shown, "more row")
            ));
        }
        if !self.undated.is_empty() {
            let undated = entries_in_words(self.undated.len());
            sentences.push(format!("{undated} without a date, below the axis."));
        }
        vec![sentences.join(" ")]
    }

    /// What each row shows, one sentence per heading.
    pub(crate) fn description(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        for section in &self.sections {
            let mut rows = Vec::new();
            for entry in section.rows.iter().flat_map(|row| &row.entries) {
                let contested = if is_contested(entry) {
                    ", contested"
                } else {
                    ""
                };
                let when = shown(&entry.when);
                rows.push(format!("{}, {when}{contested}", shown(&entry.statement)));
            }
            sentences.push(format!("{}: {}.", section.title, rows.join("; ")));
        }
        sentences
    }

    /// The entries without a known day, in words, and how many more there are.
    pub(crate) fn undated_lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for entry in self.undated.iter().take(MOST_UNDATED) {
            lines.push(format!("{}: {}", entry.statement, entry.when));
        }
        match self.undated.len().saturating_sub(MOST_UNDATED) {
            0 => {}
            more => lines.push(format!("and {more} more")),
        }
        lines
    }
}

impl Section<'_> {
    fn new(title: &'static str) -> Self {
        Self {
            title,
            rows: Vec::new(),
            rows_not_shown: 0,
        }
    }

    /// Keeps as many rows as this, in their order.
    fn keep(&mut self, most: usize) {
        let Some(excess) = self.rows.len().checked_sub(most) else {
            return;
        };
        let mut places: Vec<usize> = (0..self.rows.len()).collect();
        places.sort_by_key(|place| (self.rows[*place].origins(), *place));
        let mut left_out = places[..excess].to_vec();
        left_out.sort_unstable();
        for place in left_out.into_iter().rev() {
            self.rows.remove(place);
        }
        self.rows_not_shown = excess;
    }
}

impl TimelineRow<'_> {
    /// The statement, cut to the width of its column.
    pub(crate) fn label(&self) -> String {
        cut(self.statement, STATEMENT_SIZE, STATEMENT_WIDTH)
    }

    pub(crate) fn is_contested(&self) -> bool {
        self.entries.iter().any(|entry| is_contested(entry))
    }

    fn origins(&self) -> usize {
        let origins = self.entries.iter().map(|entry| entry.origins);
        origins.max().unwrap_or(0)
    }
}

/// The headings of what is affirmed, in their order.
const TITLES: [&str; 7] = [
    "Ties",
    "People",
    "Events",
    "Lists",
    "Size",
    "Names",
    "Other statements",
];

/// The heading under which a picture shows an entry.
fn title_of(entry: &TimelineEntry) -> &'static str {
    let [ties, people, events, lists, size, names, other] = TITLES;
    if !entry.is_affirmed() {
        return entry.heading;
    }
    match entry.kind {
        EntryKind::Tie if entry.family == "person" || entry.predicate == "member-of" => people,
        EntryKind::Tie => ties,
        EntryKind::Event => events,
        EntryKind::Listing => lists,
        EntryKind::Strength => size,
        EntryKind::Name => names,
        EntryKind::Other => other,
    }
}

fn entries_in_words(count: usize) -> String {
    match count {
        1 => "1 entry".to_owned(),
        count => format!("{count} entries"),
    }
}

/// Whether other claims contradict an entry, or whether it is in a recorded dispute.
fn is_contested(entry: &TimelineEntry) -> bool {
    !entry.contested_by.is_empty() || !entry.disputes.is_empty()
}

/// The colour of an entry. It is fainter unless the entry is attested for the day asked on every
/// reading of its dates.
pub(crate) fn ink_of(entry: &TimelineEntry) -> Ink {
    let ink = match entry.relation {
        Some(MarkKind::Friend) => Ink::Friend,
        Some(MarkKind::Enemy) => Ink::Enemy,
        Some(MarkKind::Part) => Ink::Part,
        Some(MarkKind::Kin) => Ink::Kin,
        Some(MarkKind::Other | MarkKind::Denied | MarkKind::NoKnownTie) | None => Ink::Neutral,
    };
    match entry.standing {
        Some(standing) if standing > Standing::Yes => ink.faint(),
        _ => ink,
    }
}

/// What an entry says, in full.
pub(crate) fn tooltip(entry: &TimelineEntry) -> String {
    let mut lines = vec![shown(&entry.statement), shown(&entry.when)];
    lines.extend(entry.details.as_deref().map(shown));
    if !entry.is_affirmed() {
        lines.push(entry.heading.to_owned());
    }
    lines.push(format!("claims: {}", some_ids(&entry.claims)));
    if !entry.contested_by.is_empty() {
        lines.push(format!("contested by: {}", some_ids(&entry.contested_by)));
    }
    if !entry.disputes.is_empty() {
        lines.push(format!("in dispute: {}", some_ids(&entry.disputes)));
    }
    lines.join("\n")
}

fn some_ids(ids: &[String]) -> String {
    let first: Vec<&str> = ids.iter().take(MOST_CLAIMS).map(String::as_str).collect();
    match ids.len().saturating_sub(MOST_CLAIMS) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
