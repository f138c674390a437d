//! `unresolved-relative-date`: a relative date is resolved, and its words are kept.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Input, MatchKind};
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_text::words::{self, Said, WordList};

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
    // The words are kept. If there is no date, `undated-claim` reports it.
    if claim.when_words.is_some() {
        return;
    }
    if let Some(words) = claim.summary.as_deref().and_then(of_its_day) {
        sink.value(
            "/summary",
            format!("the summary uses the relative date “{words}”"),
        )
        .help("write the date in the summary, and keep the words in `when-words` next to `when`");
        return;
    }
    if !dated {
        return;
    }
    let (Some((text, passage)), Some((list, said))) = (&at.passage, at.words()) else {
        return;
    };
    let Some(found) = list.relative_dates.all(said).next() else {
        return;
    };
    // If the passage has a year or a month, the date comes from that.
    let words = at.as_written(found);
    if has_year(said) || has_month(said, list) || is_read(words, at) {
        return;
    }
    let key = if claim.when.is_some() { "when" } else { "date" };
    sink.value(
        &format!("/{key}"),
        format!(
            "this date is not in the passage at `{}`, which says “{words}”",
            text.place(passage.clone())
        ),
    )
    .help(format!(
        "add `when-words = \"{words}\"` if the date was resolved from it, or else give the basis \
         in `reading`"
    ));
}

/// Whether a passage has a number of four digits, as years have.
fn has_year(said: &Said) -> bool {
    said.words()
        .any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a passage has the name of a month.
fn has_month(said: &Said, list: &WordList) -> bool {
    (0..said.len()).any(|at| list.months.iter().any(|month| month.at(said, at).is_some()))
}

/// The first relative date in a summary. Summaries are in English.
fn of_its_day(summary: &str) -> Option<&str> {
    let dates = OF_ITS_DAY.as_ref()?;
    let bytes = summary.as_bytes();
    // Bytes outside ASCII count as letters.
    let is_in_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let mut at = 0;
    while let Some(end) = dates.ends.find(Input::new(summary).range(at..)) {
        // The next match may overlap this one.
        at = end.start() + 1;
        let to = end.end();
        if bytes.get(to).is_some_and(is_in_word) {
            continue;
        }
        let from = dates.written.iter().filter_map(|date| {
            let from = to.checked_sub(date.len())?;
            let is_whole = from == 0 || !is_in_word(&bytes[from - 1]);
            (is_whole && bytes[from..to].eq_ignore_ascii_case(date.as_bytes())).then_some(from)
        });
        if let Some(from) = from.min() {
            return summary.get(from..to);
        }
    }
    None
}

/// Relative dates in English.
struct Dates {
    written: Vec<String>,
    /// The ends of their last words. This is a fast test: it runs on every claim, and few summaries
    /// match.
    ends: AhoCorasick,
}

static OF_ITS_DAY: LazyLock<Option<Dates>> = LazyLock::new(|| {
    let dates = words::of("en")
        .into_iter()
        .flat_map(|list| list.relative_dates.written());
    let written: Vec<String> = dates.map(str::to_ascii_lowercase).collect();
    let mut ends = BTreeSet::new();
    for word in written
        .iter()
        .filter_map(|date| date.split(' ').next_back())
    {
        // Longer ends match fewer other words. The first letter is left out, because it may be a
        // capital.
        match word.split_at_checked(1) {
            Some((first, rest)) if rest.len() < LETTERS => {
                ends.extend([
                    word.to_owned(),
                    word.to_ascii_uppercase(),
                    first.to_ascii_uppercase() + rest,
                ]);
            }
            Some((_, rest)) => ends.extend([rest.to_owned(), rest.to_ascii_uppercase()]),
            None => {}
        }
    }
    let ends = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(ends)
        .ok()?;
    Some(Dates { written, ends })
});

/// The least number of letters of an end: shorter ends match too many words.
const LETTERS: usize = 3;
