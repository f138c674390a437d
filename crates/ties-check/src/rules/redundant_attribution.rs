//! `redundant-attribution`: reports a speech act whose subject is also listed in `attribution`.

use ties::model::Severity;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "redundant-attribution",
    severity: Severity::Warning,
    page: include_str!("redundant_attribution.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let predicate = claim.predicate;
    // A promise to speak, or a denial or admission of having spoken, is a separate statement about
    // the speech act.
    if !predicate.def().speech || claim.negated || !claim.mode.is_state_of_affairs() {
        return;
    }
    for (position, attributed) in claim.attribution.iter().enumerate() {
        // A speaker who repeats the statement on a later day reports their own earlier statement.
        let is_later =
            attributed.said.is_some() && claim.when.is_some() && attributed.said != claim.when;
        if is_later {
            continue;
        }
        let mut subjects = claim.subject.iter().chain(&claim.subjects);
        let Some(speaker) = subjects.find(|subject| attributed.who.as_ref() == Some(subject))
        else {
            continue;
        };
        sink.value(
            &format!("/attribution/{position}/who"),
            format!("`{speaker}` is the speaker of `{predicate}` and also in `attribution`"),
        )
        .help("remove it from `attribution`; put the date of the statement in `when`");
    }
}
