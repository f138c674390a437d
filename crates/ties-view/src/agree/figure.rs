//! A figure: the agreement of two coders on one variable.

use serde::Serialize;

use super::alpha::{Coincidence, Metric, alpha, as_real};
use super::bootstrap::{Interval, resample};

/// A ratio scale with more values than this has no alpha: it takes the square of their number.
const MAX_RATIO_VALUES: usize = 2_000;

/// The agreement of two coders on one variable.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Figure {
    /// What is compared.
    pub measure: String,
    /// The scale of its values: `nominal`, `ordinal`, `interval`, `ratio`, or `unitizing` for
    /// periods.
    pub scale: &'static str,
    /// The number of units with a value of both coders.
    pub n: usize,
    /// The number of these that are equal.
    pub equal: usize,
    /// The same in per cent; absent if there is nothing to compare.
    pub percent: Option<f64>,
    /// Krippendorff's alpha; absent if it is not defined.
    pub alpha: Option<f64>,
    /// Why there is no alpha.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_alpha: Option<&'static str>,
    /// The 95 % bootstrap interval of alpha; absent if too few resamples have an alpha.
    pub interval: Option<Interval>,
    /// The number of resamples.
    pub resamples: usize,
    /// The units for which a coder wrote something other than the default; absent if each claim
    /// writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<Written>,
}

/// The units for which at least one coder wrote something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Written {
    /// Their number.
    pub n: usize,
    /// The number of these that are equal.
    pub equal: usize,
}

impl Metric {
    fn name(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Ordinal => "ordinal",
            Self::Interval => "interval",
            Self::Ratio => "ratio",
        }
    }
}

/// The values that two coders gave to units.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// The values, ascending.
    values: Vec<f64>,
    /// Which two values were given to one unit, by position. The order of the coders is not kept.
    pub(super) cells: Vec<[usize; 2]>,
    /// The number of units of each cell.
    pub(super) counts: Vec<u32>,
}

impl Table {
    pub(super) fn new(mut units: Vec<[f64; 2]>) -> Self {
        for unit in &mut units {
            unit.sort_by(f64::total_cmp);
        }
        units.sort_by(|[a, b], [c, d]| a.total_cmp(c).then(b.total_cmp(d)));
        let mut values = units.as_flattened().to_vec();
        values.sort_by(f64::total_cmp);
        values.dedup();
        let mut table = Self {
            values,
            ..Self::default()
        };
        for unit in units {
            let place = |value: f64| table.values.partition_point(|known| *known < value);
            let cell = unit.map(place);
            match table.counts.last_mut() {
                Some(count) if table.cells.last() == Some(&cell) => *count += 1,
                _ => {
                    table.cells.push(cell);
                    table.counts.push(1);
                }
            }
        }
        table
    }

    /// The number of units.
    pub(super) fn n(&self) -> usize {
        self.counts.iter().map(|count| *count as usize).sum()
    }

    /// The number of units with two equal values.
    fn equal(&self) -> usize {
        let cells = self.cells.iter().zip(&self.counts);
        let equal = cells.filter(|([a, b], _)| a == b);
        equal.map(|(_, count)| *count as usize).sum()
    }

    /// What one unit with two different values takes from alpha, on average.
    pub(super) fn cost_of_difference(&self) -> f64 {
        let different = self.n() - self.equal();
        match self.alpha(&self.counts, Metric::Nominal) {
            Some(alpha) if different > 0 => (1.0 - alpha) / as_real(different),
            _ => 0.0,
        }
    }

    fn alpha(&self, counts: &[u32], metric: Metric) -> Option<f64> {
        let mut coincidences = Vec::with_capacity(counts.len());
        for (values, count) in self.cells.iter().zip(counts) {
            coincidences.push(Coincidence {
                values: *values,
                weight: f64::from(*count),
            });
        }
        alpha(&self.values, &coincidences, metric)
    }

    /// The agreement on the values.
    pub(super) fn figure(&self, measure: &str, metric: Metric) -> Figure {
        let mut figure = Figure::new(measure, metric.name(), self.n(), self.equal());
        let values = self.values.len();
        if metric == Metric::Ratio && values > MAX_RATIO_VALUES {
            figure.no_alpha = Some("too many different numbers");
            return figure;
        }
        let Some(alpha) = self.alpha(&self.counts, metric) else {
            return figure;
        };
        let steps = match metric {
            Metric::Ratio => self.cells.len() + values * values,
            _ => self.cells.len() + values,
        };
        let resampled = resample(&self.counts, steps, |counts| {
            vec![self.alpha(counts, metric)]
        });
        let interval = resampled.intervals.first().copied().flatten();
        figure.with_alpha(alpha, interval, resampled.resamples)
    }
}

impl Figure {
    /// A figure without an alpha.
    pub(super) fn new(measure: &str, scale: &'static str, n: usize, equal: usize) -> Self {
        let no_alpha = if n == 0 {
            "nothing to compare"
        } else {
            "no variation"
        };
        Self {
            measure: measure.to_owned(),
            scale,
            n,
            equal,
            percent: percent(equal, n),
            alpha: None,
            no_alpha: Some(no_alpha),
            interval: None,
            resamples: 0,
            written: None,
        }
    }

    /// The same figure with an alpha.
    pub(super) fn with_alpha(
        self,
        alpha: f64,
        interval: Option<Interval>,
        resamples: usize,
    ) -> Self {
        Self {
            alpha: Some(alpha),
            no_alpha: None,
            interval,
            resamples,
            ..self
        }
    }
}

/// A part of a whole in per cent.
pub(super) fn percent(part: usize, whole: usize) -> Option<f64> {
    if whole == 0 {
        None
    } else {
        Some(100.0 * as_real(part) / as_real(whole))
    }
}
