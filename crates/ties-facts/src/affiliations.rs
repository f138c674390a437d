//! Affiliations: who holds office in, works for, leads, speaks for or belongs to whom, according to
//! the dataset's own claims, at any time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ties::vocabulary::{Kind, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;

use crate::row::Rows;

const LEADS: Predicate = Predicate::named("leads");
const SPEAKS_FOR: Predicate = Predicate::named("speaks-for");

/// The predicates that put their subject under their object. Others imply them: a branch is a part.
const SUBORDINATIONS: [Predicate; 6] = [
    LEADS,
    SPEAKS_FOR,
    Predicate::named("holds-office"),
    Predicate::named("employed-by"),
    Predicate::named("member-of"),
    Predicate::named("part-of"),
];

/// The maximum number of superiors that are followed from one entity. Few have more than ten, and
/// the time stays linear.
const MOST_SUPERIORS: usize = 64;

/// The direct superiors of each entity that has any.
type Edges = BTreeMap<EntityNo, BTreeSet<EntityNo>>;

/// The affiliations of one entity.
#[derive(Debug, Clone, Default)]
pub(crate) struct Affiliation {
    /// Those above it, at any distance.
    pub(crate) superiors: BTreeSet<EntityNo>,
    /// Those whom it leads or speaks for.
    pub(crate) represented: BTreeSet<EntityNo>,
    /// The states and governments to which it belongs, or which it is itself.
    pub(crate) states: Vec<EntityNo>,
}

/// The affiliations of a dataset's entities. Each is computed when first needed.
pub(crate) struct Affiliations<'i> {
    index: &'i Index,
    superiors: Edges,
    represented: Edges,
    known: HashMap<EntityNo, Affiliation>,
}

impl<'i> Affiliations<'i> {
    /// Collects the affiliations that a dataset's claims affirm.
    pub(crate) fn of(rows: &Rows, index: &'i Index) -> Self {
        let mut affiliations = Self {
            index,
            superiors: Edges::new(),
            represented: Edges::new(),
            known: HashMap::new(),
        };
        let subordinations = subordinations();
        for pair in &rows.pairs {
            let Some(object) = pair.object else { continue };
            if subordinations & pair.predicate.bit() == 0 || !pair.affirms() {
                continue;
            }
            let superiors = affiliations.superiors.entry(pair.subject).or_default();
            superiors.insert(object);
            if matches!(pair.predicate, LEADS | SPEAKS_FOR) {
                let represented = affiliations.represented.entry(pair.subject).or_default();
                represented.insert(object);
            }
        }
        affiliations
    }

    /// Returns the affiliations of an entity.
    pub(crate) fn of_entity(&mut self, entity: EntityNo) -> &Affiliation {
        if !self.known.contains_key(&entity) {
            let found = self.find(entity);
            self.known.insert(entity, found);
        }
        &self.known[&entity]
    }

    /// Whether one of two entities is the other, or is above the other.
    pub(crate) fn is_one_party(&mut self, one: EntityNo, other: EntityNo) -> bool {
        one == other
            || self.of_entity(one).superiors.contains(&other)
            || self.of_entity(other).superiors.contains(&one)
    }

    fn find(&self, entity: EntityNo) -> Affiliation {
        let superiors = above(entity, &self.superiors);
        let mut states = Vec::new();
        for one in superiors.iter().chain([&entity]) {
            if matches!(
                self.index.kind_of(*one),
                Some(Kind::State | Kind::Government)
            ) {
                states.push(*one);
            }
        }
        Affiliation {
            superiors,
            represented: above(entity, &self.represented),
            states,
        }
    }
}

/// Returns the predicates that put their subject under their object, one bit for each.
fn subordinations() -> u128 {
    let mut bits = 0;
    for predicate in Predicate::all() {
        let implied = predicate.closure();
        if implied
            .iter()
            .any(|implied| SUBORDINATIONS.contains(implied))
        {
            bits |= predicate.bit();
        }
    }
    bits
}

/// Returns everything above an entity, the nearest [`MOST_SUPERIORS`].
fn above(entity: EntityNo, edges: &Edges) -> BTreeSet<EntityNo> {
    let mut found = BTreeSet::new();
    let mut nearest = vec![entity];
    while !nearest.is_empty() && found.len() < MOST_SUPERIORS {
        let mut next = Vec::new();
        for one in nearest {
            for superior in edges.get(&one).into_iter().flatten() {
                if *superior != entity && found.len() < MOST_SUPERIORS && found.insert(*superior) {
                    next.push(*superior);
                }
            }
        }
        nearest = next;
    }
    found
}
