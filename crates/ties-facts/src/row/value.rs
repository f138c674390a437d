//! What some claims leave beside their pairs: dates, amounts, and what qualifiers say.

use super::text_list::TextList;
use crate::hash::half_hash;
use ties::edtf::Extent;
use ties::model::{self, Amount, Bound, Claim};
use ties::vocabulary::{Degree, Fate, ListingRole, ListingStatus, Population};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, UnitNo};

/// The value of a claim whose predicate takes a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRow {
    /// Its claim.
    pub claim: ClaimNo,
    /// The date.
    pub date: Extent,
}

/// The value of a claim whose predicate takes an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountRow {
    /// Its claim.
    pub claim: ClaimNo,
    /// What is counted, as a hash: the unit and all that narrows it. Amounts of one measure can be compared.
    pub measure: u32,
    /// The same without the unit, and without who is counted and what became of them.
    pub frame: u32,
    /// The unit.
    pub unit: Option<UnitNo>,
    /// Of whom it is a number.
    pub of: Option<EntityNo>,
    /// Who is counted.
    pub population: Option<Population>,
    /// What became of them.
    pub fate: Option<Fate>,
    /// There is a note that says more of it.
    pub has_note: bool,
    /// The least that is meant.
    pub low: u64,
    /// The most that is meant; the largest number where that is left open.
    pub high: u64,
}

impl AmountRow {
    /// The value of a claim; none where it has none, or no number can be read into it. `units` takes up its unit.
    pub(super) fn of_claim(
        number: ClaimNo,
        claim: &Claim,
        index: &Index,
        units: &mut TextList,
    ) -> Option<Self> {
        let amount = claim.amount.as_ref()?;
        let (low, high) = meant(amount)?;
        let with = claim.with.as_deref();
        // Of all qualifiers these mean something to a quantity; a note is no part of what is counted.
        let frame = with.map(|with| {
            (
                &with.place,
                &with.currency,
                &with.unit,
                &with.by,
                &with.from,
                &with.over,
                &with.part,
            )
        });
        let counted = with.map(|with| (with.population, with.fate, &with.of));
        Some(Self {
            claim: number,
            measure: half_hash((&amount.unit, &frame, &counted)),
            frame: half_hash(frame),
            unit: amount
                .unit
                .as_ref()
                .map(|unit| UnitNo::from_index(units.add(unit))),
            of: with.and_then(|with| index.number(with.of.as_ref()?)),
            population: with.and_then(|with| with.population),
            fate: with.and_then(|with| with.fate),
            has_note: with.is_some_and(|with| with.note.is_some()),
            low,
            high,
        })
    }
}

/// The least and the most that an amount means, as far as its numbers tell; "about" leaves a tenth either way.
fn meant(amount: &Amount) -> Option<(u64, u64)> {
    let read = |count: &Option<ties::model::Count>| count.map(u64::from);
    let (low, best, high) = (read(&amount.low), read(&amount.best), read(&amount.high));
    let least = low.or(best).or(high)?;
    let most = high.or(best).or(low)?;
    Some(match amount.bound {
        Bound::Exact | Bound::Between => (least, most),
        Bound::About => (least - least / 10, most.saturating_add(most / 10)),
        Bound::AtLeast => (least, u64::MAX),
        Bound::MoreThan => (least.saturating_add(1), u64::MAX),
        Bound::AtMost => (0, most),
        Bound::FewerThan => (0, most.saturating_sub(1)),
        Bound::Vague | Bound::Unknown | Bound::NoneReported => return None,
    })
}

/// What its qualifiers say of a claim, as far as rules over many claims ask. A claim with none of them leaves none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QualifierRow {
    /// Its claim.
    pub claim: ClaimNo,
    /// It is told of a part of the tie, or as less than a fact: where or against whom only, how often, with a note, as
    /// alleged, or of a listing that does not stand.
    pub narrowed: bool,
    /// The pledge was accepted.
    pub accepted: bool,
    /// The merger was whole.
    pub complete: bool,
    /// In fact or by law alone.
    pub standing: Option<Standing>,
    /// How firmly held.
    pub degree: Option<Degree>,
    /// How a name stands on a list.
    pub role: Option<ListingRole>,
    /// The state of a listing.
    pub status: Option<ListingStatus>,
    /// The entry's number on a list, as a hash.
    pub reference: Option<u32>,
    /// The title that a leader has, as a hash.
    pub title: Option<u32>,
}

/// What somebody's place rests on, where it is not both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// On the fact, whatever the title.
    InFact,
    /// On law or rule, whatever the fact.
    ByLaw,
}

impl QualifierRow {
    /// The row of a claim without any of these qualifiers.
    pub(super) fn none(claim: ClaimNo) -> Self {
        Self {
            claim,
            narrowed: false,
            accepted: false,
            complete: false,
            standing: None,
            degree: None,
            role: None,
            status: None,
            reference: None,
            title: None,
        }
    }

    /// The row of a claim; none where it has none of these qualifiers.
    pub(super) fn of_claim(number: ClaimNo, claim: &Claim) -> Option<Self> {
        let with = claim.with.as_deref()?;
        let hash = |text: &model::Text| half_hash(text.trim().to_lowercase());
        let is_listed = matches!(
            with.status,
            None | Some(ListingStatus::Listed | ListingStatus::UnderReview)
        );
        let is_bounded = with.scope.is_some()
            || with.place.is_some()
            || with.over.is_some()
            || with.note.is_some();
        let is_weaker = with.frequency.is_some() || with.alleged || with.alleged_by.is_some();
        let row = Self {
            claim: number,
            narrowed: is_bounded || is_weaker || !is_listed,
            accepted: with.accepted,
            complete: with.complete,
            standing: match (with.de_facto, with.de_jure) {
                (true, false) => Some(Standing::InFact),
                (false, true) => Some(Standing::ByLaw),
                _ => None,
            },
            degree: with.degree,
            role: with.role,
            status: with.status,
            reference: with.reference.as_ref().map(hash),
            title: with.title.as_ref().map(hash),
        };
        (row != Self::none(number)).then_some(row)
    }
}
