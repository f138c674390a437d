//! `ties` and `tie_claims`: the summary of claims on each pair, and the claims for and against each
//! tie.

use std::borrow::Cow;
use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties::model::Mode;
use ties::vocabulary::{Family, Predicate};
use ties_dataset::number::ClaimNo;
use ties_facts::episode::{Episode, EpisodeEnd, OnDay};
use ties_facts::tie::Tie;
use ties_view::Analysis;

use super::cite::{citation, claim_id, claim_ids, evidence_of};
use crate::cell::{Day, Rows};
use crate::cells::{SignWord, days, pair_on, sign};
use crate::export::Export;
use crate::table::{Reference, Table};

/// An episode: a period in which, according to claims, one entity is tied to another. Ties are
/// computed, never coded. Only states of affairs that the policy accepts count, and no episode
/// extends beyond the last day that a claim covers.
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
    on_day: DayState,
    /// Whether some claim on the time of the episode contradicts it.
    contested: bool,
    /// The number of independent origins for this episode: a source that copies or relays another
    /// adds none.
    origins_for: u32,
    /// The number of independent origins against this episode.
    origins_against: u32,
    /// The claims for this episode, rows of `claims`, joined by `; `.
    claims_for: String,
    /// The claims on the time of the episode that deny the tie, or state something that excludes
    /// it, rows of `claims`, joined by `; `.
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
    /// Its claims leave open how long it lasted.
    AtAnUnknownTime,
    /// It ended on its last day.
    Stated,
}

/// The state of an episode on the reference date.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum DayState {
    /// According to claims, it held on that day.
    Held,
    /// It may have held: its dates leave this open.
    Possible,
    /// According to claims, it started later.
    NotYet,
    /// It is first attested later, and no claim says when it started.
    BeforeFirstAttested,
    /// According to claims, it ended before.
    Ended,
    /// It is last attested earlier, and no claim says that it ended, or when.
    AfterLastAttested,
}

/// Whether a claim is for or against a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum Stance {
    /// It denies the tie, or states something that the predicate excludes.
    Against,
    /// It affirms the tie.
    For,
}

/// A claim for or against an episode of a tie.
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
    /// The episode, as in `ties`.
    episode: u32,
    /// Whether the claim is for or against the episode.
    says: Stance,
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
    key: &["subject", "predicate", "object", "episode", "claim"],
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

/// A tie with the ids of its sides.
struct NamedTie<'c> {
    subject: &'c str,
    predicate: &'static str,
    object: &'c str,
    tie: &'c Tie,
}

impl<'c> NamedTie<'c> {
    fn new(computed: &'c Analysis<'_>, tie: &'c Tie) -> Option<Self> {
        Some(Self {
            subject: computed.index.entity_id(tie.subject)?.as_str(),
            predicate: tie.predicate.name(),
            object: computed.index.entity_id(tie.object)?.as_str(),
            tie,
        })
    }

    /// The rows of `claims` that some claims have on its sides.
    fn claim_ids(&self, export: &Export<'_>, claims: &[ClaimNo]) -> Option<String> {
        let sides = (self.tie.subject, self.tie.object);
        let pairs = claims
            .iter()
            .filter_map(|claim| pair_on(&export.computed, *claim, sides));
        claim_ids(export, pairs)
    }
}

/// The ties, in the order of the key: entities are numbered in the
/// order of their ids.
fn sorted<'c>(computed: &'c Analysis<'_>) -> Vec<NamedTie<'c>> {
    let mut ties: Vec<_> = computed
        .ties
        .iter()
        .filter_map(|tie| NamedTie::new(computed, tie))
        .collect();
    ties.sort_unstable_by_key(|named| (named.tie.subject, named.predicate, named.tie.object));
    ties
}

fn ties(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    for named in sorted(&export.computed) {
        for (period, number) in named.tie.episodes.iter().zip(1..) {
            rows.add(&tie_record(export, &named, period, number))?;
        }
    }
    Ok(())
}

fn tie_record<'c>(
    export: &Export<'_>,
    named: &NamedTie<'c>,
    period: &Episode,
    number: u32,
) -> TieRecord<'c> {
    let tie = named.tie;
    let def = tie.predicate.def();
    let (start_earliest, start_latest) = days(period.time.days.start);
    let (until_earliest, until_latest) = days(period.time.days.until);
    TieRecord {
        subject: named.subject,
        predicate: named.predicate,
        object: named.object,
        episode: number,
        family: def.family,
        sign: sign(def.sign),
        symmetric: def.symmetric,
        start_earliest,
        start_latest,
        starts: period.time.starts,
        until_earliest,
        until_latest,
        ends: ends(period),
        on_day: on_day(period.on(export.computed.day)),
        contested: period.is_contested(),
        origins_for: u32::try_from(period.origins_for).unwrap_or(u32::MAX),
        origins_against: u32::try_from(period.origins_against).unwrap_or(u32::MAX),
        claims_for: named
            .claim_ids(export, &period.claims_for)
            .unwrap_or_default(),
        claims_against: named.claim_ids(export, &period.claims_against),
        evidence: evidence_of(export, &period.claims_for).unwrap_or_default(),
    }
}

fn ends(episode: &Episode) -> Ending {
    match episode.time.end {
        EpisodeEnd::AttestedUntil => Ending::AttestedUntil,
        EpisodeEnd::AtAnUnknownTime => Ending::AtAnUnknownTime,
        EpisodeEnd::Stated => Ending::Stated,
    }
}

fn on_day(state: OnDay) -> DayState {
    match state {
        OnDay::Certain => DayState::Held,
        OnDay::Possible => DayState::Possible,
        OnDay::NotYet => DayState::NotYet,
        OnDay::BeforeFirstAttested => DayState::BeforeFirstAttested,
        OnDay::Ended => DayState::Ended,
        OnDay::AfterLastAttested => DayState::AfterLastAttested,
    }
}

fn tie_claims(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    for named in sorted(&export.computed) {
        for cited in claims_of_tie(export, named.tie) {
            let citation = citation(export, cited.number);
            rows.add(&TieClaimRecord {
                subject: named.subject,
                predicate: named.predicate,
                object: named.object,
                claim: cited.id,
                episode: cited.episode,
                says: cited.says,
                mode: citation.mode(),
                when: citation.when(),
                attribution: citation.attribution(),
                origin: citation.origin(),
                source: citation.source(),
                at: citation.at(),
                published: citation.published(),
            })?;
        }
    }
    Ok(())
}

/// A claim for or against an episode; the order of the fields is that of the rows.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ClaimOfTie<'c> {
    episode: u32,
    /// Its row of `claims`.
    id: Cow<'c, str>,
    /// Its number.
    number: ClaimNo,
    says: Stance,
}

/// The claims for and against each episode of a tie, in the order of their ids.
fn claims_of_tie<'c>(export: &'c Export<'_>, tie: &Tie) -> Vec<ClaimOfTie<'c>> {
    let mut found = Vec::new();
    for (period, episode) in tie.episodes.iter().zip(1..) {
        for (says, numbers) in [
            (Stance::For, &period.claims_for),
            (Stance::Against, &period.claims_against),
        ] {
            for &number in numbers {
                let sides = (tie.subject, tie.object);
                if let Some(pair) = pair_on(&export.computed, number, sides) {
                    found.push(ClaimOfTie {
                        episode,
                        id: claim_id(export, pair),
                        number,
                        says,
                    });
                }
            }
        }
    }
    found.sort();
    found
}
