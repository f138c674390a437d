//! `vague-attribution`: a speaker is either an entity or a class; an unnamed speaker has a class.

use ties::model::{Severity, SpeakerClass};
use ties::vocabulary::Kind;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "vague-attribution",
    severity: Severity::Error,
    page: include_str!("vague_attribution.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    for (position, (speaker, (number, _))) in at
        .claim
        .attribution
        .iter()
        .zip(&at.named.attribution)
        .enumerate()
    {
        let place = |key: &str| format!("/attribution/{position}{key}");
        match (&speaker.who, speaker.class) {
            (None, None) => sink
                .value(&place(""), "this speaker has neither `who` nor `class`")
                .help(
                    "add an entity as `who`, or a class such as `class = \"official\"` or `class \
                     = \"unstated\"`",
                ),
            (Some(who), Some(class)) => sink
                .key(
                    &place("/class"),
                    format!("this speaker is both `{who}` and `{}`", class.as_text()),
                )
                .help(
                    "remove `class`; for an unnamed member, write `class` and `of` instead of \
                     `who`",
                ),
            (Some(who), None) => match number.and_then(|number| index.entity_of(number)) {
                Some(entity) if entity.kind == Kind::Unnamed => sink
                    .value(
                        &place("/who"),
                        format!(
                            "the unnamed entity `{who}` would count as the same speaker everywhere"
                        ),
                    )
                    .help(
                        "use the class of the speaker: `class:official`, `class:fighter`, \
                         `class:unstated`",
                    ),
                Some(_) => {}
                None => {
                    if number.is_none()
                        && let Some(class) = class_meant(who)
                    {
                        let class = class.as_text();
                        sink.value(
                            &place("/who"),
                            format!("`{who}` does not identify a speaker"),
                        )
                        .help(format!(
                            "write `{class}`; to add whom they belong to, use a table: `{{ class \
                             = …, of = … }}`"
                        ));
                    }
                }
            },
            (None, Some(_)) => {}
        }
    }
}

/// The class that a vague speaker's id stands for, such as `experts` or `western-officials`.
pub(crate) fn class_meant(id: &str) -> Option<SpeakerClass> {
    let last = id.rsplit('-').next().unwrap_or_default();
    let by_last = WEASELS.iter().find(|(words, _)| words.contains(&last));
    let by_whole = || NOBODIES.iter().find(|(ids, _)| ids.contains(&id));
    let found = by_last.or_else(by_whole).map(|(_, class)| *class);
    found.or_else(|| id.starts_with("it-is-").then_some(SpeakerClass::Unstated))
}

/// Last words of an id that describe people. Last words of the names of bodies, such as `police`
/// and `reports`, are left out.
static WEASELS: [(&[&str], SpeakerClass); 11] = [
    (
        &["official", "officials", "authorities", "spokesmen"],
        SpeakerClass::Official,
    ),
    (
        &["soldiers", "officers", "generals"],
        SpeakerClass::Military,
    ),
    (&["spies"], SpeakerClass::Intelligence),
    (
        &["policemen", "prosecutors", "investigators"],
        SpeakerClass::Police,
    ),
    (&["diplomat", "diplomats"], SpeakerClass::Diplomat),
    (
        &[
            "expert",
            "experts",
            "analyst",
            "analysts",
            "researchers",
            "scholars",
            "academics",
            "specialists",
        ],
        SpeakerClass::Expert,
    ),
    (
        &[
            "fighter",
            "fighters",
            "militants",
            "commanders",
            "defectors",
        ],
        SpeakerClass::Fighter,
    ),
    (
        &["resident", "residents", "locals", "villagers", "elders"],
        SpeakerClass::Resident,
    ),
    (
        &["witness", "witnesses", "eyewitnesses", "survivors"],
        SpeakerClass::Witness,
    ),
    (&["journalists", "reporters"], SpeakerClass::Media),
    (
        &[
            "source",
            "sources",
            "rumours",
            "rumors",
            "observers",
            "critics",
            "reportedly",
        ],
        SpeakerClass::Unstated,
    ),
];

/// Vague ids, compared as a whole, because their words may also end the name of a body.
static NOBODIES: [(&[&str], SpeakerClass); 3] = [
    (
        &["member-state", "member-states"],
        SpeakerClass::MemberState,
    ),
    (
        &["media", "local-media", "newspapers", "state-media"],
        SpeakerClass::Media,
    ),
    (
        &[
            "allegedly",
            "anonymous",
            "many",
            "media-reports",
            "news-reports",
            "nobody",
            "others",
            "people",
            "press-reports",
            "reports",
            "some",
            "unconfirmed-reports",
            "unknown",
            "unnamed",
        ],
        SpeakerClass::Unstated,
    ),
];
