//! `bad-list-number`: the number of a list entry has the form that its regime uses.

use std::sync::LazyLock;

use regex::Regex;
use ties::model::{Severity, SourceKind, Step};
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

/// The regimes whose entries are numbered, each with the pattern of the numbers.
static FORMS: LazyLock<Vec<(&RegimeDef, Regex)>> = LazyLock::new(|| {
    let form =
        |regime: &'static RegimeDef| Regex::new(&format!("^(?:{})$", regime.reference?.form)).ok();
    REGIMES
        .iter()
        .filter_map(|regime| Some((regime, form(regime)?)))
        .collect()
});

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    if claim.predicate != DESIGNATED_UNDER {
        return;
    }
    let lists = claim.object.iter().chain(&claim.objects);
    let regimes = lists.filter_map(|list| Some(index.entity(list)?.ids.as_ref()?.regime?.def()));
    let forms = regimes.filter_map(|regime| FORMS.iter().find(|(known, _)| *known == regime));
    let reference = claim
        .with
        .as_ref()
        .and_then(|with| with.reference.as_deref());
    // In a list without numbers, a record is identified by a name.
    let record = at
        .locator
        .iter()
        .flat_map(|locator| &locator.steps)
        .find_map(|step| match step {
            Step::Record(name, _) => Some(name.as_str()).filter(|name| is_number(name)),
            _ => None,
        });
    let is_list = at
        .source
        .is_some_and(|source| source.record.kind == SourceKind::List);
    let record = if is_list { record } else { None };
    for (regime, form) in forms {
        for (place, number) in [("/with/reference", reference), ("/at", record)] {
            if let Some(number) = number.filter(|number| !form.is_match(number)) {
                let example = regime
                    .reference
                    .map(|reference| reference.example)
                    .unwrap_or_default();
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
        }
    }
}

/// Whether the name of a record is a number: one word that contains a digit.
fn is_number(name: &str) -> bool {
    name.bytes().any(|byte| byte.is_ascii_digit()) && !name.contains(' ')
}
