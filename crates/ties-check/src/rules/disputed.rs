//! `disputed`: speakers who contradict each other stand on different sides of a dispute, and disputes do not go stale.

use std::collections::BTreeMap;

use ties::model::{DisputeState, Severity};
use ties_dataset::index::Index;
use ties_facts::contradiction::{Contradiction, Kind};
use ties_facts::row::Rows;
use ties_facts::sides::{DisputeRow, Looked};

use super::self_contradiction::is_speech;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "disputed",
    severity: Severity::Warning,
    page: include_str!("disputed.md"),
    checks: &[Check::Dataset(check)],
};

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    for dispute in &rows.sides.disputes {
        check_sides(dispute, index, rows, sink);
    }
    // What a dispute that cannot be read would tell apart nobody knows.
    if rows.sides.is_unread {
        return;
    }
    let mut stale: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for found in rows
        .contradictions()
        .between_origins
        .iter()
        .filter(|found| tells(found))
    {
        match rows.sides.looked(&found.one_side, &found.other_side) {
            Looked::AtAll => {}
            Looked::Without(dispute, missing) => stale.entry(dispute).or_default().extend(missing),
            Looked::Not => {
                let claims = found.one_side.iter().chain(&found.other_side);
                let Some(spot) = wording::last(claims, rows) else {
                    continue;
                };
                let message = format!(
                    "attribution disagree: {}",
                    wording::contradiction(found, index, rows)
                );
                sink.at(spot)
                    .value("/predicate", message)
                    .help(wording::LOOK);
            }
        }
    }
    for (dispute, mut missing) in stale {
        missing.sort_unstable();
        missing.dedup();
        let dispute = &rows.sides.disputes[dispute];
        let message = format!(
            "the dispute does not know of {}",
            wording::claims(rows, &missing)
        );
        sink.at(dispute.spot)
            .value("/sides", message)
            .help("put each on the side of those that it agrees with, or on a side of its own");
    }
}

/// Whether this rule tells a contradiction: not what `tie-and-no-tie` does, nor two speeches, which may both have been held.
fn tells(found: &Contradiction) -> bool {
    found.kind != Kind::NoTie && !(matches!(found.kind, Kind::Excluded { .. }) && is_speech(found))
}

/// The sides of an open dispute that nobody holds to any more.
fn check_sides(dispute: &DisputeRow, index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    if dispute.state != DisputeState::Open {
        return;
    }
    let is_withdrawn = |claim: &u32| {
        rows.pairs_of_claim(*claim)
            .iter()
            .any(|pair| pair.withdrawn)
            || rows.is_revised(*claim)
    };
    for (claims, number) in dispute.sides.iter().zip(0..) {
        // Of a side with a claim that is not there nothing is known.
        let Some(claims) = claims else { continue };
        if claims.iter().all(is_withdrawn) {
            let label = index
                .dispute(&dispute.id)
                .and_then(|record| record.sides.get(number));
            let label = label.map(|side| side.label.to_string()).unwrap_or_default();
            sink.at(dispute.spot)
                .value(
                    &format!("/sides/{number}"),
                    format!("no claim of the side `{label}` stands any more"),
                )
                .help("settle the dispute for another side, or take this one out");
        }
    }
}
