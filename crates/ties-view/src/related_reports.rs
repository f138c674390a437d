//! Reports that are related to a promise or a forecast: they agree with it or contradict it.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use ties::vocabulary::{Kind, ValueType};
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::contradiction::opposes;
use ties_facts::row::PairRow;

use crate::analysis::Analysis;
use crate::citation::locator_in_words;
use crate::claim_time::time_in_words;
use crate::claim_view::ClaimView;

/// A report of a state or event that is related to a promise or forecast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RelatedReport {
    /// Whether it agrees with the statement or contradicts it, if it is about the same.
    pub relation: ReportRelation,
    /// Whether an entity of the report takes the place of unnamed ones in the statement, so that
    /// it is not certain that the statement is about it.
    pub is_of_a_possible_case: bool,
    /// The claim.
    pub claim: String,
    /// What it states: `al-Qaida · protects · Haqqani Network`.
    pub statement: String,
    /// Its time, in words.
    pub time: String,
    /// Its locator, in words.
    pub locator: String,
    /// The id of its source.
    pub source: String,
    /// The number of the claim.
    #[serde(skip)]
    pub(crate) number: ClaimNo,
}

/// How a report is related to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportRelation {
    /// The report and the statement cannot both be true of one time.
    Contradicts,
    /// The report states what the statement says, or something that implies it.
    Agrees,
    /// The report is of the same family, or gives a value of the same attribute.
    Concerns,
}

/// The states of affairs of a dataset, by their sides.
pub(crate) struct Reports<'a, 'd> {
    analysis: &'a Analysis<'d>,
    by_sides: HashMap<(EntityNo, Option<EntityNo>), Vec<&'a PairRow>>,
    by_subject: HashMap<EntityNo, Vec<&'a PairRow>>,
    by_object: HashMap<EntityNo, Vec<&'a PairRow>>,
}

/// A report with how it is related to a statement.
struct Found<'a> {
    relation: ReportRelation,
    is_of_a_possible_case: bool,
    pair: &'a PairRow,
}

impl<'a, 'd> Reports<'a, 'd> {
    pub(crate) fn new(analysis: &'a Analysis<'d>) -> Self {
        let mut reports = Self {
            analysis,
            by_sides: HashMap::new(),
            by_subject: HashMap::new(),
            by_object: HashMap::new(),
        };
        for pair in &analysis.facts.rows.pairs {
            if !pair.is_state_of_affairs() {
                continue;
            }
            let sides = (pair.subject, pair.object);
            reports.by_sides.entry(sides).or_default().push(pair);
            if let Some(object) = pair.object {
                reports
                    .by_sides
                    .entry((object, Some(pair.subject)))
                    .or_default()
                    .push(pair);
                reports
                    .by_subject
                    .entry(pair.subject)
                    .or_default()
                    .push(pair);
                reports.by_object.entry(object).or_default().push(pair);
            }
        }
        reports
    }

    /// The reports that are related to a claim and cover a day from `since` on.
    pub(crate) fn of(&self, number: ClaimNo, since: Option<i64>) -> Vec<RelatedReport> {
        let mut found = Vec::new();
        for statement in self.analysis.facts.rows.pairs_of_claim(number) {
            self.add_same_sides(statement, &mut found);
            self.add_possible_cases(statement, &mut found);
        }
        found.sort_by_key(|report| (report.is_of_a_possible_case, report.relation));
        let mut seen = BTreeSet::new();
        let mut views = Vec::new();
        for report in found {
            let claim = report.pair.claim;
            if claim == number || !self.is_since(report.pair, since) {
                continue;
            }
            if self.analysis.includes(claim) && seen.insert(claim) {
                views.extend(self.view(&report));
            }
        }
        views
    }

    /// Adds the reports on the two sides of a statement.
    fn add_same_sides(&self, statement: &PairRow, found: &mut Vec<Found<'a>>) {
        let sides = (statement.subject, statement.object);
        for pair in self.by_sides.get(&sides).into_iter().flatten() {
            if let Some(relation) = relation(statement, pair) {
                found.push(Found {
                    relation,
                    is_of_a_possible_case: false,
                    pair,
                });
            }
        }
    }

    /// Adds the reports in which a named entity takes the place of an unnamed side.
    fn add_possible_cases(&self, statement: &PairRow, found: &mut Vec<Found<'a>>) {
        let Some(object) = statement.object else {
            return;
        };
        let of_subject = self.by_subject.get(&statement.subject);
        for pair in of_subject.into_iter().flatten() {
            if pair
                .object
                .is_some_and(|other| self.may_mean(object, other))
            {
                found.extend(possible_case(statement, pair));
            }
        }
        for pair in self.by_object.get(&object).into_iter().flatten() {
            if self.may_mean(statement.subject, pair.subject) {
                found.extend(possible_case(statement, pair));
            }
        }
    }

    /// Whether an unnamed entity may mean another one: the other is named and of the kind that the
    /// unnamed one represents.
    fn may_mean(&self, unnamed: EntityNo, other: EntityNo) -> bool {
        let index = &self.analysis.index;
        let entities = &self.analysis.dataset.entities;
        let unnamed = index.entity_id(unnamed).and_then(|id| entities.get(id));
        let other = index.entity_id(other).and_then(|id| entities.get(id));
        match (unnamed, other) {
            (Some(unnamed), Some(other)) => {
                unnamed.kind == Kind::Unnamed
                    && other.kind != Kind::Unnamed
                    && unnamed.acts_as() == other.kind
            }
            _ => false,
        }
    }

    /// Whether a report covers a day from `since` on; it does if its time is unknown.
    fn is_since(&self, pair: &PairRow, since: Option<i64>) -> bool {
        let last = i64::from(self.analysis.facts.rows.days(pair).until.1);
        since.is_none_or(|since| last >= since)
    }

    fn view(&self, report: &Found<'_>) -> Option<RelatedReport> {
        let analysis = self.analysis;
        let number = report.pair.claim;
        let (reference, source, claim) = analysis.claims.get(number.index())?;
        let subject = analysis.index.entity_id(report.pair.subject);
        let object = report
            .pair
            .object
            .and_then(|it| analysis.index.entity_id(it));
        let pairs = claim.pairs();
        let pair = pairs.iter().find(|pair| {
            Some(pair.subject.id) == subject && pair.object.map(|object| object.id) == object
        })?;
        let view = ClaimView::new(analysis.dataset, reference, source, claim, pair);
        Some(RelatedReport {
            relation: report.relation,
            is_of_a_possible_case: report.is_of_a_possible_case,
            claim: view.claim,
            statement: view.statement,
            time: time_in_words(source, claim),
            locator: locator_in_words(&claim.at),
            source: view.source,
            number,
        })
    }
}

/// A report that is related to a statement if it is on the same two entities.
fn possible_case<'a>(statement: &PairRow, pair: &'a PairRow) -> Option<Found<'a>> {
    let same = PairRow {
        subject: statement.subject,
        object: statement.object,
        ..*pair
    };
    Some(Found {
        relation: relation(statement, &same)?,
        is_of_a_possible_case: true,
        pair,
    })
}

/// How a report on two entities is related to a statement on them; `None` if it is not.
fn relation(statement: &PairRow, report: &PairRow) -> Option<ReportRelation> {
    if statement.predicate.def().takes != ValueType::Entity {
        let is_same = statement.predicate == report.predicate;
        return is_same.then_some(ReportRelation::Concerns);
    }
    if opposes(statement, report) {
        return Some(ReportRelation::Contradicts);
    }
    if statement.negated != report.negated {
        return concerns(statement, report);
    }
    let (special, general) = if statement.negated {
        (statement, report)
    } else {
        (report, statement)
    };
    let is_same_way = statement.subject == report.subject;
    let fits = is_same_way || general.predicate.def().symmetric;
    let implies = special.predicate.closure().contains(&general.predicate);
    if fits && implies {
        Some(ReportRelation::Agrees)
    } else {
        concerns(statement, report)
    }
}

/// Whether a report affirms something of the same family in the same direction.
fn concerns(statement: &PairRow, report: &PairRow) -> Option<ReportRelation> {
    let def = report.predicate.def();
    let is_same_way = statement.subject == report.subject || def.symmetric;
    let is_of_family = statement.predicate.def().family == def.family;
    (is_of_family && is_same_way && !report.negated).then_some(ReportRelation::Concerns)
}
