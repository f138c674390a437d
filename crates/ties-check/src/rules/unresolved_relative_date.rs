//! `unresolved-relative-date`: a date counted from the day of writing is resolved, and marked as such.

use std::sync::LazyLock;

use ties::index::Index;
use ties::model::Severity;
use ties::words::{self, Said};

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
    if let Some(words) = of_its_day(at) {
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

/// What dates from the day of writing in the gloss, which is in English.
fn of_its_day<'c>(at: &ClaimAt<'c>) -> Option<&'c str> {
    // Asked of every claim, and few glosses have a word with which such a date ends.
    let may_end = |word: &u64| LAST_WORDS.binary_search(word).is_ok();
    let gloss = at.claim.gloss.as_deref().filter(|_| at.gloss_hashes().iter().any(may_end))?;
    let said = Said::new(gloss, None);
    let found = words::of("en")?.relative_dates.all(&said).next()?;
    gloss.get(said.bytes(found))
}

/// The last words of such dates in English, as hashes.
static LAST_WORDS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let dates = words::of("en").into_iter().flat_map(|list| list.relative_dates.written());
    let mut last: Vec<u64> = dates.filter_map(|date| Said::hashes_of(date).last().copied()).collect();
    last.sort_unstable();
    last.dedup();
    last
});
