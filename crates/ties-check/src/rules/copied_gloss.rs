//! `copied-gloss`: a gloss is in the coder's own words, not in those of the passage.

use std::cmp::Reverse;

use ties::index::Index;
use ties::model::Severity;

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
    let (own, theirs) = (hashed(gloss), hashed(text.words(passage.clone())));
    let runs = (0..own.len()).map(|start| (common(&own[start..], &theirs), start));
    // Of runs of one length the first.
    let Some((length, start)) = runs.min_by_key(|(length, _)| Reverse(*length)).filter(|(length, _)| *length >= COPIED)
    else {
        return;
    };
    let copied: Vec<_> = words(gloss).skip(start).take(5).collect();
    sink.value("/gloss", format!("{length} words in a row are the passage's: “{} …”", copied.join(" ")))
        .help("say it in your own words, or move them to `quote`");
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The words of a text in lower case, each as a hash: this is asked of every claim, and texts would have to be made.
fn hashed(text: &str) -> Vec<u64> {
    // FNV-1a, a character at a time; that two words fall together eight times in a row is not to be feared.
    let hash = |hash: u64, c: char| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3);
    let of_word = |word: &str| word.chars().flat_map(char::to_lowercase).fold(0xcbf2_9ce4_8422_2325, hash);
    words(text).map(of_word).collect()
}

/// How long a start of `own` stands in `theirs`, at the most.
fn common(own: &[u64], theirs: &[u64]) -> usize {
    let starts = theirs.iter().enumerate().filter(|(_, word)| Some(*word) == own.first());
    let lengths = starts.map(|(at, _)| own.iter().zip(&theirs[at..]).take_while(|(a, b)| a == b).count());
    lengths.max().unwrap_or_default()
}
