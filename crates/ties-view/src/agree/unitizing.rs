//! Krippendorff's alpha for units on a continuum: where coders put the start and the end.
//!
//! Klaus Krippendorff, *Content Analysis*, second edition (2004), section 11.6.

use super::alpha::as_real;

/// A unit that a coder marks on the continuum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// Where it begins.
    pub begin: f64,
    /// Its length.
    pub length: f64,
}

/// How far coders disagree on the units of one category.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Disagreement {
    /// The disagreement that is observed.
    pub observed: f64,
    /// The disagreement that is expected if units of these lengths are put anywhere.
    pub expected: f64,
}

/// A unit, or a gap between units.
struct Section {
    begin: f64,
    length: f64,
    is_unit: bool,
}

/// The disagreement of coders on one category. `continuum` is the whole that they marked. The units
/// of each coder ascend, lie in the continuum and do not overlap.
pub fn unitizing_disagreement(continuum: Unit, coders: &[Vec<Unit>]) -> Disagreement {
    let sections: Vec<_> = coders
        .iter()
        .map(|units| sections(continuum, units))
        .collect();
    Disagreement {
        observed: observed(continuum.length, &sections),
        expected: expected(continuum.length, &sections),
    }
}

/// Alpha over several categories of one continuum; `None` if no disagreement can be expected.
pub fn unitizing_alpha(categories: impl IntoIterator<Item = Disagreement>) -> Option<f64> {
    let mut sum = Disagreement::default();
    for category in categories {
        sum.observed += category.observed;
        sum.expected += category.expected;
    }
    if sum.expected > 0.0 {
        Some(1.0 - sum.observed / sum.expected)
    } else {
        None
    }
}

fn sections(continuum: Unit, units: &[Unit]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut place = continuum.begin;
    let end = Unit {
        begin: continuum.begin + continuum.length,
        length: 0.0,
    };
    for Unit { begin, length } in units.iter().chain([&end]) {
        if *begin > place {
            sections.push(Section {
                begin: place,
                length: begin - place,
                is_unit: false,
            });
        }
        if *length > 0.0 {
            sections.push(Section {
                begin: *begin,
                length: *length,
                is_unit: true,
            });
        }
        place = begin + length;
    }
    sections
}

fn observed(length: f64, coders: &[Vec<Section>]) -> f64 {
    let mut sum = 0.0;
    for (number, sections) in coders.iter().enumerate() {
        for (other, others) in coders.iter().enumerate() {
            if number != other {
                sum += distances(sections, others);
            }
        }
    }
    let coders = as_real(coders.len());
    sum / (coders * (coders - 1.0) * length * length)
}

/// The sum of the distances of the sections of two coders.
fn distances(sections: &[Section], others: &[Section]) -> f64 {
    let mut sum = 0.0;
    for a in sections {
        for b in others {
            sum += distance(a, b);
        }
    }
    sum
}

/// Units that overlap differ by their ends. A unit in a gap of the other coder is missed whole.
fn distance(a: &Section, b: &Section) -> f64 {
    let begins = a.begin - b.begin;
    match (a.is_unit, b.is_unit) {
        (true, true) if -a.length < begins && begins < b.length => {
            let ends = begins + a.length - b.length;
            begins * begins + ends * ends
        }
        (true, false) if begins >= 0.0 && b.length - a.length >= begins => a.length * a.length,
        (false, true) if begins <= 0.0 && a.length - b.length >= -begins => b.length * b.length,
        _ => 0.0,
    }
}

fn expected(length: f64, coders: &[Vec<Section>]) -> f64 {
    let mut units = Vec::new();
    let mut gaps = Vec::new();
    for section in coders.iter().flatten() {
        if section.is_unit {
            units.push(section.length);
        } else {
            gaps.push(section.length);
        }
    }
    let places = as_real(coders.len()) * length;
    let mut sum = 0.0;
    let mut pairs = places * (places - 1.0);
    for unit in &units {
        let overlaps = 2.0 * unit * unit * unit - 3.0 * unit * unit + unit;
        sum += (as_real(units.len()) - 1.0) / 3.0 * overlaps;
        for gap in &gaps {
            if gap >= unit {
                sum += unit * unit * (gap - unit + 1.0);
            }
        }
        pairs -= unit * (unit - 1.0);
    }
    if pairs > 0.0 {
        2.0 / length * sum / pairs
    } else {
        0.0
    }
}
