//! Group-years: one row per unit and year at risk.

use std::collections::BTreeMap;

use ties::vocabulary::{Predicate, Sign};

use super::at_risk::{AtRisk, Entry, Exit, YearAtRisk};
use super::days::Sureness;
use super::dyad_years::dyads;
use super::evidence::units_at_risk;
use super::listing::{Listing, lists_of_year};
use super::strength::{FighterCount, Strength, strength};
use crate::analysis::Analysis;
use ties_dataset::number::{ClaimNo, EntityNo};

const DESIGNATED: Predicate = Predicate::named("designated-under");
const STRENGTH: Predicate = Predicate::named("strength");

/// One unit in one year; the key is `unit` and `year`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupYear {
    /// The unit, by its number in the [`Index`](ties_dataset::index::Index).
    pub unit: EntityNo,
    /// The calendar year.
    pub year: i32,
    /// The number of days at risk, on the widest reading of the dates.
    pub days: u32,
    /// Whether these are all days of the year.
    pub whole: bool,
    /// Whether it exists in that year on every reading of the dates, or on some.
    pub at_risk: Sureness,
    /// In the first year at risk, how the years at risk begin.
    pub entry: Option<Entry>,
    /// In the last year at risk, how the years at risk end.
    pub exit: Option<Exit>,
    /// The number of units with friendly ties to it; absent if none is attested.
    pub friends: Option<Counted>,
    /// The number of units with hostile ties to it, in the same form.
    pub enemies: Option<Counted>,
    /// The number of its fighters, if any claim gives one.
    pub strength: Option<Strength>,
    /// The lists on which it certainly is in that year, in order, by their numbers in the
    /// [`Index`](ties_dataset::index::Index).
    pub lists_certain: Vec<EntityNo>,
    /// Further lists on which it possibly is, in the same form.
    pub lists_possible: Vec<EntityNo>,
    /// The claims on these listings, in order, by their numbers in
    /// [`Rows::claims`](ties_facts::row::Rows::claims).
    pub list_claims: Vec<ClaimNo>,
}

/// A number of units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Certain in that year.
    pub certain: u32,
    /// Further units, possible in that year.
    pub possible: u32,
}

/// The group-years of a dataset, by `unit` and `year`, no key twice.
///
/// [`PANEL_RULES`](super::PANEL_RULES) define them.
pub fn group_years<'c>(analysis: &'c Analysis<'_>) -> impl Iterator<Item = GroupYear> + 'c {
    units(analysis)
        .into_iter()
        .flatten()
        .flat_map(|unit| unit.years(analysis))
}

/// A unit that is at risk, with the evidence on its years.
struct Unit<'c> {
    number: EntityNo,
    at_risk: AtRisk,
    neighbours: BTreeMap<i32, Neighbours>,
    listings: Vec<Listing<'c>>,
    fighter_counts: Vec<FighterCount<'c>>,
}

/// The units to which a unit has ties in a year.
#[derive(Clone, Copy, Default)]
struct Neighbours {
    friends: Option<Counted>,
    enemies: Option<Counted>,
}

impl Neighbours {
    fn add(&mut self, sign: Sign, sureness: Sureness) {
        let neighbours = match sign {
            Sign::Friend => &mut self.friends,
            Sign::Enemy => &mut self.enemies,
            Sign::Neither => return,
        };
        // The denial of one friend does not make the number of friends known.
        let counted = neighbours.get_or_insert_default();
        match sureness {
            Sureness::Certain => counted.certain += 1,
            Sureness::Possible => counted.possible += 1,
        }
    }
}

/// The unit of each entity, by its number; none for entities that are never at risk.
fn units<'c>(analysis: &'c Analysis<'_>) -> Vec<Option<Unit<'c>>> {
    let mut units = Vec::new();
    for (number, at_risk) in EntityNo::all().zip(units_at_risk(analysis)) {
        units.push(at_risk.map(|at_risk| Unit {
            number,
            at_risk,
            neighbours: BTreeMap::new(),
            listings: Vec::new(),
            fighter_counts: Vec::new(),
        }));
    }
    add_neighbours(&mut units, analysis);
    add_listings_and_strengths(&mut units, analysis);
    units
}

/// Adds the friends and enemies of each unit.
fn add_neighbours(units: &mut [Option<Unit<'_>>], analysis: &Analysis<'_>) {
    for dyad in dyads(analysis) {
        for sign in [Sign::Friend, Sign::Enemy] {
            for (year, sureness) in dyad.years_with_ties(analysis, sign) {
                for unit in [dyad.two.0, dyad.two.1] {
                    if let Some(Some(unit)) = units.get_mut(unit.index()) {
                        let of_year = unit.neighbours.entry(year).or_default();
                        of_year.add(sign, sureness);
                    }
                }
            }
        }
    }
}

/// Adds the claims on lists and on numbers of fighters.
fn add_listings_and_strengths<'c>(units: &mut [Option<Unit<'c>>], analysis: &'c Analysis<'_>) {
    let facts = &analysis.facts;
    let policy = &analysis.selection.policy;
    for pair in &facts.rows.pairs {
        if !pair.is_state_of_affairs() || pair.negated {
            continue;
        }
        let Some(Some(unit)) = units.get_mut(pair.subject.index()) else {
            continue;
        };
        if !policy.takes(pair, facts, &analysis.index) {
            continue;
        }
        match pair.predicate {
            DESIGNATED => unit.listings.extend(Listing::new(pair, &facts.rows)),
            STRENGTH => unit
                .fighter_counts
                .extend(FighterCount::new(pair, analysis)),
            _ => {}
        }
    }
}

impl<'c> Unit<'c> {
    /// Its group-years.
    fn years(self, analysis: &'c Analysis<'_>) -> impl Iterator<Item = GroupYear> {
        self.at_risk
            .years(analysis.day)
            .map(move |at| self.year(at, analysis))
    }

    fn year(&self, at: YearAtRisk, analysis: &Analysis<'_>) -> GroupYear {
        let neighbours = self.neighbours.get(&at.year.number);
        let neighbours = neighbours.copied().unwrap_or_default();
        let lists = lists_of_year(analysis, &self.listings, at.year);
        GroupYear {
            unit: self.number,
            year: at.year.number,
            days: at.days,
            whole: at.whole,
            at_risk: at.sureness,
            entry: at.entry,
            exit: at.exit,
            friends: neighbours.friends,
            enemies: neighbours.enemies,
            strength: strength(analysis, &self.fighter_counts, at.year),
            lists_certain: lists.certain,
            lists_possible: lists.possible,
            list_claims: lists.claims,
        }
    }
}
