//! The entities of a matrix that is asked for none, or for one.

use std::collections::BTreeSet;

use ties::id::Id;
use ties::vocabulary::Class;
use ties_dataset::number::EntityNo;
use ties_facts::tie::Tie;

use super::evidence::mark_kind;
use crate::analysis::Analysis;
use crate::answer::AnswerBuilder;

/// The ids of the named groups that a tie relates to another one, or that are stated to have no
/// known tie with one, in order.
pub(super) fn related_groups(analysis: &Analysis<'_>) -> Vec<Id> {
    let mut groups = BTreeSet::new();
    for tie in &analysis.ties {
        let sides = [tie.subject, tie.object];
        let mut named = sides.iter();
        if named.all(|side| analysis.is_named(*side, Class::Group))
            && mark_kind(analysis, tie).is_some()
        {
            groups.extend(sides);
        }
    }
    sorted_ids(analysis, &groups)
}

/// The id of an entity, and then those of the named groups that a tie relates to it or to one of
/// its parts, in order.
pub(super) fn with_related_groups(builder: &mut AnswerBuilder<'_, '_>, id: &Id) -> Vec<Id> {
    let analysis = builder.analysis;
    let mut ids = vec![id.clone()];
    let Some(entity) = analysis.index.number(id) else {
        return ids;
    };
    let (members, _) = builder.members(entity);
    let mut groups = BTreeSet::new();
    for tie in &analysis.ties {
        if let Some(partner) = partner(tie, entity, &members)
            && analysis.is_named(partner, Class::Group)
            && mark_kind(analysis, tie).is_some()
        {
            groups.insert(partner);
        }
    }
    ids.extend(sorted_ids(analysis, &groups));
    ids
}

/// The other side of a tie of an entity, or of one of its parts with something else.
fn partner(tie: &Tie, entity: EntityNo, members: &BTreeSet<EntityNo>) -> Option<EntityNo> {
    let (subject, object) = (tie.subject, tie.object);
    if subject == entity || (members.contains(&subject) && !members.contains(&object)) {
        return Some(object);
    }
    if object == entity || (members.contains(&object) && !members.contains(&subject)) {
        return Some(subject);
    }
    None
}

fn sorted_ids(analysis: &Analysis<'_>, entities: &BTreeSet<EntityNo>) -> Vec<Id> {
    let ids = entities
        .iter()
        .filter_map(|entity| analysis.index.entity_id(*entity));
    let mut ids: Vec<_> = ids.cloned().collect();
    ids.sort();
    ids
}
