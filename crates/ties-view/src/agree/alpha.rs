//! Krippendorff's alpha for the values of units: nominal, ordinal, interval and ratio.
//!
//! Klaus Krippendorff, *Content Analysis*, second edition (2004), chapter 11, and *Computing
//! Krippendorff's Alpha-Reliability* (2011).

use serde::Serialize;

/// How far apart two values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Metric {
    /// Two values are equal or not.
    Nominal,
    /// The number of values that rank between them.
    Ordinal,
    /// The square of their difference.
    Interval,
    /// The square of their difference, relative to their sum. Values are not negative.
    Ratio,
}

/// How often two values were given to one unit by two coders. Both are positions in a list of
/// values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coincidence {
    pub(super) values: [usize; 2],
    /// The number of units, or the share of one unit with more than two values.
    pub(super) weight: f64,
}

/// Krippendorff's alpha of units with the values that the coders gave them. Missing values are left
/// out, and so are units with fewer than two values.
///
/// Returns `None` if all values are equal: without variation, alpha is not defined.
pub fn krippendorff_alpha(units: &[Vec<f64>], metric: Metric) -> Option<f64> {
    let compared: Vec<_> = units.iter().filter(|unit| unit.len() > 1).collect();
    let mut values: Vec<f64> = compared.iter().copied().flatten().copied().collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let mut coincidences = Vec::new();
    for unit in compared {
        let mut others = unit.as_slice();
        while let Some((value, rest)) = others.split_first() {
            for other in rest {
                coincidences.push(Coincidence {
                    values: [position(&values, *value), position(&values, *other)],
                    weight: 1.0 / as_real(unit.len() - 1),
                });
            }
            others = rest;
        }
    }
    alpha(&values, &coincidences, metric)
}

fn position(values: &[f64], value: f64) -> usize {
    values.partition_point(|known| known.total_cmp(&value).is_lt())
}

/// The alpha of coincidences. `values` ascend. Each pair of coders of a unit is listed once.
pub(super) fn alpha(values: &[f64], coincidences: &[Coincidence], metric: Metric) -> Option<f64> {
    let mut totals = vec![0.0; values.len()];
    for coincidence in coincidences {
        for value in coincidence.values {
            totals[value] += coincidence.weight;
        }
    }
    if totals.iter().filter(|total| **total > 0.0).count() < 2 {
        return None;
    }
    let places = places(values, &totals, metric);
    let mut observed = 0.0;
    for Coincidence { values, weight } in coincidences {
        if values[0] != values[1] {
            observed += 2.0 * weight * distance(places[values[0]], places[values[1]], metric);
        }
    }
    let number: f64 = totals.iter().sum();
    Some(1.0 - (number - 1.0) * observed / expected(&places, &totals, metric))
}

/// The values as numbers whose difference is their distance. Those of an ordinal scale are the
/// middle of their ranks.
fn places(values: &[f64], totals: &[f64], metric: Metric) -> Vec<f64> {
    if metric != Metric::Ordinal {
        return values.to_vec();
    }
    let mut before = 0.0;
    let mut ranks = Vec::with_capacity(totals.len());
    for total in totals {
        ranks.push(before + total / 2.0);
        before += total;
    }
    ranks
}

fn distance(a: f64, b: f64, metric: Metric) -> f64 {
    match metric {
        // It is asked only of different values.
        Metric::Nominal => 1.0,
        Metric::Ordinal | Metric::Interval => (a - b) * (a - b),
        Metric::Ratio if a + b == 0.0 => 0.0,
        Metric::Ratio => ((a - b) / (a + b)) * ((a - b) / (a + b)),
    }
}

/// The sum of the distances of all ordered pairs of values.
fn expected(places: &[f64], totals: &[f64], metric: Metric) -> f64 {
    let number: f64 = totals.iter().sum();
    match metric {
        Metric::Nominal => number * number - totals.iter().map(|it| it * it).sum::<f64>(),
        Metric::Ordinal | Metric::Interval => {
            let weighted = places.iter().zip(totals);
            let mean = weighted
                .clone()
                .map(|(place, total)| place * total)
                .sum::<f64>()
                / number;
            let spread: f64 = weighted
                .map(|(place, total)| total * distance(*place, mean, metric))
                .sum();
            2.0 * number * spread
        }
        Metric::Ratio => {
            let mut sum = 0.0;
            for (place, total) in places.iter().zip(totals) {
                for (other, times) in places.iter().zip(totals) {
                    sum += total * times * distance(*place, *other, metric);
                }
            }
            sum
        }
    }
}

/// A count as a real number.
#[expect(clippy::cast_precision_loss, reason = "no count is as large as 2^53")]
pub(super) fn as_real(count: usize) -> f64 {
    count as f64
}
