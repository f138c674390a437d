//! Seats: positions that only one entity can have at a time, such as the lead of a group or the
//! rule of a place.

use std::collections::BTreeMap;

use ties::vocabulary::{Degree, Predicate};
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::contradiction::{Interval, Party, overlapping};
use ties_facts::graph::Groups;
use ties_facts::row::{PairRow, PositionBasis, Rows};

const LEADS: Predicate = Predicate::named("leads");
const GOVERNS: Predicate = Predicate::named("governs");
const CONTROLS: Predicate = Predicate::named("controls-territory");
const PART: Predicate = Predicate::named("part-of");
const WITHIN: Predicate = Predicate::named("network-within");
const SAME: Predicate = Predicate::named("same-as");
const RENAMED: Predicate = Predicate::named("renamed-to");
const OFFICE: Predicate = Predicate::named("holds-office");

/// A seat that claims give to several entities at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivals {
    /// The group or place, by its number in the [`Index`](ties_dataset::index::Index).
    pub held: EntityNo,
    /// Whether it is a place. Otherwise it is a group.
    pub is_ground: bool,
    /// The claims that name different holders, by their numbers in [`Rows::claims`].
    pub claims: Vec<ClaimNo>,
}

/// A seat: a group or place, with the kind of office. Claims with equal seats are about the same
/// one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seat {
    held: EntityNo,
    is_ground: bool,
    basis: Option<PositionBasis>,
    title: Option<u32>,
}

/// The seats that claims give to rivals, sorted by the group or place.
///
/// Holders are rivals if one source names both for its own date, or if the dates of the claims
/// certainly overlap. Holders are not rivals if one claim names them together, if claims identify
/// them, or, for a place, if one is part of the other.
pub fn rivals(rows: &Rows) -> Vec<Rivals> {
    let seats = contested(rows);
    if seats.is_empty() {
        return Vec::new();
    }
    let mut of_groups = holders(rows, |predicate| predicate == SAME);
    let mut of_ground = holders(rows, makes_one_holder_of_ground);
    let mut found = Vec::new();
    for (seat, pairs) in seats {
        let holders = if seat.is_ground {
            &mut of_ground
        } else {
            &mut of_groups
        };
        let claims = rival_claims(&pairs, holders, rows);
        if !claims.is_empty() {
            found.push(Rivals {
                held: seat.held,
                is_ground: seat.is_ground,
                claims,
            });
        }
    }
    found
}

/// The seats with several holders, and the pairs that state a single holder.
fn contested(rows: &Rows) -> BTreeMap<Seat, Vec<&PairRow>> {
    let mut seats: BTreeMap<Seat, Vec<&PairRow>> = BTreeMap::new();
    for claim in rows.pairs.chunk_by(|one, other| one.claim == other.claim) {
        for pair in claim {
            let Some(seat) = seat(pair, rows) else {
                continue;
            };
            let is_shared = claim
                .iter()
                .any(|other| other.object == pair.object && other.subject != pair.subject);
            if !is_shared && !rows.is_revised(pair.claim) {
                seats.entry(seat).or_default().push(pair);
            }
        }
    }
    seats.retain(|_, pairs| pairs.iter().any(|pair| pair.subject != pairs[0].subject));
    seats
}

/// The claims that name different holders of a seat at the same time, sorted.
fn rival_claims(pairs: &[&PairRow], holders: &mut Groups<EntityNo>, rows: &Rows) -> Vec<ClaimNo> {
    let mut on_days = Vec::new();
    let mut by_source: BTreeMap<SourceNo, Vec<Interval>> = BTreeMap::new();
    for pair in pairs {
        // Two tenures certainly overlap if each certainly begins before the other can end.
        let interval = Interval {
            first: pair.time.start_days().1,
            last: pair.time.end_days().0,
            party: Party::Holder(holders.first_of(pair.subject)),
            claim: pair.claim,
        };
        on_days.push(interval);
        if pair.is_current() {
            let at_date_of_source = Interval {
                first: 0,
                last: 0,
                ..interval
            };
            let source = rows.claim(pair.claim).source;
            by_source.entry(source).or_default().push(at_date_of_source);
        }
    }
    let mut claims = overlapping(&on_days);
    for intervals in by_source.values() {
        claims.extend(overlapping(intervals));
    }
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// The seat that a pair gives to its subject. `None` if it is about no seat.
fn seat(pair: &PairRow, rows: &Rows) -> Option<Seat> {
    let is_ground = match pair.predicate {
        LEADS => false,
        GOVERNS => true,
        CONTROLS if rows.qualifiers(pair.claim).degree == Some(Degree::Full) => true,
        _ => return None,
    };
    if !pair.affirms() {
        return None;
    }
    let with = rows.qualifiers(pair.claim);
    Some(Seat {
        held: pair.object?,
        is_ground,
        basis: with.basis,
        title: with.title,
    })
}

/// Whether a predicate makes its subject and object one holder of places: one is part of the other,
/// or both are the same.
fn makes_one_holder_of_ground(predicate: Predicate) -> bool {
    matches!(predicate, SAME | RENAMED | OFFICE | PART | WITHIN)
        || predicate.def().implies.contains(&"part-of")
}

/// Groups of entities that count as one holder.
fn holders(rows: &Rows, joins: fn(Predicate) -> bool) -> Groups<EntityNo> {
    let mut holders = Groups::default();
    for pair in &rows.pairs {
        if let Some(object) = pair.object
            && pair.affirms()
            && joins(pair.predicate)
        {
            holders.join(pair.subject, object);
        }
    }
    holders
}
