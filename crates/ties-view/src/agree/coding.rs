//! A coding: the propositions of one coder on the sources that both coded.

use std::collections::BTreeMap;

use ties::id::Id;
use ties::model::{Claim, Pair};
use ties_dataset::dataset::{CodedSource, Dataset};

use super::passages::{Parts, Passage};

/// A source that both coders coded: its id in each coding.
#[derive(Debug, Clone, Copy)]
pub(super) struct CommonSource<'d> {
    pub(super) ids: [&'d Id; 2],
    pub(super) coded: [&'d CodedSource; 2],
}

/// One subject and object of a claim. A claim in both directions is one proposition.
#[derive(Debug, Clone)]
pub(super) struct Proposition<'d> {
    pub(super) claim: &'d Claim,
    pub(super) pair: Pair<'d>,
    /// The position of its source among the common sources.
    pub(super) source: usize,
    /// The position of its passage in the coding.
    pub(super) passage: usize,
}

/// The claims of one coder on the common sources.
#[derive(Debug)]
pub(super) struct Coding<'d> {
    /// Ids of this coding, each with the id that the other coding uses.
    pub(super) same: Option<&'d BTreeMap<Id, Id>>,
    pub(super) propositions: Vec<Proposition<'d>>,
    /// The passages of the claims.
    pub(super) passages: Vec<Passage>,
    /// The passages that are skipped, with a reason.
    pub(super) skipped: Vec<Passage>,
}

/// The sources that both datasets have. If each has exactly one, these two are compared, whatever
/// their ids.
pub(super) fn common_sources<'d>(first: &'d Dataset, second: &'d Dataset) -> Vec<CommonSource<'d>> {
    let mut common = Vec::new();
    for (id, coded) in &first.sources {
        if let Some((other, recoded)) = second.sources.get_key_value(id) {
            common.push(CommonSource {
                ids: [id, other],
                coded: [coded, recoded],
            });
        }
    }
    let mut sources = first.sources.iter().zip(&second.sources);
    if common.is_empty()
        && first.sources.len() == 1
        && second.sources.len() == 1
        && let Some(((id, coded), (other, recoded))) = sources.next()
    {
        common.push(CommonSource {
            ids: [id, other],
            coded: [coded, recoded],
        });
    }
    common
}

impl<'d> Coding<'d> {
    /// The coding of one of the two coders.
    pub(super) fn new(
        sources: &[CommonSource<'d>],
        coder: usize,
        same: Option<&'d BTreeMap<Id, Id>>,
        parts: &mut Parts,
    ) -> Self {
        let mut coding = Self {
            same,
            propositions: Vec::new(),
            passages: Vec::new(),
            skipped: Vec::new(),
        };
        for (source, common) in sources.iter().enumerate() {
            let CodedSource {
                source: record,
                claims,
            } = common.coded[coder];
            for claim in claims {
                coding.add(claim, source, parts);
            }
            for locator in record.skipped.keys() {
                coding.skipped.push(parts.passage(source, locator));
            }
        }
        coding
    }

    fn add(&mut self, claim: &'d Claim, source: usize, parts: &mut Parts) {
        let passage = self.passages.len();
        self.passages.push(parts.passage(source, &claim.at));
        let mut pairs = claim.pairs();
        // The second half of the pairs of a mutual claim repeats the first in the other direction.
        if claim.mutual {
            pairs.truncate(pairs.len().div_ceil(2));
        }
        for pair in pairs {
            self.propositions.push(Proposition {
                claim,
                pair,
                source,
                passage,
            });
        }
    }

    /// The id that both coders use for an entity.
    pub(super) fn shared_id<'i>(&self, id: &'i Id) -> &'i str
    where
        'd: 'i,
    {
        match self.same.and_then(|same| same.get(id)) {
            Some(other) => other,
            None => id,
        }
    }

    /// The passage of a proposition.
    pub(super) fn passage(&self, proposition: &Proposition<'_>) -> &Passage {
        &self.passages[proposition.passage]
    }
}
