//! `self-contradiction`: reports claims of one speaker that cannot both be true.

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::contradiction::{Contradiction, Kind};
use ties_facts::facts::Facts;
use ties_facts::sides::DisputeCoverage;

use crate::conflicts::{is_speech, makes_friend_and_foe};
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "self-contradiction",
    severity: Severity::Error,
    page: include_str!("self_contradiction.md"),
    checks: &[Check::Whole(check)],
};

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    for found in &facts.contradictions().of_one_voice {
        let Some(severity) = severity(found) else {
            continue;
        };
        let is_friend_and_foe = makes_friend_and_foe(found);
        if facts.sides.coverage(&found.one_side, &found.other_side) == DisputeCoverage::Full {
            continue;
        }
        let mut claims = found.one_side.iter().chain(&found.other_side);
        let Some(spot) = wording::last(claims.clone(), rows) else {
            continue;
        };
        let pair = claims
            .next()
            .and_then(|claim| rows.pairs_of_claim(*claim).first());
        let speaker = pair.map_or("", |pair| wording::speaker(index, rows, pair.voice));
        let message = format!(
            "`{speaker}` contradicts itself: {}",
            wording::contradiction(found, index, rows)
        );
        let mut sink = sink.at(spot);
        let found = sink.value("/predicate", message);
        found.severity = severity;
        found.help(if is_friend_and_foe {
            "say what distinguishes the ties: `scope` or `place` in `with`, different times in \
             `when`, or a `note`"
        } else {
            "correct the wrong claim; add `revises` if the speaker changed its mind, `when` if \
             the times differ, or a dispute if the source really says both"
        });
    }
}

/// The severity of a contradiction; `None` if another rule reports it or if it is not a
/// contradiction.
fn severity(found: &Contradiction) -> Option<Severity> {
    match found.kind {
        Kind::Denied | Kind::Dates | Kind::Excluded { never: true } => Some(Severity::Error),
        Kind::Excluded { .. } if is_speech(found) => None,
        // Counts change from day to day, an affiliate may almost be a part, and groups fight in one
        // valley and trade in the next.
        Kind::Amounts
        | Kind::Excluded { .. }
        | Kind::NoTie
        | Kind::Opposite { is_cycle: false } => Some(Severity::Warning),
        // `cycle` reports two directions of an acyclic predicate.
        Kind::Opposite { is_cycle: true } => None,
    }
}
