//! `unattributed-label`: a label is a characterisation with an attributed source, or a designation.

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

/// Whether the source has a voice of its own: an author or a publisher.
fn has_speaker(at: &ClaimAt<'_>) -> bool {
    at.source.is_some_and(|head| {
        let source = &head.record;
        !source.authors.is_empty() || source.publisher.is_some()
    })
}

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let place = if claim.with.as_ref().is_some_and(|with| with.label.is_some()) {
        "/with/label"
    } else if claim.predicate == DESCRIBED_AS {
        "/predicate"
    } else {
        return;
    };
    if claim.attribution.is_empty() && !has_speaker(at) {
        sink.value(place, "this label has no attribution").help(
            "add `attribution` with who uses the label, or `attribution = [{ class = \
             \"unstated\" }]` if the source does not say",
        );
    }
    if claim.mode != Mode::Characterisation {
        let help = "write `mode = \"characterisation\"`, with `negated = true` if the speaker \
                    rejects the label; for a listing, use `designated-under`";
        sink.value(place, "this label is not coded as a characterisation")
            .help(help);
    }
}
