//! `wrong-weekday`: a weekday or a feast in a claim falls on the claim's date.

use std::ops::Range;

use ties::edtf::{Day, Edtf, End};
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_text::words::{self, Said, WordList};

use crate::naming::is_read;
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
    let Some((first, until)) = days(date) else {
        return;
    };
    // Summaries are in English, quotes in the language of the source.
    let (of_summary, of_source) = (words::of("en"), at.word_list());
    let claim = at.claim;
    let texts = [
        ("/summary", &claim.summary, of_summary),
        ("/quote", &claim.quote, of_source),
        ("/when-words", &claim.when_words, of_source),
    ];
    for (key, text, list) in texts {
        let (Some(text), Some(list)) = (text, list) else {
            continue;
        };
        let said = Said::new(text, None);
        let (found, wrong) = if let Some(found) = weekday(&said, list, first, until) {
            (
                found,
                if first == until {
                    format!("`{first}` is a {}", WEEKDAYS[weekday_of(first)])
                } else {
                    format!("`{date}` does not include one")
                },
            )
        } else if let Some(found) = feast(&said, list, first, until) {
            (found, format!("`{date}` does not include it"))
        } else {
            continue;
        };
        let words = text.get(said.bytes(found)).unwrap_or_default();
        if !is_read(words, at) {
            sink.value(key, format!("this names “{words}”, but {wrong}"))
                .help(
                    "check the source and correct the wrong one; if the source itself errs, say \
                     so in `reading`",
                );
        }
    }
}

/// The first and the last day that a date may mean, or `None` if an end is open, uncertain or
/// approximate.
fn days(date: &Edtf) -> Option<(Day, Day)> {
    let (End::Days(start), End::Days(end)) = (date.start(), date.end()) else {
        return None;
    };
    let is_sure = |days: ties::edtf::Days| !days.approximate && !days.uncertain;
    if !is_sure(start) || !is_sure(end) {
        return None;
    }
    Some((start.earliest, end.latest))
}

/// A weekday in the text that is not between two days. If the text also names a weekday that is,
/// there is no finding.
fn weekday(said: &Said, list: &WordList, first: Day, until: Day) -> Option<Range<usize>> {
    if until.number() - first.number() >= 6 {
        return None;
    }
    let mut wrong = None;
    for (day, names) in list.weekdays.iter().enumerate() {
        let Some(found) = names.all(said).next() else {
            continue;
        };
        if is_other_day(said, &found)
            || (first.number()..=until.number()).any(|number| number_of(number) == day)
        {
            return None;
        }
        wrong = wrong.or(Some(found));
    }
    wrong
}

/// A feast in the text that falls on no day between two.
fn feast(said: &Said, list: &WordList, first: Day, until: Day) -> Option<Range<usize>> {
    // A whole year includes every feast.
    if until.number() - first.number() >= 365 {
        return None;
    }
    list.feasts.iter().find_map(|feast| {
        let found = feast.names.all(said).next()?;
        let days = first.number()..=until.number();
        let falls = days
            .filter_map(Day::from_number)
            .any(|day| feast.may_fall_on(day));
        (!falls && !is_other_day(said, &found)).then_some(found)
    })
}

/// Whether the word before says that the day is not the claim's own date, as in "after Christmas".
fn is_other_day(said: &Said, found: &Range<usize>) -> bool {
    found.start > 0 && BEFORE_OTHER_DAYS.contains(&said.word(found.start - 1))
}

fn weekday_of(day: Day) -> usize {
    number_of(day.number())
}

/// The weekday of a day counted from 1970-01-01, a Thursday; Monday is 0.
fn number_of(day: i64) -> usize {
    usize::try_from((day + 3).rem_euclid(7)).unwrap_or_default()
}
