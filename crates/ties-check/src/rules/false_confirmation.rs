//! `false-confirmation`: what is held to be confirmed is told from another origin too.

use std::collections::{HashMap, HashSet};

use ties::id::Id;
use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_facts::origins::{Origin, Origins};
use ties_facts::row::{NonMax, PairRow, Rows};

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "false-confirmation",
    severity: Severity::Warning,
    page: include_str!("false_confirmation.md"),
    checks: &[Check::Dataset(check)],
};

/// The two sides of a pair, the object only where there is one.
type Sides = (u32, Option<u32>);

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    if rows.confirmed.is_empty() {
        return;
    }
    let is_confirmed =
        |pair: &&PairRow| rows.confirmed.binary_search(&pair.claim).is_ok() && tells(pair);
    let confirmed: Vec<_> = rows.pairs.iter().filter(is_confirmed).collect();
    let asked: HashSet<Sides> = confirmed.iter().map(|pair| in_order(sides(pair))).collect();
    let mut told: HashMap<(Sides, Predicate, bool), Vec<&PairRow>> = HashMap::new();
    for pair in rows
        .pairs
        .iter()
        .filter(|pair| tells(pair) && asked.contains(&in_order(sides(pair))))
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
            more => format!(", likewise {more} more of its pairs"),
        };
        sink.at(spot)
            .value(
                "/credibility",
                format!("{what} is `confirmed`, and goes back to `{origin}` alone{more}"),
            )
            .help("code the source that confirms it; until then it is `probably-true` at most");
    }
}

/// Whether it says how things are, and stands.
fn tells(pair: &PairRow) -> bool {
    pair.mode.is_state_of_affairs() && pair.stands
}

/// What a pair tells by a predicate that it says or implies: nothing of when, and of a value nothing but that there is one.
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

/// Two sides in one order, whichever was written first.
fn in_order((subject, object): Sides) -> Sides {
    match object {
        Some(object) if object < subject => (object, Some(subject)),
        _ => (subject, object),
    }
}
