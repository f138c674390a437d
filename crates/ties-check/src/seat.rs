//! Seats: what one alone can hold at a time, the lead of a group and the rule of a place, and who
//! is told to hold it.

use std::collections::BTreeMap;

use crate::graph::Groups;
use ties::vocabulary::{Degree, Predicate};
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::contradiction::{Interval, Party, overlapping};
use ties_facts::row::{PairRow, PositionBasis, Rows};

const LEADS: Predicate = Predicate::named("leads");
const GOVERNS: Predicate = Predicate::named("governs");
const CONTROLS: Predicate = Predicate::named("controls-territory");
const PART: Predicate = Predicate::named("part-of");
const WITHIN: Predicate = Predicate::named("network-within");
const SAME: Predicate = Predicate::named("same-as");
const RENAMED: Predicate = Predicate::named("renamed-to");
const OFFICE: Predicate = Predicate::named("holds-office");

/// A seat that several are told to hold at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivals {
    /// What is held, by its number in the [`Index`](ties_dataset::index::Index).
    pub held: EntityNo,
    /// Whether it is ground, and not a group.
    pub is_ground: bool,
    /// The claims that put different holders there, by their numbers in [`Rows::claims`].
    pub claims: Vec<ClaimNo>,
}

/// What makes two seats one: what is held, whether it is ground, on what it rests, and under what
/// title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seat {
    held: EntityNo,
    is_ground: bool,
    basis: Option<PositionBasis>,
    title: Option<u32>,
}

/// Every seat with rivals, in the order of what is held.
///
/// Those whom one claim names together hold it together. Whoever belongs to another, or is the
/// same, is no rival of his. They are rivals in claims that one source makes of its own date, or on
/// days that are sure.
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

/// The seats that several entities are said to hold, each alone.
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

/// The claims that put different holders in one seat at one time, sorted.
fn rival_claims(pairs: &[&PairRow], holders: &mut Groups<EntityNo>, rows: &Rows) -> Vec<ClaimNo> {
    let mut on_days = Vec::new();
    let mut by_source: BTreeMap<SourceNo, Vec<Interval>> = BTreeMap::new();
    for pair in pairs {
        // Two hold on one day for sure where each has surely begun before the other may have ended.
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

/// The seat that a pair fills.
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

/// Whether whoever it is said of holds ground together with the other side: its part, or the same
/// by another name.
fn makes_one_holder_of_ground(predicate: Predicate) -> bool {
    matches!(predicate, SAME | RENAMED | OFFICE | PART | WITHIN)
        || predicate.def().implies.contains(&"part-of")
}

/// Those who are one holder.
fn holders(rows: &Rows, joins: fn(Predicate) -> bool) -> Groups<EntityNo> {
    let mut holders = Groups::new();
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
