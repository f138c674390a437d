//! `propaganda-link`: what an armed group put out itself is cited by description and digest, not by an address.

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
    // An address leads to whoever published the copy.
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
        sink.value(place, format!("a link to what `{publisher}` itself put out")).help(
            "take the address out: the title, the date and `archive = { sha256 = \"…\" }` say which document it is; where \
             others published a copy, name them as `republisher`",
        );
    }
    // What the coder has only from another's notes has no digest.
    let was_read = source.known_from.is_none() && source.no_archive.is_none();
    if was_read && archive.is_none_or(|archive| archive.sha256.is_none()) {
        sink.value("/title", format!("nothing tells which document of `{publisher}` was read: it has no digest")).help(
            "keep a copy to yourself, and write `archive = { sha256 = \"…\" }`, as `sha256sum` prints it, or `no-archive = \"why\"`",
        );
    }
}
