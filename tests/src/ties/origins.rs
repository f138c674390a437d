//! Independent origins: copies, quotes and relays of one voice.

use ties_dataset::number::SourceNo;

use super::{ALLIED, by, dataset};

/// So many independent origins all claims of some sources have.
fn origins(sources: &[(&str, &str, &[&str])]) -> usize {
    let (_, facts, _) = dataset(sources);
    facts.origins.count(&facts.rows.pairs)
}

#[test]
fn a_chain_of_copies_has_one_root() {
    let own: &[&str] = &[ALLIED];
    assert_eq!(origins(&[("s1", "", own)]), 1);
    assert_eq!(origins(&[("s1", "", own), ("s2", "", own)]), 2);
    let chain: Vec<(String, String)> = (1..=50)
        .map(|copy| {
            (
                format!("s{copy}"),
                if copy == 1 {
                    String::new()
                } else {
                    format!(r#""derived-from":"s{}""#, copy - 1)
                },
            )
        })
        .collect();
    let chain: Vec<(&str, &str, &[&str])> = chain
        .iter()
        .map(|(id, keys)| (id.as_str(), keys.as_str(), own))
        .collect();
    assert_eq!(origins(&chain), 1);
    // Where the middle of it is not there, no more is known of the rest than that it copies one
    // thing.
    assert_eq!(origins(&chain[1..]), 1);
    let translations = [
        ("s1", "", own),
        ("s2", r#""derived-from":"s1""#, own),
        ("s3", r#""derived-from":"s1""#, own),
    ];
    assert_eq!(origins(&translations), 1);
    assert_eq!(
        origins(&[translations[0], translations[1], ("s4", "", own)]),
        2
    );
}

#[test]
fn one_voice_in_several_places_is_one_root() {
    let own: &[&str] = &[ALLIED];
    // A wire printed by two papers, a paper that quotes it, and its own page.
    let wire = r#""publisher":"w""#;
    let by_the_wire = by(r#""w""#);
    let quotes: &[&str] = &[&by_the_wire];
    assert_eq!(
        origins(&[
            ("s1", wire, own),
            ("s2", wire, own),
            ("s3", r#""publisher":"x""#, quotes)
        ]),
        1
    );
    assert_eq!(
        origins(&[("s1", wire, own), ("s3", r#""publisher":"x""#, own)]),
        2
    );
    // One author speaks for himself wherever he publishes; of several none is singled out.
    let one = r#""publisher":"w","authors":["y"]"#;
    let other = r#""publisher":"x","authors":["y"]"#;
    assert_eq!(origins(&[("s1", one, own), ("s2", other, own)]), 1);
    let one = r#""publisher":"w","authors":["y","z"]"#;
    let other = r#""publisher":"x","authors":["y","z"]"#;
    assert_eq!(origins(&[("s1", one, own), ("s2", other, own)]), 2);
    // A named speaker is one wherever he is quoted, and two in one paper are two; the paper itself
    // is a third.
    let y = by(r#""y""#);
    let z = by(r#""z""#);
    assert_eq!(origins(&[("s1", "", &[&y]), ("s2", "", &[&y])]), 1);
    assert_eq!(origins(&[("s1", "", &[&y, &z])]), 2);
    assert_eq!(origins(&[("s1", "", &[&y, &z, ALLIED])]), 3);
    // The originator counts, not the relay.
    let relayed = by(r#""y","z""#);
    assert_eq!(origins(&[("s1", "", &[&relayed]), ("s2", "", &[&y])]), 1);
    assert_eq!(origins(&[("s1", "", &[&relayed]), ("s2", "", &[&z])]), 2);
}

#[test]
fn attributions_left_unnamed_are_never_the_same_across_sources() {
    let official = by(r#""class:official""#);
    let claims: &[&str] = &[&official];
    assert_eq!(origins(&[("s1", "", claims), ("s2", "", claims)]), 2);
    // Not even of one publisher; but in one document, and in a copy of it, they cannot be told
    // apart.
    assert_eq!(
        origins(&[
            ("s1", r#""publisher":"w""#, claims),
            ("s2", r#""publisher":"w""#, claims)
        ]),
        2
    );
    assert_eq!(origins(&[("s1", "", &[&official, &official])]), 1);
    assert_eq!(
        origins(&[("s1", "", claims), ("s2", r#""derived-from":"s1""#, claims)]),
        1
    );
    // Passed on by one who is named, they are known through him alone.
    let through = by(r#""class:official","w""#);
    assert_eq!(
        origins(&[("s1", "", &[&through]), ("s2", "", &[&through])]),
        1
    );
}

#[test]
fn three_relays_of_one_report_count_once() {
    let state = by(r#"{"class":"member-state","in":"X/2021/1"}"#);
    let team = by(r#"{"who":"w","in":"X/2021/1"}"#);
    let chain = by(r#"{"class":"member-state"},{"who":"w","in":"X/2021/1"}"#);
    let all: [(&str, &str, &[&str]); 3] = [
        ("s1", "", &[&state]),
        ("s2", "", &[&team]),
        ("s3", "", &[&chain]),
    ];
    assert_eq!(origins(&all), 1);
    for left_out in 0..3 {
        let two: Vec<_> = (0..3)
            .filter(|number| *number != left_out)
            .map(|number| all[number])
            .collect();
        // A state in the report, and another through the team with no document named, might be two.
        let expected = if left_out == 1 { 2 } else { 1 };
        assert_eq!(origins(&two), expected, "without {left_out}");
    }
    // Another report is another origin, unless the same team relays it.
    let other = by(r#"{"class":"member-state","in":"X/2020/7"}"#);
    assert_eq!(origins(&[("s1", "", &[&state]), ("s2", "", &[&other])]), 2);
    let other_team = by(r#"{"who":"w","in":"X/2020/7"}"#);
    assert_eq!(origins(&[all[0], all[1], ("s3", "", &[&other_team])]), 1);
    // The report itself, by its symbol or its id, is what its relays relay.
    let by_id = by(r#"{"class":"member-state","in":"s9"}"#);
    let report: (&str, &str, &[&str]) = ("s9", r#""symbol":"X/2021/1","publisher":"v""#, &[ALLIED]);
    assert_eq!(origins(&[all[0], report]), 1);
    assert_eq!(origins(&[("s1", "", &[&by_id]), report]), 1);
    assert_eq!(origins(&[all[0], ("s2", "", &[&by_id]), report]), 1);
    assert_eq!(origins(&[("s1", "", &[&other]), report]), 2);
}

#[test]
fn a_circle_of_copies_is_found_and_counts_once() {
    let own: &[&str] = &[ALLIED];
    let circle = [
        ("s0", r#""derived-from":"s3""#, own),
        ("s1", r#""derived-from":"s2""#, own),
        ("s2", r#""derived-from":"s3""#, own),
        ("s3", r#""derived-from":"s1""#, own),
        ("s4", "", own),
    ];
    let (_, facts, _) = dataset(&circle);
    let found = &facts.origins;
    assert_eq!(found.loops(), [[1, 2, 3].map(SourceNo::from_index)]);
    assert_eq!(found.count(&facts.rows.pairs), 2);
    let (_, facts, _) = dataset(&[("s1", r#""derived-from":"s1""#, own)]);
    assert_eq!(facts.origins.loops(), [[SourceNo::from_index(0)]]);
}
