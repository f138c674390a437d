//! `propaganda-link`: reports links to an armed group's own publications, and such publications
//! without a digest.

use ties::model::Severity;
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
    if !index
        .kind(publisher)
        .is_some_and(|kind| kind.classes().contains(&Class::Group))
    {
        return;
    }
    let archive = source.archive.as_ref();
    let kept = archive.and_then(|archive| archive.url.as_ref());
    for (place, address) in [("/url", source.url.as_ref()), ("/archive/url", kept)] {
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
    // A coder who knows the document only from somebody else's notes cannot compute a digest.
    let was_read = source.known_from.is_none() && source.no_archive.is_none();
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
