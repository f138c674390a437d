//! `un-document-without-symbol`: a document of the United Nations has its symbol, and its claims the paragraphs' numbers.

use ties::model::{Severity, Source, SourceKind, Step};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "un-document-without-symbol",
    severity: Severity::Warning,
    page: include_str!("un_document_without_symbol.md"),
    checks: &[Check::Source(check_source), Check::Claim(check_claim)],
};

/// The United Nations, their Security Council and their General Assembly, as items of Wikidata.
const ORGANS: [&str; 3] = ["Q1065", "Q37470", "Q47423"];

/// Where only documents with a symbol are served.
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
        sink.value("/title", "a document of the United Nations without its symbol").help(
            "add `symbol = \"S/2021/486\"`, as it stands at the top of the first page; where it is no document of the \
             organs, name the agency that published it",
        );
    }
}

fn check_claim(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    // The cheap question first: few claims are placed by pages alone.
    let steps = at
        .locator
        .as_ref()
        .map(|locator| locator.steps.as_slice())
        .unwrap_or_default();
    if steps.is_empty()
        || !steps
            .iter()
            .all(|step| matches!(step, Step::Page(_) | Step::Line(_)))
    {
        return;
    }
    if at
        .source
        .is_some_and(|source| is_of_the_un(&source.record, index))
    {
        let message = format!(
            "`{}` is another passage in each language of the document",
            &*at.claim.at
        );
        sink.value("/at", message).help(
            "say it by the number that the paragraph has there: `para 32`; where it has none, by `section \"…\"` or `record \"…\"`",
        );
    }
}

/// Whether it is a numbered document of the organs of the United Nations.
fn is_of_the_un(source: &Source, index: &Index) -> bool {
    let is_on_paper = matches!(
        source.kind,
        SourceKind::Report | SourceKind::Letter | SourceKind::LegalAct
    );
    let publisher = source
        .publisher
        .as_ref()
        .filter(|_| is_on_paper)
        .and_then(|id| index.entity(id));
    let item = publisher.and_then(|publisher| publisher.ids.as_ref()?.wikidata.as_deref());
    item.is_some_and(|item| ORGANS.contains(&item))
        || source.url.as_deref().is_some_and(is_served_by_the_un)
}

/// Whether an address is one of the document systems.
fn is_served_by_the_un(url: &str) -> bool {
    let host = url
        .split_once("://")
        .and_then(|(_, rest)| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    HOSTS.contains(&host.strip_prefix("www.").unwrap_or(host))
}
