//! `unresolved-relative-date`: a date counted from the day of writing is resolved, and marked as such.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Input, MatchKind};
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_text::words;

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
    if let Some(words) = claim.summary.as_deref().and_then(of_its_day) {
        sink.value("/summary", format!("“{words}” in a summary, which is read on any day"))
            .help("say when that was, as the source tells it; the words go to `when-words`, beside `when`");
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
    // A year that stands there, or a month, is what was read.
    let is_dated = || {
        said.words()
            .any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let months =
        || (0..said.len()).any(|at| list.months.iter().any(|month| month.at(said, at).is_some()));
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

/// What dates from the day of writing in a summary, which is in English.
fn of_its_day(summary: &str) -> Option<&str> {
    let dates = OF_ITS_DAY.as_ref()?;
    let bytes = summary.as_bytes();
    // What is no ASCII is taken for a letter.
    let is_in_word = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let mut at = 0;
    while let Some(end) = dates.ends.find(Input::new(summary).range(at..)) {
        // The next may begin in this one.
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

/// Such dates in English.
struct Dates {
    written: Vec<String>,
    /// How their last words end: asked of every claim, few texts have any.
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
        // The more letters, the fewer words end so too; without the first, which may be a capital alone.
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

/// So many letters of an end are looked for at the least: fewer end too many words.
const LETTERS: usize = 3;
