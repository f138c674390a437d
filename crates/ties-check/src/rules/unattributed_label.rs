//! `unattributed-label`: a label is a characterisation with a speaker, or a designation.

use ties::model::{Mode, Severity};
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unattributed-label",
    severity: Severity::Error,
    page: include_str!("unattributed_label.md"),
    checks: &[Check::Claim(check)],
};

const DESCRIBED_AS: Predicate = Predicate::named("described-as");

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let place = if claim.with.as_ref().is_some_and(|with| with.label.is_some()) {
        "/with/label"
    } else if claim.predicate == DESCRIBED_AS {
        "/predicate"
    } else {
        return;
    };
    if claim.attribution.is_empty() {
        sink.value(place, "a label that nobody is said to use")
            .help("add `attribution`: who calls it so; `attribution = [\"class:unstated\"]` where the source does not say, or says it itself");
    }
    if claim.mode != Mode::Characterisation {
        let help = "write `mode = \"characterisation\"`; that it stands on a list is `designated-under`, and that somebody \
                    rejects the label is the same with `negated = true`";
        sink.value(place, "a label that is not told as a characterisation")
            .help(help);
    }
}
