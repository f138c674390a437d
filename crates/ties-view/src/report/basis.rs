//! What a report rests on: its claims, its sources, and how well they are known.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ties_dataset::number::ClaimNo;

use crate::analysis::Analysis;
use crate::citation::{flat, on_date};
use crate::citations::Citations;
use crate::matrix::MatrixView;
use crate::tie_summary::TieSummary;

/// The numbers of what the marks of a matrix rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReportBasis {
    /// The claims for the marks.
    pub claims: usize,
    /// Their sources.
    pub sources: usize,
    /// Their independent origins.
    pub origins: usize,
    /// The claims of sources that the coder knows from notes, and has not read.
    pub claims_from_notes: usize,
}

impl ReportBasis {
    /// The numbers of some claims.
    pub(super) fn of(analysis: &Analysis<'_>, claims: &BTreeSet<ClaimNo>) -> Self {
        let rows = &analysis.facts.rows;
        let mut basis = Self {
            claims: claims.len(),
            ..Self::default()
        };
        let mut sources = BTreeSet::new();
        let mut pairs = Vec::new();
        for number in claims {
            sources.insert(rows.claim(*number).source);
            pairs.extend(rows.pairs_of_claim(*number));
            if let Some((_, source, _)) = analysis.claims.get(number.index()) {
                basis.claims_from_notes += usize::from(source.known_from.is_some());
            }
        }
        basis.sources = sources.len();
        basis.origins = analysis.facts.origins.count(pairs);
        basis
    }
}

/// The summaries of some claims, by claim.
pub(super) fn summaries(
    analysis: &Analysis<'_>,
    claims: &BTreeSet<ClaimNo>,
) -> BTreeMap<String, String> {
    let mut summaries = BTreeMap::new();
    for number in claims {
        if let Some((reference, _, claim)) = analysis.claims.get(number.index())
            && let Some(summary) = claim.summary.as_deref()
        {
            summaries.insert(reference.to_string(), flat(summary));
        }
    }
    summaries
}

/// The claims for the marks of a matrix, and those against them.
pub(super) fn claims_on(analysis: &Analysis<'_>, matrix: &MatrixView) -> BTreeSet<ClaimNo> {
    let mut ids = BTreeSet::new();
    for mark in matrix.cells.iter().flat_map(|cell| &cell.marks) {
        ids.extend(mark.ties.iter().flat_map(TieSummary::claims));
    }
    numbers(analysis, &ids)
}

/// The claims for the marks of a matrix.
pub(super) fn claims_of(analysis: &Analysis<'_>, matrix: &MatrixView) -> BTreeSet<ClaimNo> {
    let mut ids = BTreeSet::new();
    for mark in matrix.cells.iter().flat_map(|cell| &cell.marks) {
        ids.extend(mark.claims.iter().map(String::as_str));
    }
    numbers(analysis, &ids)
}

/// The numbers of claims by their ids.
fn numbers(analysis: &Analysis<'_>, ids: &BTreeSet<&str>) -> BTreeSet<ClaimNo> {
    let mut claims = BTreeSet::new();
    for (number, (reference, ..)) in ClaimNo::all().zip(&analysis.claims) {
        if ids.contains(reference.to_string().as_str()) {
            claims.insert(number);
        }
    }
    claims
}

/// What a reader has to know of a source to find it and to judge it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SourceNote {
    /// Its id.
    pub id: String,
    /// Its web address.
    pub url: Option<String>,
    /// The web address of the archived copy.
    pub copy: Option<String>,
    /// The date of the archived copy, EDTF.
    pub captured: Option<String>,
    /// The language of the text that was coded, as a BCP 47 tag.
    pub language: Option<String>,
    /// What the coding is based on if the coder did not read the source.
    pub known_from: Option<String>,
    /// When and why its publisher retracted it.
    pub retracted: Option<String>,
    /// The id of the source that it copies, translates or rewrites.
    pub derived_from: Option<String>,
}

/// The notes on the sources that are cited, in the order of the ids.
pub(super) fn source_notes(analysis: &Analysis<'_>, citations: &Citations) -> Vec<SourceNote> {
    let mut notes = Vec::new();
    for (id, _) in citations.iter() {
        let Some(coded) = analysis.dataset.sources.get(id) else {
            continue;
        };
        let source = &coded.source;
        let archive = source.archive.as_ref();
        let copy = archive.and_then(|archive| archive.url.as_deref());
        let captured = archive.and_then(|archive| archive.captured.as_deref());
        let retracted = source.retracted.as_ref();
        notes.push(SourceNote {
            id: id.to_owned(),
            url: source.url.as_deref().map(flat),
            copy: copy.map(flat),
            captured: captured.map(flat),
            language: source.language.as_deref().map(flat),
            known_from: source.known_from.as_deref().map(flat),
            retracted: retracted.map(|it| format!("{}: {}", on_date(&it.on), flat(&it.reason))),
            derived_from: source.derived_from.as_ref().map(ToString::to_string),
        });
    }
    notes
}
