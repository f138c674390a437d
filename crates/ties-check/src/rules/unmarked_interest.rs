//! `unmarked-interest`: a speaker who is a side of what is told is marked as interested.

use ties::model::{Mode, Severity, SpeakerClass};
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;

use super::entity_cannot_act::acts;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unmarked-interest",
    severity: Severity::Warning,
    page: include_str!("unmarked_interest.md"),
    checks: &[Check::Claim(check)],
};

/// Where somebody works, nobody knows better than they.
const EMPLOYED_BY: Predicate = Predicate::named("employed-by");
const PERPETRATED: Predicate = Predicate::named("perpetrated");

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let predicate = claim.predicate;
    // A promise, a denial, an admission are by their mode the word of a side. An act of law is done by being told.
    if claim.attribution.is_empty()
        || !claim.is_state_of_affairs()
        || claim.mode == Mode::LegalAct
        || predicate == EMPLOYED_BY
    {
        return;
    }
    let subjects = || claim.subject.iter().chain(&claim.subjects);
    let others = || {
        claim
            .object
            .iter()
            .chain(&claim.objects)
            .chain(&claim.among)
    };
    for (position, speaker) in claim
        .attribution
        .iter()
        .enumerate()
        .filter(|(_, speaker)| !speaker.interested)
    {
        let side = |id| speaker.key_of(id).map(|key| (key, id));
        // Of one who only repeats what he himself said or did, `redundant-attribution` and `responsibility-claim-as-fact` speak.
        let tells_own_deed = predicate.def().speech || (predicate == PERPETRATED && position == 0);
        let subject = subjects().filter(|_| !tells_own_deed).find_map(side);
        let Some((key, id)) = subject.or_else(|| others().find_map(side)) else {
            continue;
        };
        // Of one that tells nothing, and of one left unnamed, `entity-cannot-act` and `vague-attribution` speak.
        if !index.entity(id).is_some_and(|entity| acts(entity.kind)) {
            continue;
        }
        let (message, write) = match speaker
            .class
            .filter(|_| key == "of")
            .map(SpeakerClass::as_text)
        {
            None => (
                format!("`{id}` is a side of what it tells"),
                format!("write `{{ who = \"{id}\", interested = true }}`"),
            ),
            Some(class) => (
                format!("a `{class}` of `{id}` tells what `{id}` is a side of"),
                "add `interested = true` to the speaker".to_owned(),
            ),
        };
        sink.value(
            &format!("/attribution/{position}/{key}"),
            format!("{message}, and is not marked as interested"),
        )
        .help(format!(
            "{write}; what is said against oneself has `mode = \"admission\"`"
        ));
    }
}
