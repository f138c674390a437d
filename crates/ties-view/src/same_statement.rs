//! Claims that make the same statement, and which of them have other independent origins.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ties::model::Mode;
use ties::vocabulary::{Family, Predicate, ValueType};
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::origins::Origin;
use ties_facts::row::PairRow;

use crate::amounts::amount_in_words;
use crate::analysis::Analysis;
use crate::serialized::{compact_json, label};

/// What a claim says of one pair, apart from its time, its speakers and its wording. States of
/// affairs of all modes make the same statement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Statement {
    predicate: Predicate,
    sides: (EntityNo, Option<EntityNo>),
    negated: bool,
    /// The mode, unless it is a state of affairs.
    mode: Option<Mode>,
    /// The value of a predicate that takes no entity; the state of a listing.
    value: String,
}

/// A claim with the first origin of its group.
type Voice = (ClaimNo, Origin);

/// The claims of a dataset by statement. Withdrawn claims, and those that a speaker doubts, make
/// none.
pub(crate) struct SameStatements<'a, 'd> {
    analysis: &'a Analysis<'d>,
    by_statement: HashMap<Statement, Vec<&'a PairRow>>,
    /// The claims of the statements that were asked for, with their origins.
    voices: HashMap<Statement, Vec<Voice>>,
}

/// The claims of other independent origins that make a statement too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Others {
    pub(crate) claims: Vec<ClaimNo>,
    /// The number of their independent origins.
    pub(crate) origins: usize,
}

impl<'a, 'd> SameStatements<'a, 'd> {
    pub(crate) fn new(analysis: &'a Analysis<'d>) -> Self {
        let mut by_statement: HashMap<Statement, Vec<&PairRow>> = HashMap::new();
        for pair in &analysis.facts.rows.pairs {
            if pair.is_believed {
                let statement = statement(analysis, pair);
                by_statement.entry(statement).or_default().push(pair);
            }
        }
        Self {
            analysis,
            by_statement,
            voices: HashMap::new(),
        }
    }

    /// The claims with the statement of a pair that are of another independent origin and not in
    /// `own`, if the question includes them.
    pub(crate) fn others(&mut self, pair: &PairRow, own: &BTreeSet<ClaimNo>) -> Others {
        let mut others = Others::default();
        if !pair.is_believed {
            return others;
        }
        let statement = statement(self.analysis, pair);
        let Some(pairs) = self.by_statement.get(&statement) else {
            return others;
        };
        let analysis = self.analysis;
        let voices = self
            .voices
            .entry(statement)
            .or_insert_with(|| voices(analysis, pairs));
        let place = voices.binary_search_by_key(&pair.claim, |(claim, _)| *claim);
        let group = place.ok().map(|place| voices[place].1);
        let mut origins = BTreeSet::new();
        for (claim, origin) in voices {
            if !own.contains(claim) && Some(*origin) != group {
                others.claims.push(*claim);
                origins.insert(*origin);
            }
        }
        others.origins = origins.len();
        others
    }
}

/// The claims of some pairs that the question includes, by number, each with its group of origins.
fn voices(analysis: &Analysis<'_>, pairs: &[&PairRow]) -> Vec<Voice> {
    let origins = &analysis.facts.origins;
    let mut by_origin: BTreeMap<Origin, Vec<ClaimNo>> = BTreeMap::new();
    for pair in pairs {
        if analysis.includes(pair.claim) {
            let claims = by_origin.entry(origins.origin(pair)).or_default();
            claims.push(pair.claim);
        }
    }
    let groups = origins.groups(by_origin.clone());
    let mut voices = Vec::new();
    for (origin, claims) in by_origin {
        for claim in claims {
            voices.push((claim, groups[&origin]));
        }
    }
    voices.sort_unstable();
    voices.dedup();
    voices
}

/// What a pair says.
fn statement(analysis: &Analysis<'_>, pair: &PairRow) -> Statement {
    Statement {
        predicate: pair.predicate,
        sides: pair.directed_sides(),
        negated: pair.negated,
        mode: (!pair.mode.is_state_of_affairs()).then_some(pair.mode),
        value: value(analysis, pair).unwrap_or_default(),
    }
}

/// The value of a claim whose predicate takes no entity: a date, an amount, or its qualifiers; the
/// state of a listing.
fn value(analysis: &Analysis<'_>, pair: &PairRow) -> Option<String> {
    let (.., claim) = analysis.claims.get(pair.claim.index())?;
    match pair.predicate.def().takes {
        ValueType::Entity if pair.predicate.def().family == Family::Designation => {
            Some(label(&analysis.facts.rows.listing(pair.claim)))
        }
        ValueType::Entity => None,
        ValueType::Date => claim.date.as_deref().map(str::to_owned),
        ValueType::Amount => {
            let amount = claim.amount.as_ref().map(amount_in_words);
            Some(format!("{} {}", amount?, compact_json(&claim.with)))
        }
        ValueType::Text if claim.with.is_some() => Some(compact_json(&claim.with)),
        ValueType::Text => claim.summary.as_deref().map(str::to_owned),
    }
}
