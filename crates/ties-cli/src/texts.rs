//! `ties cite` and `ties coverage`: queries on the archived text of a source.

use std::sync::Arc;

use ties::id::Id;
use ties_dataset::archived::Archived;
use ties_dataset::dataset::{CodedSource, Dataset};
use ties_dataset::file::Files;
use ties_text::text::Text;

use crate::arguments::Format;
use crate::check::{Place, read};
use crate::output::Output;
use crate::questions::{print, unknown};
use crate::{Failure, Outcome};

pub(crate) fn cite(
    source: &str,
    words: &str,
    claim: bool,
    place: &Place,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let files = read(place)?;
    let dataset = Dataset::read(&files);
    let (id, coded) = find(&dataset, source)?;
    let text = text_of(id, coded, &files)?;
    let search = ties_view::search_passage(&dataset, id, &text, words, claim);
    print(&search, output)?;
    Ok(if search.is_found() {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

pub(crate) fn coverage(
    source: Option<&str>,
    lcov: bool,
    place: &Place,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let files = read(place)?;
    let dataset = Dataset::read(&files);
    let mut without_text = 0;
    let reports = if let Some(source) = source {
        let (id, coded) = find(&dataset, source)?;
        vec![ties_view::coverage_report(
            &dataset,
            id,
            coded,
            &*text_of(id, coded, &files)?,
        )]
    } else {
        let mut reports = Vec::new();
        for (id, coded) in &dataset.sources {
            match Archived::of(&coded.source, &files).text() {
                Some(text) => reports.push(ties_view::coverage_report(&dataset, id, coded, text)),
                None => without_text += 1,
            }
        }
        reports
    };
    if reports.is_empty() {
        return Err(Failure::new(
            "no archived text is available",
            "name the archive folder with `--archive`, or add a text with `ties archive add SOURCE FILE`",
        ));
    }
    match (lcov, output.format()) {
        (true, _) => reports
            .iter()
            .try_for_each(|report| output.text(&report.lcov()))?,
        (false, Format::Json) => output.json(&reports)?,
        (false, Format::Text) if source.is_some() => {
            reports
                .iter()
                .try_for_each(|report| output.text(&report.to_string()))?;
        }
        (false, Format::Text) => {
            reports
                .iter()
                .try_for_each(|report| output.line(&report.summary()))?;
            if without_text > 0 {
                output.line(&format!(
                    "{without_text} more without an available archived text"
                ))?;
            }
        }
    }
    Ok(if reports.iter().all(|report| report.uncovered == 0) {
        Outcome::Clean
    } else {
        Outcome::Findings
    })
}

fn find<'d>(dataset: &'d Dataset, source: &str) -> Result<(&'d Id, &'d CodedSource), Failure> {
    dataset.sources.get_key_value(source).ok_or_else(|| {
        let known = dataset.sources.keys().map(Id::as_str);
        unknown(
            format!("no source has the id `{source}`"),
            source,
            dataset,
            known,
        )
    })
}

fn text_of(id: &Id, coded: &CodedSource, files: &Files) -> Result<Arc<Text>, Failure> {
    let name = coded
        .source
        .archive
        .as_ref()
        .and_then(|archive| archive.text.as_deref())
        .unwrap_or_default();
    match Archived::of(&coded.source, files) {
        Archived::Text(text, _) => Ok(text),
        Archived::Unlisted => Err(Failure::new(
            format!("no text of `{id}` is archived"),
            format!("add one with `ties archive add {id} FILE`"),
        )),
        Archived::NotAtHand => Err(Failure::new(
            format!("the archived text of `{id}` is not available"),
            format!("name the folder that contains `{name}` with `--archive`"),
        )),
        Archived::Unread(fault) => Err(Failure::new(
            format!("the archived text `{name}` {fault}"),
            "run `ties check` for details",
        )),
    }
}
