//! `number-not-in-passage`: the numbers and vague words of an amount appear in its passage.

use ties::model::{Amount, Bound, Count, Severity};
use ties_dataset::index::Index;
use ties_dataset::writing::assignment;
use ties_text::words::Tokens;

use crate::naming::is_commented;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "number-not-in-passage",
    severity: Severity::Warning,
    page: include_str!("number_not_in_passage.md"),
    checks: &[Check::Claim(check)],
};

/// In a passage with more numbers than this, almost any number is the sum of two.
const MOST_ADDED: usize = 24;

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let (Some(amount), Some((text, passage))) = (&at.claim.amount, &at.passage) else {
        return;
    };
    let Some((list, tokens)) = at.words() else {
        return;
    };
    let there = text.place(passage.clone());
    if let Some(words) = &amount.words {
        if tokens.find(&Tokens::new(words)).is_none() {
            sink.value(
                "/amount/words",
                format!("“{words}” is not in the passage at `{there}`"),
            )
            .help("write the word of the passage, or correct `at`");
        }
        return;
    }
    let has_number = !matches!(
        amount.bound,
        Bound::Unknown | Bound::NoneReported | Bound::Vague
    );
    let passage = text.words(passage.clone());
    // For some languages the list of number words is incomplete, so a passage without figures
    // proves nothing.
    let is_telling = !list.numerals_partial || passage.contains(char::is_numeric);
    if !has_number || !is_telling {
        return;
    }
    let stated = list.numbers(passage, tokens);
    let unstated = unstated(amount, &stated, at);
    if unstated.is_empty() {
        check_bound(amount, passage, at, sink);
    }
    for (key, number) in unstated {
        let message = format!("number {number} is not in the passage at `{there}`");
        sink.value(&format!("/amount/{key}"), message)
            .help(help(number, &stated));
    }
}

/// Compares the bound of an amount with the words next to its number.
fn check_bound(amount: &Amount, passage: &str, at: &ClaimAt<'_>, sink: &mut Sink<'_>) {
    let (Some((list, tokens)), Some(number)) = (at.words(), only_number(amount)) else {
        return;
    };
    let Some(stated) = list.bound_of(number, passage, tokens) else {
        return;
    };
    let words = at.as_written(stated.words);
    if !contradicts(stated.bound, amount.bound) || is_commented(words, at) {
        return;
    }
    let is_written = amount.bound != Bound::Exact;
    let place = if is_written {
        "/amount/bound"
    } else {
        "/amount"
    };
    sink.value(
        place,
        format!("the passage says “{words}” {number}, and the amount does not"),
    )
    .help(format!(
        "write `{}`, or explain the word in `note`",
        assignment("bound", name(stated.bound))
    ));
}

/// The number of an amount that has only one.
fn only_number(amount: &Amount) -> Option<u64> {
    match (amount.low, amount.best, amount.high) {
        (Some(one), None, None) | (None, Some(one), None) | (None, None, Some(one)) => {
            Some(one.get())
        }
        _ => None,
    }
}

/// Whether the words of a text contradict the bound of an amount.
fn contradicts(stated: Bound, coded: Bound) -> bool {
    let is_up = |bound| matches!(bound, Bound::AtLeast | Bound::MoreThan);
    let is_down = |bound| matches!(bound, Bound::AtMost | Bound::FewerThan);
    coded == Bound::Exact || (is_up(stated) && is_down(coded)) || (is_down(stated) && is_up(coded))
}

/// A bound as it is written in the data.
fn name(bound: Bound) -> &'static str {
    match bound {
        Bound::AtLeast => "at-least",
        Bound::AtMost => "at-most",
        Bound::MoreThan => "more-than",
        Bound::FewerThan => "fewer-than",
        _ => "about",
    }
}

/// The numbers of an amount that follow neither from the numbers of the passage nor from the
/// claim's `reading`.
fn unstated(amount: &Amount, stated: &[u64], at: &ClaimAt<'_>) -> Vec<(&'static str, u64)> {
    let numbers = [
        ("low", amount.low),
        ("best", amount.best),
        ("high", amount.high),
    ];
    let mut unstated = Vec::new();
    for (key, number) in numbers {
        let Some(number) = number.map(Count::get) else {
            continue;
        };
        // Texts express zero, one and two without a number: `no`, `a`, `both`.
        let is_stated = number <= 2 || stated.contains(&number) || is_sum_of_two(number, stated);
        if !is_stated && !is_commented(&number.to_string(), at) {
            unstated.push((key, number));
        }
    }
    unstated
}

fn is_sum_of_two(number: u64, stated: &[u64]) -> bool {
    if stated.len() > MOST_ADDED {
        return false;
    }
    for (position, one) in stated.iter().enumerate() {
        for two in &stated[position + 1..] {
            if one.checked_add(*two) == Some(number) {
                return true;
            }
        }
    }
    false
}

fn help(number: u64, stated: &[u64]) -> String {
    if stated.is_empty() {
        return "the passage has no number: correct `at`, or write `bound = \"vague\"` and the \
                source's `words`"
            .to_owned();
    }
    format!(
        "the passage has {}; correct the number or `at`, or explain in `note` how you got {number}",
        listed(stated)
    )
}

/// Lists the first numbers of a passage.
fn listed(numbers: &[u64]) -> String {
    const SHOWN: usize = 4;
    let shown: Vec<_> = numbers.iter().take(SHOWN).map(u64::to_string).collect();
    let more = if numbers.len() > SHOWN {
        " and others"
    } else {
        ""
    };
    shown.join(", ") + more
}
