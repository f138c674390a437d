//! `incompatible-licence`: the terms of a source allow its claims to be published under the
//! dataset's licence.

use ties::model::{Severity, SourceKind, TermsOfUse};
use ties::vocabulary::{Condition, Terms, TermsName};
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "incompatible-licence",
    severity: Severity::Error,
    page: include_str!("incompatible_licence.md"),
    checks: &[Check::Source(check)],
};

const HELP: &str = "remove its claims and code the sources it is based on; if its owners permit \
                    it, add an exception";

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else {
        return;
    };
    let Some(name) = source.terms.as_ref().and_then(TermsOfUse::name) else {
        return;
    };
    if at.claims.is_empty() {
        return;
    }
    let terms = name.terms();
    if terms.require(Condition::NoRedistribution) {
        sink.value("/terms", format!("terms `{name}` forbid redistribution"))
            .help(HELP);
        return;
    }
    // Restating facts from a text does not redistribute the text; coding the rows of a database
    // does.
    if !matches!(source.kind, SourceKind::Dataset | SourceKind::List) {
        return;
    }
    let Some(licence) = index.manifest().map(|manifest| &*manifest.licence) else {
        return;
    };
    if let Some(broken) = broken_condition(terms, licence) {
        sink.value("/terms", format!("terms `{name}` {broken}"))
            .help(HELP);
    }
}

/// The first condition of the terms that a dataset under this licence breaks.
fn broken_condition(terms: &Terms, licence: &str) -> Option<String> {
    let ours = TermsName::find(licence)?.terms();
    for condition in terms.conditions {
        match condition {
            Condition::NoDerivatives => return Some("allow no derived works".to_owned()),
            Condition::ShareAlike if ours.name != terms.name => {
                return Some(format!(
                    "require the same licence for derived works, not `{licence}`"
                ));
            }
            Condition::NonCommercial if !ours.require(Condition::NonCommercial) => {
                return Some(format!("forbid commercial use, which `{licence}` allows"));
            }
            Condition::Attribution if !ours.require(Condition::Attribution) => {
                return Some(format!("require attribution, which `{licence}` does not"));
            }
            _ => {}
        }
    }
    None
}
