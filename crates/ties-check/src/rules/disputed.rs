//! `disputed`: contradictions between speakers are recorded in a dispute, and disputes are kept up
//! to date.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::{DisputeState, Severity};
use ties_dataset::index::Index;
use ties_dataset::number::ClaimNo;
use ties_facts::contradiction::{Contradiction, Kind};
use ties_facts::facts::Facts;
use ties_facts::row::Rows;
use ties_facts::sides::{DisputeCoverage, DisputeRow};

use crate::conflicts::is_speech;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "disputed",
    severity: Severity::Warning,
    page: include_str!("disputed.md"),
    checks: &[Check::Whole(check)],
};

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    for dispute in &facts.sides.disputes {
        check_sides(dispute, index, rows, sink);
    }
    let mut missing = Missing::new();
    for found in &facts.contradictions().between_origins {
        if needs_dispute(found) {
            let text = || wording::contradiction(found, index, rows);
            let sides = (found.one_side.as_slice(), found.other_side.as_slice());
            check_coverage(sides, facts, &mut missing, text, sink);
        }
    }
    for ring in &facts.contradictions().rings_between_origins {
        let text = || wording::ring(ring, index, rows);
        check_coverage((&ring.claims(rows), &[]), facts, &mut missing, text, sink);
    }
    for (dispute, missing) in missing {
        let dispute = &facts.sides.disputes[dispute];
        let missing: Vec<ClaimNo> = missing.into_iter().collect();
        let message = format!("the dispute omits {}", wording::claims(rows, &missing));
        sink.at(dispute.spot)
            .value("/sides", message)
            .help("add each claim to the side that it supports, or to a new side");
    }
}

/// For each dispute, the claims that it omits.
type Missing = BTreeMap<usize, BTreeSet<ClaimNo>>;

/// Reports a contradiction between two lists of claims, at the last of them, if no dispute records
/// it. If a dispute records a part of it, the other claims are added to those it omits.
fn check_coverage(
    (one_side, other_side): (&[ClaimNo], &[ClaimNo]),
    facts: &Facts,
    missing: &mut Missing,
    text: impl Fn() -> String,
    sink: &mut Sink<'_>,
) {
    match facts.sides.coverage(one_side, other_side) {
        DisputeCoverage::Full => {}
        DisputeCoverage::Partial {
            dispute,
            missing: claims,
        } => {
            missing.entry(dispute).or_default().extend(claims);
        }
        DisputeCoverage::None => {
            if let Some(spot) = wording::last(one_side.iter().chain(other_side), &facts.rows) {
                sink.at(spot)
                    .value("/predicate", format!("speakers disagree: {}", text()))
                    .help(wording::LOOK);
            }
        }
    }
}

/// Whether a contradiction needs a dispute. Two speech acts may both have happened.
fn needs_dispute(found: &Contradiction) -> bool {
    !(matches!(found.kind, Kind::Excluded { .. }) && is_speech(found))
}

/// Reports the sides of an open dispute whose claims were all withdrawn.
fn check_sides(dispute: &DisputeRow, index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    if dispute.state != DisputeState::Open {
        return;
    }
    for (claims, number) in dispute.sides.iter().zip(0..) {
        // A side that names a missing claim cannot be judged.
        let Some(claims) = claims else { continue };
        if claims.iter().all(|claim| is_withdrawn(*claim, rows)) {
            let label = index
                .dispute(&dispute.id)
                .and_then(|record| record.sides.get(number));
            let label = label.map(|side| side.label.to_string()).unwrap_or_default();
            sink.at(dispute.spot)
                .value(
                    &format!("/sides/{number}"),
                    format!("every claim on side `{label}` was withdrawn"),
                )
                .help("settle the dispute for another side, or remove this side");
        }
    }
}

fn is_withdrawn(claim: ClaimNo, rows: &Rows) -> bool {
    rows.is_revised(claim) || rows.pairs_of_claim(claim).iter().any(|pair| pair.withdrawn)
}
