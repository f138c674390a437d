//! `uncovered-sentence`: in a source marked `complete`, every sentence is coded or skipped with a
//! reason.

use ties::model::{Severity, SkipReason, Source};
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

/// The most locators that a message lists.
const SHOWN: usize = 6;

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    check_copied(&head.record, sink);
    // An unreadable claim may cover the sentence.
    if head.record.complete && at.rows.unread == 0 {
        check_coverage(at, head, index, sink);
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
