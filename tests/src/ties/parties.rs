//! Origins of one party, and origins of one episode.

use ties_facts::tie;

use super::{ALLIED, by, dataset, dataset_with};

/// The claim that one entity has a relation to another, at an unknown time.
fn relation(subject: &str, predicate: &str, object: &str) -> String {
    format!(r#""subject":"{subject}","predicate":"{predicate}","object":"{object}""#)
}

/// The number of origins of the claims that `a` and `b` are allied, next to other claims.
fn origins(sources: &[(&str, &str, &[&str])], relations: &[String]) -> usize {
    let relations: Vec<&str> = relations.iter().map(String::as_str).collect();
    let mut sources = sources.to_vec();
    sources.push(("relations", "", &relations));
    let (index, facts, _) = dataset(&sources);
    let ties = tie::between(&facts, &index, ("a", "b"));
    ties[0].episodes[0].origins_for
}

#[test]
fn an_institution_and_its_own_officer_are_one_origin_in_its_document() {
    let officer = by(r#""y""#);
    let release: (&str, &str, &[&str]) = ("s1", r#""publisher":"w""#, &[ALLIED, &officer]);
    assert_eq!(origins(&[release], &[]), 2);
    for predicate in [
        "member-of",
        "part-of",
        "branch-of",
        "employed-by",
        "holds-office",
    ] {
        let works_there = relation("y", predicate, "w");
        assert_eq!(origins(&[release], &[works_there]), 1, "{predicate}");
    }
    // Also through a department, and if the publisher is a part of the speaker.
    let department = [
        relation("y", "employed-by", "x"),
        relation("x", "part-of", "w"),
    ];
    assert_eq!(origins(&[release], &department), 1);
    assert_eq!(origins(&[release], &[relation("w", "part-of", "y")]), 1);
    // A negated claim, an allegation, another relation and two parts of one body do not count.
    let negated = relation("y", "member-of", "w") + r#","negated":true"#;
    let alleged = relation("y", "member-of", "w") + r#","mode":"hearsay""#;
    let parts = [relation("y", "part-of", "x"), relation("w", "part-of", "x")];
    assert_eq!(origins(&[release], &[negated, alleged]), 2);
    assert_eq!(origins(&[release], &[relation("y", "denounces", "w")]), 2);
    assert_eq!(origins(&[release], &parts), 2);
    // In a copy of the document, too, but not in the document of another.
    let member = [relation("y", "member-of", "w")];
    let copy: (&str, &str, &[&str]) = ("s2", r#""derived-from":"s1""#, &[&officer]);
    let own: (&str, &str, &[&str]) = ("s1", r#""publisher":"w""#, &[ALLIED]);
    let elsewhere: (&str, &str, &[&str]) = ("s2", r#""publisher":"z""#, &[&officer]);
    assert_eq!(origins(&[own, copy], &member), 1);
    assert_eq!(origins(&[own, elsewhere], &member), 2);
    // The only author is the voice of a document, and its publisher is not independent either.
    let written: (&str, &str, &[&str]) = (
        "s1",
        r#""publisher":"w","authors":["x"]"#,
        &[ALLIED, &officer],
    );
    assert_eq!(origins(&[written], &member), 1);
    // An unnamed official of the publisher.
    let unnamed = by(r#"{"class":"official","of":"w"}"#);
    let quoted: (&str, &str, &[&str]) = ("s1", r#""publisher":"w""#, &[&unnamed, &officer]);
    assert_eq!(origins(&[quoted], &member), 1);
}

#[test]
fn a_group_and_those_who_speak_for_it_are_one_origin_everywhere() {
    let group = by(r#""w""#);
    let speaker = by(r#""y""#);
    let deputy = by(r#""z""#);
    let sources: [(&str, &str, &[&str]); 3] = [
        ("s1", "", &[&group]),
        ("s2", "", &[&speaker]),
        ("s3", "", &[&deputy]),
    ];
    assert_eq!(origins(&sources, &[]), 3);
    for predicate in ["speaks-for", "leads"] {
        assert_eq!(origins(&sources, &[relation("y", predicate, "w")]), 2);
        let both = [relation("y", predicate, "w"), relation("z", predicate, "w")];
        assert_eq!(origins(&sources, &both), 1);
        assert_eq!(origins(&sources[1..], &both), 1);
    }
    assert_eq!(origins(&sources, &[relation("y", "member-of", "w")]), 3);
}

#[test]
fn origins_count_for_the_time_of_an_episode() {
    let early = format!(r#"{ALLIED},"when":"1999/2001""#);
    let late = format!(r#"{ALLIED},"when":"2021-08""#);
    let denied = format!(r#"{ALLIED},"negated":true,"when":"2000""#);
    let undated = format!(r#"{ALLIED},"negated":true"#);
    let (index, facts, _) = dataset(&[
        ("s1", r#""published":"2002""#, &[&early]),
        ("s2", r#""published":"2021-09""#, &[&late]),
        ("s3", r#""published":"2021-09""#, &[&late]),
        ("s4", r#""published":"2002""#, &[&denied]),
    ]);
    let ties = tie::between(&facts, &index, ("a", "b"));
    let counts = |tie: &tie::Tie| -> Vec<(usize, usize)> {
        let episodes = tie.episodes.iter();
        episodes
            .map(|it| (it.origins_for, it.origins_against))
            .collect()
    };
    assert_eq!(counts(&ties[0]), [(1, 1), (2, 0)]);
    // A denial without a time is about half a year around its source's date, and one without any
    // date about every time.
    for (published, expected) in [
        (r#""published":"2022-02-20""#, [(1, 0), (1, 1)]),
        (r#""published":"2022-06""#, [(1, 0), (1, 0)]),
        ("", [(1, 1), (1, 1)]),
    ] {
        let (index, facts, _) = dataset(&[
            ("s1", r#""published":"2002""#, &[&early]),
            ("s2", r#""published":"2021-09""#, &[&late]),
            ("s3", published, &[&undated]),
        ]);
        let ties = tie::between(&facts, &index, ("a", "b"));
        assert_eq!(counts(&ties[0]), expected, "{published}");
    }
}

#[test]
fn a_removed_or_proposed_listing_makes_no_tie() {
    let list = r#"{"id":"list","entity":{"kind":"regime","name":"List"}}"#;
    let listing = r#""predicate":"designated-under","object":"list","mode":"legal-act""#;
    for (status, ties) in [
        ("listed", 1),
        ("under-review", 1),
        ("delisted", 0),
        ("proposed", 0),
    ] {
        let claim = format!(r#"{listing},"with":{{"status":"{status}"}}"#);
        let published = r#""published":"2021-09-03""#;
        let (index, facts, _) = dataset_with(&[("s1", published, &[&claim])], list);
        let found = tie::between(&facts, &index, ("a", "list"));
        assert_eq!(found.len(), ties, "{status}");
    }
}
