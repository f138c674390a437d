//! `single-origin`: reports what the dataset itself asserts on the basis of one independent origin.

use std::collections::{BTreeMap, HashSet};

use ties::model::{DisputeState, Mode, Severity};
use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;
use ties_facts::origins::Origin;
use ties_facts::row::{PairRow, Rows};
use ties_facts::sides::DisputeRow;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "single-origin",
    severity: Severity::Warning,
    page: include_str!("single_origin.md"),
    checks: &[Check::Whole(check_accepted), Check::Whole(check_settled)],
};

/// Whether a claim reports a legal act or judgment. The act itself settles what it says, so it
/// needs no second origin.
fn is_legal(pair: &PairRow) -> bool {
    matches!(pair.mode, Mode::LegalAct | Mode::LegalFinding)
}

/// The content of a claim, whose origins are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Content {
    subject: EntityNo,
    object: Option<EntityNo>,
    predicate: Predicate,
    negated: bool,
}

impl Content {
    /// What a pair states with a predicate that it implies: its sides in order if the predicate is
    /// symmetric.
    fn new(pair: &PairRow, predicate: Predicate) -> Self {
        let mut content = Self {
            subject: pair.subject,
            object: pair.object,
            predicate,
            negated: pair.negated,
        };
        if let Some(object) = pair.object
            && predicate.def().symmetric
            && object < pair.subject
        {
            content.subject = object;
            content.object = Some(pair.subject);
        }
        content
    }
}

fn check_accepted(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if rows.accepted.is_empty() {
        return;
    }
    let accepted: HashSet<ClaimNo> = rows.accepted.iter().copied().collect();
    for (content, pairs) in support(&accepted, rows) {
        let lone = match content.predicate.def().takes {
            ValueType::Entity if facts.origins.count(pairs.iter().copied()) > 1 => continue,
            ValueType::Entity => pairs.iter().map(|pair| pair.claim).collect(),
            ValueType::Date | ValueType::Amount => without_second(&values(&pairs, facts)),
            // Two texts cannot be compared.
            ValueType::Text => continue,
        };
        let lone = lone.into_iter().filter(|claim| accepted.contains(claim));
        let Some((last, others)) = wording::last_of(rows, lone) else {
            continue;
        };
        let id = wording::entity(index, content.subject);
        let predicate = content.predicate;
        let more = if others.is_empty() {
            String::new()
        } else {
            format!("; also in {}", wording::claims(rows, &others))
        };
        sink.at(rows.claim(last).spot)
            .value(
                "/status",
                format!(
                    "accepted claim on `{id}` (`{predicate}`) has only one independent origin{more}"
                ),
            )
            .help(
                "remove `status` until a source with another independent origin confirms the claim",
            );
    }
}

/// What the accepted claims state, with all pairs that support it.
fn support<'r>(accepted: &HashSet<ClaimNo>, rows: &'r Rows) -> BTreeMap<Content, Vec<&'r PairRow>> {
    let mut support: BTreeMap<Content, Vec<&PairRow>> = BTreeMap::new();
    for pair in &rows.pairs {
        if accepted.contains(&pair.claim) && !is_legal(pair) {
            support.insert(Content::new(pair, pair.predicate), Vec::new());
        }
    }
    for pair in &rows.pairs {
        if !pair.is_state_of_affairs() {
            continue;
        }
        // A claim also supports what its predicate implies: a branch is a part.
        let predicates = if pair.negated {
            vec![pair.predicate]
        } else {
            pair.predicate.closure()
        };
        for predicate in predicates {
            if let Some(pairs) = support.get_mut(&Content::new(pair, predicate)) {
                pairs.push(pair);
            }
        }
    }
    support
}

/// A date or amount from its lowest to its highest value, with its claim and the first of the
/// origins that are not independent of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Value {
    low: i128,
    high: i128,
    origin: Origin,
    claim: ClaimNo,
}

fn values(pairs: &[&PairRow], facts: &Facts) -> Vec<Value> {
    let mut claims: BTreeMap<Origin, Vec<ClaimNo>> = BTreeMap::new();
    for pair in pairs {
        let origin = facts.origins.origin(pair);
        claims.entry(origin).or_default().push(pair.claim);
    }
    let groups = facts.origins.groups(claims);
    let mut values = Vec::new();
    for pair in pairs {
        if let Some((low, high)) = range(pair.claim, &facts.rows) {
            values.push(Value {
                low,
                high,
                origin: groups[&facts.origins.origin(pair)],
                claim: pair.claim,
            });
        }
    }
    values
}

/// The lowest and the highest value of a claim.
fn range(claim: ClaimNo, rows: &Rows) -> Option<(i128, i128)> {
    if let Some(date) = rows.date(claim) {
        return Some((date.start_days().0.into(), date.end_days().1.into()));
    }
    let amount = rows.amount(claim)?;
    // The offset keeps numbers of different measures apart.
    let measure = i128::from(amount.measure) << 64;
    Some((
        measure + i128::from(amount.low),
        measure + i128::from(amount.high),
    ))
}

/// The highest ends of some values, which are visited in the order of their lowest values.
#[derive(Clone, Copy)]
struct Reach<'v> {
    /// The value with the highest end.
    farthest: &'v Value,
    /// The highest end of a value of another origin.
    of_others: Option<i128>,
}

impl<'v> Reach<'v> {
    /// The reach with one more value.
    fn with(self, value: &'v Value) -> Self {
        let Self {
            farthest,
            of_others,
        } = self;
        let is_farther = value.high > farthest.high;
        if value.origin == farthest.origin {
            return Self {
                farthest: if is_farther { value } else { farthest },
                of_others,
            };
        }
        if is_farther {
            return Self {
                farthest: value,
                of_others: Some(farthest.high),
            };
        }
        Self {
            farthest,
            of_others: of_others.max(Some(value.high)),
        }
    }

    /// The highest end of a value of another origin than this.
    fn without(self, origin: Origin) -> Option<i128> {
        if self.farthest.origin == origin {
            self.of_others
        } else {
            Some(self.farthest.high)
        }
    }
}

/// The claims whose value overlaps no value of another origin.
fn without_second(values: &[Value]) -> Vec<ClaimNo> {
    let mut by_low: Vec<&Value> = values.iter().collect();
    by_low.sort_unstable();
    // The reach of each value together with all values before it.
    let mut reaches: Vec<Reach<'_>> = Vec::new();
    for value in &by_low {
        reaches.push(match reaches.last() {
            Some(before) => before.with(value),
            None => Reach {
                farthest: value,
                of_others: None,
            },
        });
    }
    let mut lone = Vec::new();
    for value in values {
        let before = by_low.partition_point(|other| other.low <= value.high);
        let reach = reaches[before - 1].without(value.origin);
        if reach.is_none_or(|reach| reach < value.low) {
            lone.push(value.claim);
        }
    }
    lone
}

/// Reports disputes that are settled for a side with one independent origin.
fn check_settled(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    for row in &facts.sides.disputes {
        if row.state != DisputeState::Settled {
            continue;
        }
        let Some(label) = index
            .dispute(&row.id)
            .and_then(|dispute| dispute.settled_for.as_ref())
        else {
            continue;
        };
        let pairs = pairs_for(label, row, index, &facts.rows);
        // `unknown-claim` reports claims that do not exist.
        if pairs.is_empty() || pairs.iter().any(|pair| is_legal(pair)) {
            continue;
        }
        if facts.origins.count(pairs) < 2 {
            let message = format!(
                "the dispute is settled for `{}`, which has only one independent origin",
                &**label
            );
            sink.at(row.spot).value("/settled-for", message).help(
                "add a claim of another independent origin to that side, or leave the dispute open",
            );
        }
    }
}

/// The pairs of the claims on the side of a dispute that has this label.
fn pairs_for<'r>(label: &str, row: &DisputeRow, index: &Index, rows: &'r Rows) -> Vec<&'r PairRow> {
    let mut pairs = Vec::new();
    let Some(dispute) = index.dispute(&row.id) else {
        return pairs;
    };
    for (side, claims) in dispute.sides.iter().zip(&row.sides) {
        if &*side.label == label {
            for claim in claims.iter().flatten() {
                pairs.extend(rows.pairs_of_claim(*claim));
            }
            break;
        }
    }
    pairs
}
