//! `unexplained-tie`: the note of a `tied-to` says what the source tells of the tie, and why nothing narrower fits.

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
    // That there is no note, `missing-qualifier` says.
    let Some(note) = claim
        .with
        .as_ref()
        .and_then(|with| with.note.as_deref())
        .map(bare)
    else {
        return;
    };
    if claim.predicate != TIED_TO {
        return;
    }
    let message = if !note.contains(char::is_whitespace) && note.is_ascii() {
        format!("a note of one word, `{note}`, on a tie of no kind")
    } else if claim
        .summary
        .as_deref()
        .is_some_and(|summary| bare(summary).eq_ignore_ascii_case(note))
    {
        "a note that says what the summary says, and no more".to_owned()
    } else {
        return;
    };
    sink.value("/with/note", message).help(
        "say what the source tells of the tie and what it leaves open, so that nothing narrower fits; or take the \
         predicate that fits",
    );
}

/// A text without what stands around its words.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}
