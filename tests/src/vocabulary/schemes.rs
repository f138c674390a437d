//! Schemes of identifiers in other databases, and their check digits.

use std::collections::BTreeSet;

use regex::Regex;
use ties::layout::Layout;
use ties::model::ExternalIds;
use ties::vocabulary::{REGIMES, Regime, SCHEMES, Scheme};

#[test]
fn identifiers_elsewhere_use_the_schemes_of_the_table() {
    let keys: BTreeSet<_> = ExternalIds::default()
        .all()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let schema = Layout::Entity.schema();
    let written: BTreeSet<_> = schema["$defs"]["ExternalIds"]["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let schemes: Vec<_> = SCHEMES.iter().map(|scheme| scheme.name).collect();
    assert_eq!(keys, written);
    assert_eq!(
        keys,
        schemes
            .iter()
            .copied()
            .filter(|name| *name != "doi")
            .collect()
    );
    assert!(schemes.is_sorted() && REGIMES.is_sorted_by_key(|regime| regime.name));
    for scheme in &SCHEMES {
        let fits = |id: &str| {
            Regex::new(&format!("^(?:{})$", scheme.form))
                .unwrap()
                .is_match(id)
        };
        assert!(
            fits(scheme.example) && !fits(&format!(" {}", scheme.example)) && !fits("é"),
            "{}",
            scheme.name
        );
        assert!(
            scheme
                .check
                .is_none_or(|check| check.are_valid(scheme.example)),
            "{}",
            scheme.name
        );
        assert_eq!(Scheme::find(scheme.name), Some(scheme));
    }
    for regime in &REGIMES {
        assert_eq!(Regime::find(regime.name).unwrap().def(), regime);
        if let Some(reference) = regime.number_form {
            assert!(
                Regex::new(&format!("^(?:{})$", reference.form))
                    .unwrap()
                    .is_match(reference.example),
                "{}",
                regime.name
            );
        }
    }
}

/// Check digits reveal one wrong character, and two neighbouring characters that are swapped.
#[test]
fn a_slip_in_an_id_with_check_digits_is_found() {
    // For ORCID, ids from its documentation; for ROR, ids of universities.
    for (scheme, ids) in [
        (
            "orcid",
            [
                "0000-0002-1825-0097",
                "0000-0002-1694-233X",
                "0000-0001-2345-6789",
            ],
        ),
        ("ror", ["04pp8hn57", "013meh722", "02jbv0t02"]),
    ] {
        let scheme = Scheme::find(scheme).unwrap();
        let check = scheme.check.unwrap();
        for id in ids {
            assert!(check.are_valid(id), "{id}");
            for at in 0..id.len() {
                let digit = id.as_bytes()[at];
                let others =
                    (b'0'..=b'9').filter(|other| digit.is_ascii_digit() && *other != digit);
                for other in others {
                    let slip = format!("{}{}{}", &id[..at], char::from(other), &id[at + 1..]);
                    assert!(!check.are_valid(&slip), "{slip}");
                }
                if let Some(next) = id
                    .as_bytes()
                    .get(at + 1)
                    .filter(|next| **next != digit && **next != b'-' && digit != b'-')
                {
                    let swapped = format!(
                        "{}{}{}{}",
                        &id[..at],
                        char::from(*next),
                        char::from(digit),
                        &id[at + 2..]
                    );
                    assert!(!check.are_valid(&swapped), "{swapped}");
                }
            }
        }
        assert!(!check.are_valid("é") && !check.are_valid(""));
    }
}
