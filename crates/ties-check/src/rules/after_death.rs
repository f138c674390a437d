//! `after-death`: nobody acts after death, and no group after it was dissolved.

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_facts::row::{Rows, Voice};

use crate::lives::{Beyond, Edge, beyond, dated, is_act, without_those_back};
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "after-death",
    severity: Severity::Error,
    page: include_str!("after_death.md"),
    checks: &[Check::Dataset(check)],
};

const DIED: Predicate = Predicate::named("died-on");
const DISSOLVED: Predicate = Predicate::named("dissolved-on");

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    for found in beyond(
        rows,
        &dated(rows, &[DIED], Edge::End),
        Edge::End,
        is_act,
        &[],
    ) {
        say(
            &found,
            ["dead", "acting later", "acts later"],
            index,
            rows,
            sink,
        );
    }
    let mut ends = dated(rows, &[DISSOLVED], Edge::End);
    without_those_back(rows, &mut ends);
    for found in beyond(rows, &ends, Edge::End, is_act, &[]) {
        say(
            &found,
            ["dissolved", "acting later", "acts later"],
            index,
            rows,
            sink,
        );
    }
}

/// Says it at the claim that stands last: what the bounds say that somebody is, and what the others have him do.
pub(super) fn say(
    found: &Beyond,
    [is, doing, does]: [&str; 3],
    index: &Index,
    rows: &Rows,
    sink: &mut Sink<'_>,
) {
    let Some(spot) = wording::last(found.bounds.iter().chain(&found.acts), rows) else {
        return;
    };
    let who = wording::entity(index, found.entity);
    let (bounds, acts) = (
        wording::claims(rows, &found.bounds),
        wording::claims(rows, &found.acts),
    );
    let mut sink = sink.at(spot);
    if let Some(voice @ (Voice::Entity(_) | Voice::Source(_))) = found.voice {
        let speaker = wording::speaker(index, rows, voice);
        let message = format!("`{speaker}` has `{who}` {is} in {bounds}, and {doing} in {acts}");
        sink.value("/predicate", message).help(
            "say in `when` of what time each is told: without it, a claim is of the date of its source; correct a \
             wrong date; what the source itself has wrong belongs into a dispute",
        );
    } else {
        let message = format!("`{who}` is {is} in {bounds}, and {does} in {acts}");
        let found = sink.value("/predicate", message);
        found.severity = Severity::Warning;
        found.help(wording::LOOK);
    }
}
