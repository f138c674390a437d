//! `bad-list-number`: the number of an entry on a list has the form that its regime gives to numbers.

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

/// The regimes whose entries are numbered, each with the form of the numbers.
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
    // A list of names is looked up by name.
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
    let record = record.filter(|_| is_list);
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
                        "`{number}` is no number of an entry under `{}`",
                        regime.name
                    ),
                )
                .help(format!(
                    "write the number as the list has it, such as `{example}`"
                ));
            }
        }
    }
}

/// Whether a record is named by a number and not by a name: one word with a digit in it.
fn is_number(name: &str) -> bool {
    name.bytes().any(|byte| byte.is_ascii_digit()) && !name.contains(' ')
}
