//! `incompatible-licence`: the terms of a source allow its claims to be published under the
//! dataset's licence.

use ties::model::{Severity, SourceKind};
use ties::vocabulary::{Condition, Terms};
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
    let Some((written, terms)) = source
        .terms
        .as_deref()
        .and_then(|text| Some((text, Terms::find(text)?)))
    else {
        return;
    };
    if at.claims.is_empty() {
        return;
    }
    let written = written.split(':').next().unwrap_or_default().trim();
    if terms.ask(Condition::NoPassingOn) {
        sink.value("/terms", format!("terms `{written}` forbid redistribution"))
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
    let Some(ours) = Terms::find(licence) else {
        return;
    };
    let broken = terms
        .conditions
        .iter()
        .find_map(|condition| match condition {
            Condition::NoDerivatives => Some("allow no derived works".to_owned()),
            Condition::ShareAlike if ours.word != terms.word => Some(format!(
                "require the same licence for derived works, not `{licence}`"
            )),
            Condition::NonCommercial if !ours.ask(Condition::NonCommercial) => {
                Some(format!("forbid commercial use, which `{licence}` allows"))
            }
            Condition::Attribution if !ours.ask(Condition::Attribution) => {
                Some(format!("require attribution, which `{licence}` does not"))
            }
            _ => None,
        });
    if let Some(broken) = broken {
        sink.value("/terms", format!("terms `{written}` {broken}"))
            .help(HELP);
    }
}
