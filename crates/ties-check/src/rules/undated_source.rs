//! `undated-source`: a source has a date of publication, or a reason why not.

use ties::model::Severity;
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "undated-source",
    severity: Severity::Error,
    page: include_str!("undated_source.md"),
    checks: &[Check::Source(check)],
};

fn check(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else {
        return;
    };
    match (&source.published, &source.undated) {
        (None, None) => sink
            .value("/title", "the source has no date of publication")
            .help("add `published = \"2021-09\"`, as exact as known, or `undated = \"why\"`"),
        (Some(_), Some(_)) => {
            sink.key("/undated", "both `published` and `undated` are given")
                .help("remove one of the two");
        }
        _ => {}
    }
}
