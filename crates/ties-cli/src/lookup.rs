//! Ids of the command line, looked up in a dataset.

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_view::{Policy, Speaker};

use crate::outcome::Failure;

/// The id of the entity with an id; or with a name, in any case, that no other entity has.
pub(crate) fn entity(dataset: &Dataset, id: &str) -> Result<Id, Failure> {
    if let Some((id, _)) = dataset.entities.get_key_value(id) {
        return Ok(id.clone());
    }
    if let [named] = entities_named(id, dataset)[..] {
        return Ok(named.clone());
    }
    let ids = dataset.entities.keys().map(Id::as_str);
    let message = format!("no entity has the id `{id}`");
    Err(unknown_id(message, id, dataset, ids))
}

/// The id of an entity of the dataset, if one is given.
pub(crate) fn optional_entity(dataset: &Dataset, id: Option<&str>) -> Result<Option<Id>, Failure> {
    id.map(|id| entity(dataset, id)).transpose()
}

/// The id of a source of the dataset.
pub(crate) fn source_id(dataset: &Dataset, id: &str) -> Result<Id, Failure> {
    if let Some((id, _)) = dataset.sources.get_key_value(id) {
        return Ok(id.clone());
    }
    let ids = dataset.sources.keys().map(Id::as_str);
    let message = format!("no source has the id `{id}`");
    Err(unknown_id(message, id, dataset, ids))
}

/// The ids of entities of the dataset, each once.
pub(crate) fn all_entities(dataset: &Dataset, ids: &[String]) -> Result<Vec<Id>, Failure> {
    let mut found = Vec::new();
    for id in ids {
        let id = entity(dataset, id)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The entity or source with an id, or all unnamed speakers for `unnamed`.
pub(crate) fn speaker(dataset: &Dataset, id: &str) -> Result<Speaker, Failure> {
    if let Some((id, _)) = dataset.entities.get_key_value(id) {
        return Ok(Speaker::Entity(id.clone()));
    }
    if let Some((id, _)) = dataset.sources.get_key_value(id) {
        return Ok(Speaker::Source(id.clone()));
    }
    if id == "unnamed" {
        return Ok(Speaker::Unnamed);
    }
    let ids = dataset.entities.keys().chain(dataset.sources.keys());
    let message = format!("no entity and no source has the id `{id}`");
    Err(unknown_id(message, id, dataset, ids.map(Id::as_str)))
}

/// The failure for an id that no record has.
pub(crate) fn unknown_record(id: &str, dataset: &Dataset) -> Failure {
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

/// The failure for an unknown id; suggests the entity with that name, or the nearest id.
pub(crate) fn unknown_id<'k>(
    message: String,
    id: &str,
    dataset: &Dataset,
    ids: impl Iterator<Item = &'k str>,
) -> Failure {
    let suggestion = match entities_named(id, dataset).first() {
        Some(entity) => Some(entity.as_str()),
        None => ties_check::nearest(id, ids),
    };
    let help = match suggestion {
        Some(id) => format!("did you mean `{id}`?"),
        None => "`ties find NAME` searches by name".to_owned(),
    };
    Failure::new(message, help)
}

/// The entities whose id or name is a text, in any case.
fn entities_named<'d>(text: &str, dataset: &'d Dataset) -> Vec<&'d Id> {
    let text = text.to_lowercase();
    let mut found = Vec::new();
    for (id, entity) in &dataset.entities {
        let others = entity.names.iter().map(|name| &name.text);
        let mut names = std::iter::once(&entity.name).chain(others);
        if id.as_str() == text || names.any(|name| name.to_lowercase() == text) {
            found.push(id);
        }
    }
    found
}

/// Fails if a policy names a speaker or a source that does not exist.
pub(crate) fn check_policy(policy: &Policy, dataset: &Dataset) -> Result<(), Failure> {
    let (id, is_speaker) = match policy {
        Policy::By(speaker) => (speaker, true),
        Policy::Source(source) => (source, false),
        _ => return Ok(()),
    };
    let is_entity = is_speaker && dataset.entities.contains_key(id);
    if is_entity || dataset.sources.contains_key(id) {
        return Ok(());
    }
    let sources = dataset.sources.keys().map(Id::as_str);
    if is_speaker {
        let message = format!("no entity and no source has the id `{id}`");
        let entities = dataset.entities.keys().map(Id::as_str);
        return Err(unknown_id(message, id, dataset, entities.chain(sources)));
    }
    let message = format!("no source has the id `{id}`");
    Err(unknown_id(message, id, dataset, sources))
}
