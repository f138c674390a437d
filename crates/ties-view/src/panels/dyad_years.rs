//! Dyad-years: one row per pair of units and year in which both are at risk.

use ties::vocabulary::Sign;
use ties_dataset::number::EntityNo;
use ties_facts::row::PairRow;
use ties_facts::tie::Tie;

use super::at_risk::{AtRisk, Entry, Exit, YearAtRisk};
use super::dated_pair::DatedPair;
use super::days::Sureness;
use super::evidence::units_at_risk;
use super::relation::{PairOfYear, Relation, relation};
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
    // Ties have the same order as dyads.
    let mut ties = analysis.ties.as_slice();
    groups_at_risk(analysis).into_iter().map(move |group| {
        let before = ties.partition_point(|tie| units_of(tie) < group.two);
        ties = &ties[before..];
        let count = ties.partition_point(|tie| units_of(tie) == group.two);
        let (of_two, rest) = ties.split_at(count);
        ties = rest;
        Dyad::new(&group, of_two, analysis)
    })
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

/// The two units of a tie, in their order.
fn units_of(tie: &Tie) -> (EntityNo, EntityNo) {
    in_order(tie.subject, tie.object)
}

/// Two units, that with the smaller number first.
fn in_order(one: EntityNo, other: EntityNo) -> (EntityNo, EntityNo) {
    (one.min(other), one.max(other))
}

impl<'c> Dyad<'c> {
    fn new(group: &PairGroup<'c>, ties: &[Tie], analysis: &Analysis<'_>) -> Self {
        let policy = &analysis.counting.policy;
        let mut pairs = Vec::new();
        for &pair in &group.pairs {
            if pair.is_state_of_affairs() && policy.takes(pair, &analysis.facts, &analysis.index) {
                pairs.extend(DatedPair::new(pair, ties, analysis));
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
            .years(analysis.counting.day)
            .map(|at| self.year(at, analysis))
            .collect()
    }

    fn year(&self, at: YearAtRisk, analysis: &Analysis<'_>) -> DyadYear {
        let mut of_year = Vec::new();
        for dated in &self.pairs {
            if let Some(sureness) = at.year.has_day_of(dated.days) {
                of_year.push(PairOfYear { dated, sureness });
            }
        }
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

    /// Its years in which there are ties of a sign, each with whether some tie is certain.
    pub(super) fn years_with_ties(
        &self,
        analysis: &Analysis<'_>,
        sign: Sign,
    ) -> Vec<(i32, Sureness)> {
        let mut periods = Vec::new();
        for dated in &self.pairs {
            if dated.makes(sign) {
                periods.push(dated.days);
            }
        }
        let mut years = Vec::new();
        if periods.is_empty() {
            return years;
        }
        for year in self.at_risk.calendar() {
            let counted = year.up_to(analysis.counting.day);
            let sureness = periods.iter().filter_map(|days| counted.has_day_of(*days));
            if let Some(sureness) = sureness.max() {
                years.push((year.number, sureness));
            }
        }
        years
    }
}
