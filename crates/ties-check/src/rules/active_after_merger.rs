//! `active-after-merger`: a group that fully merged into another does not act afterwards.

use std::collections::BTreeSet;

use ties::model::Severity;
use ties::vocabulary::{Family, Predicate};
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::row::TimeEnd;

use super::after_death::report_outside_lifetime;
use crate::lives::{Bound, Edge, beyond, is_act, is_asserted, without_those_back};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "active-after-merger",
    severity: Severity::Warning,
    page: include_str!("active_after_merger.md"),
    checks: &[Check::Whole(check)],
};

const MERGED: Predicate = Predicate::named("merged-into");
const SPLIT: Predicate = Predicate::named("splinter-of");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
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
    if mergers.is_empty() {
        return;
    }
    mergers.retain(|merger| !split.contains(&merger.entity));
    without_those_back(rows, &mut mergers);
    for found in beyond(facts, &mergers, Edge::End, acts_by_itself, &[]) {
        report_outside_lifetime(&found, ["fully merged", "acts later"], index, rows, sink);
    }
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
