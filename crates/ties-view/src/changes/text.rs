//! The text, the Markdown and the CSV rows of changes between two dates.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::change::ChangeOfTie;
use super::view::{ChangesView, DatedTieChange, PairChange};
use crate::answer::{Answer, rows_of};
use crate::citation::date_in_words;
use crate::citations::{Citations, citation_mark, citation_marks};
use crate::claim_view::ClaimView;
use crate::layout::count_of;
use crate::outline::{Item, Outline, Section};
use crate::standing::Standing;

/// A row of the table of changes.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ChangeRow<'v> {
    change: &'v str,
    subject: &'v str,
    /// The predicate; empty for the sign of a pair.
    predicate: &'v str,
    object: &'v str,
    /// What is known on the first date.
    from: &'v str,
    /// What is known on the second date.
    to: &'v str,
    /// The periods of the tie in words.
    periods: Vec<&'v str>,
    claims_for: Vec<&'v str>,
    claims_against: Vec<&'v str>,
}

impl ChangesView {
    fn outline(&self) -> Outline<'_> {
        let mut leaders = Section::new("Leaders");
        let mut lists = Section::new("Lists");
        // The former and the new leader of a group follow each other, and so do its lists.
        let mut by_group: Vec<&DatedTieChange> = self.ties.iter().collect();
        by_group.sort_by_key(|change| change.group());
        for tie in by_group {
            if tie.is_leadership {
                leaders.items.push(self.item(tie, true));
            } else if tie.is_listing {
                lists.items.push(self.item(tie, true));
            }
        }
        let mut sections = vec![self.sign_section(), leaders, lists];
        for change in ChangeOfTie::ALL {
            let mut section = Section::new(change.heading());
            for tie in &self.ties {
                if tie.change == change && !tie.is_leadership && !tie.is_listing {
                    section.items.push(self.item(tie, false));
                }
            }
            sections.push(section);
        }
        Outline {
            title: self.title(),
            notes: self.notes(),
            sections,
            citations: &self.citations,
            left_out: self.scope.left_out.lines(),
        }
    }

    fn title(&self) -> String {
        let dates = [&self.from, &self.to].map(|date| date_in_words(date));
        let mut title = format!("Changes of ties from {} to {}", dates[0], dates[1]);
        if !self.names.is_empty() {
            title = format!("{title}: {}", self.names.join(", "));
        }
        title
    }

    fn notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = self.scope.in_words().into_iter().collect();
        for part in &self.parts {
            let ties = part.ties.iter();
            let ties: Vec<_> = ties
                .map(|tie| {
                    let marks = citation_marks(&self.citations, tie.claims());
                    format!("{} {marks}", tie.statement)
                })
                .collect();
            notes.push(format!("With {}: {}", part.id, ties.join("; ")));
        }
        if self.ties.is_empty() {
            notes.push(
                "No claim shows a change. That does not show that nothing changed.".to_owned(),
            );
        }
        let counts = [
            (self.unchanged, "tie", "the same on both dates"),
            (
                self.unknown,
                "tie",
                "unknown on both dates, attested only before or only after them",
            ),
            (
                self.claims_without_tie,
                "claim",
                "not counted: denials, promises, forecasts and others that make no tie",
            ),
        ];
        for (count, noun, what) in counts {
            if count > 0 {
                notes.push(format!("{} {what}", count_of(count, noun)));
            }
        }
        notes
    }

    fn sign_section(&self) -> Section {
        let mut section = Section::new("Pairs whose ties have another sign");
        for pair in &self.signs {
            let PairChange { from, to, .. } = pair;
            let [a, b] = &pair.names;
            let marks = citation_marks(&self.citations, pair.claims.iter().map(String::as_str));
            section.items.push(Item {
                line: format!("{a} and {b}: {from} → {to} {marks}"),
                details: vec![pair.claims.join(", ")],
            });
        }
        section
    }

    /// A tie with its claims. Sections that are not about one change say what happened.
    fn item(&self, change: &DatedTieChange, says_change: bool) -> Item {
        let mut line = change.tie.in_words(&self.citations);
        if says_change {
            line = format!("{}: {line}", change.change.in_words());
        }
        let mut details: Vec<String> = change.on_dates().into_iter().collect();
        for claim in &change.claims_for {
            details.push(self.claim_line(claim));
        }
        for claim in &change.claims_against {
            details.push(format!("against: {}", self.claim_line(claim)));
        }
        Item { line, details }
    }

    fn claim_line(&self, claim: &ClaimView) -> String {
        let mark = citation_mark(&self.citations, &claim.source);
        format!("{mark} {} — {}", claim.locator, claim.claim)
    }

    /// The changes as Markdown, for release notes.
    pub fn to_markdown(&self) -> String {
        self.outline().to_markdown()
    }
}

impl DatedTieChange {
    /// The group that has a leader or is on a list.
    fn group(&self) -> &str {
        if self.is_leadership {
            &self.tie.object
        } else {
            &self.tie.subject
        }
    }

    /// What is known on the two dates, unless the change says all of it.
    fn on_dates(&self) -> Option<String> {
        if self.change == ChangeOfTie::OnlyBetween {
            return Some(format!(
                "{}; {}",
                match self.from {
                    Standing::NotYet | Standing::Ended => "it began after the first date",
                    _ => "unknown on the first date",
                },
                match self.to {
                    Standing::Ended => "it ended before the second date",
                    _ => "unknown on the second date",
                }
            ));
        }
        let mut words = Vec::new();
        for (standing, date) in [(self.from, "first"), (self.to, "second")] {
            match standing {
                Standing::Possibly => words.push(format!("possibly so on the {date} date")),
                Standing::Assumed => words.push(format!("assumed to be so on the {date} date")),
                Standing::Yes if self.change == ChangeOfTie::Certainty => {
                    words.push(format!("certainly so on the {date} date"));
                }
                _ => {}
            }
        }
        if words.is_empty() {
            None
        } else {
            Some(words.join("; "))
        }
    }
}

impl fmt::Display for ChangesView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.outline().write_text(f)
    }
}

impl Answer for ChangesView {
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for pair in &self.signs {
            rows.push(ChangeRow {
                change: "sign",
                subject: &pair.a,
                predicate: "",
                object: &pair.b,
                from: &pair.from,
                to: &pair.to,
                periods: Vec::new(),
                claims_for: pair.claims.iter().map(String::as_str).collect(),
                claims_against: Vec::new(),
            });
        }
        for change in &self.ties {
            let mut row = ChangeRow {
                change: change.change.in_words(),
                subject: &change.tie.subject,
                predicate: change.tie.predicate,
                object: &change.tie.object,
                from: change.from.in_words(),
                to: change.to.in_words(),
                periods: Vec::new(),
                claims_for: Vec::new(),
                claims_against: Vec::new(),
            };
            for episode in &change.tie.episodes {
                row.periods.push(&episode.words);
                row.claims_for
                    .extend(episode.claims_for.iter().map(String::as_str));
                row.claims_against
                    .extend(episode.claims_against.iter().map(String::as_str));
            }
            rows.push(row);
        }
        rows_of(&rows)
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}
