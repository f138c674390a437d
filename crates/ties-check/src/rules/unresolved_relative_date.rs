//! `unresolved-relative-date`: a relative date is resolved, and its words are kept.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use ties::edtf::{Edtf, End};
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::writing::assignment;
use ties_text::words::{self, Phrases, Tokens, WordList};

use super::source_before_event::certain;
use crate::naming::is_commented;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unresolved-relative-date",
    severity: Severity::Warning,
    page: include_str!("unresolved_relative_date.md"),
    checks: &[Check::Claim(check)],
};

const HELP_FOR_YEAR: &str = "correct the year, add `when-words` with the words that date it, or \
                             give the basis in `note`";

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    // The record keeps the words. `undated-claim` reports words without a date.
    if let Some(words) = &claim.when_words {
        if let Some(when) = &at.when {
            check_words(words, when, at, sink);
        }
        return;
    }
    if let Some(words) = claim.summary.as_deref().and_then(relative_date) {
        sink.value(
            "/summary",
            format!("the summary uses the relative date “{words}”"),
        )
        .help("write the date in the summary, and keep the words in `when-words` next to `when`");
    } else if let Some(when) = &at.when {
        check_passage("/when", when, at, sink);
    } else if let Some(date) = &at.date {
        check_passage("/date", date, at, sink);
    }
}

/// Reports a date that seems to be resolved from a relative date in the passage.
fn check_passage(place: &str, date: &Edtf, at: &ClaimAt<'_>, sink: &mut Sink<'_>) {
    let (Some((text, passage)), Some((list, tokens))) = (&at.passage, at.words()) else {
        return;
    };
    let Some(found) = list.relative_dates.all(tokens).next() else {
        return check_years(place, date, at, sink);
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

/// Reports a year of a date that is neither in the text near the passage nor that of the source.
fn check_years(place: &str, date: &Edtf, at: &ClaimAt<'_>, sink: &mut Sink<'_>) {
    let Some((text, passage)) = &at.passage else {
        return;
    };
    let mut years = [year_of(date.start()), year_of(date.end())]
        .into_iter()
        .flatten()
        .filter(|year| !has_basis(*year, at))
        .peekable();
    if years.peek().is_none() {
        return;
    }
    if check_own_year(place, date, at, sink) {
        return;
    }
    let around = text.words(text.before(passage, PARAGRAPHS_BEFORE));
    let near = YearsNear::of(around);
    let Some(year) = years.find(|year| !near.years.contains(year)) else {
        return;
    };
    let is_other_digit = |c: char| c.is_numeric() && !c.is_ascii();
    if near.has_other_calendar || around.contains(is_other_digit) {
        return;
    }
    let there = text.place(passage.clone());
    sink.value(
        place,
        format!("year {year} is not in the text near `{there}`"),
    )
    .help(HELP_FOR_YEAR);
}

/// Reports a date that is not in the only year of its passage. Returns whether it does. One of
/// several years may be that of a comparison: `as in 2003-04`.
fn check_own_year(place: &str, date: &Edtf, at: &ClaimAt<'_>, sink: &mut Sink<'_>) -> bool {
    let Some((text, passage)) = &at.passage else {
        return false;
    };
    if at.claim.comments().next().is_some() {
        return false;
    }
    let first = year_of(date.start()).unwrap_or(i64::MIN);
    let last = year_of(date.end()).unwrap_or(i64::MAX);
    let words = text.words(passage.clone());
    let stated = YearsNear::of(words);
    let mut years = stated.years.iter();
    let (Some(year), None) = (years.next(), years.next()) else {
        return false;
    };
    // `98` may be a number of people.
    let is_year = (1800..2100).contains(year) && words.contains(&year.to_string());
    if !is_year || (first..=last).contains(year) {
        return false;
    }
    let there = text.place(passage.clone());
    sink.value(
        place,
        format!("this date is not in {year}, the year in the passage at `{there}`"),
    )
    .help(HELP_FOR_YEAR);
    true
}

/// Whether a year is that of the source, or the one before or after it, or is in the title or in a
/// comment of the coder.
fn has_basis(year: i64, at: &ClaimAt<'_>) -> bool {
    let Some(source) = at.source else { return true };
    let Some(published) = &source.published else {
        return true;
    };
    let own = [year_of(published.start()), year_of(published.end())];
    let written = year.to_string();
    own.into_iter().flatten().any(|own| own.abs_diff(year) <= 1)
        || source.record.title.contains(&*written)
        || is_commented(&written, at)
}

/// Reports a date that is years away from every year in the words that it resolves.
fn check_words(words: &str, when: &Edtf, at: &ClaimAt<'_>, sink: &mut Sink<'_>) {
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    let stated = YearsNear::of(words);
    let (start, end) = (year_of(when.start()), year_of(when.end()));
    let (Some(first), Some(last)) = (start.or(end), end.or(start)) else {
        return;
    };
    let Some(year) = stated.years.first() else {
        return;
    };
    let is_near = |near: RangeInclusive<i64>| stated.years.iter().any(|y| near.contains(y));
    // `by the end of 2014` and `before 2014` may be resolved to the next year or the last.
    if stated.has_other_calendar
        || is_near(first..=last)
        || (is_near(first - 1..=last + 1) && !is_within(words, at))
        || is_commented(&year.to_string(), at)
    {
        return;
    }
    sink.value(
        "/when",
        format!("this date is not in {year}, as “{words}” says"),
    )
    .help("correct the year in `when` or `when-words`, or explain the date in `note`");
}

/// Whether words give a date in which something happens, such as `in 2014`.
fn is_within(words: &str, at: &ClaimAt<'_>) -> bool {
    let Some(list) = at.word_list() else {
        return false;
    };
    let tokens = Tokens::new(words);
    list.times.within.at(&tokens, 0).is_some() && list.starts_date(&tokens, 1)
}

/// The year of one end of a date; `None` if it is open or spans several years.
fn year_of(end: End) -> Option<i64> {
    let days = certain(end)?;
    let (first, ..) = days.earliest.to_ymd();
    let (last, ..) = days.latest.to_ymd();
    (first == last).then_some(first)
}

/// The years that a text names in figures.
#[derive(Default)]
struct YearsNear {
    years: BTreeSet<i64>,
    /// Whether there are years that may be of the Islamic or the Persian calendar.
    has_other_calendar: bool,
}

impl YearsNear {
    fn of(text: &str) -> Self {
        let mut near = Self::default();
        let mut before = None;
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
            let figures = word.trim_end_matches('s');
            let number = figures.parse::<i64>().ok();
            match (figures.len(), number, before) {
                (4, Some(year), _) => {
                    let last = if figures == word { year } else { year + 9 };
                    near.years.extend(year..=last);
                    near.has_other_calendar |= (1300..1500).contains(&year);
                }
                // `1996-98` and `'98`
                (2, Some(short), Some(year)) => {
                    near.years.insert(year / 100 * 100 + short);
                }
                (2, Some(short @ 32..), None) => near.years.extend([1900 + short]),
                _ => {}
            }
            before = if figures.len() == 4 { number } else { None };
        }
        near
    }
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

/// How many paragraphs before a passage may give its year.
const PARAGRAPHS_BEFORE: usize = 6;

/// Find the longest and the second longest word of each relative date in English. A summary without
/// one of each has no relative date. Without this test, every summary is split into words, and
/// `lines-check` of the bench takes half as long again.
static LONG_WORDS: LazyLock<[AhoCorasick; 2]> =
    LazyLock::new(|| [finder_of_words(0), finder_of_words(1)]);

/// Finds one word of each relative date: the longest has the rank 0. If a date has fewer words, it
/// is found by its shortest.
fn finder_of_words(rank: usize) -> AhoCorasick {
    let dates = words::of("en").map(|list| &list.relative_dates);
    let words = dates.into_iter().flat_map(Phrases::originals).map(|date| {
        let mut words: Vec<&str> = date.split(' ').collect();
        words.sort_by_key(|word| Reverse(word.len()));
        words[rank.min(words.len() - 1)]
    });
    let finder = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(words);
    finder.unwrap_or_else(|error| panic!("words of a list do not fit: {error}"))
}

/// The first relative date in a summary. Summaries are in English.
fn relative_date(summary: &str) -> Option<&str> {
    let dates = &words::of("en")?.relative_dates;
    if summary.is_ascii() && !LONG_WORDS.iter().all(|finder| finder.is_match(summary)) {
        return None;
    }
    let tokens = Tokens::new(summary);
    let found = dates.all(&tokens).next()?;
    summary.get(tokens.bytes(found))
}
