//! The number of fighters of a unit in a year.

use std::collections::BTreeSet;

use ties::model::{Amount, Bound};
use ties::vocabulary::Population;
use ties_dataset::number::ClaimNo;
use ties_facts::row::{AttestedDays, PairRow};
use ties_text::words::VagueWord;

use super::days::{Sureness, Year};
use super::relation::{claims, count, count_origins};
use crate::analysis::Analysis;

/// The number of fighters of a whole unit in a year. Nothing is averaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// The smallest lower bound; absent if some claim leaves it open.
    pub low: Option<u64>,
    /// The best estimate, if all claims that give one agree.
    pub best: Option<u64>,
    /// The greatest upper bound; absent if some claim leaves it open.
    pub high: Option<u64>,
    /// The independent origins of the claims.
    pub origins: u32,
    /// Whether two of the claims have no number in common; "about" means plus or minus a tenth.
    pub disagree: bool,
    /// The claims, in order, by their numbers in [`Rows::claims`](ties_facts::row::Rows::claims).
    pub claims: Vec<ClaimNo>,
}

/// A number of fighters of a whole unit, with its bounds.
pub(super) struct FighterCount<'c> {
    pair: &'c PairRow,
    days: AttestedDays,
    /// As stated; absent if left open.
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
    /// The least and the greatest number that it can mean.
    meant: (u64, u64),
}

impl<'c> FighterCount<'c> {
    /// None if the claim counts others than fighters, or fighters in one place only, or gives no
    /// number.
    pub(super) fn new(pair: &'c PairRow, analysis: &Analysis<'_>) -> Option<Self> {
        let rows = &analysis.facts.rows;
        let (_, source, claim) = analysis.claims.get(pair.claim.index())?;
        let with = claim.with.as_deref()?;
        if with.population != Some(Population::Fighters) || with.place.is_some() {
            return None;
        }
        let amount = claim.amount.as_ref()?;
        let [low, best, high] = stated_numbers(amount);
        let days = rows.days(pair);
        if amount.bound == Bound::Vague {
            let word = VagueWord::find(amount.words.as_deref()?, source.language.as_deref())?;
            let meant = (word.low, word.high.unwrap_or(u64::MAX));
            return Some(Self {
                pair,
                days,
                low: Some(word.low),
                best: None,
                high: word.high,
                meant,
            });
        }
        let row = rows.amount(pair.claim)?;
        let meant = (row.low, row.high);
        Some(Self {
            pair,
            days,
            low,
            best,
            high,
            meant,
        })
    }
}

/// The lower bound, best estimate and upper bound that an amount states.
fn stated_numbers(amount: &Amount) -> [Option<u64>; 3] {
    let low = amount.low.map(u64::from);
    let best = amount.best.map(u64::from);
    let high = amount.high.map(u64::from);
    let least = low.or(best).or(high);
    let most = high.or(best).or(low);
    match amount.bound {
        Bound::Exact | Bound::About | Bound::Between => [least, best, most],
        Bound::AtLeast | Bound::MoreThan => [least, None, None],
        Bound::AtMost | Bound::FewerThan => [None, None, most],
        Bound::Vague | Bound::Unknown | Bound::NoneReported => [None; 3],
    }
}

/// The strength in a year, from the numbers that certainly apply to that year.
pub(super) fn strength(
    analysis: &Analysis<'_>,
    numbers: &[FighterCount<'_>],
    year: Year,
) -> Option<Strength> {
    let mut of_year = Vec::new();
    let mut pairs = Vec::new();
    for number in numbers {
        if year.has_day_of(number.days) == Some(Sureness::Certain) {
            of_year.push(number);
            pairs.push(number.pair);
        }
    }
    let origins = count_origins(analysis, &pairs);
    if of_year.is_empty() || !analysis.selection.policy.takes_origins(origins) {
        return None;
    }
    // One open bound leaves the combined bound open.
    let lows: Option<Vec<u64>> = of_year.iter().map(|number| number.low).collect();
    let highs: Option<Vec<u64>> = of_year.iter().map(|number| number.high).collect();
    let bests: BTreeSet<u64> = of_year.iter().filter_map(|number| number.best).collect();
    let least = of_year.iter().map(|number| number.meant.0).max();
    let most = of_year.iter().map(|number| number.meant.1).min();
    Some(Strength {
        low: lows.and_then(|lows| lows.into_iter().min()),
        best: if bests.len() == 1 {
            bests.first().copied()
        } else {
            None
        },
        high: highs.and_then(|highs| highs.into_iter().max()),
        origins: count(origins),
        disagree: least > most,
        claims: claims(&pairs),
    })
}
