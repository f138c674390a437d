//! `un-document-without-symbol`: a UN document has a symbol, and its claims are located by
//! paragraph numbers.

use ties::model::{LocatorStep, Severity, Source, SourceKind};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "un-document-without-symbol",
    severity: Severity::Hint,
    page: include_str!("un_document_without_symbol.md"),
    checks: &[Check::Source(check_source), Check::Claim(check_claim)],
};

/// Wikidata items of the United Nations, its Security Council and its General Assembly.
const ORGANS: [&str; 3] = ["Q1065", "Q37470", "Q47423"];

/// Hosts that serve only documents with a symbol.
const HOSTS: [&str; 5] = [
    "undocs.org",
    "docs.un.org",
    "documents.un.org",
    "documents-dds-ny.un.org",
    "daccess-ods.un.org",
];

fn check_source(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else {
        return;
    };
    if source.symbol.is_none() && is_of_the_un(source, index) {
        sink.value(
            "/title",
            "this document of the United Nations has no symbol",
        )
        .help(
            "add `symbol = \"S/2021/486\"` from the top of the first page, or name the agency \
             that published the document as `publisher`",
        );
    }
}

fn check_claim(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    // The cheap test first: few claims have only pages as locators.
    let steps = at
        .locator
        .as_ref()
        .map(|locator| locator.steps.as_slice())
        .unwrap_or_default();
    if steps.is_empty()
        || !steps
            .iter()
            .all(|step| matches!(step, LocatorStep::Page(_) | LocatorStep::Line(_)))
    {
        return;
    }
    let Some(source) = at.source else { return };
    if is_of_the_un(&source.record, index) {
        let message = format!(
            "`{}` points to a different passage in each language of the document",
            &*at.claim.at
        );
        sink.value("/at", message).help(
            "use the number of the paragraph: `para 32`; without a number, use `section \"…\"` or \
             `record \"…\"`",
        );
    }
}

/// Whether the source is a numbered document of an organ of the United Nations.
fn is_of_the_un(source: &Source, index: &Index) -> bool {
    if source.url.as_deref().is_some_and(is_served_by_the_un) {
        return true;
    }
    if !matches!(
        source.kind,
        SourceKind::Report | SourceKind::Letter | SourceKind::LegalAct
    ) {
        return false;
    }
    let publisher = source.publisher.as_ref().and_then(|id| index.entity(id));
    publisher
        .and_then(|publisher| publisher.ids.as_ref()?.wikidata.as_ref())
        .is_some_and(|items| items.iter().any(|item| ORGANS.contains(&&**item)))
}

/// Whether an address belongs to a UN document system.
fn is_served_by_the_un(url: &str) -> bool {
    let host = url
        .split_once("://")
        .and_then(|(_, rest)| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    HOSTS.contains(&host.strip_prefix("www.").unwrap_or(host))
}
