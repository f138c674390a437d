//! Claims: one proposition, with its attribution, at one place in one source.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Attribution, Date, Exception, Stance, Text, With, is_default};
use crate::id::{ClaimRef, Id};
use crate::vocabulary::Predicate;

/// What a source says at one place: one claim, or a group of claims that differ only in subject
/// and object.
///
/// Defaults keep the common case short. Without `when`, a state holds sometime at the source's
/// date. Without `attribution`, the source speaks in its own voice. Without `mode`, it is a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
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
    /// The value, if the predicate takes an amount.
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
    pub attribution: Vec<Attribution>,
    /// The time at which the state holds or held, or the event happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Date>,
    /// The words of the passage that `when` resolves: `last week`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when_words: Option<Text>,
    /// Whether the state holds throughout `when`, or at some time within it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<Holds>,
    /// `true` if `when` starts when the state began, `false` if it starts at the first report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_known: Option<bool>,
    /// `true` if `when` ends when the state ended, `false` if it ends at the last report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_known: Option<bool>,
    /// The date by which a forecast is to come true; `none-given` if the source does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub horizon: Option<Text>,
    /// The outcome of a forecast or a promise.
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
    /// The speaker commits itself to do or not to do something.
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
        matches!(
            self,
            Self::Promise
                | Self::Threat
                | Self::Demand
                | Self::Forecast
                | Self::Hypothesis
                | Self::LegalAct
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
pub enum Holds {
    /// The state holds on every day of the period.
    Throughout,
    /// The state holds at some time within the period.
    Sometime,
}

/// The outcome of a forecast or a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
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

/// Likelihood, in the seven terms of US Intelligence Community Directive (ICD) 203.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// Almost no chance, remote: 1 to 5 per cent.
    AlmostNoChance,
    /// Very unlikely, highly improbable: 5 to 20 per cent.
    VeryUnlikely,
    /// Unlikely, improbable: 20 to 45 per cent.
    Unlikely,
    /// Roughly even chance: 45 to 55 per cent.
    RoughlyEvenChance,
    /// Likely, probable: 55 to 80 per cent.
    Likely,
    /// Very likely, highly probable: 80 to 95 per cent.
    VeryLikely,
    /// Almost certain, nearly certain: 95 to 99 per cent.
    AlmostCertain,
}

/// Confidence in a judgement (US Intelligence Community Directive 203).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The judgement is based on scarce, questionable or fragmentary information.
    Low,
    /// The judgement is based on plausible information that is not sufficiently corroborated.
    Moderate,
    /// The judgement is based on good information from several sources.
    High,
}

/// Credibility of a statement: the Admiralty code (NATO AJP-2.1) in words.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Credibility {
    /// Admiralty code 1: independent sources confirm it.
    Confirmed,
    /// Admiralty code 2: it is not confirmed, but it is plausible and agrees with other information.
    ProbablyTrue,
    /// Admiralty code 3: it is not confirmed, but it is plausible and agrees with some other
    /// information.
    PossiblyTrue,
    /// Admiralty code 4: it is possible but not plausible, and no other information supports it.
    Doubtful,
    /// Admiralty code 5: it is not plausible, and other information contradicts it.
    Improbable,
    /// Admiralty code 6: there is no basis to judge whether it is true.
    CannotBeJudged,
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
pub enum Status {
    /// The coder has coded the claim, and the dataset takes no position on whether it is true.
    #[default]
    Coded,
    /// The dataset itself accepts the claim as true.
    Accepted,
    /// The coding is uncertain or incomplete, and somebody has to check it again.
    NeedsWork,
}

/// The position of an id in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdPlace {
    /// The key that contains it.
    key: &'static str,
    /// The index in the list, if the key has a list.
    position: Option<usize>,
    /// The key in the table, if there is one; else empty.
    part: &'static str,
}

impl IdPlace {
    /// Whether it is the single subject or the single object of its claim.
    pub fn is_single_side(self) -> bool {
        matches!(self.key, "subject" | "object")
    }

    /// Whether it is the speaker in a link of the chain of attribution.
    pub fn is_speaker(self) -> bool {
        self.key == "attribution" && self.part == "who"
    }
}

impl fmt::Display for IdPlace {
    /// The JSON pointer: `/subject`, `/objects/2`, `/attribution/0/who`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.key)?;
        if let Some(position) = self.position {
            write!(f, "/{position}")?;
        }
        if self.part.is_empty() {
            Ok(())
        } else {
            write!(f, "/{}", self.part)
        }
    }
}

/// One side of a pair, and its position in the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairSide<'c> {
    /// The entity.
    pub id: &'c Id,
    /// The position in the claim.
    pub place: IdPlace,
}

/// One subject and, if the predicate takes an entity, one object. A group of claims expands into
/// pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'c> {
    /// The subject.
    pub subject: PairSide<'c>,
    /// The object, if there is one.
    pub object: Option<PairSide<'c>>,
}

impl Claim {
    /// Calls `take` with every entity that the claim names as subject, object or speaker.
    pub fn for_each_entity(&self, mut take: impl FnMut(IdPlace, &Id)) {
        for (key, id) in [("subject", &self.subject), ("object", &self.object)] {
            if let Some(id) = id {
                take(
                    IdPlace {
                        key,
                        position: None,
                        part: "",
                    },
                    id,
                );
            }
        }
        for (key, ids) in [
            ("subjects", &self.subjects),
            ("objects", &self.objects),
            ("among", &self.among),
        ] {
            for (position, id) in ids.iter().enumerate() {
                take(
                    IdPlace {
                        key,
                        position: Some(position),
                        part: "",
                    },
                    id,
                );
            }
        }
        for (position, speaker) in self.attribution.iter().enumerate() {
            for (part, id) in [("who", &speaker.who), ("of", &speaker.of)] {
                if let Some(id) = id {
                    take(
                        IdPlace {
                            key: "attribution",
                            position: Some(position),
                            part,
                        },
                        id,
                    );
                }
            }
        }
    }

    /// Whether the claim states how things are: its mode is a state of affairs, no speaker doubts,
    /// denies or leaves it open, and it is neither refuted nor superseded. Other claims are not
    /// counted in ties, matrices and graphs.
    pub fn is_state_of_affairs(&self) -> bool {
        self.mode.is_state_of_affairs() && self.is_believed() && self.stands()
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

    /// Whether the coder rated its credibility as confirmed.
    pub fn is_held_confirmed(&self) -> bool {
        self.credibility == Some(Credibility::Confirmed)
    }

    /// Whether the claim is neither refuted nor superseded.
    pub fn stands(&self) -> bool {
        self.refuted_by.is_none() && self.superseded_by.is_none()
    }

    /// The claims that the claim refers to, each with its JSON pointer.
    pub fn references(&self) -> impl Iterator<Item = (String, &ClaimRef)> {
        let one = [
            (
                "/superseded-by/claim",
                self.superseded_by.as_ref().map(|by| &by.claim),
            ),
            (
                "/refuted-by/claim",
                self.refuted_by.as_ref().map(|by| &by.claim),
            ),
            ("/revises", self.revises.as_ref()),
        ];
        let one = one
            .into_iter()
            .filter_map(|(place, target)| Some((place.to_owned(), target?)));
        let outcome = self.outcome.iter().flat_map(|outcome| &outcome.claims);
        let premises = self.premises.iter().enumerate();
        let premises = premises.map(|(position, target)| (format!("/premises/{position}"), target));
        let outcome = outcome
            .enumerate()
            .map(|(position, target)| (format!("/outcome/claims/{position}"), target));
        one.chain(premises).chain(outcome)
    }

    /// The pairs of the claim: one, or those of a group of claims, in the order written.
    ///
    /// A claim without `subject`, `subjects` and `among` has none; a rule reports it.
    pub fn pairs(&self) -> Vec<Pair<'_>> {
        let subjects = sides("subject", self.subject.as_ref(), "subjects", &self.subjects);
        let objects = sides("object", self.object.as_ref(), "objects", &self.objects);
        let mut pairs = Vec::with_capacity(1);
        for subject in subjects {
            let before = pairs.len();
            pairs.extend(objects.clone().map(|object| Pair {
                subject,
                object: Some(object),
            }));
            if pairs.len() == before {
                pairs.push(Pair {
                    subject,
                    object: None,
                });
            }
        }
        let among: Vec<_> = sides("", None, "among", &self.among).collect();
        if let [only] = among.as_slice() {
            pairs.push(Pair {
                subject: *only,
                object: Some(*only),
            });
        }
        for (position, subject) in among.iter().enumerate() {
            pairs.extend(among.iter().skip(position + 1).map(|object| Pair {
                subject: *subject,
                object: Some(*object),
            }));
        }
        if self.mutual {
            let back: Vec<_> = pairs
                .iter()
                .filter_map(|pair| {
                    Some(Pair {
                        subject: back(pair.object?),
                        object: Some(back(pair.subject)),
                    })
                })
                .filter(|back| {
                    back.object
                        .is_none_or(|object| object.id != back.subject.id)
                })
                .collect();
            pairs.extend(back);
        }
        pairs
    }
}

/// The same side in the reversed pair that `mutual` adds.
fn back(side: PairSide<'_>) -> PairSide<'_> {
    PairSide {
        place: IdPlace {
            key: "mutual",
            position: None,
            part: "",
        },
        ..side
    }
}

/// The sides in a key for a single id and a key for several.
fn sides<'c>(
    one_key: &'static str,
    one: Option<&'c Id>,
    many_key: &'static str,
    many: &'c [Id],
) -> impl Iterator<Item = PairSide<'c>> + Clone {
    let side = |id, key, position| PairSide {
        id,
        place: IdPlace {
            key,
            position,
            part: "",
        },
    };
    let one = one.into_iter().map(move |id| side(id, one_key, None));
    one.chain(
        many.iter()
            .enumerate()
            .map(move |(position, id)| side(id, many_key, Some(position))),
    )
}
