//! `unresolved-relative-date`: a date counted from the day of writing is resolved, and marked as such.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Match, Regex};
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
    // Asked of every claim: the last words of all such dates are looked for first, which takes next to no time, and then
    // whether the word before ends as it does in one of them.
    let may_have = LAST_WORDS.iter().any(|words| words.find_iter(gloss).any(|found| may_end(gloss, found)));
    may_have.then(|| OF_ITS_DAY.as_ref()?.find(gloss)).flatten().map(|found| found.as_str())
}

/// Whether one of those dates may end with this last word: it is their only one, or the letter before its space is theirs.
fn may_end(gloss: &str, last: Match<'_>) -> bool {
    let Some(word) = last.as_str().strip_prefix(' ') else { return true };
    let before = gloss[..last.start()].bytes().next_back().map(|byte| byte.to_ascii_lowercase());
    before.is_some_and(|before| LETTERS_BEFORE.contains(&(before, word.as_bytes()[0].to_ascii_lowercase())))
}

static OF_ITS_DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let dates = words::of("en")?.relative_dates.written().map(regex::escape).collect::<Vec<_>>();
    Regex::new(&format!(r"(?i)\b(?:{})\b", dates.join("|"))).ok()
});

/// The letter before the last space of each, and the one after it.
static LETTERS_BEFORE: LazyLock<BTreeSet<(u8, u8)>> = LazyLock::new(|| {
    let dates = words::of("en").into_iter().flat_map(|list| list.relative_dates.written());
    let letters = dates.filter_map(|date| date.rsplit_once(' '));
    letters.filter_map(|(before, word)| Some((before.bytes().next_back()?, word.bytes().next()?))).collect()
});

/// The last word of each, and the space before it where it is not the only one: the small ones, and those with a capital.
/// So many plain words are looked for all at once, twice as many are not.
static LAST_WORDS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let last = |date: &str, has_capital: bool| {
        let (before, word) = date.rsplit_once(' ').map_or(("", date), |(_, word)| (" ", word));
        let mut letters = word.chars();
        let first = letters.next()?;
        let first = if has_capital { first.to_uppercase().to_string() } else { first.to_string() };
        Some(format!("{before}{first}{}", letters.as_str()))
    };
    let all = [false, true].map(|has_capital| {
        let dates = words::of("en").into_iter().flat_map(|list| list.relative_dates.written());
        let words: BTreeSet<String> = dates.filter_map(|date| last(date, has_capital)).collect();
        // Where `month` stands, `months` need not be looked for.
        let is_told = |word: &String| words.iter().any(|other| other != word && word.contains(other.as_str()));
        let words: Vec<_> = words.iter().filter(|word| !is_told(word)).map(|word| regex::escape(word)).collect();
        Regex::new(&words.join("|")).ok()
    });
    all.into_iter().flatten().collect()
});
