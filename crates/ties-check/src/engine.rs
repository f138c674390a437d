//! The engine: runs every rule over every record, in two passes.

use rayon::prelude::*;
use ties::model::Severity;
use ties_dataset::archived_text::ArchivedText;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::index::Index;
use ties_dataset::reader::parts;
use ties_dataset::spot::Spot;
use ties_facts::facts::Facts;
use ties_facts::row::SourceRow;

use crate::collected::Collected;
use crate::declarations::read_declarations;
use crate::diagnostic::Diagnostic;
use crate::exceptions::{self, RecordExceptions};
use crate::locate::locate;
use crate::report::Report;
use crate::rule::{Check, Release, Rule, Sink, SourceAt, SourceHead};
use crate::rules::{RULES, checks};

/// Checks every record of a dataset with every rule, and returns all findings.
///
/// The same files give the same report, with any number of threads.
pub fn check(dataset: &Files) -> Report {
    run(dataset, None)
}

/// Checks a dataset and compares it with an older release.
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

    // The rules over rows come last.
    let facts = facts_of(&mut collected);
    for found in over_rows(&facts, &collected.heads, &index) {
        collected.take_findings(found);
    }
    let is_complete = facts.rows.unread == 0;
    if let Some(old) = old
        && is_complete
    {
        let found = over_releases(&facts, &index, old);
        collected.take_findings(found);
    }
    report(collected, is_complete, old.is_some())
}

/// The facts that follow from the collected rows. The rows are moved into them.
fn facts_of(collected: &mut Collected<'_>) -> Facts {
    let heads = &collected.heads;
    let mut rows = std::mem::take(&mut collected.rows);
    rows.texts = heads
        .iter()
        .map(|head| head.as_ref()?.text().cloned())
        .collect();
    Facts::new(rows, collected.index, |source| {
        let head = heads[source.index()].as_ref()?;
        Some((&*head.record, head.published.as_ref()))
    })
}

/// The findings of the rules over rows, for each source and for the dataset.
fn over_rows(facts: &Facts, heads: &[Option<SourceHead>], index: &Index) -> Vec<Vec<Diagnostic>> {
    let sources = facts.rows.sources.par_iter().zip(heads);
    let mut found: Vec<_> = sources
        .map(|(source, head)| over_source(source, head.as_ref(), facts, index))
        .collect();
    let checks: Vec<_> = checks().collect();
    found.par_extend(checks.into_par_iter().map(|(rule, check)| {
        let mut found = Vec::new();
        let mut sink = Sink::new(rule, Spot::whole(0), &mut found);
        match check {
            Check::Dataset(check) => check(index, facts, &mut sink),
            Check::Whole(check) if facts.rows.unread == 0 => check(index, facts, &mut sink),
            _ => {}
        }
        found
    }));
    found
}

/// The findings of the rules over the rows of a source.
fn over_source(
    source: &SourceRow,
    head: Option<&SourceHead>,
    facts: &Facts,
    index: &Index,
) -> Vec<Diagnostic> {
    let rows = &facts.rows;
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
fn over_releases(facts: &Facts, index: &Index, old: &Files) -> Vec<Diagnostic> {
    let (old, old_facts) = Facts::of(&Dataset::read(old));
    let release = Release {
        old: &old,
        old_rows: &old_facts.rows,
        new: index,
        new_rows: &facts.rows,
    };
    let mut found = Vec::new();
    for (rule, check) in checks() {
        if let Check::Release(check) = check {
            check(&release, &mut Sink::new(rule, Spot::whole(0), &mut found));
        }
    }
    found
}

/// The report: locates and counts the findings that no exception silences.
fn report(mut collected: Collected<'_>, is_complete: bool, has_old: bool) -> Report {
    let runs = |rule: &Rule| has_old || !rule.is_of_releases();
    let exceptions = std::mem::take(&mut collected.exceptions);
    exceptions::check_severities(collected.index, &mut collected.found);
    let mut heads = collected.heads.iter().flatten();
    let has_all_texts = heads.all(|head| head.archived != ArchivedText::NotAtHand);
    let may_be_stale = |rule: &Rule, record: &RecordExceptions| {
        runs(rule) && is_complete && (has_all_texts || !record.has_text)
    };
    let silenced = exceptions::settle(&mut collected.found, exceptions, may_be_stale);
    collected.report_faults();
    let diagnostics = locate(collected.found, collected.files, collected.index);
    let mut summary = collected.summary;
    summary.rules = RULES.iter().filter(|rule| runs(rule)).count();
    summary.silenced = silenced;
    for found in &diagnostics {
        match found.severity {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
            Severity::Hint => summary.hints += 1,
        }
    }
    Report {
        diagnostics,
        summary,
    }
}
