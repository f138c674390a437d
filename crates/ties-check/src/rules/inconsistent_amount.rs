//! `inconsistent-amount`: `low`, `best` and `high` ascend, and the bound fits them.

use ties::model::{Amount, Bound, Count, Severity};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "inconsistent-amount",
    severity: Severity::Error,
    page: include_str!("inconsistent_amount.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(amount) = &at.claim.amount else {
        return;
    };
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
                &format!("/amount/{name}"),
                format!("`{name}` is {number}, less than `{other}`"),
            )
            .help(
                "write the minimum as `low`, the maximum as `high`, and a number between them as \
                 `best`",
            );
        }
        before = Some((name, number));
    }
    if let Some(misfit) = misfit(amount) {
        sink.value("/amount", misfit.message).help(misfit.help);
    }
}

/// A bound that does not fit the numbers.
struct Misfit {
    message: String,
    help: &'static str,
}

impl Misfit {
    fn new(message: impl Into<String>, help: &'static str) -> Self {
        Self {
            message: message.into(),
            help,
        }
    }
}

/// Whether the bound fits the numbers: first the bounds without a number of the source.
fn misfit(amount: &Amount) -> Option<Misfit> {
    let low = amount.low.or(amount.best).or(amount.high).map(Count::get);
    match (amount.bound, low) {
        (Bound::Unknown | Bound::NoneReported, Some(number)) => Some(Misfit::new(
            format!("the bound says there is no number, but the amount has {number}"),
            "remove the number or the bound",
        )),
        (Bound::Vague, Some(number)) if amount.low.or(amount.high).is_none() => Some(Misfit::new(
            format!("the bound `vague` takes only words, but the amount has {number}"),
            "if the source gives the number, write `bound = \"about\"`; otherwise remove it",
        )),
        // `vague-number` reports a vague amount without its word.
        (Bound::Unknown | Bound::NoneReported | Bound::Vague, _) => None,
        (_, None) => Some(Misfit::new(
            "amount without a number",
            "add `best`, or say why there is none: `bound = \"unknown\"`, `\"none-reported\"`, or \
             `\"vague\"` and `words`",
        )),
        (_, Some(low)) => misfit_of_numbers(amount, low),
    }
}

/// Whether the bound fits the numbers of the source. `low` is the lowest of them.
fn misfit_of_numbers(amount: &Amount, low: u64) -> Option<Misfit> {
    let highest = amount.high.or(amount.best).or(amount.low);
    let high = highest.map_or(low, Count::get);
    let has_best = amount.best.is_some();
    let has_limit = amount.low.or(amount.high).is_some();
    let has_range = amount.low.and(amount.high).is_some();
    let misfit = match amount.bound {
        Bound::Between if !has_range => Misfit::new(
            format!("the bound `between` requires two numbers, but the amount has only {low}"),
            "add `low` and `high`, or write `bound = \"at-least\"`, `\"at-most\"` or the like",
        ),
        Bound::Exact if low < high => Misfit::new(
            format!("the bound `exact` takes one number, found {low} to {high}"),
            "write `bound = \"between\"` for a range, or `\"about\"` if `best` is the source's \
             estimate",
        ),
        Bound::Exact | Bound::About if !has_best && !has_range => Misfit::new(
            format!("the amount has only one limit, {low}, and no number of its own"),
            "write `best`, or a bound for one limit: `\"at-least\"`, `\"at-most\"` or the like",
        ),
        Bound::AtLeast | Bound::MoreThan if amount.high.is_some() => Misfit::new(
            format!("upper limit {high} contradicts a bound that is open upwards"),
            "remove `high`, or write `bound = \"between\"`",
        ),
        Bound::AtMost | Bound::FewerThan if amount.low.is_some() => Misfit::new(
            format!("lower limit {low} contradicts a bound that is open downwards"),
            "remove `low`, or write `bound = \"between\"`",
        ),
        Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::FewerThan
            if has_best && has_limit =>
        {
            Misfit::new(
                format!("the bound takes one number, found {low} and {high}"),
                "keep one of the two, as `best`",
            )
        }
        _ => return None,
    };
    Some(misfit)
}
