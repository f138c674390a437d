//! `uncovered-sentence`: in a source marked `complete`, every sentence is coded or skipped with a
//! reason.

use ties::model::{Locator, Severity, SkipReason, Source};
use ties::pointer::escape;
use ties_dataset::coverage::{Coverage, coverage};
use ties_dataset::index::Index;
use ties_text::text::{Passage, Text};

use crate::rule::{Check, Rule, Sink, SourceAt, SourceHead};

pub(crate) static RULE: Rule = Rule {
    code: "uncovered-sentence",
    severity: Severity::Warning,
    page: include_str!("uncovered_sentence.md"),
    checks: &[Check::Source(check)],
};

/// The most locators that a message lists.
const SHOWN: usize = 6;

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    check_copied(&head.record, sink);
    let Some(text) = head.text() else { return };
    let mut parts = Vec::new();
    if head.record.complete {
        parts.push(("/complete".to_owned(), 0..text.sentences()));
    }
    for (number, place) in head.record.complete_for.iter().enumerate() {
        let locator = Locator::parse(place);
        if let Some(passage) = locator.ok().and_then(|locator| text.find(&locator.steps)) {
            parts.push((format!("/complete-for/{number}"), passage));
        }
    }
    // An unreadable claim may cover the sentence.
    if !parts.is_empty() && at.rows.unread == 0 {
        check_coverage(at, (head, text), &parts, index, sink);
    }
}

/// Reports the reason `copied` in a source that does not say what it copies.
fn check_copied(source: &Source, sink: &mut Sink<'_>) {
    if source.derived_from.is_some() {
        return;
    }
    for (place, skipped) in &source.skipped {
        if skipped.reason == SkipReason::Copied {
            sink.value(
                &format!("/skipped/{}", escape(place)),
                "`copied` requires `derived-from`",
            )
            .help("name the copied source in `derived-from`, or give another reason");
        }
    }
}

/// Reports the uncovered sentences of the parts that are marked as complete.
fn check_coverage(
    at: &SourceAt<'_>,
    (head, text): (&SourceHead, &Text),
    parts: &[(String, Passage)],
    index: &Index,
    sink: &mut Sink<'_>,
) {
    let Some(number) = index.source_number(at.id) else {
        return;
    };
    let coverage = coverage(text, &head.record, at.rows.coded_of(number));
    for (pointer, part) in parts {
        let mut uncovered = Vec::new();
        for sentence in part.clone() {
            if coverage.get(sentence) == Some(&Coverage::Uncovered) {
                uncovered.push(sentence);
            }
        }
        if !uncovered.is_empty() {
            report(pointer, &uncovered, text, sink);
        }
    }
}

fn report(pointer: &str, uncovered: &[usize], text: &Text, sink: &mut Sink<'_>) {
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
    let message = format!(
        "{} {sentences} uncovered: {}",
        uncovered.len(),
        places(uncovered, text)
    );
    if pointer == "/complete" {
        sink.key(pointer, message).help(help);
    } else {
        sink.value(pointer, message).help(help);
    }
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
