//! `retracted-source`: lists the claims that still rely on a retracted or corrected source, once
//! per source.

use std::collections::{HashMap, HashSet};

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::SourceNo;
use ties_dataset::spot::Spot;
use ties_facts::facts::Facts;
use ties_facts::row::{Rows, SourceRow};

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "retracted-source",
    severity: Severity::Warning,
    page: include_str!("retracted_source.md"),
    checks: &[Check::Whole(check)],
};

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if !rows
        .sources
        .iter()
        .any(|source| source.retracted || source.corrects.is_some())
    {
        return;
    }
    let references = CrossReferences::in_rows(index, rows);
    for (source, number) in rows.sources.iter().zip(SourceNo::all()) {
        if source.retracted {
            check_retracted(source, number, &references, rows, sink);
        }
        if let Some(corrected) = source.corrects
            && corrected != number
            && !references.connect(number, corrected)
        {
            check_corrected(source, corrected, rows, sink);
        }
    }
}

fn check_retracted(
    source: &SourceRow,
    number: SourceNo,
    references: &CrossReferences,
    rows: &Rows,
    sink: &mut Sink<'_>,
) {
    let Some(spot) = source.spot else { return };
    let mut relying = valid_claims(source, rows);
    if let Some(inferences) = references.inferences.get(&number) {
        relying.extend(inferences.iter().cloned());
    }
    if relying.is_empty() {
        return;
    }
    let message = format!(
        "this source was retracted, but these claims still rely on it: {}",
        list(&relying)
    );
    sink.at(spot).key("/retracted", message).help(
        "add `superseded-by` or `refuted-by` to each claim, or add an exception here that says \
         why they remain valid",
    );
}

fn check_corrected(source: &SourceRow, corrected: SourceNo, rows: &Rows, sink: &mut Sink<'_>) {
    let row = rows.source(corrected);
    let Some(spot) = row.spot else { return };
    let relying = valid_claims(row, rows);
    if relying.is_empty() {
        return;
    }
    let message = format!(
        "`{}` corrects this source; these claims were not updated: {}",
        source.id,
        list(&relying)
    );
    sink.at(spot).value("/title", message).help(format!(
        "code the correction in `{}` and add `superseded-by` to the claims here; if it affects \
         none of them, add an exception here",
        source.id
    ));
}

/// References between claims of different sources.
struct CrossReferences {
    /// Pairs of a source and another source that one of its claims refers to.
    between: HashSet<(SourceNo, SourceNo)>,
    /// For each source, the claims of other sources that are inferred from its claims.
    inferences: HashMap<SourceNo, Vec<String>>,
}

impl CrossReferences {
    /// Whether a claim of one source refers to a claim of the other. If so, a coder has processed
    /// the correction.
    fn connect(&self, one: SourceNo, other: SourceNo) -> bool {
        self.between.contains(&(one, other)) || self.between.contains(&(other, one))
    }

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
                let source = &rows.source(claim.source).id;
                let name = format!("`{source}#{}`", rows.id(claim));
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
fn valid_claims(source: &SourceRow, rows: &Rows) -> Vec<String> {
    let mut claims: Vec<_> = rows
        .pairs_of(source)
        .iter()
        .filter(|pair| !pair.withdrawn)
        .map(|pair| pair.claim)
        .collect();
    claims.dedup();
    claims
        .into_iter()
        .map(|claim| format!("`{}`", rows.id(rows.claim(claim))))
        .collect()
}

/// A message lists at most this many claims.
const NAMED: usize = 8;

/// The first claims of a list, and the number of the others.
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
