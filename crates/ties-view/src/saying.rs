//! A claim as a person reads it: who says what of whom, how, when, and where that stands.

use serde::Serialize;
use serde_json::Value;
use ties::id::ClaimRef;
use ties::model::{
    Amount, Attribution, Bound, Claim, Holds, Mode, Pair, Source, SpeakerClass, Stance, Status,
};
use ties::vocabulary::{Family, Predicate, Qualifier, Takes};
use ties_dataset::dataset::Dataset;

use crate::citation::{date_in_words, flat, locator_in_words, name, on_date};
use crate::word;

/// One claim, or one pair of a group of claims: the record as it is, and what a person reads of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Saying {
    /// The claim: `source#claim`.
    pub claim: String,
    /// The subject's id.
    pub subject: String,
    /// The predicate.
    pub predicate: &'static str,
    /// The object's id, where the predicate takes an entity.
    pub object: Option<String>,
    /// It is said both ways.
    pub both_ways: bool,
    /// It says how things are: it is no promise, forecast or the like, is not doubted by its speakers, and stands.
    pub is_state_of_affairs: bool,
    /// The source's id.
    pub source: String,
    /// When the source was published, EDTF.
    pub published: Option<String>,
    /// The claim as it is written, the whole group of claims where it is one.
    pub record: Value,
    /// What is said, on one line.
    pub says: String,
    /// Who says it, how, and when it holds, on one line.
    pub attribution: String,
    /// Where in the source it stands, in words.
    pub place: String,
    /// The heading under which an answer puts it.
    pub heading: &'static str,
    /// The object's name.
    #[serde(skip)]
    pub(crate) object_name: Option<String>,
}

impl Saying {
    /// The claim of one pair.
    pub fn new(
        dataset: &Dataset,
        reference: &ClaimRef,
        source: &Source,
        claim: &Claim,
        pair: &Pair<'_>,
    ) -> Self {
        let both_ways = claim.mutual || (claim.predicate.def().symmetric && pair.object.is_some());
        // The model has nothing that JSON has no word for.
        let record = serde_json::to_value(claim).unwrap_or_default();
        Self {
            claim: reference.to_string(),
            subject: pair.subject.id.to_string(),
            predicate: claim.predicate.name(),
            object: pair.object.map(|object| object.id.to_string()),
            both_ways,
            is_state_of_affairs: claim.is_state_of_affairs(),
            source: reference.source.to_string(),
            published: source.published.as_deref().map(str::to_owned),
            record,
            says: says(dataset, claim, pair, both_ways),
            attribution: attribution(dataset, source, claim),
            place: locator_in_words(&claim.at),
            heading: heading(claim),
            object_name: pair.object.map(|object| name(dataset, object.id)),
        }
    }

    /// A text of the record.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.record.get(key).and_then(Value::as_str).map(flat)
    }
}

/// What is said, on one line: `al-Qaida · shields · Haqqani Network`.
fn says(dataset: &Dataset, claim: &Claim, pair: &Pair<'_>, both_ways: bool) -> String {
    let mut parts = vec![name(dataset, pair.subject.id)];
    let predicate = claim.predicate.name();
    // Denied is not that it is so, but that it is so always: how often belongs to the negation.
    let often = claim
        .with
        .as_ref()
        .filter(|_| claim.negated)
        .and_then(|with| with.frequency);
    let often = often
        .map(|frequency| word(&frequency) + " ")
        .unwrap_or_default();
    parts.push(if claim.negated {
        format!("{often}NOT {predicate}")
    } else {
        predicate.to_owned()
    });
    parts.extend(pair.object.map(|object| name(dataset, object.id)));
    parts.extend(match claim.predicate.def().takes {
        Takes::Date => claim.date.as_deref().map(date_in_words),
        Takes::Amount => claim.amount.as_ref().map(amount_in_words),
        Takes::Entity | Takes::Text => None,
    });
    parts.join(" · ") + if both_ways { "  (both ways)" } else { "" }
}

/// Who says it, how, and when it holds, on one line.
fn attribution(dataset: &Dataset, source: &Source, claim: &Claim) -> String {
    let speaker = match claim.attribution.as_slice() {
        [] => "the source itself".to_owned(),
        chain => {
            let chain: Vec<_> = chain
                .iter()
                .rev()
                .map(|speaker| speaker_in_words(dataset, speaker))
                .collect();
            chain.join(", after ")
        }
    };
    let mut parts = vec![format!("{}: {speaker}", word(&claim.mode))];
    parts.extend(
        claim
            .likelihood
            .map(|likelihood| word(&likelihood).replace('-', " ")),
    );
    parts.extend(
        claim
            .confidence
            .map(|confidence| format!("{} confidence", word(&confidence))),
    );
    parts.push(time_in_words(source, claim));
    parts.extend(claim.horizon.as_deref().map(|horizon| match horizon {
        "none-given" => "by when is not told".to_owned(),
        horizon => format!("to come by {}", date_in_words(horizon)),
    }));
    parts.extend(
        claim
            .outcome
            .as_ref()
            .map(|outcome| format!("came out: {}", word(&outcome.result).replace('-', " "))),
    );
    parts.extend(narrowed(dataset, claim));
    parts.extend(claim.credibility.map(|credibility| {
        format!(
            "held by the coder for {}",
            word(&credibility).replace('-', " ")
        )
    }));
    parts.extend((claim.status == Status::NeedsWork).then(|| "the coding needs work".to_owned()));
    parts.extend(
        claim
            .superseded_by
            .as_ref()
            .map(|by| format!("superseded by {}: {}", by.claim, &*by.reason)),
    );
    parts.extend(
        claim
            .refuted_by
            .as_ref()
            .map(|by| format!("refuted by {}: {}", by.claim, &*by.reason)),
    );
    parts.join("; ")
}

/// When it holds; the source's own words where the coder worked a date out of them.
fn time_in_words(source: &Source, claim: &Claim) -> String {
    let Some(when) = claim.when.as_deref() else {
        let told = claim.mode.is_state_of_affairs()
            && matches!(claim.predicate.def().takes, Takes::Entity | Takes::Amount);
        return match (source.published.as_deref(), told) {
            (Some(published), true) if is_event(claim) => {
                format!("by {}", date_in_words(published))
            }
            (Some(published), true) => format!("as of {}", date_in_words(published)),
            (Some(published), false) => format!("told {}", on_date(published)),
            (None, _) => "at an unknown time".to_owned(),
        };
    };
    let words = match (claim.holds, when.split_once('/')) {
        (Some(Holds::Sometime), Some((start, end)))
            if !start.is_empty() && !end.is_empty() && !when.contains("..") =>
        {
            format!(
                "sometime from {} to {}",
                date_in_words(start),
                date_in_words(end)
            )
        }
        (Some(Holds::Sometime), _) => format!("sometime {}", on_date(when)),
        (Some(Holds::Throughout), None) => format!("throughout {}", date_in_words(when)),
        // An open end is known as far as the source's date.
        (_, Some((start, ".."))) if !claim.mode.looks_ahead() => {
            let start = match start {
                "" | ".." => "since when is not told".to_owned(),
                start => format!("since {}", date_in_words(start)),
            };
            let still = source
                .published
                .as_deref()
                .map(|date| format!(", still so {}", on_date(date)));
            start + &still.unwrap_or_default()
        }
        _ => date_in_words(when),
    };
    match claim.when_words.as_deref() {
        Some(source_words) => format!("“{}”, read as {words}", flat(source_words)),
        None => words,
    }
}

/// Whether a claim tells what happened, not how things stand.
fn is_event(claim: &Claim) -> bool {
    const EVENTS: [Predicate; 14] = [
        Predicate::named("accepted-pledge-of"),
        Predicate::named("casualties"),
        Predicate::named("declared-war-on"),
        Predicate::named("defected-to"),
        Predicate::named("denounces"),
        Predicate::named("freed"),
        Predicate::named("joined"),
        Predicate::named("moved-to"),
        Predicate::named("pledged-allegiance-to"),
        Predicate::named("renamed-to"),
        Predicate::named("renounced-pledge-to"),
        Predicate::named("threatens"),
        Predicate::named("took-arms-from"),
        Predicate::named("attacks"),
    ];
    let def = claim.predicate.def();
    matches!(def.family, Family::Event | Family::Lineage) || EVENTS.contains(&claim.predicate)
}

fn speaker_in_words(dataset: &Dataset, speaker: &Attribution) -> String {
    let who = match (&speaker.who, speaker.class) {
        (Some(who), _) => name(dataset, who),
        (None, Some(SpeakerClass::Unstated)) => "by whom is not told".to_owned(),
        (None, Some(class)) => {
            let (one, many) = class_in_words(class);
            match speaker.count.map(u64::from) {
                Some(1) => format!("1 unnamed {one}"),
                Some(count) => format!("{count} unnamed {many}"),
                None => format!("unnamed {many}"),
            }
        }
        (None, None) => "somebody".to_owned(),
    };
    let of = speaker
        .of
        .as_ref()
        .map(|of| format!(" of {}", name(dataset, of)));
    let stance = match speaker.stance {
        Some(Stance::Doubts) => " (doubting it)",
        Some(Stance::Denies) => " (not believing it)",
        Some(Stance::LeavesOpen) => " (leaving it open)",
        Some(Stance::Asserts | Stance::Relays) | None => "",
    };
    let said = speaker
        .said
        .as_deref()
        .map(|said| format!(" {}", on_date(said)));
    let document = speaker
        .r#in
        .as_ref()
        .map(|document| format!(" in {}", flat(document)));
    let interested = if speaker.interested {
        " (an interested party)"
    } else {
        ""
    };
    let or_nothing = Option::unwrap_or_default;
    format!(
        "{who}{}{}{}{stance}{interested}",
        or_nothing(of),
        or_nothing(said),
        or_nothing(document)
    )
}

/// A speaker of a class, and speakers.
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
        SpeakerClass::Media => ("medium", "media"),
        SpeakerClass::Unstated => ("speaker", "attribution"),
    }
}

/// An amount in words: `more than 150 people`, `thousands of people`, `people: number unknown`.
pub(crate) fn amount_in_words(amount: &Amount) -> String {
    let number = amount.best.or(amount.low).or(amount.high);
    let number = number.map_or_else(
        || "an untold number".to_owned(),
        |number| number.to_string(),
    );
    let range = match (amount.low, amount.high) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        _ => number.clone(),
    };
    let count = match amount.bound {
        Bound::Exact if amount.best.is_none() => range,
        Bound::Exact => number,
        Bound::About => format!("about {number}"),
        Bound::AtLeast => format!("at least {number}"),
        Bound::AtMost => format!("at most {number}"),
        Bound::MoreThan => format!("more than {number}"),
        Bound::FewerThan => format!("fewer than {number}"),
        Bound::Between => range,
        Bound::Vague => format!(
            "“{}”",
            amount
                .words
                .as_deref()
                .map_or_else(|| "not told".to_owned(), flat)
        ),
        Bound::Unknown => "number unknown".to_owned(),
        Bound::NoneReported => "none reported".to_owned(),
    };
    match (&amount.unit, amount.bound) {
        (Some(unit), Bound::Vague | Bound::Unknown | Bound::NoneReported) => {
            format!("{}: {count}", flat(unit))
        }
        (Some(unit), _) => format!("{count} {}", flat(unit)),
        (None, _) => count,
    }
}

/// The qualifiers in words.
fn narrowed(dataset: &Dataset, claim: &Claim) -> Vec<String> {
    let Some(with) = &claim.with else {
        return Vec::new();
    };
    let json = serde_json::to_value(with).unwrap_or_default();
    let said = with.present().map(|(key, qualifier)| match qualifier {
        Qualifier::Entity(id) => format!("{key}: {}", name(dataset, id)),
        Qualifier::Text(text) => format!("{key}: {}", flat(text)),
        Qualifier::Date(date) => format!("{key}: {}", date_in_words(date)),
        Qualifier::Amount(amount) => format!("{key}: {}", amount_in_words(amount)),
        Qualifier::Flag => key.to_owned(),
        Qualifier::Word => match json.get(key) {
            Some(Value::Array(words)) => {
                let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
                format!("{key}: {}", words.join(", "))
            }
            Some(Value::String(word)) => format!("{key}: {word}"),
            _ => key.to_owned(),
        },
    });
    said.collect()
}

/// The heading under which an answer puts a claim: states of affairs first, the rest by what they are.
pub(crate) fn heading(claim: &Claim) -> &'static str {
    let [
        so,
        not_so,
        doubted,
        alleged,
        rejected,
        promised,
        forecast,
        inferred,
        gone,
    ] = HEADINGS;
    if !claim.stands() {
        return gone;
    }
    match claim.mode {
        mode if mode.is_state_of_affairs() && !claim.is_believed() => doubted,
        mode if mode.is_state_of_affairs() && claim.negated => not_so,
        mode if mode.is_state_of_affairs() => so,
        Mode::Promise | Mode::Threat | Mode::Demand => promised,
        Mode::Forecast | Mode::Hypothesis => forecast,
        Mode::Denial => rejected,
        Mode::Inferred => inferred,
        _ => alleged,
    }
}

/// The headings in the order of an answer.
pub(crate) const HEADINGS: [&str; 9] = [
    "Said to be so",
    "Said not to be so",
    "Passed on by somebody who doubts it, or does not believe it: no state of affairs",
    "Alleged, admitted, labelled or hearsay: no state of affairs",
    "Accusations rejected: no state of affairs",
    "Promised, threatened or demanded: no state of affairs",
    "Forecast or supposed: no state of affairs",
    "Inferred by the coders",
    "Superseded or refuted",
];
