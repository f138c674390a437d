//! Which contradictory claims a recorded dispute covers.

use ties_dataset::number::ClaimNo;
use ties_facts::sides::{DisputeCoverage, Sides};

use super::{ALLIED, claim_nos, dataset_with};

/// A dispute as a JSON line. Its sides are numbers of claims of the source `s1`.
fn dispute(id: &str, sides: &[&[u32]]) -> String {
    let side = |(claims, label): (&&[u32], u32)| {
        let claims: Vec<_> = claims
            .iter()
            .map(|claim| format!(r#""s1#c{claim}""#))
            .collect();
        format!(r#"{{"label":"{label}","claims":[{}]}}"#, claims.join(","))
    };
    let sides: Vec<_> = sides.iter().zip(0..).map(side).collect();
    format!(
        r#"{{"id":"{id}","dispute":{{"question":"Which?","state":"open","sides":[{}]}}}}"#,
        sides.join(",")
    ) + "\n"
}

fn coverage(sides: &Sides, one: &[usize], other: &[usize]) -> DisputeCoverage {
    sides.coverage(&claim_nos(one), &claim_nos(other))
}

fn partial(dispute: usize, missing: &[usize]) -> DisputeCoverage {
    DisputeCoverage::Partial {
        dispute,
        missing: claim_nos(missing),
    }
}

/// The disputes that the claims belong to, each with the number of the side.
fn places(sides: &Sides, claims: &[usize]) -> Vec<(usize, usize)> {
    let places = sides.places(&claim_nos(claims));
    places
        .iter()
        .map(|place| (place.dispute, place.side))
        .collect()
}

fn is_opposite(sides: &Sides, one: usize, other: usize) -> bool {
    let places = sides.places(&claim_nos(&[other]));
    sides.is_opposite(ClaimNo::from_index(one), &places)
}

#[test]
fn a_dispute_covers_claims_on_its_different_sides() {
    let claims: &[&str] = &[ALLIED; 8];
    let sides = |disputes: &[String]| {
        dataset_with(&[("s1", "", claims)], &disputes.concat())
            .1
            .sides
    };
    let none = sides(&[]);
    assert_eq!(coverage(&none, &[0], &[1]), DisputeCoverage::None);
    assert!(places(&none, &[0]).is_empty());

    let two = sides(&[
        dispute("d0", &[&[0, 1], &[2]]),
        dispute("d1", &[&[3], &[4, 5], &[0]]),
    ]);
    assert_eq!(coverage(&two, &[0], &[2]), DisputeCoverage::Full);
    assert_eq!(coverage(&two, &[2], &[0, 1]), DisputeCoverage::Full);
    assert_eq!(
        coverage(&two, &[0, 2], &[]),
        DisputeCoverage::Full,
        "on opposite sides"
    );
    assert_eq!(
        coverage(&two, &[0], &[1]),
        DisputeCoverage::None,
        "on the same side"
    );
    assert_eq!(coverage(&two, &[0, 1], &[]), DisputeCoverage::None);
    assert_eq!(
        coverage(&two, &[1], &[3]),
        DisputeCoverage::None,
        "in different disputes"
    );
    assert_eq!(
        coverage(&two, &[0], &[6]),
        DisputeCoverage::None,
        "the other claim is in no dispute"
    );
    assert_eq!(
        coverage(&two, &[0, 2], &[6]),
        DisputeCoverage::None,
        "the other claim is in no dispute"
    );
    assert_eq!(coverage(&two, &[0, 6], &[2, 7]), partial(0, &[6, 7]));
    assert_eq!(
        coverage(&two, &[0], &[4]),
        DisputeCoverage::Full,
        "in the second dispute"
    );
    // Of several disputes, the one with the fewest missing claims is chosen; of equals, the first.
    assert_eq!(coverage(&two, &[0, 6], &[2, 4, 5]), partial(1, &[6, 2]));
    assert_eq!(coverage(&two, &[0], &[2, 4]), partial(0, &[4]));
    assert_eq!(coverage(&two, &[0], &[4, 2, 1]), partial(0, &[4]));

    assert_eq!(places(&two, &[0]), [(0, 0), (1, 2)]);
    assert_eq!(places(&two, &[2, 4, 7]), [(0, 1), (1, 1)]);
    assert!(
        is_opposite(&two, 0, 2)
            && is_opposite(&two, 2, 0)
            && is_opposite(&two, 0, 3)
            && is_opposite(&two, 4, 0)
    );
    assert!(
        !is_opposite(&two, 0, 1)
            && !is_opposite(&two, 2, 3)
            && !is_opposite(&two, 0, 7)
            && !is_opposite(&two, 7, 0)
    );

    // A side that refers to a missing claim is `None`; the other sides are read.
    let unknown = sides(&[dispute("d0", &[&[0, 9], &[1]])]);
    assert_eq!(unknown.disputes[0].sides, [None, Some(claim_nos(&[1]))]);
    assert_eq!(coverage(&unknown, &[0], &[1]), DisputeCoverage::Full);
}
