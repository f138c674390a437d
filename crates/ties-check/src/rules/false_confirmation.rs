//! `false-confirmation`: a claim coded as `confirmed` has at least two independent origins.

use std::collections::{HashMap, HashSet};

use ties::id::Id;
use ties::index::Index;
use ties::model::Severity;
use ties::origins::{Origin, Origins};
use ties::row::{NonMax, PairRow, Rows};
use ties::vocabulary::Predicate;

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "false-confirmation",
    severity: Severity::Warning,
    page: include_str!("false_confirmation.md"),
    checks: &[Check::Dataset(check)],
};

/// Subject and object of a pair; `None` if the pair has no object.
type Sides = (u32, Option<u32>);

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    if rows.confirmed.is_empty() {
        return;
    }
    let is_confirmed = |pair: &&PairRow| {
        rows.confirmed.binary_search(&pair.claim).is_ok() && is_current_state(pair)
    };
    let confirmed: Vec<_> = rows.pairs.iter().filter(is_confirmed).collect();
    let asked: HashSet<Sides> = confirmed.iter().map(|pair| in_order(sides(pair))).collect();
    let mut told: HashMap<(Sides, Predicate, bool), Vec<&PairRow>> = HashMap::new();
    for pair in rows
        .pairs
        .iter()
        .filter(|pair| is_current_state(pair) && asked.contains(&in_order(sides(pair))))
    {
        for said in pair.predicate.closure() {
            told.entry(what(pair, said)).or_default().push(pair);
        }
    }
    let origins = Origins::of(rows);
    let counts = told
        .into_iter()
        .map(|(what, pairs)| (what, origins.count(rows, pairs)));
    let counts: HashMap<_, usize> = counts.collect();
    for of_claim in confirmed.chunk_by(|one, other| one.claim == other.claim) {
        let is_alone = |pair: &&&PairRow| {
            counts
                .get(&what(pair, pair.predicate))
                .is_none_or(|count| *count < 2)
        };
        let alone: Vec<_> = of_claim.iter().filter(is_alone).collect();
        let Some((pair, spot)) = alone
            .first()
            .and_then(|pair| Some((**pair, rows.spot(pair)?)))
        else {
            continue;
        };
        let id = |number| index.entity_id(number).map(Id::as_str).unwrap_or_default();
        let what = match pair.object {
            Some(object) => format!(
                "`{}` {} `{}`",
                id(pair.subject),
                pair.predicate,
                id(object.get())
            ),
            None => format!("`{}` of `{}`", pair.predicate, id(pair.subject)),
        };
        let origin = match origins.origin(pair) {
            Origin::Entity(speaker) => id(speaker),
            Origin::Document(document) => rows
                .documents
                .names()
                .get(document as usize)
                .map(String::as_str)
                .unwrap_or_default(),
            Origin::Source(source) => rows
                .sources
                .get(source as usize)
                .map(|source| source.id.as_str())
                .unwrap_or_default(),
        };
        let more = match alone.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more pairs)"),
        };
        sink.at(spot)
            .value(
                "/credibility",
                format!("{what} is `confirmed`, but its only origin is `{origin}`{more}"),
            )
            .help(
                "code the confirming source, or write `credibility = \"probably-true\"` or lower",
            );
    }
}

/// Whether the pair asserts a state of affairs and was not withdrawn or superseded.
fn is_current_state(pair: &PairRow) -> bool {
    pair.mode.is_state_of_affairs() && pair.stands
}

/// The statement that two pairs have to share to confirm each other, for a predicate that the pair states or implies.
///
/// Time and values (dates, amounts, texts) are left out: they rarely agree exactly.
fn what(pair: &PairRow, predicate: Predicate) -> (Sides, Predicate, bool) {
    let sides = if predicate.def().symmetric {
        in_order(sides(pair))
    } else {
        sides(pair)
    };
    (sides, predicate, pair.negated)
}

fn sides(pair: &PairRow) -> Sides {
    (pair.subject, pair.object.map(NonMax::get))
}

/// The sides in ascending order, so that a symmetric tie is the same in both directions.
fn in_order((subject, object): Sides) -> Sides {
    match object {
        Some(object) if object < subject => (object, Some(subject)),
        _ => (subject, object),
    }
}
