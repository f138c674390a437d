//! `founded-after-active`: according to one speaker, a group is founded before it acts or ends.

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;

use super::after_death::report_outside_lifetime;
use crate::lives::{Edge, beyond, dated, is_act};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "founded-after-active",
    severity: Severity::Warning,
    page: include_str!("founded_after_active.md"),
    checks: &[Check::Dataset(check)],
};

const FOUNDED: Predicate = Predicate::named("founded-on");
const DISSOLVED: Predicate = Predicate::named("dissolved-on");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let foundings = dated(rows, &[FOUNDED], Edge::Start);
    // Speakers often disagree on when a group began, so only claims of one speaker are compared.
    for found in beyond(facts, &foundings, Edge::Start, |_| false, &[DISSOLVED]) {
        if found.voice.is_some() {
            report_outside_lifetime(&found, ["founded", "ends earlier"], index, rows, sink);
        }
    }
    for found in beyond(facts, &foundings, Edge::Start, is_act, &[]) {
        if found.voice.is_some() {
            report_outside_lifetime(&found, ["founded", "acts earlier"], index, rows, sink);
        }
    }
}
