//! How findings name what several of them speak of: claims, entities and sources, a few by their ids and the rest by number.

use ties::id::Id;
use ties::index::Index;
use ties::row::{Rows, Voice};

/// So many are named; of the others it is said how many they are.
pub(crate) const NAMED: usize = 8;

/// Claims, by their numbers: `` `page#one`, `page#two` and 3 more ``.
pub(crate) fn claims(rows: &Rows, claims: &[u32]) -> String {
    list(claims.iter().map(|claim| rows.reference(*claim)))
}

/// Things of one kind, by their ids.
pub(crate) fn list<T: AsRef<str>>(mut ids: impl ExactSizeIterator<Item = T>) -> String {
    let named: Vec<_> = ids.by_ref().take(NAMED).map(|id| format!("`{}`", id.as_ref())).collect();
    let named = named.join(", ");
    if ids.len() == 0 { named } else { format!("{named} and {} more", ids.len()) }
}

/// The id of an entity.
pub(crate) fn entity(index: &Index, number: u32) -> &str {
    index.entity_id(number).map(Id::as_str).unwrap_or_default()
}

/// The id of a source.
pub(crate) fn source(rows: &Rows, number: u32) -> &str {
    rows.sources.get(number as usize).map(|source| source.id.as_str()).unwrap_or_default()
}

/// The id of a voice; none of one left unnamed.
pub(crate) fn voice<'n>(index: &'n Index, rows: &'n Rows, voice: Voice) -> Option<&'n str> {
    match voice {
        Voice::Entity(number) => Some(entity(index, number)),
        Voice::Source(number) => Some(source(rows, number)),
        Voice::Unnamed(_) => None,
    }
}

/// Of some claims the one that stands last, where a finding about all of them is put; and the others, each once.
pub(crate) fn last_of(rows: &Rows, claims: impl IntoIterator<Item = u32>) -> Option<(u32, Vec<u32>)> {
    let mut claims: Vec<u32> = claims.into_iter().collect();
    claims.sort_unstable();
    claims.dedup();
    let spot = |claim: u32| rows.claims.get(claim as usize).map(|claim| claim.spot);
    let last = claims.iter().copied().max_by_key(|claim| spot(*claim))?;
    claims.retain(|claim| *claim != last);
    Some((last, claims))
}

/// A number that may be from `low` to `high`.
pub(crate) fn number(low: u64, high: u64) -> String {
    match (low, high) {
        (low, high) if low == high => low.to_string(),
        (low, u64::MAX) => format!("{low} or more"),
        (0, high) => format!("{high} or fewer"),
        (low, high) => format!("{low} to {high}"),
    }
}
