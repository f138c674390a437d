//! `after-death`: people do not act after death, nor groups after they were dissolved.

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::row::{Rows, Voice};

use crate::lives::{Beyond, Edge, beyond, dated, is_act, without_those_back};
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "after-death",
    severity: Severity::Error,
    page: include_str!("after_death.md"),
    checks: &[Check::Whole(check)],
};

const DIED: Predicate = Predicate::named("died-on");
const DISSOLVED: Predicate = Predicate::named("dissolved-on");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    for found in beyond(
        facts,
        &dated(rows, &[DIED], Edge::End),
        Edge::End,
        is_act,
        &[],
    ) {
        report_outside_lifetime(&found, ["dead", "acts later"], index, rows, sink);
    }
    let mut ends = dated(rows, &[DISSOLVED], Edge::End);
    without_those_back(rows, &mut ends);
    for found in beyond(facts, &ends, Edge::End, is_act, &[]) {
        report_outside_lifetime(&found, ["dissolved", "acts later"], index, rows, sink);
    }
}

/// Reports acts outside a lifetime, at the last claim in the dataset that takes part.
///
/// The two words complete the message: the state of the entity, and what it does in that state.
pub(super) fn report_outside_lifetime(
    found: &Beyond,
    [is, does]: [&str; 2],
    index: &Index,
    rows: &Rows,
    sink: &mut Sink<'_>,
) {
    let Some(spot) = wording::last(found.bounds.iter().chain(&found.acts), rows) else {
        return;
    };
    let who = wording::entity(index, found.entity);
    let bounds = wording::claims(rows, &found.bounds);
    let acts = wording::claims(rows, &found.acts);
    let mut sink = sink.at(spot);
    if let Some(voice @ (Voice::Entity(_) | Voice::Source(_))) = found.voice {
        let speaker = wording::speaker(index, rows, voice);
        let message =
            format!("according to `{speaker}`, `{who}` is {is} in {bounds} but {does} in {acts}");
        sink.value("/predicate", message).help(
            "correct the wrong date, or give each claim its time in `when` (the default is the \
             date of the source); if the source itself is wrong, open a dispute",
        );
    } else {
        let message = format!("`{who}` is {is} in {bounds} but {does} in {acts}");
        let found = sink.value("/predicate", message);
        found.severity = Severity::Warning;
        found.help(wording::LOOK);
    }
}
