//! `copied-gloss`: a gloss is in the coder's own words, not in those of the passage.

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
    let Some((start, length)) = longest_run(&own, &theirs) else { return };
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
    const NONE: u64 = 0xcbf2_9ce4_8422_2325;
    let hash = |hash: u64, c: u32| (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01b3);
    if !text.is_ascii() {
        let of_word = |word: &str| word.chars().flat_map(char::to_lowercase).map(u32::from).fold(NONE, hash);
        return words(text).map(of_word).collect();
    }
    let mut hashed = Vec::with_capacity(text.len() / 4);
    let mut word = NONE;
    text.bytes().chain([b' ']).for_each(|byte| {
        if byte.is_ascii_alphanumeric() {
            word = hash(word, u32::from(byte.to_ascii_lowercase()));
        } else if word != NONE {
            hashed.push(word);
            word = NONE;
        }
    });
    hashed
}

/// The most words of `own` in a row that stand in `theirs` so, from which on and how many; of as many the first. None
/// where they are too few to be copied.
fn longest_run(own: &[u64], theirs: &[u64]) -> Option<(usize, usize)> {
    let mut longest: Option<(usize, usize)> = None;
    // Of so many words in a row one is the last of so many.
    for at in (COPIED - 1..own.len()).step_by(COPIED) {
        for there in (0..theirs.len()).filter(|there| theirs[*there] == own[at]) {
            let is_same = |(a, b): &(&u64, &u64)| a == b;
            let before = own[..at].iter().rev().zip(theirs[..there].iter().rev()).take_while(is_same).count();
            let after = own[at..].iter().zip(&theirs[there..]).take_while(is_same).count();
            let (start, length) = (at - before, before + after);
            let is_longer = |(first, most)| length > most || (length == most && start < first);
            if length >= COPIED && longest.is_none_or(is_longer) {
                longest = Some((start, length));
            }
        }
    }
    longest
}
