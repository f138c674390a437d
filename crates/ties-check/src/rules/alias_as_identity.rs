//! `alias-as-identity`: an identity does not rest only on an alias in a list.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::{Mode, Severity};
use ties::vocabulary::{ListingRole, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::{PairRow, Rows};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "alias-as-identity",
    severity: Severity::Warning,
    page: include_str!("alias_as_identity.md"),
    checks: &[Check::Whole(check)],
};

const LISTED: Predicate = Predicate::named("designated-under");
const SAME: Predicate = Predicate::named("same-as");

/// A claim that two entities are the same, and the alias listing that it rests on, if any.
struct Identity {
    claim: ClaimNo,
    alias: Option<ClaimNo>,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let aliases = Aliases::of(rows);
    if aliases.claims.is_empty() {
        return;
    }
    let mut identities: BTreeMap<(EntityNo, EntityNo), Vec<Identity>> = BTreeMap::new();
    for pair in &rows.pairs {
        if let Some(object) = pair.object
            && states_identity(pair)
        {
            let sides = (pair.subject.min(object), pair.subject.max(object));
            identities.entry(sides).or_default().push(Identity {
                claim: pair.claim,
                alias: aliases.under(pair, object, rows),
            });
        }
    }
    for ((one, other), identities) in identities {
        // A claim that rests on no alias is independent evidence.
        if identities.iter().any(|identity| identity.alias.is_none()) {
            continue;
        }
        let claims: Vec<ClaimNo> = identities.iter().map(|identity| identity.claim).collect();
        let (Some(spot), Some(alias)) = (wording::last(&claims, rows), identities[0].alias) else {
            continue;
        };
        let message = format!(
            "`{}` same-as `{}` in {} rests only on the alias in `{}`",
            wording::entity(index, one),
            wording::entity(index, other),
            wording::claims(rows, &claims),
            rows.reference(alias)
        );
        sink.at(spot).value("/predicate", message).help(
            "remove the claim and keep the alias as a name or a listing, or code another source \
             for it",
        );
    }
}

/// Whether a pair states or infers that two entities are the same.
fn states_identity(pair: &PairRow) -> bool {
    let is_stated = pair.mode.is_state_of_affairs() || pair.mode == Mode::Inferred;
    pair.predicate == SAME && is_stated && !pair.negated && pair.is_believed
}

/// The entity that has an alias, and the passage from which the alias is coded.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct AliasPlace {
    source: SourceNo,
    passage: u32,
    entity: EntityNo,
}

/// The claims that list an entity as an alias of another.
#[derive(Default)]
struct Aliases {
    claims: BTreeSet<ClaimNo>,
    by_place: BTreeMap<AliasPlace, ClaimNo>,
}

impl Aliases {
    fn of(rows: &Rows) -> Self {
        let mut aliases = Self::default();
        for with in &rows.qualified {
            if with.role != Some(ListingRole::AliasOf) {
                continue;
            }
            for pair in rows.pairs_of_claim(with.claim) {
                if pair.predicate == LISTED {
                    let place = AliasPlace {
                        source: rows.claim(pair.claim).source,
                        passage: pair.passage,
                        entity: pair.subject,
                    };
                    aliases.claims.insert(pair.claim);
                    aliases.by_place.insert(place, pair.claim);
                }
            }
        }
        aliases
    }

    /// The alias that an identity rests on: one of its premises, or coded from its passage.
    fn under(&self, pair: &PairRow, object: EntityNo, rows: &Rows) -> Option<ClaimNo> {
        let first = rows
            .premises
            .partition_point(|(claim, _)| *claim < pair.claim);
        for (claim, premise) in &rows.premises[first..] {
            if *claim != pair.claim {
                break;
            }
            if self.claims.contains(premise) {
                return Some(*premise);
            }
        }
        for entity in [pair.subject, object] {
            let place = AliasPlace {
                source: rows.claim(pair.claim).source,
                passage: pair.passage,
                entity,
            };
            if let Some(alias) = self.by_place.get(&place) {
                return Some(*alias);
            }
        }
        None
    }
}
