//! `matrix`: for each two of some entities, how they are related.

mod cells;
mod grid;
mod mark;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde_json::{Value, json};
use ties::id::Id;

use self::cells::{Members, cells, related_groups};
use self::grid::{Grid, write_legend};
pub use self::mark::{Mark, MarkKind, MatrixCell};
use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder};
use crate::citation::name;
use crate::citations::{Citations, citation_mark, write_citations};
use crate::layout::{count_of, write_wrapped};
use crate::parts::{PartView, write_parts};
use crate::scope::{Scope, write_left_out, write_scope};

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
    /// The parts that are taken together with them.
    pub parts: Vec<PartView>,
    /// A cell for each two entities. If there are more than a hundred entities, only those two that
    /// have a claim.
    pub cells: Vec<MatrixCell>,
    /// The number of cells that are not listed. They are unknown.
    pub unknown_not_listed: usize,
    /// The citation of each source, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The names of the entities.
    #[serde(skip)]
    names: BTreeMap<String, String>,
}

/// How each two of some entities are related. Without ids, the entities are the groups with a tie
/// to another group. If the question asks for parts, each entity is taken together with its parts;
/// what two parts of one entity do to each other is not asked.
pub fn matrix(analysis: &Analysis<'_>, ids: &[Id]) -> MatrixView {
    let mut asked: Vec<Id> = Vec::new();
    for id in ids {
        if analysis.index.number(id).is_some() && !asked.contains(id) {
            asked.push(id.clone());
        }
    }
    if ids.is_empty() {
        asked = related_groups(analysis);
    }
    let mut builder = AnswerBuilder::new(analysis);
    let (members, parts) = Members::new(&mut builder, &asked);
    let mut found: BTreeMap<_, _> = cells(&mut builder, &asked, &members).into_iter().collect();
    let all = asked.len() * asked.len().saturating_sub(1) / 2;
    if asked.len() <= MOST_LISTED {
        for (row, a) in asked.iter().enumerate() {
            for (column, b) in asked.iter().enumerate().skip(row + 1) {
                found
                    .entry((row, column))
                    .or_insert_with(|| MatrixCell::unknown(a, b));
            }
        }
    }
    let mut names = BTreeMap::new();
    for id in &asked {
        names.insert(id.to_string(), name(analysis.dataset, id));
    }
    MatrixView {
        entities: asked.iter().map(Id::to_string).collect(),
        related_groups: ids.is_empty(),
        parts,
        unknown_not_listed: all - found.len(),
        cells: found.into_values().collect(),
        citations: builder.citations,
        scope: builder.scope,
        names,
    }
}

impl fmt::Display for MatrixView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.entities.len();
        if self.related_groups {
            let groups = count_of(count, "group");
            writeln!(f, "How {groups} with a tie to another group are related")?;
        } else {
            writeln!(f, "How {count} entities are related")?;
        }
        write_scope(f, &self.scope)?;
        if self.is_empty() {
            self.write_nothing(f)?;
        } else {
            self.write_grid(f)?;
            self.write_pairs(f)?;
        }
        write_parts(f, &self.parts, &self.citations)?;
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl MatrixView {
    /// Says that there is nothing, and what that does not show.
    fn write_nothing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nothing = if self.related_groups {
            "This dataset has no such group."
        } else {
            "No claim that the question includes is on any two of them."
        };
        writeln!(f, "\n{nothing} That does not show that they have no ties.")
    }

    /// Writes the grid, with the meaning of its letters.
    fn write_grid(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f)?;
        if let Some(grid) = Grid::new(&self.entities, &self.cells) {
            grid.write(f)?;
            writeln!(f)?;
            write_legend(f, &self.cells)?;
        } else {
            let too_many = "These are too many for a grid; name fewer of them for one. The pairs \
                            with a claim are listed below. How others are related is unknown, \
                            which is not neutral.";
            write_wrapped(f, 0, too_many)?;
        }
        if self.scope.as_of.is_none() {
            let times = "A mark is attested at some time, and two marks may be of different times.";
            writeln!(f, "{times}")?;
        }
        Ok(())
    }

    /// Writes the pairs that have a claim, each with its ties and denials.
    fn write_pairs(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = match &self.scope.parts[..] {
            [] => String::new(),
            parts => format!(" --with {}", parts.join(",")),
        };
        for cell in &self.cells {
            let MatrixCell { a, b, .. } = cell;
            let not_counted = cell.claims_not_counted.len();
            if cell.marks.is_empty() && not_counted == 0 {
                continue;
            }
            let names = format!("{} and {}", self.names[a], self.names[b]);
            writeln!(f)?;
            write_wrapped(f, 0, &format!("{names}: `ties between {a} {b}{with}`"))?;
            for mark in &cell.marks {
                mark.write(f, &self.citations)?;
            }
            if cell.marks.is_empty() {
                writeln!(f, "  unknown")?;
            }
            if not_counted > 0 {
                writeln!(f, "  {} not counted", count_of(not_counted, "claim"))?;
            }
        }
        Ok(())
    }
}

impl Mark {
    /// Writes its ties and denials, one per line.
    fn write(&self, f: &mut fmt::Formatter<'_>, citations: &Citations) -> fmt::Result {
        let kind = self.kind.in_words();
        for tie in &self.ties {
            write_wrapped(f, 2, &format!("{kind}: {}", tie.in_words(citations)))?;
        }
        for denial in &self.denials {
            let number = citation_mark(citations, &denial.source);
            let line = format!(
                "{kind}: {}: {}; {number} {} — {}",
                denial.statement, denial.attribution, denial.locator, denial.claim
            );
            write_wrapped(f, 2, &line)?;
        }
        Ok(())
    }
}

impl Answer for MatrixView {
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for cell in &self.cells {
            let row = json!({ "a": cell.a, "b": cell.b, "relation": "unknown", "part": null,
                "standing": null, "contested": null, "predicates": null, "claims": null,
                "claims-against": null, "claims-not-counted": cell.claims_not_counted });
            if cell.marks.is_empty() {
                rows.push(row);
                continue;
            }
            for mark in &cell.marks {
                let mut row = row.clone();
                row["relation"] = json!(mark.kind);
                row["part"] = json!(mark.part);
                row["standing"] = json!(mark.standing);
                row["contested"] = json!(mark.contested);
                row["predicates"] = json!(mark.predicates);
                row["claims"] = json!(mark.claims);
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
