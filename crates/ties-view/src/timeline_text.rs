//! The answer to `timeline` as text.

use std::fmt;

use crate::citations::{Citations, citation_marks, write_citations};
use crate::claim_line::marks_in_words;
use crate::claim_list::locator_line;
use crate::drawing::{Drawing, Drawn, write_drawn};
use crate::layout::{claims_and_origins, write_wrapped};
use crate::parts::write_parts;
use crate::scope::{write_left_out, write_scope};
use crate::timeline::TimelineView;
use crate::timeline_bars::Bars;
use crate::timeline_entry::TimelineEntry;

/// The maximum number of claim ids that the text lists for one entry; JSON has all.
const MOST: usize = 3;

impl fmt::Display for TimelineView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_drawn(self, f)
    }
}

impl Drawn for TimelineView {
    fn write_before(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = match self.entries.len() {
            0 => "no entries".to_owned(),
            1 => "1 entry".to_owned(),
            count => format!("{count} entries"),
        };
        let title = format!("Timeline of {}: {count}", self.sides_in_words());
        write_wrapped(f, 0, &title)?;
        write_scope(f, &self.scope)?;
        if self.entries.is_empty() {
            let words = "This dataset has no states or events about it that the question \
                         includes. That does not show that nothing happened.";
            writeln!(f)?;
            write_wrapped(f, 0, words)?;
        }
        if !self.bars().is_empty() {
            writeln!(f)?;
        }
        Ok(())
    }

    fn drawing(&self, width: usize) -> Drawing {
        self.bars().draw(width)
    }

    fn write_after(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_parts(f, &self.parts, &self.citations)?;
        for entries in self.entries.chunk_by(|one, next| one.year() == next.year()) {
            let year = entries.first().and_then(TimelineEntry::year);
            writeln!(f, "\n{}", year.unwrap_or("Date unknown"))?;
            for entry in entries {
                entry.write(f, &self.citations)?;
            }
        }
        for entries in self
            .not_counted
            .chunk_by(|one, next| one.heading == next.heading)
        {
            let heading = entries.first().map(|entry| entry.heading);
            writeln!(f, "\n{}", heading.unwrap_or_default())?;
            for entry in entries {
                entry.write(f, &self.citations)?;
            }
        }
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl TimelineView {
    fn bars(&self) -> Bars<'_> {
        Bars::of(self)
    }

    /// The names and ids of the one or two entities.
    fn sides_in_words(&self) -> String {
        let ids = [Some(&self.id), self.other.as_ref()];
        let mut sides = Vec::new();
        for (name, id) in self.names.iter().zip(ids.into_iter().flatten()) {
            sides.push(format!("{name} ({id})"));
        }
        sides.join(" and ")
    }
}

impl TimelineEntry {
    /// Writes what happened and when, and who says it where.
    fn write(&self, f: &mut fmt::Formatter<'_>, citations: &Citations) -> fmt::Result {
        let mut parts = vec![format!("{}: {}", self.when, self.statement)];
        parts.extend(self.details.clone());
        parts.extend(marks_in_words(
            self.standing,
            self.nearest.as_ref(),
            &self.disputes,
        ));
        if !self.contested_by.is_empty() {
            let marks = citation_marks(citations, self.contested_by.iter().map(String::as_str));
            let ids = some_ids(&self.contested_by);
            parts.push(format!("contested by {ids} {marks}"));
        }
        write_wrapped(f, 2, &parts.join("; "))?;
        let line = match (self.claims.as_slice(), &self.locator) {
            ([claim], Some(locator)) => locator_line(claim, locator, citations),
            (claims, _) => {
                let marks = citation_marks(citations, claims.iter().map(String::as_str));
                let counts = claims_and_origins(claims.len(), self.origins);
                format!("{marks} {counts}: {}", some_ids(claims))
            }
        };
        write_wrapped(f, 4, &line)
    }
}

/// The first claims, and how many more there are.
fn some_ids(claims: &[String]) -> String {
    let first: Vec<&str> = claims.iter().take(MOST).map(String::as_str).collect();
    let words = first.join(", ");
    match claims.len().saturating_sub(MOST) {
        0 => words,
        more => format!("{words} and {more} more"),
    }
}
