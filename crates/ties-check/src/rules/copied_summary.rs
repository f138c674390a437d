//! `copied-summary`: a summary is in the coder's own words, not copied from the passage.

use std::borrow::Cow;
use std::ops::Range;

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_text::words::Tokens;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "copied-summary",
    severity: Severity::Warning,
    page: include_str!("copied_summary.md"),
    checks: &[Check::Claim(check)],
};

/// The number of consecutive words of the passage that counts as copied.
const COPIED: usize = 8;
/// The number of copied words that a message shows.
const SHOWN: usize = 5;

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let (Some((text, passage)), Some(summary)) = (&at.passage, &at.claim.summary) else {
        return;
    };
    // Counting spaces is cheap, and rules out most summaries.
    if summary.bytes().filter(|byte| *byte == b' ').count() + 1 < COPIED {
        return;
    }
    // A hash collision of one word is rare; eight in a row do not occur.
    let theirs = match at.words() {
        Some((_, tokens)) => Cow::Borrowed(tokens.hashes()),
        None => Cow::Owned(Tokens::hashes_of(text.words(passage.clone()))),
    };
    let Some(run) = longest_run(&Tokens::hashes_of(summary), &theirs) else {
        return;
    };
    let copied = summary
        .get(Tokens::new(summary).bytes(run.start..run.start + SHOWN))
        .unwrap_or_default();
    sink.value(
        "/summary",
        format!(
            "{} consecutive words are copied from the passage: “{copied} …”",
            run.len()
        ),
    )
    .help("use your own words, or move the copied words to `quote`");
}

/// The longest run of words of `own` that occurs in `theirs`; the first of equally long ones, or
/// `None` if every run is shorter than [`COPIED`].
fn longest_run(own: &[u64], theirs: &[u64]) -> Option<Range<usize>> {
    let mut longest: Option<Range<usize>> = None;
    // Every run of this length contains a position that is a multiple of it.
    for at in (COPIED - 1..own.len()).step_by(COPIED) {
        for there in 0..theirs.len() {
            if theirs[there] != own[at] {
                continue;
            }
            let before = shared(own[..at].iter().rev(), theirs[..there].iter().rev());
            let after = shared(own[at..].iter(), theirs[there..].iter());
            let run = at - before..at + after;
            if run.len() >= COPIED && longest.as_ref().is_none_or(|other| is_better(&run, other)) {
                longest = Some(run);
            }
        }
    }
    longest
}

/// The number of words that both texts start with.
fn shared<'w>(own: impl Iterator<Item = &'w u64>, theirs: impl Iterator<Item = &'w u64>) -> usize {
    own.zip(theirs)
        .take_while(|(one, other)| one == other)
        .count()
}

/// Whether a run is longer than another, or as long and earlier.
fn is_better(run: &Range<usize>, other: &Range<usize>) -> bool {
    run.len() > other.len() || (run.len() == other.len() && run.start < other.start)
}
