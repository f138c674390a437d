//! `dyad_years` and `group_years`: panels, by rules that are declared in [`ties_view::PANEL_RULES`].

use std::io;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use ties_view::{Counted, Relation, Strength, Sureness, dyad_years, group_years};

use super::cite::{claim_ids, evidence_of};
use crate::cell::Rows;
use crate::cells::{entity_id, joined, pair_on};
use crate::export::Export;
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
    /// How many independent origins tell so.
    friendly_origins: Option<u32>,
    /// Somebody says otherwise of that year.
    friendly_contested: Option<bool>,
    /// The predicates, joined by `; `.
    friendly_predicates: Option<String>,
    /// The claims behind it, rows of `claims`, joined by `; `.
    friendly_claims: Option<&'c str>,
    /// The claims by which it is contested, likewise.
    friendly_claims_against: Option<String>,
    /// Where the claims behind it stand and who says them, joined by `; `.
    friendly_evidence: Option<&'c str>,
    /// What is known of hostile ties: `certain`, `possible`, `denied`; empty: nothing.
    hostile: Option<&'static str>,
    /// So many hostile ties are certain in that year.
    hostile_certain: Option<u32>,
    /// So many further ones are possible.
    hostile_possible: Option<u32>,
    /// How many independent origins tell so.
    hostile_origins: Option<u32>,
    /// Somebody says otherwise of that year.
    hostile_contested: Option<bool>,
    /// The predicates, joined by `; `.
    hostile_predicates: Option<String>,
    /// The claims behind it, rows of `claims`, joined by `; `.
    hostile_claims: Option<&'c str>,
    /// The claims by which it is contested, likewise.
    hostile_claims_against: Option<String>,
    /// Where the claims behind it stand and who says them, joined by `; `.
    hostile_evidence: Option<&'c str>,
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
    /// How many independent origins tell of its strength.
    strength_origins: Option<u32>,
    /// Some two of them have no number in common.
    strength_disagree: Option<bool>,
    /// The claims on its strength, rows of `claims`, joined by `; `.
    strength_claims: Option<&'c str>,
    /// Where they stand and who says them, joined by `; `.
    strength_evidence: Option<&'c str>,
    /// The lists on which it certainly stands in that year: ids of entities, joined by `; `.
    lists_certain: Option<String>,
    /// Further lists on which it possibly does, likewise.
    lists_possible: Option<String>,
    /// The claims by which it stands on them, rows of `claims`, joined by `; `.
    list_claims: Option<&'c str>,
    /// Where they stand and who says them, joined by `; `.
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
    schema: || schema_for!(DyadYearRow<'_>),
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
    schema: || schema_for!(GroupYearRow<'_>),
    rows: groups,
};

fn sureness(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Certain => "certain",
        Sureness::Possible => "possible",
    }
}

/// Claims as cells cite them; from one year to the next they are mostly the same.
#[derive(Default)]
struct Cited {
    /// The units of which they tell; of a group of claims only those rows count.
    of: (u32, Option<u32>),
    claims: Vec<u32>,
    /// Their rows of `claims`.
    ids: Option<String>,
    /// Where they stand and who says them.
    evidence: Option<String>,
}

impl Cited {
    /// Cites other claims, or the same again.
    fn cite(&mut self, export: &Export<'_>, of: (u32, Option<u32>), claims: &[u32]) {
        // One by one: most have none, and of two slices that are empty a comparison by bytes is oddly slow.
        if self.of != of || !self.claims.iter().eq(claims) {
            *self = Self {
                of,
                claims: claims.to_vec(),
                ids: ids(export, of, claims),
                evidence: evidence_of(export, claims),
            };
        }
    }
}

/// The rows of `claims` that some claims have on one unit, or on two.
fn ids(export: &Export<'_>, of: (u32, Option<u32>), claims: &[u32]) -> Option<String> {
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
                .flat_map(|claim| computed.rows.pairs_of_claim(*claim));
            claim_ids(export, pairs.filter(|pair| pair.subject == unit))
        }
    }
}

fn dyads(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    let (mut friends, mut enemies) = (Cited::default(), Cited::default());
    for dyad in dyad_years(computed) {
        let of = (dyad.a, Some(dyad.b));
        let (friendly, hostile) = (dyad.friendly.as_deref(), dyad.hostile.as_deref());
        for (relation, cited) in [(friendly, &mut friends), (hostile, &mut enemies)] {
            cited.cite(
                export,
                of,
                relation
                    .map(|relation| relation.claims.as_slice())
                    .unwrap_or_default(),
            );
        }
        let predicates = |relation: &Relation| {
            joined(
                relation.predicates.iter().map(|predicate| predicate.name()),
                "; ",
            )
        };
        rows.add(&DyadYearRow {
            a: entity_id(computed, dyad.a),
            b: entity_id(computed, dyad.b),
            year: dyad.year,
            days: dyad.days,
            whole: dyad.whole,
            at_risk: sureness(dyad.at_risk),
            entry: dyad.entry.map(ties_view::Entry::word),
            exit: dyad.exit.map(ties_view::Exit::word),
            friendly: friendly.map(|relation| relation.status.word()),
            friendly_certain: friendly.and_then(|relation| relation.ties_certain),
            friendly_possible: friendly.and_then(|relation| relation.ties_possible),
            friendly_origins: friendly.map(|relation| relation.origins),
            friendly_contested: friendly.and_then(|relation| relation.contested),
            friendly_predicates: friendly.and_then(predicates),
            friendly_claims: friends.ids.as_deref(),
            friendly_claims_against: friendly
                .and_then(|relation| ids(export, of, &relation.claims_against)),
            friendly_evidence: friends.evidence.as_deref(),
            hostile: hostile.map(|relation| relation.status.word()),
            hostile_certain: hostile.and_then(|relation| relation.ties_certain),
            hostile_possible: hostile.and_then(|relation| relation.ties_possible),
            hostile_origins: hostile.map(|relation| relation.origins),
            hostile_contested: hostile.and_then(|relation| relation.contested),
            hostile_predicates: hostile.and_then(predicates),
            hostile_claims: enemies.ids.as_deref(),
            hostile_claims_against: hostile
                .and_then(|relation| ids(export, of, &relation.claims_against)),
            hostile_evidence: enemies.evidence.as_deref(),
        })?;
    }
    Ok(())
}

fn groups(export: &Export<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let computed = &export.computed;
    let (mut strengths, mut listings) = (Cited::default(), Cited::default());
    for group in group_years(computed) {
        let lists =
            |lists: &[u32]| joined(lists.iter().map(|list| entity_id(computed, *list)), "; ");
        let strength = group.strength.as_ref();
        let of_strength = strength
            .map(|strength| strength.claims.as_slice())
            .unwrap_or_default();
        strengths.cite(export, (group.unit, None), of_strength);
        listings.cite(export, (group.unit, None), &group.list_claims);
        rows.add(&GroupYearRow {
            unit: entity_id(computed, group.unit),
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
            strength_origins: strength.map(|Strength { origins, .. }| *origins),
            strength_disagree: strength.map(|Strength { disagree, .. }| *disagree),
            strength_claims: strengths.ids.as_deref(),
            strength_evidence: strengths.evidence.as_deref(),
            lists_certain: lists(&group.lists_certain),
            lists_possible: lists(&group.lists_possible),
            list_claims: listings.ids.as_deref(),
            list_evidence: listings.evidence.as_deref(),
        })?;
    }
    Ok(())
}
