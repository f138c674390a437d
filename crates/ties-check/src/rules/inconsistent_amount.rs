//! `inconsistent-amount`: `low`, `best` and `high` ascend, and the bound fits them.

use std::fmt;

use ties::model::{Amount, Bound, Count, Qualifier, Severity};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "inconsistent-amount",
    severity: Severity::Error,
    page: include_str!("inconsistent_amount.md"),
    checks: &[Check::Claim(check_claim)],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    for_each_amount(at, |place, amount| check(amount, place, sink));
}

/// Calls `take` with each amount of a claim and its path in the record.
pub(crate) fn for_each_amount(at: &ClaimAt<'_>, mut take: impl FnMut(fmt::Arguments<'_>, &Amount)) {
    if let Some(amount) = &at.claim.amount {
        take(format_args!("/amount"), amount);
    }
    for (name, qualifier) in &at.qualifiers {
        if let Qualifier::Amount(amount) = qualifier {
            take(format_args!("/with/{name}"), amount);
        }
    }
}

fn check(amount: &Amount, place: fmt::Arguments<'_>, sink: &mut Sink<'_>) {
    let numbers = [
        ("low", amount.low),
        ("best", amount.best),
        ("high", amount.high),
    ];
    let mut before: Option<(&str, u64)> = None;
    for (name, number) in numbers {
        let Some(number) = number.map(Count::get) else {
            continue;
        };
        if let Some((other, lower)) = before
            && lower > number
        {
            sink.value(
                &format!("{place}/{name}"),
                format!("`{name}` is {number}, less than `{other}`"),
            )
            .help(
                "write the minimum as `low`, the maximum as `high`, and a number between them as \
                 `best`",
            );
        }
        before = Some((name, number));
    }
    if let Some((wrong, help)) = misfit(amount) {
        sink.value(&place.to_string(), wrong).help(help);
    }
}

/// The message and help if the bound does not fit the numbers.
fn misfit(amount: &Amount) -> Option<(String, &'static str)> {
    let number = |number: Option<Count>| number.map(Count::get);
    let (low, best, high) = (number(amount.low), number(amount.best), number(amount.high));
    let first = low.or(best).or(high);
    let last = high.or(best).or(low);
    let (message, help) = match (amount.bound, first, last) {
        (Bound::Unknown | Bound::NoneReported, Some(number), _) => (
            format!("the bound says there is no number, but the amount has {number}"),
            "remove the number or the bound",
        ),
        (Bound::Vague, Some(number), _) if low.or(high).is_none() => (
            format!("the bound `vague` takes only words, but the amount has {number}"),
            "if the source gives the number, write `bound = \"about\"`; otherwise remove it",
        ),
        // `vague-number` reports a vague amount without its word.
        (Bound::Unknown | Bound::NoneReported | Bound::Vague, _, _) => return None,
        (_, None, _) => (
            "amount without a number".to_owned(),
            "add `best`, or say why there is none: `bound = \"unknown\"`, `\"none-reported\"`, or \
             `\"vague\"` and `words`",
        ),
        (Bound::Between, Some(number), _) if low.and(high).is_none() => (
            format!("the bound `between` requires two numbers, but the amount has only {number}"),
            "add `low` and `high`, or write `bound = \"at-least\"`, `\"at-most\"` or the like",
        ),
        (Bound::Exact, Some(first), Some(last)) if first < last => (
            format!("the bound `exact` takes one number, found {first} to {last}"),
            "write `bound = \"between\"` for a range, or `\"about\"` if `best` is the source's \
             estimate",
        ),
        (Bound::Exact | Bound::About, Some(number), _) if best.or(low.and(high)).is_none() => (
            format!("the amount has only one limit, {number}, and no number of its own"),
            "write `best`, or a bound for one limit: `\"at-least\"`, `\"at-most\"` or the like",
        ),
        (Bound::AtLeast | Bound::MoreThan, _, Some(number)) if high.is_some() => (
            format!("upper limit {number} contradicts a bound that is open upwards"),
            "remove `high`, or write `bound = \"between\"`",
        ),
        (Bound::AtMost | Bound::FewerThan, Some(number), _) if low.is_some() => (
            format!("lower limit {number} contradicts a bound that is open downwards"),
            "remove `low`, or write `bound = \"between\"`",
        ),
        (
            Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::FewerThan,
            Some(first),
            Some(last),
        ) if best.is_some() && low.or(high).is_some() => (
            format!("the bound takes one number, found {first} and {last}"),
            "keep one of the two, as `best`",
        ),
        _ => return None,
    };
    Some((message, help))
}
