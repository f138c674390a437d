//! Where a claim mentions an entity: as a side, in its attribution or in a qualifier.

use ties::model::{Claim, Pair, Qualifier};

/// Whether the entity is the subject or the object of a pair.
pub(crate) fn is_side(pair: &Pair<'_>, id: &str) -> bool {
    let is_subject = pair.subject.id.as_str() == id;
    is_subject || pair.object.is_some_and(|object| object.id.as_str() == id)
}

/// Whether the entity is in the chain of attribution.
pub(crate) fn is_attributed_to(claim: &Claim, id: &str) -> bool {
    claim
        .attribution
        .iter()
        .flat_map(|speaker| [&speaker.who, &speaker.of])
        .flatten()
        .any(|who| who.as_str() == id)
}

/// Whether a qualifier names the entity.
pub(crate) fn is_in_qualifiers(claim: &Claim, id: &str) -> bool {
    let mut qualifiers = claim.with.iter().flat_map(|with| with.present());
    qualifiers
        .any(|(_, qualifier)| matches!(qualifier, Qualifier::Entity(named) if named.as_str() == id))
}
