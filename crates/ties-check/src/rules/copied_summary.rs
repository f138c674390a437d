//! `copied-summary`: a summary is in the coder's own words, not copied from the passage.

use std::borrow::Cow;

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_text::words::Said;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "copied-summary",
    severity: Severity::Warning,
    page: include_str!("copied_summary.md"),
    checks: &[Check::Claim(check)],
};

/// The number of consecutive words of the passage that counts as copied.
const COPIED: usize = 8;

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
        Some((_, said)) => Cow::Borrowed(said.hashes()),
        None => Cow::Owned(Said::hashes_of(text.words(passage.clone()))),
    };
    let Some((start, length)) = longest_run(&Said::hashes_of(summary), &theirs) else {
        return;
    };
    let copied = summary
        .get(Said::new(summary, None).bytes(start..start + 5))
        .unwrap_or_default();
    sink.value(
        "/summary",
        format!("{length} consecutive words are copied from the passage: “{copied} …”"),
    )
    .help("use your own words, or move the copied words to `quote`");
}

/// The start and length of the longest run of `own` that occurs in `theirs`; the first of equally
/// long ones.
///
/// `None` if every run is shorter than [`COPIED`].
fn longest_run(own: &[u64], theirs: &[u64]) -> Option<(usize, usize)> {
    let mut longest: Option<(usize, usize)> = None;
    // Every run of this length contains a position that is a multiple of it.
    for at in (COPIED - 1..own.len()).step_by(COPIED) {
        for there in (0..theirs.len()).filter(|there| theirs[*there] == own[at]) {
            let is_same = |(a, b): &(&u64, &u64)| a == b;
            let before = own[..at]
                .iter()
                .rev()
                .zip(theirs[..there].iter().rev())
                .take_while(is_same)
                .count();
            let after = own[at..]
                .iter()
                .zip(&theirs[there..])
                .take_while(is_same)
                .count();
            let (start, length) = (at - before, before + after);
            let is_longer = |(first, most)| length > most || (length == most && start < first);
            if length >= COPIED && longest.is_none_or(is_longer) {
                longest = Some((start, length));
            }
        }
    }
    longest
}
