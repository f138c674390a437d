//! `double-coded-responsibility`: one statement is not coded both as a claim of responsibility and
//! as an admission.

use std::collections::HashMap;

use ties::model::{Mode, Severity};
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::ClaimNo;
use ties_facts::row::PairRow;

use crate::rule::{Check, Rule, Sink, SourceAt};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "double-coded-responsibility",
    severity: Severity::Warning,
    page: include_str!("double_coded_responsibility.md"),
    checks: &[Check::Source(check)],
};

const CLAIMED: Predicate = Predicate::named("claimed-responsibility-for");
/// The predicate of admissions. `responsibility-claim-as-fact` reports admissions that use
/// `perpetrated`.
const ATTACKS: Predicate = Predicate::named("attacks");

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    // The claims of responsibility, by passage and subject.
    let mut claimed = HashMap::new();
    for pair in at.pairs {
        if pair.predicate == CLAIMED && stands(pair) {
            claimed
                .entry((pair.passage, pair.subject))
                .or_insert(pair.claim);
        }
    }
    let mut last = None;
    for pair in at.pairs {
        if pair.predicate != ATTACKS || pair.mode != Mode::Admission || !stands(pair) {
            continue;
        }
        let Some(claim) = claimed.get(&(pair.passage, pair.subject)) else {
            continue;
        };
        // An attack on several targets is one claim with several pairs.
        if last.replace(pair.claim) != Some(pair.claim) {
            report(pair, *claim, at, index, sink);
        }
    }
}

fn stands(pair: &PairRow) -> bool {
    !pair.negated && !pair.withdrawn
}

/// Reports an admission that is also coded as this claim of responsibility.
fn report(
    admission: &PairRow,
    claim: ClaimNo,
    at: &SourceAt<'_>,
    index: &Index,
    sink: &mut Sink<'_>,
) {
    let rows = at.rows;
    let subject = wording::entity(index, admission.subject);
    let message = format!(
        "this admission by `{subject}` is also coded as a claim of responsibility, `{}`",
        rows.id(rows.claim(claim))
    );
    sink.at(rows.spot(admission)).value("/mode", message).help(
        "remove this claim and code whom the event `targeted`, or correct the locator if it is \
         from another sentence",
    );
}
