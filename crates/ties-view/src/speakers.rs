//! Chains of attribution in words.

use ties::model::{Attribution, SpeakerClass, Stance};
use ties_dataset::dataset::Dataset;

use crate::citation::{flat, name, on_date};

/// The wording for a speaker whom the source does not identify.
const UNATTRIBUTED_SOURCE: &str = "an unattributed source";

/// The chain of attribution in words: `according to NOS, citing Beatrice de Graaf`.
pub(crate) fn chain_in_words(dataset: &Dataset, chain: &[Attribution]) -> String {
    if chain.is_empty() {
        return "according to the source itself".to_owned();
    }
    let speakers: Vec<_> = chain
        .iter()
        .rev()
        .map(|speaker| speaker_in_words(dataset, speaker))
        .collect();
    let chain = speakers.join(", citing ");
    match chain.strip_prefix(UNATTRIBUTED_SOURCE) {
        Some(rest) => format!("unattributed{rest}"),
        None => format!("according to {chain}"),
    }
}

/// One speaker of a chain of attribution, with date, document and stance.
fn speaker_in_words(dataset: &Dataset, speaker: &Attribution) -> String {
    let mut parts = vec![identity_in_words(dataset, speaker)];
    if let Some(of) = &speaker.of {
        parts.push(format!("of {}", name(dataset, of)));
    }
    if let Some(said) = speaker.said.as_deref() {
        parts.push(on_date(said));
    }
    if let Some(document) = &speaker.r#in {
        parts.push(format!("in {}", flat(document)));
    }
    match speaker.stance {
        Some(Stance::Doubts) => parts.push("(doubting it)".to_owned()),
        Some(Stance::Denies) => parts.push("(disbelieving it)".to_owned()),
        Some(Stance::LeavesOpen) => parts.push("(leaving it open)".to_owned()),
        Some(Stance::Asserts | Stance::Relays) | None => {}
    }
    if speaker.interested {
        parts.push("(an interested party)".to_owned());
    }
    parts.join(" ")
}

/// Who a speaker is: a name, or a number of unnamed people of a class.
pub(crate) fn identity_in_words(dataset: &Dataset, speaker: &Attribution) -> String {
    if let Some(who) = &speaker.who {
        return name(dataset, who);
    }
    match speaker.class {
        None => "an unnamed source".to_owned(),
        Some(SpeakerClass::Unstated) => UNATTRIBUTED_SOURCE.to_owned(),
        Some(class) => {
            let (one, many) = class_in_words(class);
            match speaker.count.map(u64::from) {
                Some(1) => format!("1 unnamed {one}"),
                Some(count) => format!("{count} unnamed {many}"),
                None => format!("unnamed {many}"),
            }
        }
    }
}

/// The singular and the plural of a class of speakers.
fn class_in_words(class: SpeakerClass) -> (&'static str, &'static str) {
    match class {
        SpeakerClass::Official => ("official", "officials"),
        SpeakerClass::Military => ("soldier or commander", "soldiers or commanders"),
        SpeakerClass::Intelligence => ("intelligence source", "intelligence sources"),
        SpeakerClass::Police => ("police officer or prosecutor", "police or prosecutors"),
        SpeakerClass::Diplomat => ("diplomat", "diplomats"),
        SpeakerClass::MemberState => ("member state", "member states"),
        SpeakerClass::Expert => ("expert", "experts"),
        SpeakerClass::Fighter => ("fighter", "fighters"),
        SpeakerClass::Resident => ("resident", "residents"),
        SpeakerClass::Witness => ("witness", "witnesses"),
        SpeakerClass::Media => ("media outlet", "media outlets"),
        SpeakerClass::Unstated => ("speaker", "speakers"),
    }
}
