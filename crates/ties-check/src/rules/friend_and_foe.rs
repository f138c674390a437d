//! `friend-and-foe`: a pair that one speaker has as friends and as foes at once has a scope, a place or a note.

use ties::model::Severity;
use ties::vocabulary::Sign;
use ties_dataset::index::Index;
use ties_facts::contradiction::{Contradiction, Kind};
use ties_facts::row::Rows;
use ties_facts::sides::Looked;

use super::self_contradiction::is_speech;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "friend-and-foe",
    severity: Severity::Warning,
    page: include_str!("friend_and_foe.md"),
    checks: &[Check::Dataset(check)],
};

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    for found in rows
        .contradictions()
        .of_one_voice
        .iter()
        .filter(|found| tells(found))
    {
        if rows.sides.looked(&found.one_side, &found.other_side) == Looked::AtAll {
            continue;
        }
        let Some(spot) = wording::last(found.one_side.iter().chain(&found.other_side), rows) else {
            continue;
        };
        let message = format!(
            "friends and foes at once: {}",
            wording::contradiction(found, index, rows)
        );
        sink.at(spot).value("/predicate", message).help(
            "say what sets the two apart: where or against whom only (`with = { scope = \"…\" }`, `place`), at what \
             time (`when`), or in a `note`",
        );
    }
}

/// Whether it is this rule that tells a contradiction: one side makes friends, the other foes.
pub(super) fn tells(found: &Contradiction) -> bool {
    // No two predicates of foes exclude each other.
    let makes_foes = [found.predicate, found.other]
        .iter()
        .any(|said| said.def().sign == Sign::Enemy);
    found.kind == (Kind::Excluded { never: false }) && makes_foes && !is_speech(found)
}
