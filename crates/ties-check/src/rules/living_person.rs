//! `living-person`: claims that impute a crime or a membership to a living person are corroborated.

use std::collections::{BTreeMap, HashSet};

use ties::index::Index;
use ties::model::{Mode, Severity};
use ties::row::{NonMax, PairRow, Rows, Voice};
use ties::vocabulary::{Class, Kind, ListingStatus, Predicate};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "living-person",
    severity: Severity::Error,
    page: include_str!("living_person.md"),
    checks: &[Check::Dataset(check)],
};

const DIED: Predicate = Predicate::named("died-on");
const DESIGNATED: Predicate = Predicate::named("designated-under");
const PERPETRATED: Predicate = Predicate::named("perpetrated");

/// The predicates that make a person a member or helper of a group. Leading a group or speaking for it is left out,
/// because it is done in public.
const TIES: [Predicate; 9] = [
    Predicate::named("member-of"),
    Predicate::named("joined"),
    Predicate::named("defected-to"),
    Predicate::named("commands"),
    Predicate::named("pledged-allegiance-to"),
    Predicate::named("acts-on-behalf-of"),
    Predicate::named("funds"),
    Predicate::named("arms"),
    Predicate::named("trains"),
];

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let kind = |entity: u32| {
        index
            .entity(wording::entity(index, entity))
            .map(|record| record.kind)
    };
    let mut imputed: BTreeMap<(u32, u32), Vec<&PairRow>> = BTreeMap::new();
    for pair in rows
        .pairs
        .iter()
        .filter(|pair| pair.is_state_of_affairs() && !pair.negated)
    {
        let is_crime = pair.predicate == PERPETRATED;
        let Some(object) = pair
            .object
            .map(NonMax::get)
            .filter(|_| is_crime || TIES.contains(&pair.predicate))
        else {
            continue;
        };
        let is_group = || {
            index
                .kind(wording::entity(index, object))
                .is_some_and(|kind| kind.classes().contains(&Class::Group))
        };
        if kind(pair.subject) == Some(Kind::Person) && (is_crime || is_group()) {
            imputed
                .entry((pair.subject, object))
                .or_default()
                .push(pair);
        }
    }
    if imputed.is_empty() {
        return;
    }
    let is_answered = |pair: &&PairRow| {
        pair.is_state_of_affairs()
            && !pair.negated
            && match pair.predicate {
                DIED => true,
                DESIGNATED => {
                    matches!(
                        rows.listing(pair.claim),
                        ListingStatus::Listed | ListingStatus::UnderReview
                    )
                }
                _ => matches!(pair.mode, Mode::LegalFinding | Mode::LegalAct),
            }
    };
    let answered: HashSet<u32> = rows
        .pairs
        .iter()
        .filter(is_answered)
        .map(|pair| pair.subject)
        .collect();
    for ((person, object), pairs) in imputed {
        // A statement about oneself, and what a list says about its entries, need no second origin.
        let suffices = |pair: &&PairRow| match pair.voice() {
            Voice::Entity(speaker) => speaker == person,
            Voice::Source(source) => rows
                .sources
                .get(source as usize)
                .is_some_and(|source| source.is_list),
            Voice::Unnamed(_) => false,
        };
        let is_named = pairs
            .iter()
            .any(|pair| !matches!(pair.voice(), Voice::Unnamed(_)));
        let origins = rows.origins.count(rows, pairs.iter().copied());
        if answered.contains(&person) || pairs.iter().any(suffices) || (origins > 1 && is_named) {
            continue;
        }
        let Some((last, others)) = wording::last_of(rows, pairs.iter().map(|pair| pair.claim))
        else {
            continue;
        };
        let last_pair = pairs.iter().find(|pair| pair.claim == last);
        let (Some(claim), Some(pair)) = (rows.claims.get(last as usize), last_pair) else {
            continue;
        };
        let (person, object) = (
            wording::entity(index, person),
            wording::entity(index, object),
        );
        let on = if is_named {
            "one origin"
        } else {
            "unnamed speakers"
        };
        let too = if others.is_empty() {
            String::new()
        } else {
            format!("; also in {}", wording::claims(rows, &others))
        };
        sink.at(claim.spot)
            .value("/predicate", format!("`{person}` {} `{object}` has only {on}, and the person may be alive{too}", pair.predicate))
            .help("code a second independent source, a listing, a conviction or the death; or write `mode = \"allegation\"`");
    }
}
