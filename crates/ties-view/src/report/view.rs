//! How some groups are related on a day: answers to several questions, with one list of sources.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;
use ties::id::Id;
use ties::model::Mode;
use ties::vocabulary::{Class, Predicate};
use ties_facts::row::PairRow;

use super::basis::{ReportBasis, SourceNote, claims_of, claims_on, source_notes, summaries};
use super::by_group::{ByGroup, by_group};
use super::one_origin::{TiesOfOrigin, ties_of_one_origin};
use crate::analysis::Analysis;
use crate::citations::Citations;
use crate::disputes::{Disputes, disputes_on_any};
use crate::lists::{ListsView, lists};
use crate::matrix::{MatrixView, matrix};
use crate::promises::{Outlooks, promises_on_any};
use crate::strength::{StrengthView, strength};

const STRENGTH: Predicate = Predicate::named("strength");
const LISTED: Predicate = Predicate::named("designated-under");

/// How some groups are related, and what is known of each.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReportView {
    /// How each two of the groups are related.
    pub matrix: MatrixView,
    /// The summaries of the claims behind the matrix, by claim.
    pub summaries: BTreeMap<String, String>,
    /// What the marks of the matrix rest on.
    pub basis: ReportBasis,
    /// Where sources disagree: about one of the groups, or about anything if none were given. What
    /// is between two of the groups comes first.
    pub disputes: Disputes,
    /// The ties of the matrix that rest on one independent origin each, by origin.
    pub one_origin: Vec<TiesOfOrigin>,
    /// Promises, plans, threats and demands by or about one of the groups, or all of them if no
    /// groups were given.
    pub promises: Outlooks,
    /// The size of each group, also of groups outside the matrix if no groups were given.
    pub strength: ByGroup<StrengthView>,
    /// The lists on which each group is or was, in the same way.
    pub lists: ByGroup<ListsView>,
    /// What a reader has to know of each source, in the order of the ids.
    pub sources: Vec<SourceNote>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
}

/// How some groups are related, and what is known of each. Without ids, the groups are those with
/// a tie to another group, as in the matrix. With one id, only what concerns it is asked.
pub fn report(analysis: &Analysis<'_>, ids: &[Id]) -> ReportView {
    let matrix = matrix(analysis, ids);
    let groups = groups(analysis, &matrix, ids);
    let of_groups: HashSet<&str> = matrix.entities.iter().map(String::as_str).collect();
    let mut disputes = disputes_on_any(analysis, ids);
    let all = &mut disputes.disputes;
    all.sort_by_key(|dispute| !dispute.is_between(&of_groups));
    let promises = promises_on_any(analysis, ids);
    let mut strength = by_group(analysis, &groups, |it| it.predicate == STRENGTH, strength);
    let mut lists = by_group(analysis, &groups, is_listing, lists);
    if ids.is_empty() {
        // That a further group has no estimate is not worth a word.
        strength
            .without
            .retain(|id| of_groups.contains(id.as_str()));
        lists.without.retain(|id| of_groups.contains(id.as_str()));
    }
    let mut citations = Citations::new();
    for others in [&matrix.citations, &disputes.citations, &promises.citations] {
        citations.add_all(others);
    }
    let of_strength = strength.answers.iter().map(|view| &view.citations);
    let of_lists = lists.answers.iter().map(|view| &view.citations);
    for others in of_strength.chain(of_lists) {
        citations.add_all(others);
    }
    ReportView {
        summaries: summaries(analysis, &claims_on(analysis, &matrix)),
        basis: ReportBasis::of(analysis, &claims_of(analysis, &matrix)),
        one_origin: ties_of_one_origin(analysis, &matrix),
        sources: source_notes(analysis, &citations),
        matrix,
        disputes,
        promises,
        strength,
        lists,
        citations,
    }
}

fn is_listing(pair: &PairRow) -> bool {
    pair.predicate == LISTED || pair.mode == Mode::Ground
}

/// The groups whose size and lists are asked: those that were given; or else those of the matrix,
/// and then all other named groups.
fn groups(analysis: &Analysis<'_>, matrix: &MatrixView, ids: &[Id]) -> Vec<Id> {
    if !ids.is_empty() {
        return ids.to_vec();
    }
    let mut groups: Vec<Id> = Vec::new();
    groups.extend(matrix.entities.iter().filter_map(|id| Id::new(id).ok()));
    let of_matrix: HashSet<Id> = groups.iter().cloned().collect();
    for id in analysis.dataset.entities.keys() {
        let number = analysis.index.number(id);
        let is_group = number.is_some_and(|number| analysis.is_named(number, Class::Group));
        if is_group && !of_matrix.contains(id) {
            groups.push(id.clone());
        }
    }
    groups
}

impl ReportView {
    /// What a reader has to know of a source.
    pub fn source(&self, id: &str) -> Option<&SourceNote> {
        let place = self
            .sources
            .binary_search_by(|note| note.id.as_str().cmp(id));
        self.sources.get(place.ok()?)
    }
}
