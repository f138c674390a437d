//! The agreement on periods: where each coder puts the start and the end of a tie.
//!
//! A period is all days that `when` may mean.

use serde::Serialize;
use ties::edtf::{Day, End};
use ties::model::{Claim, Source};

use super::bootstrap::resample;
use super::figure::Figure;
use super::unitizing::{Disagreement, Unit, unitizing_alpha, unitizing_disagreement};

/// What the agreement on periods is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TimeScope {
    /// The first day of the continuum: the first day of all periods that are compared.
    pub first_day: Option<String>,
    /// The last day of the continuum.
    pub last_day: Option<String>,
    /// The pairs in which only one coder wrote `when`. They are not compared: a claim without it
    /// holds at the date of its source.
    pub only_one: usize,
    /// The pairs in which a period has an unknown start or end, or a date that cannot be read.
    /// They are left out.
    pub left_out: usize,
}

/// The first and the last day of a period, by number.
type Period = [i32; 2];

/// The `when` of a claim.
enum When {
    Unwritten,
    /// An end is unknown, or the date cannot be read.
    Unplaced,
    Days(Period),
}

/// The agreement on the periods of pairs of claims, each with its source.
pub(super) fn time_agreement<'c>(
    pairs: impl Iterator<Item = [(&'c Claim, &'c Source); 2]>,
) -> (Figure, TimeScope) {
    let mut periods: Vec<[Period; 2]> = Vec::new();
    let mut only_one = 0;
    let mut left_out = 0;
    for pair in pairs {
        match pair.map(|(claim, source)| when(claim, source)) {
            [When::Unwritten, When::Unwritten] => {}
            [When::Unwritten, _] | [_, When::Unwritten] => only_one += 1,
            [When::Days(a), When::Days(b)] => periods.push([a, b]),
            [When::Unplaced, _] | [_, When::Unplaced] => left_out += 1,
        }
    }
    let all = periods.as_flattened().iter();
    let first = all.clone().map(|period| period[0]).min();
    let last = all.map(|period| period[1]).max();
    let scope = TimeScope {
        first_day: first.and_then(day_as_text),
        last_day: last.and_then(day_as_text),
        only_one,
        left_out,
    };
    let equal = periods.iter().filter(|[a, b]| a == b).count();
    let figure = Figure::new("when, in days", "unitizing", periods.len(), equal);
    match first.zip(last) {
        Some((first, last)) => (with_alpha(figure, &periods, unit([first, last])), scope),
        None => (figure, scope),
    }
}

fn day_as_text(number: i32) -> Option<String> {
    Some(Day::from_number(i64::from(number))?.to_string())
}

fn unit([first, last]: Period) -> Unit {
    Unit {
        begin: f64::from(first),
        length: f64::from(last) - f64::from(first) + 1.0,
    }
}

/// The days of `when`. An open end lasts until the source was published.
fn when(claim: &Claim, source: &Source) -> When {
    let Some(date) = &claim.when else {
        return When::Unwritten;
    };
    let Ok(edtf) = date.edtf() else {
        return When::Unplaced;
    };
    let published = source.published.as_ref();
    let last = match edtf.end() {
        End::Days(days) => Some(days.latest),
        End::Open => published.and_then(|date| date.edtf().ok()?.latest()),
        End::Unknown => None,
    };
    let days = edtf.earliest().and_then(day_number);
    match days.zip(last.and_then(day_number)) {
        Some((first, last)) => When::Days([first, last.max(first)]),
        None => When::Unplaced,
    }
}

/// The number of a day; `None` if it is millions of years away.
fn day_number(day: Day) -> Option<i32> {
    i32::try_from(day.number()).ok()
}

/// The alpha of the periods. Each pair is a category of its own: periods of different ties may
/// overlap.
fn with_alpha(figure: Figure, periods: &[[Period; 2]], continuum: Unit) -> Figure {
    let mut disagreements: Vec<Disagreement> = Vec::with_capacity(periods.len());
    for pair in periods {
        let coders = pair.map(|period| vec![unit(period)]);
        disagreements.push(unitizing_disagreement(continuum, &coders));
    }
    let Some(alpha) = unitizing_alpha(disagreements.iter().copied()) else {
        return figure;
    };
    let counts = vec![1; disagreements.len()];
    let resampled = resample(&counts, disagreements.len(), |counts| {
        vec![unitizing_alpha(disagreements.iter().zip(counts).map(times))]
    });
    let interval = resampled.intervals.first().copied().flatten();
    figure.with_alpha(alpha, interval, resampled.resamples)
}

/// The disagreement of a category that is counted several times.
fn times((disagreement, count): (&Disagreement, &u32)) -> Disagreement {
    Disagreement {
        observed: disagreement.observed * f64::from(*count),
        expected: disagreement.expected * f64::from(*count),
    }
}
