//! Dyad-years: what is told of two units in each year in which both are at risk.

use std::collections::BTreeMap;

use ties::vocabulary::{Predicate, Sign};
use ties_facts::contradiction::opposes;
use ties_facts::row::{NonMax, PairRow};
use ties_facts::tie::Tie;

use super::at_risk::{self, AtRisk, Entry, Exit};
use super::days::{Days, Sureness};
use crate::computed::Computed;

const NO_KNOWN_TIE: Predicate = Predicate::named("no-known-tie");

/// What is told of two units in one year; the key is `a`, `b` and `year`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DyadYear {
    /// The unit whose id comes first, by its number in the [`Index`](ties_dataset::index::Index).
    pub a: u32,
    /// The other, likewise.
    pub b: u32,
    /// The calendar year.
    pub year: i32,
    /// On so many days of it both are at risk, on the widest reading of the dates.
    pub days: u32,
    /// Those are all days of the year.
    pub whole: bool,
    /// Whether both exist in that year on every reading of the dates, or on some.
    pub at_risk: Sureness,
    /// In the first year at risk how they begin, as of the unit that begins later; none in the others.
    pub entry: Option<Entry>,
    /// In the last year at risk how they end, as of the unit that ends earlier; none in the others.
    pub exit: Option<Exit>,
    /// What is known of ties with the sign `+`; none where nothing is.
    pub friendly: Option<Box<Relation>>,
    /// What is known of ties with the sign `-`, likewise.
    pub hostile: Option<Box<Relation>>,
}

/// What is known of ties of one sign between two units in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What is known.
    pub status: Status,
    /// So many ties are certain in that year; 0 only where others are possible, or where somebody looked and knows of
    /// none; else none.
    pub ties_certain: Option<u32>,
    /// So many further ties are possible in it, likewise.
    pub ties_possible: Option<u32>,
    /// The independent origins of `claims`.
    pub origins: u32,
    /// Whether other claims that tell of that year deny the ties, or say what they exclude; none where there is no tie.
    pub contested: Option<bool>,
    /// The predicates of the ties, or of what is denied, in the order of the vocabulary.
    pub predicates: Vec<Predicate>,
    /// The claims behind the status, by their numbers in [`Rows::claims`](ties_facts::row::Rows::claims), in order.
    pub claims: Vec<u32>,
    /// The claims by which the ties are contested, likewise.
    pub claims_against: Vec<u32>,
}

/// What is known of ties of one sign in a year; of several the first that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Some tie has a day in that year on every reading of what some claim says.
    Certain,
    /// Some tie may have a day in that year.
    Possible,
    /// Some tie is denied of that year; nothing is said of ties of other predicates.
    Denied,
    /// Somebody looked for ties and knows of none; of friendly ones alone.
    NoKnownTie,
}

impl Status {
    /// Its word: `no-known-tie`.
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
pub fn dyad_years<'c>(computed: &'c Computed<'_>) -> impl Iterator<Item = DyadYear> + 'c {
    dyads(computed).flat_map(|dyad| dyad.years(computed))
}

/// Two units that are at risk together, and what counts of what is told of them.
pub(super) struct Dyad<'c> {
    /// The two, in their order.
    pub(super) two: (u32, u32),
    at_risk: AtRisk,
    told: Vec<Telling<'c>>,
}

/// The dyads of a dataset, in order.
pub(super) fn dyads<'c>(computed: &'c Computed<'_>) -> impl Iterator<Item = Dyad<'c>> {
    let at_risk = at_risk::all(computed);
    let both = |(a, b): (u32, u32)| {
        at_risk
            .get(a as usize)?
            .as_ref()?
            .both(*at_risk.get(b as usize)?.as_ref()?)
    };
    let mut pairs: Vec<((u32, u32), &PairRow)> =
        computed.rows.pairs.iter().filter_map(two).collect();
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
    // Ties stand in the same order.
    let two_of = |tie: &Tie| (tie.subject.min(tie.object), tie.subject.max(tie.object));
    let mut ties = computed.ties.as_slice();
    dyads.into_iter().map(move |(two, at_risk, pairs)| {
        let before = ties.iter().take_while(|tie| two_of(tie) < two).count();
        let count = ties[before..]
            .iter()
            .take_while(|tie| two_of(tie) == two)
            .count();
        let (of_two, rest) = ties[before..].split_at(count);
        ties = rest;
        Dyad::new(computed, two, at_risk, (&pairs, of_two))
    })
}

/// The two different sides of a pair, in their order.
fn two(pair: &PairRow) -> Option<((u32, u32), &PairRow)> {
    let object = pair
        .object
        .map(NonMax::get)
        .filter(|object| *object != pair.subject)?;
    Some(((pair.subject.min(object), pair.subject.max(object)), pair))
}

/// A pair of two units that counts, and what it tells.
struct Telling<'c> {
    pair: &'c PairRow,
    /// Its predicate and its sides, those of a tie without a direction in their order.
    of: (Predicate, u32, u32),
    days: Days,
    /// It tells a tie that the policy takes.
    makes_tie: bool,
}

impl<'c> Telling<'c> {
    fn new(pair: &'c PairRow, ties: &[Tie], computed: &Computed<'_>) -> Option<Self> {
        let object = pair.object?.get();
        let of = if pair.predicate.def().symmetric && object < pair.subject {
            (pair.predicate, object, pair.subject)
        } else {
            (pair.predicate, pair.subject, object)
        };
        let is_told = ties
            .iter()
            .any(|tie| (tie.predicate, tie.subject, tie.object) == of);
        Some(Self {
            pair,
            of,
            days: Days::told(pair, &computed.rows),
            makes_tie: !pair.negated && is_told,
        })
    }

    /// Whether it tells a tie of this sign that the policy takes.
    fn makes(&self, sign: Sign) -> bool {
        self.makes_tie && self.pair.predicate.def().sign == sign
    }
}

impl<'c> Dyad<'c> {
    fn new(
        computed: &'c Computed<'_>,
        two: (u32, u32),
        at_risk: AtRisk,
        (pairs, ties): (&[&'c PairRow], &[Tie]),
    ) -> Self {
        let Computed {
            rows,
            index,
            counting,
            ..
        } = computed;
        let counts = |pair: &&&PairRow| {
            pair.is_state_of_affairs() && counting.policy.takes(pair, rows, index)
        };
        let told = pairs
            .iter()
            .filter(counts)
            .filter_map(|pair| Telling::new(pair, ties, computed))
            .collect();
        Self { two, at_risk, told }
    }

    /// Its years, each with all that is known of it.
    fn years(&self, computed: &Computed<'_>) -> Vec<DyadYear> {
        let in_year = |at: at_risk::YearAtRisk| {
            let of_year: Vec<_> = self
                .told
                .iter()
                .filter_map(|telling| Some((telling, telling.days.in_year(at.year)?)))
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
                friendly: relation(computed, Sign::Friend, &of_year),
                hostile: relation(computed, Sign::Enemy, &of_year),
            }
        };
        self.at_risk
            .years(computed.counting.day)
            .map(in_year)
            .collect()
    }

    /// Its years in which there are ties of a sign, each with whether some tie is certain.
    pub(super) fn tied(
        &self,
        computed: &Computed<'_>,
        sign: Sign,
    ) -> impl Iterator<Item = (i32, Sureness)> {
        let makers: Vec<_> = self
            .told
            .iter()
            .filter(|telling| telling.makes(sign))
            .map(|told| told.days)
            .collect();
        let years = if makers.is_empty() {
            None
        } else {
            Some(self.at_risk.calendar())
        };
        let day = computed.counting.day;
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

/// What the pairs that tell of a year say of ties of one sign.
fn relation(
    computed: &Computed<'_>,
    sign: Sign,
    of_year: &[(&Telling<'_>, Sureness)],
) -> Option<Box<Relation>> {
    if of_year.is_empty() {
        return None;
    }
    let Computed { rows, counting, .. } = computed;
    let origins = |pairs: &[&PairRow]| rows.origins.count(rows, pairs.iter().copied());
    let is_signed = |telling: &Telling<'_>| telling.pair.predicate.def().sign == sign;
    let makers = || of_year.iter().filter(|(telling, _)| telling.makes(sign));
    let mut ties: BTreeMap<(Predicate, u32, u32), (Sureness, &PairRow)> = BTreeMap::new();
    for (telling, sureness) in makers() {
        let tie = ties.entry(telling.of).or_insert((*sureness, telling.pair));
        tie.0 = tie.0.max(*sureness);
    }
    if !ties.is_empty() {
        let pairs: Vec<_> = makers().map(|(telling, _)| telling.pair).collect();
        let is_against = |pair: &&PairRow| ties.values().any(|(_, one)| opposes(one, pair));
        let against: Vec<_> = of_year
            .iter()
            .map(|(telling, _)| telling.pair)
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
            .map(|(telling, _)| *telling)
    };
    let denied = certain().filter(|telling| telling.pair.negated && is_signed(telling));
    let denied: Vec<_> = denied.map(|telling| telling.pair).collect();
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
    let looked =
        certain().filter(|telling| telling.makes_tie && telling.pair.predicate == NO_KNOWN_TIE);
    let looked: Vec<_> = looked
        .filter(|_| sign == Sign::Friend)
        .map(|telling| telling.pair)
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

/// A number of rows, of which there are fewer than 32 bits count.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The claims of some pairs, each once.
pub(super) fn claims(pairs: &[&PairRow]) -> Vec<u32> {
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
