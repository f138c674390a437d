//! `unarchived-web-page`: a source read on the web says when it was read and where a copy is kept.

use ties::model::{Severity, Source, SourceKind};
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
        sink.key("/no-archive", "both a copy and `no-archive` are given")
            .help("remove one of the two");
    }
    if source.known_from.is_some() && source.accessed.is_some() {
        sink.key("/known-from", "both `known-from` and `accessed` are given")
            .help(
                "remove `known-from` if the claims were checked against the document itself, or \
                 else `accessed`",
            );
    }
    check_web_source(source, has_copy, sink);
}

fn check_web_source(source: &Source, has_copy: bool, sink: &mut Sink<'_>) {
    if source.url.is_none() || source.known_from.is_some() || !is_of_the_web(source.kind) {
        return;
    }
    if !has_copy && source.no_archive.is_none() {
        sink.value("/url", "this web source has no archived copy").help(
            "save it in a web archive and add `archive = { url = \"…\", captured = \"…\" }`, or \
             add `no-archive = \"why\"`",
        );
    }
    // An archived text with its digest is the exact version that was read, so the date adds
    // nothing.
    let archive = source.archive.as_ref();
    let has_text =
        archive.is_some_and(|archive| archive.text.is_some() && archive.sha256.is_some());
    if source.accessed.is_none() && !has_text {
        sink.value(
            "/url",
            "the date on which this web source was read is missing",
        )
        .help(
            "add `accessed = \"2021-09-04\"`; if the date is unknown, check the claims against \
             the page again and write that date",
        );
    }
}

/// Whether a source of this kind with an address is read on the web, where it may change.
fn is_of_the_web(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::WebPage
            | SourceKind::BlogPost
            | SourceKind::SocialMediaPost
            | SourceKind::NewsArticle
    )
}
