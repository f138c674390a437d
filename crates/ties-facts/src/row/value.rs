//! The values of claims: dates, amounts and texts.

use super::mark::mark;
use super::text_list::TextList;
use crate::hash::half_hash;
use ties::edtf::Extent;
use ties::model::{Amount, Bound, Claim, With};
use ties::vocabulary::{Fate, Population, ValueType};
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

/// The value of a claim whose predicate takes a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRow {
    /// Its claim.
    pub claim: ClaimNo,
    /// The hash of the letters and digits of its summary, in lower case, and of its qualifiers.
    /// Claims with the same hash say the same.
    pub text: u32,
}

impl TextRow {
    /// Returns the text of a claim; `None` if its predicate takes another value or there is no
    /// summary.
    pub(super) fn of_claim(number: ClaimNo, claim: &Claim) -> Option<Self> {
        if claim.predicate.def().takes != ValueType::Text {
            return None;
        }
        let summary = mark(claim.summary.as_ref()?)?;
        Some(Self {
            claim: number,
            text: half_hash((summary, &claim.with)),
        })
    }
}

/// The amount of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountRow {
    /// Its claim.
    pub claim: ClaimNo,
    /// The hash of what is counted: the unit and all qualifiers that narrow it. Amounts with the
    /// same measure can be compared.
    pub measure: u32,
    /// The same hash without the unit, the population and the fate.
    pub frame: u32,
    /// The unit.
    pub unit: Option<UnitNo>,
    /// The entity whose size or losses are counted.
    pub of: Option<EntityNo>,
    /// The population that is counted.
    pub population: Option<Population>,
    /// The fate of the population.
    pub fate: Option<Fate>,
    /// Whether a note explains the amount.
    pub has_note: bool,
    /// The lowest possible number.
    pub low: u64,
    /// The highest possible number; `u64::MAX` if there is no upper limit.
    pub high: u64,
}

impl AmountRow {
    /// Returns the amount of a claim; `None` if there is none or its bound gives no range. Its unit
    /// is added to `units`.
    pub(super) fn of_claim(
        number: ClaimNo,
        claim: &Claim,
        index: &Index,
        units: &mut TextList,
    ) -> Option<Self> {
        let amount = claim.amount.as_ref()?;
        let (low, high) = range(amount)?;
        let with = claim.with.as_deref();
        let frame = with.map(frame);
        let counted = with.map(|with| (with.population, with.fate, &with.of));
        let unit = amount.unit.as_ref().map(|unit| units.add(unit));
        Some(Self {
            claim: number,
            measure: half_hash((&amount.unit, frame, counted)),
            frame: half_hash(frame),
            unit: unit.map(UnitNo::from_index),
            of: with.and_then(|with| index.number(with.of.as_ref()?)),
            population: with.and_then(|with| with.population),
            fate: with.and_then(|with| with.fate),
            has_note: with.is_some_and(|with| with.note.is_some()),
            low,
            high,
        })
    }
}

/// Returns the hash of the qualifiers that narrow what is counted. A note does not.
fn frame(with: &With) -> u32 {
    half_hash((&with.place, &with.from, &with.over, &with.part, &with.by))
}

/// Returns the lowest and the highest possible number; `None` if the bound gives no range. `about`
/// allows for 10 % more or less.
fn range(amount: &Amount) -> Option<(u64, u64)> {
    let low = amount.low.map(u64::from);
    let best = amount.best.map(u64::from);
    let high = amount.high.map(u64::from);
    let least = low.or(best).or(high)?;
    let most = high.or(best).or(low)?;
    let range = match amount.bound {
        Bound::Exact | Bound::Between => (least, most),
        Bound::About => (least - least / 10, most.saturating_add(most / 10)),
        Bound::AtLeast => (least, u64::MAX),
        Bound::MoreThan => (least.saturating_add(1), u64::MAX),
        Bound::AtMost => (0, most),
        Bound::FewerThan => (0, most.saturating_sub(1)),
        Bound::Vague | Bound::Unknown | Bound::NoneReported => return None,
    };
    Some(range)
}
