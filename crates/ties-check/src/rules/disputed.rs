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
    let mut missing: BTreeMap<usize, BTreeSet<ClaimNo>> = BTreeMap::new();
    for found in &facts.contradictions().between_origins {
        if !is_reported_here(found) {
            continue;
        }
        match facts.sides.coverage(&found.one_side, &found.other_side) {
            DisputeCoverage::Full => {}
            DisputeCoverage::Partial {
                dispute,
                missing: claims,
            } => {
                missing.entry(dispute).or_default().extend(claims);
            }
            DisputeCoverage::None => report_undisputed(found, index, rows, sink),
        }
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

/// Reports a contradiction that no dispute records, at its last claim.
fn report_undisputed(found: &Contradiction, index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let claims = found.one_side.iter().chain(&found.other_side);
    let Some(spot) = wording::last(claims, rows) else {
        return;
    };
    let contradiction = wording::contradiction(found, index, rows);
    sink.at(spot)
        .value("/predicate", format!("speakers disagree: {contradiction}"))
        .help(wording::LOOK);
}

/// Whether this rule reports a contradiction.
///
/// `tie-and-no-tie` reports ties next to their absence. Two speech acts may both have happened.
fn is_reported_here(found: &Contradiction) -> bool {
    found.kind != Kind::NoTie && !(matches!(found.kind, Kind::Excluded { .. }) && is_speech(found))
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
