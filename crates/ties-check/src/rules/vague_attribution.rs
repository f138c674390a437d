//! `vague-attribution`: a speaker is one of an entity and a class; whom the source leaves unnamed has a class.

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
            (None, None) => sink.value(&place(""), "a speaker who is neither named nor of a class").help(
                "add `who`, an entity, or `class`: `class = \"official\"`; `class = \"unstated\"` where the source does not say",
            ),
            (Some(who), Some(class)) => sink
                .key(&place("/class"), format!("a speaker who is both `{who}` and `{}`", class.as_text()))
                .help("take `class` out; for one of theirs who is left unnamed write `class` and `of`, not `who`"),
            (Some(who), None) => match number.and_then(|number| index.entity_of(number)) {
                Some(entity) if entity.kind == Kind::Unnamed => sink
                    .value(&place("/who"), format!("`{who}` is an unnamed entity, which would be one and the same speaker everywhere"))
                    .help("write the class of those who tell: `class:official`, `class:fighter`, `class:unstated`"),
                Some(_) => {}
                None => {
                    if let Some(class) = class_meant(who).filter(|_| number.is_none()) {
                        let class = class.as_text();
                        sink.value(&place("/who"), format!("`{who}` is nobody in particular")).help(format!(
                            "write `{class}`; whose they are goes into `of`, in a table: `{{ class = …, of = … }}`"
                        ));
                    }
                }
            },
            (None, Some(_)) => {}
        }
    }
}

/// The class that is meant by the id of a speaker who is nobody in particular: `experts`, `western-officials`.
pub(crate) fn class_meant(id: &str) -> Option<SpeakerClass> {
    let last = id.rsplit('-').next().unwrap_or_default();
    let by_last = WEASELS.iter().find(|(words, _)| words.contains(&last));
    let by_whole = || NOBODIES.iter().find(|(ids, _)| ids.contains(&id));
    let found = by_last.or_else(by_whole).map(|(_, class)| *class);
    found.or_else(|| id.starts_with("it-is-").then_some(SpeakerClass::Unstated))
}

/// Words at the end of an id that name people by what they are. Words that end the names of bodies, such as `police` and
/// `reports`, are not among them.
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

/// Whole ids that name nobody in particular, of words that at the end of an id may be a body's.
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
