//! `double-coded-responsibility`: one statement is not coded both as a claim of responsibility and
//! as an admission.

use std::collections::HashMap;

use ties::id::Id;
use ties::model::{Mode, Severity};
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::ClaimNo;
use ties_facts::row::PairRow;

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "double-coded-responsibility",
    severity: Severity::Warning,
    page: include_str!("double_coded_responsibility.md"),
    checks: &[Check::Source(check)],
};

const CLAIMED: Predicate = Predicate::named("claimed-responsibility-for");
/// `responsibility-claim-as-fact` reports an admitted `perpetrated`.
const ATTACKS: Predicate = Predicate::named("attacks");

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let told = |predicate| {
        at.pairs
            .iter()
            .filter(move |pair| pair.predicate == predicate && !pair.negated && !pair.withdrawn)
    };
    let place = |pair: &PairRow| (pair.passage, pair.subject);
    let mut claimed = HashMap::new();
    for pair in told(CLAIMED) {
        claimed.entry(place(pair)).or_insert(pair.claim);
    }
    let mut last = None;
    for pair in told(ATTACKS).filter(|pair| pair.mode == Mode::Admission) {
        let rows = at.rows;
        let row = |claim: ClaimNo| rows.claims.get(claim.index());
        let (Some(deed), Some(claim)) = (
            row(pair.claim),
            claimed.get(&place(pair)).and_then(|claim| row(*claim)),
        ) else {
            continue;
        };
        // An attack on several targets is one claim with several pairs.
        if last.replace(pair.claim) == Some(pair.claim) {
            continue;
        }
        let subject = index
            .entity_id(pair.subject)
            .map(Id::as_str)
            .unwrap_or_default();
        sink.at(deed.spot)
            .value("/mode", format!(
                "this admission by `{subject}` is also coded as a claim of responsibility, `{}`", rows.id(claim)))
            .help("remove this claim and code whom the event `targeted`, or correct the locator \
                   if it is from another sentence");
    }
}
