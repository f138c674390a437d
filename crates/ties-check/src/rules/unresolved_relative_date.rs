//! `unresolved-relative-date`: a relative date is resolved, and its words are kept.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::writing::assignment;
use ties_text::words::{self, Phrases, Tokens, WordList};

use crate::naming::is_commented;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unresolved-relative-date",
    severity: Severity::Warning,
    page: include_str!("unresolved_relative_date.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    // The record keeps the words. `undated-claim` reports words without a date.
    if claim.when_words.is_some() {
        return;
    }
    if let Some(words) = claim.summary.as_deref().and_then(relative_date) {
        sink.value(
            "/summary",
            format!("the summary uses the relative date “{words}”"),
        )
        .help("write the date in the summary, and keep the words in `when-words` next to `when`");
    } else if claim.when.is_some() {
        check_passage("/when", at, sink);
    } else if claim.date.is_some() {
        check_passage("/date", at, sink);
    }
}

/// Reports a date that seems to be resolved from a relative date in the passage.
fn check_passage(place: &str, at: &ClaimAt<'_>, sink: &mut Sink<'_>) {
    let (Some((text, passage)), Some((list, tokens))) = (&at.passage, at.words()) else {
        return;
    };
    let Some(found) = list.relative_dates.all(tokens).next() else {
        return;
    };
    // If the passage has a year or a month, the date comes from that.
    let words = at.as_written(found);
    if has_year(tokens) || has_month(tokens, list) || is_commented(words, at) {
        return;
    }
    sink.value(
        place,
        format!(
            "this date is not in the passage at `{}`, which says “{words}”",
            text.place(passage.clone())
        ),
    )
    .help(format!(
        "add `{}` if the date was resolved from it, or else give the basis in `note`",
        assignment("when-words", words)
    ));
}

/// Whether a passage has a number of four digits, as years have.
fn has_year(tokens: &Tokens) -> bool {
    tokens
        .words()
        .any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a passage has the name of a month.
fn has_month(tokens: &Tokens, list: &WordList) -> bool {
    (0..tokens.len()).any(|at| {
        list.months
            .iter()
            .any(|month| month.at(tokens, at).is_some())
    })
}

/// Finds the longest word of each relative date in English. A summary without any of these words
/// has no relative date. Without this test, every summary is split into words, and `lines-check` of
/// the bench takes half as long again.
static LONGEST_WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let dates = words::of("en").map(|list| &list.relative_dates);
    let longest = dates.into_iter().flat_map(Phrases::originals).map(|date| {
        let words = date.split(' ');
        words.max_by_key(|word| word.len()).unwrap_or_default()
    });
    let finder = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(longest);
    finder.unwrap_or_else(|error| panic!("words of a list do not fit: {error}"))
});

/// The first relative date in a summary. Summaries are in English.
fn relative_date(summary: &str) -> Option<&str> {
    let dates = &words::of("en")?.relative_dates;
    if summary.is_ascii() && !LONGEST_WORDS.is_match(summary) {
        return None;
    }
    let tokens = Tokens::new(summary);
    let found = dates.all(&tokens).next()?;
    summary.get(tokens.bytes(found))
}
