//! `retracted-source`: lists what still relies on a retracted source, and the claims of a corrected
//! source, once per source.

use std::collections::{HashMap, HashSet};

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, SourceNo};
use ties_dataset::spot::Spot;
use ties_facts::facts::Facts;
use ties_facts::row::{Reference, Rows, SourceRow};

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

/// Reports what other records take from a retracted source. Its own claims are left out everywhere.
fn check_retracted(
    source: &SourceRow,
    number: SourceNo,
    references: &CrossReferences,
    rows: &Rows,
    sink: &mut Sink<'_>,
) {
    let Some(spot) = source.spot else { return };
    let mut relying = references.reliant.get(&number).cloned().unwrap_or_default();
    relying.extend(copies(number, rows));
    if relying.is_empty() {
        return;
    }
    let message = format!(
        "this source was retracted, but others still rely on it: {}",
        list(&relying)
    );
    sink.at(spot).key("/retracted", message).help(
        "remove what these records take from it, or mark a copy as `retracted`; if they remain \
         valid, add an exception here that says why",
    );
}

/// The sources that copy a source and whose claims still count.
fn copies(original: SourceNo, rows: &Rows) -> Vec<String> {
    let mut copies = Vec::new();
    for copy in &rows.sources {
        if copy.derived_from == Some(original)
            && !copy.retracted
            && !valid_claims(copy, rows).is_empty()
        {
            copies.push(format!("`{}`", copy.id));
        }
    }
    copies
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
    /// For each source, the claims of other sources that are inferred from its claims, or that were
    /// refuted or superseded by them.
    reliant: HashMap<SourceNo, Vec<String>>,
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
        let pairs = rows.pairs.iter().filter(|pair| pair.withdrawn);
        let withdrawn: HashSet<ClaimNo> = pairs.map(|pair| pair.claim).collect();
        let mut named = Self {
            between: HashSet::new(),
            reliant: HashMap::new(),
        };
        for reference in &rows.references {
            let (Some(claim), Some(target)) = (
                claims.get(&reference.spot),
                index.source_number(&reference.target.source),
            ) else {
                continue;
            };
            named.between.insert((claim.source, target));
            let source = rows.source(claim.source);
            if claim.source != target && relies(reference, source, &withdrawn) {
                let name = format!("`{}#{}`", source.id, rows.id(claim));
                named.reliant.entry(target).or_default().push(name);
            }
        }
        for claims in named.reliant.values_mut() {
            claims.sort_unstable();
            claims.dedup();
        }
        named
    }
}

/// Whether a reference makes its claim depend on the other: as a premise of a claim that counts, or
/// as the reason why the claim does not.
fn relies(reference: &Reference, source: &SourceRow, withdrawn: &HashSet<ClaimNo>) -> bool {
    if source.retracted {
        return false;
    }
    if reference.by.is_some_and(|claim| withdrawn.contains(&claim)) {
        reference.place.starts_with("/refuted-by") || reference.place.starts_with("/superseded-by")
    } else {
        reference.place.starts_with("/premises/")
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
