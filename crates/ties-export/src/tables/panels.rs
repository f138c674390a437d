//! `dyad_years` and `group_years`: panels, by rules that are declared in [`ties_view::PANEL_RULES`].

use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties_view::{Computed, Counted, Relation, Status, Strength, Sureness, dyad_years, group_years};

use super::{claim_id_on, claim_ids, evidence_of, joined};
use crate::cell::Rows;
use crate::table::{Reference, Table};

/// A pair of units in a year in which both are known to exist: groups, powers and organizations of whom some claim says
/// something together. The pair has no direction. Empty means unknown, and is never 0.
#[derive(Debug, Serialize, JsonSchema)]
struct DyadYearRow<'c> {
    /// The unit whose id comes first.
    a: &'c str,
    /// The other.
    b: &'c str,
    /// The calendar year.
    year: i32,
    /// On so many days of it both are at risk, on the widest reading of the dates.
    days: u32,
    /// Those are all days of the year.
    whole: bool,
    /// `certain`: both exist in that year on every reading of the dates; `possible`: on some.
    at_risk: &'static str,
    /// In the first year how the years at risk begin: `founded`, `first-told` or `cut`.
    entry: Option<&'static str>,
    /// In the last year how they end: `ended`; `last-told` or `as-of`, which are censored.
    exit: Option<&'static str>,
    /// What is known of friendly ties: `certain`, `possible`, `denied`, `no-known-tie`; empty: nothing.
    friendly: Option<&'static str>,
    /// So many friendly ties are certain in that year.
    friendly_certain: Option<u32>,
    /// So many further ones are possible.
    friendly_possible: Option<u32>,
    /// How many independent roots tell so.
    friendly_roots: Option<u32>,
    /// Somebody says otherwise of that year.
    friendly_contested: Option<bool>,
    /// The predicates, joined by `; `.
    friendly_predicates: Option<String>,
    /// The claims behind it, rows of `claims`, joined by `; `.
    friendly_claims: Option<String>,
    /// The claims by which it is contested, likewise.
    friendly_claims_against: Option<String>,
    /// Where the claims behind it stand and who says them, joined by `; `.
    friendly_evidence: Option<String>,
    /// What is known of hostile ties: `certain`, `possible`, `denied`; empty: nothing.
    hostile: Option<&'static str>,
    /// So many hostile ties are certain in that year.
    hostile_certain: Option<u32>,
    /// So many further ones are possible.
    hostile_possible: Option<u32>,
    /// How many independent roots tell so.
    hostile_roots: Option<u32>,
    /// Somebody says otherwise of that year.
    hostile_contested: Option<bool>,
    /// The predicates, joined by `; `.
    hostile_predicates: Option<String>,
    /// The claims behind it, rows of `claims`, joined by `; `.
    hostile_claims: Option<String>,
    /// The claims by which it is contested, likewise.
    hostile_claims_against: Option<String>,
    /// Where the claims behind it stand and who says them, joined by `; `.
    hostile_evidence: Option<String>,
}

/// A unit in a year in which it is known to exist. Empty means unknown, and is never 0.
#[derive(Debug, Serialize, JsonSchema)]
struct GroupYearRow<'c> {
    /// The unit: an entity's id.
    unit: &'c str,
    /// The calendar year.
    year: i32,
    /// On so many days of it the unit is at risk, on the widest reading of the dates.
    days: u32,
    /// Those are all days of the year.
    whole: bool,
    /// `certain`: it exists in that year on every reading of the dates; `possible`: on some.
    at_risk: &'static str,
    /// In the first year how the years at risk begin: `founded`, `first-told` or `cut`.
    entry: Option<&'static str>,
    /// In the last year how they end: `ended`; `last-told` or `as-of`, which are censored.
    exit: Option<&'static str>,
    /// With so many units it certainly has friendly ties in that year.
    friends_certain: Option<u32>,
    /// With so many further ones it possibly has.
    friends_possible: Option<u32>,
    /// With so many units it certainly has hostile ties in that year.
    enemies_certain: Option<u32>,
    /// With so many further ones it possibly has.
    enemies_possible: Option<u32>,
    /// Fighters: the smallest of the numbers told for the least; empty also where some claim leaves it open.
    strength_low: Option<u64>,
    /// The number told for the best; empty also where several are told: nothing is averaged.
    strength_best: Option<u64>,
    /// The greatest of the numbers told for the most.
    strength_high: Option<u64>,
    /// How many independent roots tell of its strength.
    strength_roots: Option<u32>,
    /// Some two of them have no number in common.
    strength_disagree: Option<bool>,
    /// The claims on its strength, rows of `claims`, joined by `; `.
    strength_claims: Option<String>,
    /// Where they stand and who says them, joined by `; `.
    strength_evidence: Option<String>,
    /// The lists on which it certainly stands in that year: ids of entities, joined by `; `.
    lists_certain: Option<String>,
    /// Further lists on which it possibly does, likewise.
    lists_possible: Option<String>,
    /// The claims by which it stands on them, rows of `claims`, joined by `; `.
    list_claims: Option<String>,
    /// Where they stand and who says them, joined by `; `.
    list_evidence: Option<String>,
}

pub(super) const DYAD_YEARS: Table = Table {
    name: "dyad_years",
    key: &["a", "b", "year"],
    references: &[
        Reference { columns: &["a"], table: "entities", key: &["id"] },
        Reference { columns: &["b"], table: "entities", key: &["id"] },
    ],
    schema: || schema_for!(DyadYearRow<'_>),
    rows: dyads,
};

pub(super) const GROUP_YEARS: Table = Table {
    name: "group_years",
    key: &["unit", "year"],
    references: &[Reference { columns: &["unit"], table: "entities", key: &["id"] }],
    schema: || schema_for!(GroupYearRow<'_>),
    rows: groups,
};

fn name<'c>(computed: &'c Computed<'_>, number: u32) -> &'c str {
    computed.index.entity_id(number).map(ties::id::Id::as_str).unwrap_or_default()
}

fn sureness(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Certain => "certain",
        Sureness::Possible => "possible",
    }
}

fn dyads(computed: &Computed<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    for dyad in dyad_years(computed) {
        let on_them = |claims: &[u32]| {
            joined(claims.iter().filter_map(|claim| claim_id_on(computed, *claim, (dyad.a, dyad.b))), "; ")
        };
        let predicates =
            |relation: &Relation| joined(relation.predicates.iter().map(|predicate| predicate.name()), "; ");
        let (friendly, hostile) = (&dyad.friendly, &dyad.hostile);
        rows.add(&DyadYearRow {
            a: name(computed, dyad.a),
            b: name(computed, dyad.b),
            year: dyad.year,
            days: dyad.days,
            whole: dyad.whole,
            at_risk: sureness(dyad.at_risk),
            entry: dyad.entry.map(ties_view::Entry::word),
            exit: dyad.exit.map(ties_view::Exit::word),
            friendly: friendly.status.map(Status::word),
            friendly_certain: friendly.ties_certain,
            friendly_possible: friendly.ties_possible,
            friendly_roots: friendly.roots,
            friendly_contested: friendly.contested,
            friendly_predicates: predicates(friendly),
            friendly_claims: on_them(&friendly.claims),
            friendly_claims_against: on_them(&friendly.claims_against),
            friendly_evidence: evidence_of(computed, &friendly.claims),
            hostile: hostile.status.map(Status::word),
            hostile_certain: hostile.ties_certain,
            hostile_possible: hostile.ties_possible,
            hostile_roots: hostile.roots,
            hostile_contested: hostile.contested,
            hostile_predicates: predicates(hostile),
            hostile_claims: on_them(&hostile.claims),
            hostile_claims_against: on_them(&hostile.claims_against),
            hostile_evidence: evidence_of(computed, &hostile.claims),
        })?;
    }
    Ok(())
}

fn groups(computed: &Computed<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    for group in group_years(computed) {
        let unit = name(computed, group.unit);
        // Of a group of claims the rows that speak of the unit.
        let of_unit = |claims: &[u32]| {
            let of_claim = |claim: &u32| {
                let (_, _, record) = computed.claims.get(*claim as usize)?;
                let pairs = record.pairs();
                let ids = claim_ids(computed, *claim)
                    .into_iter()
                    .zip(pairs.iter().map(|pair| pair.subject.id.as_str() == unit));
                Some(ids.filter(|(_, speaks_of_it)| *speaks_of_it).map(|(id, _)| id).collect::<Vec<_>>())
            };
            joined(claims.iter().filter_map(of_claim).flatten(), "; ")
        };
        let lists = |lists: &[u32]| joined(lists.iter().map(|list| name(computed, *list)), "; ");
        let strength = group.strength.as_ref();
        let strength_claims = strength.map(|strength| strength.claims.as_slice()).unwrap_or_default();
        rows.add(&GroupYearRow {
            unit,
            year: group.year,
            days: group.days,
            whole: group.whole,
            at_risk: sureness(group.at_risk),
            entry: group.entry.map(ties_view::Entry::word),
            exit: group.exit.map(ties_view::Exit::word),
            friends_certain: group.friends.map(|Counted { certain, .. }| certain),
            friends_possible: group.friends.map(|Counted { possible, .. }| possible),
            enemies_certain: group.enemies.map(|Counted { certain, .. }| certain),
            enemies_possible: group.enemies.map(|Counted { possible, .. }| possible),
            strength_low: strength.and_then(|Strength { low, .. }| *low),
            strength_best: strength.and_then(|Strength { best, .. }| *best),
            strength_high: strength.and_then(|Strength { high, .. }| *high),
            strength_roots: strength.map(|Strength { roots, .. }| *roots),
            strength_disagree: strength.map(|Strength { disagree, .. }| *disagree),
            strength_claims: of_unit(strength_claims),
            strength_evidence: evidence_of(computed, strength_claims),
            lists_certain: lists(&group.lists_certain),
            lists_possible: lists(&group.lists_possible),
            list_claims: of_unit(&group.list_claims),
            list_evidence: evidence_of(computed, &group.list_claims),
        })?;
    }
    Ok(())
}
