//! The friendly and hostile ties of a matrix.

use serde::Serialize;

use super::signed_graph::SignedGraph;
use crate::matrix::{Mark, MarkKind, MatrixCell};
use crate::standing::Standing;
use crate::tie_summary::TieSummary;

/// The friendly or the hostile ties between two groups, as one tie of the signed network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SignedTie {
    /// The id of the group that comes first in the order of ids.
    pub a: String,
    /// The id of the other group.
    pub b: String,
    /// Whether it is friendly; if not, it is hostile.
    pub friendly: bool,
    /// Whether the best split leaves it frustrated: friendly between the factions, or hostile
    /// within one.
    pub frustrated: bool,
    /// What is known of it on the date of the question; absent if the question has no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// Whether each relation behind it is contested.
    pub contested: bool,
    /// The claims for it, on the date of the question.
    pub claims: Vec<String>,
    /// The claims against it.
    pub claims_against: Vec<String>,
    /// The ties behind it.
    pub ties: Vec<TieSummary>,
}

/// Two groups that are related by friendly and by hostile ties. They are left out of the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AmbivalentPair {
    /// The friendly ties.
    pub friendly: SignedTie,
    /// The hostile ties.
    pub hostile: SignedTie,
}

impl SignedTie {
    /// Whether it is so on the date of the question on every reading of its dates, or the question
    /// has no date.
    pub(super) fn is_certain(&self) -> bool {
        self.standing.is_none_or(|it| it == Standing::Yes)
    }

    /// In words: `friendly`.
    pub(super) fn sign_in_words(&self) -> &'static str {
        if self.friendly { "friendly" } else { "hostile" }
    }

    /// The tie that the marks of a cell with one sign make; `None` if there are none.
    fn of_marks(cell: &MatrixCell, kinds: &[MarkKind], friendly: bool) -> Option<Self> {
        let mut marks: Vec<&Mark> = cell.marks.iter().collect();
        marks.retain(|mark| kinds.contains(&mark.kind));
        if marks.is_empty() {
            return None;
        }
        let mut tie = Self {
            a: cell.a.clone().min(cell.b.clone()),
            b: cell.a.clone().max(cell.b.clone()),
            friendly,
            frustrated: false,
            standing: marks.iter().filter_map(|mark| mark.standing).min(),
            contested: marks.iter().all(|mark| mark.contested),
            claims: Vec::new(),
            claims_against: Vec::new(),
            ties: Vec::new(),
        };
        for mark in marks {
            tie.claims.extend_from_slice(&mark.claims);
            tie.claims_against.extend_from_slice(&mark.claims_against);
            tie.ties.extend_from_slice(&mark.ties);
        }
        for claims in [&mut tie.claims, &mut tie.claims_against] {
            claims.sort();
            claims.dedup();
        }
        Some(tie)
    }
}

/// The ties of the signed network, and the pairs that are left out of it.
#[derive(Default)]
pub(super) struct SignedTies {
    /// Ordered as the edges of their graph.
    pub(super) ties: Vec<SignedTie>,
    pub(super) ambivalent: Vec<AmbivalentPair>,
}

impl SignedTies {
    /// The ties of the cells of a matrix. A part is a friend of its whole. Kin, other relations and
    /// denials have no sign.
    pub(super) fn of(cells: &[MatrixCell]) -> Self {
        let mut found = Self::default();
        for cell in cells {
            let friendly = SignedTie::of_marks(cell, &[MarkKind::Friend, MarkKind::Part], true);
            let hostile = SignedTie::of_marks(cell, &[MarkKind::Enemy], false);
            match (friendly, hostile) {
                (Some(friendly), Some(hostile)) => {
                    found.ambivalent.push(AmbivalentPair { friendly, hostile });
                }
                (friendly, hostile) => found.ties.extend(friendly.or(hostile)),
            }
        }
        found
            .ties
            .sort_by(|one, other| (&one.a, &one.b).cmp(&(&other.a, &other.b)));
        found
    }

    /// The ids of the groups with a tie in the network, in order.
    pub(super) fn groups(&self) -> Vec<String> {
        let ties = self.ties.iter();
        let mut groups: Vec<_> = ties
            .flat_map(|tie| [tie.a.clone(), tie.b.clone()])
            .collect();
        groups.sort();
        groups.dedup();
        groups
    }
}

/// The graph of some ties, with a node for each of some groups in order.
pub(super) fn graph<'t>(
    groups: &[String],
    ties: impl IntoIterator<Item = &'t SignedTie>,
) -> SignedGraph {
    let mut edges = Vec::new();
    for tie in ties {
        if let (Ok(a), Ok(b)) = (groups.binary_search(&tie.a), groups.binary_search(&tie.b)) {
            edges.push((a, b, tie.friendly));
        }
    }
    SignedGraph::new(groups.len(), edges)
}
