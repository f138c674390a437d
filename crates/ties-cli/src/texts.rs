//! `ties cite` and `ties coverage`: what is asked of the archived text of a source.

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
    let citing = ties_view::citing(&dataset, id, &text, words, claim);
    print(&citing, output)?;
    Ok(if citing.is_found() {
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
    let coverings = if let Some(source) = source {
        let (id, coded) = find(&dataset, source)?;
        vec![ties_view::covering(
            &dataset,
            id,
            coded,
            &*text_of(id, coded, &files)?,
        )]
    } else {
        let mut coverings = Vec::new();
        for (id, coded) in &dataset.sources {
            match Archived::of(&coded.source, &files).text() {
                Some(text) => coverings.push(ties_view::covering(&dataset, id, coded, text)),
                None => without_text += 1,
            }
        }
        coverings
    };
    if coverings.is_empty() {
        return Err(Failure::new(
            "no source has an archived text at hand",
            "name the folder in which texts are kept with `--archive`; `ties archive add SOURCE FILE` records one",
        ));
    }
    match (lcov, output.format()) {
        (true, _) => coverings
            .iter()
            .try_for_each(|covering| output.text(&covering.lcov()))?,
        (false, Format::Json) => output.json(&coverings)?,
        (false, Format::Text) if source.is_some() => {
            coverings
                .iter()
                .try_for_each(|covering| output.text(&covering.to_string()))?;
        }
        (false, Format::Text) => {
            coverings
                .iter()
                .try_for_each(|covering| output.line(&covering.summary()))?;
            if without_text > 0 {
                output.line(&format!(
                    "{without_text} more without an archived text at hand"
                ))?;
            }
        }
    }
    Ok(if coverings.iter().all(|covering| covering.bare == 0) {
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
            format!("`ties archive add {id} FILE` records one"),
        )),
        Archived::NotAtHand => Err(Failure::new(
            format!("the text of `{id}` is not at hand"),
            format!("name the folder in which `{name}` is kept with `--archive`"),
        )),
        Archived::Unread(fault) => Err(Failure::new(
            format!("the archived text `{name}` {fault}"),
            "`ties check` says more",
        )),
    }
}
