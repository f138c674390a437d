//! `ties` and `tie_claims`: what the claims on a pair add up to, and the claims that do.

use std::borrow::Cow;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::model::Mode;
use ties::tie::{Ends, Episode, OnDay, Tie};
use ties::vocabulary::{Family, Predicate};
use ties_view::Analysis;

use super::{SignWord, citation, claim_id, claim_ids, days, evidence_of, pair_on, sign};
use crate::cell::{Day, Rows};
use crate::export::Export;
use crate::table::{Reference, Table};

/// A time through which claims tell that one entity is tied to another. Computed, never stated by anybody: only claims that
/// say how things are count, of those the ones that the policy takes, and nothing is taken to last beyond the last day that
/// a claim tells of.
#[derive(Debug, Serialize, JsonSchema)]
struct TieRow<'c> {
    /// Who or what it is said of: an entity's id.
    subject: &'c str,
    /// What is said.
    #[schemars(with = "Predicate")]
    predicate: &'static str,
    /// The other side: an entity's id.
    object: &'c str,
    /// The times of this tie are numbered from 1.
    episode: u32,
    /// The family of the predicate.
    #[schemars(with = "String")]
    family: Family,
    /// Whose tie it is.
    sign: SignWord,
    /// It holds both ways, so that this row stands for both.
    symmetric: bool,
    /// The first day on which it may have started, or of which it is first told; empty: not known.
    start_earliest: Option<Day>,
    /// The last day on which it may have started, or of which it may first be told.
    start_latest: Option<Day>,
    /// The start is when it started, and not only the first that is known of it.
    starts: bool,
    /// The first day that may be the last of which a claim tells; empty: not known.
    until_earliest: Option<Day>,
    /// The last day that may be the last of which a claim tells.
    until_latest: Option<Day>,
    /// How it ends.
    ends: Ending,
    /// How it stands on the day of which is asked.
    on_day: Standing,
    /// Somebody says otherwise, of whatever time.
    contested: bool,
    /// How many independent origins say so, over all times of the tie: who copies or relays another counts once with him.
    origins_for: u32,
    /// How many independent origins say that it is not so, or say something that excludes it.
    origins_against: u32,
    /// The claims that tell of this time, rows of `claims`, joined by `; `.
    claims_for: String,
    /// The claims against, likewise.
    claims_against: Option<String>,
    /// Where the claims for it stand and who says them, joined by `; `.
    evidence: String,
}

/// How a time ends.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Ending {
    /// It is told of until its last day, and nobody says how long after.
    AttestedUntil,
    /// It ended, and nobody knows when.
    AtAnUnknownTime,
    /// It ended on its last day.
    Stated,
}

/// How a time stands on the day of which is asked.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Standing {
    /// It is told to hold on that day.
    Held,
    /// It may have held: its dates leave it open.
    Possible,
    /// It is told to have started later.
    NotYet,
    /// It is told of later, and nobody says since when.
    BeforeFirstTold,
    /// It is told to have ended before.
    Ended,
    /// It is told of an earlier time, and nobody says that it ended, or not when.
    AfterLastTold,
}

/// What a claim tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Says {
    /// That it is not so, or something that the predicate excludes.
    Against,
    /// That it is so.
    For,
}

/// A claim that tells for a tie or against it.
#[derive(Debug, Serialize, JsonSchema)]
struct TieClaimRow<'c> {
    /// As in `ties`.
    subject: &'c str,
    /// As in `ties`.
    #[schemars(with = "Predicate")]
    predicate: &'static str,
    /// As in `ties`.
    object: &'c str,
    /// The row of `claims`.
    claim: Cow<'c, str>,
    /// The time of the tie that it tells of; empty where it is against it.
    episode: Option<u32>,
    /// Whether it tells for the tie or against it.
    says: Says,
    /// How it is said.
    mode: Mode,
    /// When it holds, EDTF; empty: sometime at the source's date.
    when: Option<&'c str>,
    /// Who tells, as in `claims`.
    attribution: Option<&'c str>,
    /// What it can be traced back to, as in `claims`.
    origin: Option<&'c str>,
    /// The source's id.
    source: &'c str,
    /// The locator as written.
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
    schema: || schema_for!(TieRow<'_>),
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
    schema: || schema_for!(TieClaimRow<'_>),
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
        let on_pair = |claims: &[u32]| {
            claim_ids(
                export,
                claims
                    .iter()
                    .filter_map(|claim| pair_on(computed, *claim, (tie.subject, tie.object))),
            )
        };
        for (told, episode) in tie.episodes.iter().zip(1..) {
            let (start_earliest, start_latest) = days(told.start);
            let (until_earliest, until_latest) = days(told.until);
            rows.add(&TieRow {
                subject,
                predicate,
                object,
                episode,
                family: def.family,
                sign: sign(def.sign),
                symmetric: def.symmetric,
                start_earliest,
                start_latest,
                starts: told.starts,
                until_earliest,
                until_latest,
                ends: ends(told),
                on_day: on_day(told.on(computed.counting.day)),
                contested: tie.is_contested(),
                origins_for: count(tie.origins_for),
                origins_against: count(tie.origins_against),
                claims_for: on_pair(&told.claims).unwrap_or_default(),
                claims_against: on_pair(&tie.claims_against),
                evidence: evidence_of(export, &told.claims).unwrap_or_default(),
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
        OnDay::Held => Standing::Held,
        OnDay::Possible => Standing::Possible,
        OnDay::NotYet => Standing::NotYet,
        OnDay::BeforeFirstTold => Standing::BeforeFirstTold,
        OnDay::Ended => Standing::Ended,
        OnDay::AfterLastTold => Standing::AfterLastTold,
    }
}

fn tie_claims(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    for (subject, predicate, object, tie) in sorted(computed) {
        let told = tie.episodes.iter().zip(1..).flat_map(|(told, episode)| {
            told.claims
                .iter()
                .map(move |claim| (*claim, Some(episode), Says::For))
        });
        let against = tie
            .claims_against
            .iter()
            .map(|claim| (*claim, None, Says::Against));
        let named = |(number, episode, says): (u32, _, _)| {
            let pair = pair_on(computed, number, (tie.subject, tie.object))?;
            Some((claim_id(export, pair), number, episode, says))
        };
        let mut found: Vec<_> = told.chain(against).filter_map(named).collect();
        found.sort();
        for (id, number, episode, says) in found {
            let cited = citation(export, number);
            rows.add(&TieClaimRow {
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
