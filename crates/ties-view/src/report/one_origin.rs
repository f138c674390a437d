//! The ties of a matrix that rest on one independent origin each.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use ties_dataset::number::ClaimNo;
use ties_facts::origins::Origin;

use crate::analysis::Analysis;
use crate::citation::{flat, name};
use crate::matrix::MatrixView;
use crate::tie_summary::TieSummary;

/// Ties that rest on one and the same independent origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TiesOfOrigin {
    /// The id of the speaker or source; absent for a document outside the dataset.
    pub id: Option<String>,
    /// Its name or title.
    pub name: String,
    /// The ties.
    pub ties: Vec<TieSummary>,
}

/// The ties of a matrix that rest on one independent origin each, by origin: those with the most
/// ties first.
pub(super) fn ties_of_one_origin(
    analysis: &Analysis<'_>,
    matrix: &MatrixView,
) -> Vec<TiesOfOrigin> {
    let mut numbers = HashMap::new();
    for (number, (reference, ..)) in ClaimNo::all().zip(&analysis.claims) {
        numbers.insert(reference.to_string(), number);
    }
    // A tie of a part belongs to several cells.
    let mut ties: BTreeMap<(&str, &str, &str), &TieSummary> = BTreeMap::new();
    for mark in matrix.cells.iter().flat_map(|cell| &cell.marks) {
        for tie in &mark.ties {
            ties.insert((&tie.subject, &tie.object, tie.predicate), tie);
        }
    }
    let mut by_origin: BTreeMap<Origin, Vec<TieSummary>> = BTreeMap::new();
    for tie in ties.into_values() {
        if let Some(origin) = only_origin(analysis, &numbers, tie) {
            by_origin.entry(origin).or_default().push(tie.clone());
        }
    }
    let mut found = Vec::new();
    for (origin, ties) in by_origin {
        let (id, name) = origin_in_words(analysis, origin);
        found.push(TiesOfOrigin { id, name, ties });
    }
    found.sort_by(|one, other| {
        let by_count = other.ties.len().cmp(&one.ties.len());
        by_count.then_with(|| one.name.cmp(&other.name))
    });
    found
}

/// The origin of a tie, if all its claims have the same one.
fn only_origin(
    analysis: &Analysis<'_>,
    numbers: &HashMap<String, ClaimNo>,
    tie: &TieSummary,
) -> Option<Origin> {
    let facts = &analysis.facts;
    let mut pairs = Vec::new();
    for claim in tie.episodes.iter().flat_map(|it| &it.claims_for) {
        pairs.extend(facts.rows.pairs_of_claim(*numbers.get(claim)?).first());
    }
    if facts.origins.count(pairs.iter().copied()) != 1 {
        return None;
    }
    Some(facts.origins.origin(pairs.first()?))
}

/// The id of an origin, and its name or title.
fn origin_in_words(analysis: &Analysis<'_>, origin: Origin) -> (Option<String>, String) {
    let rows = &analysis.facts.rows;
    match origin {
        Origin::Entity(number) => match analysis.index.entity_id(number) {
            Some(id) => (Some(id.to_string()), name(analysis.dataset, id)),
            None => (None, String::new()),
        },
        Origin::Document(number) => (None, flat(rows.document(number))),
        Origin::Source(number) => {
            let id = &rows.source(number).id;
            let title = match analysis.dataset.sources.get(id) {
                Some(coded) => format!("“{}”", flat(&coded.source.title)),
                None => id.to_string(),
            };
            (Some(id.to_string()), title)
        }
    }
}
