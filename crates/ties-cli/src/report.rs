//! `ties report`: a page to read and print, as HTML or Markdown.

use std::path::Path;

use ties::id::Id;
use ties_cite::references;
use ties_dataset::file::write_whole;
use ties_picture::Edition;
use ties_site::{ReportFrame, report_document};
use ties_view::{Analysis, Answer, Policy, Reach, ReportView, Selection, Withdrawn, label};

use crate::arguments::{Format, ReportOptions};
use crate::cited;
use crate::dataset_paths::DatasetPaths;
use crate::draw::matrix_of_all_times;
use crate::lookup::all_entities;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::questions::analyse;

/// Writes the report.
pub(crate) fn run(
    options: &ReportOptions,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let is_markdown = is_markdown(options)?;
    let selection = selection(options)?;
    analyse(selection, paths, |analysis| {
        let ids = all_entities(analysis.dataset, &options.entities)?;
        let mut view = ties_view::report(analysis, &ids);
        restyle(options, analysis, &mut view)?;
        if output.format() == Format::Json {
            output.json(&view)?;
            return Ok(Outcome::clean_if(!view.matrix.is_empty()));
        }
        let all = matrix_of_all_times(paths, &ids)?;
        let frame = ReportFrame {
            all: &all,
            edition: &Edition::of(analysis.dataset),
            command: &command(&analysis.selection, &ids),
        };
        let document = report_document(&view, frame);
        let page = if is_markdown {
            document.to_markdown()
        } else {
            document.to_html()
        };
        match &options.out {
            Some(path) => write_whole(path, page.as_bytes())
                .map_err(|error| Failure::not_written(path, &error))?,
            // A page has no characters that control a terminal.
            None => output.raw(&page)?,
        }
        Ok(Outcome::clean_if(!view.matrix.is_empty()))
    })
}

/// What the report is asked of: a day, and by default half a year around it.
fn selection(options: &ReportOptions) -> Result<Selection, Failure> {
    let mut selection = options.options.selection();
    if selection.as_of.is_none() {
        return Err(Failure::new(
            "a report is about one day",
            "add the day: `--as-of 2021-09-05`",
        ));
    }
    selection.reach = options.options.reach.unwrap_or(Reach::HalfYear);
    Ok(selection)
}

/// Whether to write Markdown: if asked to, or if the name of the file ends with `.md`.
fn is_markdown(options: &ReportOptions) -> Result<bool, Failure> {
    let Some(path) = &options.out else {
        return Ok(options.markdown);
    };
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("md") => Ok(true),
        Some("html") if !options.markdown => Ok(false),
        _ => Err(wrong_ending(path, options.markdown)),
    }
}

fn wrong_ending(path: &Path, markdown: bool) -> Failure {
    let path = path.display();
    if markdown {
        return Failure::new(
            format!("`{path}` is not `.md`"),
            "end the name of the file with `.md`",
        );
    }
    Failure::new(
        format!("`{path}` is neither `.html` nor `.md`"),
        "end the name of the file with `.html` or `.md`",
    )
}

/// Writes the citations in the style that was asked for.
fn restyle(
    options: &ReportOptions,
    analysis: &Analysis<'_>,
    view: &mut ReportView,
) -> Result<(), Failure> {
    let Some(style) = cited::style(options.options.claims.style.as_deref())? else {
        return Ok(());
    };
    for reference in references(analysis.dataset, &view.citations) {
        view.citations.set(&reference.id, style.cite(&reference));
    }
    Ok(())
}

/// The command that makes the report, without its files.
fn command(selection: &Selection, ids: &[Id]) -> String {
    let mut words = vec!["ties report".to_owned()];
    words.extend(ids.iter().map(Id::to_string));
    if let Some(date) = &selection.as_of {
        words.push(format!("--as-of {}", date.date));
    }
    words.push(format!("--reach {}", selection.reach));
    if let Some(date) = &selection.known_on {
        words.push(format!("--known-on {}", date.date));
    }
    if selection.policy != Policy::All {
        words.push(format!("--policy {}", selection.policy));
    }
    if selection.assume_continues {
        words.push("--assume-continues".to_owned());
    }
    for family in &selection.families {
        words.push(format!("--family {}", label(family)));
    }
    for predicate in &selection.predicates {
        words.push(format!("--predicate {predicate}"));
    }
    for part in &selection.parts {
        words.push(format!("--with {}", part.name()));
    }
    if selection.withdrawn == Withdrawn::Shown {
        words.push("--withdrawn".to_owned());
    }
    words.join(" ")
}
