//! Wording: how findings name entities, claims and speakers.

use std::fmt::Display;

use ties::id::Id;
use ties::model::Digest;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_dataset::spot::Spot;
use ties_dataset::writing::assignment;
use ties_facts::contradiction::{Contradiction, Kind, Ring};
use ties_facts::row::{Rows, Voice};

/// The most claims that a message names. The others are counted.
pub(crate) const NAMED: usize = 8;

/// Claims, by their numbers: `` `page#one`, `page#two` and 3 more ``.
pub(crate) fn claims(rows: &Rows, claims: &[ClaimNo]) -> String {
    list(claims.iter().map(|claim| rows.reference(*claim)))
}

/// Ids in backticks. Of a long list, the last ones are only counted.
pub(crate) fn list<T: AsRef<str>>(mut ids: impl ExactSizeIterator<Item = T>) -> String {
    let named: Vec<_> = ids
        .by_ref()
        .take(NAMED)
        .map(|id| format!("`{}`", id.as_ref()))
        .collect();
    let named = named.join(", ");
    if ids.len() == 0 {
        named
    } else {
        format!("{named} and {} more", ids.len())
    }
}

/// The id of an entity.
pub(crate) fn entity(index: &Index, number: EntityNo) -> &str {
    index.entity_id(number).map(Id::as_str).unwrap_or_default()
}

/// The id of a source.
pub(crate) fn source(rows: &Rows, number: SourceNo) -> &str {
    &rows.source(number).id
}

/// The id of a named speaker or of a source in its own voice. Empty for an unnamed speaker.
pub(crate) fn speaker<'n>(index: &'n Index, rows: &'n Rows, voice: Voice) -> &'n str {
    match voice {
        Voice::Entity(number) => entity(index, number),
        Voice::Source(number) => source(rows, number),
        Voice::Unnamed(_) => "",
    }
}

/// The claim with the last position, where a finding about all of them is reported, and the other
/// claims without duplicates.
pub(crate) fn last_of(
    rows: &Rows,
    claims: impl IntoIterator<Item = ClaimNo>,
) -> Option<(ClaimNo, Vec<ClaimNo>)> {
    let mut claims: Vec<ClaimNo> = claims.into_iter().collect();
    claims.sort_unstable();
    claims.dedup();
    let last = claims
        .iter()
        .copied()
        .max_by_key(|claim| rows.claim(*claim).spot)?;
    claims.retain(|claim| *claim != last);
    Some((last, claims))
}

/// A range of numbers in words. `u64::MAX` means that there is no upper bound.
pub(crate) fn number(low: u64, high: u64) -> String {
    match (low, high) {
        (low, high) if low == high => low.to_string(),
        (low, u64::MAX) => format!("{low} or more"),
        (0, high) => format!("{high} or fewer"),
        (low, high) => format!("{low} to {high}"),
    }
}

/// The spot of the last of some claims.
pub(crate) fn last<'c>(claims: impl IntoIterator<Item = &'c ClaimNo>, rows: &Rows) -> Option<Spot> {
    claims
        .into_iter()
        .map(|claim| rows.claim(*claim).spot)
        .max()
}

/// A locator with the digest of its passage, as a line of TOML: `at = "p1 s1 #0123456789abcdef"`.
pub(crate) fn locator_with_digest(place: impl Display, digest: Digest) -> String {
    assignment("at", &format!("{place} #{}", digest.as_str()))
}

/// The help for claims that contradict each other.
pub(crate) const LOOK: &str = "put the claims on different sides of a dispute in `disputes/`, or \
                               correct the wrong one; if they refer to different times, add `when`";

/// The message for claims that contradict each other.
pub(crate) fn contradiction(found: &Contradiction, index: &Index, rows: &Rows) -> String {
    let subject = entity(index, found.subject);
    let object = match found.object {
        Some(object) => format!(" `{}`", entity(index, object)),
        None => String::new(),
    };
    let ones = claims(rows, &found.one_side);
    let others = claims(rows, &found.other_side);
    let predicate = found.predicate;
    let other = found.other;
    match found.kind {
        Kind::Denied if other != predicate => {
            format!(
                "`{subject}` {predicate}{object} in {ones}, but `{other}` is denied in {others}"
            )
        }
        Kind::Denied if found.object.is_none() => {
            format!("`{predicate}` of `{subject}` in {ones} is denied in {others}")
        }
        Kind::Denied => format!("`{subject}` {predicate}{object} in {ones}, but not in {others}"),
        Kind::Excluded { .. } | Kind::NoTie => {
            format!("`{subject}` {predicate}{object} in {ones}, but {other} in {others}")
        }
        Kind::Opposite { .. } => {
            format!(
                "`{subject}` {predicate}{object} in {ones}, but{object} {other} `{subject}` in \
                 {others}"
            )
        }
        Kind::Dates => format!("`{predicate}` of `{subject}` has different dates in {ones}"),
        Kind::Amounts => format!("`{predicate}` of `{subject}` has different numbers in {ones}"),
    }
}

/// The first steps of a ring in words: `` `part-of` forms a cycle: `alpha` part-of `bravo`, … ``.
pub(crate) fn ring(ring: &Ring, index: &Index, rows: &Rows) -> String {
    let mut steps = Vec::new();
    for pair in ring.pairs.iter().take(NAMED) {
        let pair = &rows.pairs[*pair];
        let object = pair.object.map_or("", |object| entity(index, object));
        let subject = entity(index, pair.subject);
        steps.push(format!("`{subject}` {} `{object}`", pair.predicate));
    }
    let more = ring.pairs.len() - steps.len();
    if more > 0 {
        let end = entity(index, rows.pairs[ring.pairs[0]].subject);
        steps.push(format!("and {more} more to `{end}`"));
    }
    format!("`{}` forms a cycle: {}", ring.predicate, steps.join(", "))
}
