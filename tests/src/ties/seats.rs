//! Seats and territory that several entities hold at the same time.

use super::dataset;

fn rivals_text(found: &ties_check::seat::Rivals) -> String {
    let held = char::from(b'a' + u8::try_from(found.held.index()).unwrap());
    let claims: Vec<_> = found
        .claims
        .iter()
        .map(|claim| claim.index().to_string())
        .collect();
    format!(
        "{held}{}: {}",
        if found.is_ground { "!" } else { "" },
        claims.join(", ")
    )
}

/// What several entities hold at the same time, each with its claims: `b: 0, 2`, or `p!: 1, 3` for
/// territory.
fn rivalled(sources: &[(&str, &str, &[&str])]) -> Vec<String> {
    let (_, facts, _) = dataset(sources);
    ties_check::seat::rivals(&facts.rows)
        .iter()
        .map(rivals_text)
        .collect()
}

fn claim_json(subject: char, predicate: &str, object: char, more: &str) -> String {
    format!(r#""subject":"{subject}","predicate":"{predicate}","object":"{object}"{more}"#)
}

fn rivals_published(day: &str, claims: &[String]) -> Vec<String> {
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    rivalled(&[("s1", &format!(r#""published":"{day}""#), &claims)])
}

fn rivals_of_2021(claims: &[String]) -> Vec<String> {
    rivals_published("2021", claims)
}

fn leads_b(subject: char, more: &str) -> String {
    claim_json(subject, "leads", 'b', more)
}

fn controls_p(subject: char, degree: &str) -> String {
    claim_json(subject, "controls-territory", 'p', degree)
}

fn joined_by(predicate: &str) -> [String; 3] {
    [
        claim_json('c', predicate, 'd', ""),
        claim_json('f', predicate, 'd', ""),
        claim_json('f', predicate, 'e', ""),
    ]
}

#[test]
fn a_seat_has_one_holder_at_a_time() {
    assert_eq!(
        rivals_of_2021(&[leads_b('c', ""), leads_b('d', ""), leads_b('d', "")]),
        ["b: 0, 1, 2"]
    );
    assert!(rivals_of_2021(&[leads_b('c', ""), claim_json('d', "leads", 'e', "")]).is_empty());
    assert!(rivals_of_2021(&[leads_b('c', ""), leads_b('c', "")]).is_empty());
    // Each seat is compared by itself. Territory counts only if the control is full.
    let full = r#","with":{"degree":"full"}"#;
    let part = r#","with":{"degree":"partial"}"#;
    assert_eq!(
        rivals_of_2021(&[
            leads_b('c', ""),
            controls_p('c', full),
            leads_b('d', ""),
            claim_json('d', "governs", 'p', "")
        ]),
        ["b: 0, 2", "p!: 1, 3"]
    );
    assert!(
        rivals_of_2021(&[
            controls_p('c', full),
            controls_p('d', part),
            controls_p('e', "")
        ])
        .is_empty()
    );
    // Two holders in one claim are not rivals, but the same two in separate claims are.
    let both = r#""subjects":["c","d"],"predicate":"leads","object":"b""#.to_owned();
    assert!(rivals_of_2021(std::slice::from_ref(&both)).is_empty());
    let all = r#""subject":"c","predicate":"leads","objects":["b","e"]"#.to_owned();
    assert_eq!(rivals_of_2021(&[both, all, leads_b('d', "")]), ["b: 1, 2"]);
    // Entities that are the same are one holder, over any number of steps. For territory, so are
    // entities joined by `part-of` and similar ties.
    let two = [leads_b('c', ""), leads_b('e', "")];
    let ground = [controls_p('c', full), controls_p('e', full)];
    for (predicate, of_group, of_ground) in [
        ("same-as", 0, 0),
        ("part-of", 1, 0),
        ("branch-of", 1, 0),
        ("network-within", 1, 0),
        ("renamed-to", 1, 0),
        ("holds-office", 1, 0),
        ("allied-with", 1, 1),
    ] {
        let with =
            |claims: &[String]| rivals_of_2021(&[claims, &joined_by(predicate)].concat()).len();
        assert_eq!(
            (with(&two), with(&ground)),
            (of_group, of_ground),
            "{predicate}"
        );
    }
    // A claim that is negated, or only a forecast, does not make two holders one. Nor does such a
    // claim make its subject a rival.
    for more in [r#","negated":true"#, r#","mode":"forecast""#] {
        let joined = claim_json('c', "same-as", 'e', more);
        assert_eq!(
            rivals_of_2021(&[leads_b('c', ""), leads_b('e', ""), joined]).len(),
            1,
            "{more}"
        );
        assert!(
            rivals_of_2021(&[leads_b('c', ""), leads_b('e', more)]).is_empty(),
            "{more}"
        );
    }
    let taken_back = leads_b('e', r#","revises":"s1#c0""#);
    assert!(rivals_of_2021(&[leads_b('c', ""), taken_back]).is_empty());
}

fn leads_b_when(subject: char, when: &str) -> String {
    format!(r#""subject":"{subject}","predicate":"leads","object":"b","when":"{when}""#)
}

#[test]
fn rivals_certainly_share_a_day() {
    for (one, other, expected) in [
        ("2018-01-01/2018-03-01", "2018-03-01/2018-05-01", true),
        ("2018-01-01/2018-03-01", "2018-03-02/2018-05-01", false),
        ("2018-01-01/2018-05-01", "2018-03-02/2018-03-03", true),
        ("2018/2020", "2019/2021", true),
        // The first may have left in January, and the second come in December.
        ("2018/2019", "2019/2020", false),
        ("2018/2020", "2021/2022", false),
    ] {
        for (one, other) in [(one, other), (other, one)] {
            let one = leads_b_when('c', one);
            let other = leads_b_when('d', other);
            let found = rivalled(&[("s1", "", &[&one]), ("s2", "", &[&other])]);
            assert_eq!(!found.is_empty(), expected, "{one} {other}");
        }
    }
    // Claims without a time are on the date of their source: in one source they overlap, in two
    // sources of the same year perhaps not.
    let one = r#""subject":"c","predicate":"leads","object":"b""#;
    let other = r#""subject":"d","predicate":"leads","object":"b""#;
    let year = r#""published":"2021""#;
    assert!(rivalled(&[("s1", year, &[one]), ("s2", year, &[other])]).is_empty());
    let since = leads_b_when('d', "2019/..");
    assert_eq!(
        rivalled(&[("s1", year, &[one, &since]), ("s2", year, &[other])]),
        ["b: 0, 1"]
    );
    assert!(rivalled(&[("s1", year, &[one, &leads_b_when('d', "2019/2020")])]).is_empty());
}
