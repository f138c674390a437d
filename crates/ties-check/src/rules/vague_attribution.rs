//! `vague-attribution`: a speaker is either an entity or a class; an unnamed speaker has a class.

use ties::id::Id;
use ties::model::{Severity, SpeakerClass};
use ties::vocabulary::Kind;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_dataset::writing::assignment;

use crate::rule::{Check, ClaimAt, Rule, Sink};
use crate::rule_words::{RULE_WORDS, key_of};

pub(crate) static RULE: Rule = Rule {
    code: "vague-attribution",
    severity: Severity::Error,
    page: include_str!("vague_attribution.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let speakers = at.claim.attribution.iter().zip(&at.named.attribution);
    for (position, (speaker, (number, _))) in speakers.enumerate() {
        let place = format!("/attribution/{position}");
        match (&speaker.who, speaker.class) {
            (None, None) => {
                sink.value(&place, "this speaker has neither `who` nor `class`")
                    .help(
                        "add an entity as `who`, or a class such as `class = \"official\"` or \
                         `class = \"unstated\"`",
                    );
            }
            (Some(who), Some(class)) => {
                sink.key(
                    &format!("{place}/class"),
                    format!(
                        "this speaker is both `{who}` and of class `{}`",
                        class.name()
                    ),
                )
                .help(
                    "remove `class`; for an unnamed member, write `class` and `of` instead of \
                     `who`",
                );
            }
            (Some(who), None) => check_who(who, *number, &format!("{place}/who"), index, sink),
            (None, Some(_)) => {}
        }
    }
}

/// Reports a `who` that identifies nobody: an unnamed entity, or an unknown id such as `experts`.
fn check_who(who: &Id, number: Option<EntityNo>, place: &str, index: &Index, sink: &mut Sink<'_>) {
    let Some(number) = number else {
        if let Some(class) = class_meant(who) {
            sink.value(place, format!("`{who}` does not identify a speaker"))
                .help(format!(
                    "write `{{ {} }}`, with `of = \"…\"` for whom they belong to",
                    assignment("class", class.name())
                ));
        }
        return;
    };
    if index
        .entity_of(number)
        .is_some_and(|entity| entity.kind == Kind::Unnamed)
    {
        sink.value(
            place,
            format!("the unnamed entity `{who}` would count as the same speaker everywhere"),
        )
        .help("use the class of the speaker, such as `{ class = \"official\" }`");
    }
}

/// The class that a vague speaker's id means, such as `experts` or `western-officials`.
pub(crate) fn class_meant(id: &str) -> Option<SpeakerClass> {
    let words = &RULE_WORDS.vague_speakers;
    let last = id.rsplit('-').next().unwrap_or_default();
    if let Some(class) = key_of(&words.last_words, last).or_else(|| key_of(&words.ids, id)) {
        return Some(*class);
    }
    if id.starts_with("it-is-") {
        return Some(SpeakerClass::Unstated);
    }
    None
}
