//! Bootstrap intervals: units are drawn again with replacement, by a generator of our own, so that
//! the numbers are the same on every machine.

use serde::Serialize;

use super::alpha::as_real;

/// The largest number of resamples.
const RESAMPLES: usize = 1_000;

/// With fewer resamples there is no interval.
const FEWEST_RESAMPLES: usize = 100;

/// With fewer units there is no interval.
const FEWEST_UNITS: usize = 10;

/// How many units are drawn for one interval. With more than 10,000 units there are fewer
/// resamples, because intervals are narrow.
const DRAWS: usize = 10_000_000;

/// How many steps all resamples together may take.
const STEPS: usize = 100_000_000;

/// The share of resamples that must have a value.
const NEEDED: f64 = 0.95;

/// The interval from the 2.5th to the 97.5th percentile.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The intervals of some numbers, and the resamples that they come from.
pub(super) struct Resampled {
    pub(super) resamples: usize,
    pub(super) intervals: Vec<Option<Interval>>,
}

/// The generator `SplitMix64` (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        let product = u128::from(self.next()) * end as u128;
        // The upper half of the product is below `end`, so it always fits.
        usize::try_from(product >> 64).unwrap_or_default()
    }
}

/// Draws units again, and computes the intervals of the numbers that `compute` returns.
///
/// There are `counts[i]` units of kind `i`. `compute` is given the counts of a resample. `steps` is
/// how many steps it takes.
pub(super) fn resample(
    counts: &[u32],
    steps: usize,
    mut compute: impl FnMut(&[u32]) -> Vec<Option<f64>>,
) -> Resampled {
    let mut kinds = Vec::new();
    for (count, kind) in counts.iter().zip(0_usize..) {
        kinds.extend(std::iter::repeat_n(kind, *count as usize));
    }
    let resamples = resamples(kinds.len(), steps);
    let mut results: Vec<Vec<f64>> = Vec::new();
    let mut random = Random(2004);
    let mut drawn = vec![0; counts.len()];
    for _ in 0..resamples {
        drawn.fill(0);
        for _ in 0..kinds.len() {
            drawn[kinds[random.below(kinds.len())]] += 1;
        }
        for (place, value) in compute(&drawn).into_iter().enumerate() {
            if results.len() <= place {
                results.push(Vec::new());
            }
            results[place].extend(value);
        }
    }
    Resampled {
        resamples,
        intervals: results
            .into_iter()
            .map(|it| interval(it, resamples))
            .collect(),
    }
}

/// The number of resamples for a number of units, and of steps for one resample.
fn resamples(units: usize, steps: usize) -> usize {
    if units < FEWEST_UNITS {
        return 0;
    }
    let resamples = RESAMPLES.min(DRAWS / units).max(FEWEST_RESAMPLES);
    if STEPS / steps.max(1) < FEWEST_RESAMPLES {
        return 0;
    }
    resamples.min(STEPS / steps.max(1))
}

/// The interval of the values of the resamples; `None` if too many of them have none.
fn interval(mut values: Vec<f64>, resamples: usize) -> Option<Interval> {
    if as_real(values.len()) < NEEDED * as_real(resamples) {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let tail = values.len() / 40;
    Some(Interval {
        low: *values.get(tail)?,
        high: *values.get(values.len().checked_sub(tail + 1)?)?,
    })
}
