//! The text, the Markdown and the CSV rows of changes between two dates.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::change::ChangeOfTie;
use super::view::{ChangesView, DatedTieChange, PairChange};
use crate::answer::{Answer, rows_of};
use crate::citation::date_in_words;
use crate::citations::{Citations, citation_marks};
use crate::claim_list::locator_line;
use crate::claim_view::ClaimView;
use crate::layout::count_of;
use crate::outline::{Item, Outline, Section};
use crate::standing::Standing;
use crate::tie_summary::TieSummary;

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

/// The maximum number of ties that are the same, or unknown, on both dates and that the text lists;
/// JSON has all.
const MOST: usize = 10;

/// The maximum number of ties under a heading in the text; JSON and CSV have all.
const MOST_CHANGES: usize = 500;

impl DatedTieChange {
    /// Whether the text lists it under a kind of change.
    fn is_under(&self, change: ChangeOfTie) -> bool {
        self.change == change && !self.is_leadership && !self.is_listing
    }
}

impl ChangesView {
    /// The answer without its citations: those of the ties that the text lists.
    fn outline<'c>(&self, citations: &'c Citations) -> Outline<'c> {
        let mut leaders = Section::new("Leaders");
        let mut lists = Section::new("Lists");
        // The former and the new leader of a group follow each other, and so do its lists.
        let mut by_group: Vec<&DatedTieChange> = self.ties.iter().collect();
        by_group.sort_by_key(|change| change.group());
        for tie in by_group {
            if tie.is_leadership {
                leaders.items.push(item(tie, true, citations));
            } else if tie.is_listing {
                lists.items.push(item(tie, true, citations));
            }
        }
        let mut sections = vec![self.sign_section(citations), leaders, lists];
        for change in ChangeOfTie::ALL {
            sections.push(self.change_section(change, citations));
        }
        for (ties, what) in self.ties_without_change() {
            if ties.len() <= MOST {
                let mut section = Section::new(format!("Ties {what}"));
                for tie in ties {
                    section.push(tie.in_words(citations));
                }
                sections.push(section);
            }
        }
        Outline {
            title: self.title(),
            notes: self.notes(citations),
            sections,
            citations,
            left_out: self.scope.left_out.lines(),
        }
    }

    /// The changed ties that the text lists.
    fn shown_ties(&self) -> Vec<&DatedTieChange> {
        let mut shown = Vec::new();
        let is_own_section = |tie: &&DatedTieChange| tie.is_leadership || tie.is_listing;
        shown.extend(self.ties.iter().filter(is_own_section));
        for change in ChangeOfTie::ALL {
            let ties = self.ties.iter().filter(|tie| tie.is_under(change));
            shown.extend(ties.take(MOST_CHANGES));
        }
        shown
    }

    /// The ties with one kind of change.
    fn change_section(&self, change: ChangeOfTie, citations: &Citations) -> Section {
        let mut section = Section::new(change.heading());
        let ties = self.ties.iter().filter(|tie| tie.is_under(change));
        for tie in ties.clone().take(MOST_CHANGES) {
            section.items.push(item(tie, false, citations));
        }
        let more = ties.skip(MOST_CHANGES).count();
        if more > 0 {
            let ties = count_of(more, "more tie");
            section.push(format!("and {ties}, in JSON and CSV"));
        }
        section
    }

    fn title(&self) -> String {
        let dates = [&self.from, &self.to].map(|date| date_in_words(date));
        let mut title = format!("Changes of ties from {} to {}", dates[0], dates[1]);
        if !self.names.is_empty() {
            title = format!("{title}: {}", self.names.join(", "));
        }
        title
    }

    /// The ties that are the same on both dates, and those that are unknown on both.
    fn ties_without_change(&self) -> [(&[TieSummary], &'static str); 2] {
        let unknown = "unknown on both dates, attested only before or only after them";
        [
            (&self.unchanged, "the same on both dates"),
            (&self.unknown, unknown),
        ]
    }

    /// The citations of what the text lists.
    fn shown_citations(&self) -> Citations {
        let mut shown: BTreeSet<&str> = BTreeSet::new();
        for part in &self.parts {
            shown.extend(part.ties.iter().flat_map(TieSummary::claims));
        }
        for pair in &self.signs {
            shown.extend(pair.claims.iter().map(String::as_str));
        }
        for change in self.shown_ties() {
            shown.extend(change.tie.claims());
            for claim in change.claims_for.iter().chain(&change.claims_against) {
                shown.insert(&claim.claim);
            }
        }
        for (ties, _) in self.ties_without_change() {
            if ties.len() <= MOST {
                shown.extend(ties.iter().flat_map(TieSummary::claims));
            }
        }
        self.citations.of_claims(shown)
    }

    fn notes(&self, citations: &Citations) -> Vec<String> {
        let mut notes: Vec<String> = self.scope.in_words().into_iter().collect();
        for part in &self.parts {
            let ties = part.ties.iter();
            let ties: Vec<_> = ties
                .map(|tie| {
                    let marks = citation_marks(citations, tie.claims());
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
        for (ties, what) in self.ties_without_change() {
            if ties.len() > MOST {
                let count = count_of(ties.len(), "tie");
                notes.push(format!("{count} {what}; `--format json` names them"));
            }
        }
        if self.claims_without_tie > 0 {
            let count = count_of(self.claims_without_tie, "claim");
            let what = "denials, promises, forecasts and others that make no tie";
            notes.push(format!("{count} not counted: {what}"));
        }
        notes
    }

    fn sign_section(&self, citations: &Citations) -> Section {
        let mut section = Section::new("Pairs whose ties have another sign");
        for pair in &self.signs {
            let PairChange { from, to, .. } = pair;
            let [a, b] = &pair.names;
            let marks = citation_marks(citations, pair.claims.iter().map(String::as_str));
            section.items.push(Item {
                line: format!("{a} and {b}: {from} → {to} {marks}"),
                details: vec![pair.claims.join(", ")],
            });
        }
        section
    }

    /// The changes as Markdown, for release notes.
    pub fn to_markdown(&self) -> String {
        self.outline(&self.shown_citations()).to_markdown()
    }
}

/// A tie with its claims. Sections that are not about one change say what happened.
fn item(change: &DatedTieChange, says_change: bool, citations: &Citations) -> Item {
    let mut line = change.tie.in_words(citations);
    if says_change {
        line = format!("{}: {line}", change.change.in_words());
    }
    let mut details: Vec<String> = change.on_dates().into_iter().collect();
    for claim in &change.claims_for {
        details.push(claim_line(claim, citations));
    }
    for claim in &change.claims_against {
        details.push(format!("against: {}", claim_line(claim, citations)));
    }
    Item { line, details }
}

/// Where a claim is: `[2] paragraph 3 — paper#claim`.
fn claim_line(claim: &ClaimView, citations: &Citations) -> String {
    locator_line(&claim.claim, &claim.locator, citations)
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
        self.outline(&self.shown_citations()).write_text(f)
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
