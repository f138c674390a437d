//! `bad-external-id`: an external id has the form of its scheme, and belongs to one entity.

use std::collections::BTreeMap;

use ties::model::{Entity, Severity};
use ties::vocabulary::{Kind, Scheme};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::facts::Facts;

use crate::external_id::form_of;
use crate::rule::{Check, Rule, Sink, SourceAt};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "bad-external-id",
    severity: Severity::Error,
    page: include_str!("bad_external_id.md"),
    checks: &[
        Check::Entity(check_entity),
        Check::Source(check_source),
        Check::Dataset(check_dataset),
    ],
};

fn check_entity(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    for (scheme, id) in entity.ids.iter().flat_map(|ids| ids.present()) {
        check_form(scheme, id, "/ids/", sink);
        let Some(scheme) = Scheme::find(scheme) else {
            continue;
        };
        let kind = entity.acts_as();
        if scheme
            .of
            .is_some_and(|class| !kind.classes().contains(&class))
        {
            let means = scheme.means.trim_end_matches('.').replacen("A ", "a ", 1);
            let message = format!(
                "`{id}` identifies {means}, but the entity has kind `{}`",
                kind.name()
            );
            sink.value(&format!("/ids/{}", scheme.name), message)
                .help("remove the id, or correct the entity's kind");
        }
    }
}

fn check_source(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    if let Some(doi) = at.head.and_then(|head| head.record.doi.as_deref()) {
        check_form("doi", doi, "/", sink);
    }
}

fn check_dataset(index: &Index, _: &Facts, sink: &mut Sink<'_>) {
    if let (Some(spot), Some(doi)) = (
        index.manifest_spot(),
        index.manifest().and_then(|title| title.doi.as_deref()),
    ) {
        check_form("doi", doi, "/", &mut sink.at(spot));
    }
    for (external, owners) in owners(index) {
        let ExternalId { scheme, id, .. } = external;
        let owner = wording::entity(index, owners[0]);
        for other in &owners[1..] {
            let Some(spot) = index.entity_spot(*other) else {
                continue;
            };
            sink.at(spot)
                .value(
                    &format!("/ids/{scheme}"),
                    format!("`{owner}` also has the id `{id}`"),
                )
                .help("keep the id on the entity that it identifies, or merge the two entities");
        }
    }
}

/// An external id. Most collections treat a country and its territory as one thing; here they are
/// two entities.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ExternalId<'i> {
    scheme: &'i str,
    id: &'i str,
    is_of_place: bool,
}

/// The entities that have each external id, in their order.
fn owners(index: &Index) -> BTreeMap<ExternalId<'_>, Vec<EntityNo>> {
    let mut owners: BTreeMap<ExternalId<'_>, Vec<EntityNo>> = BTreeMap::new();
    for (entity, number) in index.entity_ids().zip(EntityNo::all()) {
        let Some(entity) = index.entity(entity) else {
            continue;
        };
        for (scheme, id) in entity.ids.iter().flat_map(|ids| ids.present()) {
            let external = ExternalId {
                scheme,
                id,
                is_of_place: entity.acts_as() == Kind::Place,
            };
            let owners = owners.entry(external).or_default();
            // An entity may list an id twice.
            if owners.last() != Some(&number) {
                owners.push(number);
            }
        }
    }
    owners
}

/// Reports an id that does not match the pattern of its scheme, or has wrong check digits.
fn check_form(scheme: &str, id: &str, place: &str, sink: &mut Sink<'_>) {
    let Some((scheme, form)) = form_of(scheme) else {
        return;
    };
    let (message, help) = if !form.is_match(id) {
        (
            format!("`{id}` does not have the form of {}", scheme.title),
            format!("write only the id, for example `{}`", scheme.example),
        )
    } else if scheme.check.is_some_and(|check| !check.are_valid(id)) {
        let help = format!(
            "copy the id again from {}: a digit is wrong",
            scheme.defined
        );
        (
            format!(
                "`{id}` cannot be {}: its check digits do not match",
                scheme.title
            ),
            help,
        )
    } else {
        return;
    };
    sink.value(&format!("{place}{}", scheme.name), message)
        .help(help);
}
