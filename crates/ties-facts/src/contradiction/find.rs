//! All contradictions of a dataset.

use std::collections::HashMap;

use super::compare::{Comparison, ComparisonScope};
use super::conflict::{Contradiction, Kind};
use super::pairs::{PairsOfTwo, pairs_of_two};
use super::rings::{Ring, rings_between_origins, rings_of_one_voice};
use super::values::of_values;
use crate::origins::Origins;
use crate::row::{Rows, Voice};
use ties::vocabulary::Predicate;
use ties_dataset::number::{ClaimNo, EntityNo};

/// Every contradiction of a dataset, ordered by entities and predicates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contradictions {
    /// Contradictions of a voice with itself, each with the claims of one voice only.
    pub of_one_voice: Vec<Contradiction>,
    /// Contradictions between claims of different origins.
    pub between_origins: Vec<Contradiction>,
    /// Rings whose claims all have one voice.
    pub rings_of_one_voice: Vec<Ring>,
    /// Rings that only claims of several origins form together.
    pub rings_between_origins: Vec<Ring>,
}

/// Finds every contradiction of a dataset.
pub fn contradictions(rows: &Rows, origins: &Origins) -> Contradictions {
    let pairs = pairs_of_two(rows);
    let mut comparison = Comparison {
        rows,
        origins,
        scope: ComparisonScope::OneVoiceOnDays,
    };
    let mut of_one_voice = find(&pairs, comparison);
    comparison.scope = ComparisonScope::OneVoiceInSource;
    merge(&mut of_one_voice, find(&pairs, comparison), rows);
    comparison.scope = ComparisonScope::Origins;
    let between_origins = find(&pairs, comparison);
    let of_voices = rings_of_one_voice(rows);
    Contradictions {
        rings_between_origins: rings_between_origins(comparison, &of_voices, &between_origins),
        rings_of_one_voice: of_voices.rings,
        of_one_voice,
        between_origins,
    }
}

fn find(pairs: &[PairsOfTwo<'_>], comparison: Comparison<'_>) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for pairs in pairs {
        pairs.contradictions(comparison, &mut found);
    }
    found.extend(of_values(comparison));
    found
}

/// The question that a contradiction is about, and its voice.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    voice: Option<Voice>,
    subject: EntityNo,
    object: Option<EntityNo>,
    predicate: Predicate,
    other: Predicate,
    kind: Kind,
    measure: Option<u32>,
}

impl Key {
    fn of(found: &Contradiction, rows: &Rows) -> Self {
        let first = found.one_side.first().copied();
        let mut measure = None;
        if let Some(claim) = first
            && found.object.is_none()
        {
            let amount = rows.amount(claim).map(|amount| amount.measure);
            measure = amount.or_else(|| rows.text(claim));
        }
        Self {
            voice: first.and_then(|claim| Some(rows.pairs_of_claim(claim).first()?.voice)),
            subject: found.subject,
            object: found.object,
            predicate: found.predicate,
            other: found.other,
            kind: found.kind,
            measure,
        }
    }
}

/// Adds more contradictions. If there already is one with the same question and voice, only the
/// claims are added to it.
fn merge(found: &mut Vec<Contradiction>, more: Vec<Contradiction>, rows: &Rows) {
    let mut places = HashMap::new();
    for (place, one) in found.iter().enumerate() {
        places.insert(Key::of(one, rows), place);
    }
    for one in more {
        let key = Key::of(&one, rows);
        if let Some(place) = places.get(&key) {
            let same: &mut Contradiction = &mut found[*place];
            add_claims(&mut same.one_side, one.one_side);
            add_claims(&mut same.other_side, one.other_side);
        } else {
            places.insert(key, found.len());
            found.push(one);
        }
    }
}

fn add_claims(claims: &mut Vec<ClaimNo>, more: Vec<ClaimNo>) {
    claims.extend(more);
    claims.sort_unstable();
    claims.dedup();
}
