//! The ties of one sign between two units in one year.

use std::collections::BTreeMap;

use ties::vocabulary::{Predicate, Sign};
use ties_dataset::number::ClaimNo;
use ties_facts::contradiction::opposes;
use ties_facts::row::PairRow;

use super::dated_pair::{DatedPair, TieKey};
use super::days::Sureness;
use crate::analysis::Analysis;
use crate::selection::Policy;

const NO_KNOWN_TIE: Predicate = Predicate::named("no-known-tie");

/// Ties of one sign between two units in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The status of the ties.
    pub status: Status,
    /// The number of certain ties in that year. It is 0 only if others are possible, or if a claim
    /// states that no tie is known.
    pub ties_certain: Option<u32>,
    /// The number of further, possible ties, in the same form.
    pub ties_possible: Option<u32>,
    /// The independent origins of `claims`.
    pub origins: u32,
    /// Whether other claims on that year deny the ties or state what they exclude; absent if there
    /// is no tie. With `no-known-tie`: true if a tie without a sign is attested, else absent.
    pub contested: Option<bool>,
    /// The predicates of the ties, or of the denials, in the order of the vocabulary.
    pub predicates: Vec<Predicate>,
    /// The claims behind the status, in order, by their numbers in
    /// [`Rows::claims`](ties_facts::row::Rows::claims).
    pub claims: Vec<ClaimNo>,
    /// The claims that contest the ties, in the same form.
    pub claims_against: Vec<ClaimNo>,
}

/// The status of ties of one sign in a year; the first that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Some claim puts a tie in that year on every reading of its dates.
    Certain,
    /// Some claim puts a tie in that year on one reading of its dates.
    Possible,
    /// Some tie is denied for that year. Ties of other predicates remain unknown.
    Denied,
    /// A claim states that no tie is known. Applies to friendly ties only.
    NoKnownTie,
}

impl Status {
    /// Its name: `no-known-tie`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible",
            Self::Denied => "denied",
            Self::NoKnownTie => "no-known-tie",
        }
    }
}

/// A pair that certainly or possibly covers a day of a year.
#[derive(Clone, Copy)]
pub(super) struct PairOfYear<'c> {
    pub(super) dated: &'c DatedPair<'c>,
    pub(super) sureness: Sureness,
}

/// The ties of one sign in a year, from the pairs of that year.
pub(super) fn relation(
    analysis: &Analysis<'_>,
    sign: Sign,
    of_year: &[PairOfYear<'_>],
) -> Option<Box<Relation>> {
    if let Some(ties) = attested_ties(analysis, sign, of_year) {
        return Some(Box::new(ties));
    }
    if let Some(denial) = denied_ties(analysis, sign, of_year) {
        return Some(Box::new(denial));
    }
    if sign != Sign::Friend {
        return None;
    }
    no_known_tie(analysis, of_year).map(Box::new)
}

/// The ties of a year: for each, whether it is certain, and its pairs.
type TiesOfYear<'c> = BTreeMap<TieKey, (Sureness, Vec<&'c PairRow>)>;

/// The ties of one sign that pairs of a year support, as far as the policy counts them.
fn ties_of_year<'c>(
    analysis: &Analysis<'_>,
    sign: Sign,
    of_year: &[PairOfYear<'c>],
) -> TiesOfYear<'c> {
    let mut ties = TiesOfYear::new();
    for PairOfYear { dated, sureness } in of_year {
        if dated.makes(sign) {
            let tie = ties.entry(dated.tie).or_insert((*sureness, Vec::new()));
            tie.0 = tie.0.max(*sureness);
            tie.1.push(dated.pair);
        }
    }
    let policy = &analysis.selection.policy;
    if let Policy::MinOrigins(_) | Policy::MaxOrigins(_) = policy {
        ties.retain(|_, (_, pairs)| policy.takes_origins(count_origins(analysis, pairs)));
    }
    ties
}

/// Whether some tie of a sign is certain in a year; none if there is no such tie.
pub(super) fn strongest_tie(
    analysis: &Analysis<'_>,
    sign: Sign,
    of_year: &[PairOfYear<'_>],
) -> Option<Sureness> {
    let ties = ties_of_year(analysis, sign, of_year);
    ties.values().map(|(sureness, _)| *sureness).max()
}

/// The ties that pairs of the year support; none if there is no such tie.
fn attested_ties(
    analysis: &Analysis<'_>,
    sign: Sign,
    of_year: &[PairOfYear<'_>],
) -> Option<Relation> {
    let ties = ties_of_year(analysis, sign, of_year);
    if ties.is_empty() {
        return None;
    }
    let pairs: Vec<&PairRow> = ties
        .values()
        .flat_map(|(_, pairs)| pairs)
        .copied()
        .collect();
    let mut against = Vec::new();
    for PairOfYear { dated, .. } in of_year {
        if ties.values().any(|(_, tie)| opposes(tie[0], dated.pair)) {
            against.push(dated.pair);
        }
    }
    let sureness = ties.values().map(|(sureness, _)| *sureness);
    let certain = sureness.filter(|it| *it == Sureness::Certain).count();
    Some(Relation {
        status: if certain > 0 {
            Status::Certain
        } else {
            Status::Possible
        },
        ties_certain: Some(count(certain)),
        ties_possible: Some(count(ties.len() - certain)),
        origins: count(count_origins(analysis, &pairs)),
        contested: Some(!against.is_empty()),
        predicates: predicates(&pairs),
        claims: claims(&pairs),
        claims_against: claims(&against),
    })
}

/// The denials of ties that are certainly of the year; none if there are too few for the policy.
fn denied_ties(
    analysis: &Analysis<'_>,
    sign: Sign,
    of_year: &[PairOfYear<'_>],
) -> Option<Relation> {
    let mut denials = Vec::new();
    for PairOfYear { dated, sureness } in of_year {
        let pair = dated.pair;
        let is_denial = pair.negated && pair.predicate.def().sign == sign;
        if is_denial && *sureness == Sureness::Certain {
            denials.push(pair);
        }
    }
    let origins = count_origins(analysis, &denials);
    if denials.is_empty() || !analysis.selection.policy.takes_origins(origins) {
        return None;
    }
    Some(Relation {
        status: Status::Denied,
        ties_certain: None,
        ties_possible: None,
        origins: count(origins),
        contested: None,
        predicates: predicates(&denials),
        claims: claims(&denials),
        claims_against: Vec::new(),
    })
}

/// The claims, certainly of the year, that no tie is known; none if there are none. Only a tie
/// without a sign can contest them: a friendly tie comes first.
fn no_known_tie(analysis: &Analysis<'_>, of_year: &[PairOfYear<'_>]) -> Option<Relation> {
    let mut pairs = Vec::new();
    for PairOfYear { dated, sureness } in of_year {
        let states_it = !dated.pair.negated && dated.pair.predicate == NO_KNOWN_TIE;
        if states_it && *sureness == Sureness::Certain {
            pairs.push(dated.pair);
        }
    }
    let origins = count_origins(analysis, &pairs);
    if pairs.is_empty() || !analysis.selection.policy.takes_origins(origins) {
        return None;
    }
    let mut against = Vec::new();
    for PairOfYear { dated, .. } in of_year {
        if dated.makes(Sign::Neither) && pairs.iter().any(|pair| opposes(pair, dated.pair)) {
            against.push(dated.pair);
        }
    }
    Some(Relation {
        status: Status::NoKnownTie,
        ties_certain: Some(0),
        ties_possible: Some(0),
        origins: count(origins),
        contested: (!against.is_empty()).then_some(true),
        predicates: Vec::new(),
        claims: claims(&pairs),
        claims_against: claims(&against),
    })
}

/// The number of independent origins of some pairs.
pub(super) fn count_origins(analysis: &Analysis<'_>, pairs: &[&PairRow]) -> usize {
    analysis.facts.origins.count(pairs.iter().copied())
}

/// A number of rows. A dataset has fewer than 2³².
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The claims of some pairs, each once.
pub(super) fn claims(pairs: &[&PairRow]) -> Vec<ClaimNo> {
    let mut claims: Vec<_> = pairs.iter().map(|pair| pair.claim).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// The predicates of some pairs, each once.
fn predicates(pairs: &[&PairRow]) -> Vec<Predicate> {
    let mut predicates: Vec<_> = pairs.iter().map(|pair| pair.predicate).collect();
    predicates.sort_unstable();
    predicates.dedup();
    predicates
}
