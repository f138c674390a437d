//! `unresolved-relative-date`: a date counted from the day of writing is resolved, and marked as such.

use std::sync::LazyLock;

use ties::index::Index;
use ties::model::Severity;
use ties::words;

use crate::naming::is_read;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unresolved-relative-date",
    severity: Severity::Warning,
    page: include_str!("unresolved_relative_date.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let dated = claim.when.is_some() || claim.date.is_some();
    // Marked; and where it is not resolved, `undated-claim` says so.
    if claim.when_words.is_some() {
        return;
    }
    if let Some(words) = claim.gloss.as_deref().and_then(of_its_day) {
        sink.value("/gloss", format!("“{words}” in a gloss, which is read on any day"))
            .help("say when that was, as the source tells it; the words go to `when-words`, beside `when`");
        return;
    }
    if !dated {
        return;
    }
    let (Some((text, passage)), Some((list, said))) = (&at.passage, at.words()) else { return };
    let Some(found) = list.relative_dates.all(said).next() else { return };
    // A year that stands there, or a month, is what was read.
    let is_dated = || said.words().any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    let months = || (0..said.len()).any(|at| list.months.iter().any(|month| month.at(said, at).is_some()));
    let words = at.as_written(found);
    if is_dated() || months() || is_read(words, at) {
        return;
    }
    let key = if claim.when.is_some() { "when" } else { "date" };
    sink.value(
        &format!("/{key}"),
        format!("a date that the passage does not have: it says “{words}” at `{}`", text.place(passage.clone())),
    )
    .help(format!(
        "where the date was counted from that, add `when-words = \"{words}\"`; else say in `reading` what it rests on"
    ));
}

/// What dates from the day of writing in a gloss, which is in English.
fn of_its_day(gloss: &str) -> Option<&str> {
    let dates = &*OF_ITS_DAY;
    let bytes = gloss.as_bytes();
    // What is no ASCII is taken for a letter.
    let is_in_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let mut at = 0;
    // Asked of every claim: at the end of each word it is looked whether a date ends there, which most do not by
    // their letters.
    while let Some(start) = bytes[at..].iter().position(is_in_word).map(|skipped| at + skipped) {
        at = bytes[start..].iter().position(|byte| !is_in_word(byte)).map_or(bytes.len(), |length| start + length);
        if !dates.may_end_with(&bytes[start..at]) {
            continue;
        }
        let ends_here = |date: &&String| {
            let from = at.checked_sub(date.len())?;
            let is_whole = from == 0 || !is_in_word(&bytes[from - 1]);
            (is_whole && bytes[from..at].eq_ignore_ascii_case(date.as_bytes())).then_some(from)
        };
        if let Some(from) = dates.written.iter().filter_map(|date| ends_here(&date)).min() {
            return gloss.get(from..at);
        }
    }
    None
}

/// Such dates in English.
struct Dates {
    written: Vec<String>,
    /// Of each first and each last letter of their last words, the lengths of these, a bit each.
    lengths: [[u32; 32]; 32],
}

impl Dates {
    /// Whether some date may have this for its last word.
    fn may_end_with(&self, word: &[u8]) -> bool {
        let (Some(first), Some(last)) = (word.first(), word.last()) else { return false };
        self.lengths[usize::from(first & 0x1f)][usize::from(last & 0x1f)] >> word.len().min(31) & 1 == 1
    }
}

static OF_ITS_DAY: LazyLock<Dates> = LazyLock::new(|| {
    let dates = words::of("en").into_iter().flat_map(|list| list.relative_dates.written());
    let written: Vec<String> = dates.map(str::to_ascii_lowercase).collect();
    let mut lengths = [[0; 32]; 32];
    for date in &written {
        let last =
            date.rsplit(|char: char| char.is_ascii() && !char.is_ascii_alphanumeric()).next().unwrap_or_default();
        if let (Some(first), Some(end)) = (last.bytes().next(), last.bytes().last()) {
            lengths[usize::from(first & 0x1f)][usize::from(end & 0x1f)] |= 1 << last.len().min(31);
        }
    }
    Dates { written, lengths }
});
