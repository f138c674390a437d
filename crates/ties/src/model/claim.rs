//! Claims: one proposition, with its attribution, at one place in one source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::attribution::AttributionForms;
use super::scalar::is_default;
use super::{
    Amount, Attribution, Confidence, Credibility, Date, Exception, Horizon, Likelihood, Stance,
    Text, With,
};
use crate::id::{ClaimRef, Id};
use crate::vocabulary::Predicate;

/// What a source says at one place: one claim, or a group of claims that differ only in subject
/// and object.
///
/// Defaults keep the common case short. Without `when`, a state holds sometime at the source's
/// date. Without `attribution`, the source speaks in its own voice. Without `mode`, it is a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Claim {
    /// The id of the claim, unique in its source; elsewhere the claim is `source#claim`.
    pub id: Id,
    /// The locator of the passage in the source: `p14 s1`, `page 12`, `para 32`, `1:31-1:40`,
    /// `record "TAe.012" COMMENTS1`; then the digest of the passage.
    #[schemars(example = "p14 s1 #06429e2f84e1")]
    pub at: Text,
    /// The entity that the claim is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Id>,
    /// Several subjects: the claim applies to each of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Id>,
    /// The claim applies to every pair of these entities. With one entity that represents many, it
    /// applies among its members.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub among: Vec<Id>,
    /// The relation or attribute that the claim states.
    pub predicate: Predicate,
    /// The other side, if the predicate takes an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Id>,
    /// Several objects: the claim applies to each of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<Id>,
    /// The claim also applies in the other direction.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mutual: bool,
    /// The value, if the predicate takes a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// How many or how much: the value, if the predicate takes an amount; or the size of a relation
    /// whose predicate accepts one, such as the number of people who joined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The source states that the relation or attribute is absent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// The kind of statement; the default is `report`.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "report"))]
    pub mode: Mode,
    /// The speakers that the statement is attributed to: the originator first, the one that the
    /// source quotes last. The source itself is never listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<AttributionForms>")]
    pub attribution: Vec<Attribution>,
    /// The time at which the state holds or held, or the event happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Date>,
    /// The words of the passage that `when` resolves: `last week`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when_words: Option<Text>,
    /// Whether the state holds throughout `when`, or at some time within it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<Continuity>,
    /// `true` if `when` starts when the state began, `false` if it starts at the first report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_known: Option<bool>,
    /// `true` if `when` ends when the state ended, `false` if it ends at the last report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_known: Option<bool>,
    /// The state had ended by the source's date, as in "former" or "previously". Without `when`, it
    /// ended at an unknown time before that date.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
    /// What must happen first, in the coder's own words, if a forecast, hypothesis, plan, promise,
    /// threat or demand depends on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Text>,
    /// The date by which a forecast is to come true; `none-given` if the source does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub horizon: Option<Horizon>,
    /// The outcome of a forecast, a promise or a threat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// How likely the statement is, in the judgement of the speaker. Only on an assessment, a
    /// hypothesis or a forecast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Likelihood>,
    /// How confident the speaker is in the judgement. Only on an assessment, a hypothesis or a
    /// forecast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// How credible the statement is, in the judgement of the coder (Admiralty code).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credibility: Option<Credibility>,
    /// The qualifiers of the claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<Box<With>>,
    /// A few words of the passage, verbatim, if the wording matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// What the claim says, in one sentence in the coder's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// How a translation or a garbled passage was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Text>,
    /// The coder's comment on how the claim was coded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The words that the passage uses for the subject or the object, if they are not among the
    /// names of the entity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<Text>,
    /// The state of the coding; the default is `coded`.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "coded"))]
    pub status: Status,
    /// The claim that replaces this one, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<Box<Withdrawal>>,
    /// The claim that refutes this one, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refuted_by: Option<Box<Withdrawal>>,
    /// The claims that an inferred claim is based on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub premises: Vec<ClaimRef>,
    /// The earlier claim of the same speaker that this one withdraws or changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revises: Option<ClaimRef>,
    /// The person who reviewed the claim; not the coder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
    /// Exceptions: findings that are expected here, each with a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
}

impl Claim {
    /// Whether the claim states how things are: its mode is a state of affairs, no speaker doubts,
    /// denies or leaves it open, and it is neither refuted nor superseded. Other claims are not
    /// counted in ties, matrices and graphs.
    pub fn is_state_of_affairs(&self) -> bool {
        self.mode.is_state_of_affairs() && self.is_believed() && self.is_in_force()
    }

    /// Whether no speaker doubts, denies or leaves open the statement.
    pub fn is_believed(&self) -> bool {
        self.attribution.iter().all(|speaker| {
            matches!(
                speaker.stance,
                None | Some(Stance::Asserts | Stance::Relays)
            )
        })
    }

    /// The coder's comments on the claim: its `reading` and its `note`.
    pub fn comments(&self) -> impl Iterator<Item = &Text> {
        self.reading.iter().chain(&self.note)
    }

    /// Whether the coder rated its credibility as confirmed.
    pub fn is_rated_confirmed(&self) -> bool {
        self.credibility == Some(Credibility::Confirmed)
    }

    /// Whether the claim is neither refuted nor superseded.
    pub fn is_in_force(&self) -> bool {
        self.refuted_by.is_none() && self.superseded_by.is_none()
    }

    /// The claims that the claim refers to, each with its JSON pointer.
    pub fn references(&self) -> impl Iterator<Item = (String, &ClaimRef)> {
        let mut references = Vec::new();
        if let Some(superseded) = &self.superseded_by {
            references.push(("/superseded-by/claim".to_owned(), &superseded.claim));
        }
        if let Some(refuted) = &self.refuted_by {
            references.push(("/refuted-by/claim".to_owned(), &refuted.claim));
        }
        if let Some(revised) = &self.revises {
            references.push(("/revises".to_owned(), revised));
        }
        for (position, premise) in self.premises.iter().enumerate() {
            references.push((format!("/premises/{position}"), premise));
        }
        if let Some(outcome) = &self.outcome {
            for (position, claim) in outcome.claims.iter().enumerate() {
                references.push((format!("/outcome/claims/{position}"), claim));
            }
        }
        references.into_iter()
    }
}

/// The kind of statement. Only some modes count as states of affairs: see
/// [`Mode::is_state_of_affairs`].
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Mode {
    /// The speaker states it as a fact.
    #[default]
    Report,
    /// The speaker judges it from evidence.
    Assessment,
    /// The speaker gives a number that is a judgement from evidence.
    Estimate,
    /// The speaker labels or describes the subject.
    Characterisation,
    /// The speaker makes an accusation without giving evidence.
    Allegation,
    /// The speaker states something that is to its own disadvantage.
    Admission,
    /// The speaker rejects an accusation.
    Denial,
    /// The subject plans or tries to do it, and the speaker does not say that it was done.
    Plan,
    /// The speaker commits itself, or offers, to do or not to do something.
    Promise,
    /// The speaker announces that it will do harm.
    Threat,
    /// The speaker calls on another party to do something.
    Demand,
    /// The speaker says what will happen.
    Forecast,
    /// The speaker proposes a possible explanation or fact without claiming that it is true.
    Hypothesis,
    /// A legal act, such as a listing or a decree, establishes it.
    LegalAct,
    /// A court establishes it in a decision.
    LegalFinding,
    /// An authority gives it as the ground of a listing or another legal act: "designated for
    /// acting for". The ground is not itself established.
    Ground,
    /// The speaker repeats a rumour that no identified person vouches for.
    Hearsay,
    /// The coder concludes it from other claims, which are the `premises`.
    Inferred,
}

impl Mode {
    /// Whether a claim of this mode states how things are. Claims of other modes are not counted in
    /// ties, matrices and graphs.
    pub fn is_state_of_affairs(self) -> bool {
        matches!(
            self,
            Self::Report | Self::Assessment | Self::Estimate | Self::LegalAct | Self::LegalFinding
        )
    }

    /// Whether a claim of this mode can be about the time after its source's date.
    pub fn looks_ahead(self) -> bool {
        self.takes_condition() || self == Self::LegalAct
    }

    /// Whether a claim of this mode can have a condition: it is about what is not yet so, or may be
    /// so.
    pub fn takes_condition(self) -> bool {
        matches!(
            self,
            Self::Plan
                | Self::Promise
                | Self::Threat
                | Self::Demand
                | Self::Forecast
                | Self::Hypothesis
        )
    }

    /// Whether a claim of this mode can have a likelihood and a confidence.
    pub fn takes_scales(self) -> bool {
        matches!(self, Self::Assessment | Self::Hypothesis | Self::Forecast)
    }
}

/// The claim that supersedes or refutes another, and the reason; both are required.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Withdrawal {
    /// The claim that applies instead.
    pub claim: ClaimRef,
    /// The reason.
    pub reason: Text,
}

/// Whether a state holds throughout a period.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Continuity {
    /// The state holds on every day of the period.
    Throughout,
    /// The state holds at some time within the period.
    Sometime,
}

/// The outcome of a forecast or a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Outcome {
    /// The result.
    pub result: OutcomeResult,
    /// The basis of that judgement.
    pub why: Text,
    /// The claims that show the result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimRef>,
}

/// The result of a forecast or a promise.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum OutcomeResult {
    /// The forecast came true, or the promise was kept.
    CameTrue,
    /// Part of the forecast came true, or part of the promise was kept.
    InPart,
    /// The forecast did not come true, or the promise was broken.
    DidNot,
    /// The evidence does not show what happened.
    CannotBeTold,
}

/// The state of the coding of a claim.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Status {
    /// The coder has coded the claim, and the dataset takes no position on whether it is true.
    #[default]
    Coded,
    /// The dataset itself accepts the claim as true.
    Accepted,
    /// The coding is uncertain or incomplete, and somebody has to check it again.
    NeedsWork,
}
