//! The engine: runs every rule over every record, in two passes.

use rayon::prelude::*;
use ties::model::Severity;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::index::Index;
use ties_dataset::reader::parts;
use ties_dataset::spot::Spot;
use ties_facts::row::{Rows, SourceRow};

use crate::collected::Collected;
use crate::declarations::read_declarations;
use crate::diagnostic::Diagnostic;
use crate::exceptions;
use crate::locate::locate;
use crate::report::Report;
use crate::rule::{Check, Release, Rule, Sink, SourceAt, SourceHead};
use crate::rules::{RULES, checks};

/// Checks a dataset: every rule over every record, all findings of all files.
///
/// The same files give the same report, with any number of threads.
pub fn check(dataset: &Files) -> Report {
    run(dataset, None)
}

/// Checks a dataset, and compares it with an older release of it.
pub fn check_since(dataset: &Files, old: &Files) -> Report {
    run(dataset, Some(old))
}

fn run(files: &Files, old: Option<&Files>) -> Report {
    let parts = parts(files);
    // All ids and the records other than claims come first, because any rule may look them up.
    let declarations = read_declarations(files, &parts);
    let index = declarations.index;
    let mut collected = Collected::new(files, &index);
    collected.faults.extend(declarations.faults);

    // Then each record in full, once, with its rules. TOML files come first, because claims in
    // JSON Lines may name their sources.
    let (blocks, documents): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| part.block.is_some());
    collected.check_documents(documents);
    for (id, head) in declarations.heads {
        if let Some(source) = index.source_number(&id) {
            collected.take_head(source, head);
        }
    }
    collected.check_lines(&blocks);

    // Last the rules over rows.
    arrange_rows(&mut collected);
    for found in over_rows(&collected) {
        collected.take_findings(found);
    }
    if let Some(old) = old {
        let found = over_releases(&collected, old);
        collected.take_findings(found);
    }
    report(collected, old.is_some())
}

/// Completes the rows, after all were added.
fn arrange_rows(collected: &mut Collected<'_>) {
    let Collected { heads, rows, .. } = collected;
    rows.texts = heads
        .iter()
        .map(|head| head.as_ref()?.text().cloned())
        .collect();
    rows.arrange(collected.index, |source| {
        let head = heads.get(source as usize)?.as_ref()?;
        Some((&*head.record, head.published.as_ref()))
    });
}

/// The findings of the rules over rows, for each source and for the dataset.
fn over_rows(collected: &Collected<'_>) -> Vec<Vec<Diagnostic>> {
    let Collected {
        rows, heads, index, ..
    } = collected;
    let mut found: Vec<_> = rows
        .sources
        .par_iter()
        .zip(heads)
        .map(|(source, head)| over_source(source, head.as_ref(), rows, index))
        .collect();
    let checks: Vec<_> = checks().collect();
    found.par_extend(checks.into_par_iter().map(|(rule, check)| {
        let mut found = Vec::new();
        if let Check::Dataset(check) = check {
            check(
                index,
                rows,
                &mut Sink::new(rule, Spot::whole(0), &mut found),
            );
        }
        found
    }));
    found
}

/// The findings of the rules over the rows of a source.
fn over_source(
    source: &SourceRow,
    head: Option<&SourceHead>,
    rows: &Rows,
    index: &Index,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(spot) = source.spot else {
        return found;
    };
    let at = SourceAt {
        id: &source.id,
        head,
        claims: rows.claims_of(source),
        pairs: rows.pairs_of(source),
        rows,
    };
    for (rule, check) in checks() {
        if let Check::Source(check) = check {
            check(&at, index, &mut Sink::new(rule, spot, &mut found));
        }
    }
    found
}

/// The findings of the rules over two releases.
fn over_releases(collected: &Collected<'_>, old: &Files) -> Vec<Diagnostic> {
    let (old, old_rows) = Rows::of(&Dataset::read(old));
    let release = Release {
        old: &old,
        old_rows: &old_rows,
        new: collected.index,
        new_rows: &collected.rows,
    };
    let mut found = Vec::new();
    for (rule, check) in checks() {
        if let Check::Release(check) = check {
            check(&release, &mut Sink::new(rule, Spot::whole(0), &mut found));
        }
    }
    found
}

/// The report: findings without those that exceptions silence, located and counted.
fn report(mut collected: Collected<'_>, has_old: bool) -> Report {
    let runs = |rule: &Rule| has_old || !rule.is_of_releases();
    let exceptions = std::mem::take(&mut collected.exceptions);
    let silenced = exceptions::settle(&mut collected.found, exceptions, runs);
    collected.report_faults();
    let diagnostics = locate(collected.found, collected.files, collected.index);
    let mut summary = collected.summary;
    summary.rules = RULES.iter().filter(|rule| runs(rule)).count();
    summary.silenced = silenced;
    summary.warnings = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Warning)
        .count();
    summary.errors = diagnostics.len() - summary.warnings;
    Report {
        diagnostics,
        summary,
    }
}
