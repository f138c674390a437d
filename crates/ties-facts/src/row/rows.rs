//! The rows of a dataset, and how they are looked up.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::claim::{ClaimRow, Reference};
use super::pair::PairRow;
use super::passage::{CodedPassage, Stray};
use super::qualifier::QualifierRow;
use super::source::{PersonTelling, SourceRow};
use super::text_list::TextList;
use super::value::{AmountRow, DateRow};
use super::voice::DocumentSpeaker;
use ties::edtf::Extent;
use ties::id::{ClaimRef, Id};
use ties::vocabulary::ListingStatus;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, DocumentNo, EntityNo, SourceNo, UnitNo};
use ties_dataset::spot::Spot;
use ties_text::text::{Passage, Text};

/// The rows of a dataset, by source and in the order written.
///
/// Lists of what only some claims have are sorted by claim.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// The sources.
    pub sources: Vec<SourceRow>,
    /// The claims.
    pub claims: Vec<ClaimRow>,
    /// The ids of the claims, one a line: a million separate texts would scatter the memory.
    pub ids: String,
    /// The pairs of the claims.
    pub pairs: Vec<PairRow>,
    /// The values that are dates.
    pub dates: Vec<DateRow>,
    /// The values that are amounts.
    pub amounts: Vec<AmountRow>,
    /// The documents that claims relay.
    pub documents: TextList,
    /// The units in which amounts count.
    pub units: TextList,
    /// The claims that the dataset itself accepts.
    pub accepted: Vec<ClaimNo>,
    /// The claims that named speakers made in documents.
    pub document_speakers: Vec<DocumentSpeaker>,
    /// The claims coded as confirmed by others.
    pub confirmed: Vec<ClaimNo>,
    /// The qualifiers of claims.
    pub qualified: Vec<QualifierRow>,
    /// References to claims.
    pub references: Vec<Reference>,
    /// The claims that their speakers took back or changed in later ones, sorted.
    pub revised: Vec<ClaimNo>,
    /// Inferred claims, each with a claim that it is inferred from, sorted.
    pub premises: Vec<(ClaimNo, ClaimNo)>,
    /// By entity: whether any record mentions it.
    pub mentioned: Vec<bool>,
    /// By entity: whether any record mentions it other than as a side of a claim: as a speaker,
    /// say.
    pub mentioned_otherwise: Vec<bool>,
    /// Claims without a row, because they cannot be read or another file has the id of theirs: the
    /// source and the id; without an id it may be any.
    pub rowless: BTreeSet<(SourceNo, Option<Id>)>,
    /// How many files and records could not be read.
    pub unread: usize,
    /// By source: its archived text, if there is one that can be read.
    pub texts: Vec<Option<Arc<Text>>>,
    /// The passages and quotes that are not where their claims say.
    pub strays: Vec<Stray>,
    /// The sentences that claims point at, of sources with a text, sorted.
    pub coded: Vec<CodedPassage>,
    /// The persons who speak in sources of others, sorted. A person can be there several times for
    /// one source.
    pub speaking_persons: Vec<PersonTelling>,
    /// Whether any claim or source names its reviewer.
    pub has_reviews: bool,
    /// The claims about persons that no named reviewer has reviewed.
    pub unreviewed: Vec<ClaimNo>,
}

impl Rows {
    /// Empty rows for a dataset with this index.
    pub fn over(index: &Index) -> Self {
        Self {
            mentioned: vec![false; index.entity_ids().count()],
            ..Self::default()
        }
    }

    /// Notes that some record mentions an entity.
    pub fn mention(&mut self, entity: EntityNo) {
        if let Some(mentioned) = self.mentioned.get_mut(entity.index()) {
            *mentioned = true;
        }
    }

    /// The row of a source.
    pub fn source(&self, source: SourceNo) -> &SourceRow {
        &self.sources[source.index()]
    }

    /// The row of a claim.
    pub fn claim(&self, claim: ClaimNo) -> &ClaimRow {
        &self.claims[claim.index()]
    }

    /// The row of the source of a claim.
    pub fn source_of(&self, claim: ClaimNo) -> &SourceRow {
        self.source(self.claim(claim).source)
    }

    /// A document that claims relay.
    pub fn document(&self, document: DocumentNo) -> &str {
        &self.documents.as_slice()[document.index()]
    }

    /// A unit in which amounts count.
    pub fn unit(&self, unit: UnitNo) -> &str {
        &self.units.as_slice()[unit.index()]
    }

    /// The id of a claim within its source.
    pub fn id(&self, claim: &ClaimRow) -> &str {
        claim.id.of(&self.ids)
    }

    /// A claim as others refer to it: `source#claim`.
    pub fn reference(&self, claim: ClaimNo) -> String {
        let row = self.claim(claim);
        format!("{}#{}", self.source(row.source).id, self.id(row))
    }

    /// The place of the claim of a pair.
    pub fn spot(&self, pair: &PairRow) -> Spot {
        self.claim(pair.claim).spot
    }

    /// The claims of a source.
    pub fn claims_of(&self, source: &SourceRow) -> &[ClaimRow] {
        &self.claims[source.claims.clone()]
    }

    /// The pairs of a source's claims.
    pub fn pairs_of(&self, source: &SourceRow) -> &[PairRow] {
        &self.pairs[source.pairs.clone()]
    }

    /// The pairs of a claim.
    pub fn pairs_of_claim(&self, claim: ClaimNo) -> &[PairRow] {
        let first = self.pairs.partition_point(|pair| pair.claim < claim);
        let count = self.pairs[first..].partition_point(|pair| pair.claim == claim);
        &self.pairs[first..first + count]
    }

    /// The date that a claim gives as its value.
    pub fn date(&self, claim: ClaimNo) -> Option<Extent> {
        let place = self.dates.binary_search_by_key(&claim, |row| row.claim);
        Some(self.dates[place.ok()?].date)
    }

    /// The amount that a claim gives as its value.
    pub fn amount(&self, claim: ClaimNo) -> Option<&AmountRow> {
        let place = self.amounts.binary_search_by_key(&claim, |row| row.claim);
        Some(&self.amounts[place.ok()?])
    }

    /// The qualifiers of a claim.
    pub fn qualifiers(&self, claim: ClaimNo) -> QualifierRow {
        match self.qualified.binary_search_by_key(&claim, |row| row.claim) {
            Ok(place) => self.qualified[place],
            Err(_) => QualifierRow::none(claim),
        }
    }

    /// The state of a listing according to a claim. Without a state it is listed.
    pub fn listing(&self, claim: ClaimNo) -> ListingStatus {
        let status = self.qualifiers(claim).status;
        status.unwrap_or(ListingStatus::Listed)
    }

    /// Whether the speaker of a claim took it back or changed it in a later one.
    pub fn is_revised(&self, claim: ClaimNo) -> bool {
        self.revised.binary_search(&claim).is_ok()
    }

    /// The time that a pair shares with others of one time. If it holds at its source's date, that
    /// is the date. If no day of it is certain, only claims of one source are certain to be of one
    /// time, and the source is returned too.
    pub fn moment(&self, pair: &PairRow) -> (Extent, Option<SourceNo>) {
        let source = self.claim(pair.claim).source;
        let time = if pair.is_current() {
            self.source(source).published
        } else {
            pair.time
        };
        if time.sure_days().is_some() {
            (time, None)
        } else {
            (time, Some(source))
        }
    }

    /// The passages that the claims of a source point at.
    pub fn coded_of(&self, source: SourceNo) -> impl Iterator<Item = Passage> {
        let first = self.coded.partition_point(|coded| coded.source < source);
        self.coded[first..]
            .iter()
            .take_while(move |coded| coded.source == source)
            .map(|coded| coded.start as usize..coded.end as usize)
    }

    /// The numbers of claims that are referred to, as far as they exist.
    pub fn numbers_of<'r>(
        &self,
        index: &Index,
        targets: impl Iterator<Item = &'r ClaimRef>,
    ) -> HashMap<&'r ClaimRef, ClaimNo> {
        let mut by_source: BTreeMap<SourceNo, HashMap<&str, &'r ClaimRef>> = BTreeMap::new();
        for target in targets {
            if let Some(source) = index.source_number(&target.source) {
                let targets = by_source.entry(source).or_default();
                targets.insert(&target.claim, target);
            }
        }
        let mut numbers = HashMap::new();
        for (source, targets) in by_source {
            let source = self.source(source);
            for position in source.claims.clone() {
                if let Some(target) = targets.get(self.id(&self.claims[position])) {
                    let number = ClaimNo::from_index(position);
                    numbers.entry(*target).or_insert(number);
                }
            }
        }
        numbers
    }
}
