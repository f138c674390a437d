//! `unknown-entity`: the entities and sources that a record refers to exist.

use ties::id::Id;
use ties::model::{Entity, Qualifier, Severity};
use ties_dataset::index::Index;

use super::vague_attribution::class_meant;
use crate::nearest::nearest_of;
use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "unknown-entity",
    severity: Severity::Error,
    page: include_str!("unknown_entity.md"),
    checks: &[
        Check::Claim(check_claim),
        Check::Source(check_source),
        Check::Entity(check_entity),
    ],
};

fn check_claim(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    if !at.named.are_all_known {
        at.claim.for_each_entity(|place, id| {
            // `vague-attribution` reports a speaker such as `experts`.
            if index.has_entity(id) || (place.is_speaker() && class_meant(id).is_some()) {
                return;
            }
            entity(id, &place.to_string(), index, sink);
        });
    }
    for (name, qualifier) in &at.qualifiers {
        if let Qualifier::Entity(id) = qualifier
            && !index.has_entity(id)
        {
            entity(id, &format!("/with/{name}"), index, sink);
        }
    }
}

fn check_source(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(record) = at.head.map(|head| &head.record) else {
        return;
    };
    for (place, id) in [
        ("/publisher", &record.publisher),
        ("/republisher", &record.republisher),
    ] {
        if let Some(id) = id {
            entity(id, place, index, sink);
        }
    }
    for (position, id) in record.authors.iter().enumerate() {
        entity_in(id, "/authors", position, "", index, sink);
    }
    for (place, id) in [
        ("/derived-from", &record.derived_from),
        ("/corrects", &record.corrects),
    ] {
        if let Some(id) = id {
            source(id, place, index, sink);
        }
    }
}

/// Reports an id that no source has.
pub(crate) fn source(id: &Id, place: &str, index: &Index, sink: &mut Sink<'_>) {
    if index.has_source(id) || index.has_unknown_ids() {
        return;
    }
    let found = sink.value(place, format!("no source has the id `{id}`"));
    found.help = if index.has_entity(id) {
        Some(format!("`{id}` is an entity; name the source"))
    } else if let Some(fate) = fate(id, index) {
        Some(fate)
    } else {
        near(id, |changes| index.sources_near(id, changes))
            .or_else(|| Some(format!("correct the id, or add `sources/{id}.toml`")))
    };
}

fn check_entity(record: &Entity, index: &Index, sink: &mut Sink<'_>) {
    for (position, name) in record.names.iter().enumerate() {
        if let Some(id) = &name.used_by
            && id.as_str() != "self"
        {
            entity_in(id, "/names", position, "/used-by", index, sink);
        }
    }
    for (position, distinct) in record.distinct.iter().enumerate() {
        entity_in(&distinct.from, "/distinct", position, "/from", index, sink);
    }
}

/// Checks an id in a list. Its pointer is built only for a finding, because most ids are known.
fn entity_in(id: &Id, list: &str, position: usize, key: &str, index: &Index, sink: &mut Sink<'_>) {
    if !index.has_entity(id) {
        entity(id, &format!("{list}/{position}{key}"), index, sink);
    }
}

fn entity(id: &Id, place: &str, index: &Index, sink: &mut Sink<'_>) {
    if index.has_entity(id) || index.has_unknown_ids() {
        return;
    }
    let found = sink.value(place, format!("no entity has the id `{id}`"));
    found.help = if index.has_source(id) {
        Some(format!(
            "`{id}` is a source; name the entity that speaks, publishes or acts"
        ))
    } else if let Some(fate) = fate(id, index) {
        Some(fate)
    } else {
        near(id, |changes| index.entities_near(id, changes))
            .or_else(|| Some(format!("correct the id, or add `entities/{id}.toml`")))
    };
}

/// What the manifest says about a merged or retired id.
pub(crate) fn fate(id: &Id, index: &Index) -> Option<String> {
    let manifest = index.manifest()?;
    if let Some(into) = manifest.merged.get(id) {
        return Some(format!("`{id}` was merged into `{into}`; name `{into}`"));
    }
    manifest
        .retired
        .get(id)
        .map(|why| format!("`{id}` was retired: {}", &**why))
}

fn near<'i, K: Iterator<Item = &'i Id>>(id: &Id, near: impl Fn(usize) -> K) -> Option<String> {
    nearest_of(id, |changes| near(changes).map(Id::as_str))
        .map(|near| format!("did you mean `{near}`?"))
}
