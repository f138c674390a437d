//! `unaccepted-pledge`: who swore allegiance is not a part before somebody tells that the pledge was accepted.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_facts::row::{NonMax, PairRow, Rows};

use crate::lives::tells;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "unaccepted-pledge",
    severity: Severity::Warning,
    page: include_str!("unaccepted_pledge.md"),
    checks: &[Check::Dataset(check)],
};

const PLEDGED: Predicate = Predicate::named("pledged-allegiance-to");
const ACCEPTED: Predicate = Predicate::named("accepted-pledge-of");
const PART: Predicate = Predicate::named("part-of");

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let mut pledges: BTreeMap<(Option<u32>, u32, u32, u32), u32> = BTreeMap::new();
    for (pair, object) in told(rows, |predicate| predicate == PLEDGED) {
        pledges.insert(
            (
                wording::source_of(pair.claim, rows),
                pair.passage,
                pair.subject,
                object,
            ),
            pair.claim,
        );
    }
    if pledges.is_empty() {
        return;
    }
    let with_answer = |pair: &PairRow, object| match pair.predicate {
        ACCEPTED => Some((object, pair.subject)),
        _ => rows
            .qualifiers(pair.claim)
            .accepted
            .then_some((pair.subject, object)),
    };
    let answers = told(rows, |predicate| matches!(predicate, PLEDGED | ACCEPTED));
    let answered: BTreeSet<_> = answers
        .filter_map(|(pair, object)| with_answer(pair, object))
        .collect();
    // A claim of a part rests on the pledge where both are coded from one passage.
    let mut resting: BTreeMap<(u32, u32), (Vec<u32>, u32)> = BTreeMap::new();
    for (pair, object) in told(rows, |predicate| {
        predicate == PART || predicate.def().implies.contains(&"part-of")
    }) {
        let place = (
            wording::source_of(pair.claim, rows),
            pair.passage,
            pair.subject,
            object,
        );
        if let Some(pledge) = pledges
            .get(&place)
            .filter(|_| !answered.contains(&(pair.subject, object)))
        {
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
        let message = format!(
            "`{part}` is a part of `{whole}` in {claims} by its pledge in `{pledge}`, which nobody says was accepted"
        );
        sink.at(spot).value("/predicate", message).help(
            "code the answer: `accepted-pledge-of`, or `accepted = true` with the pledge; where the source tells of a \
             pledge alone, take the part out",
        );
    }
}

/// The pairs of some predicates that are told, each with its object.
fn told(
    rows: &Rows,
    is_wanted: impl Fn(Predicate) -> bool,
) -> impl Iterator<Item = (&PairRow, u32)> {
    let wanted = rows
        .pairs
        .iter()
        .filter(move |pair| is_wanted(pair.predicate) && tells(pair, rows));
    wanted.filter_map(|pair| Some((pair, pair.object.map(NonMax::get)?)))
}
