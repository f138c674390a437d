//! `tie-and-no-tie`: a `no-known-tie` and a tie of the same pair and time belong to a dispute.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::contradiction::Kind;
use ties_facts::facts::Facts;
use ties_facts::sides::DisputeCoverage;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "tie-and-no-tie",
    severity: Severity::Warning,
    page: include_str!("tie_and_no_tie.md"),
    checks: &[Check::Whole(check)],
};

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    // One finding per pair, whatever the number of ties and speakers.
    let mut pairs: BTreeMap<(EntityNo, EntityNo), (BTreeSet<ClaimNo>, BTreeSet<ClaimNo>)> =
        BTreeMap::new();
    let all = facts
        .contradictions()
        .of_one_voice
        .iter()
        .chain(&facts.contradictions().between_origins);
    for found in all.filter(|found| found.kind == Kind::NoTie) {
        let Some(object) = found.object else { continue };
        let sides = (found.subject.min(object), found.subject.max(object));
        let (ties, none) = pairs.entry(sides).or_default();
        ties.extend(&found.one_side);
        none.extend(&found.other_side);
    }
    for ((one, other), (ties, none)) in pairs {
        let (ties, none): (Vec<_>, Vec<_>) =
            (ties.into_iter().collect(), none.into_iter().collect());
        if facts.sides.coverage(&ties, &none) == DisputeCoverage::Full {
            continue;
        }
        let Some(spot) = wording::last(ties.iter().chain(&none), rows) else {
            continue;
        };
        let (one, other) = (wording::entity(index, one), wording::entity(index, other));
        let (ties, none) = (wording::claims(rows, &ties), wording::claims(rows, &none));
        let message =
            format!("`{one}` and `{other}` have no known tie in {none}, but a tie in {ties}");
        sink.at(spot)
            .value("/predicate", message)
            .help(wording::LOOK);
    }
}
