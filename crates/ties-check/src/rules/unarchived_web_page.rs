//! `unarchived-web-page`: of what was read on the web it is known when, and a copy is kept.

use ties::model::{Severity, SourceKind};
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "unarchived-web-page",
    severity: Severity::Error,
    page: include_str!("unarchived_web_page.md"),
    checks: &[Check::Source(check)],
};

fn check(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else {
        return;
    };
    let archive = source.archive.as_ref();
    let has_copy = archive.is_some_and(|archive| archive.url.is_some() || archive.text.is_some());
    if has_copy && source.no_archive.is_some() {
        sink.key(
            "/no-archive",
            "a copy of the source is kept, and the source says why none is",
        )
        .help("take one of the two out");
    }
    if source.known_from.is_some() && source.accessed.is_some() {
        sink.key("/known-from", "the coder read this, and knows it only from others")
            .help("take `known-from` out where the claims were held to the document itself, else `accessed`");
    }
    if source.url.is_none() || source.known_from.is_some() || !is_of_the_web(source.kind) {
        return;
    }
    if !has_copy && source.no_archive.is_none() {
        sink.value("/url", "no copy is kept of what was read on the web").help(
            "have an archive of the web keep it and add `archive = { url = \"…\", captured = \"…\" }`, or `no-archive = \"why\"`",
        );
    }
    // A kept text and its digest are the very version that was read, which a date only hints at.
    let has_text =
        archive.is_some_and(|archive| archive.text.is_some() && archive.sha256.is_some());
    if source.accessed.is_none() && !has_text {
        sink.value("/url", "nothing says when this was read on the web")
            .help("add `accessed = \"2021-09-04\"`; where nobody noted the day, hold the claims to the page again, and write that day");
    }
}

/// Whether such a document is read on the web where it has an address, and may change there from day to day.
fn is_of_the_web(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::WebPage
            | SourceKind::BlogPost
            | SourceKind::SocialMediaPost
            | SourceKind::NewsArticle
    )
}
