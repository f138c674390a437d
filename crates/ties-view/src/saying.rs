//! A claim as a person reads it: who says what of whom, how, when, and where that stands.

use serde::Serialize;
use ties::dataset::Dataset;
use ties::id::ClaimRef;
use ties::model::{Amount, Bound, Claim, Mode, Pair, Source, Stance, Teller, TellerClass};
use ties::vocabulary::{Qualifier, Takes};

use crate::citation::{date_in_words, flat, locator_in_words};
use crate::word;

/// One claim, or one pair of a group of claims, with all that a citation of it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// The date or the amount in words, where the predicate takes one.
    pub value: Option<String>,
    /// It is said both ways.
    pub both_ways: bool,
    /// The content is that it is not so.
    pub negated: bool,
    /// How it is said.
    pub mode: String,
    /// Whether that is a state of affairs, and not a promise, a forecast or the like.
    pub is_state_of_affairs: bool,
    /// Who tells, the originator first, in words; empty where the source speaks in its own voice.
    pub tellers: Vec<String>,
    /// When it holds, as written.
    pub when: Option<String>,
    /// How likely, and how sure, in words.
    pub sureness: Option<String>,
    /// What narrows it, in words.
    pub narrowed: Vec<String>,
    /// What it says, in the coder's words.
    pub gloss: Option<String>,
    /// The source's id.
    pub source: String,
    /// When the source was published, as written.
    pub published: Option<String>,
    /// Where in the source it stands, in words.
    pub place: String,
    /// The locator as written.
    pub at: String,
}

impl Saying {
    /// The claim of one pair.
    pub fn new(dataset: &Dataset, reference: &ClaimRef, source: &Source, claim: &Claim, pair: &Pair<'_>) -> Self {
        let sureness = [
            claim.likelihood.map(|likelihood| word(&likelihood).replace('-', " ")),
            claim.confidence.map(|confidence| format!("{} confidence", word(&confidence))),
        ];
        let sureness: Vec<_> = sureness.into_iter().flatten().collect();
        let value = match claim.predicate.def().takes {
            Takes::Date => claim.date.as_deref().map(date_in_words),
            Takes::Amount => claim.amount.as_ref().map(amount_in_words),
            Takes::Entity | Takes::Text => None,
        };
        Self {
            claim: reference.to_string(),
            subject: pair.subject.id.to_string(),
            predicate: claim.predicate.name(),
            object: pair.object.map(|object| object.id.to_string()),
            value,
            both_ways: claim.mutual || (claim.predicate.def().symmetric && pair.object.is_some()),
            negated: claim.negated,
            mode: word(&claim.mode),
            is_state_of_affairs: claim.mode.is_state_of_affairs(),
            tellers: claim.tellers.iter().map(|teller| teller_in_words(dataset, teller)).collect(),
            when: claim.when.as_deref().map(str::to_owned),
            sureness: (!sureness.is_empty()).then(|| sureness.join(", ")),
            narrowed: narrowed(dataset, claim),
            gloss: claim.gloss.as_deref().map(flat),
            source: reference.source.to_string(),
            published: source.published.as_deref().map(str::to_owned),
            place: locator_in_words(&claim.at),
            at: claim.at.to_string(),
        }
    }

    /// What is said, on one line: `al-Qaida · shields · Haqqani Network`.
    pub(crate) fn sentence(&self, dataset: &Dataset) -> String {
        let mut parts = vec![dataset.name(&self.subject).to_owned()];
        parts.push(if self.negated { format!("NOT {}", self.predicate) } else { self.predicate.to_owned() });
        parts.extend(self.object.iter().map(|object| dataset.name(object).to_owned()));
        parts.extend(self.value.clone());
        let mut sentence = parts.join(" · ");
        if self.both_ways {
            sentence.push_str("  (both ways)");
        }
        sentence
    }

    /// Who says it, how, and when it holds, on one line.
    pub(crate) fn attribution(&self) -> String {
        let teller = match self.tellers.as_slice() {
            [] => "the source itself".to_owned(),
            chain => chain.iter().rev().cloned().collect::<Vec<_>>().join(", after "),
        };
        let mut parts = vec![format!("{}: {teller}", self.mode)];
        parts.extend(self.sureness.clone());
        parts.push(match (&self.when, &self.published) {
            (Some(when), _) => date_in_words(when),
            (None, Some(published)) => format!("as of {}", date_in_words(published)),
            (None, None) => "at an unknown time".to_owned(),
        });
        parts.extend(self.narrowed.iter().cloned());
        parts.join("; ")
    }
}

fn teller_in_words(dataset: &Dataset, teller: &Teller) -> String {
    let name = match (&teller.who, teller.class) {
        (Some(who), _) => dataset.name(who).to_owned(),
        (None, Some(TellerClass::Unstated)) => "somebody, left unnamed".to_owned(),
        (None, Some(class)) => {
            let count = teller.count.map_or_else(|| "unnamed".to_owned(), |count| format!("{count} unnamed"));
            format!("{count} {}", class_in_words(class))
        }
        (None, None) => "somebody".to_owned(),
    };
    let of = teller.of.as_ref().map(|of| format!(" of {}", dataset.name(of)));
    let stance = match teller.stance {
        Some(Stance::Doubts) => ", who doubts it",
        Some(Stance::Denies) => ", who does not believe it",
        Some(Stance::LeavesOpen) => ", who leaves it open",
        Some(Stance::Asserts | Stance::Relays) | None => "",
    };
    let document = teller.r#in.as_ref().map(|document| format!(" in {}", flat(document)));
    let interested = if teller.interested { " (an interested party)" } else { "" };
    format!("{name}{}{stance}{}{interested}", of.unwrap_or_default(), document.unwrap_or_default())
}

/// Tellers of a class, as many.
fn class_in_words(class: TellerClass) -> &'static str {
    match class {
        TellerClass::Official => "officials",
        TellerClass::Military => "soldiers or commanders",
        TellerClass::Intelligence => "intelligence sources",
        TellerClass::Police => "police or prosecutors",
        TellerClass::Diplomat => "diplomats",
        TellerClass::MemberState => "member states",
        TellerClass::Expert => "experts",
        TellerClass::Fighter => "fighters",
        TellerClass::Resident => "residents",
        TellerClass::Witness => "witnesses",
        TellerClass::Media => "media",
        TellerClass::Unstated => "tellers",
    }
}

/// An amount in words: `more than 150 people`.
pub(crate) fn amount_in_words(amount: &Amount) -> String {
    let number = amount.best.or(amount.low).or(amount.high);
    let number = number.map_or_else(|| "an unstated number".to_owned(), |number| number.to_string());
    let range = match (amount.low, amount.high) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        _ => number.clone(),
    };
    let words = amount.words.as_deref().map(flat);
    let count = match amount.bound {
        Bound::Exact if amount.best.is_none() => range,
        Bound::Exact => number,
        Bound::About => format!("about {number}"),
        Bound::AtLeast => format!("at least {number}"),
        Bound::AtMost => format!("at most {number}"),
        Bound::MoreThan => format!("more than {number}"),
        Bound::FewerThan => format!("fewer than {number}"),
        Bound::Between => range,
        Bound::Vague => words.unwrap_or_else(|| "a number not told".to_owned()),
        Bound::Unknown => "an unknown number".to_owned(),
        Bound::NoneReported => "none reported".to_owned(),
    };
    match &amount.unit {
        Some(unit) => format!("{count} {}", flat(unit)),
        None => count,
    }
}

/// The qualifiers in words.
fn narrowed(dataset: &Dataset, claim: &Claim) -> Vec<String> {
    let Some(with) = &claim.with else { return Vec::new() };
    let json = serde_json::to_value(with).unwrap_or_default();
    let said = with.present().map(|(name, qualifier)| match qualifier {
        Qualifier::Entity(id) => format!("{name}: {}", dataset.name(id)),
        Qualifier::Text(text) => format!("{name}: {}", flat(text)),
        Qualifier::Date(date) => format!("{name}: {}", date_in_words(date)),
        Qualifier::Amount(amount) => format!("{name}: {}", amount_in_words(amount)),
        Qualifier::Flag => name.to_owned(),
        Qualifier::Word => match json.get(name) {
            Some(serde_json::Value::Array(words)) => {
                let words: Vec<_> = words.iter().filter_map(|word| word.as_str()).collect();
                format!("{name}: {}", words.join(", "))
            }
            Some(serde_json::Value::String(word)) => format!("{name}: {word}"),
            _ => name.to_owned(),
        },
    });
    said.collect()
}

/// The heading under which an answer puts a claim: states of affairs first, the rest by what they are.
pub(crate) fn heading(negated: bool, mode: Mode) -> &'static str {
    match (mode, negated) {
        (mode, false) if mode.is_state_of_affairs() => "Said to be so",
        (mode, true) if mode.is_state_of_affairs() => "Said not to be so",
        (Mode::Promise | Mode::Threat | Mode::Demand, _) => "Promised, threatened or demanded: no state of affairs",
        (Mode::Forecast | Mode::Hypothesis, _) => "Forecast or supposed: no state of affairs",
        (Mode::Denial, _) => "Accusations rejected: no state of affairs",
        (Mode::Inferred, _) => "Inferred by the coders",
        _ => "Alleged, admitted, labelled or hearsay: no state of affairs",
    }
}

/// The headings in the order of an answer.
pub(crate) const HEADINGS: [&str; 7] = [
    "Said to be so",
    "Said not to be so",
    "Alleged, admitted, labelled or hearsay: no state of affairs",
    "Accusations rejected: no state of affairs",
    "Promised, threatened or demanded: no state of affairs",
    "Forecast or supposed: no state of affairs",
    "Inferred by the coders",
];
