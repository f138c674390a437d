//! Arranging complete rows: claims grouped by source, sources ordered by id.

use super::claim::ClaimRow;
use super::rows::Rows;
use super::source::SourceRow;
use ties::edtf::Edtf;
use ties::model::Source;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, SourceNo};

impl Rows {
    /// Arranges the rows after all claims were added, and adds the rows of the sources.
    ///
    /// `head` returns the record of a source and its date of publication.
    pub(crate) fn arrange<'s>(
        &mut self,
        index: &Index,
        head: impl Fn(SourceNo) -> Option<(&'s Source, Option<&'s Edtf>)>,
    ) {
        self.mentioned_otherwise = self.mentioned.clone();
        for pair in &self.pairs {
            for entity in pair.entities() {
                self.mentioned[entity.index()] = true;
            }
        }
        if !self.claims.is_sorted_by_key(|claim| claim.source) {
            self.sort_by_source();
        }
        self.coded.sort_unstable();
        self.speaking_persons.sort_unstable();
        let mut first_claim = 0;
        let mut first_pair = 0;
        for (id, number) in index.source_ids().zip(SourceNo::all()) {
            let is_of_source = |claim: &ClaimRow| claim.source == number;
            let last_claim = first_claim + self.claims[first_claim..].partition_point(is_of_source);
            let last_pair = first_pair
                + self.pairs[first_pair..].partition_point(|pair| pair.claim.index() < last_claim);
            let (record, published) = head(number).unzip();
            let mut source = SourceRow::new(id, record, published.flatten(), index);
            source.claims = first_claim..last_claim;
            source.pairs = first_pair..last_pair;
            if source.retracted {
                for pair in &mut self.pairs[source.pairs.clone()] {
                    pair.is_believed = false;
                }
            }
            self.sources.push(source);
            first_claim = last_claim;
            first_pair = last_pair;
        }
        self.follow_references(index);
    }

    /// Groups the claims by source, in file order.
    fn sort_by_source(&mut self) {
        let mut order: Vec<ClaimNo> = ClaimNo::all().take(self.claims.len()).collect();
        order.sort_by_key(|claim| self.claims[claim.index()].source);
        let mut new_numbers = order.clone();
        for (new, old) in ClaimNo::all().zip(&order) {
            new_numbers[old.index()] = new;
        }
        self.claims = order.iter().map(|old| self.claims[old.index()]).collect();
        self.renumber_claims(|claim| new_numbers[claim.index()]);
        self.pairs.sort_by_key(|row| row.claim);
        self.dates.sort_by_key(|row| row.claim);
        self.amounts.sort_by_key(|row| row.claim);
        self.summaries.sort_by_key(|row| row.claim);
        self.qualified.sort_by_key(|row| row.claim);
        self.document_speakers.sort_unstable();
        self.accepted.sort_unstable();
        self.confirmed.sort_unstable();
        self.unreviewed.sort_unstable();
    }

    /// Collects the claims that others revise or are inferred from.
    fn follow_references(&mut self, index: &Index) {
        let mut followed = Vec::new();
        for reference in &self.references {
            let is_premise = reference.place.starts_with("/premises/");
            if is_premise || reference.place == "/revises" {
                followed.push((reference, is_premise));
            }
        }
        let targets = followed.iter().map(|(reference, _)| &reference.target);
        let numbers = self.numbers_of(index, targets);
        let mut revised = Vec::new();
        let mut premises = Vec::new();
        for (reference, is_premise) in followed {
            let (Some(by), Some(target)) = (reference.by, numbers.get(&reference.target)) else {
                continue;
            };
            if is_premise {
                premises.push((by, *target));
            } else if by != *target {
                revised.push(*target);
            }
        }
        revised.sort_unstable();
        revised.dedup();
        premises.sort_unstable();
        self.revised = revised;
        self.premises = premises;
    }
}
