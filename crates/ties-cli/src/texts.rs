//! `ties cite` and `ties coverage`: queries on the archived text of a source.

use std::sync::Arc;

use ties::id::Id;
use ties_dataset::archived_text::ArchivedText;
use ties_dataset::dataset::{CodedSource, Dataset};
use ties_dataset::file::Files;
use ties_text::text::Text;
use ties_view::{CoverageReport, count_of, coverage_report};

use crate::arguments::Format;
use crate::dataset_paths::DatasetPaths;
use crate::lookup::unknown_id;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::questions::print;

pub(crate) fn cite(
    source: &str,
    words: &str,
    claim: bool,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let files = paths.read()?;
    let dataset = Dataset::read(&files);
    let (id, coded) = find_source(&dataset, source)?;
    let text = text_of(id, coded, &files)?;
    let search = ties_view::search_passage(&dataset, id, &text, words, claim);
    print(&search, output)?;
    Ok(Outcome::clean_if(search.is_found()))
}

pub(crate) fn coverage(
    source: Option<&str>,
    lcov: bool,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let files = paths.read()?;
    let dataset = Dataset::read(&files);
    let (reports, without_text) = coverage_reports(source, &dataset, &files)?;
    if lcov {
        for report in &reports {
            output.text(&report.lcov())?;
        }
    } else if output.format() == Format::Json {
        output.json(&reports)?;
    } else if source.is_some() {
        output.text(&reports[0].to_string())?;
    } else {
        print_summaries(&reports, without_text, output)?;
    }
    let uncovered: usize = reports.iter().map(|report| report.uncovered).sum();
    Ok(Outcome::clean_if(uncovered == 0))
}

/// The reports of one source or of all, and how many sources have no available text.
fn coverage_reports(
    source: Option<&str>,
    dataset: &Dataset,
    files: &Files,
) -> Result<(Vec<CoverageReport>, usize), Failure> {
    if let Some(source) = source {
        let (id, coded) = find_source(dataset, source)?;
        let text = text_of(id, coded, files)?;
        return Ok((vec![coverage_report(dataset, id, coded, &text)], 0));
    }
    let mut reports = Vec::new();
    let mut without_text = 0;
    for (id, coded) in &dataset.sources {
        match ArchivedText::of(&coded.source, files).text() {
            Some(text) => reports.push(coverage_report(dataset, id, coded, text)),
            None => without_text += 1,
        }
    }
    if reports.is_empty() {
        return Err(Failure::new(
            "no archived text is available",
            "name the archive folder with `--archive`, or add a text with \
             `ties archive add SOURCE FILE`",
        ));
    }
    Ok((reports, without_text))
}

/// Prints one line for each source, and how many sources have no text.
fn print_summaries(
    reports: &[CoverageReport],
    without_text: usize,
    output: &mut Output,
) -> Result<(), Failure> {
    for report in reports {
        output.line(&report.summary())?;
    }
    if without_text > 0 {
        let count = count_of(without_text, "source");
        output.line(&format!("no archived text is available: {count}"))?;
    }
    Ok(())
}

fn find_source<'d>(
    dataset: &'d Dataset,
    source: &str,
) -> Result<(&'d Id, &'d CodedSource), Failure> {
    if let Some(found) = dataset.sources.get_key_value(source) {
        return Ok(found);
    }
    let ids = dataset.sources.keys().map(Id::as_str);
    let message = format!("no source has the id `{source}`");
    Err(unknown_id(message, source, dataset, ids))
}

/// The archived text of a source.
fn text_of(id: &Id, coded: &CodedSource, files: &Files) -> Result<Arc<Text>, Failure> {
    let name = coded
        .source
        .archive
        .as_ref()
        .and_then(|archive| archive.text.as_deref())
        .unwrap_or_default();
    match ArchivedText::of(&coded.source, files) {
        ArchivedText::Text(text, _) => Ok(text),
        ArchivedText::Unlisted => Err(Failure::new(
            format!("no text of `{id}` is archived"),
            format!("add one with `ties archive add {id} FILE`"),
        )),
        ArchivedText::NotAtHand => Err(Failure::new(
            format!("the archived text of `{id}` is not available"),
            format!("name the folder that contains `{name}` with `--archive`"),
        )),
        ArchivedText::Unreadable(fault) => Err(Failure::new(
            format!("the archived text `{name}` {fault}"),
            "run `ties check` for details",
        )),
    }
}
