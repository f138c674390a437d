//! Finds which proposition of one coding corresponds to which of the other.
//!
//! In rounds, from strict to loose, each proposition of the first coding takes the first free one
//! of the second that shares a part of its passage and is equal in what the round requires.

use std::collections::{HashMap, VecDeque};

use serde::Serialize;

use super::codes::Codes;
use super::coding::{Coding, Proposition};
use super::passages::{PartNo, Passage};
use super::variable::{Variable, is_both_ways};

/// How many pairs were found by what they have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PairingRound {
    /// What the two propositions have in common, apart from the passage.
    pub equal: &'static str,
    /// The number of pairs.
    pub pairs: usize,
}

/// The positions of a proposition of the first coding and of its partner in the second.
pub(super) type PropositionPair = [usize; 2];

/// Which sides of two propositions must be equal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sides {
    /// The subject, and the object if the predicate takes one.
    Both,
    /// The subject and the object, which both must have.
    BothEntities,
    /// The subject or the object.
    One,
}

/// What two propositions must have in common to be paired.
struct Round {
    equal: &'static str,
    sides: Sides,
    variables: &'static [Variable],
}

const SAME: &str = "sides, predicate and polarity";

const ROUNDS: [Round; 9] = {
    use Variable::{Amount, Date, Family, Mode, Polarity, Predicate, Qualifiers, When};
    [
        both(
            SAME,
            &[Predicate, Polarity, Amount, Date, Qualifiers, Mode, When],
        ),
        both(SAME, &[Predicate, Polarity, Amount, Date, Qualifiers, Mode]),
        both(SAME, &[Predicate, Polarity, Amount, Date, Mode]),
        both(SAME, &[Predicate, Polarity, Amount, Date, Qualifiers]),
        both(SAME, &[Predicate, Polarity]),
        both("sides and predicate", &[Predicate]),
        Round {
            equal: "sides and family of the predicate",
            sides: Sides::BothEntities,
            variables: &[Family],
        },
        Round {
            equal: "sides",
            sides: Sides::BothEntities,
            variables: &[],
        },
        Round {
            equal: "predicate and one side",
            sides: Sides::One,
            variables: &[Predicate],
        },
    ]
};

const fn both(equal: &'static str, variables: &'static [Variable]) -> Round {
    Round {
        equal,
        sides: Sides::Both,
        variables,
    }
}

/// The most variables of a round, and two sides.
const KEY_LENGTH: usize = 9;

/// The values that a round compares.
type Key = [u32; KEY_LENGTH];

/// A part that a passage names, or one that contains it, with a key.
type Place = (PartNo, bool, Key);

/// The pairs of two codings, in the order of the first, and how they were found.
pub(super) fn pair_up(
    codings: [&Coding<'_>; 2],
    codes: &[Codes],
) -> (Vec<PropositionPair>, Vec<PairingRound>) {
    let ids = SideCodes::new(codings);
    let mut partners = vec![None; codings[0].propositions.len()];
    let mut is_taken = vec![false; codings[1].propositions.len()];
    let mut rounds: Vec<PairingRound> = Vec::new();
    for round in &ROUNDS {
        let keys = Keys {
            round,
            codes,
            ids: &ids,
        };
        let pairs = keys.pair_up(codings, &mut partners, &mut is_taken);
        match rounds.last_mut() {
            Some(last) if last.equal == round.equal => last.pairs += pairs,
            _ => rounds.push(PairingRound {
                equal: round.equal,
                pairs,
            }),
        }
    }
    let pairs = partners.into_iter().enumerate();
    let pairs = pairs.filter_map(|(first, second)| Some([first, second?]));
    (pairs.collect(), rounds)
}

/// The subject and object of a proposition, as numbers from 1; 0 is no object.
struct SideCodes {
    of: [Vec<[u32; 2]>; 2],
}

impl SideCodes {
    fn new(codings: [&Coding<'_>; 2]) -> Self {
        let mut known: HashMap<String, u32> = HashMap::new();
        let of = codings.map(|coding| {
            let mut sides = Vec::with_capacity(coding.propositions.len());
            for proposition in &coding.propositions {
                let subject = number_of(&mut known, coding.shared_id(proposition.pair.subject.id));
                let object = match proposition.pair.object {
                    Some(object) => number_of(&mut known, coding.shared_id(object.id)),
                    None => 0,
                };
                sides.push([subject, object]);
            }
            sides
        });
        Self { of }
    }
}

fn number_of(known: &mut HashMap<String, u32>, id: &str) -> u32 {
    if let Some(number) = known.get(id) {
        return *number;
    }
    // There are fewer ids than a `u32` can count.
    let number = u32::try_from(known.len() + 1).unwrap_or(u32::MAX);
    known.insert(id.to_owned(), number);
    number
}

/// The keys of propositions in one round.
struct Keys<'k> {
    round: &'k Round,
    codes: &'k [Codes],
    ids: &'k SideCodes,
}

impl Keys<'_> {
    /// Pairs the propositions that are still free, and returns how many pairs were found.
    fn pair_up(
        &self,
        codings: [&Coding<'_>; 2],
        partners: &mut [Option<usize>],
        is_taken: &mut [bool],
    ) -> usize {
        let [first, second] = codings;
        let mut free: HashMap<Place, VecDeque<usize>> = HashMap::new();
        for (number, proposition) in second.propositions.iter().enumerate() {
            if is_taken[number] {
                continue;
            }
            for key in self.of(1, number, proposition) {
                for (part, is_wider) in parts(second.passage(proposition)) {
                    free.entry((part, is_wider, key))
                        .or_default()
                        .push_back(number);
                }
            }
        }
        let mut pairs = 0;
        for (number, proposition) in first.propositions.iter().enumerate() {
            if partners[number].is_some() {
                continue;
            }
            let mut found: Option<usize> = None;
            for key in self.of(0, number, proposition) {
                for place in places(first.passage(proposition), key) {
                    let candidate = first_free(&mut free, &place, is_taken);
                    found = [found, candidate].into_iter().flatten().min();
                }
            }
            if let Some(partner) = found {
                partners[number] = Some(partner);
                is_taken[partner] = true;
                pairs += 1;
            }
        }
        pairs
    }

    /// The keys of a proposition; none if it cannot be paired in this round.
    fn of(&self, coder: usize, number: usize, proposition: &Proposition<'_>) -> Vec<Key> {
        let mut key = [0; KEY_LENGTH];
        for (place, variable) in key[2..].iter_mut().zip(self.round.variables) {
            *place = self.codes[*variable as usize].of[coder][number];
        }
        let [subject, object] = self.ids.of[coder][number];
        let both_ways = is_both_ways(proposition);
        let sides = match self.round.sides {
            Sides::Both | Sides::BothEntities if object == 0 => {
                if self.round.sides == Sides::BothEntities {
                    Vec::new()
                } else {
                    vec![[subject, 0]]
                }
            }
            Sides::Both | Sides::BothEntities if both_ways && subject != object => {
                vec![[subject, object], [object, subject]]
            }
            Sides::Both | Sides::BothEntities => vec![[subject, object]],
            Sides::One if object == 0 => Vec::new(),
            Sides::One if both_ways => vec![[subject, 0], [0, subject], [object, 0], [0, object]],
            Sides::One => vec![[subject, 0], [0, object]],
        };
        let mut keys = Vec::with_capacity(sides.len());
        for [subject, object] in sides {
            (key[0], key[1]) = (subject, object);
            keys.push(key);
        }
        keys
    }
}

/// The parts of a passage, and those that contain it.
fn parts(passage: &Passage) -> impl Iterator<Item = (PartNo, bool)> {
    let own = passage.parts.iter().map(|part| (*part, false));
    own.chain(passage.wider.iter().map(|part| (*part, true)))
}

/// Where partners of a proposition with this passage can be: in the same part, in one that contains
/// it, or in one that it contains.
fn places(passage: &Passage, key: Key) -> impl Iterator<Item = Place> {
    let same = passage.parts.iter().map(move |part| (*part, false, key));
    let contained = passage.parts.iter().map(move |part| (*part, true, key));
    let containing = passage.wider.iter().map(move |part| (*part, false, key));
    same.chain(contained).chain(containing)
}

/// The first proposition at a place that is not taken.
fn first_free(
    free: &mut HashMap<Place, VecDeque<usize>>,
    place: &Place,
    is_taken: &[bool],
) -> Option<usize> {
    let queue = free.get_mut(place)?;
    while queue.front().is_some_and(|number| is_taken[*number]) {
        queue.pop_front();
    }
    queue.front().copied()
}
