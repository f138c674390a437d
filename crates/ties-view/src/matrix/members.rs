//! The entities of a matrix with their parts, and the cells that two entities belong to.

use std::collections::{BTreeMap, BTreeSet};

use ties::id::Id;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;

use crate::answer::AnswerBuilder;
use crate::parts::PartView;

/// The positions of two entities in the matrix, the lower one first.
pub(super) type CellKey = (usize, usize);

/// The entities of a matrix, each with the parts that the question takes together with it.
pub(super) struct Members {
    /// The entities, in the order of the matrix.
    pub(super) entities: Vec<EntityNo>,
    /// The positions of the entities that a member belongs to.
    positions: BTreeMap<EntityNo, BTreeSet<usize>>,
    /// The members whose membership in the entity at a position is contested.
    contested: BTreeSet<(EntityNo, usize)>,
    /// Whether the matrix has only the cells of its first entity.
    is_row: bool,
}

/// A cell that a tie or a claim on two entities belongs to.
pub(super) struct Place {
    pub(super) key: CellKey,
    /// The position of the entity that the first of the two belongs to.
    pub(super) of_first: usize,
    /// The position of the entity that the second of the two belongs to.
    pub(super) of_second: usize,
}

impl Members {
    /// The members of the entities with these ids, and the parts among them.
    pub(super) fn new(
        builder: &mut AnswerBuilder<'_, '_>,
        ids: &[Id],
        is_row: bool,
    ) -> (Self, Vec<PartView>) {
        let by_whole = builder.ties_of_parts();
        let index = &builder.analysis.index;
        let mut members = Self {
            entities: ids.iter().filter_map(|id| index.number(id)).collect(),
            positions: BTreeMap::new(),
            contested: BTreeSet::new(),
            is_row,
        };
        let mut parts = Vec::new();
        for (position, entity) in members.entities.iter().enumerate() {
            let (of_entity, part_views) = builder.with_parts(*entity, &by_whole);
            let contested: BTreeSet<_> = part_views
                .iter()
                .filter(|part| part.contested)
                .map(|part| part.id.as_str())
                .collect();
            for member in of_entity {
                members
                    .positions
                    .entry(member)
                    .or_default()
                    .insert(position);
                if let Some(id) = index.entity_id(member)
                    && contested.contains(id.as_str())
                {
                    members.contested.insert((member, position));
                }
            }
            parts.extend(part_views);
        }
        (members, parts)
    }

    /// The cells that a tie or a claim on two entities belongs to. One between two parts of the
    /// same entity belongs to none.
    pub(super) fn cells_of(&self, one: EntityNo, other: EntityNo) -> Vec<Place> {
        let none = BTreeSet::new();
        let of_one = self.positions.get(&one).unwrap_or(&none);
        let of_other = self.positions.get(&other).unwrap_or(&none);
        let mut cells = Vec::new();
        for first in of_one {
            for second in of_other {
                let is_their_own = self.entities[*first] == one && self.entities[*second] == other;
                let is_across = !of_other.contains(first) && !of_one.contains(second);
                let is_asked = !self.is_row || *first == 0 || *second == 0;
                if is_asked && first != second && (is_their_own || is_across) {
                    cells.push(Place {
                        key: (*first.min(second), *first.max(second)),
                        of_first: *first,
                        of_second: *second,
                    });
                }
            }
        }
        cells
    }

    /// Whether two entities belong to a cell only because one of them is a part, and other claims
    /// deny or exclude that it is one.
    pub(super) fn is_by_contested_part(
        &self,
        (one, other): (EntityNo, EntityNo),
        key: CellKey,
    ) -> bool {
        if self.contested.is_empty() {
            return false;
        }
        let mut places = self.cells_of(one, other);
        places.retain(|place| place.key == key);
        places.iter().all(|place| {
            self.contested.contains(&(one, place.of_first))
                || self.contested.contains(&(other, place.of_second))
        })
    }

    /// Whether subject and object of a claim belong to a cell.
    pub(super) fn is_in_cell(&self, index: &Index, pair: (&Id, Option<&Id>), key: CellKey) -> bool {
        let Some(object) = pair.1 else { return false };
        let (Some(subject), Some(object)) = (index.number(pair.0), index.number(object)) else {
            return false;
        };
        let mut cells = self.cells_of(subject, object).into_iter();
        cells.any(|place| place.key == key)
    }
}
