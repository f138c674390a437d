//! The balance of the signed network of some groups, as plain data.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use ties::id::Id;

use super::frustration::{ComponentSplit, SEARCH_STEPS, frustration};
use super::signed_tie::{AmbivalentPair, SignedTie, SignedTies, graph};
use super::triangles::triangles;
use super::walks::walk_balance;
use crate::analysis::Analysis;
use crate::answer::Answer;
use crate::citation::name;
use crate::citations::Citations;
use crate::matrix::{MatrixView, matrix};
use crate::parts::PartView;
use crate::scope::Scope;

/// The maximum number of unbalanced triangles that are listed.
const MOST_TRIANGLES: usize = 1000;

/// The friendly and hostile ties between some groups as a signed network, and how far it is from
/// balanced.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct BalanceView {
    /// The ids of the groups with a tie in the network, in order.
    pub groups: Vec<String>,
    /// The number of groups that were asked for and have no tie in the network.
    pub groups_left_out: usize,
    /// The id of the group that the others have a tie with, if only one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub around: Option<String>,
    /// The parts that are taken together with the groups.
    pub parts: Vec<PartView>,
    /// The ties of the network, one for each two groups that have any.
    pub ties: Vec<SignedTie>,
    /// The pairs that are friendly and hostile. They are left out of the network.
    pub ambivalent: Vec<AmbivalentPair>,
    /// Whether some split into two factions leaves no tie frustrated.
    pub balanced: bool,
    /// The frustration index of all ties.
    pub index: IndexBounds,
    /// The index of the ties alone that are certain on the date; absent if the question has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index_of_certain_ties: Option<IndexBounds>,
    /// The number of balanced triangles.
    pub balanced_triangles: usize,
    /// The number of unbalanced triangles.
    pub unbalanced_triangles: usize,
    /// The ids of the groups of the first thousand unbalanced triangles.
    pub unbalanced: Vec<[String; 3]>,
    /// The walk balance, rounded to four decimals; absent without ties or with more than 150
    /// groups.
    pub walk_balance: Option<f64>,
    /// The connected components with their factions, the largest first.
    pub components: Vec<Factions>,
    /// The citation of each source, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The names of the groups.
    #[serde(skip)]
    pub(super) names: BTreeMap<String, String>,
}

/// Bounds of a frustration index. If they are equal, the index is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct IndexBounds {
    /// The index is at least this.
    pub least: usize,
    /// The index is at most this.
    pub most: usize,
}

/// The best split of a connected component of the network into two factions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Factions {
    /// The ids of the groups of the two factions, the larger one first. The second is empty if no
    /// group is on the other side.
    pub factions: [Vec<String>; 2],
    /// The frustration index of the component.
    pub index: IndexBounds,
    /// Whether no other split is as good; absent if the search was too long to find out.
    pub unique: Option<bool>,
}

/// The balance of the network of some groups. Without ids, the groups are those with a tie to
/// another group. With one id, they are that entity and the groups with a tie to it.
pub fn balance(analysis: &Analysis<'_>, ids: &[Id]) -> BalanceView {
    let (matrix_view, around) = matrix_of_all(analysis, ids);
    let mut signed = SignedTies::of(&matrix_view.cells);
    let groups = signed.groups();
    let network = graph(&groups, &signed.ties);
    let best = frustration(&network, SEARCH_STEPS);
    for (tie, edge) in signed.ties.iter_mut().zip(&network.edges) {
        tie.frustrated = edge.is_frustrated(&best.sides);
    }
    let index = IndexBounds::new(best.least, best.most);
    let found = triangles(&network, MOST_TRIANGLES);
    let mut unbalanced = Vec::new();
    for triangle in &found.examples {
        unbalanced.push(triangle.map(|node| groups[node].clone()));
    }
    let mut components = Vec::new();
    for component in &best.components {
        components.push(Factions::new(component, &groups, &best.sides));
    }
    let has_date = analysis.selection.as_of.is_some();
    BalanceView {
        groups_left_out: matrix_view.entities.len() - groups.len(),
        around,
        balanced: best.most == 0,
        index,
        index_of_certain_ties: has_date.then(|| index_of_certain(&signed.ties, &groups, index)),
        balanced_triangles: found.balanced,
        unbalanced_triangles: found.unbalanced,
        unbalanced,
        walk_balance: walk_balance(&network).map(|ratio| (ratio * 1e4).round() / 1e4),
        components,
        citations: citations(&matrix_view, &signed),
        names: names(analysis, &matrix_view.entities),
        parts: matrix_view.parts,
        scope: matrix_view.scope,
        ties: signed.ties,
        ambivalent: signed.ambivalent,
        groups,
    }
}

/// The matrix of some groups, and the group whose neighbours they are, if only one id was given.
fn matrix_of_all(analysis: &Analysis<'_>, ids: &[Id]) -> (MatrixView, Option<String>) {
    let mut matrix_view = matrix(analysis, ids);
    let around = matrix_view.row_of.take();
    if around.is_some() {
        let ids = matrix_view.entities.iter();
        let ids: Vec<_> = ids.filter_map(|id| Id::new(id).ok()).collect();
        matrix_view = matrix(analysis, &ids);
    }
    (matrix_view, around)
}

/// The index of the ties alone that are certain on the date, given the index of all.
fn index_of_certain(ties: &[SignedTie], groups: &[String], all: IndexBounds) -> IndexBounds {
    let certain: Vec<_> = ties.iter().filter(|tie| tie.is_certain()).collect();
    if certain.len() == ties.len() {
        return all;
    }
    let found = frustration(&graph(groups, certain), SEARCH_STEPS);
    // Without some of its ties, a network has no greater index.
    IndexBounds::new(found.least, found.most.min(all.most))
}

/// The citations of the ties.
fn citations(matrix_view: &MatrixView, signed: &SignedTies) -> Citations {
    let ambivalent = signed.ambivalent.iter();
    let ambivalent = ambivalent.flat_map(|pair| [&pair.friendly, &pair.hostile]);
    let mut claims = Vec::new();
    for tie in signed.ties.iter().chain(ambivalent) {
        claims.extend(tie.claims().map(String::as_str));
    }
    for tie in matrix_view.parts.iter().flat_map(|part| &part.ties) {
        claims.extend(tie.claims());
    }
    matrix_view.citations.of_claims(claims)
}

fn names(analysis: &Analysis<'_>, ids: &[String]) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for id in ids {
        names.insert(id.clone(), name(analysis.dataset, id));
    }
    names
}

impl SignedTie {
    /// The claims for and against it.
    pub(super) fn claims(&self) -> impl Iterator<Item = &String> {
        self.claims.iter().chain(&self.claims_against)
    }
}

impl IndexBounds {
    pub(super) fn new(least: usize, most: usize) -> Self {
        Self { least, most }
    }

    /// Whether the index is exact.
    pub fn is_exact(self) -> bool {
        self.least == self.most
    }
}

impl Factions {
    fn new(component: &ComponentSplit, groups: &[String], sides: &[bool]) -> Self {
        let mut factions = [Vec::new(), Vec::new()];
        for node in &component.nodes {
            factions[usize::from(sides[*node])].push(groups[*node].clone());
        }
        if factions[1].len() > factions[0].len() {
            factions.swap(0, 1);
        }
        Self {
            factions,
            index: IndexBounds::new(component.least, component.most),
            unique: component.unique,
        }
    }
}

impl Answer for BalanceView {
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for tie in &self.ties {
            rows.push(json!({ "a": tie.a, "b": tie.b, "friendly": tie.friendly,
                "frustrated": tie.frustrated, "standing": tie.standing,
                "contested": tie.contested, "claims": tie.claims,
                "claims-against": tie.claims_against }));
        }
        rows
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }

    fn is_empty(&self) -> bool {
        self.ties.is_empty() && self.ambivalent.is_empty()
    }
}
