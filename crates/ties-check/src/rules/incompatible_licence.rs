//! `incompatible-licence`: the terms of a source allow its claims to go out under the dataset's licence.

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

const HELP: &str = "take its claims out, and code what it rests on; with leave of its owners, say so in an exception";

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
        sink.value(
            "/terms",
            format!("what is had under the terms `{written}` is not to be passed on"),
        )
        .help(HELP);
        return;
    }
    // A text is not passed on by saying in other words what it says; the rows of a database are.
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
            Condition::NoDerivatives => Some("allow nothing to be made from it".to_owned()),
            Condition::ShareAlike if ours.word != terms.word => Some(format!(
                "bind what is made from it too, and `{licence}` is another licence"
            )),
            Condition::NonCommercial if !ours.ask(Condition::NonCommercial) => {
                Some(format!("forbid commercial use, which `{licence}` allows"))
            }
            Condition::Attribution if !ours.ask(Condition::Attribution) => Some(format!(
                "ask that its makers be named, and `{licence}` does not"
            )),
            _ => None,
        });
    if let Some(broken) = broken {
        sink.value(
            "/terms",
            format!("the terms `{written}` of this database {broken}"),
        )
        .help(HELP);
    }
}
