//! `ties show`, `ties between` and `ties disputes`: queries on a whole dataset.

use std::fmt::Display;

use serde::Serialize;
use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_view::Withdrawn;

use crate::arguments::Format;
use crate::dataset_paths::DatasetPaths;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;

pub(crate) fn show(
    id: &str,
    withdrawn: Withdrawn,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(&paths.read()?);
    let Some(view) = ties_view::show(&dataset, id, withdrawn) else {
        return Err(unknown_record(id, &dataset));
    };
    print(&view, output)?;
    Ok(Outcome::Clean)
}

/// The failure for an id that no record has.
fn unknown_record(id: &str, dataset: &Dataset) -> Failure {
    let claims: Vec<_> = dataset
        .claims()
        .map(|(reference, ..)| reference.to_string())
        .collect();
    let records = dataset
        .entities
        .keys()
        .chain(dataset.sources.keys())
        .chain(dataset.disputes.keys());
    let ids = records
        .map(Id::as_str)
        .chain(claims.iter().map(String::as_str));
    unknown_id(format!("nothing has the id `{id}`"), id, dataset, ids)
}

pub(crate) fn between(
    [a, b]: [&str; 2],
    withdrawn: Withdrawn,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(&paths.read()?);
    let a = entity(&dataset, a)?;
    let b = entity(&dataset, b)?;
    let view = ties_view::between(&dataset, &a, &b, withdrawn);
    print(&view, output)?;
    Ok(Outcome::clean_if(!view.claims.is_empty()))
}

pub(crate) fn disputes(
    entities: &[String],
    withdrawn: Withdrawn,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(&paths.read()?);
    let mut about = Vec::new();
    for id in entities {
        about.push(entity(&dataset, id)?);
    }
    print(&ties_view::disputes(&dataset, &about, withdrawn), output)?;
    Ok(Outcome::Clean)
}

/// The id of an entity of the dataset.
fn entity(dataset: &Dataset, id: &str) -> Result<Id, Failure> {
    match Id::new(id) {
        Ok(found) if dataset.entities.contains_key(&found) => Ok(found),
        _ => {
            let ids = dataset.entities.keys().map(Id::as_str);
            let message = format!("no entity has the id `{id}`");
            Err(unknown_id(message, id, dataset, ids))
        }
    }
}

/// Reports how many records were left out, if any.
pub(crate) fn report_left_out(dataset: &Dataset, output: &mut Output) -> Result<Outcome, Failure> {
    if dataset.left_out == 0 {
        return Ok(Outcome::Clean);
    }
    let why = "unreadable or with a duplicate id; run `ties check` for details";
    output.line(&format!("left out: {} {why}", dataset.left_out))?;
    Ok(Outcome::Findings)
}

pub(crate) fn print(
    answer: &(impl Serialize + Display),
    output: &mut Output,
) -> Result<(), Failure> {
    match output.format() {
        Format::Json => output.json(answer)?,
        Format::Text => output.text(&answer.to_string())?,
    }
    Ok(())
}

/// The failure for an unknown id; suggests the entity with that name, or the nearest id.
pub(crate) fn unknown_id<'k>(
    message: String,
    id: &str,
    dataset: &Dataset,
    ids: impl Iterator<Item = &'k str>,
) -> Failure {
    let suggestion = match entity_named(id, dataset) {
        Some(entity) => Some(entity.as_str()),
        None => ties_check::nearest(id, ids),
    };
    Failure {
        message,
        help: suggestion.map(|id| format!("did you mean `{id}`?")),
    }
}

/// The entity whose id or name is a text, in any case.
fn entity_named<'d>(text: &str, dataset: &'d Dataset) -> Option<&'d Id> {
    let text = text.to_lowercase();
    for (id, entity) in &dataset.entities {
        let others = entity.names.iter().map(|name| &name.text);
        let mut names = std::iter::once(&entity.name).chain(others);
        if id.as_str() == text || names.any(|name| name.to_lowercase() == text) {
            return Some(id);
        }
    }
    None
}
