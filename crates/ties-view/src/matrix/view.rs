//! How each two of some entities are related, as plain data.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use ties::id::Id;

use super::cells::cells;
use super::choice::{related_groups, with_related_groups};
use super::counts::PairCounts;
use super::mark::MatrixCell;
use super::members::{CellKey, Members};
use super::related::Wholes;
use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder};
use crate::citation::name;
use crate::citations::Citations;
use crate::drawing::drawn_text;
use crate::parts::PartView;
use crate::scope::Scope;
use crate::screen::Screen;

/// The maximum number of entities for which unknown cells are listed one by one.
const MOST_LISTED: usize = 100;

/// For each two of some entities, how they are related.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct MatrixView {
    /// The ids of the entities.
    pub entities: Vec<String>,
    /// Whether the entities were not given, and are the groups with a tie to another group.
    pub related_groups: bool,
    /// The entity that the others are related to, if only one was given. There are no cells of two
    /// others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row_of: Option<String>,
    /// The parts that are taken together with them.
    pub parts: Vec<PartView>,
    /// A cell for each two entities. If there are more than a hundred entities, only for those two
    /// that have a claim.
    pub cells: Vec<MatrixCell>,
    /// The number of cells that are not listed. They are unknown.
    pub unknown_not_listed: usize,
    /// How many pairs are related, and how certain that is.
    pub counts: PairCounts,
    /// The citation of each source, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The names of the entities and of their wholes.
    #[serde(skip)]
    pub(super) names: BTreeMap<String, String>,
}

/// How each two of some entities are related. Without ids, the entities are the groups with a tie
/// to another group. With one id, they are that entity and the groups with a tie to it, and only
/// its own row is asked. If the question asks for parts, each entity is taken together with its
/// parts; what two parts of one entity do to each other is not asked.
pub fn matrix(analysis: &Analysis<'_>, ids: &[Id]) -> MatrixView {
    let mut builder = AnswerBuilder::new(analysis);
    let (asked, row_of) = entities(&mut builder, ids);
    let (members, parts) = Members::new(&mut builder, &asked, row_of.is_some());
    let mut found: BTreeMap<_, _> = cells(&mut builder, &asked, &members).into_iter().collect();
    let others = asked.len().saturating_sub(1);
    let all = match row_of {
        Some(_) => others,
        None => asked.len() * others / 2,
    };
    if row_of.is_none() && asked.len() <= MOST_LISTED {
        add_unknown(&asked, &mut found);
    }
    let wholes = Wholes::new(&builder);
    for ((first, second), cell) in &mut found {
        let (a, b) = (members.entities[*first], members.entities[*second]);
        cell.related = wholes.related(&mut builder, a, b);
    }
    let unknown_not_listed = all - found.len();
    let names = names(analysis, &asked, found.values());
    let cells: Vec<_> = found.into_values().collect();
    // The matrix counts pairs instead.
    builder.scope.listed = None;
    MatrixView {
        counts: PairCounts::new(&cells, unknown_not_listed),
        entities: asked.iter().map(Id::to_string).collect(),
        related_groups: ids.is_empty(),
        row_of,
        parts,
        unknown_not_listed,
        names,
        cells,
        citations: builder.citations,
        scope: builder.scope,
    }
}

/// The entities of the matrix, and the one whose row it is.
fn entities(builder: &mut AnswerBuilder<'_, '_>, ids: &[Id]) -> (Vec<Id>, Option<String>) {
    let analysis = builder.analysis;
    if ids.is_empty() {
        return (related_groups(analysis), None);
    }
    let mut asked: Vec<Id> = Vec::new();
    for id in ids {
        if analysis.index.number(id).is_some() && !asked.contains(id) {
            asked.push(id.clone());
        }
    }
    match &asked[..] {
        [only] => (with_related_groups(builder, only), Some(only.to_string())),
        _ => (asked, None),
    }
}

/// The names of some entities, and of the wholes in some cells.
fn names<'c>(
    analysis: &Analysis<'_>,
    ids: &[Id],
    cells: impl Iterator<Item = &'c MatrixCell>,
) -> BTreeMap<String, String> {
    let wholes = cells.flat_map(|cell| &cell.related);
    let wholes = wholes.map(|related| related.whole.as_str());
    let mut names = BTreeMap::new();
    for id in ids.iter().map(Id::as_str).chain(wholes) {
        names.insert(id.to_owned(), name(analysis.dataset, id));
    }
    names
}

/// Adds the cells that have no claim.
fn add_unknown(ids: &[Id], cells: &mut BTreeMap<CellKey, MatrixCell>) {
    for (first, a) in ids.iter().enumerate() {
        for (second, b) in ids.iter().enumerate().skip(first + 1) {
            cells
                .entry((first, second))
                .or_insert_with(|| MatrixCell::unknown(a, b));
        }
    }
}

impl MatrixView {
    /// The name of one of its entities; the id if it is none of them.
    pub fn name<'v>(&'v self, id: &'v str) -> &'v str {
        self.names.get(id).map_or(id, String::as_str)
    }
}

impl Answer for MatrixView {
    fn to_text(&self, screen: Screen) -> String {
        drawn_text(self, screen)
    }

    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for cell in &self.cells {
            let row = json!({ "a": cell.a, "b": cell.b, "relation": "unknown", "part": null,
                "standing": null, "nearest": null, "contested": null, "predicates": null,
                "claims": null, "origins": null, "claims-against": null,
                "claims-not-counted": cell.claims_not_counted });
            if cell.marks.is_empty() {
                rows.push(row);
                continue;
            }
            for mark in &cell.marks {
                let mut row = row.clone();
                row["relation"] = json!(mark.kind);
                row["part"] = json!(mark.part);
                row["standing"] = json!(mark.standing);
                row["nearest"] = json!(mark.nearest.as_ref().map(|nearest| &nearest.date));
                row["contested"] = json!(mark.contested);
                row["predicates"] = json!(mark.predicates);
                row["claims"] = json!(mark.claims);
                row["origins"] = json!(mark.origins);
                row["claims-against"] = json!(mark.claims_against);
                rows.push(row);
            }
        }
        rows
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }

    fn is_empty(&self) -> bool {
        let mut cells = self.cells.iter();
        !cells.any(|cell| !cell.marks.is_empty() || !cell.claims_not_counted.is_empty())
    }
}
