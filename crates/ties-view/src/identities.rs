//! Identity links: records of one entity under several names, and the claims on the other records.
//!
//! A link is stated by believed, affirmed claims of `renamed-to`, `same-as`, or `successor-of` with
//! `legal = true`. What an answer shows of a linked record is marked and never counted.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::contradiction::opposes;
use ties_facts::facts::Facts;
use ties_facts::row::PairRow;

use crate::analysis::SourcedClaim;
use crate::citation::date_in_words;

const RENAMED: Predicate = Predicate::named("renamed-to");
const SAME: Predicate = Predicate::named("same-as");
const SUCCESSOR: Predicate = Predicate::named("successor-of");

/// A link between two records of one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityLink {
    /// The predicate that links them.
    pub predicate: Predicate,
    /// The older record; of `same-as`, the one whose id comes first.
    pub old: EntityNo,
    /// The newer record.
    pub new: EntityNo,
    /// The claims that state the link.
    pub claims: Vec<ClaimNo>,
    /// Whether other claims contradict the link, or a dispute about it is not settled for it.
    pub is_disputed: bool,
}

/// How a record is linked to that of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IdentityMark {
    /// The id of the linked record.
    pub(crate) id: String,
    /// The links on the way: ``as `old`, renamed to `new` in 2019 (paper#name)``.
    pub(crate) words: String,
    /// Whether a link on the way is disputed.
    pub(crate) is_disputed: bool,
    /// The claims that state the links on the way.
    pub(crate) links: Vec<String>,
}

/// The identity links of a dataset, by the two records.
pub fn identity_links(
    claims: &[SourcedClaim<'_>],
    index: &Index,
    facts: &Facts,
) -> Vec<IdentityLink> {
    let rows = &facts.rows;
    let mut links: BTreeMap<(EntityNo, EntityNo, Predicate), Vec<&PairRow>> = BTreeMap::new();
    for pair in &rows.pairs {
        let (subject, Some(object)) = pair.directed_sides() else {
            continue;
        };
        if !pair.affirms() || rows.is_revised(pair.claim) || subject == object {
            continue;
        }
        let (old, new) = match pair.predicate {
            RENAMED | SAME => (subject, object),
            SUCCESSOR if is_legal(claims, pair.claim) => (object, subject),
            _ => continue,
        };
        let key = (old, new, pair.predicate);
        links.entry(key).or_default().push(pair);
    }
    let others = states_on(links.keys().map(|(old, new, _)| (*old, *new)), facts);
    let mut found = Vec::new();
    for ((old, new, predicate), pairs) in links {
        let mut claims: Vec<ClaimNo> = pairs.iter().map(|pair| pair.claim).collect();
        claims.dedup();
        let others = &others[&in_order(old, new)];
        let is_contested = others.iter().any(|other| opposes(pairs[0], other));
        found.push(IdentityLink {
            predicate,
            old,
            new,
            is_disputed: is_contested || is_in_dispute(&claims, index, facts),
            claims,
        });
    }
    found.sort_by_key(|link| (link.old, link.new, link.predicate.name()));
    found
}

fn is_legal(claims: &[SourcedClaim<'_>], claim: ClaimNo) -> bool {
    let record = claims.get(claim.index());
    record.is_some_and(|(_, _, claim)| claim.with.as_ref().is_some_and(|with| with.legal))
}

/// The states of affairs on some pairs of entities.
fn states_on(
    sides: impl Iterator<Item = (EntityNo, EntityNo)>,
    facts: &Facts,
) -> HashMap<(EntityNo, EntityNo), Vec<&PairRow>> {
    let mut states = HashMap::new();
    for (one, other) in sides {
        states.insert(in_order(one, other), Vec::new());
    }
    if states.is_empty() {
        return states;
    }
    for pair in &facts.rows.pairs {
        if let Some(sides) = pair.unordered_sides()
            && pair.is_state_of_affairs()
            && let Some(of_two) = states.get_mut(&sides)
        {
            of_two.push(pair);
        }
    }
    states
}

fn in_order(one: EntityNo, other: EntityNo) -> (EntityNo, EntityNo) {
    (one.min(other), one.max(other))
}

/// Whether a dispute has one of the claims and is not settled for its side.
fn is_in_dispute(claims: &[ClaimNo], index: &Index, facts: &Facts) -> bool {
    facts.sides.places(claims).into_iter().any(|place| {
        let row = &facts.sides.disputes[place.dispute];
        let Some(dispute) = index.dispute(&row.id) else {
            return true;
        };
        let label = dispute.sides.get(place.side).map(|side| &side.label);
        dispute.settled_for.is_none() || dispute.settled_for.as_ref() != label
    })
}

/// The direction in which a chain of links is followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    ToOlder,
    ToNewer,
}

/// The identity links of a dataset, with what is needed to follow them and to put them into words.
pub(crate) struct Identities<'c> {
    claims: &'c [SourcedClaim<'c>],
    index: &'c Index,
    links: Vec<IdentityLink>,
}

impl<'c> Identities<'c> {
    pub(crate) fn new(claims: &'c [SourcedClaim<'c>], index: &'c Index, facts: &'c Facts) -> Self {
        Self {
            claims,
            index,
            links: identity_links(claims, index, facts),
        }
    }

    /// The records that are linked to a record, older ones first. Chains are followed to older
    /// records or to newer ones, not back and forth: two successors of one group are two groups.
    pub(crate) fn of(&self, id: &str) -> Vec<IdentityMark> {
        let Some(start) = self.index.number(id) else {
            return Vec::new();
        };
        let mut seen = BTreeSet::from([start]);
        let mut marks = Vec::new();
        for direction in [Direction::ToOlder, Direction::ToNewer] {
            let mut open = vec![(start, Vec::new())];
            let mut next = 0;
            while let Some((at, way)) = open.get(next).cloned() {
                next += 1;
                for link in &self.links {
                    let Some(to) = link.leads_to(at, direction) else {
                        continue;
                    };
                    if !seen.insert(to) {
                        continue;
                    }
                    // The words begin at the linked record.
                    let mut way = way.clone();
                    way.insert(0, (link, to));
                    marks.extend(self.mark(to, &way));
                    open.push((to, way));
                }
            }
        }
        marks
    }

    fn mark(&self, linked: EntityNo, way: &[(&IdentityLink, EntityNo)]) -> Option<IdentityMark> {
        let id = self.index.entity_id(linked)?;
        let mut words = format!("as `{id}`");
        let mut links = Vec::new();
        for (link, from) in way {
            words = format!("{words}, {}", self.in_words(link, *from));
            links.extend(link.claims.iter().map(|claim| self.reference(*claim)));
        }
        Some(IdentityMark {
            id: id.to_string(),
            words,
            is_disputed: way.iter().any(|(link, _)| link.is_disputed),
            links,
        })
    }

    /// A link as read from one of its records: ``renamed to `new` in 2019 (paper#name)``.
    fn in_words(&self, link: &IdentityLink, from: EntityNo) -> String {
        let is_old = from == link.old;
        let other = if is_old { link.new } else { link.old };
        let relation = match link.predicate {
            SAME => "the same as",
            RENAMED if is_old => "renamed to",
            RENAMED => "renamed from",
            _ if is_old => "legally succeeded by",
            _ => "legal successor of",
        };
        let other = self.index.entity_id(other).map(ToString::to_string);
        let mut words = format!("{relation} `{}`", other.unwrap_or_default());
        if let Some(when) = self.date(link) {
            words = format!("{words} in {when}");
        }
        let references: Vec<_> = link
            .claims
            .iter()
            .map(|claim| self.reference(*claim))
            .collect();
        words = format!("{words} ({})", references.join(", "));
        if link.is_disputed {
            words.push_str(", disputed");
        }
        words
    }

    /// The date of the first claim that dates a link to a day, month or year.
    fn date(&self, link: &IdentityLink) -> Option<String> {
        let mut dates = link.claims.iter().filter_map(|claim| {
            let (_, _, claim) = self.claims.get(claim.index())?;
            claim.when.as_deref()
        });
        let date = dates.find(|date| !date.contains('/'))?;
        Some(date_in_words(date))
    }

    fn reference(&self, claim: ClaimNo) -> String {
        let record = self.claims.get(claim.index());
        record.map_or_else(String::new, |(reference, ..)| reference.to_string())
    }
}

impl IdentityLink {
    /// The other record, if the link leads there in a direction.
    fn leads_to(&self, from: EntityNo, direction: Direction) -> Option<EntityNo> {
        let is_same = self.predicate == SAME;
        if from == self.new && (is_same || direction == Direction::ToOlder) {
            Some(self.old)
        } else if from == self.old && (is_same || direction == Direction::ToNewer) {
            Some(self.new)
        } else {
            None
        }
    }
}
