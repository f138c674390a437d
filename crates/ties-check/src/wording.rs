//! Wording: how findings name entities, claims and tellers.

use ties::contradiction::{Contradiction, Kind};
use ties::id::Id;
use ties::index::Index;
use ties::row::{Rows, Spot, Voice};

/// So many claims are named, and the rest counted.
pub(crate) const NAMED: usize = 8;

/// The id of an entity.
pub(crate) fn entity(number: u32, index: &Index) -> &str {
    index.entity_id(number).map(Id::as_str).unwrap_or_default()
}

/// The id of a named teller, or of the source that speaks.
pub(crate) fn teller<'i>(voice: Voice, index: &'i Index, rows: &'i Rows) -> &'i str {
    match voice {
        Voice::Entity(teller) => entity(teller, index),
        Voice::Source(source) => rows.sources.get(source as usize).map(|source| source.id.as_str()).unwrap_or_default(),
        Voice::Unnamed(_) => "",
    }
}

/// Some claims: the first of them by name.
pub(crate) fn claims(claims: &[u32], rows: &Rows) -> String {
    let named: Vec<_> = claims.iter().take(NAMED).map(|claim| format!("`{}`", rows.reference(*claim))).collect();
    match claims.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// The source in which a claim stands, by its number.
pub(crate) fn source(claim: u32, rows: &Rows) -> Option<u32> {
    rows.claims.get(claim as usize).map(|claim| claim.source)
}

/// Where the last of some claims stands.
pub(crate) fn last<'c>(claims: impl IntoIterator<Item = &'c u32>, rows: &Rows) -> Option<Spot> {
    claims.into_iter().filter_map(|claim| Some(rows.claims.get(*claim as usize)?.spot)).max()
}

/// What to do where tellers differ.
pub(crate) const LOOK: &str = "put the claims on different sides of a file in `disputes/`, or correct the one that is \
                               coded wrong; where they are of different times, say so in `when`";

/// What is wrong where claims stand against each other, in words.
pub(crate) fn contradiction(found: &Contradiction, index: &Index, rows: &Rows) -> String {
    let (subject, ones, others) =
        (entity(found.subject, index), claims(&found.one_side, rows), claims(&found.other_side, rows));
    let object = found.object.map(|object| format!(" `{}`", entity(object, index))).unwrap_or_default();
    let (predicate, other) = (found.predicate, found.other);
    match found.kind {
        Kind::Denied if other != predicate => {
            format!("`{subject}` {predicate}{object} in {ones}, and `{other}` is denied in {others}")
        }
        Kind::Denied => format!("`{subject}` {predicate}{object} in {ones}, and not in {others}"),
        Kind::Excluded { .. } | Kind::NoTie => {
            format!("`{subject}` {predicate}{object} in {ones}, and {other} in {others}")
        }
        Kind::Dates => format!("`{predicate}` of `{subject}` has several dates, in {ones}"),
        Kind::Amounts => format!("`{predicate}` of `{subject}` has several numbers, in {ones}"),
    }
}
