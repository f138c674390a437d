//! Entities that are related to a listed one, with their own listings.
//!
//! A listing extends to none of them. Each is named with the tie that relates it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ties::vocabulary::{ListingStatus, Predicate};
use ties_dataset::number::EntityNo;
use ties_facts::row::PairRow;
use ties_facts::tie::Tie;

use crate::answer::AnswerBuilder;
use crate::citation::name;
use crate::tie_summary::TieSummary;

const LISTED: Predicate = Predicate::named("designated-under");

/// A related entity with its own listings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RelatedLists {
    /// The id of the related entity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The ties that relate it.
    pub ties: Vec<TieSummary>,
    /// Its own listings.
    pub lists: Vec<RelatedList>,
}

/// A list on which a related entity is or was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RelatedList {
    /// The state: `listed`, `under review`, `removed`, `not on the list`.
    pub status: &'static str,
    /// The name of the list.
    pub name: String,
    /// The id of the list.
    pub list: String,
    /// The claims.
    pub claims: Vec<String>,
}

/// Whether a predicate relates an entity to its parts, members, leaders or other names.
fn relates(predicate: Predicate) -> bool {
    const RELATIONS: [Predicate; 17] = [
        Predicate::named("same-as"),
        Predicate::named("renamed-to"),
        Predicate::named("part-of"),
        Predicate::named("branch-of"),
        Predicate::named("wing-of"),
        Predicate::named("faction-of"),
        Predicate::named("unit-of"),
        Predicate::named("network-within"),
        Predicate::named("member-of"),
        Predicate::named("front-for"),
        Predicate::named("affiliate-of"),
        Predicate::named("splinter-of"),
        Predicate::named("successor-of"),
        Predicate::named("merged-into"),
        Predicate::named("formed-from"),
        Predicate::named("leads"),
        Predicate::named("speaks-for"),
    ];
    RELATIONS.contains(&predicate)
}

impl AnswerBuilder<'_, '_> {
    /// The entities that ties relate to one of some entities, with their own listings: first those
    /// with listings, then the others, by id.
    pub(crate) fn related_lists(&mut self, members: &BTreeSet<EntityNo>) -> Vec<RelatedLists> {
        let mut ties: BTreeMap<EntityNo, Vec<&Tie>> = BTreeMap::new();
        let is_across = |tie: &Tie| {
            relates(tie.predicate)
                && members.contains(&tie.subject) != members.contains(&tie.object)
        };
        for tie in self.asked_ties(is_across) {
            let is_subject = members.contains(&tie.subject);
            let other = if is_subject { tie.object } else { tie.subject };
            ties.entry(other).or_default().push(tie);
        }
        let mut pairs: BTreeMap<EntityNo, Vec<&PairRow>> = BTreeMap::new();
        for pair in &self.analysis.facts.rows.pairs {
            if pair.predicate == LISTED && ties.contains_key(&pair.subject) {
                pairs.entry(pair.subject).or_default().push(pair);
            }
        }
        let mut related = Vec::new();
        for (other, ties) in ties {
            let pairs = pairs.remove(&other).unwrap_or_default();
            related.extend(self.related(other, &ties, &pairs));
        }
        related.sort_by_key(|it| it.lists.is_empty());
        related
    }

    fn related(
        &mut self,
        other: EntityNo,
        ties: &[&Tie],
        pairs: &[&PairRow],
    ) -> Option<RelatedLists> {
        let analysis = self.analysis;
        let id = analysis.index.entity_id(other)?;
        let mut claims: BTreeMap<(&'static str, EntityNo), BTreeSet<String>> = BTreeMap::new();
        for pair in pairs {
            let status = analysis.facts.rows.listing(pair.claim);
            let is_stated = pair.is_state_of_affairs() && status != ListingStatus::Proposed;
            if !is_stated || !self.includes(pair.claim) {
                continue;
            }
            self.cite(pair.claim);
            let key = (status_in_words(pair, status), pair.object?);
            let reference = analysis.facts.rows.reference(pair.claim);
            claims.entry(key).or_default().insert(reference);
        }
        let mut lists = Vec::new();
        for ((status, list), claims) in claims {
            let list = analysis.index.entity_id(list)?;
            lists.push(RelatedList {
                status,
                name: name(analysis.dataset, list),
                list: list.to_string(),
                claims: claims.into_iter().collect(),
            });
        }
        lists.sort();
        Some(RelatedLists {
            id: id.to_string(),
            name: name(analysis.dataset, id),
            ties: ties.iter().filter_map(|tie| self.tie(tie)).collect(),
            lists,
        })
    }
}

/// The state of an entity that is not on a list according to a claim.
pub(crate) const NOT_LISTED: &str = "not on the list";

/// The state of a listing according to a claim.
pub(crate) fn status_in_words(pair: &PairRow, status: ListingStatus) -> &'static str {
    match status {
        _ if pair.negated => NOT_LISTED,
        ListingStatus::Delisted => "removed",
        ListingStatus::Proposed => "proposed",
        ListingStatus::UnderReview => "under review",
        _ => "listed",
    }
}
