//! `ties` and `tie_claims`: the summary of claims on each pair, and the claims for and against each tie.

use std::borrow::Cow;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::model::Mode;
use ties::vocabulary::{Family, Predicate};
use ties_dataset::number::ClaimNo;
use ties_facts::episode::{Ends, Episode, OnDay};
use ties_facts::tie::Tie;
use ties_view::Analysis;

use super::cite::{citation, claim_id, claim_ids, evidence_of};
use crate::cell::{Day, Rows};
use crate::cells::{SignWord, days, pair_on, sign};
use crate::export::Export;
use crate::table::{Reference, Table};

/// An episode: a period in which, according to claims, one entity is tied to another. Ties are computed, never coded. Only states
/// of affairs that the policy accepts count, and no episode extends beyond the last day that a claim covers.
#[derive(Debug, Serialize, JsonSchema)]
struct TieRecord<'c> {
    /// The subject: an entity's id.
    subject: &'c str,
    /// How subject and object are tied.
    #[schemars(with = "Predicate")]
    predicate: &'static str,
    /// The object: an entity's id.
    object: &'c str,
    /// The number of the episode within this tie, from 1.
    episode: u32,
    /// The family of the predicate.
    #[schemars(with = "String")]
    family: Family,
    /// The sign of the predicate.
    sign: SignWord,
    /// Whether the predicate holds in both directions; then this row covers both.
    symmetric: bool,
    /// The first day on which it may have started, or may be first attested; empty: unknown.
    start_earliest: Option<Day>,
    /// The last day on which it may have started, or may be first attested.
    start_latest: Option<Day>,
    /// Whether the start is when the tie began, and not only when it is first attested.
    starts: bool,
    /// The earliest day on which the episode may be last attested; empty: unknown.
    until_earliest: Option<Day>,
    /// The latest day on which the episode may be last attested.
    until_latest: Option<Day>,
    /// How the episode ends.
    ends: Ending,
    /// The state of the tie on the reference date.
    on_day: Standing,
    /// Whether some claim, about any time, contradicts the tie.
    contested: bool,
    /// The number of independent origins for the tie, over all episodes: a source that copies or relays another adds none.
    origins_for: u32,
    /// The number of independent origins that deny the tie, or state something that excludes it.
    origins_against: u32,
    /// The claims for this episode, rows of `claims`, joined by `; `.
    claims_for: String,
    /// The claims against the tie, rows of `claims`, joined by `; `.
    claims_against: Option<String>,
    /// Citations of the claims for it: source, locator, speaker and dates, joined by `; `.
    evidence: String,
}

/// How an episode ends.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Ending {
    /// It is last attested on its last day, and no claim says how long it lasted after that.
    AttestedUntil,
    /// It ended on an unknown date.
    AtAnUnknownTime,
    /// It ended on its last day.
    Stated,
}

/// The state of an episode on the reference date.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Standing {
    /// According to claims, it held on that day.
    Held,
    /// It may have held: its dates leave this open.
    Possible,
    /// According to claims, it started later.
    NotYet,
    /// It is first attested later, and no claim says when it started.
    BeforeFirstTold,
    /// According to claims, it ended before.
    Ended,
    /// It is last attested earlier, and no claim says that it ended, or when.
    AfterLastTold,
}

/// Whether a claim is for or against a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Says {
    /// It denies the tie, or states something that the predicate excludes.
    Against,
    /// It affirms the tie.
    For,
}

/// A claim for or against a tie.
#[derive(Debug, Serialize, JsonSchema)]
struct TieClaimRecord<'c> {
    /// As in `ties`.
    subject: &'c str,
    /// As in `ties`.
    #[schemars(with = "Predicate")]
    predicate: &'static str,
    /// As in `ties`.
    object: &'c str,
    /// The row of `claims`.
    claim: Cow<'c, str>,
    /// The episode that it supports; empty if the claim is against the tie.
    episode: Option<u32>,
    /// Whether the claim is for or against the tie.
    says: Says,
    /// The mode of the claim.
    mode: Mode,
    /// When it holds, EDTF; empty: sometime at the source's date.
    when: Option<&'c str>,
    /// Who the claim is attributed to, as in `claims`.
    attribution: Option<&'c str>,
    /// Its independent origin, as in `claims`.
    origin: Option<&'c str>,
    /// The source's id.
    source: &'c str,
    /// The locator as written: where in the source the passage is.
    at: &'c str,
    /// When the source was published, EDTF.
    published: Option<&'c str>,
}

const SIDES: [Reference; 2] = [
    Reference {
        columns: &["subject"],
        table: "entities",
        key: &["id"],
    },
    Reference {
        columns: &["object"],
        table: "entities",
        key: &["id"],
    },
];

pub(super) const TIES: Table = Table {
    name: "ties",
    key: &["subject", "predicate", "object", "episode"],
    references: &SIDES,
    schema: || schema_for!(TieRecord<'_>),
    rows: ties,
};

pub(super) const TIE_CLAIMS: Table = Table {
    name: "tie_claims",
    key: &["subject", "predicate", "object", "claim"],
    references: &[
        SIDES[0],
        SIDES[1],
        Reference {
            columns: &["claim"],
            table: "claims",
            key: &["id"],
        },
        Reference {
            columns: &["source"],
            table: "sources",
            key: &["id"],
        },
        Reference {
            columns: &["subject", "predicate", "object", "episode"],
            table: "ties",
            key: &["subject", "predicate", "object", "episode"],
        },
    ],
    schema: || schema_for!(TieClaimRecord<'_>),
    rows: tie_claims,
};

/// The ties with the ids of their sides, in the order of the key: entities are numbered in the order of their ids.
fn sorted<'c>(computed: &'c Analysis<'_>) -> Vec<(&'c str, &'static str, &'c str, &'c Tie)> {
    let named = |tie: &'c Tie| {
        let (subject, object) = (
            computed.index.entity_id(tie.subject)?,
            computed.index.entity_id(tie.object)?,
        );
        Some((subject.as_str(), tie.predicate.name(), object.as_str(), tie))
    };
    let mut ties: Vec<_> = computed.ties.iter().filter_map(named).collect();
    ties.sort_unstable_by_key(|(_, predicate, _, tie)| (tie.subject, *predicate, tie.object));
    ties
}

fn ties(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    let count = |origins: usize| u32::try_from(origins).unwrap_or(u32::MAX);
    for (subject, predicate, object, tie) in sorted(computed) {
        let def = tie.predicate.def();
        let on_pair = |claims: &[ClaimNo]| {
            claim_ids(
                export,
                claims
                    .iter()
                    .filter_map(|claim| pair_on(computed, *claim, (tie.subject, tie.object))),
            )
        };
        for (period, episode) in tie.episodes.iter().zip(1..) {
            let (start_earliest, start_latest) = days(period.start);
            let (until_earliest, until_latest) = days(period.until);
            rows.add(&TieRecord {
                subject,
                predicate,
                object,
                episode,
                family: def.family,
                sign: sign(def.sign),
                symmetric: def.symmetric,
                start_earliest,
                start_latest,
                starts: period.starts,
                until_earliest,
                until_latest,
                ends: ends(period),
                on_day: on_day(period.on(computed.counting.day)),
                contested: tie.is_contested(),
                origins_for: count(tie.origins_for),
                origins_against: count(tie.origins_against),
                claims_for: on_pair(&period.claims).unwrap_or_default(),
                claims_against: on_pair(&tie.claims_against),
                evidence: evidence_of(export, &period.claims).unwrap_or_default(),
            })?;
        }
    }
    Ok(())
}

fn ends(episode: &Episode) -> Ending {
    match episode.ends {
        Ends::AttestedUntil => Ending::AttestedUntil,
        Ends::AtAnUnknownTime => Ending::AtAnUnknownTime,
        Ends::Stated => Ending::Stated,
    }
}

fn on_day(standing: OnDay) -> Standing {
    match standing {
        OnDay::Certain => Standing::Held,
        OnDay::Possible => Standing::Possible,
        OnDay::NotYet => Standing::NotYet,
        OnDay::BeforeFirstAttested => Standing::BeforeFirstTold,
        OnDay::Ended => Standing::Ended,
        OnDay::AfterLastAttested => Standing::AfterLastTold,
    }
}

fn tie_claims(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for (subject, predicate, object, tie) in sorted(computed) {
        let in_favour = tie.episodes.iter().zip(1..).flat_map(|(period, episode)| {
            period
                .claims
                .iter()
                .map(move |claim| (*claim, Some(episode), Says::For))
        });
        let against = tie
            .claims_against
            .iter()
            .map(|claim| (*claim, None, Says::Against));
        let named = |(number, episode, says): (ClaimNo, _, _)| {
            let pair = pair_on(computed, number, (tie.subject, tie.object))?;
            Some((claim_id(export, pair), number, episode, says))
        };
        let mut found: Vec<_> = in_favour.chain(against).filter_map(named).collect();
        found.sort();
        for (id, number, episode, says) in found {
            let cited = citation(export, number);
            rows.add(&TieClaimRecord {
                subject,
                predicate,
                object,
                claim: id,
                episode,
                says,
                mode: cited.mode(),
                when: cited.when(),
                attribution: cited.attribution(),
                origin: cited.origin(),
                source: cited.source(),
                at: cited.at(),
                published: cited.published(),
            })?;
        }
    }
    Ok(())
}
