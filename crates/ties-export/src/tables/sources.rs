//! `sources`: the documents that claims were coded from.

use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::edtf::Extent;
use ties::id::Id;
use ties::model::{Source, SourceKind, TermsOfUse, Translator};
use ties_dataset::dataset::Dataset;
use ties_view::{cite, compact_json, label};

use crate::cell::{Day, Rows};
use crate::cells::{days, joined, text};
use crate::exclusions::without_unknown_ids;
use crate::export::Export;
use crate::table::{Reference, Table};

/// A document that claims were coded from.
#[derive(Debug, Serialize, JsonSchema)]
struct SourceRecord<'d> {
    /// Its id.
    id: &'d str,
    /// What kind of document it is, as a type of the Citation Style Language.
    kind: SourceKind,
    /// Its title, as printed.
    title: &'d str,
    /// Who wrote it: ids of entities, joined by `; `.
    authors: Option<String>,
    /// Who published it: an entity's id.
    publisher: Option<&'d str>,
    /// Who published the copy that was coded, if not the publisher: an entity's id.
    republisher: Option<&'d str>,
    /// When it was published, EDTF.
    published: Option<&'d str>,
    /// The first day on which it may have been published.
    published_earliest: Option<Day>,
    /// The last day on which it may have been published.
    published_latest: Option<Day>,
    /// Why it has no date of publication.
    undated: Option<&'d str>,
    /// The language of the text that was coded, as a BCP 47 tag.
    language: Option<&'d str>,
    /// The language that it was translated from.
    translated_from: Option<&'d str>,
    /// Who or what translated it.
    translated_by: Option<Translator>,
    /// Where it can be read.
    url: Option<&'d str>,
    /// Its DOI.
    doi: Option<&'d str>,
    /// Its symbol or number.
    symbol: Option<&'d str>,
    /// When the coder read it, EDTF.
    accessed: Option<&'d str>,
    /// What the coding is based on if the coder did not read the document itself; then its claims
    /// are unverified.
    known_from: Option<&'d str>,
    /// Where the archived copy can be read.
    archive_url: Option<&'d str>,
    /// When the archived copy was made, EDTF.
    archive_captured: Option<&'d str>,
    /// The file of its text in the archive.
    archive_text: Option<&'d str>,
    /// The SHA-256 of that file, in hex.
    archive_sha256: Option<String>,
    /// Why no copy is kept.
    no_archive: Option<&'d str>,
    /// The source that this one copies, translates or rewrites.
    derived_from: Option<&'d str>,
    /// When the publisher retracted it, EDTF.
    retracted: Option<&'d str>,
    /// Why the publisher retracted it.
    retracted_reason: Option<&'d str>,
    /// The source that this one corrects.
    corrects: Option<&'d str>,
    /// The terms of use of its content, by name.
    terms: Option<String>,
    /// Other terms of use, or a remark on them, in the coder's words.
    terms_note: Option<&'d str>,
    /// Whether every sentence is coded, or skipped with a reason.
    complete: bool,
    /// The passages in which every sentence is coded or skipped, joined by `; `, if only a part of
    /// the text is coded.
    complete_for: Option<String>,
    /// Who coded it.
    coder: Option<&'d str>,
    /// Who reviewed the coding; not the coder.
    reviewed_by: Option<&'d str>,
    /// What a reader of the coding needs to know.
    note: Option<&'d str>,
    /// Grades of its reliability and who gave them (Admiralty code), as a JSON list.
    grades: Option<String>,
    /// A citation of the source.
    citation: String,
    /// How many claims were coded from it, each group of claims counted once.
    claims: u32,
}

const fn to_entity(columns: &'static [&'static str]) -> Reference {
    Reference {
        columns,
        table: "entities",
        key: &["id"],
    }
}

const fn to_source(columns: &'static [&'static str]) -> Reference {
    Reference {
        columns,
        table: "sources",
        key: &["id"],
    }
}

pub(super) const SOURCES: Table = Table {
    name: "sources",
    key: &["id"],
    references: &[
        to_entity(&["publisher"]),
        to_entity(&["republisher"]),
        to_source(&["derived_from"]),
        to_source(&["corrects"]),
    ],
    schema: || schema_for!(SourceRecord<'_>),
    rows: sources,
};

fn sources(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    for (id, coded) in &export.dataset.sources {
        let source = without_unknown_ids(export.dataset, &coded.source);
        let claims = coded.claims.len() - export.exclusions.count(id);
        let claims = u32::try_from(claims).unwrap_or(u32::MAX);
        rows.add(&row(export.dataset, id, &source, claims))?;
    }
    Ok(())
}

fn row<'d>(dataset: &Dataset, id: &'d Id, source: &'d Source, claims: u32) -> SourceRecord<'d> {
    let (published_earliest, published_latest) = days_published(source);
    let archive = source.archive.as_ref();
    let translation = source.translation.as_ref();
    let retracted = source.retracted.as_ref();
    let terms = source.terms.as_ref();
    SourceRecord {
        id,
        kind: source.kind,
        title: &source.title,
        authors: joined(source.authors.iter().map(Id::as_str), "; "),
        publisher: source.publisher.as_deref(),
        republisher: source.republisher.as_deref(),
        published: source.published.as_deref(),
        published_earliest,
        published_latest,
        undated: text(source.undated.as_ref()),
        language: text(source.language.as_ref()),
        translated_from: translation.map(|translation| &*translation.from),
        translated_by: translation.map(|translation| translation.by),
        url: text(source.url.as_ref()),
        doi: text(source.doi.as_ref()),
        symbol: text(source.symbol.as_ref()),
        accessed: source.accessed.as_deref(),
        known_from: text(source.known_from.as_ref()),
        archive_url: archive.and_then(|archive| archive.url.as_deref()),
        archive_captured: archive.and_then(|archive| archive.captured.as_deref()),
        archive_text: archive.and_then(|archive| archive.text.as_deref()),
        archive_sha256: archive_sha256(source),
        no_archive: text(source.no_archive.as_ref()),
        derived_from: source.derived_from.as_deref(),
        retracted: retracted.map(|retraction| &*retraction.on),
        retracted_reason: retracted.map(|retraction| &*retraction.reason),
        corrects: source.corrects.as_deref(),
        terms: terms
            .and_then(TermsOfUse::name)
            .map(|name| name.to_string()),
        terms_note: text(terms.and_then(TermsOfUse::note)),
        complete: source.complete,
        complete_for: joined(source.complete_for.iter().map(|at| at.trim()), "; "),
        coder: text(source.coder.as_ref()),
        reviewed_by: text(source.reviewed_by.as_ref()),
        note: text(source.note.as_ref()),
        grades: grades(source),
        citation: cite(dataset, source),
        claims,
    }
}

/// The first and the last day on which a source may have been published.
fn days_published(source: &Source) -> (Option<Day>, Option<Day>) {
    let date = source.published.as_ref().and_then(|date| date.edtf().ok());
    let day = date.map_or(Extent::UNKNOWN, |date| date.sometime());
    days(day.start_days())
}

/// The digest of the archived copy.
fn archive_sha256(source: &Source) -> Option<String> {
    source.archive.as_ref()?.sha256.as_ref().map(label)
}

/// The grades of a source as a JSON list.
fn grades(source: &Source) -> Option<String> {
    if source.grades.is_empty() {
        None
    } else {
        Some(compact_json(&source.grades))
    }
}
