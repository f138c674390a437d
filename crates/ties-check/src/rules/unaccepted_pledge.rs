//! `unaccepted-pledge`: a group that pledged allegiance is a part only if some claim says that the
//! pledge was accepted.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::{PairRow, Rows};

use crate::lives::is_asserted;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "unaccepted-pledge",
    severity: Severity::Warning,
    page: include_str!("unaccepted_pledge.md"),
    checks: &[Check::Whole(check)],
};

const PLEDGED: Predicate = Predicate::named("pledged-allegiance-to");
const ACCEPTED: Predicate = Predicate::named("accepted-pledge-of");
const PART: Predicate = Predicate::named("part-of");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut pledges = BTreeMap::new();
    for (pair, object) in asserted(rows, |predicate| predicate == PLEDGED) {
        pledges.insert(PairPlace::new(pair, object, rows), pair.claim);
    }
    if pledges.is_empty() {
        return;
    }
    let answered = answered_pledges(rows);
    // A `part-of` claim rests on the pledge if both are coded from the same passage.
    let mut resting: BTreeMap<(EntityNo, EntityNo), (Vec<ClaimNo>, ClaimNo)> = BTreeMap::new();
    for (pair, object) in asserted(rows, |predicate| {
        predicate == PART || predicate.def().implies.contains(&"part-of")
    }) {
        if answered.contains(&(pair.subject, object)) {
            continue;
        }
        if let Some(pledge) = pledges.get(&PairPlace::new(pair, object, rows)) {
            resting
                .entry((pair.subject, object))
                .or_insert((Vec::new(), *pledge))
                .0
                .push(pair.claim);
        }
    }
    for ((part, whole), (claims, pledge)) in resting {
        let Some(spot) = wording::last(&claims, rows) else {
            continue;
        };
        let (part, whole) = (wording::entity(index, part), wording::entity(index, whole));
        let (claims, pledge) = (wording::claims(rows, &claims), rows.reference(pledge));
        let message =
            format!("`{part}` is part of `{whole}` in {claims}, but `{pledge}` was not accepted");
        sink.at(spot).value("/predicate", message).help(
            "code the answer as `accepted-pledge-of` or as `accepted = true` on the pledge, or \
             remove the claim if the source reports only the pledge",
        );
    }
}

/// The pledging and the receiving group of each pledge that was accepted.
fn answered_pledges(rows: &Rows) -> BTreeSet<(EntityNo, EntityNo)> {
    let mut answered = BTreeSet::new();
    for (pair, object) in asserted(rows, |predicate| matches!(predicate, PLEDGED | ACCEPTED)) {
        if pair.predicate == ACCEPTED {
            answered.insert((object, pair.subject));
        } else if rows.qualifiers(pair.claim).accepted {
            answered.insert((pair.subject, object));
        }
    }
    answered
}

/// The two entities of a claim, and the passage that it is coded from.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct PairPlace {
    source: SourceNo,
    passage: u32,
    subject: EntityNo,
    object: EntityNo,
}

impl PairPlace {
    fn new(pair: &PairRow, object: EntityNo, rows: &Rows) -> Self {
        Self {
            source: rows.claim(pair.claim).source,
            passage: pair.passage,
            subject: pair.subject,
            object,
        }
    }
}

/// The asserted pairs of some predicates, each with its object.
fn asserted(
    rows: &Rows,
    is_wanted: impl Fn(Predicate) -> bool,
) -> impl Iterator<Item = (&PairRow, EntityNo)> {
    let wanted = rows
        .pairs
        .iter()
        .filter(move |pair| is_wanted(pair.predicate) && is_asserted(pair, rows));
    wanted.filter_map(|pair| Some((pair, pair.object?)))
}
