//! The parts of an entity that a question takes together with it, and the ties behind that.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;
use ties::id::Id;
use ties::vocabulary::Predicate;
use ties_dataset::number::EntityNo;
use ties_facts::tie::Tie;

use crate::answer::AnswerBuilder;
use crate::citations::{Citations, citation_marks};
use crate::layout::write_wrapped;
use crate::nearest::Nearest;
use crate::screen::Columns;
use crate::selection::Part;
use crate::standing::Standing;
use crate::tie_summary::TieSummary;

/// A part that is taken together with an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PartView {
    /// The id of the part.
    pub id: String,
    /// The id of the entity that it is taken together with.
    pub of: String,
    /// Whether other claims deny or exclude one of these ties.
    pub contested: bool,
    /// The ties that lead from the part to the entity.
    pub ties: Vec<TieSummary>,
}

impl Part {
    /// The predicates that make their subject a part of this kind of their object.
    pub(crate) fn predicates(self) -> &'static [Predicate] {
        const BRANCHES: [Predicate; 4] = [
            Predicate::named("part-of"),
            Predicate::named("branch-of"),
            Predicate::named("faction-of"),
            Predicate::named("network-within"),
        ];
        // A part whose kind no source states is taken with either.
        const WINGS: [Predicate; 4] = [
            Predicate::named("part-of"),
            Predicate::named("wing-of"),
            Predicate::named("unit-of"),
            Predicate::named("front-for"),
        ];
        const PEOPLE: [Predicate; 4] = [
            Predicate::named("member-of"),
            Predicate::named("leads"),
            Predicate::named("speaks-for"),
            Predicate::named("employed-by"),
        ];
        match self {
            Self::Branches => &BRANCHES,
            Self::Wings => &WINGS,
            Self::People => &PEOPLE,
        }
    }
}

/// The ties that make parts, by the whole.
pub(crate) type TiesOfParts<'a> = BTreeMap<EntityNo, Vec<&'a Tie>>;

impl<'a> AnswerBuilder<'a, '_> {
    /// The ties that make their subject a part of their object, by object, as far as the question
    /// asks for parts.
    pub(crate) fn ties_of_parts(&self) -> TiesOfParts<'a> {
        let mut by_whole = TiesOfParts::new();
        let kinds = &self.analysis.selection.parts;
        for tie in &self.analysis.ties {
            let makes_part = kinds
                .iter()
                .any(|part| part.predicates().contains(&tie.predicate));
            if makes_part && self.analysis.standing(tie).is_none_or(Standing::is_listed) {
                by_whole.entry(tie.object).or_default().push(tie);
            }
        }
        by_whole
    }

    /// An entity and the parts that the question takes together with it, by number.
    pub(crate) fn with_parts(
        &mut self,
        entity: EntityNo,
        by_whole: &TiesOfParts<'_>,
    ) -> (BTreeSet<EntityNo>, Vec<PartView>) {
        let mut members = BTreeSet::from([entity]);
        let mut parts = Vec::new();
        let mut open = vec![(entity, Vec::new())];
        let mut next = 0;
        while let Some((whole, way)) = open.get(next).cloned() {
            next += 1;
            for tie in by_whole.get(&whole).into_iter().flatten() {
                if !members.insert(tie.subject) {
                    continue;
                }
                let mut way: Vec<&Tie> = way.clone();
                way.insert(0, *tie);
                parts.extend(self.part(entity, &way));
                open.push((tie.subject, way));
            }
        }
        (members, parts)
    }

    /// The same, if the question asks it of only one entity.
    pub(crate) fn members(&mut self, entity: EntityNo) -> (BTreeSet<EntityNo>, Vec<PartView>) {
        let by_whole = self.ties_of_parts();
        self.with_parts(entity, &by_whole)
    }

    /// The same by id. An entity without a record has no parts.
    pub(crate) fn ids_with_parts(&mut self, id: &Id) -> (BTreeSet<Id>, Vec<PartView>) {
        let index = &self.analysis.index;
        let Some(number) = index.number(id) else {
            return (BTreeSet::from([id.clone()]), Vec::new());
        };
        let (members, parts) = self.members(number);
        let ids = members.iter().filter_map(|number| index.entity_id(*number));
        (ids.cloned().collect(), parts)
    }

    /// The view of a part, from the ties that lead from it to the entity.
    fn part(&mut self, entity: EntityNo, way: &[&Tie]) -> Option<PartView> {
        let index = &self.analysis.index;
        let ties: Vec<_> = way.iter().filter_map(|tie| self.tie(tie)).collect();
        Some(PartView {
            id: index.entity_id(way.first()?.subject)?.to_string(),
            of: index.entity_id(entity)?.to_string(),
            contested: ties.iter().any(TieSummary::is_contested),
            ties,
        })
    }
}

/// Writes the parts, each with the ties that make it one.
pub(crate) fn write_parts(
    out: &mut impl Columns,
    parts: &[PartView],
    citations: &Citations,
) -> fmt::Result {
    if !parts.is_empty() {
        writeln!(out, "\nTaken together")?;
    }
    for part in parts {
        let ties = part.ties.iter();
        let statements: Vec<_> = ties
            .map(|tie| {
                let contested = if tie.is_contested() {
                    " (contested)"
                } else {
                    ""
                };
                let nearest = tie.nearest().map(Nearest::in_words);
                let nearest = nearest.map_or_else(String::new, |words| format!(" ({words})"));
                let marks = citation_marks(citations, tie.claims());
                format!("{}{contested}{nearest} {marks}", tie.statement)
            })
            .collect();
        write_wrapped(out, 2, &format!("{}: {}", part.id, statements.join("; ")))?;
    }
    Ok(())
}
