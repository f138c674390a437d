//! A diff applied to the old version of a dataset.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ties::id::Id;
use ties::model::{Claim, Source};
use ties_dataset::dataset::{CodedSource, Dataset};

use super::compare::{claim_keys, claims_of, to_json};
use super::key_change::apply_keys;
use super::record_change::{Change, ClaimOrder, Diff, RecordChange, RecordKind};

/// The error for a diff that does not fit a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffConflict {
    /// The place: `entity alpha /name`.
    pub place: String,
    /// Why the change does not fit, after the place: `is missing`.
    pub why: String,
}

impl fmt::Display for DiffConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.place, self.why)
    }
}

impl std::error::Error for DiffConflict {}

/// Makes the new version of a dataset from the old one.
///
/// # Errors
/// [`DiffConflict`] if the dataset is not the old version: a record that the diff adds exists, a
/// record that it removes or changes is missing, or a value is not the old one.
pub fn apply(diff: &Diff, old: &Dataset) -> Result<Dataset, DiffConflict> {
    let mut changes: BTreeMap<RecordKind, Vec<&RecordChange>> = BTreeMap::new();
    let mut claims: BTreeMap<&str, Vec<&RecordChange>> = BTreeMap::new();
    for record in &diff.records {
        if record.kind == RecordKind::Claim {
            let source = record.id.split('#').next().unwrap_or_default();
            claims.entry(source).or_default().push(record);
        } else {
            changes.entry(record.kind).or_default().push(record);
        }
    }
    let of_kind = |kind| changes.get(&kind).map_or(&[][..], Vec::as_slice);
    let mut manifest = old.manifest.clone();
    for change in of_kind(RecordKind::Dataset) {
        manifest = changed(change, manifest.as_ref())?;
    }
    let mut heads = BTreeMap::new();
    for (id, coded) in &old.sources {
        heads.insert(id.clone(), coded.source.clone());
    }
    let heads = changed_records(of_kind(RecordKind::Source), heads)?;
    let orders = diff.orders.iter();
    let orders = orders.map(|order| (order.source.as_str(), order)).collect();
    Ok(Dataset {
        manifest,
        entities: changed_records(of_kind(RecordKind::Entity), old.entities.clone())?,
        sources: changed_sources(heads, old, &claims, &orders)?,
        disputes: changed_records(of_kind(RecordKind::Dispute), old.disputes.clone())?,
        left_out: diff.left_out.new,
    })
}

fn conflict(change: &RecordChange, key: &str, why: impl Into<String>) -> DiffConflict {
    DiffConflict {
        place: format!("{change} {key}").trim_end().to_owned(),
        why: why.into(),
    }
}

/// A record after a change; `None` if it was removed.
fn changed<T: Serialize + DeserializeOwned>(
    change: &RecordChange,
    old: Option<&T>,
) -> Result<Option<T>, DiffConflict> {
    match (&change.change, old) {
        (Change::Added { .. }, Some(_)) => Err(conflict(change, "", "exists already")),
        (Change::Added { record }, None) => parsed(change, record.clone()).map(Some),
        (_, None) => Err(conflict(change, "", "is missing")),
        (Change::Removed { record }, Some(old)) => {
            if to_json(old) == *record {
                Ok(None)
            } else {
                Err(conflict(change, "", "is not the record that was removed"))
            }
        }
        (Change::Renamed { .. }, Some(_)) => Err(conflict(change, "", "cannot be renamed")),
        (Change::Changed { keys }, Some(old)) => {
            let mut record = to_json(old);
            match apply_keys(&mut record, keys) {
                Ok(()) => parsed(change, record).map(Some),
                Err(key) => Err(conflict(change, &key.key, "has another old value")),
            }
        }
    }
}

/// A record from its JSON.
fn parsed<T: DeserializeOwned>(change: &RecordChange, record: Value) -> Result<T, DiffConflict> {
    serde_json::from_value(record)
        .map_err(|error| conflict(change, "", format!("is invalid: {error}")))
}

/// The records of one kind after their changes.
fn changed_records<T: Serialize + DeserializeOwned>(
    changes: &[&RecordChange],
    mut records: BTreeMap<Id, T>,
) -> Result<BTreeMap<Id, T>, DiffConflict> {
    for change in changes {
        let Ok(id) = Id::new(&change.id) else {
            return Err(conflict(change, "", "has no valid id"));
        };
        match changed(change, records.get(&id))? {
            Some(record) => records.insert(id, record),
            None => records.remove(&id),
        };
    }
    Ok(records)
}

/// The sources with their claims after their changes.
fn changed_sources(
    heads: BTreeMap<Id, Source>,
    old: &Dataset,
    claims: &BTreeMap<&str, Vec<&RecordChange>>,
    orders: &BTreeMap<&str, &ClaimOrder>,
) -> Result<BTreeMap<Id, CodedSource>, DiffConflict> {
    let mut sources = BTreeMap::new();
    for (id, source) in heads {
        let mut coded = claims_of(old, &id).to_vec();
        if let Some(changes) = claims.get(id.as_str()) {
            coded = changed_claims(coded, changes)?;
        }
        if let Some(order) = orders.get(id.as_str()) {
            coded = in_order(coded, order)?;
        }
        sources.insert(
            id,
            CodedSource {
                source,
                claims: coded,
            },
        );
    }
    // The diff names each claim of a removed source.
    let removed = old.sources.keys().map(Id::as_str);
    for source in removed.chain(claims.keys().copied()) {
        if sources.contains_key(source) {
            continue;
        }
        let changes = claims.get(source).map_or(&[][..], Vec::as_slice);
        let left = changed_claims(claims_of(old, source).to_vec(), changes)?;
        if let Some(claim) = left.first() {
            return Err(DiffConflict {
                place: format!("claim {source}#{}", claim.id),
                why: "has no source".to_owned(),
            });
        }
    }
    Ok(sources)
}

/// The claims of a source after their changes: old ones at their place, new ones at the end.
fn changed_claims(old: Vec<Claim>, changes: &[&RecordChange]) -> Result<Vec<Claim>, DiffConflict> {
    let mut places = HashMap::new();
    for ((id, occurrence), place) in claim_keys(&old).into_iter().zip(0..) {
        places.insert((id.to_string(), occurrence), place);
    }
    let mut claims: Vec<Option<Claim>> = old.into_iter().map(Some).collect();
    for change in changes {
        let former = match &change.change {
            Change::Renamed { from } => from,
            _ => &change.id,
        };
        let id = former.split('#').next_back().unwrap_or_default().to_owned();
        let place: Option<usize> = places.get(&(id, change.occurrence)).copied();
        let claim = place.and_then(|place| claims[place].take());
        let next = match (&change.change, claim) {
            (Change::Renamed { .. }, Some(claim)) => Some(renamed(change, claim)?),
            (_, claim) => changed(change, claim.as_ref())?,
        };
        match place {
            Some(place) => claims[place] = next,
            None => claims.push(next),
        }
    }
    Ok(claims.into_iter().flatten().collect())
}

/// A claim with its new id.
fn renamed(change: &RecordChange, mut claim: Claim) -> Result<Claim, DiffConflict> {
    let id = change.id.split('#').next_back().unwrap_or_default();
    match Id::new(id) {
        Ok(id) => {
            claim.id = id;
            Ok(claim)
        }
        Err(_) => Err(conflict(change, "", "has no valid id")),
    }
}

/// The claims of a source in the order of the new version.
fn in_order(claims: Vec<Claim>, order: &ClaimOrder) -> Result<Vec<Claim>, DiffConflict> {
    let is_other = claims.len() != order.claims.len();
    let mut by_id: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    for claim in claims.into_iter().rev() {
        by_id.entry(claim.id.to_string()).or_default().push(claim);
    }
    let mut ordered = Vec::with_capacity(order.claims.len());
    for id in &order.claims {
        ordered.extend(by_id.get_mut(id).and_then(Vec::pop));
    }
    if is_other || ordered.len() != order.claims.len() {
        return Err(DiffConflict {
            place: format!("source {}", order.source),
            why: "has other claims than those that were ordered".to_owned(),
        });
    }
    Ok(ordered)
}
