//! The pairs that a claim expands into, and the place of each id in its claim.

use std::fmt;

use super::Claim;
use crate::id::Id;

/// The position of an id in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdPlace {
    /// The key that contains it.
    key: &'static str,
    /// The index in the list, if the key has a list.
    position: Option<usize>,
    /// The key in the table, if there is one; else empty.
    part: &'static str,
}

impl IdPlace {
    fn of_key(key: &'static str) -> Self {
        Self {
            key,
            position: None,
            part: "",
        }
    }

    fn in_list(key: &'static str, position: usize) -> Self {
        Self {
            position: Some(position),
            ..Self::of_key(key)
        }
    }

    /// Whether it is the single subject or the single object of its claim.
    pub fn is_single_side(self) -> bool {
        matches!(self.key, "subject" | "object")
    }

    /// Whether it is the speaker in a link of the chain of attribution.
    pub fn is_speaker(self) -> bool {
        self.key == "attribution" && self.part == "who"
    }
}

impl fmt::Display for IdPlace {
    /// The JSON pointer: `/subject`, `/objects/2`, `/attribution/0/who`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.key)?;
        if let Some(position) = self.position {
            write!(f, "/{position}")?;
        }
        if self.part.is_empty() {
            Ok(())
        } else {
            write!(f, "/{}", self.part)
        }
    }
}

/// One side of a pair, and its position in the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairSide<'c> {
    /// The entity.
    pub id: &'c Id,
    /// The position in the claim.
    pub place: IdPlace,
}

/// One subject and, if the predicate takes an entity, one object. A group of claims expands into
/// pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'c> {
    /// The subject.
    pub subject: PairSide<'c>,
    /// The object, if there is one.
    pub object: Option<PairSide<'c>>,
}

impl Claim {
    /// Calls `take` with every entity that the claim names as subject, object or speaker.
    pub fn for_each_entity(&self, mut take: impl FnMut(IdPlace, &Id)) {
        for (key, id) in [("subject", &self.subject), ("object", &self.object)] {
            if let Some(id) = id {
                take(IdPlace::of_key(key), id);
            }
        }
        for (key, ids) in [
            ("subjects", &self.subjects),
            ("objects", &self.objects),
            ("among", &self.among),
        ] {
            for (position, id) in ids.iter().enumerate() {
                take(IdPlace::in_list(key, position), id);
            }
        }
        for (position, speaker) in self.attribution.iter().enumerate() {
            for (part, id) in [("who", &speaker.who), ("of", &speaker.of)] {
                if let Some(id) = id {
                    let link = IdPlace::in_list("attribution", position);
                    take(IdPlace { part, ..link }, id);
                }
            }
        }
    }

    /// The pairs of the claim: one, or those of a group of claims, in the order written.
    ///
    /// A claim without `subject`, `subjects` and `among` has none; a rule reports it.
    pub fn pairs(&self) -> Vec<Pair<'_>> {
        let objects = sides("object", self.object.as_ref(), "objects", &self.objects);
        let mut pairs = Vec::with_capacity(1);
        for subject in sides("subject", self.subject.as_ref(), "subjects", &self.subjects) {
            let before = pairs.len();
            pairs.extend(objects.clone().map(|object| pair(subject, object)));
            if pairs.len() == before {
                pairs.push(Pair {
                    subject,
                    object: None,
                });
            }
        }
        add_pairs_among(&self.among, &mut pairs);
        if self.mutual {
            let reversed: Vec<_> = pairs.iter().filter_map(reversed).collect();
            pairs.extend(reversed);
        }
        pairs
    }
}

fn pair<'c>(subject: PairSide<'c>, object: PairSide<'c>) -> Pair<'c> {
    Pair {
        subject,
        object: Some(object),
    }
}

/// Adds every pair of the entities in `among`; if there is only one, its pair with itself.
fn add_pairs_among<'c>(ids: &'c [Id], pairs: &mut Vec<Pair<'c>>) {
    let among: Vec<_> = sides("", None, "among", ids).collect();
    if let [only] = among[..] {
        pairs.push(pair(only, only));
    }
    for (position, subject) in among.iter().enumerate() {
        for object in &among[position + 1..] {
            pairs.push(pair(*subject, *object));
        }
    }
}

/// The pair in the other direction that `mutual` adds, unless both sides are the same.
fn reversed<'c>(one: &Pair<'c>) -> Option<Pair<'c>> {
    let place = IdPlace::of_key("mutual");
    let object = one.object?;
    if object.id == one.subject.id {
        return None;
    }
    Some(pair(
        PairSide { place, ..object },
        PairSide {
            place,
            ..one.subject
        },
    ))
}

/// The sides in a key for a single id and a key for several.
fn sides<'c>(
    one_key: &'static str,
    one: Option<&'c Id>,
    many_key: &'static str,
    many: &'c [Id],
) -> impl Iterator<Item = PairSide<'c>> + Clone {
    let one = one.into_iter().map(move |id| PairSide {
        id,
        place: IdPlace::of_key(one_key),
    });
    let many = many.iter().enumerate();
    one.chain(many.map(move |(position, id)| PairSide {
        id,
        place: IdPlace::in_list(many_key, position),
    }))
}
