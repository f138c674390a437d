//! `retracted-source`: what still stands on a source that was taken back or corrected is listed, once a source.

use std::collections::{HashMap, HashSet};

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::spot::Spot;
use ties_facts::row::{Rows, SourceRow};

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "retracted-source",
    severity: Severity::Warning,
    page: include_str!("retracted_source.md"),
    checks: &[Check::Dataset(check)],
};

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    if !rows
        .sources
        .iter()
        .any(|source| source.retracted || source.corrects.is_some())
    {
        return;
    }
    let named = Named::in_rows(index, rows);
    for (source, number) in rows.sources.iter().zip(0..) {
        if let Some(spot) = source.spot.filter(|_| source.retracted) {
            let mut resting = standing(source, rows);
            resting.extend(named.inferences.get(&number).into_iter().flatten().cloned());
            if !resting.is_empty() {
                let message = format!(
                    "the source was taken back, and what rests on it still stands: {}",
                    list(&resting)
                );
                sink.at(spot).key("/retracted", message).help(
                    "look at each: name what took its place (`superseded-by`) or refutes it (`refuted-by`), or say in an \
                     exception here why it stands",
                );
            }
        }
        // A correction that some claim is set against was read.
        let Some(corrected) = source.corrects.filter(|corrected| *corrected != number) else {
            continue;
        };
        if named.between.contains(&(number, corrected))
            || named.between.contains(&(corrected, number))
        {
            continue;
        }
        let Some(row) = rows.sources.get(corrected as usize) else {
            continue;
        };
        let resting = standing(row, rows);
        if let Some(spot) = row.spot.filter(|_| !resting.is_empty()) {
            let message = format!(
                "`{}` corrects this source, and nothing here was changed by it: {}",
                source.id,
                list(&resting)
            );
            sink.at(spot).value("/title", message).help(format!(
                "code what it corrects in `{}`, and write `superseded-by` on the claim here; where it touches none of \
                 them, say so in an exception here",
                source.id
            ));
        }
    }
}

/// What the claims of a dataset name across its sources.
struct Named {
    /// A source with a claim that names one of the other.
    between: HashSet<(u32, u32)>,
    /// Of a source, the inferred claims elsewhere that rest on claims of it.
    inferences: HashMap<u32, Vec<String>>,
}

impl Named {
    fn in_rows(index: &Index, rows: &Rows) -> Self {
        let naming: HashSet<Spot> = rows
            .references
            .iter()
            .map(|reference| reference.spot)
            .collect();
        let claims = rows
            .claims
            .iter()
            .filter(|claim| naming.contains(&claim.spot));
        let claims: HashMap<Spot, _> = claims.map(|claim| (claim.spot, claim)).collect();
        let mut named = Self {
            between: HashSet::new(),
            inferences: HashMap::new(),
        };
        for reference in &rows.references {
            let (Some(claim), Some(target)) = (
                claims.get(&reference.spot),
                index.source_number(&reference.target.source),
            ) else {
                continue;
            };
            named.between.insert((claim.source, target));
            if claim.source != target && reference.place.starts_with("/premises/") {
                let source = rows
                    .sources
                    .get(claim.source as usize)
                    .map(|source| source.id.as_str());
                let name = format!("`{}#{}`", source.unwrap_or_default(), rows.id(claim));
                named.inferences.entry(target).or_default().push(name);
            }
        }
        for inferences in named.inferences.values_mut() {
            inferences.sort_unstable();
            inferences.dedup();
        }
        named
    }
}

/// The claims of a source that are neither refuted nor superseded.
fn standing(source: &SourceRow, rows: &Rows) -> Vec<String> {
    let mut claims: Vec<_> = rows
        .pairs_of(source)
        .iter()
        .filter(|pair| !pair.withdrawn)
        .map(|pair| pair.claim)
        .collect();
    claims.dedup();
    let claims = claims
        .into_iter()
        .filter_map(|claim| rows.claims.get(claim as usize));
    claims
        .map(|claim| format!("`{}`", rows.id(claim)))
        .collect()
}

/// So many claims are named.
const NAMED: usize = 8;

/// The first of them, and how many more there are.
pub(crate) fn list(claims: &[String]) -> String {
    let shown = claims
        .iter()
        .take(NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match claims.len().saturating_sub(NAMED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
