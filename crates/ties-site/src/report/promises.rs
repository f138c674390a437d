//! Promises and what was reported since.

use ties_view::{Outlook, ReportView, count_of};

use super::claims::{claim_below, more};
use crate::document::{Block, Item, Line, Numbers, Section};

/// The maximum number of promises, and of reports related to one.
const MOST_PROMISES: usize = 60;
const MOST_REPORTS: usize = 5;

/// The promises, plans, threats and demands, each with its outcome and with related reports.
pub(super) fn section(view: &ReportView, numbers: &mut Numbers) -> Section {
    let promises = &view.promises.statements;
    let mut blocks = vec![Block::Paragraph(Line::words(counts_in_words(view)))];
    let listed = &promises[..promises.len().min(MOST_PROMISES)];
    for of_mode in listed.chunk_by(|one, other| one.mode == other.mode) {
        let mut items = Vec::new();
        for promise in of_mode {
            items.push(promise_item(view, numbers, promise));
        }
        let heading = of_mode.first().map_or("", Outlook::heading);
        blocks.push(Block::Heading(Line::words(heading)));
        blocks.push(Block::Items(items));
    }
    let not_listed = promises.len() - listed.len();
    if not_listed > 0 {
        blocks.push(Block::Paragraph(more(
            not_listed,
            "statement",
            "ties promises",
        )));
    }
    Section {
        id: "promises",
        heading: "Promises against reports",
        blocks,
    }
}

fn counts_in_words(view: &ReportView) -> String {
    let promises = &view.promises;
    let later = promises.scope.left_out.claims_of_other_times;
    let mut words = if promises.statements.is_empty() {
        "No promise, plan, threat or demand that the question includes. That does not show that \
         there were none."
            .to_owned()
    } else {
        let mut results = Vec::new();
        for (result, count) in &promises.counts {
            results.push(format!("{} {count}", result.in_words()));
        }
        format!(
            "{} of promises, plans, threats and demands made by then. What became of them: {}. \
             Reports on the same matter are listed for comparison. None of them decides the \
             outcome.",
            count_of(promises.statements.len(), "claim"),
            results.join(", ")
        )
    };
    if later > 0 {
        words = format!("{words} Left out: {} made later.", count_of(later, "claim"));
    }
    words
}

fn promise_item(view: &ReportView, numbers: &mut Numbers, promise: &Outlook) -> Item {
    let line = Line::strong(promise.statements().join("; "));
    let mut item = match promise.pairs.first() {
        Some(claim) => claim_below(view, numbers, claim, line),
        None => Item::from(line),
    };
    let mut outcome = Line::data(promise.outcome_in_words());
    if !promise.outcome_claims.is_empty() {
        let claims = promise.outcome_claims.iter().map(String::as_str);
        outcome = outcome.and(" ").and_spans(numbers.claims(claims));
    }
    item.comparison.push(outcome);
    for report in promise.reports.iter().take(MOST_REPORTS) {
        let words = format!("{}; {}", report.statement, report.time);
        let line = Line::words(format!("A report {}: ", report.relation_in_words()));
        let line = line.and_data(words).and(" ");
        item.comparison
            .push(line.and_spans(numbers.claim(&report.claim)));
    }
    let not_listed = promise.reports.len().saturating_sub(MOST_REPORTS);
    if not_listed > 0 {
        let command = "ties promises --format json";
        item.comparison.push(more(not_listed, "report", command));
    }
    item
}
