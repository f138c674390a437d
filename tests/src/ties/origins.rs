//! Independent origins: copies, quotes and relays of one speaker.

use ties_dataset::number::SourceNo;

use super::{ALLIED, by, dataset};

/// The number of independent origins of all claims in the sources.
fn origins(sources: &[(&str, &str, &[&str])]) -> usize {
    let (_, facts, _) = dataset(sources);
    facts.origins.count(&facts.rows.pairs)
}

#[test]
fn a_chain_of_copies_has_one_origin() {
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
    // If the first source is missing, the others are still known to be copies of one text.
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
fn one_speaker_in_several_sources_is_one_origin() {
    let own: &[&str] = &[ALLIED];
    // Two sources published by a wire service, and a paper that quotes it.
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
    // A single author is one origin with any publisher. With several authors the publisher counts.
    let one = r#""publisher":"w","authors":["y"]"#;
    let other = r#""publisher":"x","authors":["y"]"#;
    assert_eq!(origins(&[("s1", one, own), ("s2", other, own)]), 1);
    let one = r#""publisher":"w","authors":["y","z"]"#;
    let other = r#""publisher":"x","authors":["y","z"]"#;
    assert_eq!(origins(&[("s1", one, own), ("s2", other, own)]), 2);
    // A named speaker is one origin in every source that quotes them. Two speakers in one paper are
    // two origins, and the paper itself is a third.
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
    let official = by(r#"{"class":"official"}"#);
    let claims: &[&str] = &[&official];
    assert_eq!(origins(&[("s1", "", claims), ("s2", "", claims)]), 2);
    // This includes two sources of one publisher. Within one document, and in a copy of it, they
    // count as the same.
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
    // If a named speaker relays them, that speaker is the one origin.
    let through = by(r#"{"class":"official"},"w""#);
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
        // Without the team's own claim, the state's two attributions may be two origins.
        let expected = if left_out == 1 { 2 } else { 1 };
        assert_eq!(origins(&two), expected, "without {left_out}");
    }
    // Another report is another origin, unless the same team relays it.
    let other = by(r#"{"class":"member-state","in":"X/2020/7"}"#);
    assert_eq!(origins(&[("s1", "", &[&state]), ("s2", "", &[&other])]), 2);
    let other_team = by(r#"{"who":"w","in":"X/2020/7"}"#);
    assert_eq!(origins(&[all[0], all[1], ("s3", "", &[&other_team])]), 1);
    // The report itself, found by its symbol or its id, is the origin of its relays.
    let by_id = by(r#"{"class":"member-state","in":"s9"}"#);
    let report: (&str, &str, &[&str]) = ("s9", r#""symbol":"X/2021/1","publisher":"v""#, &[ALLIED]);
    assert_eq!(origins(&[all[0], report]), 1);
    assert_eq!(origins(&[("s1", "", &[&by_id]), report]), 1);
    assert_eq!(origins(&[all[0], ("s2", "", &[&by_id]), report]), 1);
    assert_eq!(origins(&[("s1", "", &[&other]), report]), 2);
}

#[test]
fn a_cycle_of_copies_is_found_and_counts_once() {
    let own: &[&str] = &[ALLIED];
    let cycle = [
        ("s0", r#""derived-from":"s3""#, own),
        ("s1", r#""derived-from":"s2""#, own),
        ("s2", r#""derived-from":"s3""#, own),
        ("s3", r#""derived-from":"s1""#, own),
        ("s4", "", own),
    ];
    let (_, facts, _) = dataset(&cycle);
    let found = &facts.origins;
    assert_eq!(found.loops(), [[1, 2, 3].map(SourceNo::from_index)]);
    assert_eq!(found.count(&facts.rows.pairs), 2);
    let (_, facts, _) = dataset(&[("s1", r#""derived-from":"s1""#, own)]);
    assert_eq!(facts.origins.loops(), [[SourceNo::from_index(0)]]);
}
