//! `friend-and-foe`: if one speaker describes two entities as friends and foes at once, a qualifier or note explains it.

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
    for found in &rows.contradictions().of_one_voice {
        if !tells(found) {
            continue;
        }
        if rows.sides.looked(&found.one_side, &found.other_side) == Looked::AtAll {
            continue;
        }
        let Some(spot) = wording::last(found.one_side.iter().chain(&found.other_side), rows) else {
            continue;
        };
        let message = format!(
            "both friends and foes: {}",
            wording::contradiction(found, index, rows)
        );
        sink.at(spot).value("/predicate", message).help(
            "say what distinguishes the ties: `scope` or `place` in `with`, different times in `when`, or a `note`",
        );
    }
}

/// Whether this rule reports the contradiction: one side states a friendly tie, the other a hostile one.
pub(super) fn tells(found: &Contradiction) -> bool {
    // Two hostile predicates never exclude each other, so one hostile side means that the other is friendly.
    let makes_foes = [found.predicate, found.other]
        .iter()
        .any(|said| said.def().sign == Sign::Enemy);
    found.kind == (Kind::Excluded { never: false }) && makes_foes && !is_speech(found)
}
