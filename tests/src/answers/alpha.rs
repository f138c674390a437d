//! Krippendorff's alpha: a published example, and what is true of any codings.

use proptest::prelude::*;
use ties_view::{
    Disagreement, Metric, Unit, krippendorff_alpha, unitizing_alpha, unitizing_disagreement,
};

const METRICS: [Metric; 4] = [
    Metric::Nominal,
    Metric::Ordinal,
    Metric::Interval,
    Metric::Ratio,
];

/// The example of Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011): four observers
/// and twelve units; a dot is a missing value.
const EXAMPLE: [&str; 4] = [
    "123321412...",
    "1233224125.3",
    ".3332342251.",
    "12332441251.",
];

fn example() -> Vec<Vec<f64>> {
    let mut units = vec![Vec::new(); 12];
    for observer in EXAMPLE {
        for (unit, value) in units.iter_mut().zip(observer.chars()) {
            unit.extend(value.to_digit(10).map(f64::from));
        }
    }
    units
}

#[test]
fn alpha_of_the_published_example() {
    for (metric, printed) in METRICS
        .into_iter()
        .zip(["0.743", "0.815", "0.849", "0.797"])
    {
        let alpha = krippendorff_alpha(&example(), metric).unwrap();
        assert_eq!(format!("{alpha:.3}"), printed, "{metric:?}");
    }
}

/// The example of Krippendorff, *Content Analysis* (2004), page 254.
#[test]
fn alpha_of_the_published_units() {
    let unit = |begin: f64, length: f64| Unit { begin, length };
    let continuum = unit(150.0, 300.0);
    let differing = unitizing_disagreement(
        continuum,
        &[
            vec![unit(225.0, 70.0), unit(370.0, 30.0)],
            vec![unit(220.0, 80.0), unit(355.0, 20.0), unit(400.0, 20.0)],
        ],
    );
    let equal = vec![unit(180.0, 60.0), unit(300.0, 50.0)];
    let equal = unitizing_disagreement(continuum, &[equal.clone(), equal]);
    let printed = |category: Disagreement| {
        let alpha = unitizing_alpha([category]).unwrap();
        format!(
            "{:.4} {:.4} {alpha:.4}",
            category.observed, category.expected
        )
    };
    assert_eq!(printed(differing), "0.0144 0.0532 0.7286");
    assert_eq!(printed(equal), "0.0000 0.0490 1.0000");
    let overall = unitizing_alpha([differing, equal]).unwrap();
    assert_eq!(format!("{overall:.4}"), "0.8587");
}

#[test]
fn alpha_is_not_defined_without_variation() {
    for metric in METRICS {
        for units in [
            vec![],
            vec![vec![1.0]],
            vec![vec![2.0, 2.0], vec![2.0, 2.0], vec![7.0]],
        ] {
            assert_eq!(krippendorff_alpha(&units, metric), None, "{units:?}");
        }
    }
    assert_eq!(unitizing_alpha([]), None);
}

/// Units with the values of up to four coders.
fn units() -> impl Strategy<Value = Vec<Vec<f64>>> {
    let unit = prop::collection::vec((0_u8..6).prop_map(f64::from), 0..5);
    prop::collection::vec(unit, 0..20)
}

fn as_real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// Alpha by its definition: the mean distance of pairs within units over that of all pairs.
fn slow_alpha(units: &[Vec<f64>], metric: Metric) -> Option<f64> {
    let compared = units.iter().filter(|unit| unit.len() > 1);
    let values: Vec<f64> = compared.clone().flatten().copied().collect();
    let all = as_real(values.len());
    let mean = |values: &[f64]| {
        let mut sum = 0.0;
        for (place, a) in values.iter().enumerate() {
            for (other, b) in values.iter().enumerate() {
                if place != other {
                    sum += slow_distance(*a, *b, metric, units);
                }
            }
        }
        sum / (as_real(values.len()) - 1.0)
    };
    let expected = mean(&values) / all;
    let observed: f64 = compared.map(|unit| mean(unit)).sum::<f64>() / all;
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

fn slow_distance(a: f64, b: f64, metric: Metric, units: &[Vec<f64>]) -> f64 {
    let (low, high) = (a.min(b), a.max(b));
    match metric {
        Metric::Nominal => f64::from(u8::from(low < high)),
        Metric::Ordinal => {
            let compared = units.iter().filter(|unit| unit.len() > 1);
            let mut ranks = 0.0;
            for value in compared.flatten() {
                if *value > low && *value < high {
                    ranks += 1.0;
                } else if low < high && (*value >= low && *value <= high) {
                    ranks += 0.5;
                }
            }
            ranks * ranks
        }
        Metric::Interval => (a - b) * (a - b),
        Metric::Ratio if high > 0.0 => ((a - b) / (a + b)).powi(2),
        Metric::Ratio => 0.0,
    }
}

proptest! {
    #[test]
    fn alpha_is_that_of_the_definition(units in units()) {
        for metric in METRICS {
            match (krippendorff_alpha(&units, metric), slow_alpha(&units, metric)) {
                (Some(fast), Some(slow)) => {
                    prop_assert!((fast - slow).abs() < 1e-9, "{metric:?}: {fast} {slow}");
                    prop_assert!(fast <= 1.0);
                }
                (None, None) => {}
                (fast, slow) => prop_assert!(false, "{metric:?}: {fast:?} {slow:?}"),
            }
        }
    }

    #[test]
    fn alpha_does_not_depend_on_the_order(mut units in units()) {
        let before = METRICS.map(|metric| krippendorff_alpha(&units, metric));
        units.reverse();
        for unit in &mut units {
            unit.reverse();
        }
        for (metric, before) in METRICS.into_iter().zip(before) {
            let after = krippendorff_alpha(&units, metric);
            prop_assert_eq!(before.is_some(), after.is_some());
            prop_assert!((before.unwrap_or_default() - after.unwrap_or_default()).abs() < 1e-9);
        }
    }

    #[test]
    fn alpha_of_equal_codings_is_one(values in prop::collection::vec(0_u8..5, 1..20)) {
        let units: Vec<Vec<f64>> = values.iter().map(|it| vec![f64::from(*it); 2]).collect();
        for metric in METRICS {
            let alpha = krippendorff_alpha(&units, metric);
            prop_assert!(alpha.is_none_or(|alpha| (alpha - 1.0).abs() < 1e-12));
        }
    }

    #[test]
    fn alpha_of_units_is_one_only_without_difference(
        a in (0_u8..90, 1_u8..10),
        b in (0_u8..90, 1_u8..10),
    ) {
        let continuum = Unit { begin: 0.0, length: 100.0 };
        let [first, second] = [a, b].map(|(begin, length)| {
            vec![Unit { begin: f64::from(begin), length: f64::from(length) }]
        });
        let coders = [first, second];
        let swapped = [coders[1].clone(), coders[0].clone()];
        let one = unitizing_disagreement(continuum, &coders);
        let other = unitizing_disagreement(continuum, &swapped);
        prop_assert!((one.observed - other.observed).abs() < 1e-12);
        prop_assert!((one.expected - other.expected).abs() < 1e-12);
        prop_assert_eq!(one.observed.abs() < 1e-12, a == b);
    }
}
