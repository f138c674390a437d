//! `dyad_years` and `group_years`: panels, by rules that are declared in
//! [`ties_view::PANEL_RULES`].

use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_view::{
    Analysis, Counted, DyadYear, Relation, Strength, Sureness, dyad_years, group_years,
};

use super::cite::{claim_ids, evidence_of};
use crate::cell::Rows;
use crate::cells::{entity_id, joined, pair_on};
use crate::export::Export;
use crate::table::{Reference, Table};

/// A pair of units in a year in which both are known to exist. Units are groups, powers and
/// organizations; a pair is listed if some claim names both. The pair has no direction. An empty
/// cell means unknown, never 0.
#[derive(Debug, Serialize, JsonSchema)]
struct DyadYearRecord<'c> {
    /// The unit whose id comes first.
    a: &'c str,
    /// The other unit.
    b: &'c str,
    /// The calendar year.
    year: i32,
    /// The number of days of the year on which both are at risk, on the widest reading of the
    /// dates.
    days: u32,
    /// Whether these are all days of the year.
    whole: bool,
    /// `certain`: both exist in that year on every reading of the dates; `possible`: on some
    /// readings.
    at_risk: &'static str,
    /// In the first year: how the years at risk begin: `founded`, `first-attested` if the founding
    /// is unknown, or `cut` if earlier years are cut off.
    entry: Option<&'static str>,
    /// In the last year: how they end: `ended`, `last-attested` if the end is unknown, or `as-of`
    /// if they reach the reference date.
    exit: Option<&'static str>,
    /// What is known about friendly ties: `certain`, `possible`, `denied` or `no-known-tie`; empty:
    /// nothing.
    friendly: Option<&'static str>,
    /// The number of friendly ties that are certain in that year.
    friendly_certain: Option<u32>,
    /// The number of further ones that are possible.
    friendly_possible: Option<u32>,
    /// The number of independent origins for it.
    friendly_origins: Option<u32>,
    /// Whether some claim contradicts it for that year.
    friendly_contested: Option<bool>,
    /// The predicates, joined by `; `.
    friendly_predicates: Option<String>,
    /// The claims for it, rows of `claims`, joined by `; `.
    friendly_claims: Option<&'c str>,
    /// The claims against it, rows of `claims`, joined by `; `.
    friendly_claims_against: Option<String>,
    /// Citations of the claims for it: source, locator, speaker and dates, joined by `; `.
    friendly_evidence: Option<&'c str>,
    /// What is known about hostile ties: `certain`, `possible` or `denied`; empty: nothing.
    hostile: Option<&'static str>,
    /// The number of hostile ties that are certain in that year.
    hostile_certain: Option<u32>,
    /// The number of further ones that are possible.
    hostile_possible: Option<u32>,
    /// The number of independent origins for it.
    hostile_origins: Option<u32>,
    /// Whether some claim contradicts it for that year.
    hostile_contested: Option<bool>,
    /// The predicates, joined by `; `.
    hostile_predicates: Option<String>,
    /// The claims for it, rows of `claims`, joined by `; `.
    hostile_claims: Option<&'c str>,
    /// The claims against it, rows of `claims`, joined by `; `.
    hostile_claims_against: Option<String>,
    /// Citations of the claims for it: source, locator, speaker and dates, joined by `; `.
    hostile_evidence: Option<&'c str>,
}

/// A unit in a year in which it is known to exist. An empty cell means unknown, never 0.
#[derive(Debug, Serialize, JsonSchema)]
struct GroupYearRecord<'c> {
    /// The unit: an entity's id.
    unit: &'c str,
    /// The calendar year.
    year: i32,
    /// The number of days of the year on which the unit is at risk, on the widest reading of the
    /// dates.
    days: u32,
    /// Whether these are all days of the year.
    whole: bool,
    /// `certain`: it exists in that year on every reading of the dates; `possible`: on some
    /// readings.
    at_risk: &'static str,
    /// In the first year: how the years at risk begin: `founded`, `first-attested` if the founding
    /// is unknown, or `cut` if earlier years are cut off.
    entry: Option<&'static str>,
    /// In the last year: how they end: `ended`, `last-attested` if the end is unknown, or `as-of`
    /// if they reach the reference date.
    exit: Option<&'static str>,
    /// The number of units with which it certainly has friendly ties in that year.
    friends_certain: Option<u32>,
    /// The number of further units with which it possibly has such ties.
    friends_possible: Option<u32>,
    /// The number of units with which it certainly has hostile ties in that year.
    enemies_certain: Option<u32>,
    /// The number of further units with which it possibly has such ties.
    enemies_possible: Option<u32>,
    /// Fighters: the smallest lower bound of any claim; also empty if a claim leaves the lower
    /// bound open.
    strength_low: Option<u64>,
    /// The best estimate; also empty if claims give several: nothing is averaged.
    strength_best: Option<u64>,
    /// The greatest upper bound of any claim.
    strength_high: Option<u64>,
    /// The number of independent origins for its strength.
    strength_origins: Option<u32>,
    /// Whether two of them have no number in common.
    strength_disagree: Option<bool>,
    /// The claims about its strength, rows of `claims`, joined by `; `.
    strength_claims: Option<&'c str>,
    /// Citations of these claims: source, locator, speaker and dates, joined by `; `.
    strength_evidence: Option<&'c str>,
    /// The lists that certainly name it in that year: ids of entities, joined by `; `.
    lists_certain: Option<String>,
    /// Further lists that possibly name it: ids of entities, joined by `; `.
    lists_possible: Option<String>,
    /// The claims that it is on these lists, rows of `claims`, joined by `; `.
    list_claims: Option<&'c str>,
    /// Citations of these claims: source, locator, speaker and dates, joined by `; `.
    list_evidence: Option<&'c str>,
}

pub(super) const DYAD_YEARS: Table = Table {
    name: "dyad_years",
    key: &["a", "b", "year"],
    references: &[
        Reference {
            columns: &["a"],
            table: "entities",
            key: &["id"],
        },
        Reference {
            columns: &["b"],
            table: "entities",
            key: &["id"],
        },
    ],
    schema: || schema_for!(DyadYearRecord<'_>),
    rows: dyads,
};

pub(super) const GROUP_YEARS: Table = Table {
    name: "group_years",
    key: &["unit", "year"],
    references: &[Reference {
        columns: &["unit"],
        table: "entities",
        key: &["id"],
    }],
    schema: || schema_for!(GroupYearRecord<'_>),
    rows: groups,
};

fn sureness(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Certain => "certain",
        Sureness::Possible => "possible",
    }
}

/// Claims as cells cite them. They are kept because most years cite the same claims as the year
/// before.
#[derive(Default)]
struct CitationCache {
    /// The units that they are about; from a group of claims only the rows with these units are
    /// cited.
    of: Option<(EntityNo, Option<EntityNo>)>,
    claims: Vec<ClaimNo>,
    /// Their rows of `claims`.
    ids: Option<String>,
    /// Their citations.
    evidence: Option<String>,
}

impl CitationCache {
    /// Cites other claims, or the same again.
    fn cite(&mut self, export: &Export<'_>, of: (EntityNo, Option<EntityNo>), claims: &[ClaimNo]) {
        // Compared item by item: most lists are empty, and comparing two empty slices by bytes is
        // slow.
        if self.of != Some(of) || !self.claims.iter().eq(claims) {
            *self = Self {
                of: Some(of),
                claims: claims.to_vec(),
                ids: ids(export, of, claims),
                evidence: evidence_of(export, claims),
            };
        }
    }
}

/// The rows of `claims` that some claims have on one unit, or on two.
fn ids(
    export: &Export<'_>,
    of: (EntityNo, Option<EntityNo>),
    claims: &[ClaimNo],
) -> Option<String> {
    let computed = &export.computed;
    match of {
        (a, Some(b)) => claim_ids(
            export,
            claims
                .iter()
                .filter_map(|claim| pair_on(computed, *claim, (a, b))),
        ),
        (unit, None) => {
            let pairs = claims
                .iter()
                .flat_map(|claim| computed.facts.rows.pairs_of_claim(*claim));
            claim_ids(export, pairs.filter(|pair| pair.subject == unit))
        }
    }
}

fn dyads(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let mut friends = CitationCache::default();
    let mut enemies = CitationCache::default();
    for dyad in dyad_years(&export.computed) {
        let units = (dyad.a, Some(dyad.b));
        friends.cite(export, units, claims_for(dyad.friendly.as_deref()));
        enemies.cite(export, units, claims_for(dyad.hostile.as_deref()));
        rows.add(&dyad_record(export, &dyad, &friends, &enemies))?;
    }
    Ok(())
}

/// The claims for a relation; none if nothing is known.
fn claims_for(relation: Option<&Relation>) -> &[ClaimNo] {
    match relation {
        Some(relation) => &relation.claims,
        None => &[],
    }
}

fn dyad_record<'c>(
    export: &'c Export<'_>,
    dyad: &DyadYear,
    friends: &'c CitationCache,
    enemies: &'c CitationCache,
) -> DyadYearRecord<'c> {
    let computed = &export.computed;
    let units = (dyad.a, Some(dyad.b));
    let friendly = dyad.friendly.as_deref();
    let hostile = dyad.hostile.as_deref();
    DyadYearRecord {
        a: entity_id(computed, dyad.a),
        b: entity_id(computed, dyad.b),
        year: dyad.year,
        days: dyad.days,
        whole: dyad.whole,
        at_risk: sureness(dyad.at_risk),
        entry: dyad.entry.map(ties_view::Entry::label),
        exit: dyad.exit.map(ties_view::Exit::label),
        friendly: friendly.map(|relation| relation.status.label()),
        friendly_certain: friendly.and_then(|relation| relation.ties_certain),
        friendly_possible: friendly.and_then(|relation| relation.ties_possible),
        friendly_origins: friendly.map(|relation| relation.origins),
        friendly_contested: friendly.and_then(|relation| relation.contested),
        friendly_predicates: friendly.and_then(predicates),
        friendly_claims: friends.ids.as_deref(),
        friendly_claims_against: claims_against(export, units, friendly),
        friendly_evidence: friends.evidence.as_deref(),
        hostile: hostile.map(|relation| relation.status.label()),
        hostile_certain: hostile.and_then(|relation| relation.ties_certain),
        hostile_possible: hostile.and_then(|relation| relation.ties_possible),
        hostile_origins: hostile.map(|relation| relation.origins),
        hostile_contested: hostile.and_then(|relation| relation.contested),
        hostile_predicates: hostile.and_then(predicates),
        hostile_claims: enemies.ids.as_deref(),
        hostile_claims_against: claims_against(export, units, hostile),
        hostile_evidence: enemies.evidence.as_deref(),
    }
}

/// The predicates of a relation, joined by `; `.
fn predicates(relation: &Relation) -> Option<String> {
    let names = relation.predicates.iter();
    joined(names.map(|predicate| predicate.name()), "; ")
}

/// The rows of `claims` that are against a relation.
fn claims_against(
    export: &Export<'_>,
    units: (EntityNo, Option<EntityNo>),
    relation: Option<&Relation>,
) -> Option<String> {
    ids(export, units, &relation?.claims_against)
}

/// The ids of entities, joined by `; `.
fn entity_ids(computed: &Analysis<'_>, entities: &[EntityNo]) -> Option<String> {
    let ids = entities.iter().map(|entity| entity_id(computed, *entity));
    joined(ids, "; ")
}

fn groups(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    let mut strengths = CitationCache::default();
    let mut listings = CitationCache::default();
    for group in group_years(computed) {
        let strength = group.strength.as_ref();
        let of_strength = strength
            .map(|strength| strength.claims.as_slice())
            .unwrap_or_default();
        strengths.cite(export, (group.unit, None), of_strength);
        listings.cite(export, (group.unit, None), &group.list_claims);
        rows.add(&GroupYearRecord {
            unit: entity_id(computed, group.unit),
            year: group.year,
            days: group.days,
            whole: group.whole,
            at_risk: sureness(group.at_risk),
            entry: group.entry.map(ties_view::Entry::label),
            exit: group.exit.map(ties_view::Exit::label),
            friends_certain: group.friends.map(|Counted { certain, .. }| certain),
            friends_possible: group.friends.map(|Counted { possible, .. }| possible),
            enemies_certain: group.enemies.map(|Counted { certain, .. }| certain),
            enemies_possible: group.enemies.map(|Counted { possible, .. }| possible),
            strength_low: strength.and_then(|Strength { low, .. }| *low),
            strength_best: strength.and_then(|Strength { best, .. }| *best),
            strength_high: strength.and_then(|Strength { high, .. }| *high),
            strength_origins: strength.map(|Strength { origins, .. }| *origins),
            strength_disagree: strength.map(|Strength { disagree, .. }| *disagree),
            strength_claims: strengths.ids.as_deref(),
            strength_evidence: strengths.evidence.as_deref(),
            lists_certain: entity_ids(computed, &group.lists_certain),
            lists_possible: entity_ids(computed, &group.lists_possible),
            list_claims: listings.ids.as_deref(),
            list_evidence: listings.evidence.as_deref(),
        })?;
    }
    Ok(())
}
