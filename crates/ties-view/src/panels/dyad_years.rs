//! Dyad-years: one row per pair of units and year in which both are at risk.

use std::collections::BTreeMap;

use ties::vocabulary::{Predicate, Sign};
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::contradiction::opposes;
use ties_facts::row::PairRow;
use ties_facts::tie::Tie;

use super::at_risk::{self, AtRisk, Entry, Exit};
use super::days::{Days, Sureness};
use crate::analysis::Analysis;

const NO_KNOWN_TIE: Predicate = Predicate::named("no-known-tie");

/// Two units in one year; the key is `a`, `b` and `year`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DyadYear {
    /// The unit whose id comes first, by its number in the [`Index`](ties_dataset::index::Index).
    pub a: EntityNo,
    /// The other unit, in the same form.
    pub b: EntityNo,
    /// The calendar year.
    pub year: i32,
    /// The number of days on which both are at risk, on the widest reading of the dates.
    pub days: u32,
    /// Whether these are all days of the year.
    pub whole: bool,
    /// Whether both exist in that year on every reading of the dates, or on some.
    pub at_risk: Sureness,
    /// In the first year at risk, how the years at risk of the unit that begins later begin.
    pub entry: Option<Entry>,
    /// In the last year at risk, how the years at risk of the unit that ends earlier end.
    pub exit: Option<Exit>,
    /// Ties with the sign `+`; absent if unknown.
    pub friendly: Option<Box<Relation>>,
    /// Ties with the sign `-`; absent if unknown.
    pub hostile: Option<Box<Relation>>,
}

/// Ties of one sign between two units in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The status of the ties.
    pub status: Status,
    /// The number of certain ties in that year. It is 0 only if others are possible, or if a claim states that no tie is
    /// known.
    pub ties_certain: Option<u32>,
    /// The number of further, possible ties, in the same form.
    pub ties_possible: Option<u32>,
    /// The independent origins of `claims`.
    pub origins: u32,
    /// Whether other claims on that year deny the ties or state what they exclude; absent if there is no tie.
    pub contested: Option<bool>,
    /// The predicates of the ties, or of the denials, in the order of the vocabulary.
    pub predicates: Vec<Predicate>,
    /// The claims behind the status, by their numbers in [`Rows::claims`](ties_facts::row::Rows::claims), in order.
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
    pub fn word(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible",
            Self::Denied => "denied",
            Self::NoKnownTie => "no-known-tie",
        }
    }
}

/// The dyad-years of a dataset, by `a`, `b` and `year`, no key twice: as [`PANEL_RULES`](super::PANEL_RULES) declare them.
pub fn dyad_years<'c>(analysis: &'c Analysis<'_>) -> impl Iterator<Item = DyadYear> + 'c {
    dyads(analysis).flat_map(|dyad| dyad.years(analysis))
}

/// Two units that are at risk together, with the claims that count.
pub(super) struct Dyad<'c> {
    /// The two, in their order.
    pub(super) two: (EntityNo, EntityNo),
    at_risk: AtRisk,
    pairs: Vec<DatedPair<'c>>,
}

/// The dyads of a dataset, in order.
pub(super) fn dyads<'c>(analysis: &'c Analysis<'_>) -> impl Iterator<Item = Dyad<'c>> {
    let at_risk = at_risk::all(analysis);
    let both = |(a, b): (EntityNo, EntityNo)| {
        at_risk
            .get(a.index())?
            .as_ref()?
            .both(*at_risk.get(b.index())?.as_ref()?)
    };
    let mut pairs: Vec<((EntityNo, EntityNo), &PairRow)> =
        analysis.facts.rows.pairs.iter().filter_map(two).collect();
    pairs.sort_by_key(|(two, _)| *two);
    let dyads: Vec<_> = pairs
        .chunk_by(|one, other| one.0 == other.0)
        .filter_map(|of_two| {
            let two = of_two[0].0;
            Some((
                two,
                both(two)?,
                of_two.iter().map(|(_, pair)| *pair).collect::<Vec<_>>(),
            ))
        })
        .collect();
    // Ties have the same order.
    let two_of = |tie: &Tie| (tie.subject.min(tie.object), tie.subject.max(tie.object));
    let mut ties = analysis.ties.as_slice();
    dyads.into_iter().map(move |(two, at_risk, pairs)| {
        let before = ties.iter().take_while(|tie| two_of(tie) < two).count();
        let count = ties[before..]
            .iter()
            .take_while(|tie| two_of(tie) == two)
            .count();
        let (of_two, rest) = ties[before..].split_at(count);
        ties = rest;
        Dyad::new(analysis, two, at_risk, (&pairs, of_two))
    })
}

/// The two different sides of a pair, in their order.
fn two(pair: &PairRow) -> Option<((EntityNo, EntityNo), &PairRow)> {
    let sides = pair.unordered_sides()?;
    if sides.0 == sides.1 {
        return None;
    }
    Some((sides, pair))
}

/// A pair that counts, with its days.
struct DatedPair<'c> {
    pair: &'c PairRow,
    /// Its predicate and its sides, those of a tie without a direction in their order.
    of: (Predicate, EntityNo, EntityNo),
    days: Days,
    /// Whether it supports a tie that the policy counts.
    makes_tie: bool,
}

impl<'c> DatedPair<'c> {
    fn new(pair: &'c PairRow, ties: &[Tie], analysis: &Analysis<'_>) -> Option<Self> {
        let object = pair.object?;
        let of = if pair.predicate.def().symmetric && object < pair.subject {
            (pair.predicate, object, pair.subject)
        } else {
            (pair.predicate, pair.subject, object)
        };
        let is_tie = ties
            .iter()
            .any(|tie| (tie.predicate, tie.subject, tie.object) == of);
        Some(Self {
            pair,
            of,
            days: Days::of(pair, &analysis.facts.rows),
            makes_tie: !pair.negated && is_tie,
        })
    }

    /// Whether it supports a tie of this sign that the policy counts.
    fn makes(&self, sign: Sign) -> bool {
        self.makes_tie && self.pair.predicate.def().sign == sign
    }
}

impl<'c> Dyad<'c> {
    fn new(
        analysis: &'c Analysis<'_>,
        two: (EntityNo, EntityNo),
        at_risk: AtRisk,
        (pairs, ties): (&[&'c PairRow], &[Tie]),
    ) -> Self {
        let Analysis {
            facts,
            index,
            counting,
            ..
        } = analysis;
        let counts = |pair: &&&PairRow| {
            pair.is_state_of_affairs() && counting.policy.takes(pair, facts, index)
        };
        let pairs = pairs
            .iter()
            .filter(counts)
            .filter_map(|pair| DatedPair::new(pair, ties, analysis))
            .collect();
        Self {
            two,
            at_risk,
            pairs,
        }
    }

    /// Its dyad-years.
    fn years(&self, analysis: &Analysis<'_>) -> Vec<DyadYear> {
        let in_year = |at: at_risk::YearAtRisk| {
            let of_year: Vec<_> = self
                .pairs
                .iter()
                .filter_map(|dated| Some((dated, dated.days.in_year(at.year)?)))
                .collect();
            DyadYear {
                a: self.two.0,
                b: self.two.1,
                year: at.year.number,
                days: at.days,
                whole: at.whole,
                at_risk: at.sureness,
                entry: at.entry,
                exit: at.exit,
                friendly: relation(analysis, Sign::Friend, &of_year),
                hostile: relation(analysis, Sign::Enemy, &of_year),
            }
        };
        self.at_risk
            .years(analysis.counting.day)
            .map(in_year)
            .collect()
    }

    /// Its years in which there are ties of a sign, each with whether some tie is certain.
    pub(super) fn tied(
        &self,
        analysis: &Analysis<'_>,
        sign: Sign,
    ) -> impl Iterator<Item = (i32, Sureness)> {
        let makers: Vec<_> = self
            .pairs
            .iter()
            .filter(|dated| dated.makes(sign))
            .map(|pair| pair.days)
            .collect();
        let years = if makers.is_empty() {
            None
        } else {
            Some(self.at_risk.calendar())
        };
        let day = analysis.counting.day;
        years.into_iter().flatten().filter_map(move |year| {
            Some((
                year.number,
                makers
                    .iter()
                    .filter_map(|days| days.in_year(year.up_to(day)))
                    .max()?,
            ))
        })
    }
}

/// The ties of one sign in a year, from the pairs of that year.
fn relation(
    analysis: &Analysis<'_>,
    sign: Sign,
    of_year: &[(&DatedPair<'_>, Sureness)],
) -> Option<Box<Relation>> {
    if of_year.is_empty() {
        return None;
    }
    let Analysis {
        facts, counting, ..
    } = analysis;
    let origins = |pairs: &[&PairRow]| facts.origins.count(pairs.iter().copied());
    let is_signed = |dated: &DatedPair<'_>| dated.pair.predicate.def().sign == sign;
    let makers = || of_year.iter().filter(|(dated, _)| dated.makes(sign));
    let mut ties: BTreeMap<(Predicate, EntityNo, EntityNo), (Sureness, &PairRow)> = BTreeMap::new();
    for (dated, sureness) in makers() {
        let tie = ties.entry(dated.of).or_insert((*sureness, dated.pair));
        tie.0 = tie.0.max(*sureness);
    }
    if !ties.is_empty() {
        let pairs: Vec<_> = makers().map(|(dated, _)| dated.pair).collect();
        let is_against = |pair: &&PairRow| ties.values().any(|(_, one)| opposes(one, pair));
        let against: Vec<_> = of_year
            .iter()
            .map(|(dated, _)| dated.pair)
            .filter(is_against)
            .collect();
        let certain = count(
            ties.values()
                .filter(|(sureness, _)| *sureness == Sureness::Certain)
                .count(),
        );
        return Some(Box::new(Relation {
            status: if certain > 0 {
                Status::Certain
            } else {
                Status::Possible
            },
            ties_certain: Some(certain),
            ties_possible: Some(count(ties.len()) - certain),
            origins: count(origins(&pairs)),
            contested: Some(!against.is_empty()),
            predicates: predicates(&pairs),
            claims: claims(&pairs),
            claims_against: claims(&against),
        }));
    }
    let certain = || {
        of_year
            .iter()
            .filter(|(_, sureness)| *sureness == Sureness::Certain)
            .map(|(dated, _)| *dated)
    };
    let denied = certain().filter(|dated| dated.pair.negated && is_signed(dated));
    let denied: Vec<_> = denied.map(|dated| dated.pair).collect();
    let origins_of_denial = origins(&denied);
    if !denied.is_empty() && counting.policy.is_enough(origins_of_denial) {
        return Some(Box::new(Relation {
            status: Status::Denied,
            ties_certain: None,
            ties_possible: None,
            origins: count(origins_of_denial),
            contested: None,
            predicates: predicates(&denied),
            claims: claims(&denied),
            claims_against: Vec::new(),
        }));
    }
    if sign != Sign::Friend {
        return None;
    }
    let looked: Vec<_> = certain()
        .filter(|dated| dated.makes_tie && dated.pair.predicate == NO_KNOWN_TIE)
        .map(|dated| dated.pair)
        .collect();
    if looked.is_empty() {
        return None;
    }
    Some(Box::new(Relation {
        status: Status::NoKnownTie,
        ties_certain: Some(0),
        ties_possible: Some(0),
        origins: count(origins(&looked)),
        contested: None,
        predicates: Vec::new(),
        claims: claims(&looked),
        claims_against: Vec::new(),
    }))
}

/// A number of rows, of which there are fewer than 2³².
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
