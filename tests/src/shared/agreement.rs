//! Krippendorff's alpha on the conformance vectors, to the printed digit.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use ties_view::{Metric, Unit, krippendorff_alpha, unitizing_alpha, unitizing_disagreement};

use crate::root;

const VECTORS: &str = "../shared/conformance/vectors.json";

#[derive(Deserialize)]
struct Vectors {
    krippendorff_alpha_canonical: Canonical,
    alpha_u_interval: Periods,
}

#[derive(Deserialize)]
struct Canonical {
    data: Vec<Vec<Option<f64>>>,
    alpha: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
struct Periods {
    continuum: Continuum,
    units: BTreeMap<String, Vec<Vec<[f64; 2]>>>,
    expect: serde_json::Value,
}

#[derive(Deserialize)]
struct Continuum {
    begin: f64,
    length: f64,
}

fn vectors() -> Vectors {
    serde_json::from_str(&fs::read_to_string(root().join(VECTORS)).unwrap()).unwrap()
}

/// Whether a number has the printed digits: as many as the expected one.
fn assert_printed(number: f64, expected: f64) {
    let digits = expected.to_string();
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    // The last digit of a double is not a printed one.
    let places = places.min(14);
    assert_eq!(format!("{number:.places$}"), format!("{expected:.places$}"));
}

pub(crate) fn alpha_of_values() {
    let vectors = vectors().krippendorff_alpha_canonical;
    let mut units = vec![Vec::new(); vectors.data[0].len()];
    for coder in &vectors.data {
        for (unit, value) in units.iter_mut().zip(coder) {
            unit.extend(value);
        }
    }
    assert_eq!(vectors.alpha.len(), 4);
    for (name, metric) in [
        ("nominal", Metric::Nominal),
        ("ordinal", Metric::Ordinal),
        ("interval", Metric::Interval),
        ("ratio", Metric::Ratio),
    ] {
        assert_printed(
            krippendorff_alpha(&units, metric).unwrap(),
            vectors.alpha[name],
        );
    }
}

pub(crate) fn alpha_of_units() {
    let vectors = vectors().alpha_u_interval;
    let unit = |[begin, length]: [f64; 2]| Unit { begin, length };
    let continuum = unit([vectors.continuum.begin, vectors.continuum.length]);
    let mut categories = Vec::new();
    for (name, coders) in vectors.units {
        let of_coder = |units: Vec<[f64; 2]>| units.into_iter().map(unit).collect();
        let coders: Vec<Vec<Unit>> = coders.into_iter().map(of_coder).collect();
        let category = unitizing_disagreement(continuum, &coders);
        let expected = &vectors.expect[&name];
        assert_printed(category.observed, expected["Do"].as_f64().unwrap());
        assert_printed(category.expected, expected["De"].as_f64().unwrap());
        let alpha = unitizing_alpha([category]).unwrap();
        assert_printed(alpha, expected["alpha"].as_f64().unwrap());
        categories.push(category);
    }
    let overall = unitizing_alpha(categories).unwrap();
    assert_printed(overall, vectors.expect["overall"].as_f64().unwrap());
}
