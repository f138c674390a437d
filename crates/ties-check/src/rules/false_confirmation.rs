//! `false-confirmation`: a claim coded as `confirmed` has at least two independent origins.

use std::collections::{HashMap, HashSet};

use ties::id::Id;
use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::facts::Facts;
use ties_facts::origins::Origin;
use ties_facts::row::PairRow;

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "false-confirmation",
    severity: Severity::Warning,
    page: include_str!("false_confirmation.md"),
    checks: &[Check::Whole(check)],
};

/// Subject and object of a pair; `None` if the pair has no object.
type Sides = (EntityNo, Option<EntityNo>);

/// The sides, the predicate, and whether the pair is negated.
type Statement = (Sides, Predicate, bool);

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if rows.confirmed.is_empty() {
        return;
    }
    let confirmed: Vec<&PairRow> = rows
        .pairs
        .iter()
        .filter(|pair| rows.confirmed.binary_search(&pair.claim).is_ok())
        .filter(|pair| is_current_state(pair))
        .collect();
    let counts = count_origins(&confirmed, facts);
    for of_claim in confirmed.chunk_by(|one, other| one.claim == other.claim) {
        let mut uncorroborated = of_claim.iter().copied().filter(|pair| {
            let count = counts.get(&statement(pair, pair.predicate));
            count.is_none_or(|count| *count < 2)
        });
        let Some(pair) = uncorroborated.next() else {
            continue;
        };
        let spot = rows.spot(pair);
        let more = match uncorroborated.count() {
            0 => String::new(),
            more => format!(" (and {more} more pairs)"),
        };
        let message = format!(
            "{} is `confirmed`, but its only origin is `{}`{more}",
            describe(pair, index),
            origin_name(pair, index, facts)
        );
        sink.at(spot).value("/credibility", message).help(
            "code the confirming source, or write `credibility = \"probably-true\"` or lower",
        );
    }
}

/// Counts the independent origins of each statement about the sides of the confirmed pairs.
fn count_origins(confirmed: &[&PairRow], facts: &Facts) -> HashMap<Statement, usize> {
    let relevant: HashSet<Sides> = confirmed.iter().map(|pair| in_order(sides(pair))).collect();
    let mut supporting: HashMap<Statement, Vec<&PairRow>> = HashMap::new();
    for pair in &facts.rows.pairs {
        if !is_current_state(pair) || !relevant.contains(&in_order(sides(pair))) {
            continue;
        }
        for implied in pair.predicate.closure() {
            let statement = statement(pair, implied);
            supporting.entry(statement).or_default().push(pair);
        }
    }
    supporting
        .into_iter()
        .map(|(statement, pairs)| (statement, facts.origins.count(pairs)))
        .collect()
}

fn describe(pair: &PairRow, index: &Index) -> String {
    let subject = entity_name(index, pair.subject);
    match pair.object {
        Some(object) => {
            let object = entity_name(index, object);
            format!("`{subject}` {} `{object}`", pair.predicate)
        }
        None => format!("`{}` of `{subject}`", pair.predicate),
    }
}

fn origin_name<'f>(pair: &PairRow, index: &'f Index, facts: &'f Facts) -> &'f str {
    match facts.origins.origin(pair) {
        Origin::Entity(speaker) => entity_name(index, speaker),
        Origin::Document(document) => facts.rows.document(document),
        Origin::Source(source) => &facts.rows.source(source).id,
    }
}

fn entity_name(index: &Index, entity: EntityNo) -> &str {
    index.entity_id(entity).map(Id::as_str).unwrap_or_default()
}

/// Whether the pair asserts a state of affairs and was not withdrawn or superseded.
fn is_current_state(pair: &PairRow) -> bool {
    pair.is_state_of_affairs()
}

/// The statement that two pairs have to share to confirm each other, for a predicate that the pair
/// states or implies.
///
/// Time and values (dates, amounts, texts) are left out: they rarely agree exactly.
fn statement(pair: &PairRow, predicate: Predicate) -> Statement {
    let sides = if predicate.def().symmetric {
        in_order(sides(pair))
    } else {
        sides(pair)
    };
    (sides, predicate, pair.negated)
}

fn sides(pair: &PairRow) -> Sides {
    (pair.subject, pair.object)
}

/// The sides in ascending order, so that a symmetric tie is the same in both directions.
fn in_order((subject, object): Sides) -> Sides {
    match object {
        Some(object) if object < subject => (object, Some(subject)),
        _ => (subject, object),
    }
}
