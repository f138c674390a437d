//! `bad-address`: a web address is one, and the archived copy is of the page that the source names.

use ties::model::{Severity, Source};
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink, SourceAt};
use crate::web_address::{archived_page, fault, is_of_an_archive};

pub(crate) static RULE: Rule = Rule {
    code: "bad-address",
    severity: Severity::Warning,
    page: include_str!("bad_address.md"),
    checks: &[Check::Source(check)],
};

fn check(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    let source = &head.record;
    let archive = source.archive.as_ref();
    let copy = archive.and_then(|archive| archive.url.as_deref());
    let mut is_readable = true;
    for (place, address) in [("/url", source.url.as_deref()), ("/archive/url", copy)] {
        if let Some(what) = address.and_then(fault) {
            sink.value(place, what)
                .help("copy the address from the browser, from `https://` to its end");
            is_readable = false;
        }
    }
    if is_readable {
        check_copy(source, copy, sink);
    }
}

/// Compares the address of the copy with that of the page.
fn check_copy(source: &Source, copy: Option<&str>, sink: &mut Sink<'_>) {
    let url = source.url.as_deref();
    if url.is_some_and(is_of_an_archive) {
        sink.value("/url", "this is the address of an archived copy")
            .help("write it as `url` of `archive`, and the address of the page itself here");
    }
    let Some(shown) = copy.and_then(archived_page) else {
        return;
    };
    if shown.is_list() {
        sink.value("/archive/url", "this address lists copies and shows none")
            .help("open the copy that you used, and write its address");
    } else if let Some(url) = url
        && !is_of_an_archive(url)
        && !shown.is_of(url)
    {
        sink.value(
            "/archive/url",
            format!("the copy is of `{}`, not of `url`", shown.page),
        )
        .help("write the address of the copy of this page, or correct `url`");
    }
}
