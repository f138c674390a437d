//! Dates, amounts and texts that some claims give and others deny.

use super::{Between, found};

const JULY_2021: &str = r#""published":"2021-07""#;

fn denied(claim: &str) -> String {
    format!(r#"{claim},"negated":true"#)
}

/// What contradicts in two sources, and in one that says both.
fn both_ways(given: &str, denial: &str) -> [Vec<String>; 2] {
    [
        found(
            &[("s1", JULY_2021, &[given]), ("s2", JULY_2021, &[denial])],
            Between::Origins,
        ),
        found(&[("s1", JULY_2021, &[given, denial])], Between::OneVoice),
    ]
}

fn date(predicate: &str, date: &str) -> String {
    format!(r#""predicate":"{predicate}","date":"{date}""#)
}

#[test]
fn a_date_contradicts_a_denial_that_contains_it() {
    for predicate in [
        "founded-on",
        "dissolved-on",
        "born-on",
        "died-on",
        "occurred-on",
    ] {
        for (given, denial, contradicts) in [
            ("2019", "2019", true),
            ("2019-05-03", "2019", true),
            ("2019-05", "2018-01/2019-12", true),
            ("2019", "2019-05-03", false),
            ("2018", "2019", false),
            ("2018/2019", "2019", false),
        ] {
            let expected = if contradicts {
                vec![format!("{predicate}/{predicate} denied 1:1")]
            } else {
                Vec::new()
            };
            let found = both_ways(&date(predicate, given), &denied(&date(predicate, denial)));
            assert_eq!(
                found,
                [expected.clone(), expected],
                "{predicate} {given} {denial}"
            );
        }
    }
}

fn amount(predicate: &str, amount: &str, with: &str) -> String {
    format!(r#""predicate":"{predicate}","amount":{amount},"with":{{{with}}}"#)
}

#[test]
fn an_amount_contradicts_a_denial_that_contains_it() {
    let between = r#"{"low":50,"high":100,"bound":"between"}"#;
    let exact = r#"{"best":70,"bound":"exact"}"#;
    let more = r#"{"best":70,"bound":"more-than"}"#;
    for (predicate, with) in [
        ("strength", r#""population":"fighters""#),
        ("casualties", r#""fate":"killed""#),
        ("freed", ""),
        ("territory", ""),
        ("money", ""),
    ] {
        for (given, denial, contradicts) in [
            (between, between, true),
            (exact, between, true),
            (between, exact, false),
            (more, between, false),
            (between, r#"{"best":50,"bound":"at-least"}"#, true),
        ] {
            let expected = if contradicts {
                vec![format!("{predicate}/{predicate} denied 1:1")]
            } else {
                Vec::new()
            };
            let denial = denied(&amount(predicate, denial, with));
            assert_eq!(
                both_ways(&amount(predicate, given, with), &denial),
                [expected.clone(), expected],
                "{predicate} {given} {denial}"
            );
        }
    }
    let fighters = amount("strength", between, r#""population":"fighters""#);
    let members = denied(&amount("strength", between, r#""population":"members""#));
    assert!(both_ways(&fighters, &members).concat().is_empty());
    let earlier = denied(&fighters) + r#","when":"2015""#;
    assert!(both_ways(&fighters, &earlier).concat().is_empty());
}

#[test]
fn a_text_contradicts_the_denial_of_the_same_text() {
    for predicate in ["able-to", "intends", "trend"] {
        let text = |summary: &str| format!(r#""predicate":"{predicate}","summary":"{summary}""#);
        let holds = text("Hold the old town.");
        let expected = vec![format!("{predicate}/{predicate} denied 1:1")];
        assert_eq!(
            both_ways(&holds, &denied(&text("hold  the old town"))),
            [expected.clone(), expected],
        );
        assert!(
            both_ways(&holds, &denied(&text("Hold the new town.")))
                .concat()
                .is_empty()
        );
        assert!(
            both_ways(&holds, &text("Hold the new town."))
                .concat()
                .is_empty()
        );
        let elsewhere = denied(&holds) + r#","with":{"compared-with":"b"}"#;
        assert!(both_ways(&holds, &elsewhere).concat().is_empty());
        let none = format!(r#""predicate":"{predicate}""#);
        assert!(both_ways(&none, &denied(&none)).concat().is_empty());
    }
}

#[test]
fn denied_values_are_compared_by_party_and_by_value() {
    let y2018 = date("founded-on", "2018");
    let y2019 = date("founded-on", "2019");
    let not_2019 = denied(&y2019);
    let sources: [(&str, &str, &[&str]); 4] = [
        ("s1", "", &[&y2018]),
        ("s2", "", &[&y2019]),
        ("s3", "", &[&not_2019]),
        ("s4", "", &[&y2019]),
    ];
    assert_eq!(
        found(&sources, Between::Origins),
        [
            "founded-on/founded-on dates 3:0",
            "founded-on/founded-on denied 2:1"
        ]
    );
    for more in [
        r#","mode":"forecast""#,
        r#","attribution":[{"who":"w","stance":"doubts"}]"#,
        r#","attribution":[{"class":"official"}]"#,
    ] {
        let doubted = format!("{not_2019}{more}");
        assert!(
            found(&[("s1", "", &[&y2019, &doubted])], Between::OneVoice).is_empty(),
            "{more}"
        );
    }
    let revised = format!(r#"{not_2019},"revises":"s1#c0""#);
    assert!(found(&[("s1", "", &[&y2019, &revised])], Between::OneVoice).is_empty());
}
