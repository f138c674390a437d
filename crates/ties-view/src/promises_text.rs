//! Promises and forecasts with their outcomes, as text.

use std::collections::BTreeSet;
use std::fmt;

use ties::model::Mode;

use crate::citation::date_in_words;
use crate::citations::{Citations, citation_mark, citation_marks, write_citations};
use crate::claim_list::{has_same_first_side, statement_of_pairs, write_details};
use crate::layout::{count_of, write_wrapped};
use crate::parts::write_parts;
use crate::promises::{Outlook, OutlookResult, Outlooks};
use crate::related_reports::{RelatedReport, ReportRelation};
use crate::scope::{write_left_out, write_scope};

/// The maximum number of reports that the text lists for one statement; JSON has all.
const MOST_REPORTS: usize = 5;

impl fmt::Display for Outlooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_wrapped(f, 0, &self.title())?;
        write_scope(f, &self.scope)?;
        let citations = self.citations.of_claims(self.shown_claims());
        write_parts(f, &self.parts, &citations)?;
        if self.statements.is_empty() {
            let (noun, question) = (self.noun(), self.question);
            let mut nothing = format!(
                "This dataset has no claims of {noun} that the question includes. That does not \
                 show that there were none."
            );
            if self.about.is_some() {
                nothing = format!("{nothing} `ties {question}` lists those of all entities.");
            }
            writeln!(f)?;
            write_wrapped(f, 0, &nothing)?;
        }
        let mut heading = "";
        for outlook in &self.statements {
            if heading != outlook.heading() {
                heading = outlook.heading();
                writeln!(f, "\n{heading}")?;
            }
            outlook.write(f, &citations)?;
        }
        write_citations(f, &citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl Outlooks {
    /// The claims that the text cites.
    fn shown_claims(&self) -> BTreeSet<&str> {
        let mut shown = BTreeSet::new();
        for tie in self.parts.iter().flat_map(|part| &part.ties) {
            shown.extend(tie.claims());
        }
        for outlook in &self.statements {
            shown.insert(outlook.claim.as_str());
            shown.extend(outlook.outcome_claims.iter().map(String::as_str));
            for report in outlook.reports.iter().take(MOST_REPORTS) {
                shown.insert(&report.claim);
            }
        }
        shown
    }

    fn noun(&self) -> &'static str {
        match self.question {
            "promises" => "promises, plans, threats or demands",
            _ => "forecasts or hypotheses",
        }
    }

    /// `Promises by or about taliban: 3 claims; came true 0, …`.
    fn title(&self) -> String {
        let noun = match self.question {
            "promises" => "Promises, plans, threats and demands",
            _ => "Forecasts and hypotheses",
        };
        let about = match &self.about {
            Some(about) => format!(" by or about {about}"),
            None => String::new(),
        };
        let claims = count_of(self.statements.len(), "claim");
        let counts: Vec<_> = self
            .counts
            .iter()
            .map(|(result, count)| format!("{} {count}", result.in_words()))
            .collect();
        if counts.is_empty() {
            return format!("{noun}{about}: {claims}");
        }
        format!("{noun}{about}: {claims} ({})", counts.join(", "))
    }
}

impl OutlookResult {
    /// In words: `came true`, `due, no outcome recorded`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::CameTrue => "came true",
            Self::InPart => "in part",
            Self::DidNot => "did not",
            Self::CannotBeTold => "cannot be told",
            Self::Due => "due without a recorded outcome",
            Self::Open => "open",
        }
    }
}

impl Outlook {
    /// Its mode as a heading: `Promises`.
    pub fn heading(&self) -> &'static str {
        match self.kind {
            Mode::Promise => "Promises",
            Mode::Plan => "Plans",
            Mode::Threat => "Threats",
            Mode::Demand => "Demands",
            Mode::Forecast => "Forecasts",
            _ => "Hypotheses",
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, citations: &Citations) -> fmt::Result {
        for statement in self.statements() {
            write_wrapped(f, 2, &statement)?;
        }
        if let Some(claim) = self.pairs.first() {
            write_details(f, 4, claim, citations)?;
        }
        let claims = self.outcome_claims.iter().map(String::as_str);
        let marks = citation_marks(citations, claims);
        let mut outcome = format!("{} {marks}", self.outcome_in_words());
        if !self.outcome_claims.is_empty() {
            outcome = format!("{outcome} ({})", self.outcome_claims.join(", "));
        }
        let outcome = outcome.trim_end().to_owned();
        if self.reports.is_empty() {
            return write_wrapped(f, 4, &format!("{outcome}; no related reports"));
        }
        write_wrapped(f, 4, &outcome)?;
        write_wrapped(f, 4, "related reports (none decides the outcome):")?;
        for report in self.reports.iter().take(MOST_REPORTS) {
            write_wrapped(f, 6, &report.in_words(citations))?;
        }
        let more = self.reports.len().saturating_sub(MOST_REPORTS);
        if more > 0 {
            write_wrapped(f, 6, &format!("and {more} more, in JSON"))?;
        }
        Ok(())
    }

    /// What it states, on a line for each subject.
    pub fn statements(&self) -> Vec<String> {
        let chunks = self.pairs.chunk_by(has_same_first_side);
        chunks.map(statement_of_pairs).collect()
    }

    /// The deadline, and the outcome with its reason.
    pub fn outcome_in_words(&self) -> String {
        let outcome = match (self.result, &self.why) {
            (_, Some(why)) => {
                let why = why.trim_end_matches('.');
                format!("outcome: {}: {why}", self.result.in_words())
            }
            (OutlookResult::Due, None) => "due, no outcome recorded".to_owned(),
            _ => "no outcome recorded".to_owned(),
        };
        match self.deadline.as_deref() {
            Some(deadline) => format!("deadline: {}; {outcome}", date_in_words(deadline)),
            None => outcome,
        }
    }
}

impl RelatedReport {
    /// How it is related to the statement: `says the opposite`.
    pub fn relation_in_words(&self) -> &'static str {
        match (self.relation, self.is_of_a_possible_case) {
            (ReportRelation::Contradicts, false) => "says the opposite",
            (ReportRelation::Contradicts, true) => "says the opposite, if this case is meant",
            (ReportRelation::Agrees, false) => "says the same",
            (ReportRelation::Agrees, true) => "says the same, if this case is meant",
            (ReportRelation::Concerns, _) => "on a related matter",
        }
    }

    /// `says the opposite: al-Qaida · protects · Haqqani Network, as of September 2021 [1]
    /// paragraph 14 — nos#shield`.
    fn in_words(&self, citations: &Citations) -> String {
        let relation = self.relation_in_words();
        let mark = citation_mark(citations, &self.source);
        format!(
            "{relation}: {}; {} {mark} {} — {}",
            self.statement, self.time, self.locator, self.claim
        )
    }
}
