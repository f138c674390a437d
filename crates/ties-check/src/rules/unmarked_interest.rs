//! `unmarked-interest`: a speaker who is a party to the claim is marked as interested.

use ties::id::Id;
use ties::model::{Attribution, Claim, Mode, Severity, SpeakerClass};
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::writing::assignment;

use super::entity_cannot_act::acts;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unmarked-interest",
    severity: Severity::Warning,
    page: include_str!("unmarked_interest.md"),
    checks: &[Check::Claim(check)],
};

/// This predicate is exempt: people are the best source on where they work.
const EMPLOYED_BY: Predicate = Predicate::named("employed-by");
const PERPETRATED: Predicate = Predicate::named("perpetrated");

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let predicate = claim.predicate;
    // The mode of a promise, a denial or an admission already marks a party's word. A legal act
    // takes effect by being stated.
    if claim.attribution.is_empty()
        || !claim.is_state_of_affairs()
        || claim.mode == Mode::LegalAct
        || predicate == EMPLOYED_BY
    {
        return;
    }
    for (position, speaker) in claim.attribution.iter().enumerate() {
        if speaker.interested {
            continue;
        }
        // `redundant-attribution` and `responsibility-claim-as-fact` report speakers who repeat
        // their own statements or deeds.
        let is_own_deed = predicate.def().speech || (predicate == PERPETRATED && position == 0);
        let Some((key, id)) = party(claim, speaker, is_own_deed) else {
            continue;
        };
        // `entity-cannot-act` and `vague-attribution` report speakers that cannot speak or are
        // unnamed.
        if !index.entity(id).is_some_and(|entity| acts(entity.kind)) {
            continue;
        }
        // The key `of` means that the party is the body to which the speaker belongs.
        let class = if key == "of" { speaker.class } else { None };
        report(&format!("/attribution/{position}/{key}"), id, class, sink);
    }
}

/// The party to the claim that is also its speaker, and its key in the attribution. The subjects
/// count as parties only if the claim does not report their own deed.
fn party<'c>(
    claim: &'c Claim,
    speaker: &Attribution,
    is_own_deed: bool,
) -> Option<(&'static str, &'c Id)> {
    let subjects = claim.subject.iter().chain(&claim.subjects);
    let others = claim
        .object
        .iter()
        .chain(&claim.objects)
        .chain(&claim.among);
    let mut sides: Vec<&Id> = Vec::new();
    if !is_own_deed {
        sides.extend(subjects);
    }
    sides.extend(others);
    for id in sides {
        if let Some(key) = speaker.key_of(id) {
            return Some((key, id));
        }
    }
    None
}

fn report(place: &str, id: &Id, class: Option<SpeakerClass>, sink: &mut Sink<'_>) {
    let (message, write) = match class.map(SpeakerClass::name) {
        None => (
            format!("speaker `{id}` is a party to this claim, but not marked as interested"),
            format!("write `{{ {}, interested = true }}`", assignment("who", id)),
        ),
        Some(class) => (
            format!("a `{class}` of the party `{id}` is not marked as interested"),
            "add `interested = true` to the speaker".to_owned(),
        ),
    };
    sink.value(place, message).help(format!(
        "{write}; for a statement against its own interest, use `mode = \"admission\"`"
    ));
}
