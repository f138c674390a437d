//! `unresolved-relative-date`: a date counted from the day of writing is resolved, and marked as such.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
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
    // Asked of every claim: the last words of all such dates are looked for first, which takes next to no time.
    let may_have = LAST_WORDS.as_ref()?.is_match(gloss);
    let found = may_have.then(|| OF_ITS_DAY.as_ref()?.find(&gloss.to_ascii_lowercase()).map(|found| found.range()));
    Some(&gloss[found.flatten()?])
}

/// In small letters: a form for letters of either case takes long to make.
static OF_ITS_DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let dates = words::of("en")?.relative_dates.written().map(regex::escape).collect::<Vec<_>>();
    Regex::new(&format!(r"\b(?:{})\b", dates.join("|"))).ok()
});

/// The last word of each, small or with a capital, and the space before it where it is not the only one.
static LAST_WORDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let last = |date: &str| {
        let (before, word) = date.rsplit_once(' ').map_or(("", date), |(_, word)| (" ", word));
        let mut letters = word.chars();
        let first = letters.next()?;
        Some(format!("{before}[{first}{}]{}", first.to_uppercase(), regex::escape(letters.as_str())))
    };
    let words: BTreeSet<String> = words::of("en")?.relative_dates.written().filter_map(last).collect();
    Regex::new(&words.into_iter().collect::<Vec<_>>().join("|")).ok()
});
