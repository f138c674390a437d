//! `id-reused`: between two releases no id changes its meaning or disappears without an
//! explanation.

use std::collections::{BTreeSet, HashSet};

use ties::edtf::Verdict;
use ties::id::Id;
use ties::model::{Entity, Severity};
use ties_dataset::index::Index;
use ties_facts::row::mark;

use crate::rule::{Check, Release, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "id-reused",
    severity: Severity::Error,
    page: include_str!("id_reused.md"),
    checks: &[
        Check::Release(check_gone),
        Check::Release(check_kinds),
        Check::Release(check_entities),
        Check::Release(check_sources),
    ],
};

const HELP: &str =
    "give the record a new id, and explain in `[retired]` what became of the old one";

/// Reports ids that no record has any more and that are neither in `[merged]` nor in `[retired]`.
fn check_gone(release: &Release<'_>, sink: &mut Sink<'_>) {
    let new = release.new;
    let mut gone: BTreeSet<&Id> = release.old.ids().collect();
    if let Some(manifest) = release.old.manifest() {
        gone.extend(manifest.retired.keys().chain(manifest.merged.keys()));
    }
    gone.retain(|id| !new.has(id));
    if let Some(manifest) = new.manifest() {
        gone.retain(|id| !manifest.retired.contains_key(*id) && !manifest.merged.contains_key(*id));
    }
    if gone.is_empty() {
        return;
    }
    let ids = wording::list(gone.iter().map(|id| id.as_str()));
    let message = format!(
        "ids gone since {} without an explanation: {ids}",
        release.name()
    );
    let help = "add the replacement to `[merged]`, or the reason to `[retired]`";
    match new.manifest_spot() {
        Some(spot) => sink.at(spot).whole(message).help(help),
        None => sink.whole(message).help(help),
    }
}

/// Reports ids that now name a record of another sort: an entity, a source or a dispute.
fn check_kinds(release: &Release<'_>, sink: &mut Sink<'_>) {
    for id in release.old.ids() {
        let before = sorts(release.old, id);
        let after = sorts(release.new, id);
        // An id that kept one of its sorts is not reused.
        if before.iter().any(|sort| after.contains(sort)) {
            continue;
        }
        let (Some(before), Some(after)) = (before.first(), after.first()) else {
            continue;
        };
        if let Some(spot) = release.new.spots_of(id).next() {
            let release = release.name();
            sink.at(spot)
                .whole(format!(
                    "`{id}` was {before} in {release} and is now {after}"
                ))
                .help(HELP);
        }
    }
}

/// The sorts of record that have this id.
fn sorts(index: &Index, id: &str) -> Vec<&'static str> {
    let mut sorts = Vec::new();
    if index.has_entity(id) {
        sorts.push("an entity");
    }
    if index.has_source(id) {
        sorts.push("a source");
    }
    if index.dispute_spot(id).is_some() {
        sorts.push("a dispute");
    }
    sorts
}

/// Reports entities that changed both their kind and all their names.
fn check_entities(release: &Release<'_>, sink: &mut Sink<'_>) {
    for id in release.old.entity_ids() {
        let (Some(before), Some(after)) = (release.old.entity(id), release.new.entity(id)) else {
            continue;
        };
        if before.acts_as() == after.acts_as() {
            continue;
        }
        let number = release.new.number(id);
        let Some(spot) = number.and_then(|number| release.new.entity_spot(number)) else {
            continue;
        };
        let own: HashSet<u64> = names(before).collect();
        if !names(after).any(|name| own.contains(&name)) {
            let message = format!(
                "`{id}` was `{}` (kind `{}`) in {} and is now `{}`",
                &*before.name,
                before.acts_as().name(),
                release.name(),
                &*after.name
            );
            sink.at(spot).value("/name", message).help(HELP);
        }
    }
}

fn names(entity: &Entity) -> impl Iterator<Item = u64> {
    [&entity.name]
        .into_iter()
        .chain(entity.names.iter().map(|name| &name.text))
        .filter_map(|name| mark(name))
}

/// Reports sources that changed their title, their date and their address.
fn check_sources(release: &Release<'_>, sink: &mut Sink<'_>) {
    for before in &release.old_rows.sources {
        let number = release.new.source_number(&before.id);
        let Some(after) = number.and_then(|number| release.new_rows.sources.get(number.index()))
        else {
            continue;
        };
        let is_known = before.marks.title.is_some() && after.marks.title.is_some();
        let is_other = before.marks.title != after.marks.title
            && (before.marks.address != after.marks.address || before.marks.address.is_none())
            && before.published.overlaps(after.published) == Verdict::No;
        let Some(spot) = after.spot else { continue };
        if is_known && is_other {
            let message = format!("`{}` was another document in {}", before.id, release.name());
            sink.at(spot).value("/title", message).help(HELP);
        }
    }
}
