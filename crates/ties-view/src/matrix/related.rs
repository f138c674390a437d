//! Ties of a whole of one of two entities with the other. They are not counted.

use std::collections::{BTreeMap, BTreeSet};

use ties_dataset::number::EntityNo;
use ties_facts::tie::Tie;

use super::evidence::{mark_kind, marks_of};
use super::mark::{MarkKind, RelatedTies};
use crate::answer::AnswerBuilder;
use crate::selection::Part;
use crate::standing::Standing;

/// The ties of wholes: of entities that others are branches, wings or other parts of.
pub(super) struct Wholes<'a> {
    /// The ties that make their subject a part, by subject.
    memberships: BTreeMap<EntityNo, Vec<&'a Tie>>,
    /// The ties of wholes that make a mark, by their two entities, the lower number first.
    ties: BTreeMap<(EntityNo, EntityNo), Vec<&'a Tie>>,
}

impl<'a> Wholes<'a> {
    /// The ties of the wholes that the question includes.
    pub(super) fn new(builder: &AnswerBuilder<'a, '_>) -> Self {
        let analysis = builder.analysis;
        let mut memberships: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut wholes = BTreeSet::new();
        for tie in &analysis.ties {
            if makes_part(tie) && analysis.standing(tie).is_none_or(Standing::is_listed) {
                memberships.entry(tie.subject).or_default().push(tie);
                wholes.insert(tie.object);
            }
        }
        let mut ties: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for tie in &analysis.ties {
            let sides = sorted(tie.subject, tie.object);
            if (wholes.contains(&sides.0) || wholes.contains(&sides.1))
                && mark_kind(analysis, tie).is_some_and(|kind| kind != MarkKind::NoKnownTie)
            {
                ties.entry(sides).or_default().push(tie);
            }
        }
        Self { memberships, ties }
    }

    /// The ties of a whole of one of two entities with the other. That both are parts of the same
    /// whole is not such a tie.
    pub(super) fn related(
        &self,
        builder: &mut AnswerBuilder<'_, '_>,
        a: EntityNo,
        b: EntityNo,
    ) -> Vec<RelatedTies> {
        let mut related = Vec::new();
        for (part, other) in [(a, b), (b, a)] {
            let mut by_whole: BTreeMap<_, Vec<&Tie>> = BTreeMap::new();
            for membership in self.memberships.get(&part).into_iter().flatten() {
                by_whole
                    .entry(membership.object)
                    .or_default()
                    .push(membership);
            }
            for (whole, memberships) in by_whole {
                let ties = self.ties.get(&sorted(whole, other));
                let mut ties = ties.cloned().unwrap_or_default();
                ties.retain(|tie| tie.subject != other || !makes_part(tie));
                if !ties.is_empty() {
                    related.extend(related_ties(builder, (whole, other), &memberships, &ties));
                }
            }
        }
        related
    }
}

/// The view of the ties of a whole with another entity.
fn related_ties(
    builder: &mut AnswerBuilder<'_, '_>,
    (whole, other): (EntityNo, EntityNo),
    memberships: &[&Tie],
    ties: &[&Tie],
) -> Option<RelatedTies> {
    let index = &builder.analysis.index;
    let part = memberships.first()?.subject;
    Some(RelatedTies {
        part: index.entity_id(part)?.to_string(),
        whole: index.entity_id(whole)?.to_string(),
        other: index.entity_id(other)?.to_string(),
        memberships: memberships
            .iter()
            .filter_map(|tie| builder.tie(tie))
            .collect(),
        marks: marks_of(builder, ties),
    })
}

/// Whether a tie makes its subject a branch, a wing or another part of its object.
fn makes_part(tie: &Tie) -> bool {
    let kinds = [Part::Branches, Part::Wings];
    let mut kinds = kinds.iter();
    kinds.any(|kind| kind.predicates().contains(&tie.predicate))
}

fn sorted(one: EntityNo, other: EntityNo) -> (EntityNo, EntityNo) {
    (one.min(other), one.max(other))
}
