//! A claim on one or two lines of an answer that gives its statement in its own way.

use std::fmt;

use serde::Serialize;
use ties::model::Mode;
use ties::vocabulary::ListingStatus;
use ties_dataset::number::ClaimNo;
use ties_facts::row::TimeEnd;

use crate::answer::AnswerBuilder;
use crate::citation::{locator_in_words, on_date};
use crate::citations::Citations;
use crate::claim_list::locator_line;
use crate::claim_time::time_in_words;
use crate::claim_view::details_in_words;
use crate::layout::write_wrapped;
use crate::nearest::{Nearest, standing_in_words};
use crate::screen::Columns;
use crate::standing::Standing;
use crate::tie_summary::dispute_ids;

/// When, by whom and where something is claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ClaimLine {
    /// The time of the claim in words.
    pub when: String,
    /// Mode, attribution and further qualifiers; absent if the source itself reports it.
    pub details: Option<String>,
    /// What is known of it on the date of the question; absent if the question has no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// The date that puts it within the reach of the question; absent if nothing has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// The recorded disputes with the claim on a side.
    pub disputes: Vec<String>,
    /// The claim: `source#claim`.
    pub claim: String,
    /// The locator in words.
    pub locator: String,
}

impl AnswerBuilder<'_, '_> {
    /// The line of a claim, whose source is cited. Qualifiers in `given` are left out.
    pub(crate) fn claim_line(&mut self, number: ClaimNo, given: &[&str]) -> Option<ClaimLine> {
        self.cite(number);
        self.count_claim(number);
        let analysis = self.analysis;
        let (reference, source, claim) = analysis.claims.get(number.index())?;
        let mut when = time_in_words(source, claim);
        let rows = &analysis.facts.rows;
        let pair = rows.pairs_of_claim(number).first()?;
        if claim.mode == Mode::LegalAct
            && pair.end == TimeEnd::Ongoing
            && rows.listing(number) != ListingStatus::Delisted
            && let Some(published) = source.published.as_deref()
        {
            when = match published.split_once('/') {
                None => format!("{when}, in force {}", on_date(published)),
                Some(_) => format!("{when}, in force when the source was published"),
            };
        }
        let details = details_in_words(analysis.dataset, source, claim, given);
        Some(ClaimLine {
            when,
            details: Some(details).filter(|details| !details.is_empty()),
            standing: analysis.standing_of_claim(number),
            nearest: analysis.nearest_of_claim(number),
            disputes: dispute_ids(&[number], &analysis.facts)
                .into_iter()
                .collect(),
            claim: reference.to_string(),
            locator: locator_in_words(&claim.at),
        })
    }
}

impl ClaimLine {
    /// Its details, what is known of it on the date of the question, and its disputes.
    pub fn remarks(&self) -> Vec<String> {
        let marks = marks_in_words(self.standing, self.nearest.as_ref(), &self.disputes);
        self.details.iter().cloned().chain(marks).collect()
    }

    /// Writes a statement that includes the time, what else is known of the claim, and its place.
    pub(crate) fn write(
        &self,
        out: &mut impl Columns,
        statement: &str,
        citations: &Citations,
    ) -> fmt::Result {
        let mut parts = vec![statement.to_owned()];
        parts.extend(self.remarks());
        write_wrapped(out, 2, &parts.join("; "))?;
        let line = locator_line(&self.claim, &self.locator, citations);
        write_wrapped(out, 4, &line)
    }
}

/// What is known on the date of the question, if that is less than certain, and the disputes.
pub(crate) fn marks_in_words(
    standing: Option<Standing>,
    nearest: Option<&Nearest>,
    disputes: &[String],
) -> Vec<String> {
    let mut marks = Vec::from_iter(standing_in_words(standing, nearest));
    if !disputes.is_empty() {
        marks.push(format!("in dispute {}", disputes.join(", ")));
    }
    marks
}
