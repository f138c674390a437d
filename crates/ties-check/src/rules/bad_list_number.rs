//! `bad-list-number`: the number of a list entry has the form that its regime uses.

use std::sync::LazyLock;

use regex::Regex;
use ties::id::Id;
use ties::model::{LocatorStep, Severity, SourceKind};
use ties::vocabulary::{Predicate, REGIMES, RegimeDef};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "bad-list-number",
    severity: Severity::Error,
    page: include_str!("bad_list_number.md"),
    checks: &[Check::Claim(check)],
};

const DESIGNATED_UNDER: Predicate = Predicate::named("designated-under");

/// A regime whose entries are numbered, with the pattern of the numbers.
struct NumberedRegime {
    regime: &'static RegimeDef,
    example: &'static str,
    pattern: Regex,
}

static NUMBERED_REGIMES: LazyLock<Vec<NumberedRegime>> =
    LazyLock::new(|| REGIMES.iter().filter_map(NumberedRegime::new).collect());

impl NumberedRegime {
    fn new(regime: &'static RegimeDef) -> Option<Self> {
        let reference = regime.number_form?;
        Some(Self {
            regime,
            example: reference.example,
            pattern: Regex::new(&format!("^(?:{})$", reference.form)).ok()?,
        })
    }
}

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    if claim.predicate != DESIGNATED_UNDER {
        return;
    }
    let reference = claim
        .with
        .as_ref()
        .and_then(|with| with.reference.as_deref());
    let numbers = [("/with/reference", reference), ("/at", record_number(at))];
    for list in claim.object.iter().chain(&claim.objects) {
        let Some(numbered) = numbered_regime(list, index) else {
            continue;
        };
        for (place, number) in numbers {
            if let Some(number) = number
                && !numbered.pattern.is_match(number)
            {
                report(place, number, numbered, sink);
            }
        }
    }
}

/// The regime of a list, if its entries are numbered.
fn numbered_regime(list: &Id, index: &Index) -> Option<&'static NumberedRegime> {
    let regime = index.entity(list)?.ids.as_ref()?.regime?.def();
    NUMBERED_REGIMES
        .iter()
        .find(|numbered| numbered.regime == regime)
}

/// The number of the list entry from which a claim of a list is coded.
fn record_number<'a>(at: &'a ClaimAt<'_>) -> Option<&'a str> {
    if at.source?.record.kind != SourceKind::List {
        return None;
    }
    for step in &at.locator.as_ref()?.steps {
        // In a list without numbers, a record is identified by a name.
        if let LocatorStep::Record(name, _) = step
            && is_number(name)
        {
            return Some(name);
        }
    }
    None
}

fn report(place: &str, number: &str, numbered: &NumberedRegime, sink: &mut Sink<'_>) {
    let NumberedRegime {
        regime, example, ..
    } = numbered;
    sink.value(
        place,
        format!(
            "`{number}` is not a valid entry number under `{}`",
            regime.name
        ),
    )
    .help(format!(
        "write the number as the list prints it, for example `{example}`"
    ));
}

/// Whether the name of a record is a number: one word that contains a digit.
fn is_number(name: &str) -> bool {
    name.bytes().any(|byte| byte.is_ascii_digit()) && !name.contains(' ')
}
