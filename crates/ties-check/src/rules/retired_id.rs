//! `retired-id`: reports reused ids, and merged ids that do not lead straight to a record.

use std::collections::HashMap;

use ties::id::Id;
use ties::model::{Manifest, Severity};
use ties_dataset::index::Index;
use ties_dataset::writing::assignment;
use ties_facts::facts::Facts;

use crate::nearest::nearest;
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "retired-id",
    severity: Severity::Error,
    page: include_str!("retired_id.md"),
    checks: &[Check::Dataset(check)],
};

fn check(index: &Index, _: &Facts, sink: &mut Sink<'_>) {
    let (Some(manifest), Some(spot)) = (index.manifest(), index.manifest_spot()) else {
        return;
    };
    check_reused(manifest, index, sink);
    let sink = &mut sink.at(spot);
    for id in manifest.merged.keys() {
        if manifest.retired.contains_key(id) {
            sink.key(
                &format!("/merged/{id}"),
                format!("the id `{id}` is both merged and retired"),
            )
            .help(
                "keep it in one table: in `[merged]` if another record replaces it, otherwise in \
                 `[retired]`",
            );
        }
    }
    let ends = ends(manifest, index);
    for (id, into) in &manifest.merged {
        if !index.has(into) {
            let end = ends.get(into).copied().flatten();
            let found = sink.value(
                &format!("/merged/{id}"),
                merger_message(id, into, end, manifest),
            );
            found.help = Some(merger_help(id, into, end, manifest, index));
        }
    }
}

/// Reports records that have a retired or merged id.
fn check_reused(manifest: &Manifest, index: &Index, sink: &mut Sink<'_>) {
    for (id, why) in &manifest.retired {
        for holder in index.spots_of(id) {
            sink.at(holder)
                .whole(format!("the id `{id}` is retired: {}", &**why))
                .help("choose an id that was never used");
        }
    }
    for (id, into) in &manifest.merged {
        for holder in index.spots_of(id) {
            sink.at(holder)
                .whole(format!(
                    "the id `{id}` was merged into `{into}` and cannot be reused"
                ))
                .help(format!(
                    "choose an id that was never used; move statements about the merged entity to \
                     `{into}`"
                ));
        }
    }
}

/// Why the target of a merged id is not an existing record.
fn merger_message(id: &Id, into: &Id, end: Option<&Id>, manifest: &Manifest) -> String {
    if let Some(why) = manifest.retired.get(into) {
        return format!("`{into}` is retired: {}", &**why);
    }
    if !manifest.merged.contains_key(into) {
        return format!("no record has the id `{into}`");
    }
    if id == into {
        return format!("`{id}` is merged into itself");
    }
    if end.is_some() {
        format!("`{into}` is merged itself")
    } else {
        format!("`{into}` is merged itself and leads to no existing record")
    }
}

fn merger_help(id: &Id, into: &Id, end: Option<&Id>, manifest: &Manifest, index: &Index) -> String {
    if let Some(end) = end {
        return format!("write `{}`", assignment(id, end));
    }
    let is_known = manifest.merged.contains_key(into) || manifest.retired.contains_key(into);
    if !is_known && let Some(near) = nearest(into, index.ids().map(Id::as_str)) {
        return format!("did you mean `{near}`?");
    }
    "name the record that replaces it, or move the id to `[retired]`".to_owned()
}

/// The record that each merged id finally leads to, or `None` if there is no such record.
fn ends<'m>(manifest: &'m Manifest, index: &Index) -> HashMap<&'m Id, Option<&'m Id>> {
    let mut ends: HashMap<&Id, Option<&Id>> = HashMap::new();
    for id in manifest.merged.keys() {
        let mut path = vec![id];
        let mut next = id;
        // Mark the id as leading nowhere until the end is known, so that a loop ends here.
        let end = loop {
            if let Some(end) = ends.get(next) {
                break *end;
            }
            ends.insert(next, None);
            match manifest.merged.get(next) {
                Some(into) if index.has(into) => break Some(into),
                Some(into) => next = into,
                None => break None,
            }
            path.push(next);
        };
        ends.extend(path.into_iter().map(|id| (id, end)));
    }
    ends
}
