//! Namesakes: the names of entities to compare, and the pairs of entities that may be one.

use std::collections::HashSet;

use foldhash::quality::RandomState;
use ties::id::Id;
use ties::model::{Entity, NameKind};
use ties::vocabulary::{Class, Family, Kind};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_dataset::spot::Spot;
use ties_facts::row::Rows;
use ties_text::names::fold;

use crate::deceptive::is_deceptive;
use crate::external_id::is_well_formed;
use crate::skeleton::{have_one_skeleton, write_skeleton, write_skeleton_of_id};

/// An entity with its id, its number and its spot.
#[derive(Clone, Copy)]
pub(crate) struct IndexedEntity<'i> {
    pub(crate) number: EntityNo,
    pub(crate) id: &'i Id,
    pub(crate) entity: &'i Entity,
    pub(crate) spot: Spot,
}

/// A name to compare with those of other entities.
#[derive(Clone, Copy)]
pub(crate) struct ComparedName<'i> {
    pub(crate) of: IndexedEntity<'i>,
    pub(crate) text: &'i str,
    /// The position among the names of its entity; 0 is the main name.
    pub(crate) number: u32,
    /// An acronym, or a single word of a person's name: weak evidence.
    pub(crate) is_slight: bool,
}

impl ComparedName<'_> {
    /// The pointer to the name in its record.
    pub(crate) fn place(&self) -> String {
        name_pointer(self.number as usize)
    }
}

/// All entities, and the pairs of entities that claims relate by identity or lineage.
pub(crate) struct Namesakes<'i> {
    index: &'i Index,
    entities: Vec<IndexedEntity<'i>>,
    related: HashSet<(EntityNo, EntityNo), RandomState>,
}

impl<'i> Namesakes<'i> {
    pub(crate) fn new(index: &'i Index, rows: &Rows) -> Self {
        let mut entities = Vec::new();
        for (id, number) in index.entity_ids().zip(EntityNo::all()) {
            if let (Some(entity), Some(spot)) = (index.entity(id), index.entity_spot(number)) {
                entities.push(IndexedEntity {
                    number,
                    id,
                    entity,
                    spot,
                });
            }
        }
        let mut related = HashSet::default();
        for pair in &rows.pairs {
            let family = pair.predicate.def().family;
            if let Some(object) = pair.object
                && matches!(family, Family::Identity | Family::Lineage)
                && !pair.withdrawn
            {
                related.insert((pair.subject.min(object), pair.subject.max(object)));
            }
        }
        Self {
            index,
            entities,
            related,
        }
    }

    /// The names of all entities to compare.
    pub(crate) fn names(&self) -> impl Iterator<Item = ComparedName<'i>> {
        self.entities.iter().flat_map(|entity| names_of(*entity))
    }

    /// Whether two entities may be one: the dataset does not distinguish them, and `look-alike-id`
    /// does not report them.
    ///
    /// `is_told_apart` says whether two different ids of a scheme are of two entities.
    pub(crate) fn may_be_one(
        &self,
        one: IndexedEntity<'_>,
        other: IndexedEntity<'_>,
        is_told_apart: fn(Kind, &str) -> bool,
    ) -> bool {
        one.number != other.number
            && may_be_of_one_kind(one.entity.kind, other.entity.kind)
            && !self
                .related
                .contains(&(one.number.min(other.number), one.number.max(other.number)))
            && !is_marked_distinct(one.entity, other.id)
            && !is_marked_distinct(other.entity, one.id)
            && !have_other_ids(one.entity, other.entity, is_told_apart)
            && !self.is_merged(one.id, other.id)
            && !self.is_merged(other.id, one.id)
            && !look_alike(one, other)
    }

    /// Whether the manifest says that one entity was merged into the other. `retired-id` reports
    /// that the merged one still exists.
    fn is_merged(&self, one: &Id, other: &Id) -> bool {
        self.index
            .manifest()
            .and_then(|manifest| manifest.merged.get(one))
            .is_some_and(|into| into == other)
    }
}

/// The names of an entity to compare, without weak and deceptive names.
pub(crate) fn names_of(of: IndexedEntity<'_>) -> impl Iterator<Item = ComparedName<'_>> {
    let name = std::iter::once((&of.entity.name, None));
    let others = of.entity.names.iter().map(|name| (&name.text, name.kind));
    name.chain(others)
        .zip(0..)
        .map(move |((text, kind), number)| ComparedName {
            of,
            text,
            number,
            is_slight: is_slight(text, kind, of.entity.kind),
        })
        .filter(is_compared)
}

fn is_compared(name: &ComparedName<'_>) -> bool {
    let kind = name.of.entity.kind;
    let is_weak = is_short(name.text) || (name.is_slight && is_person(kind));
    // The main name is always compared, however short it is.
    kind != Kind::Unnamed && (name.number == 0 || !is_weak) && !is_deceptive(name.text)
}

/// Whether two entities share a name, ignoring case, spaces and marks.
pub(crate) fn share_a_name(one: IndexedEntity<'_>, other: IndexedEntity<'_>) -> bool {
    let of_one: Vec<_> = names_of(one).map(|name| fold(name.text)).collect();
    names_of(other).any(|name| of_one.contains(&fold(name.text)))
}

fn is_person(kind: Kind) -> bool {
    kind == Kind::Person
}

/// Whether a name has fewer than four Latin letters. Many entities share such an acronym.
fn is_short(text: &str) -> bool {
    text.is_ascii() && text.bytes().filter(u8::is_ascii_alphanumeric).count() < 4
}

/// Whether a name is weak evidence: an acronym, or a single word of a person's name.
fn is_slight(text: &str, kind: Option<NameKind>, of: Kind) -> bool {
    let is_one_word = !text.trim().contains([' ', '-']);
    kind == Some(NameKind::Acronym) || (is_one_word && (is_person(of) || is_like_acronym(text)))
}

fn is_like_acronym(word: &str) -> bool {
    word.is_ascii() && word.len() <= 6 && !word.contains(char::is_lowercase)
}

/// Whether two coders may give these two kinds to the same entity.
fn may_be_of_one_kind(one: Kind, other: Kind) -> bool {
    let bodies = [Class::Group, Class::Organization, Class::Movement];
    match (one.classes(), other.classes()) {
        ([one, ..], [other, ..]) => {
            one == other || (bodies.contains(one) && bodies.contains(other))
        }
        _ => false,
    }
}

/// Whether some external scheme has different ids for the two entities.
fn have_other_ids(one: &Entity, other: &Entity, is_told_apart: fn(Kind, &str) -> bool) -> bool {
    let (Some(ones), Some(others)) = (&one.ids, &other.ids) else {
        return false;
    };
    let mut schemes = ones.all().into_iter().zip(others.all());
    schemes.any(|((scheme, ones), (_, others))| {
        is_told_apart(one.kind, scheme) && are_of_two(scheme, &ones, &others)
    })
}

/// Whether the ids that two entities have in a scheme show that they are two.
fn are_of_two(scheme: &str, ones: &[&str], others: &[&str]) -> bool {
    let mut differ = false;
    for one in ones {
        for other in others {
            if one == other {
                return false;
            }
            differ |= is_well_formed(scheme, one)
                && is_well_formed(scheme, other)
                && are_of_one_list(scheme, one, other);
        }
    }
    differ
}

/// Whether two ids are of one list. The UN numbers the entries of each regime on their own, and the
/// two letters before the type say which: an entity can have the numbers `QDe.901` and `SOe.902`.
fn are_of_one_list(scheme: &str, one: &str, other: &str) -> bool {
    scheme != "un" || one.get(..2) == other.get(..2)
}

/// The names of an entity, starting with the main name.
pub(crate) fn all_names(entity: &Entity) -> impl Iterator<Item = &str> {
    std::iter::once(&*entity.name).chain(entity.names.iter().map(|name| &*name.text))
}

/// The pointer to a name in the record of its entity, by its number. 0 is the main name.
pub(crate) fn name_pointer(number: usize) -> String {
    number.checked_sub(1).map_or_else(
        || "/name".to_owned(),
        |number| format!("/names/{number}/text"),
    )
}

/// Whether the entity has a `distinct` entry for this id.
pub(crate) fn is_marked_distinct(entity: &Entity, id: &Id) -> bool {
    entity.distinct.iter().any(|distinct| distinct.from == *id)
}

/// Whether two entities have look-alike ids or names.
fn look_alike(one: IndexedEntity<'_>, other: IndexedEntity<'_>) -> bool {
    have_one_skeleton(one.id, other.id, write_skeleton_of_id)
        || all_names(one.entity)
            .any(|name| all_names(other.entity).any(|found| are_look_alike_names(name, found)))
}

fn are_look_alike_names(one: &str, other: &str) -> bool {
    one != other
        && !is_deceptive(one)
        && !is_deceptive(other)
        && have_one_skeleton(one, other, write_skeleton)
}
