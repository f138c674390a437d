//! `speaker-as-teller`: in a speech act the subject is the speaker, and is not repeated as teller.

use ties::index::Index;
use ties::model::Severity;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "speaker-as-teller",
    severity: Severity::Warning,
    page: include_str!("speaker_as_teller.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let predicate = claim.predicate;
    // A promise to speak, a denial or an admission of having spoken is another speech about this one.
    if !predicate.def().speech || claim.negated || !claim.mode.is_state_of_affairs() {
        return;
    }
    for (position, teller) in claim.tellers.iter().enumerate() {
        // Who tells another day what he said before tells of it.
        let is_later = teller.said.is_some() && claim.when.is_some() && teller.said != claim.when;
        let speaker = claim
            .subject
            .iter()
            .chain(&claim.subjects)
            .find(|speaker| teller.who.as_ref() == Some(speaker));
        if let Some(speaker) = speaker.filter(|_| !is_later) {
            sink.value(
                &format!("/tellers/{position}/who"),
                format!("`{speaker}` is the speaker of `{predicate}`, and is also its teller"),
            )
            .help("take the teller out: by its predicate the claim says who spoke; when it was said goes into `when`");
        }
    }
}
