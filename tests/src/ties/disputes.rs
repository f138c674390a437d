//! Which claims a recorded dispute has reviewed.

use ties_facts::sides::Looked;

use super::{ALLIED, dataset_with};

/// A dispute of sides that are claims of the source `s1` by their numbers.
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

#[test]
fn a_dispute_looks_at_claims_on_different_sides_of_it() {
    let claims: &[&str] = &[ALLIED; 8];
    let sides = |disputes: &[String]| {
        dataset_with(&[("s1", "", claims)], &disputes.concat())
            .1
            .sides
    };
    let none = sides(&[]);
    assert_eq!(none.looked(&[0], &[1]), Looked::Not);
    assert!(none.places(&[0]).is_empty());

    let two = sides(&[
        dispute("d0", &[&[0, 1], &[2]]),
        dispute("d1", &[&[3], &[4, 5], &[0]]),
    ]);
    assert_eq!(two.looked(&[0], &[2]), Looked::AtAll);
    assert_eq!(two.looked(&[2], &[0, 1]), Looked::AtAll);
    assert_eq!(
        two.looked(&[0, 2], &[]),
        Looked::AtAll,
        "against each other"
    );
    assert_eq!(two.looked(&[0], &[1]), Looked::Not, "on one side");
    assert_eq!(two.looked(&[0, 1], &[]), Looked::Not);
    assert_eq!(two.looked(&[1], &[3]), Looked::Not, "in two disputes");
    assert_eq!(two.looked(&[0], &[6]), Looked::Not, "the other in none");
    assert_eq!(two.looked(&[0, 2], &[6]), Looked::Not, "the other in none");
    assert_eq!(two.looked(&[0, 6], &[2, 7]), Looked::Without(0, vec![6, 7]));
    assert_eq!(
        two.looked(&[0], &[4]),
        Looked::AtAll,
        "in the second dispute"
    );
    // Of several disputes it is the one that leaves the fewest out, of such the first.
    assert_eq!(
        two.looked(&[0, 6], &[2, 4, 5]),
        Looked::Without(1, vec![6, 2])
    );
    assert_eq!(two.looked(&[0], &[2, 4]), Looked::Without(0, vec![4]));
    assert_eq!(two.looked(&[0], &[4, 2, 1]), Looked::Without(0, vec![4]));

    let places = |claims: &[u32]| two.places(claims).into_iter().collect::<Vec<_>>();
    assert_eq!(places(&[0]), [(0, 0), (1, 2)]);
    assert_eq!(places(&[2, 4, 7]), [(0, 1), (1, 1)]);
    let opposite = |one: u32, other: u32| two.is_opposite(one, &two.places(&[other]));
    assert!(opposite(0, 2) && opposite(2, 0) && opposite(0, 3) && opposite(4, 0));
    assert!(!opposite(0, 1) && !opposite(2, 3) && !opposite(0, 7) && !opposite(7, 0));

    // A side with a claim that is not there is not known; the others are.
    let unknown = sides(&[dispute("d0", &[&[0, 9], &[1]])]);
    assert_eq!(unknown.disputes[0].sides, [None, Some(vec![1])]);
    assert_eq!(unknown.looked(&[0], &[1]), Looked::AtAll);
    assert!(!unknown.is_unread && !none.is_unread);
}
