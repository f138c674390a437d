//! Claims: one speaker's one proposition at one place of one source.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Attribution, Date, Exception, Stance, Text, is_default};
use crate::id::{ClaimRef, Id};
use crate::vocabulary::{Predicate, With};

/// What a source says at one place: one claim, or a group of claims that share everything but their sides.
///
/// The common case is short because it is the default: without `when` a state holds sometime at the source's date;
/// without `attribution` the source speaks in its own voice; without `mode` it reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Claim {
    /// Its id, unique in the source; everywhere else it is `source#claim`.
    pub id: Id,
    /// Where in the source it stands: `p14 s1`, `page 12`, `para 32`, `1:31-1:40`, `record "TAe.012" COMMENTS1`; then
    /// the passage's digest.
    #[schemars(example = "p14 s1 #06429e2f84e1")]
    pub at: Text,
    /// Who or what it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Id>,
    /// The same said of each of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Id>,
    /// The same said of every pair of these; one entity that stands for many: among its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub among: Vec<Id>,
    /// What it says.
    pub predicate: Predicate,
    /// The other side, where the predicate takes an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Id>,
    /// The same said towards each of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<Id>,
    /// It is said both ways.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mutual: bool,
    /// The value, where the predicate takes a date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The value, where the predicate takes an amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The content is that it is not so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// How it is said; a report where nothing is said.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "report"))]
    pub mode: Mode,
    /// Who tells, the originator first, last whom the source itself heard; never the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attribution: Vec<Attribution>,
    /// When it holds, held or happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Date>,
    /// The words that `when` resolves: `last week`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when_words: Option<Text>,
    /// Whether it holds through the whole of `when`, or sometime in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<Holds>,
    /// Whether the start of `when` is that of the state, or only when it was first reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_known: Option<bool>,
    /// Whether the end of `when` is that of the state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_known: Option<bool>,
    /// Until when a forecast is to come true; `none-given` where the source does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub horizon: Option<Text>,
    /// What became of a forecast or a promise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// How likely the speaker holds it to be; on an assessment, a hypothesis or a forecast only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Likelihood>,
    /// How sure the speaker is; on an assessment, a hypothesis or a forecast only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// How credible the coder holds it to be (Admiralty code).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credibility: Option<Credibility>,
    /// What narrows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<Box<With>>,
    /// Its words as they stand in the source, where they matter; a few.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// What it says, in the coder's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// How a translation or a garble was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Text>,
    /// The coder's comment on how the claim was coded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The words by which the passage names the sides, where they are none of their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<Text>,
    /// Whether it stands.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(extend("default" = "coded"))]
    pub status: Status,
    /// The claim that took its place, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<Box<Withdrawal>>,
    /// The claim that refutes it, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refuted_by: Option<Box<Withdrawal>>,
    /// The claims that an inferred claim rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub premises: Vec<ClaimRef>,
    /// The earlier claim of the same speaker that this one takes back or changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revises: Option<ClaimRef>,
    /// Who looked at it, not the coder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
    /// Rules that rightly do not hold here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
}

/// How a claim is said. Only some modes are states of affairs: see [`Mode::is_state_of_affairs`].
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
    /// Told as a fact.
    #[default]
    Report,
    /// Judged on evidence.
    Assessment,
    /// A number judged on evidence.
    Estimate,
    /// A label or a description.
    Characterisation,
    /// An accusation that is not shown.
    Allegation,
    /// Said against oneself.
    Admission,
    /// The rejection of an accusation.
    Denial,
    /// What the speaker will do or not do.
    Promise,
    /// Harm that the speaker will do.
    Threat,
    /// What the speaker wants another to do.
    Demand,
    /// What will be.
    Forecast,
    /// What may be, put up for testing.
    Hypothesis,
    /// An act of law: a listing, a decree.
    LegalAct,
    /// What a court found.
    LegalFinding,
    /// Passed on without anybody to answer for it.
    Hearsay,
    /// Concluded by the coder from other claims.
    Inferred,
}

impl Mode {
    /// Whether a claim of this mode says how things are; no other enters a tie, a matrix or a graph as one.
    pub fn is_state_of_affairs(self) -> bool {
        matches!(
            self,
            Self::Report | Self::Assessment | Self::Estimate | Self::LegalAct | Self::LegalFinding
        )
    }

    /// Whether a claim of this mode may speak of what is still to come at its source's date.
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

    /// Whether likelihood and confidence mean something on a claim of this mode.
    pub fn takes_scales(self) -> bool {
        matches!(self, Self::Assessment | Self::Hypothesis | Self::Forecast)
    }
}

/// By which claim another was superseded or refuted, and why: neither can be written without the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Withdrawal {
    /// The claim that stands instead.
    pub claim: ClaimRef,
    /// Why it does.
    pub reason: Text,
}

/// Whether a state holds through the whole of an imprecise time.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// From its first day to its last.
    Throughout,
    /// At some time in it.
    Sometime,
}

/// What became of a forecast or a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Outcome {
    /// How it came out.
    pub result: OutcomeResult,
    /// On what that judgement rests.
    pub why: Text,
    /// The claims that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimRef>,
}

/// How a forecast or a promise came out.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeResult {
    /// It came true, or was kept.
    CameTrue,
    /// In part.
    InPart,
    /// It did not come true, or was broken.
    DidNot,
    /// It cannot be told.
    CannotBeTold,
}

/// Likelihood, in the seven terms of US Intelligence Community Directive 203.
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
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}

/// Credibility of what is said (Admiralty code, NATO AJP-2.1), as words.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Credibility {
    /// Confirmed by other independent sources: 1.
    Confirmed,
    /// Probably true: 2.
    ProbablyTrue,
    /// Possibly true: 3.
    PossiblyTrue,
    /// Doubtful: 4.
    Doubtful,
    /// Improbable: 5.
    Improbable,
    /// Truth cannot be judged: 6.
    CannotBeJudged,
}

/// Whether a claim stands.
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
    /// Coded.
    #[default]
    Coded,
    /// The dataset itself stands for it.
    Accepted,
    /// The coding is to be looked at again.
    NeedsWork,
}

/// Where in a record an id is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdPlace {
    /// The key under which it is written.
    key: &'static str,
    /// Its position there, where the key holds a list.
    position: Option<usize>,
    /// The key inside that, where there is a table.
    part: &'static str,
}

impl IdPlace {
    /// Whether it is the only subject or the only object of its claim.
    pub fn is_single_side(self) -> bool {
        matches!(self.key, "subject" | "object")
    }

    /// Whether it is the entity that tells, in the chain of speakers.
    pub fn is_speaker(self) -> bool {
        self.key == "attribution" && self.part == "who"
    }
}

impl fmt::Display for IdPlace {
    /// The pointer: `/subject`, `/objects/2`, `/speakers/0/who`.
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

/// One side of a pair, and where in the claim it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairSide<'c> {
    /// The entity.
    pub id: &'c Id,
    /// Its place in the claim.
    pub place: IdPlace,
}

/// One subject and, where the predicate takes an entity, one object: what a group of claims is expanded into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'c> {
    /// Who or what is spoken of.
    pub subject: PairSide<'c>,
    /// The other side.
    pub object: Option<PairSide<'c>>,
}

impl Claim {
    /// Every entity that the claim names as a side or a speaker, and where.
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

    /// Whether it says how things are: by its mode, by speakers of whom none doubts or disbelieves what he passes on, and
    /// neither refuted nor superseded. No other claim enters a tie, a matrix or a graph as one.
    pub fn is_state_of_affairs(&self) -> bool {
        self.mode.is_state_of_affairs() && self.is_believed() && self.stands()
    }

    /// Whether no speaker doubts, disbelieves or leaves open what he passes on.
    pub fn is_believed(&self) -> bool {
        self.attribution.iter().all(|speaker| {
            matches!(
                speaker.stance,
                None | Some(Stance::Asserts | Stance::Relays)
            )
        })
    }

    /// Whether its coder holds it to be confirmed by others.
    pub fn is_held_confirmed(&self) -> bool {
        self.credibility == Some(Credibility::Confirmed)
    }

    /// Whether it was neither refuted nor superseded.
    pub fn stands(&self) -> bool {
        self.refuted_by.is_none() && self.superseded_by.is_none()
    }

    /// Every claim that the claim names, and where.
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

    /// The pairs that the claim speaks of: one, or those of a group of claims, in the order written.
    ///
    /// A claim that names neither subject nor set has none; that is a finding elsewhere.
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

/// A side of a pair the other way: `mutual` is what puts it there.
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

/// The sides written under a key for one and a key for several.
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
