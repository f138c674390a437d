//! The comparison of two versions of a dataset, record by record.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use serde_json::Value;
use ties::id::Id;
use ties::model::{Claim, Source};
use ties_dataset::dataset::Dataset;

use super::key_change::key_changes;
use super::record_change::{Change, ClaimOrder, Diff, LeftOutOfVersions, RecordChange, RecordKind};

/// Compares two versions of a dataset. Claims are the same if they have the same id in the same
/// source, and the first of several with one id is the same as the first of the others.
pub fn diff(old: &Dataset, new: &Dataset) -> Diff {
    let mut diff = Diff {
        left_out: LeftOutOfVersions {
            old: old.left_out,
            new: new.left_out,
        },
        ..Diff::default()
    };
    let pages = [old, new].map(|dataset| dataset.manifest.as_ref());
    if let Some(change) = change_of(pages[0], pages[1]) {
        diff.push(RecordKind::Dataset, String::new(), change);
    }
    let entities = [&old.entities, &new.entities].map(|entities| entities.iter().collect());
    diff.add_records(RecordKind::Entity, &entities);
    let sources = [heads(old), heads(new)];
    diff.add_records(RecordKind::Source, &sources);
    for id in keys(&sources) {
        diff.add_claims(id, claims_of(old, id), claims_of(new, id));
    }
    let disputes = [&old.disputes, &new.disputes].map(|disputes| disputes.iter().collect());
    diff.add_records(RecordKind::Dispute, &disputes);
    diff
}

/// The records of one kind, by id.
type Records<'d, T> = BTreeMap<&'d Id, &'d T>;

/// The sources without their claims.
fn heads(dataset: &Dataset) -> Records<'_, Source> {
    let sources = dataset.sources.iter();
    sources.map(|(id, coded)| (id, &coded.source)).collect()
}

/// The claims of a source.
pub(super) fn claims_of<'d>(dataset: &'d Dataset, source: &str) -> &'d [Claim] {
    match dataset.sources.get(source) {
        Some(coded) => &coded.claims,
        None => &[],
    }
}

/// The ids of both versions, in order.
fn keys<'d, T>([old, new]: &[Records<'d, T>; 2]) -> BTreeSet<&'d Id> {
    old.keys().chain(new.keys()).copied().collect()
}

/// A record as JSON. Every value of the model can be written as JSON.
pub(super) fn to_json<T: Serialize>(record: &T) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}

/// What happened to a record; `None` if it is unchanged.
fn change_of<T: Serialize + PartialEq>(old: Option<&T>, new: Option<&T>) -> Option<Change> {
    match (old, new) {
        (None, None) => None,
        (None, Some(new)) => Some(Change::Added {
            record: to_json(new),
        }),
        (Some(old), None) => Some(Change::Removed {
            record: to_json(old),
        }),
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) => Some(Change::Changed {
            keys: key_changes(&to_json(old), &to_json(new)),
        }),
    }
}

impl Diff {
    fn push(&mut self, kind: RecordKind, id: String, change: Change) {
        self.records.push(RecordChange {
            kind,
            id,
            occurrence: 0,
            change,
        });
    }

    fn add_records<T: Serialize + PartialEq>(
        &mut self,
        kind: RecordKind,
        versions: &[Records<'_, T>; 2],
    ) {
        let [old, new] = versions;
        for id in keys(versions) {
            let versions = (old.get(id).copied(), new.get(id).copied());
            if let Some(change) = change_of(versions.0, versions.1) {
                self.push(kind, id.to_string(), change);
            }
        }
    }

    /// Adds what changed in the claims of a source.
    fn add_claims(&mut self, source: &Id, old: &[Claim], new: &[Claim]) {
        if old == new {
            return;
        }
        let (old_keys, new_keys) = (claim_keys(old), claim_keys(new));
        let places: HashMap<ClaimKey<'_>, &Claim> = old_keys.iter().copied().zip(old).collect();
        let kept: BTreeSet<ClaimKey<'_>> = new_keys.iter().copied().collect();
        let mut removed = Vec::new();
        for (key, claim) in old_keys.iter().zip(old) {
            if !kept.contains(key) {
                removed.push((*key, claim));
            }
        }
        let mut added = Vec::new();
        for (key, claim) in new_keys.iter().zip(new) {
            if !places.contains_key(key) {
                added.push((*key, claim));
            }
        }
        let renamed = renamed(&removed, &added);
        let gone: BTreeSet<&Id> = renamed.values().copied().collect();
        for ((id, occurrence), claim) in removed {
            if occurrence > 0 || !gone.contains(id) {
                let record = to_json(claim);
                self.push_claim(source, (id, occurrence), Change::Removed { record });
            }
        }
        for (key, claim) in new_keys.iter().zip(new) {
            let change = match (places.get(key), renamed.get(key)) {
                (None, Some(from)) => Some(Change::Renamed {
                    from: format!("{source}#{from}"),
                }),
                (old, _) => change_of(old.copied(), Some(claim)),
            };
            if let Some(change) = change {
                self.push_claim(source, *key, change);
            }
        }
        self.add_order(source, &old_keys, &new_keys, &renamed);
    }

    fn push_claim(&mut self, source: &Id, (id, occurrence): ClaimKey<'_>, change: Change) {
        self.records.push(RecordChange {
            kind: RecordKind::Claim,
            id: format!("{source}#{id}"),
            occurrence,
            change,
        });
    }

    /// Adds the order of the claims of a source, unless new ones follow the old ones.
    fn add_order(
        &mut self,
        source: &Id,
        old: &[ClaimKey<'_>],
        new: &[ClaimKey<'_>],
        renamed: &BTreeMap<ClaimKey<'_>, &Id>,
    ) {
        let of_old: BTreeSet<_> = old.iter().copied().collect();
        let mut kept_in_new = Vec::new();
        for key in new {
            let former = renamed.get(key).map_or(*key, |from| (*from, 0));
            if of_old.contains(&former) {
                kept_in_new.push(former);
            }
        }
        let kept: BTreeSet<_> = kept_in_new.iter().copied().collect();
        let kept_in_old: Vec<_> = old
            .iter()
            .copied()
            .filter(|key| kept.contains(key))
            .collect();
        let are_new_ones_last = new
            .iter()
            .take(kept_in_new.len())
            .all(|key| of_old.contains(key) || renamed.contains_key(key));
        let moved = kept_in_old != kept_in_new;
        if moved || !are_new_ones_last {
            self.orders.push(ClaimOrder {
                source: source.to_string(),
                claims: new.iter().map(|(id, _)| id.to_string()).collect(),
                moved,
            });
        }
    }
}

/// The id of a claim in its source, and which of the claims with this id it is.
pub(super) type ClaimKey<'c> = (&'c Id, usize);

/// The keys of some claims, in their order.
pub(super) fn claim_keys(claims: &[Claim]) -> Vec<ClaimKey<'_>> {
    let mut counts: HashMap<&Id, usize> = HashMap::new();
    let mut keys = Vec::with_capacity(claims.len());
    for claim in claims {
        let count = counts.entry(&claim.id).or_default();
        keys.push((&claim.id, *count));
        *count += 1;
    }
    keys
}

/// The old ids of renamed claims, by their new keys: an added claim and a removed one that are
/// equal except for their ids, if no other added or removed claim is equal to them.
fn renamed<'c>(
    removed: &[(ClaimKey<'c>, &Claim)],
    added: &[(ClaimKey<'c>, &Claim)],
) -> BTreeMap<ClaimKey<'c>, &'c Id> {
    let mut by_content: BTreeMap<String, [Vec<ClaimKey<'c>>; 2]> = BTreeMap::new();
    for (version, claims) in [removed, added].into_iter().enumerate() {
        for (key, claim) in claims {
            let mut record = to_json(claim);
            if let Some(table) = record.as_object_mut() {
                table.remove("id");
            }
            by_content.entry(record.to_string()).or_default()[version].push(*key);
        }
    }
    let mut renamed = BTreeMap::new();
    for [removed, added] in by_content.values() {
        if let ([(from, 0)], [to]) = (removed.as_slice(), added.as_slice())
            && to.1 == 0
        {
            renamed.insert(*to, *from);
        }
    }
    renamed
}
