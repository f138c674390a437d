//! `responsibility-claim-as-fact`: that somebody did a deed rests on more than their own word.

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
    // That they did not do what they claimed before can be admitted too, and has no predicate of its own.
    if claim.mode == Mode::Admission && !claim.negated {
        sink.value(
            "/mode",
            "a deed that its doer admits is told as `perpetrated`",
        )
        .help(CLAIMED);
        return;
    }
    let Some(origin) = claim
        .attribution
        .first()
        .filter(|_| claim.is_state_of_affairs())
    else {
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
            format!("that `{id}` did not do it rests on its own word"),
            DENIED,
        )
    } else {
        (format!("that `{id}` did it rests on its own word"), CLAIMED)
    };
    sink.value(&format!("/attribution/0/{key}"), message)
        .help(help);
}

const CLAIMED: &str = "write `claimed-responsibility-for`, without `mode`, and without the speaker who is the speaker; \
                       `perpetrated` is for what others found";
const DENIED: &str = "write `denied-responsibility-for`, without `negated`, and without the speaker who is the speaker; \
                      `perpetrated` is for what others found";
