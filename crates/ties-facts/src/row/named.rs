//! Whom a claim names, looked up in the index once: many rules ask, and so do the rows.

use std::ptr;

use ties::id::Id;
use ties::model::{Claim, Pair};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;

/// The entities that a claim names, by their numbers in the [`Index`]; none of one that is not there.
#[derive(Debug, Clone)]
pub struct Named<'c> {
    /// Its pairs.
    pub pairs: Vec<NamedPair<'c>>,
    /// Who tells it, by position: the speaker, and of whom.
    pub attribution: Vec<(Option<EntityNo>, Option<EntityNo>)>,
    /// Every side and every speaker that it names is there. Of a group of claims nobody says so.
    pub are_all_known: bool,
}

/// A pair, and the numbers of its sides.
#[derive(Debug, Clone, Copy)]
pub struct NamedPair<'c> {
    /// The pair.
    pub pair: Pair<'c>,
    /// The number of the subject.
    pub subject: Option<EntityNo>,
    /// The number of the object.
    pub object: Option<EntityNo>,
}

impl<'c> Named<'c> {
    /// Looks them up.
    pub fn of(claim: &'c Claim, index: &Index) -> Self {
        let find = |id: &Option<Id>| id.as_ref().and_then(|id| index.number(id));
        let (subject, object) = (find(&claim.subject), find(&claim.object));
        let attribution: Vec<_> = claim
            .attribution
            .iter()
            .map(|speaker| (find(&speaker.who), find(&speaker.of)))
            .collect();
        let number = |id: &Id| {
            let is = |side: &Option<Id>| side.as_ref().is_some_and(|side| ptr::eq(side, id));
            if is(&claim.subject) {
                subject
            } else if is(&claim.object) {
                object
            } else {
                index.number(id)
            }
        };
        let pairs = claim.pairs().into_iter().map(|pair| NamedPair {
            pair,
            subject: number(pair.subject.id),
            object: pair.object.and_then(|object| number(object.id)),
        });
        let is_one =
            claim.subjects.is_empty() && claim.objects.is_empty() && claim.among.is_empty();
        let told = || claim.attribution.iter().zip(&attribution);
        let are_all_known = is_one
            && claim.subject.is_some() == subject.is_some()
            && claim.object.is_some() == object.is_some()
            && told().all(|(speaker, (who, of))| {
                speaker.who.is_some() == who.is_some() && speaker.of.is_some() == of.is_some()
            });
        Self {
            pairs: pairs.collect(),
            attribution,
            are_all_known,
        }
    }
}

impl NamedPair<'_> {
    /// Its sides; `None` if one of them is no entity of the dataset.
    pub(super) fn known_sides(&self) -> Option<(EntityNo, Option<EntityNo>)> {
        let subject = self.subject?;
        match self.pair.object {
            Some(_) => Some((subject, Some(self.object?))),
            None => Some((subject, None)),
        }
    }
}
