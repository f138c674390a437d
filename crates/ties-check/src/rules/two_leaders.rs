//! `two-leaders`: a group has one leader at a time, and a place one ruler.

use crate::seat::rivals;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::sides::DisputeCoverage;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "two-leaders",
    severity: Severity::Warning,
    page: include_str!("two_leaders.md"),
    checks: &[Check::Whole(check)],
};

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    for found in rivals(rows) {
        if facts.sides.coverage(&found.claims, &[]) == DisputeCoverage::Full {
            continue;
        }
        let Some(spot) = wording::last(&found.claims, rows) else {
            continue;
        };
        let holders = if found.is_ground { "rulers" } else { "leaders" };
        let held = wording::entity(index, found.held);
        let message = format!(
            "`{held}` has several {holders} at the same time: {}",
            wording::claims(rows, &found.claims)
        );
        sink.at(spot).value("/predicate", message).help(
            "give each a `when`; use one claim with `subjects` if they lead together, `title` if \
             their offices differ, and a dispute if the sources disagree",
        );
    }
}
