//! `uncovered-sentence`: in a source marked `complete`, every sentence is coded or skipped with a
//! reason.

use ties::model::Severity;
use ties::pointer::escape;
use ties_dataset::coverage::{Coverage, coverage};
use ties_dataset::index::Index;
use ties_text::text::Text;

use crate::rule::{Check, Rule, Sink, SourceAt, SourceHead};

pub(crate) static RULE: Rule = Rule {
    code: "uncovered-sentence",
    severity: Severity::Warning,
    page: include_str!("uncovered_sentence.md"),
    checks: &[Check::Source(check)],
};

/// The words that a reason can begin with.
const REASONS: [&str; 5] = [
    "heading",
    "figure-missing",
    "video-missing",
    "no-tie",
    "folded",
];

/// The most locators that a message lists.
const SHOWN: usize = 6;

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    for (place, reason) in &head.record.skipped {
        if !REASONS.contains(&reason.split(':').next().unwrap_or_default().trim()) {
            let pointer = escape(place);
            sink.value(
                &format!("/skipped/{pointer}"),
                "this reason does not begin with a known word",
            )
            .help(format!(
                "begin with one of {}, then add details after a colon",
                REASONS.map(|word| format!("`{word}`")).join(", ")
            ));
        }
    }
    // An unreadable claim may cover the sentence.
    if head.record.complete && at.rows.unread == 0 {
        check_coverage(at, head, index, sink);
    }
}

fn check_coverage(at: &SourceAt<'_>, head: &SourceHead, index: &Index, sink: &mut Sink<'_>) {
    let Some(text) = head.text() else { return };
    let Some(number) = index.source_number(at.id) else {
        return;
    };
    let coverage = coverage(text, &head.record, at.rows.coded_of(number));
    let mut uncovered = Vec::new();
    for (sentence, mark) in coverage.iter().enumerate() {
        if *mark == Coverage::Uncovered {
            uncovered.push(sentence);
        }
    }
    if uncovered.is_empty() {
        return;
    }
    let (sentences, help) = match uncovered.len() {
        1 => (
            "sentence is",
            "code it, or list it under `[skipped]` with a reason; `ties coverage` shows it",
        ),
        _ => (
            "sentences are",
            "code them, or list each under `[skipped]` with a reason; `ties coverage` shows them",
        ),
    };
    sink.key(
        "/complete",
        format!(
            "{} {sentences} uncovered: {}",
            uncovered.len(),
            places(&uncovered, text)
        ),
    )
    .help(help);
}

/// The locators of the first sentences.
fn places(sentences: &[usize], text: &Text) -> String {
    let mut places = Vec::new();
    for sentence in sentences.iter().take(SHOWN) {
        places.push(format!("`{}`", text.place(*sentence..*sentence + 1)));
    }
    if sentences.len() > SHOWN {
        places.push(format!("and {} more", sentences.len() - SHOWN));
    }
    places.join(", ")
}
