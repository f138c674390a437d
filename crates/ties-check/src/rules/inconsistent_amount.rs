//! `inconsistent-amount`: low, best and high ascend, and the bound fits them.

use std::fmt;

use ties::model::{Amount, Bound, Count, Severity};
use ties::vocabulary::Qualifier;
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

/// Every amount of a claim, and where it stands.
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
        if let Some((other, _)) = before.filter(|(_, before)| *before > number) {
            sink.value(&format!("{place}/{name}"), format!("`{name}` is {number}, which is less than `{other}`"))
                .help("`low` is the least, `high` the most, and `best` lies between; put each where it belongs");
        }
        before = Some((name, number));
    }
    if let Some((wrong, help)) = misfit(amount) {
        sink.value(&place.to_string(), wrong).help(help);
    }
}

/// What is wrong with the bound beside those numbers, and what to do.
fn misfit(amount: &Amount) -> Option<(String, &'static str)> {
    let number = |number: Option<Count>| number.map(Count::get);
    let (low, best, high) = (number(amount.low), number(amount.best), number(amount.high));
    let first = low.or(best).or(high);
    let last = high.or(best).or(low);
    let (message, help) = match (amount.bound, first, last) {
        (Bound::Unknown | Bound::NoneReported, Some(number), _) => (
            format!("the number {number}, beside a bound that says there is none"),
            "take the number out, or the bound",
        ),
        (Bound::Vague, Some(number), _) if low.or(high).is_none() => (
            format!("the number {number}, beside a bound that says there is only a word"),
            "where the source gives the number, say how it is meant: `bound = \"about\"`; else leave it out",
        ),
        // That the word is missing, `vague-number` reports.
        (Bound::Unknown | Bound::NoneReported | Bound::Vague, _, _) => return None,
        (_, None, _) => (
            "an amount without a number".to_owned(),
            "add `best`, or say why there is none: `bound = \"unknown\"`, `\"none-reported\"`, or `\"vague\"` and `words`",
        ),
        (Bound::Between, Some(number), _) if low.and(high).is_none() => (
            format!("between, with the one number {number}"),
            "add `low` and `high`, or write `bound = \"at-least\"`, `\"at-most\"` or the like",
        ),
        (Bound::Exact, Some(first), Some(last)) if first < last => (
            format!("exact, with numbers from {first} to {last}"),
            "write `bound = \"between\"` for a range, or `bound = \"about\"` where `best` is the source's guess",
        ),
        (Bound::Exact | Bound::About, Some(number), _) if best.or(low.and(high)).is_none() => (
            format!("one end, {number}, where the number itself belongs"),
            "write `best`, or a bound for one end: `\"at-least\"`, `\"at-most\"` or the like",
        ),
        (Bound::AtLeast | Bound::MoreThan, _, Some(number)) if high.is_some() => (
            format!("at most {number}, beside a bound that leaves it open upwards"),
            "leave `high` out, or write `bound = \"between\"`",
        ),
        (Bound::AtMost | Bound::FewerThan, Some(number), _) if low.is_some() => (
            format!("at least {number}, beside a bound that leaves it open downwards"),
            "leave `low` out, or write `bound = \"between\"`",
        ),
        (
            Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::FewerThan,
            Some(first),
            Some(last),
        ) if best.is_some() && low.or(high).is_some() => (
            format!("the two numbers {first} and {last}, beside a bound that takes one"),
            "leave one of the two, as `best`",
        ),
        _ => return None,
    };
    Some((message, help))
}
