//! The rows of a dataset, and lookups in them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::claim::{ClaimRow, Reference};
use super::pair::PairRow;
use super::passage::{CodedPassage, Stray};
use super::qualifier::QualifierRow;
use super::source::{SourceRow, SpeakingPerson};
use super::text_list::TextList;
use super::value::{AmountRow, DateRow, TextRow};
use super::voice::DocumentSpeaker;
use ties::edtf::Extent;
use ties::id::{ClaimRef, Id};
use ties::vocabulary::ListingStatus;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, DocumentNo, EntityNo, SourceNo, UnitNo};
use ties_dataset::spot::Spot;
use ties_text::text::{Passage, Text};

/// The rows of a dataset, ordered by source and then in file order.
///
/// Lists with entries for only some claims are sorted by claim.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// The sources.
    pub sources: Vec<SourceRow>,
    /// The claims.
    pub claims: Vec<ClaimRow>,
    /// The ids of the claims, one per line. A million separate strings would fragment memory.
    pub ids: String,
    /// The pairs of the claims.
    pub pairs: Vec<PairRow>,
    /// The values that are dates.
    pub dates: Vec<DateRow>,
    /// The values that are amounts.
    pub amounts: Vec<AmountRow>,
    /// The values that are texts.
    pub summaries: Vec<TextRow>,
    /// The documents that claims relay.
    pub documents: TextList,
    /// The units of amounts.
    pub units: TextList,
    /// The claims that the dataset itself accepts as true.
    pub accepted: Vec<ClaimNo>,
    /// The claims that named speakers made in documents.
    pub document_speakers: Vec<DocumentSpeaker>,
    /// The claims coded as confirmed by others.
    pub confirmed: Vec<ClaimNo>,
    /// The qualifiers of claims.
    pub qualified: Vec<QualifierRow>,
    /// References to claims.
    pub references: Vec<Reference>,
    /// The claims that their speakers later took back or changed, sorted.
    pub revised: Vec<ClaimNo>,
    /// Inferred claims, each with a premise, sorted.
    pub premises: Vec<(ClaimNo, ClaimNo)>,
    /// By entity: whether any record mentions it.
    pub mentioned: Vec<bool>,
    /// By entity: whether any record mentions it other than as a side of a claim, for example as a
    /// speaker.
    pub mentioned_otherwise: Vec<bool>,
    /// Claims without a row, because they cannot be read or another claim has the same id: the
    /// source and the id. An id of `None` may be any.
    pub rowless: BTreeSet<(SourceNo, Option<Id>)>,
    /// The number of files and records that could not be read or have no rows. Rules
    /// that such a record could satisfy run only if it is 0.
    pub unread: usize,
    /// By source: its archived text; `None` if there is none or it cannot be read.
    pub texts: Vec<Option<Arc<Text>>>,
    /// The passages and quotes that were not found where their claims say.
    pub strays: Vec<Stray>,
    /// The passages that claims point at, for sources with a text, sorted.
    pub coded: Vec<CodedPassage>,
    /// The persons who speak in sources by others, sorted. A person may occur several times for one
    /// source.
    pub speaking_persons: Vec<SpeakingPerson>,
    /// Whether any claim or source names its reviewer.
    pub has_reviews: bool,
    /// The claims about persons that no named reviewer has reviewed.
    pub unreviewed: Vec<ClaimNo>,
}

impl Rows {
    /// Creates empty rows for a dataset with this index.
    pub fn over(index: &Index) -> Self {
        Self {
            mentioned: vec![false; index.entity_ids().count()],
            ..Self::default()
        }
    }

    /// Records that an entity is mentioned.
    pub fn mention(&mut self, entity: EntityNo) {
        if let Some(mentioned) = self.mentioned.get_mut(entity.index()) {
            *mentioned = true;
        }
    }

    /// Returns the row of a source.
    pub fn source(&self, source: SourceNo) -> &SourceRow {
        &self.sources[source.index()]
    }

    /// Returns the row of a claim.
    pub fn claim(&self, claim: ClaimNo) -> &ClaimRow {
        &self.claims[claim.index()]
    }

    /// Returns the row of the source of a claim.
    pub fn source_of(&self, claim: ClaimNo) -> &SourceRow {
        self.source(self.claim(claim).source)
    }

    /// Returns the name of a document that claims relay.
    pub fn document(&self, document: DocumentNo) -> &str {
        &self.documents.as_slice()[document.index()]
    }

    /// Returns the name of a unit.
    pub fn unit(&self, unit: UnitNo) -> &str {
        &self.units.as_slice()[unit.index()]
    }

    /// Returns the id of a claim within its source.
    pub fn id(&self, claim: &ClaimRow) -> &str {
        claim.id.of(&self.ids)
    }

    /// Returns the full reference to a claim: `source#claim`.
    pub fn reference(&self, claim: ClaimNo) -> String {
        let row = self.claim(claim);
        format!("{}#{}", self.source(row.source).id, self.id(row))
    }

    /// Returns the location of the claim of a pair.
    pub fn spot(&self, pair: &PairRow) -> Spot {
        self.claim(pair.claim).spot
    }

    /// Returns the claims of a source.
    pub fn claims_of(&self, source: &SourceRow) -> &[ClaimRow] {
        &self.claims[source.claims.clone()]
    }

    /// Returns the pairs of a source's claims.
    pub fn pairs_of(&self, source: &SourceRow) -> &[PairRow] {
        &self.pairs[source.pairs.clone()]
    }

    /// Returns the pairs of a claim.
    pub fn pairs_of_claim(&self, claim: ClaimNo) -> &[PairRow] {
        let first = self.pairs.partition_point(|pair| pair.claim < claim);
        let rest = self.pairs[first..].iter();
        let count = rest.take_while(|pair| pair.claim == claim).count();
        &self.pairs[first..first + count]
    }

    /// Returns the date that a claim gives as its value; `None` if its value is not a date.
    pub fn date(&self, claim: ClaimNo) -> Option<Extent> {
        let place = self.dates.binary_search_by_key(&claim, |row| row.claim);
        Some(self.dates[place.ok()?].date)
    }

    /// Returns the amount that a claim gives as its value; `None` if its value is not an amount.
    pub fn amount(&self, claim: ClaimNo) -> Option<&AmountRow> {
        let place = self.amounts.binary_search_by_key(&claim, |row| row.claim);
        Some(&self.amounts[place.ok()?])
    }

    /// Returns the hash of the text that a claim gives as its value; `None` if its value is not a
    /// text.
    pub fn text(&self, claim: ClaimNo) -> Option<u32> {
        let place = self.summaries.binary_search_by_key(&claim, |row| row.claim);
        Some(self.summaries[place.ok()?].text)
    }

    /// Returns the qualifiers of a claim.
    pub fn qualifiers(&self, claim: ClaimNo) -> QualifierRow {
        match self.qualified.binary_search_by_key(&claim, |row| row.claim) {
            Ok(place) => self.qualified[place],
            Err(_) => QualifierRow::none(claim),
        }
    }

    /// Returns the state of a listing according to a claim; `Listed` if the claim gives no state.
    pub fn listing(&self, claim: ClaimNo) -> ListingStatus {
        let status = self.qualifiers(claim).status;
        status.unwrap_or(ListingStatus::Listed)
    }

    /// Whether the speaker of a claim later took it back or changed it.
    pub fn is_revised(&self, claim: ClaimNo) -> bool {
        self.revised.binary_search(&claim).is_ok()
    }

    /// Returns the time at which a pair is compared with others. For a pair that applies at its
    /// source's date, that is the date. If no day of it is certain, only claims of the same source
    /// are certain to be about the same time, so the source is returned too.
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

    /// Returns the passages that the claims of a source point at.
    pub fn coded_of(&self, source: SourceNo) -> impl Iterator<Item = Passage> {
        let first = self.coded.partition_point(|coded| coded.source < source);
        self.coded[first..]
            .iter()
            .take_while(move |coded| coded.source == source)
            .map(|coded| coded.start as usize..coded.end as usize)
    }

    /// Returns the numbers of the claims that are referred to. References to claims that do not
    /// exist are left out.
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
