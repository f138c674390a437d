//! `wrong-weekday`: a weekday or a feast in a claim falls on the claim's date.

use std::ops::{Range, RangeInclusive};

use ties::edtf::{Day, Edtf};
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_text::words::{self, Tokens, WordList};

use super::source_before_event::certain;
use crate::naming::is_commented;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "wrong-weekday",
    severity: Severity::Warning,
    page: include_str!("wrong_weekday.md"),
    checks: &[Check::Claim(check)],
};

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// After these words, a day is not the claim's own date.
const BEFORE_OTHER_DAYS: [&str; 8] = [
    "after", "before", "by", "from", "since", "till", "until", "than",
];

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(date) = at.date.as_ref().or(at.when.as_ref()) else {
        return;
    };
    let Some(days) = certain_days(date) else {
        return;
    };
    // Summaries are in English, quotes in the language of the source.
    let claim = at.claim;
    let texts = [
        ("/summary", &claim.summary, words::of("en")),
        ("/quote", &claim.quote, at.word_list()),
        ("/when-words", &claim.when_words, at.word_list()),
    ];
    for (key, text, list) in texts {
        let (Some(text), Some(list)) = (text, list) else {
            continue;
        };
        let tokens = Tokens::new(text);
        let Some((found, wrong)) = wrong_day(&tokens, list, date, days) else {
            continue;
        };
        let words = text.get(tokens.bytes(found)).unwrap_or_default();
        if !is_commented(words, at) {
            sink.value(key, format!("this names “{words}”, but {wrong}"))
                .help(
                    "check the source and correct the wrong one; if the source itself errs, say \
                     so in `note`",
                );
        }
    }
}

/// The days that a date may mean, from the first to the last.
#[derive(Clone, Copy)]
struct DayRange {
    first: Day,
    last: Day,
}

impl DayRange {
    /// The days, as numbers.
    fn numbers(self) -> RangeInclusive<i64> {
        self.first.number()..=self.last.number()
    }

    /// The number of days from the first to the last.
    fn length(self) -> i64 {
        self.last.number() - self.first.number()
    }
}

/// The days that a date may mean, or `None` if an end is open, uncertain or approximate.
fn certain_days(date: &Edtf) -> Option<DayRange> {
    Some(DayRange {
        first: certain(date.start())?.earliest,
        last: certain(date.end())?.latest,
    })
}

/// A weekday or a feast in the text that is not on these days, and how they contradict it.
fn wrong_day(
    tokens: &Tokens,
    list: &WordList,
    date: &Edtf,
    days: DayRange,
) -> Option<(Range<usize>, String)> {
    if let Some(found) = weekday(tokens, list, days) {
        let first = days.first;
        if first == days.last {
            return Some((
                found,
                format!("`{first}` is a {}", WEEKDAYS[weekday_of(first)]),
            ));
        }
        return Some((found, format!("`{date}` does not include one")));
    }
    let found = feast(tokens, list, days)?;
    Some((found, format!("`{date}` does not include it")))
}

/// A weekday in the text that is not on these days. If the text also names a weekday that is,
/// there is no finding.
fn weekday(tokens: &Tokens, list: &WordList, days: DayRange) -> Option<Range<usize>> {
    if days.length() >= 6 {
        return None;
    }
    let mut wrong = None;
    for (day, names) in list.weekdays.iter().enumerate() {
        let Some(found) = names.all(tokens).next() else {
            continue;
        };
        if is_other_day(tokens, &found) || days.numbers().any(|number| number_of(number) == day) {
            return None;
        }
        wrong = wrong.or(Some(found));
    }
    wrong
}

/// A feast in the text that falls on none of these days.
fn feast(tokens: &Tokens, list: &WordList, days: DayRange) -> Option<Range<usize>> {
    // A whole year includes every feast.
    if days.length() >= 365 {
        return None;
    }
    for feast in &list.feasts {
        let Some(found) = feast.names.all(tokens).next() else {
            continue;
        };
        let mut days = days.numbers().filter_map(Day::from_number);
        if !days.any(|day| feast.may_fall_on(day)) && !is_other_day(tokens, &found) {
            return Some(found);
        }
    }
    None
}

/// Whether the word before says that the day is not the claim's own date, as in "after Christmas".
fn is_other_day(tokens: &Tokens, found: &Range<usize>) -> bool {
    found.start > 0 && BEFORE_OTHER_DAYS.contains(&tokens.word(found.start - 1))
}

fn weekday_of(day: Day) -> usize {
    number_of(day.number())
}

/// The weekday of a day counted from 1970-01-01, a Thursday; Monday is 0.
fn number_of(day: i64) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or_default()
}
