//! `responsibility-claim-as-fact`: reports `perpetrated` claims that rest only on the perpetrator's
//! own statement.

use ties::model::{Mode, Severity};
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "responsibility-claim-as-fact",
    severity: Severity::Error,
    page: include_str!("responsibility_claim_as_fact.md"),
    checks: &[Check::Claim(check)],
};

const PERPETRATED: Predicate = Predicate::named("perpetrated");

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    if claim.predicate != PERPETRATED {
        return;
    }
    // An admission of *not* having done what one claimed before has no predicate of its own.
    if claim.mode == Mode::Admission && !claim.negated {
        sink.value(
            "/mode",
            "a deed that its perpetrator admits is coded as `perpetrated`",
        )
        .help(CLAIMED);
        return;
    }
    if !claim.is_state_of_affairs() {
        return;
    }
    let Some(origin) = claim.attribution.first() else {
        return;
    };
    let own = claim
        .subject
        .iter()
        .chain(&claim.subjects)
        .find_map(|id| origin.key_of(id).map(|key| (key, id)));
    let Some((key, id)) = own else { return };
    let (message, help) = if claim.negated {
        (
            format!("only `{id}` itself states that it did not do this"),
            DENIED,
        )
    } else {
        (
            format!("only `{id}` itself states that it did this"),
            CLAIMED,
        )
    };
    sink.value(&format!("/attribution/0/{key}"), message)
        .help(help);
}

const CLAIMED: &str = "use `claimed-responsibility-for` without `mode` and without the subject in \
                       `attribution`; `perpetrated` is for what others found";
const DENIED: &str = "use `denied-responsibility-for` without `negated` and without the subject \
                      in `attribution`; `perpetrated` is for what others found";
