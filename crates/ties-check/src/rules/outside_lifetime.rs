//! `outside-lifetime`: people do not act before birth or after death, nor groups before their
//! founding, after their end or after a full merger.

use std::collections::BTreeSet;

use ties::model::Severity;
use ties::vocabulary::{Family, Predicate};
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::row::{Rows, TimeEnd, Voice};

use crate::lives::{Beyond, Bound, Edge, beyond, dated, is_act, is_asserted, without_those_back};
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "outside-lifetime",
    severity: Severity::Error,
    page: include_str!("outside_lifetime.md"),
    checks: &[
        Check::Whole(check_ends),
        Check::Whole(check_births),
        Check::Whole(check_foundings),
        Check::Whole(check_mergers),
    ],
};

const BORN: Predicate = Predicate::named("born-on");
const DIED: Predicate = Predicate::named("died-on");
const FOUNDED: Predicate = Predicate::named("founded-on");
const DISSOLVED: Predicate = Predicate::named("dissolved-on");
const MERGED: Predicate = Predicate::named("merged-into");
const SPLIT: Predicate = Predicate::named("splinter-of");

/// Reports people who act after death, and groups that act after their end.
fn check_ends(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let deaths = dated(rows, &[DIED], Edge::End);
    for found in beyond(facts, &deaths, Edge::End, is_act, &[]) {
        report(&found, ["dead", "acts later"], index, rows, sink);
    }
    let mut ends = dated(rows, &[DISSOLVED], Edge::End);
    without_those_back(rows, &mut ends);
    for found in beyond(facts, &ends, Edge::End, is_act, &[]) {
        report(&found, ["dissolved", "acts later"], index, rows, sink);
    }
}

/// Reports people who act or die before birth.
fn check_births(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let births = dated(rows, &[BORN], Edge::Start);
    for found in beyond(facts, &births, Edge::Start, |_| false, &[DIED]) {
        report(&found, ["born", "dies earlier"], index, rows, sink);
    }
    for found in beyond(facts, &births, Edge::Start, is_act, &[]) {
        report(&found, ["born", "acts earlier"], index, rows, sink);
    }
}

/// Reports groups that act or end before they were founded.
fn check_foundings(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let foundings = dated(rows, &[FOUNDED], Edge::Start);
    // Speakers often disagree on when a group began, so only claims of one speaker are compared.
    for found in beyond(facts, &foundings, Edge::Start, |_| false, &[DISSOLVED]) {
        if found.voice.is_some() {
            report(&found, ["founded", "ends earlier"], index, rows, sink);
        }
    }
    for found in beyond(facts, &foundings, Edge::Start, is_act, &[]) {
        if found.voice.is_some() {
            report(&found, ["founded", "acts earlier"], index, rows, sink);
        }
    }
}

/// Reports groups that act after they fully merged into another group.
fn check_mergers(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    for found in beyond(facts, &mergers(rows), Edge::End, acts_by_itself, &[]) {
        report(&found, ["fully merged", "acts later"], index, rows, sink);
    }
}

/// The full mergers of groups that neither split off again nor were founded again.
fn mergers(rows: &Rows) -> Vec<Bound> {
    let mut mergers = Vec::new();
    let mut split = BTreeSet::new();
    for pair in &rows.pairs {
        if pair.predicate == SPLIT && is_asserted(pair, rows) {
            split.insert(pair.subject);
        }
        if pair.predicate == MERGED
            && is_asserted(pair, rows)
            // A merger without its own date may have happened on any day before its source.
            && pair.end != TimeEnd::Undated
            && rows.qualifiers(pair.claim).complete
        {
            mergers.push(Bound {
                entity: pair.subject,
                claim: pair.claim,
                voice: pair.voice,
                day: pair.time.end_days().1,
            });
        }
    }
    mergers.retain(|merger| !split.contains(&merger.entity));
    if !mergers.is_empty() {
        without_those_back(rows, &mut mergers);
    }
    mergers
}

/// Whether a claim shows a group acting on its own. Structure and allegiance do not: a merged group
/// becomes a part.
fn acts_by_itself(predicate: Predicate) -> bool {
    is_act(predicate)
        && !matches!(
            predicate.def().family,
            Family::Structure | Family::Allegiance
        )
}

/// Reports acts outside a lifetime, at the last claim in the dataset that takes part.
///
/// The two words complete the message: the state of the entity, and what it does in that state.
/// Foundings and mergers are often vague, so their findings are warnings.
fn report(found: &Beyond, [is, does]: [&str; 2], index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
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
        let found = sink.value("/predicate", message);
        found.help(
            "correct the wrong date, or give each claim its time in `when` (the default is the \
             date of the source); if the source itself is wrong, open a dispute",
        );
        if matches!(is, "founded" | "fully merged") {
            found.severity = Severity::Warning;
        }
    } else {
        let message = format!("`{who}` is {is} in {bounds} but {does} in {acts}");
        let found = sink.value("/predicate", message);
        found.severity = Severity::Warning;
        found.help(wording::LOOK);
    }
}
