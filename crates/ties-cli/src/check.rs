//! `ties check`: reports what breaks a rule.

use serde::Serialize;
use ties::model::Severity;
use ties_check::render::{self, FindingGroup, Style};
use ties_check::{Report, Row, Summary};
use ties_dataset::file::Files;
use ties_view::count_of;

use crate::arguments::{CheckOptions, Format};
use crate::dataset_paths::{DatasetPart, DatasetPaths, is_lines, read_data};
use crate::outcome::{Failure, Outcome};
use crate::output::Output;

/// What `--format json` prints.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct JsonReport<'r> {
    /// The version of this format.
    version: u32,
    summary: &'r Summary,
    findings: Vec<Row<'r>>,
}

pub(crate) fn run(
    options: &CheckOptions,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let part = match &options.path {
        Some(path) => DatasetPart::of(path, &paths.data)?,
        None => DatasetPart::whole(&paths.data),
    };
    let paths = DatasetPaths {
        data: part.data.clone(),
        archive: paths.archive.clone(),
    };
    let files = paths.read()?;
    require_files(&part, &files)?;
    let mut report = match &options.since {
        Some(since) => ties_check::check_since(&files, &read_data(since)?),
        None => ties_check::check(&files),
    };
    report.diagnostics.retain(|found| {
        let file = files.as_slice().get(found.file());
        let is_asked_for = options.hints || found.severity != Severity::Hint;
        is_asked_for && file.is_some_and(|file| part.contains(&file.path))
    });
    match output.format() {
        Format::Json => output.json(&JsonReport {
            version: 1,
            summary: &report.summary,
            findings: report.rows(&files),
        })?,
        Format::Text => print_report(&report, &files, &part, options, output)?,
        Format::Csv | Format::CslJson | Format::Bibtex => return Err(Failure::not_an_answer()),
    }
    Ok(outcome_of(&report))
}

/// How a check ended. Hints do not count.
fn outcome_of(report: &Report) -> Outcome {
    if report.summary.is_empty() {
        return Outcome::Failure;
    }
    let mut found = report.diagnostics.iter();
    Outcome::clean_if(found.all(|found| found.severity == Severity::Hint))
}

/// Fails if the named part of a dataset has no data files.
fn require_files(part: &DatasetPart, files: &Files) -> Result<(), Failure> {
    let mut all = files.as_slice().iter();
    match &part.part {
        Some(name) if !all.any(|file| part.contains(&file.path)) => Err(Failure::new(
            format!("`{name}` is not a data file or a folder of them"),
            "data files end in `.toml`, below `entities/`, `sources/` or `disputes/`",
        )),
        _ => Ok(()),
    }
}

/// Prints the findings and the summary for people.
fn print_report(
    report: &Report,
    files: &Files,
    part: &DatasetPart,
    options: &CheckOptions,
    output: &mut Output,
) -> Result<(), Failure> {
    let found = &report.diagnostics;
    let blocks = if options.all {
        FindingGroup::each(found)
    } else {
        FindingGroup::grouped(found)
    };
    print_blocks(&blocks, files, part, output)?;
    if blocks.len() < found.len() {
        output.line("Add `--all` to show every finding in full.")?;
    }
    if !found.is_empty() {
        output.line("Run `ties explain CODE` for the rule behind a finding, with examples.")?;
    }
    if part.part.is_some() {
        let count = count_of(report.diagnostics.len(), "finding");
        output.line(&format!("{count} here; whole dataset:"))?;
    }
    output.text(&report.summary.to_string())?;
    if report.summary.hints > 0 && !options.hints {
        let hints = count_of(report.summary.hints, "hint");
        output.line(&format!("{hints} not shown; add `--hints` to show hints"))?;
    }
    Ok(())
}

/// Prints findings with the paths of their files from the working directory.
fn print_blocks(
    blocks: &[FindingGroup<'_>],
    files: &Files,
    part: &DatasetPart,
    output: &mut Output,
) -> Result<(), Failure> {
    let style = if output.colours() {
        Style::Coloured
    } else {
        Style::Plain
    };
    // A finding in a JSON Lines file already has the path of the file.
    let folder = if is_lines(&part.data) {
        part.data.parent().unwrap_or(&part.data)
    } else {
        &part.data
    };
    let folder = folder.to_string_lossy();
    for block in blocks {
        let text = render::block(block, files, folder.trim_end_matches('/'), style);
        output.raw(&text)?;
        output.raw("\n")?;
    }
    Ok(())
}
