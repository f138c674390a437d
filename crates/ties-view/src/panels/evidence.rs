//! Evidence on when a unit exists: the days of claims that name it, and stated dates.

use ties::vocabulary::{Class, Kind, Predicate, ValueType};
use ties_dataset::number::ClaimNo;
use ties_facts::row::{AttestedDays, DayBounds, PairRow, Rows, TimeEnd, is_known};

use super::at_risk::AtRisk;
use crate::analysis::Analysis;

const FOUNDED: Predicate = Predicate::named("founded-on");
const DISSOLVED: Predicate = Predicate::named("dissolved-on");
const MERGED: Predicate = Predicate::named("merged-into");

/// Evidence on when a unit exists.
#[derive(Debug, Clone, Default)]
struct Evidence {
    /// The widest and the most certain days of its claims.
    attested: Option<AttestedDays>,
    /// The stated dates of its founding.
    foundings: Vec<DayBounds>,
    /// The stated dates of its end.
    ends: Vec<DayBounds>,
}

impl Evidence {
    /// Adds a period of existence.
    fn add_period(&mut self, days: AttestedDays) {
        let mut known = vec![days.start.0, days.start.1, days.until.0, days.until.1];
        known.retain(|day| is_known(*day));
        // A period without a known day proves nothing.
        let (Some(&first), Some(&last)) = (known.iter().min(), known.iter().max()) else {
            return;
        };
        let begun = if is_known(days.start.1) {
            days.start.1
        } else {
            last
        };
        let lasted = if is_known(days.until.0) {
            days.until.0
        } else {
            first
        };
        let attested = self.attested.get_or_insert(AttestedDays {
            start: (first, begun),
            until: (lasted, last),
        });
        attested.start = (attested.start.0.min(first), attested.start.1.min(begun));
        attested.until = (attested.until.0.max(lasted), attested.until.1.max(last));
    }

    /// Adds one day of existence, some day between two days.
    fn add_day(&mut self, between: DayBounds) {
        self.add_period(AttestedDays {
            start: between,
            until: between,
        });
    }

    /// Adds a date of founding.
    fn add_founding(&mut self, date: DayBounds) {
        if is_known(date.0) {
            self.foundings.push(date);
        } else if is_known(date.1) {
            // It existed by that day; the start is unknown.
            self.add_day((date.1, date.1));
        }
    }

    /// Adds a date of an end.
    fn add_end(&mut self, date: DayBounds) {
        if is_known(date.1) {
            self.ends.push(date);
        } else if is_known(date.0) {
            // It still existed on that day; the end is unknown.
            self.add_day((date.0, date.0));
        }
    }

    /// Adds what a claim says of its subject.
    fn add_claim_on_subject(&mut self, pair: &PairRow, rows: &Rows) {
        match pair.predicate {
            FOUNDED => {
                if let Some(date) = stated_date(rows, pair.claim) {
                    self.add_founding(date);
                }
            }
            DISSOLVED => {
                if let Some(date) = stated_date(rows, pair.claim) {
                    self.add_end(date);
                }
            }
            // A merger without a date may have happened on any day before its source.
            MERGED if pair.end != TimeEnd::Undated && rows.qualifiers(pair.claim).complete => {
                self.add_end(pair.time.start_days());
            }
            _ => {}
        }
    }

    /// The time at risk up to a day, if anything is known of it.
    fn at_risk(mut self, day: i32) -> Option<AtRisk> {
        // A unit that was founded again afterwards has not ended.
        if let Some(newest) = self.foundings.iter().map(|date| date.0).max() {
            self.ends.retain(|end| newest <= end.1);
        }
        self.add_stated_dates();
        let mut at_risk = AtRisk::attested(self.attested?);
        at_risk.begin_with(&self.foundings);
        at_risk.end_with(&self.ends);
        at_risk.end_by(day);
        at_risk.cut_early_years();
        at_risk.unless_empty()
    }

    /// Adds the stated dates of founding and end to the attested days.
    fn add_stated_dates(&mut self) {
        for end in self.ends.clone() {
            let first = if is_known(end.0) { end.0 } else { end.1 };
            self.add_day((first, end.1));
        }
        if let Some(first) = self.foundings.iter().map(|date| date.0).min() {
            let last = self.foundings.iter().map(|date| date.1);
            let last = last.filter(|day| is_known(*day)).max();
            self.add_day((first, last.unwrap_or(first)));
        }
    }
}

/// The time at risk of each entity, by its number.
///
/// None for entities that are not units or have no known dates.
pub(super) fn units_at_risk(analysis: &Analysis<'_>) -> Vec<Option<AtRisk>> {
    let rows = &analysis.facts.rows;
    let mut evidence: Vec<Option<Evidence>> = analysis
        .index
        .entity_ids()
        .map(|id| {
            if is_unit(analysis.index.entity(id)?.kind) {
                Some(Evidence::default())
            } else {
                None
            }
        })
        .collect();
    for pair in &rows.pairs {
        if !pair.is_state_of_affairs() || pair.negated {
            continue;
        }
        // A claim of a date has no time of its own.
        if pair.predicate.def().takes != ValueType::Date {
            for unit in pair.entities() {
                if let Some(Some(evidence)) = evidence.get_mut(unit.index()) {
                    evidence.add_period(attested_days(pair, rows));
                }
            }
        }
        if let Some(Some(evidence)) = evidence.get_mut(pair.subject.index()) {
            evidence.add_claim_on_subject(pair, rows);
        }
    }
    let day = analysis.day;
    evidence
        .into_iter()
        .map(|evidence| evidence?.at_risk(day))
        .collect()
}

/// The days on which a pair shows that its sides exist. A state of unknown end may have lasted
/// until the date of its source, but that does not show that its sides did.
fn attested_days(pair: &PairRow, rows: &Rows) -> AttestedDays {
    let mut days = rows.days(pair);
    if pair.end == TimeEnd::Unknown {
        days.until.1 = pair.time.end_days().1;
    }
    days
}

/// Whether entities of a kind are units. A placeholder cannot be followed from year to year.
fn is_unit(kind: Kind) -> bool {
    let classes = kind.classes();
    classes.contains(&Class::Group) || classes.contains(&Class::Power)
}

/// The date that a claim states.
fn stated_date(rows: &Rows, claim: ClaimNo) -> Option<DayBounds> {
    let date = rows.date(claim)?;
    Some((date.start_days().0, date.end_days().1))
}
