//! Seats: what one alone can hold at a time, the lead of a group and the rule of a place, and who is told to hold it.

use std::collections::{BTreeMap, HashMap};

use ties::vocabulary::{Degree, Predicate};
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::contradiction::{Interval, Party, overlapping};
use ties_facts::row::{PairRow, Rows, Standing};

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

/// What makes two seats one: what is held, whether it is ground, on what it rests, and under what title.
type Seat = (EntityNo, bool, Option<Standing>, Option<u32>);

/// Every seat with rivals, in the order of what is held.
///
/// Those whom one claim names together hold it together. Whoever belongs to another, or is the same, is no rival of his.
/// They are rivals in claims that one source makes of its own date, or on days that are sure.
pub fn rivals(rows: &Rows) -> Vec<Rivals> {
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
    seats.retain(|_, told| told.iter().any(|pair| pair.subject != told[0].subject));
    if seats.is_empty() {
        return Vec::new();
    }
    let mut of_groups = Holders::of(rows, |predicate| predicate == SAME);
    let mut of_ground = Holders::of(rows, makes_one_holder_of_ground);
    let mut found = Vec::new();
    for ((held, is_ground, ..), told) in seats {
        let holders = if is_ground {
            &mut of_ground
        } else {
            &mut of_groups
        };
        let mut holder = |pair: &PairRow| Party::Holder(holders.top(pair.subject));
        // Two hold on one day for sure where each has surely begun before the other may have ended.
        let on_days = told.iter().map(|pair| {
            let (first, last) = (pair.time.start_days().1, pair.time.end_days().0);
            Interval {
                first,
                last,
                party: holder(pair),
                claim: pair.claim,
            }
        });
        let on_days: Vec<_> = on_days.collect();
        let mut claims = overlapping(&on_days);
        let mut by_source: BTreeMap<SourceNo, Vec<Interval>> = BTreeMap::new();
        for pair in told.iter().filter(|pair| pair.is_current()) {
            let claim = rows.claim(pair.claim);
            let of_its_date = Interval {
                first: 0,
                last: 0,
                party: holder(pair),
                claim: pair.claim,
            };
            by_source.entry(claim.source).or_default().push(of_its_date);
        }
        claims.extend(by_source.values().flat_map(|held| overlapping(held)));
        claims.sort_unstable();
        claims.dedup();
        if !claims.is_empty() {
            found.push(Rivals {
                held,
                is_ground,
                claims,
            });
        }
    }
    found
}

/// The seat that a pair fills.
fn seat(pair: &PairRow, rows: &Rows) -> Option<Seat> {
    let is_ground = match pair.predicate {
        LEADS => false,
        GOVERNS => true,
        CONTROLS if rows.qualifiers(pair.claim).degree == Some(Degree::Full) => true,
        _ => return None,
    };
    let held = pair.object.filter(|_| pair.affirms())?;
    let with = rows.qualifiers(pair.claim);
    Some((held, is_ground, with.standing, with.title))
}

/// Whether whoever it is said of holds ground together with the other side: its part, or the same by another name.
fn makes_one_holder_of_ground(predicate: Predicate) -> bool {
    matches!(predicate, SAME | RENAMED | OFFICE | PART | WITHIN)
        || predicate.def().implies.contains(&"part-of")
}

/// Those who are one holder: each leads to another of them, up to one who stands for all.
struct Holders(HashMap<EntityNo, EntityNo>);

impl Holders {
    fn of(rows: &Rows, joins: fn(Predicate) -> bool) -> Self {
        let mut holders = Self(HashMap::new());
        for pair in rows.pairs.iter().filter(|pair| pair.affirms()) {
            if let Some(object) = pair.object.filter(|_| joins(pair.predicate)) {
                let (one, other) = (holders.top(pair.subject), holders.top(object));
                holders.0.insert(one.max(other), one.min(other));
            }
        }
        holders
    }

    /// The one that stands for all that belong together with this one.
    fn top(&mut self, holder: EntityNo) -> EntityNo {
        let mut top = holder;
        while let Some(above) = self.0.get(&top).filter(|above| **above != top) {
            top = *above;
        }
        // The way is short when it is gone again.
        self.0.insert(holder, top);
        top
    }
}
