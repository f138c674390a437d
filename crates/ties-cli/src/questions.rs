//! `ties show`, `ties between` and `ties disputes`: queries on a whole dataset.

use std::fmt::Display;

use serde::Serialize;
use ties::id::Id;
use ties_dataset::dataset::Dataset;

use crate::arguments::Format;
use crate::check::{Place, read};
use crate::output::Output;
use crate::{Failure, Outcome};

pub(crate) fn show(id: &str, place: &Place, output: &mut Output) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(&read(place)?);
    let Some(shown) = ties_view::show(&dataset, id) else {
        let known = dataset
            .entities
            .keys()
            .chain(dataset.sources.keys())
            .chain(dataset.disputes.keys());
        let claims: Vec<_> = dataset
            .claims()
            .map(|(reference, ..)| reference.to_string())
            .collect();
        let known = known
            .map(Id::as_str)
            .chain(claims.iter().map(String::as_str));
        return Err(unknown(
            format!("nothing has the id `{id}`"),
            id,
            &dataset,
            known,
        ));
    };
    print(&shown, output)?;
    Ok(Outcome::Clean)
}

pub(crate) fn between(
    a: &str,
    b: &str,
    place: &Place,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(&read(place)?);
    let answer = ties_view::between(&dataset, &entity(&dataset, a)?, &entity(&dataset, b)?);
    print(&answer, output)?;
    Ok(if answer.claims.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

pub(crate) fn disputes(
    entities: &[String],
    place: &Place,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(&read(place)?);
    let about = entities
        .iter()
        .map(|id| entity(&dataset, id))
        .collect::<Result<Vec<_>, _>>()?;
    print(&ties_view::disputes(&dataset, &about), output)?;
    Ok(Outcome::Clean)
}

/// The entity of this id.
fn entity(dataset: &Dataset, id: &str) -> Result<Id, Failure> {
    match Id::new(id) {
        Ok(found) if dataset.entities.contains_key(&found) => Ok(found),
        _ => {
            let known = dataset.entities.keys().map(Id::as_str);
            Err(unknown(
                format!("no entity has the id `{id}`"),
                id,
                dataset,
                known,
            ))
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

/// The failure for an unknown id; suggests the record with that name, or the nearest id.
pub(crate) fn unknown<'k>(
    message: String,
    id: &str,
    dataset: &Dataset,
    known: impl Iterator<Item = &'k str>,
) -> Failure {
    let wanted = id.to_lowercase();
    let named = dataset.entities.iter().find(|(other, entity)| {
        let names = std::iter::once(&entity.name).chain(entity.names.iter().map(|name| &name.text));
        other.as_str() == wanted || names.into_iter().any(|name| name.to_lowercase() == wanted)
    });
    let near = named
        .map(|(id, _)| id.as_str())
        .or_else(|| ties_check::nearest(id, known));
    Failure {
        message,
        help: near.map(|near| format!("did you mean `{near}`?")),
    }
}
