//! `unexplained-tie`: the note of a `tied-to` says what the source reports and why no narrower
//! predicate fits.

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unexplained-tie",
    severity: Severity::Warning,
    page: include_str!("unexplained_tie.md"),
    checks: &[Check::Claim(check)],
};

const TIED_TO: Predicate = Predicate::named("tied-to");

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    if claim.predicate != TIED_TO {
        return;
    }
    let note = claim.with.as_ref().and_then(|with| with.note.as_deref());
    // `missing-qualifier` reports a missing note.
    let Some(note) = note.map(without_stop) else {
        return;
    };
    let summary = claim.summary.as_deref().map(without_stop);
    let message = if !note.contains(char::is_whitespace) && note.is_ascii() {
        format!("the one-word note `{note}` does not explain this tie")
    } else if summary.is_some_and(|summary| summary.eq_ignore_ascii_case(note)) {
        "the note only repeats the summary".to_owned()
    } else {
        return;
    };
    sink.value("/with/note", message).help(
        "say what the source reports about the tie and what it leaves open, or use a narrower \
         predicate",
    );
}

/// A text without surrounding space and final full stops.
fn without_stop(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}
