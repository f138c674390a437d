//! Rows: what is kept of a claim when its record is gone; small, of one size, and enough for every rule over many claims.

mod named;
mod pair;
mod source;
mod value;

pub use named::{Named, NamedPair};
pub use pair::{ClaimRow, IdLine, Lasts, NonMax, PairRow, Texts, Through, Voice};
pub use source::{Marks, PersonTelling, SourceRow, mark};
pub use value::{AmountRow, DateRow, QualifierRow, Standing};

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use foldhash::quality::FixedState;

use self::pair::told_in;
use crate::contradiction::{Contradictions, contradictions};
use crate::origins::Origins;
use crate::sides::Sides;
use ties::edtf::Edtf;
use ties::id::{ClaimRef, Id};
use ties::model::{Claim, Date, Digest, Source, Status};
use ties::vocabulary::ListingStatus;
use ties_dataset::dataset::Dataset;
use ties_dataset::index::{Index, Indexing};
use ties_dataset::spot::{Spot, Within};
use ties_text::text::{Passage, Text};

/// A claim that a record names, and where it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The record that names it.
    pub spot: Spot,
    /// That record, where it is a claim with rows, by its number in [`Rows::claims`].
    pub by: Option<u32>,
    /// The place in that record: `/premises/0`.
    pub place: String,
    /// The claim named.
    pub target: ClaimRef,
}

/// A passage or a quote that is not where its claim says that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Where the claim stands.
    pub spot: Spot,
    /// Its source, by its number in [`Rows::sources`].
    pub source: u32,
    /// The place that it names, as written, without the digest: `p14 s1`.
    pub place: String,
    /// The sentences at that place; none where the text has no such place.
    pub passage: Option<Passage>,
    /// What should stand there.
    pub wanted: Wanted,
}

/// Sentences of a text that a claim points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodedPassage {
    /// The source, by its number in [`Rows::sources`].
    pub source: u32,
    /// The first sentence.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
}

/// What should stand at the place that a claim names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The passage of this digest.
    Digest(Digest),
    /// These words.
    Quote(String),
}

/// What a claim says of time, read; none where it does not, or not legibly.
#[derive(Debug, Clone, Copy)]
pub struct Times<'e> {
    /// When it holds.
    pub when: Option<&'e Edtf>,
    /// Its value, where that is a date.
    pub date: Option<&'e Edtf>,
    /// When its source was published.
    pub published: Option<&'e Edtf>,
}

/// The rows of a dataset, by source and in the order written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rows {
    /// The sources, in the order of their ids.
    pub sources: Vec<SourceRow>,
    /// The claims.
    pub claims: Vec<ClaimRow>,
    /// The ids of the claims, one a line: a million small texts of their own would scatter the memory.
    pub ids: String,
    /// Their pairs.
    pub pairs: Vec<PairRow>,
    /// The values of claims that are dates, in the order of the claims.
    pub dates: Vec<DateRow>,
    /// The values of claims that are amounts, likewise.
    pub amounts: Vec<AmountRow>,
    /// The documents that claims relay.
    pub documents: Texts,
    /// The units in which amounts are counted.
    pub units: Texts,
    /// The claims for which the dataset itself stands, in their order.
    pub accepted: Vec<u32>,
    /// The claims that a named speaker told in some document, in the order of the claims: the claim and the document.
    pub told_in: Vec<(u32, u32)>,
    /// The claims whose coders hold them to be confirmed by others, in the order of the claims.
    pub confirmed: Vec<u32>,
    /// What qualifiers say of claims, likewise.
    pub qualified: Vec<QualifierRow>,
    /// The claims that records name.
    pub references: Vec<Reference>,
    /// The claims that their speakers took back or changed in later ones, sorted.
    pub revised: Vec<u32>,
    /// Claims and those that they are inferred from, sorted.
    pub premises: Vec<(u32, u32)>,
    /// What the claims can be traced back to.
    pub origins: Origins,
    /// The claims that stand in disputes.
    pub sides: Sides,
    /// What cannot be true together, of one voice and between origins; found when it is first asked for.
    contradictions: OnceLock<Contradictions>,
    /// Of each entity, by its number in the [`Index`], whether some record names it.
    pub mentioned: Vec<bool>,
    /// The same, where it does so otherwise than as a side of what is claimed: as a speaker, a publisher, in what narrows
    /// a claim.
    pub mentioned_beside: Vec<bool>,
    /// Claims that are there and have no row, for they cannot be read or another file took the id of theirs: the number
    /// of the source and the id; without the id it may be any.
    pub rowless: BTreeSet<(u32, Option<Id>)>,
    /// How many files and records could not be read.
    pub unread: usize,
    /// Of each source, by its number, its archived text; none where it has none that can be read.
    pub texts: Vec<Option<Arc<Text>>>,
    /// The passages and quotes that are not where their claims say.
    pub strays: Vec<Stray>,
    /// The sentences that claims point at, of sources with a text, sorted.
    pub coded: Vec<CodedPassage>,
    /// The persons who tell, sorted; of one source several times where its claims are lines apart.
    pub telling: Vec<PersonTelling>,
    /// Whether some claim names who reviewed it, or its source does.
    pub has_reviews: bool,
    /// The claims on persons that nobody is named to have reviewed, by their numbers, in order.
    pub unreviewed: Vec<u32>,
}

impl Rows {
    /// Rows for a dataset of this index, none as yet.
    pub fn over(index: &Index) -> Self {
        Self {
            mentioned: vec![false; index.entity_ids().count()],
            ..Self::default()
        }
    }

    /// Notes that some record names an entity.
    pub fn mention(&mut self, entity: u32) {
        if let Some(mentioned) = self.mentioned.get_mut(entity as usize) {
            *mentioned = true;
        }
    }

    /// Brings the rows in order once all are there, and finds those of each source; `head` gives the keys of a source by
    /// its number, and its date.
    pub fn arrange<'s>(
        &mut self,
        index: &Index,
        head: impl Fn(u32) -> Option<(&'s Source, Option<&'s Edtf>)>,
    ) {
        self.mentioned_beside = self.mentioned.clone();
        for position in 0..self.pairs.len() {
            let pair = self.pairs[position];
            self.mention(pair.subject);
            if let Some(object) = pair.object {
                self.mention(object.get());
            }
        }
        if !self.claims.is_sorted_by_key(|claim| claim.source) {
            self.sort_by_source();
        }
        self.coded.sort_unstable();
        self.telling.sort_unstable();
        let (mut claim, mut pair) = (0, 0);
        for (id, number) in index.source_ids().zip(0..) {
            let claims =
                claim..claim + self.claims[claim..].partition_point(|claim| claim.source == number);
            claim = claims.end;
            let pairs = pair..pair
                + self.pairs[pair..].partition_point(|pair| (pair.claim as usize) < claim);
            pair = pairs.end;
            let (record, published) = head(number).unzip();
            self.sources.push(SourceRow {
                claims: (count(claims.start), count(claims.end)),
                pairs: (count(pairs.start), count(pairs.end)),
                ..SourceRow::new(id, record, published.flatten(), index)
            });
        }
        self.origins = Origins::of(self);
        self.follow_references(index);
        self.sides = Sides::of(index, self);
    }

    /// Finds the claims that others revise or rest on.
    fn follow_references(&mut self, index: &Index) {
        let is_followed = |place: &str| place == "/revises" || place.starts_with("/premises/");
        let followed = || {
            self.references
                .iter()
                .filter(|reference| is_followed(&reference.place))
        };
        let numbers = self.numbers_of(index, followed().map(|reference| &reference.target));
        let (mut revised, mut premises) = (Vec::new(), Vec::new());
        for reference in followed() {
            let (Some(by), Some(target)) = (reference.by, numbers.get(&reference.target)) else {
                continue;
            };
            if reference.place != "/revises" {
                premises.push((by, *target));
            } else if by != *target {
                revised.push(*target);
            }
        }
        revised.sort_unstable();
        revised.dedup();
        premises.sort_unstable();
        (self.revised, self.premises) = (revised, premises);
    }

    /// The numbers of claims that are named elsewhere, as far as they are there.
    pub fn numbers_of<'r>(
        &self,
        index: &Index,
        named: impl Iterator<Item = &'r ClaimRef>,
    ) -> HashMap<&'r ClaimRef, u32> {
        let mut wanted: BTreeMap<u32, HashMap<&str, &'r ClaimRef>> = BTreeMap::new();
        for target in named {
            if let Some(source) = index.source_number(&target.source) {
                wanted
                    .entry(source)
                    .or_default()
                    .insert(&target.claim, target);
            }
        }
        let mut numbers = HashMap::new();
        for (source, wanted) in wanted {
            let Some(source) = self.sources.get(source as usize) else {
                continue;
            };
            for (claim, number) in self.claims_of(source).iter().zip(source.claims.0..) {
                if let Some(target) = wanted.get(self.id(claim)) {
                    numbers.entry(*target).or_insert(number);
                }
            }
        }
        numbers
    }

    /// What cannot be true together; found when it is first asked for, and once.
    pub fn contradictions(&self) -> &Contradictions {
        self.contradictions
            .get_or_init(|| contradictions(self, &self.origins))
    }

    /// Whether the speaker of a claim took it back or changed it in a later one.
    pub fn is_revised(&self, claim: u32) -> bool {
        self.revised.binary_search(&claim).is_ok()
    }

    /// What its qualifiers say of a claim.
    pub fn qualifiers(&self, claim: u32) -> QualifierRow {
        match self.qualified.binary_search_by_key(&claim, |row| row.claim) {
            Ok(place) => self.qualified[place],
            Err(_) => QualifierRow {
                claim,
                ..QualifierRow::default()
            },
        }
    }

    /// A claim as others name it: `source#claim`.
    pub fn reference(&self, claim: u32) -> String {
        let Some(row) = self.claims.get(claim as usize) else {
            return String::new();
        };
        let source = self
            .sources
            .get(row.source as usize)
            .map(|source| source.id.as_str());
        format!("{}#{}", source.unwrap_or_default(), self.id(row))
    }

    /// The pairs of a claim.
    pub fn pairs_of_claim(&self, claim: u32) -> &[PairRow] {
        let is_before = |pair: &PairRow| pair.claim < claim;
        // Most claims have one pair, which stands where they do.
        let place = claim as usize;
        let stands_there = self
            .pairs
            .get(place)
            .is_some_and(|pair| pair.claim == claim)
            && place
                .checked_sub(1)
                .is_none_or(|before| is_before(&self.pairs[before]));
        let first = if stands_there {
            place
        } else {
            self.pairs.partition_point(is_before)
        };
        let count = self.pairs[first..]
            .iter()
            .take_while(|pair| pair.claim == claim)
            .count();
        &self.pairs[first..first + count]
    }

    /// Brings the claims of each source together, in the order written, and all that names them by number with them.
    fn sort_by_source(&mut self) {
        let mut order: Vec<u32> = (0..count(self.claims.len())).collect();
        order.sort_by_key(|claim| self.claims[*claim as usize].source);
        let mut place = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            place[*old as usize] = new;
        }
        self.claims = order.iter().map(|old| self.claims[*old as usize]).collect();
        for pair in &mut self.pairs {
            pair.claim = place[pair.claim as usize];
        }
        self.pairs.sort_by_key(|pair| pair.claim);
        for date in &mut self.dates {
            date.claim = place[date.claim as usize];
        }
        self.dates.sort_by_key(|date| date.claim);
        for amount in &mut self.amounts {
            amount.claim = place[amount.claim as usize];
        }
        self.amounts.sort_by_key(|amount| amount.claim);
        for row in &mut self.qualified {
            row.claim = place[row.claim as usize];
        }
        self.qualified.sort_by_key(|row| row.claim);
        for reference in &mut self.references {
            reference.by = reference.by.map(|claim| place[claim as usize]);
        }
        for claim in self
            .accepted
            .iter_mut()
            .chain(self.told_in.iter_mut().map(|(claim, _)| claim))
        {
            *claim = place[*claim as usize];
        }
        self.accepted.sort_unstable();
        self.told_in.sort_unstable();
        for claim in &mut self.confirmed {
            *claim = place[*claim as usize];
        }
        self.confirmed.sort_unstable();
        for claim in &mut self.unreviewed {
            *claim = place[*claim as usize];
        }
        self.unreviewed.sort_unstable();
    }

    /// The rows of a dataset that is held in memory, with their index. Texts are not looked at, and spots count records
    /// and not files.
    pub fn of(dataset: &Dataset) -> (Index, Self) {
        let mut indexing = Indexing::new([]);
        let whole = |file| Spot {
            file,
            within: Within::Whole,
        };
        if let Some(manifest) = &dataset.manifest {
            indexing.set_manifest(whole(0), Box::new(manifest.clone()));
        }
        for (id, entity) in &dataset.entities {
            indexing.add_entity(id, whole(0), Some(Box::new(entity.clone())));
        }
        for (id, file) in dataset.sources.keys().zip(0..) {
            indexing.add_source(id, whole(file));
        }
        for (id, dispute) in &dataset.disputes {
            indexing.add_dispute(id, whole(0), Some(Box::new(dispute.clone())));
        }
        let index = indexing.finish();
        let mut rows = Self::over(&index);
        let read = |date: &Option<Date>| date.as_ref().and_then(|date| date.edtf().ok());
        let heads: Vec<_> = dataset
            .sources
            .values()
            .map(|coded| (&coded.source, read(&coded.source.published)))
            .collect();
        for (coded, source) in dataset.sources.values().zip(0..) {
            let published = read(&coded.source.published);
            for (claim, position) in coded.claims.iter().zip(0..) {
                let (when, date) = (read(&claim.when), read(&claim.date));
                let times = Times {
                    when: when.as_ref(),
                    date: date.as_ref(),
                    published: published.as_ref(),
                };
                let spot = Spot {
                    file: source,
                    within: Within::Claim(position),
                };
                rows.add(
                    (claim, &Named::of(claim, &index)),
                    (spot, source),
                    times,
                    &index,
                );
            }
        }
        rows.arrange(&index, |source| {
            let (record, published) = heads.get(source as usize)?;
            Some((*record, published.as_ref()))
        });
        (index, rows)
    }

    /// Adds what a claim leaves; its source by number, and what it says of time, read. Returns the rows of its pairs.
    pub fn add(
        &mut self,
        (claim, named): (&Claim, &Named<'_>),
        (spot, source): (Spot, u32),
        times: Times<'_>,
        index: &Index,
    ) -> &[PairRow] {
        let number = count(self.claims.len());
        let id = IdLine::add(&mut self.ids, &claim.id);
        self.claims.push(ClaimRow { id, spot, source });
        self.dates.extend(times.date.map(|date| DateRow {
            claim: number,
            date: date.sometime(),
        }));
        self.amounts
            .extend(AmountRow::of_claim(number, claim, index, &mut self.units));
        self.accepted
            .extend((claim.status == Status::Accepted).then_some(number));
        self.told_in
            .extend(told_in(claim, &mut self.documents).map(|document| (number, document)));
        self.confirmed
            .extend(claim.is_held_confirmed().then_some(number));
        self.qualified.extend(QualifierRow::of_claim(number, claim));
        for (place, target) in claim.references() {
            self.references.push(Reference {
                spot,
                by: Some(number),
                place,
                target: target.clone(),
            });
        }
        let dates = (times.when, times.published);
        let whole = PairRow::of_claim((number, claim), source, dates, named, &mut self.documents);
        let first = self.pairs.len();
        self.pairs.extend(
            named
                .pairs
                .iter()
                .filter_map(|pair| PairRow::new(pair, &whole)),
        );
        &self.pairs[first..]
    }

    /// Puts the rows of another part behind these, with all that names claims, documents and units by number.
    pub fn append(&mut self, part: Self) {
        let first = count(self.claims.len());
        let ids = self.ids.len();
        self.ids.push_str(&part.ids);
        self.claims
            .extend(part.claims.into_iter().map(|claim| ClaimRow {
                id: claim.id.moved(ids),
                ..claim
            }));
        let documents: Vec<_> = part
            .documents
            .names()
            .iter()
            .map(|name| self.documents.number(name))
            .collect();
        self.pairs.extend(part.pairs.into_iter().map(|mut pair| {
            pair.claim += first;
            pair.renumber_document(|number| documents[number as usize]);
            pair
        }));
        self.dates
            .extend(part.dates.into_iter().map(|date| DateRow {
                claim: date.claim + first,
                ..date
            }));
        let units: Vec<_> = part
            .units
            .names()
            .iter()
            .map(|name| NonMax::new(self.units.number(name)))
            .collect();
        self.amounts.extend(part.amounts.into_iter().map(|amount| {
            let unit = amount.unit.and_then(|unit| units[unit.get() as usize]);
            AmountRow {
                claim: amount.claim + first,
                unit,
                ..amount
            }
        }));
        let told = part
            .told_in
            .into_iter()
            .map(|(claim, document)| (claim + first, documents[document as usize]));
        self.told_in.extend(told);
        for (into, from) in [
            (&mut self.accepted, part.accepted),
            (&mut self.confirmed, part.confirmed),
            (&mut self.unreviewed, part.unreviewed),
        ] {
            into.extend(from.into_iter().map(|claim| claim + first));
        }
        self.has_reviews |= part.has_reviews;
        self.qualified
            .extend(part.qualified.into_iter().map(|row| QualifierRow {
                claim: row.claim + first,
                ..row
            }));
        self.references
            .extend(part.references.into_iter().map(|mut reference| {
                reference.by = reference.by.map(|claim| claim + first);
                reference
            }));
        self.strays.extend(part.strays);
        self.coded.extend(part.coded);
        self.telling.extend(part.telling);
        self.rowless.extend(part.rowless);
        self.unread += part.unread;
    }

    /// The state of a listing, as a claim has it; one that says nothing of it says that it stands.
    pub fn listing(&self, claim: u32) -> ListingStatus {
        self.qualifiers(claim)
            .status
            .unwrap_or(ListingStatus::Listed)
    }

    /// Where the claim of a pair stands.
    pub fn spot(&self, pair: &PairRow) -> Option<Spot> {
        self.claims.get(pair.claim as usize).map(|claim| claim.spot)
    }

    /// The id of a claim in its source.
    pub fn id(&self, claim: &ClaimRow) -> &str {
        let rest = self.ids.get(claim.id.0 as usize..).unwrap_or_default();
        // An id is ASCII and at most 80 bytes long.
        let end = rest.bytes().position(|byte| byte == b'\n');
        &rest[..end.unwrap_or(rest.len())]
    }

    /// The passages that the claims of the source of this number point at.
    pub fn coded_of(&self, source: u32) -> impl Iterator<Item = Passage> {
        let first = self.coded.partition_point(|coded| coded.source < source);
        let of_source = self.coded[first..]
            .iter()
            .take_while(move |coded| coded.source == source);
        of_source.map(|coded| coded.start as usize..coded.end as usize)
    }

    /// The claims of a source.
    pub fn claims_of(&self, source: &SourceRow) -> &[ClaimRow] {
        self.claims
            .get(source.claims.0 as usize..source.claims.1 as usize)
            .unwrap_or_default()
    }

    /// The pairs of a source's claims.
    pub fn pairs_of(&self, source: &SourceRow) -> &[PairRow] {
        self.pairs
            .get(source.pairs.0 as usize..source.pairs.1 as usize)
            .unwrap_or_default()
    }
}

/// A number of rows; there are not more than fit, for every claim takes some bytes of a file that is capped.
fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// Half of the hash of some parts, the same on every machine.
pub(crate) fn hashed(parts: impl Hash) -> u32 {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    parts.hash(&mut hasher);
    half(&hasher)
}

/// Half of a hash, which is enough where others are compared beside it.
fn half(hasher: &impl Hasher) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "half of it is wanted")]
    return hasher.finish() as u32;
}
