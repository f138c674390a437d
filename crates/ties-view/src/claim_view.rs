//! A claim as a reader sees it: statement, attribution, mode, time and locator.

use serde::Serialize;
use serde_json::Value;
use ties::id::ClaimRef;
use ties::model::{
    Amount, Attribution, Bound, Claim, Holds, Mode, Pair, Qualifier, Source, SpeakerClass, Stance,
    Status,
};
use ties::vocabulary::{Family, Predicate, Takes};
use ties_dataset::dataset::Dataset;

use crate::citation::{date_in_words, flat, locator_in_words, name, on_date};
use crate::word;

/// One claim, or one pair of a group of claims: the record and its rendering.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ClaimView {
    /// The claim: `source#claim`.
    pub claim: String,
    /// The subject's id.
    pub subject: String,
    /// The predicate.
    pub predicate: &'static str,
    /// The object's id, where the predicate takes an entity.
    pub object: Option<String>,
    /// Whether it holds in both directions.
    pub both_ways: bool,
    /// Whether it describes a state of affairs: not a promise, forecast or similar, not doubted by its speakers, and
    /// neither superseded nor refuted.
    pub is_state_of_affairs: bool,
    /// The source's id.
    pub source: String,
    /// When the source was published, EDTF.
    pub published: Option<String>,
    /// The record as written; for a group of claims, the whole group.
    pub record: Value,
    /// The statement on one line: `al-Qaida · shields · Haqqani Network`.
    pub statement: String,
    /// Mode, attribution, time and qualifiers, on one line.
    pub attribution: String,
    /// The locator in words.
    pub locator: String,
    /// The heading under which an answer lists it.
    pub heading: &'static str,
    /// The object's name.
    #[serde(skip)]
    pub(crate) object_name: Option<String>,
}

impl ClaimView {
    /// Renders one pair of a claim.
    pub fn new(
        dataset: &Dataset,
        reference: &ClaimRef,
        source: &Source,
        claim: &Claim,
        pair: &Pair<'_>,
    ) -> Self {
        let both_ways = claim.mutual || (claim.predicate.def().symmetric && pair.object.is_some());
        // Every value of the model can be written as JSON.
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
            statement: statement(dataset, claim, pair, both_ways),
            attribution: attribution(dataset, source, claim),
            locator: locator_in_words(&claim.at),
            heading: heading(claim),
            object_name: pair.object.map(|object| name(dataset, object.id)),
        }
    }

    /// A text value of the record, on one line.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.record.get(key).and_then(Value::as_str).map(flat)
    }
}

/// The statement on one line: `al-Qaida · shields · Haqqani Network`.
fn statement(dataset: &Dataset, claim: &Claim, pair: &Pair<'_>, both_ways: bool) -> String {
    let mut parts = vec![name(dataset, pair.subject.id)];
    let predicate = claim.predicate.name();
    if claim.negated {
        // "Not always" negates the frequency, so the frequency is shown with the negation.
        let frequency = claim.with.as_ref().and_then(|with| with.frequency);
        let frequency = frequency
            .map(|frequency| word(&frequency) + " ")
            .unwrap_or_default();
        parts.push(format!("{frequency}NOT {predicate}"));
    } else {
        parts.push(predicate.to_owned());
    }
    parts.extend(pair.object.map(|object| name(dataset, object.id)));
    parts.extend(match claim.predicate.def().takes {
        Takes::Date => claim.date.as_deref().map(date_in_words),
        Takes::Amount => claim.amount.as_ref().map(amount_in_words),
        Takes::Entity | Takes::Text => None,
    });
    parts.join(" · ") + if both_ways { "  (both ways)" } else { "" }
}

/// The chain of attribution in words: `according to NOS, citing Beatrice de Graaf`.
fn chain_in_words(dataset: &Dataset, chain: &[Attribution]) -> String {
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

/// Mode, attribution, time and qualifiers, on one line.
fn attribution(dataset: &Dataset, source: &Source, claim: &Claim) -> String {
    let mut parts = vec![format!(
        "{}, {}",
        word(&claim.mode),
        chain_in_words(dataset, &claim.attribution)
    )];
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
        "none-given" => "no deadline given".to_owned(),
        horizon => format!("expected by {}", date_in_words(horizon)),
    }));
    parts.extend(
        claim
            .outcome
            .as_ref()
            .map(|outcome| format!("outcome: {}", word(&outcome.result).replace('-', " "))),
    );
    parts.extend(qualifiers_in_words(dataset, claim));
    parts.extend(claim.credibility.map(|credibility| {
        format!(
            "credibility according to the coder: {}",
            word(&credibility).replace('-', " ")
        )
    }));
    if claim.status == Status::NeedsWork {
        parts.push("coding needs work".to_owned());
    }
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

/// When the claim holds, with the source's wording where the coder derived the date from it.
fn time_in_words(source: &Source, claim: &Claim) -> String {
    let Some(when) = claim.when.as_deref() else {
        let is_dated_by_source = claim.mode.is_state_of_affairs()
            && matches!(claim.predicate.def().takes, Takes::Entity | Takes::Amount);
        return match (source.published.as_deref(), is_dated_by_source) {
            (Some(published), true) if is_event(claim) => {
                format!("by {}", date_in_words(published))
            }
            (Some(published), true) => format!("as of {}", date_in_words(published)),
            (Some(published), false) => format!("published {}", on_date(published)),
            (None, _) => "date unknown".to_owned(),
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
        // An open end is confirmed only up to the date of the source.
        (_, Some((start, ".."))) if !claim.mode.looks_ahead() => {
            let start = match start {
                "" | ".." => "start unknown".to_owned(),
                start => format!("since {}", date_in_words(start)),
            };
            let still = source
                .published
                .as_deref()
                .map(|date| format!(", ongoing {}", on_date(date)));
            start + &still.unwrap_or_default()
        }
        _ => date_in_words(when),
    };
    match claim.when_words.as_deref() {
        Some(source_words) => format!("“{}”, read as {words}", flat(source_words)),
        None => words,
    }
}

/// Whether a claim reports an event rather than a state.
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

/// How a speaker is shown whom the source does not identify.
const UNATTRIBUTED_SOURCE: &str = "an unattributed source";

/// One speaker of a chain of attribution, with date, document and stance.
fn speaker_in_words(dataset: &Dataset, speaker: &Attribution) -> String {
    let who = match (&speaker.who, speaker.class) {
        (Some(who), _) => name(dataset, who),
        (None, Some(SpeakerClass::Unstated)) => UNATTRIBUTED_SOURCE.to_owned(),
        (None, Some(class)) => {
            let (one, many) = class_in_words(class);
            match speaker.count.map(u64::from) {
                Some(1) => format!("1 unnamed {one}"),
                Some(count) => format!("{count} unnamed {many}"),
                None => format!("unnamed {many}"),
            }
        }
        (None, None) => "an unnamed source".to_owned(),
    };
    let of = speaker
        .of
        .as_ref()
        .map(|of| format!(" of {}", name(dataset, of)));
    let stance = match speaker.stance {
        Some(Stance::Doubts) => " (doubting it)",
        Some(Stance::Denies) => " (disbelieving it)",
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

/// An amount in words: `more than 150 people`, `thousands of people`, `people: number unknown`.
pub(crate) fn amount_in_words(amount: &Amount) -> String {
    let number = amount.best.or(amount.low).or(amount.high);
    let number = number.map_or_else(
        || "an unstated number".to_owned(),
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
                .map_or_else(|| "not stated".to_owned(), flat)
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
fn qualifiers_in_words(dataset: &Dataset, claim: &Claim) -> Vec<String> {
    let Some(with) = &claim.with else {
        return Vec::new();
    };
    let json = serde_json::to_value(with).unwrap_or_default();
    let qualifiers = with.present().map(|(key, qualifier)| match qualifier {
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
    qualifiers.collect()
}

/// The heading under which an answer lists a claim.
pub(crate) fn heading(claim: &Claim) -> &'static str {
    let [
        affirmed,
        negated,
        doubted,
        alleged,
        rejected,
        promised,
        forecast,
        inferred,
        withdrawn,
    ] = HEADINGS;
    if !claim.stands() {
        return withdrawn;
    }
    match claim.mode {
        mode if mode.is_state_of_affairs() && !claim.is_believed() => doubted,
        mode if mode.is_state_of_affairs() && claim.negated => negated,
        mode if mode.is_state_of_affairs() => affirmed,
        Mode::Promise | Mode::Threat | Mode::Demand => promised,
        Mode::Forecast | Mode::Hypothesis => forecast,
        Mode::Denial => rejected,
        Mode::Inferred => inferred,
        _ => alleged,
    }
}

/// The headings, in the order in which an answer prints them.
pub(crate) const HEADINGS: [&str; 9] = [
    "Affirmed",
    "Negated",
    "Relayed with doubt or disbelief (not counted)",
    "Alleged, admitted, labelled or hearsay (not counted)",
    "Rejected accusations (not counted)",
    "Promised, threatened or demanded (not counted)",
    "Forecast or hypothetical (not counted)",
    "Inferred by the coders",
    "Superseded or refuted",
];
