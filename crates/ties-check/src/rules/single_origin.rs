//! `single-origin`: reports what the dataset itself asserts on the basis of one independent origin.

use std::collections::{BTreeMap, HashSet};

use ties::model::{DisputeState, Mode, Severity};
use ties::vocabulary::{Predicate, Takes};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;
use ties_facts::origins::Origin;
use ties_facts::row::PairRow;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "single-origin",
    severity: Severity::Warning,
    page: include_str!("single_origin.md"),
    checks: &[
        Check::Dataset(check_accepted),
        Check::Dataset(check_settled),
    ],
};

/// Whether a claim reports a legal act or judgment. The act itself settles what it says, so it
/// needs no second origin.
fn is_legal(pair: &PairRow) -> bool {
    matches!(pair.mode, Mode::LegalAct | Mode::LegalFinding)
}

/// The content of a claim, whose origins are counted: subject, object, predicate, negated.
type Content = (EntityNo, Option<EntityNo>, Predicate, bool);

fn content(pair: &PairRow, predicate: Predicate) -> Content {
    let (one, other) = match pair.object {
        Some(object) if predicate.def().symmetric && object < pair.subject => {
            (object, Some(pair.subject))
        }
        object => (pair.subject, object),
    };
    (one, other, predicate, pair.negated)
}

fn check_accepted(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if rows.accepted.is_empty() {
        return;
    }
    let accepted: HashSet<ClaimNo> = rows.accepted.iter().copied().collect();
    let asserted = |pair: &&PairRow| accepted.contains(&pair.claim) && !is_legal(pair);
    let mut by_content: BTreeMap<Content, Vec<&PairRow>> = rows
        .pairs
        .iter()
        .filter(asserted)
        .map(|pair| (content(pair, pair.predicate), Vec::new()))
        .collect();
    for pair in rows.pairs.iter().filter(|pair| pair.is_state_of_affairs()) {
        // A claim also supports what its predicate implies: a branch is a part.
        for predicate in if pair.negated {
            vec![pair.predicate]
        } else {
            pair.predicate.closure()
        } {
            if let Some(pairs) = by_content.get_mut(&content(pair, predicate)) {
                pairs.push(pair);
            }
        }
    }
    for ((subject, _, predicate, _), pairs) in by_content {
        let lone: Vec<ClaimNo> = match predicate.def().takes {
            Takes::Entity if facts.origins.count(pairs.iter().copied()) > 1 => continue,
            Takes::Entity => pairs.iter().map(|pair| pair.claim).collect(),
            Takes::Date | Takes::Amount => without_second(&values(&pairs, facts)),
            // Two texts cannot be compared.
            Takes::Text => continue,
        };
        let lone = lone.into_iter().filter(|claim| accepted.contains(claim));
        let Some((last, others)) = wording::last_of(rows, lone) else {
            continue;
        };
        let claim = rows.claim(last);
        let id = wording::entity(index, subject);
        let more = if others.is_empty() {
            String::new()
        } else {
            format!("; also in {}", wording::claims(rows, &others))
        };
        sink.at(claim.spot)
            .value(
                "/status",
                format!("accepted `{predicate}` of `{id}` has only one independent origin{more}"),
            )
            .help("remove `status` until a source of another independent origin confirms it");
    }
}

/// A date or amount: its lowest and highest value, its origin, and its claim.
type Value = (i128, i128, Origin, ClaimNo);

fn values(pairs: &[&PairRow], facts: &Facts) -> Vec<Value> {
    let rows = &facts.rows;
    let value = |pair: &&&PairRow| {
        let (low, high) = match (rows.date(pair.claim), rows.amount(pair.claim)) {
            (Some(date), _) => (
                i128::from(date.start_days().0),
                i128::from(date.end_days().1),
            ),
            (None, Some(amount)) => {
                // The offset keeps numbers of different measures apart.
                let measure = i128::from(amount.measure) << 64;
                (
                    measure + i128::from(amount.low),
                    measure + i128::from(amount.high),
                )
            }
            (None, None) => return None,
        };
        Some((low, high, facts.origins.origin(pair), pair.claim))
    };
    pairs.iter().filter_map(|pair| value(&pair)).collect()
}

/// The claims whose value overlaps no value of another origin.
fn without_second(values: &[Value]) -> Vec<ClaimNo> {
    let mut by_low: Vec<&Value> = values.iter().collect();
    by_low.sort_unstable();
    // For each prefix of the sorted values: the value with the highest end, and the highest end of
    // another origin.
    let mut far: Vec<(&Value, Option<i128>)> = Vec::new();
    for value in &by_low {
        far.push(match far.last() {
            None => (value, None),
            Some((best, second)) if value.2 == best.2 => {
                (if value.1 > best.1 { value } else { best }, *second)
            }
            Some((best, _)) if value.1 > best.1 => (value, Some(best.1)),
            Some((best, second)) => (
                best,
                Some(second.map_or(value.1, |second| second.max(value.1))),
            ),
        });
    }
    let is_lone = |value: &&Value| {
        let before = by_low.partition_point(|other| other.0 <= value.1);
        let (best, second) = far[before - 1];
        let reach = if best.2 == value.2 {
            second
        } else {
            Some(best.1)
        };
        reach.is_none_or(|reach| reach < value.0)
    };
    values.iter().filter(is_lone).map(|value| value.3).collect()
}

fn check_settled(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    for row in facts
        .sides
        .disputes
        .iter()
        .filter(|row| row.state == DisputeState::Settled)
    {
        let Some(dispute) = index.dispute(&row.id) else {
            continue;
        };
        let Some(label) = &dispute.settled_for else {
            continue;
        };
        let side = dispute.sides.iter().position(|side| side.label == *label);
        let Some(claims) = side.and_then(|side| row.sides.get(side)?.as_ref()) else {
            continue;
        };
        let pairs: Vec<&PairRow> = claims
            .iter()
            .flat_map(|claim| rows.pairs_of_claim(*claim))
            .collect();
        // `unknown-claim` reports claims that do not exist.
        if pairs.is_empty() || pairs.iter().any(|pair| is_legal(pair)) {
            continue;
        }
        if facts.origins.count(pairs) < 2 {
            sink.at(row.spot)
                .value(
                    "/settled-for",
                    format!(
                        "the dispute is settled for `{}`, which has only one independent origin",
                        &**label
                    ),
                )
                .help(
                    "add a claim of another independent origin to that side, or leave the dispute \
                     open",
                );
        }
    }
}
