//! The keys of a claim that are compared, each as one value.

use ties::model::{Amount, Attribution, Claim, Count, Credibility};

use super::coding::{Coding, Proposition};
use crate::serialized::{compact_json, label};

/// A key, or several that are compared together. Its values are equal or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Variable {
    Sides,
    Predicate,
    Family,
    Polarity,
    Mode,
    StateOfAffairs,
    Speakers,
    Amount,
    Date,
    When,
    Qualifiers,
}

impl Variable {
    pub(super) const ALL: [Self; 11] = [
        Self::Sides,
        Self::Predicate,
        Self::Family,
        Self::Polarity,
        Self::Mode,
        Self::StateOfAffairs,
        Self::Speakers,
        Self::Amount,
        Self::Date,
        Self::When,
        Self::Qualifiers,
    ];

    /// Those whose agreement is measured. Qualifiers contain words of the coder, which are never
    /// equal.
    pub(super) const MEASURED: &[Self] = Self::ALL.split_at(10).0;

    /// Those whose differences cost a pair something. The others follow from these.
    pub(super) const COSTING: [Self; 8] = [
        Self::Sides,
        Self::Predicate,
        Self::Polarity,
        Self::Mode,
        Self::Speakers,
        Self::Amount,
        Self::Date,
        Self::When,
    ];

    /// Its name in an answer.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sides => "subject and object",
            Self::Predicate => "predicate",
            Self::Family => "family of the predicate",
            Self::Polarity => "polarity",
            Self::Mode => "mode",
            Self::StateOfAffairs => "state of affairs or not",
            Self::Speakers => "speakers",
            Self::Amount => "amount",
            Self::Date => "date",
            Self::When => "when",
            Self::Qualifiers => "qualifiers",
        }
    }

    /// The value of a claim that does not write the key; `None` if each claim writes it.
    pub(super) fn default_value(self) -> Option<&'static str> {
        match self {
            Self::Sides | Self::Predicate | Self::Family | Self::StateOfAffairs => None,
            Self::Polarity => Some(AFFIRMED),
            Self::Mode => Some("report"),
            Self::Speakers | Self::Amount | Self::Date | Self::When | Self::Qualifiers => Some(""),
        }
    }

    /// The value of a proposition.
    pub(super) fn value(self, coding: &Coding<'_>, proposition: &Proposition<'_>) -> String {
        let claim = proposition.claim;
        match self {
            Self::Sides => sides(coding, proposition),
            Self::Predicate => claim.predicate.name().to_owned(),
            Self::Family => label(&claim.predicate.def().family),
            Self::Polarity if claim.negated => "negated".to_owned(),
            Self::Polarity => AFFIRMED.to_owned(),
            Self::Mode => label(&claim.mode),
            Self::StateOfAffairs if claim.mode.is_state_of_affairs() => "yes".to_owned(),
            Self::StateOfAffairs => "no".to_owned(),
            Self::Speakers => speakers(coding, &claim.attribution),
            Self::Amount => claim.amount.as_ref().map(amount).unwrap_or_default(),
            Self::Date => claim.date.as_deref().unwrap_or_default().to_owned(),
            Self::When => claim.when.as_deref().unwrap_or_default().to_owned(),
            Self::Qualifiers => qualifiers(claim),
        }
    }
}

const AFFIRMED: &str = "affirmed";

/// Whether a proposition reads the same in both directions.
pub(super) fn is_both_ways(proposition: &Proposition<'_>) -> bool {
    proposition.claim.mutual || proposition.claim.predicate.def().symmetric
}

fn sides(coding: &Coding<'_>, proposition: &Proposition<'_>) -> String {
    let subject = coding.shared_id(proposition.pair.subject.id);
    let Some(object) = proposition.pair.object else {
        return subject.to_owned();
    };
    let object = coding.shared_id(object.id);
    if !is_both_ways(proposition) {
        format!("{subject} → {object}")
    } else if object < subject {
        format!("{object} ↔ {subject}")
    } else {
        format!("{subject} ↔ {object}")
    }
}

/// The speakers without their stance, from the originator to the last.
fn speakers(coding: &Coding<'_>, chain: &[Attribution]) -> String {
    let mut speakers = Vec::new();
    for speaker in chain {
        let mut parts = Vec::new();
        if let Some(who) = &speaker.who {
            parts.push(coding.shared_id(who).to_owned());
        }
        parts.extend(speaker.class.map(|class| class.name().to_owned()));
        if let Some(of) = &speaker.of {
            parts.push(format!("of {}", coding.shared_id(of)));
        }
        speakers.push(parts.join(" "));
    }
    speakers.join(", ")
}

/// An amount without its unit, its words in lower case.
fn amount(amount: &Amount) -> String {
    let mut parts = vec![label(&amount.bound)];
    for (key, number) in [
        ("low", amount.low),
        ("best", amount.best),
        ("high", amount.high),
    ] {
        if let Some(number) = number {
            parts.push(format!("{key} {number}"));
        }
    }
    parts.extend(amount.words.as_deref().map(str::to_lowercase));
    parts.join(" ")
}

/// The qualifiers without their note.
fn qualifiers(claim: &Claim) -> String {
    let Some(with) = &claim.with else {
        return String::new();
    };
    let mut with = with.clone();
    with.note = None;
    compact_json(&with)
}

/// A number that a claim gives, or a level of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    BestNumber,
    Likelihood,
    Confidence,
    Credibility,
}

impl Level {
    pub(super) const SCALES: [Self; 3] = [Self::Likelihood, Self::Confidence, Self::Credibility];

    /// Its name in an answer.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::BestNumber => "best number of the amount",
            Self::Likelihood => "likelihood",
            Self::Confidence => "confidence",
            Self::Credibility => "credibility",
        }
    }

    /// The number, or the rank of the level; `None` if the coder gives none, or if the credibility
    /// cannot be judged.
    pub(super) fn value(self, claim: &Claim) -> Option<f64> {
        match self {
            Self::BestNumber => Some(real_number(claim.amount.as_ref()?.best?)),
            Self::Likelihood => Some(f64::from(claim.likelihood? as u8)),
            Self::Confidence => Some(f64::from(claim.confidence? as u8)),
            Self::Credibility => match claim.credibility? {
                Credibility::CannotBeJudged => None,
                level => Some(f64::from(level as u8)),
            },
        }
    }
}

/// A count as a real number.
#[expect(
    clippy::cast_precision_loss,
    reason = "no count is greater than 2^53 - 1"
)]
fn real_number(count: Count) -> f64 {
    count.get() as f64
}
