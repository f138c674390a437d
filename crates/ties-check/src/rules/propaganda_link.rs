//! `propaganda-link`: reports links to an armed group's own publications, and such publications
//! without a digest.

use ties::id::Id;
use ties::model::{Severity, Source};
use ties::vocabulary::Class;
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "propaganda-link",
    severity: Severity::Error,
    page: include_str!("propaganda_link.md"),
    checks: &[Check::Source(check)],
};

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else {
        return;
    };
    // The address belongs to the publisher of the copy.
    let Some(publisher) = source.republisher.as_ref().or(source.publisher.as_ref()) else {
        return;
    };
    let Some(kind) = index.kind(publisher) else {
        return;
    };
    if kind.classes().contains(&Class::Group) {
        check_links(source, publisher, sink);
        check_digest(source, publisher, sink);
    }
}

fn check_links(source: &Source, publisher: &Id, sink: &mut Sink<'_>) {
    let archive = source.archive.as_ref();
    let copy = archive.and_then(|archive| archive.url.as_ref());
    for (place, address) in [("/url", source.url.as_ref()), ("/archive/url", copy)] {
        if address.is_none() {
            continue;
        }
        sink.value(
            place,
            format!("link to a publication of `{publisher}`, an armed group"),
        )
        .help(
            "remove the address and identify the document by title, date and `archive = { sha256 \
             = \"…\" }`; if somebody else published a copy, name them as `republisher`",
        );
    }
}

fn check_digest(source: &Source, publisher: &Id, sink: &mut Sink<'_>) {
    // A coder who knows the document only from somebody else's notes cannot compute a digest.
    let was_read = source.known_from.is_none() && source.no_archive.is_none();
    let archive = source.archive.as_ref();
    if was_read && archive.is_none_or(|archive| archive.sha256.is_none()) {
        sink.value(
            "/title",
            format!("this document of `{publisher}` has no digest that identifies it"),
        )
        .help(
            "keep a private copy and write `archive = { sha256 = \"…\" }` (from `sha256sum`), or \
             `no-archive = \"why\"`",
        );
    }
}
