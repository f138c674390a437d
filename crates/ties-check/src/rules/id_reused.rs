//! `id-reused`: between two releases no id came to mean something else, or vanished without leading on.

use std::collections::{BTreeSet, HashSet};

use ties::edtf::Verdict;
use ties::id::Id;
use ties::model::{Entity, Severity};
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

/// Ids that are borne by nothing now, and of which it is not said what became of them.
fn check_gone(release: &Release<'_>, sink: &mut Sink<'_>) {
    let (old, new) = (release.old, release.new);
    let former = old
        .manifest()
        .into_iter()
        .flat_map(|page| page.retired.keys().chain(page.merged.keys()));
    let all: BTreeSet<&Id> = old.ids().chain(former).collect();
    let is_told = |id: &Id| {
        new.manifest()
            .is_some_and(|page| page.retired.contains_key(id) || page.merged.contains_key(id))
    };
    let gone: Vec<&Id> = all
        .into_iter()
        .filter(|id| !new.has(id) && !is_told(id))
        .collect();
    if gone.is_empty() {
        return;
    }
    let ids = wording::list(gone.iter().map(|id| id.as_str()));
    let message = format!(
        "gone since {}, and nothing says what became of it: {ids}",
        release.name()
    );
    let help = "name in `[merged]` what took its place, or say in `[retired]` why there is none";
    match new.manifest_spot() {
        Some(spot) => sink.at(spot).whole(message).help(help),
        None => sink.whole(message).help(help),
    }
}

/// Ids that were of one sort of record and are of another.
fn check_kinds(release: &Release<'_>, sink: &mut Sink<'_>) {
    let (old, new) = (release.old, release.new);
    let sorts = |index: &ties_dataset::index::Index, id: &str| {
        [
            index.has_entity(id),
            index.has_source(id),
            index.dispute_spot(id).is_some(),
        ]
    };
    let names = ["an entity", "a source", "a dispute"];
    for id in old.ids() {
        let (before, after) = (sorts(old, id), sorts(new, id));
        let is_other = before
            .iter()
            .zip(after)
            .all(|(before, after)| !(*before && after));
        let name = |sorts: [bool; 3]| {
            sorts
                .iter()
                .zip(names)
                .find(|(is, _)| **is)
                .map(|(_, name)| name)
        };
        let (Some(before), Some(after), Some(spot)) =
            (name(before), name(after), new.holders_of(id).next())
        else {
            continue;
        };
        if is_other {
            sink.at(spot)
                .whole(format!(
                    "`{id}` was {before} in {}, and is {after} now",
                    release.name()
                ))
                .help(HELP);
        }
    }
}

const HELP: &str =
    "give the record an id that was never used, and say in `[retired]` what became of the old one";

/// Entities that are something else now: of another kind, under other names.
fn check_entities(release: &Release<'_>, sink: &mut Sink<'_>) {
    for id in release.old.entity_ids() {
        let (Some(before), Some(after)) = (release.old.entity(id), release.new.entity(id)) else {
            continue;
        };
        let spot = release
            .new
            .number(id)
            .and_then(|number| release.new.entity_spot(number));
        let Some(spot) = spot.filter(|_| before.acts_as() != after.acts_as()) else {
            continue;
        };
        let own: HashSet<u64> = names(before).collect();
        if !names(after).any(|name| own.contains(&name)) {
            let message = format!(
                "`{id}` was `{}`, of the kind `{}`, in {}, and is `{}` now",
                &*before.name,
                before.acts_as().word(),
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

/// Sources that are other documents now: of another title, another time and another place.
fn check_sources(release: &Release<'_>, sink: &mut Sink<'_>) {
    for before in &release.old_rows.sources {
        let number = release.new.source_number(&before.id);
        let Some(after) = number.and_then(|number| release.new_rows.sources.get(number as usize))
        else {
            continue;
        };
        let is_known = before.marks.title.is_some() && after.marks.title.is_some();
        let is_other = before.marks.title != after.marks.title
            && (before.marks.address != after.marks.address || before.marks.address.is_none())
            && before.published.overlaps(after.published) == Verdict::No;
        if let Some(spot) = after.spot.filter(|_| is_known && is_other) {
            sink.at(spot)
                .value(
                    "/title",
                    format!("`{}` was another document in {}", before.id, release.name()),
                )
                .help(HELP);
        }
    }
}
