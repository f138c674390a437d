//! Adding rows: those of a single claim, and those of another part of the dataset.

use super::claim::{ClaimRow, IdLine, Reference};
use super::claim_entities::ClaimEntities;
use super::pair::PairRow;
use super::qualifier::QualifierRow;
use super::rows::Rows;
use super::time::Times;
use super::value::{AmountRow, DateRow, TextRow};
use super::voice::{DocumentSpeaker, Voice, document_of_speaker};
use ties::model::{Claim, Status};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, DocumentNo, SourceNo, UnitNo};
use ties_dataset::spot::Spot;

impl Rows {
    /// Adds the rows of a claim. Returns the rows of its pairs.
    pub fn add(
        &mut self,
        (claim, named): (&Claim, &ClaimEntities<'_>),
        (spot, source): (Spot, SourceNo),
        times: Times<'_>,
        index: &Index,
    ) -> &[PairRow] {
        let number = ClaimNo::from_index(self.claims.len());
        let id = IdLine::add(&mut self.ids, &claim.id);
        self.claims.push(ClaimRow { id, spot, source });
        self.add_details(claim, number, index);
        if let Some(date) = times.date {
            let date = date.sometime();
            self.dates.push(DateRow {
                claim: number,
                date,
            });
        }
        self.add_references(claim, number, spot);
        let voice = Voice::of(&claim.attribution, named, source, &mut self.documents);
        let first = self.pairs.len();
        for pair in &named.pairs {
            let Some((subject, object)) = pair.known_sides() else {
                continue;
            };
            let row = match self.pairs.get(first) {
                // The pairs of a claim differ only in their sides.
                Some(other) => PairRow {
                    subject,
                    object,
                    ..*other
                },
                None => PairRow::new(number, claim, (subject, object), voice, times),
            };
            self.pairs.push(row);
        }
        &self.pairs[first..]
    }

    fn add_references(&mut self, claim: &Claim, number: ClaimNo, spot: Spot) {
        for (place, target) in claim.references() {
            self.references.push(Reference {
                spot,
                by: Some(number),
                place,
                target: target.clone(),
            });
        }
    }

    /// Adds rows for values and qualifiers that only some claims have.
    fn add_details(&mut self, claim: &Claim, number: ClaimNo, index: &Index) {
        let amount = AmountRow::of_claim(number, claim, index, &mut self.units);
        self.amounts.extend(amount);
        self.summaries.extend(TextRow::of_claim(number, claim));
        self.qualified.extend(QualifierRow::of_claim(number, claim));
        if claim.status == Status::Accepted {
            self.accepted.push(number);
        }
        if claim.is_rated_confirmed() {
            self.confirmed.push(number);
        }
        if let Some(document) = document_of_speaker(claim, &mut self.documents) {
            self.document_speakers.push(DocumentSpeaker {
                claim: number,
                document,
            });
        }
    }

    /// Appends the rows of the next part of the dataset.
    pub fn append(&mut self, mut part: Self) {
        part.renumber_texts(self);
        let first = self.claims.len();
        part.renumber_claims(|claim| ClaimNo::from_index(first + claim.index()));
        for claim in &mut part.claims {
            claim.id = claim.id.moved(self.ids.len());
        }
        self.ids.push_str(&part.ids);
        self.claims.append(&mut part.claims);
        self.pairs.append(&mut part.pairs);
        self.dates.append(&mut part.dates);
        self.amounts.append(&mut part.amounts);
        self.summaries.append(&mut part.summaries);
        self.qualified.append(&mut part.qualified);
        self.accepted.append(&mut part.accepted);
        self.confirmed.append(&mut part.confirmed);
        self.unreviewed.append(&mut part.unreviewed);
        self.document_speakers.append(&mut part.document_speakers);
        self.references.append(&mut part.references);
        self.has_reviews |= part.has_reviews;
        self.strays.append(&mut part.strays);
        self.coded.append(&mut part.coded);
        self.speaking_persons.append(&mut part.speaking_persons);
        self.rowless.append(&mut part.rowless);
        self.unread += part.unread;
    }

    /// Replaces the numbers of documents and units by those in `whole`, adding new ones to it.
    fn renumber_texts(&mut self, whole: &mut Self) {
        let mut documents = Vec::new();
        for document in self.documents.as_slice() {
            documents.push(DocumentNo::from_index(whole.documents.add(document)));
        }
        let mut units = Vec::new();
        for unit in self.units.as_slice() {
            units.push(UnitNo::from_index(whole.units.add(unit)));
        }
        for pair in &mut self.pairs {
            pair.voice = pair.voice.renumbered(&documents);
        }
        for row in &mut self.document_speakers {
            row.document = documents[row.document.index()];
        }
        for amount in &mut self.amounts {
            amount.unit = amount.unit.map(|unit| units[unit.index()]);
        }
    }

    /// Renumbers claims in every row that refers to one.
    pub(super) fn renumber_claims(&mut self, new: impl Fn(ClaimNo) -> ClaimNo) {
        let of_pairs = self.pairs.iter_mut().map(|row| &mut row.claim);
        let of_dates = self.dates.iter_mut().map(|row| &mut row.claim);
        let of_amounts = self.amounts.iter_mut().map(|row| &mut row.claim);
        let of_summaries = self.summaries.iter_mut().map(|row| &mut row.claim);
        let of_qualifiers = self.qualified.iter_mut().map(|row| &mut row.claim);
        let of_speakers = self.document_speakers.iter_mut().map(|row| &mut row.claim);
        let of_references = self.references.iter_mut().filter_map(|row| row.by.as_mut());
        of_pairs
            .chain(of_dates)
            .chain(of_amounts)
            .chain(of_summaries)
            .chain(of_qualifiers)
            .chain(of_speakers)
            .chain(of_references)
            .chain(&mut self.accepted)
            .chain(&mut self.confirmed)
            .chain(&mut self.unreviewed)
            .for_each(|claim| *claim = new(*claim));
    }
}
