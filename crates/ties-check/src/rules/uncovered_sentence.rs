//! `uncovered-sentence`: of a source marked complete every sentence is coded, or has a stated reason for not being.

use ties::model::Severity;
use ties::pointer::escape;
use ties_dataset::coverage::{Coverage, coverage};
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "uncovered-sentence",
    severity: Severity::Warning,
    page: include_str!("uncovered_sentence.md"),
    checks: &[Check::Source(check)],
};

/// The words with which a reason begins.
const REASONS: [&str; 5] = [
    "heading",
    "figure-missing",
    "video-missing",
    "no-tie",
    "folded",
];

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    for (place, reason) in &head.record.skipped {
        if !REASONS.contains(&reason.split(':').next().unwrap_or_default().trim()) {
            let pointer = escape(place);
            sink.value(
                &format!("/skipped/{pointer}"),
                "the reason does not begin with a word for its kind",
            )
            .help(format!(
                "begin with one of {}, and say more after a colon",
                REASONS.map(|word| format!("`{word}`")).join(", ")
            ));
        }
    }
    let (Some(text), Some(number)) = (
        head.text().filter(|_| head.record.complete),
        index.source_number(at.id),
    ) else {
        return;
    };
    let coverage = coverage(text, &head.record, at.rows.coded_of(number));
    let bare: Vec<_> = (0..)
        .zip(&coverage)
        .filter(|(_, mark)| **mark == Coverage::Bare)
        .map(|(at, _)| at)
        .collect();
    if bare.is_empty() {
        return;
    }
    let mut places: Vec<_> = bare
        .iter()
        .take(SHOWN)
        .map(|sentence| format!("`{}`", text.place(*sentence..*sentence + 1)))
        .collect();
    if bare.len() > SHOWN {
        places.push(format!("and {} more", bare.len() - SHOWN));
    }
    let (sentences, help) = match bare.len() {
        1 => (
            "sentence is",
            "code it, or name it under `[skipped]` with the reason; `ties coverage` shows it",
        ),
        _ => (
            "sentences are",
            "code them, or name each under `[skipped]` with the reason; `ties coverage` shows them",
        ),
    };
    sink.key(
        "/complete",
        format!(
            "{} {sentences} neither coded nor waived: {}",
            bare.len(),
            places.join(", ")
        ),
    )
    .help(help);
}

/// So many places are named.
const SHOWN: usize = 6;
