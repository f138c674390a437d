//! `friend-and-foe`: if one speaker describes two entities as friends and foes at once, a qualifier
//! or note explains it.

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::sides::DisputeCoverage;

use crate::conflicts::makes_friend_and_foe;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "friend-and-foe",
    severity: Severity::Warning,
    page: include_str!("friend_and_foe.md"),
    checks: &[Check::Whole(check)],
};

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    for found in &facts.contradictions().of_one_voice {
        if !makes_friend_and_foe(found) {
            continue;
        }
        if facts.sides.coverage(&found.one_side, &found.other_side) == DisputeCoverage::Full {
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
            "say what distinguishes the ties: `scope` or `place` in `with`, different times in \
             `when`, or a `note`",
        );
    }
}
