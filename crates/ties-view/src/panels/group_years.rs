//! Group-years: one row per unit and year at risk.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::{Amount, Bound};
use ties::vocabulary::{ListingStatus, Population, Predicate, Sign};
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::row::{PairRow, Rows};
use ties_text::words::VagueWord;

use super::at_risk::{self, Entry, Exit};
use super::days::{Days, Sureness, Year};
use super::dyad_years::{claims, count, dyads};
use crate::analysis::Analysis;

const DESIGNATED: Predicate = Predicate::named("designated-under");
const STRENGTH: Predicate = Predicate::named("strength");

/// One unit in one year; the key is `unit` and `year`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupYear {
    /// The unit, by its number in the [`Index`](ties_dataset::index::Index).
    pub unit: EntityNo,
    /// The calendar year.
    pub year: i32,
    /// The number of days at risk, on the widest reading of the dates.
    pub days: u32,
    /// Whether these are all days of the year.
    pub whole: bool,
    /// Whether it exists in that year on every reading of the dates, or on some.
    pub at_risk: Sureness,
    /// In the first year at risk, how the years at risk begin.
    pub entry: Option<Entry>,
    /// In the last year at risk, how the years at risk end.
    pub exit: Option<Exit>,
    /// The number of units with friendly ties to it; absent if none is attested.
    pub friends: Option<Counted>,
    /// The number of units with hostile ties to it, in the same form.
    pub enemies: Option<Counted>,
    /// The number of its fighters, if any claim gives one.
    pub strength: Option<Strength>,
    /// The lists on which it certainly is in that year, by their numbers in the [`Index`](ties_dataset::index::Index), in order.
    pub lists_certain: Vec<EntityNo>,
    /// Further lists on which it possibly is, in the same form.
    pub lists_possible: Vec<EntityNo>,
    /// The claims on these listings, by their numbers in [`Rows::claims`], in order.
    pub list_claims: Vec<ClaimNo>,
}

/// A number of units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Certain in that year.
    pub certain: u32,
    /// Further units, possible in that year.
    pub possible: u32,
}

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
    /// The claims, by their numbers in [`Rows::claims`], in order.
    pub claims: Vec<ClaimNo>,
}

/// The group-years of a dataset, by `unit` and `year`, no key twice: as [`PANEL_RULES`](super::PANEL_RULES) declare them.
pub fn group_years<'c>(analysis: &'c Analysis<'_>) -> impl Iterator<Item = GroupYear> + 'c {
    let rows = &analysis.facts.rows;
    let at_risk = at_risk::all(analysis);
    // Of each unit by year.
    let mut neighbours: Vec<BTreeMap<i32, [Option<Counted>; 2]>> =
        vec![BTreeMap::new(); at_risk.len()];
    for dyad in dyads(analysis) {
        // The denial of one friend does not make the number of friends known.
        for (place, sign) in [Sign::Friend, Sign::Enemy].into_iter().enumerate() {
            for (year, sureness) in dyad.tied(analysis, sign) {
                for unit in [dyad.two.0, dyad.two.1] {
                    let Some(years) = neighbours.get_mut(unit.index()) else {
                        continue;
                    };
                    let both = years.entry(year).or_default();
                    let counted = both[place].get_or_insert_default();
                    match sureness {
                        Sureness::Certain => counted.certain += 1,
                        Sureness::Possible => counted.possible += 1,
                    }
                }
            }
        }
    }
    let (mut listings, mut numbers): (
        BTreeMap<EntityNo, Vec<Listing<'_>>>,
        BTreeMap<EntityNo, Vec<Number<'_>>>,
    ) = (BTreeMap::new(), BTreeMap::new());
    for pair in rows.pairs.iter().filter(|pair| pair.affirms()) {
        if !analysis
            .counting
            .policy
            .takes(pair, &analysis.facts, &analysis.index)
        {
            continue;
        }
        match pair.predicate {
            DESIGNATED => listings
                .entry(pair.subject)
                .or_default()
                .extend(Listing::new(pair, rows)),
            STRENGTH => numbers
                .entry(pair.subject)
                .or_default()
                .extend(Number::new(pair, analysis)),
            _ => {}
        }
    }
    let units = at_risk.into_iter().zip(neighbours).zip(EntityNo::all());
    units
        .filter_map(|((at_risk, neighbours), unit)| Some((at_risk?, neighbours, unit)))
        .flat_map(move |unit| {
            let (at_risk, neighbours, unit) = unit;
            let (listings, numbers) = (listings.remove(&unit), numbers.remove(&unit));
            let (listings, numbers) = (listings.unwrap_or_default(), numbers.unwrap_or_default());
            at_risk.years(analysis.counting.day).map(move |at| {
                let [friends, enemies] =
                    neighbours.get(&at.year.number).copied().unwrap_or_default();
                let (lists_certain, lists_possible, list_claims) =
                    lists(analysis, &listings, at.year);
                GroupYear {
                    unit,
                    year: at.year.number,
                    days: at.days,
                    whole: at.whole,
                    at_risk: at.sureness,
                    entry: at.entry,
                    exit: at.exit,
                    friends,
                    enemies,
                    strength: strength(analysis, &numbers, at.year),
                    lists_certain,
                    lists_possible,
                    list_claims,
                }
            })
        })
}

/// A claim that a unit is on a list.
struct Listing<'c> {
    list: EntityNo,
    pair: &'c PairRow,
    days: Days,
}

impl<'c> Listing<'c> {
    /// A claim that the unit is listed; none for a proposal or a removal.
    fn new(pair: &'c PairRow, rows: &Rows) -> Option<Self> {
        let is_listed = matches!(
            rows.listing(pair.claim),
            ListingStatus::Listed | ListingStatus::UnderReview
        );
        if !is_listed {
            return None;
        }
        let list = pair.object?;
        Some(Self {
            list,
            pair,
            days: Days::of(pair, rows),
        })
    }
}

/// The lists on which a unit certainly is in a year, those on which it possibly is, and the claims on both.
fn lists(
    analysis: &Analysis<'_>,
    listings: &[Listing<'_>],
    year: Year,
) -> (Vec<EntityNo>, Vec<EntityNo>, Vec<ClaimNo>) {
    let mut of_year: BTreeMap<EntityNo, (Sureness, Vec<&PairRow>)> = BTreeMap::new();
    for listing in listings {
        let Some(sureness) = listing.days.in_year(year) else {
            continue;
        };
        let list = of_year
            .entry(listing.list)
            .or_insert((sureness, Vec::new()));
        list.0 = list.0.max(sureness);
        list.1.push(listing.pair);
    }
    of_year.retain(|_, (_, pairs)| {
        analysis
            .counting
            .policy
            .is_enough(analysis.facts.origins.count(pairs.iter().copied()))
    });
    let which = |wanted| {
        of_year
            .iter()
            .filter(move |(_, (sureness, _))| *sureness == wanted)
            .map(|(list, _)| *list)
    };
    let pairs: Vec<_> = of_year
        .values()
        .flat_map(|(_, pairs)| pairs.iter().copied())
        .collect();
    (
        which(Sureness::Certain).collect(),
        which(Sureness::Possible).collect(),
        claims(&pairs),
    )
}

/// A number of fighters of a whole unit, with its bounds.
struct Number<'c> {
    pair: &'c PairRow,
    days: Days,
    /// As stated; absent if left open.
    low: Option<u64>,
    best: Option<u64>,
    high: Option<u64>,
    /// The least and the greatest number that it can mean.
    meant: (u64, u64),
}

impl<'c> Number<'c> {
    /// None if the claim counts others than fighters, or fighters in one place only, or gives no number.
    fn new(pair: &'c PairRow, analysis: &Analysis<'_>) -> Option<Self> {
        let rows = &analysis.facts.rows;
        let (_, source, claim) = analysis.claims.get(pair.claim.index())?;
        let with = claim.with.as_deref()?;
        if with.population != Some(Population::Fighters) || with.place.is_some() {
            return None;
        }
        let amount = claim.amount.as_ref()?;
        let [low, best, high] = stated_numbers(amount);
        let days = Days::of(pair, rows);
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
    let [low, best, high] =
        [amount.low, amount.best, amount.high].map(|number| number.map(u64::from));
    let (least, most) = (low.or(best).or(high), high.or(best).or(low));
    match amount.bound {
        Bound::Exact | Bound::About | Bound::Between => [least, best, most],
        Bound::AtLeast | Bound::MoreThan => [least, None, None],
        Bound::AtMost | Bound::FewerThan => [None, None, most],
        Bound::Vague | Bound::Unknown | Bound::NoneReported => [None; 3],
    }
}

/// The strength in a year, from the numbers that certainly apply to that year.
fn strength(analysis: &Analysis<'_>, numbers: &[Number<'_>], year: Year) -> Option<Strength> {
    let is_of_year = |number: &&Number<'_>| number.days.in_year(year) == Some(Sureness::Certain);
    let of_year: Vec<_> = numbers.iter().filter(is_of_year).collect();
    let pairs: Vec<_> = of_year.iter().map(|number| number.pair).collect();
    let origins = analysis.facts.origins.count(pairs.iter().copied());
    if of_year.is_empty() || !analysis.counting.policy.is_enough(origins) {
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
