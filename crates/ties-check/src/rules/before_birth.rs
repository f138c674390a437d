//! `before-birth`: people do not act or die before their birth.

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;

use super::after_death::report_outside_lifetime;
use crate::lives::{Edge, beyond, dated, is_act};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "before-birth",
    severity: Severity::Error,
    page: include_str!("before_birth.md"),
    checks: &[Check::Whole(check)],
};

const BORN: Predicate = Predicate::named("born-on");
const DIED: Predicate = Predicate::named("died-on");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let births = dated(rows, &[BORN], Edge::Start);
    for found in beyond(facts, &births, Edge::Start, |_| false, &[DIED]) {
        report_outside_lifetime(&found, ["born", "dies earlier"], index, rows, sink);
    }
    for found in beyond(facts, &births, Edge::Start, is_act, &[]) {
        report_outside_lifetime(&found, ["born", "acts earlier"], index, rows, sink);
    }
}
