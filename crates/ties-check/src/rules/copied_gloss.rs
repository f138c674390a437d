//! `copied-gloss`: a gloss is in the coder's own words, not in those of the passage.

use ties::index::Index;
use ties::model::Severity;
use ties::text::words;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "copied-gloss",
    severity: Severity::Warning,
    page: include_str!("copied_gloss.md"),
    checks: &[Check::Claim(check)],
};

/// So many words in a row that are the passage's are copied.
const COPIED: usize = 8;

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let (Some((text, passage)), Some(gloss)) = (&at.passage, &at.claim.gloss) else { return };
    // Fewer words have fewer spaces: most glosses need no closer look.
    if gloss.bytes().filter(|byte| *byte == b' ').count() + 1 < COPIED {
        return;
    }
    let (own, theirs) = (words(gloss), words(text.words(passage.clone())));
    let longest = (0..own.len()).map(|start| common(&own[start..], &theirs)).max_by_key(|run| run.len());
    if let Some(run) = longest.filter(|run| run.len() >= COPIED) {
        sink.value("/gloss", format!("{} words in a row are the passage's: “{} …”", run.len(), run[..5].join(" ")))
            .help("say it in your own words, or move them to `quote`");
    }
}

/// The longest start of `own` that stands in `theirs`.
fn common<'w>(own: &'w [String], theirs: &[String]) -> &'w [String] {
    let starts = theirs.iter().enumerate().filter(|(_, word)| Some(*word) == own.first());
    let lengths = starts.map(|(at, _)| own.iter().zip(&theirs[at..]).take_while(|(a, b)| a == b).count());
    &own[..lengths.max().unwrap_or_default()]
}
