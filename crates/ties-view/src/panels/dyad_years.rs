//! Dyad-years: one row per pair of units and year in which both are at risk.

use ties::vocabulary::Sign;
use ties_dataset::number::EntityNo;
use ties_facts::row::PairRow;

use super::at_risk::{AtRisk, Entry, Exit, YearAtRisk};
use super::dated_pair::DatedPair;
use super::days::{Sureness, Year};
use super::evidence::units_at_risk;
use super::relation::{PairOfYear, Relation, relation, strongest_tie};
use crate::analysis::Analysis;

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

/// The dyad-years of a dataset, by `a`, `b` and `year`, no key twice.
///
/// [`PANEL_RULES`](super::PANEL_RULES) define them.
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
    groups_at_risk(analysis)
        .into_iter()
        .map(|group| Dyad::new(&group, analysis))
}

/// The pairs on two units that are at risk together.
struct PairGroup<'c> {
    two: (EntityNo, EntityNo),
    at_risk: AtRisk,
    pairs: Vec<&'c PairRow>,
}

/// The pairs of a dataset by their two units, in order; units that are never at risk together are
/// left out.
fn groups_at_risk<'c>(analysis: &'c Analysis<'_>) -> Vec<PairGroup<'c>> {
    let units = units_at_risk(analysis);
    let mut pairs: Vec<((EntityNo, EntityNo), &PairRow)> = Vec::new();
    for pair in &analysis.facts.rows.pairs {
        if let Some(object) = pair.object
            && object != pair.subject
            && !pair.predicate.def().is_about_a_place()
        {
            pairs.push((in_order(pair.subject, object), pair));
        }
    }
    pairs.sort_by_key(|(two, _)| *two);
    let mut groups = Vec::new();
    for of_two in pairs.chunk_by(|one, other| one.0 == other.0) {
        let two = of_two[0].0;
        if let Some(at_risk) = both_at_risk(&units, two) {
            let pairs = of_two.iter().map(|(_, pair)| *pair).collect();
            groups.push(PairGroup {
                two,
                at_risk,
                pairs,
            });
        }
    }
    groups
}

/// The time in which two units are at risk, if there is any.
fn both_at_risk(units: &[Option<AtRisk>], (a, b): (EntityNo, EntityNo)) -> Option<AtRisk> {
    let a = units.get(a.index()).copied()??;
    let b = units.get(b.index()).copied()??;
    a.both(b)
}

/// Two units, that with the smaller number first.
fn in_order(one: EntityNo, other: EntityNo) -> (EntityNo, EntityNo) {
    (one.min(other), one.max(other))
}

impl<'c> Dyad<'c> {
    fn new(group: &PairGroup<'c>, analysis: &Analysis<'_>) -> Self {
        let policy = &analysis.selection.policy;
        let mut pairs = Vec::new();
        for &pair in &group.pairs {
            if pair.is_state_of_affairs() && policy.takes(pair, &analysis.facts, &analysis.index) {
                pairs.extend(DatedPair::new(pair, analysis));
            }
        }
        Self {
            two: group.two,
            at_risk: group.at_risk,
            pairs,
        }
    }

    /// Its dyad-years.
    fn years(&self, analysis: &Analysis<'_>) -> Vec<DyadYear> {
        self.at_risk
            .years(analysis.day)
            .map(|at| self.year(at, analysis))
            .collect()
    }

    fn year(&self, at: YearAtRisk, analysis: &Analysis<'_>) -> DyadYear {
        let of_year = self.pairs_of(at.year);
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
    }

    /// The pairs that certainly or possibly cover a day of a year.
    fn pairs_of(&self, year: Year) -> Vec<PairOfYear<'_>> {
        let mut of_year = Vec::new();
        for dated in &self.pairs {
            if let Some(sureness) = year.has_day_of(dated.days) {
                of_year.push(PairOfYear { dated, sureness });
            }
        }
        of_year
    }

    /// Its years in which there are ties of a sign, each with whether some tie is certain.
    pub(super) fn years_with_ties(
        &self,
        analysis: &Analysis<'_>,
        sign: Sign,
    ) -> Vec<(i32, Sureness)> {
        let mut years = Vec::new();
        if !self.pairs.iter().any(|dated| dated.makes(sign)) {
            return years;
        }
        for year in self.at_risk.calendar() {
            let of_year = self.pairs_of(year.up_to(analysis.day));
            if let Some(sureness) = strongest_tie(analysis, sign, &of_year) {
                years.push((year.number, sureness));
            }
        }
        years
    }
}
