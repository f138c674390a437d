//! Dyad-years: the status of the ties of two units.

use std::collections::BTreeSet;

use proptest::prelude::*;
use ties::edtf::Day;

use super::{ALLIED, FIGHTS, Sources, all, counting, of_a_and_b, when};

#[test]
fn each_tie_in_a_year_is_counted_once() {
    let back = r#""subject":"b","predicate":"allied-with","object":"a","when":"2015""#;
    let once = when(ALLIED, "2015-01");
    let again = when(ALLIED, "2015-11");
    let hosts = when(r#""subject":"a","predicate":"hosts","object":"b""#, "2015");
    let hosts_back = when(r#""subject":"b","predicate":"hosts","object":"a""#, "2015");
    // A symmetric predicate gives one tie, here in two episodes and from three origins; a directed
    // predicate gives two.
    assert_eq!(
        of_a_and_b(
            &[
                ("s1", "2015", &[&once]),
                ("s2", "2015", &[&again]),
                ("s3", "2015", &[back])
            ],
            all()
        ),
        ["2015 + certain 1+0 of 3 allied-with s1#c0,s2#c0,s3#c0 - unknown"]
    );
    assert_eq!(
        of_a_and_b(&[("s1", "2015", &[&once, &hosts, &hosts_back])], all()),
        ["2015 + certain 3+0 of 1 allied-with hosts s1#c0,s1#c1,s1#c2 - unknown"]
    );
    // Friendly and hostile in one year: each contests the other where the vocabulary says so.
    let war = when(FIGHTS, "2015");
    let talk = when(
        r#""subject":"a","predicate":"denounces","object":"b""#,
        "2016",
    );
    assert_eq!(
        of_a_and_b(
            &[("s1", "2015", &[&once]), ("s2", "2017", &[&war, &talk])],
            all()
        ),
        [
            "2015 + certain 1+0 of 1 allied-with s1#c0 against s2#c0 - certain 1+0 of 1 fights \
             s2#c0 against s1#c0",
            "2016 + unknown - certain 1+0 of 1 denounces s2#c1"
        ]
    );
    // A predicate without a sign is neither friendly nor hostile.
    let split = when(
        r#""subject":"a","predicate":"splinter-of","object":"b""#,
        "2015",
    );
    assert_eq!(
        of_a_and_b(&[("s1", "2015", &[&split])], all()),
        ["2015 + unknown - unknown"]
    );
}

fn allied(date: &str) -> String {
    when(ALLIED, date)
}

fn allied_sometime(date: &str) -> String {
    format!(r#"{},"holds":"sometime""#, allied(date))
}

#[test]
fn vague_dates_are_certain_or_possible_and_ties_do_not_extend_past_them() {
    let around = r#""subject":"a","predicate":"kin-ties-with","object":"b","negated":true"#;
    // Claims on other entities set the years at risk of both.
    let frame = [("a", "c"), ("b", "d")].map(|(one, other)| {
        when(
            &format!(r#""subject":"{one}","predicate":"allied-with","object":"{other}""#),
            "2013-05-05/2019-05-05",
        )
    });
    let of = |claims: &[&str], published: &str| -> String {
        let claims: Vec<&str> = claims
            .iter()
            .copied()
            .chain([around, &frame[0], &frame[1]])
            .collect();
        let rows = of_a_and_b(&[("s1", published, &claims)], all());
        let mark = |row: &String| match row.split(' ').nth(2).unwrap() {
            "certain" => 'C',
            "possible" => 'P',
            "denied" => 'd',
            _ => '-',
        };
        rows.iter().map(mark).collect()
    };
    //                                           2013–2019
    assert_eq!(of(&[&allied("2015-05")], "2020"), "--C----");
    assert_eq!(of(&[&allied("2015/2017")], "2020"), "--CCC--");
    assert_eq!(of(&[&allied_sometime("2015/2017")], "2020"), "--PPP--");
    assert_eq!(
        of(&[&allied("201X")], "2020"),
        "PPPPPPPPPP",
        "a decade also covers earlier years"
    );
    assert_eq!(
        of(&[&allied("2015/..")], "2017-06-01"),
        "--CCC--",
        "attested until the source's date"
    );
    assert_eq!(
        of(&[&allied("2015/")], "2020"),
        "--CPPPP",
        "it ended on an unknown date"
    );
    assert_eq!(
        of(&[&allied("../2015")], "2020"),
        "PPC----",
        "the start is unknown"
    );
    assert_eq!(
        of(&[&allied("/..")], "2017-06-01"),
        "PPPPC--",
        "still true on the source's date"
    );
    assert_eq!(of(&[&allied("/..")], ""), "PPPPPPP");
    assert_eq!(of(&[ALLIED], ""), "PPPPPPP", "without any date");
    assert_eq!(
        of(&[&allied("2014"), &allied("2018-02-01/2018-03-01")], "2020"),
        "-C---C-"
    );
    assert_eq!(
        of(
            &[&allied_sometime("2014/2015"), &allied("2015-12-31")],
            "2020"
        ),
        "-PC----"
    );
    // The vague tie may fall in either year, so neither year is certain from it, and it is not
    // joined to the certain one.
    assert_eq!(
        of(
            &[
                &allied_sometime("2014-12-01/2015-01-31"),
                &allied("2016-01")
            ],
            "2020"
        ),
        "-PPC---"
    );
}

#[test]
fn unknown_denied_and_no_known_tie_are_three_things() {
    let allied = when(ALLIED, "2015");
    let denied = r#""subject":"a","predicate":"branch-of","object":"b","negated":true"#;
    let none = r#""subject":"a","predicate":"no-known-tie","object":"b""#;
    let [both_a, both_b] =
        ["a", "b"].map(|id| format!(r#""subject":"{id}","predicate":"allied-with","object":"c""#));
    let rows = of_a_and_b(
        &[
            ("s1", "2015-05", &[&allied]),
            ("s2", "2017-02-01", &[denied]),
            ("s3", "2018-02-01", &[none]),
            ("s4", "2019-02-01", &[&both_a, &both_b]),
        ],
        all(),
    );
    assert_eq!(
        rows,
        [
            "2015 + certain 1+0 of 1 allied-with s1#c0 - unknown",
            "2016 + unknown - unknown",
            "2017 + denied of 1 branch-of s2#c0 - unknown",
            "2018 + no-known-tie 0+0 of 1 s3#c0 - unknown",
            "2019 + unknown - unknown",
        ]
    );
    // If a tie is also claimed, it is certain, and contested in the years that both claims cover.
    let two_years = when(ALLIED, "2017/2018");
    let no_war = when(&format!(r#"{FIGHTS},"negated":true"#), "2018");
    let rows = of_a_and_b(
        &[
            ("s1", "2019", &[&two_years, &no_war]),
            ("s2", "2018-02-01", &[none]),
        ],
        all(),
    );
    assert_eq!(
        rows,
        [
            "2017 + certain 1+0 of 1 allied-with s1#c0 - unknown",
            "2018 + certain 1+0 of 1 allied-with s1#c0 against s2#c0 - denied of 1 fights s1#c1",
        ]
    );
}

#[test]
fn unasserted_modes_and_doubted_claims_give_no_tie() {
    let frame = when(
        r#""subject":"a","predicate":"disagrees-with","object":"b","with":{"over":"x"}"#,
        "2015",
    );
    for mode in [
        "promise",
        "threat",
        "demand",
        "forecast",
        "hypothesis",
        "allegation",
        "admission",
        "denial",
        "hearsay",
    ] {
        let friend = format!(r#"{ALLIED},"mode":"{mode}""#);
        let foe = format!(r#"{FIGHTS},"mode":"{mode}""#);
        let rows = of_a_and_b(&[("s1", "2015", &[&frame, &friend, &foe])], all());
        assert_eq!(rows, ["2015 + unknown - unknown"], "{mode}");
        let alone = of_a_and_b(&[("s1", "2015", &[&friend])], all());
        assert!(alone.is_empty(), "no claim attests that they exist: {mode}");
    }
    let doubted = format!(r#"{ALLIED},"attribution":[{{"class":"official","stance":"doubts"}}]"#);
    assert_eq!(
        of_a_and_b(&[("s1", "2015", &[&frame, &doubted])], all()),
        ["2015 + unknown - unknown"]
    );
}

#[test]
fn the_policy_decides_cells_but_not_rows() {
    let accepted = format!(r#"{},"status":"accepted""#, when(ALLIED, "2015"));
    let war = when(FIGHTS, "2016");
    let sources: &Sources<'_> = &[
        ("s1", "2016", &[&accepted]),
        ("s2", "2016", &[&war]),
        ("s3", "2016", &[&war]),
    ];
    let of = |policy: &str| of_a_and_b(sources, counting(policy, "2025-12-31"));
    let friend = "certain 1+0 of 1 allied-with s1#c0";
    let foe = "certain 1+0 of 2 fights s2#c0,s3#c0";
    assert_eq!(
        of("all"),
        [
            format!("2015 + {friend} - unknown"),
            format!("2016 + unknown - {foe}")
        ]
    );
    assert_eq!(
        of("accepted"),
        [
            format!("2015 + {friend} - unknown"),
            "2016 + unknown - unknown".to_owned()
        ]
    );
    assert_eq!(
        of("by:s2"),
        [
            "2015 + unknown - unknown",
            "2016 + unknown - certain 1+0 of 1 fights s2#c0"
        ]
    );
    assert_eq!(
        of("min-origins:2"),
        [
            "2015 + unknown - unknown".to_owned(),
            format!("2016 + unknown - {foe}")
        ]
    );
    assert_eq!(
        of("min-origins:3"),
        ["2015 + unknown - unknown", "2016 + unknown - unknown"]
    );
}

#[test]
fn denials_count_origins_too() {
    let no = format!(r#"{ALLIED},"negated":true"#);
    let none = r#""subject":"a","predicate":"no-known-tie","object":"b""#;
    let frame = when(
        r#""subject":"a","predicate":"splinter-of","object":"b""#,
        "2015/2016",
    );
    let sources: &Sources<'_> = &[("s1", "2015", &[&no, &frame]), ("s2", "2016", &[none])];
    let of = |policy: &str| of_a_and_b(sources, counting(policy, "2025-12-31")).join("; ");
    assert_eq!(
        of("all"),
        "2015 + denied of 1 allied-with s1#c0 - unknown; 2016 + no-known-tie 0+0 of 1 s2#c0 - \
         unknown"
    );
    assert_eq!(
        of("min-origins:2"),
        "2015 + unknown - unknown; 2016 + unknown - unknown"
    );
}

proptest! {
    /// The status of a year agrees with a check of each of its days.
    #[test]
    fn years_agree_with_their_days(
        spans in prop::collection::vec((0..2000_i64, 0..900_i64), 1..5),
    ) {
        let mut claims = Vec::new();
        let mut stated = BTreeSet::new();
        for (start, length) in spans {
            let end = start + length;
            claims.push(when(ALLIED, &format!("{}/{}", day_after(start), day_after(end))));
            stated.extend((start..=end).map(|number| day_after(number).to_ymd().0));
        }
        let mut expected = Vec::new();
        for year in *stated.first().unwrap()..=*stated.last().unwrap() {
            let status = if stated.contains(&year) { "certain" } else { "unknown" };
            expected.push(format!("{year} + {status}"));
        }
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        let rows = of_a_and_b(&[("s1", "2025", &claims)], all());
        let mut found = Vec::new();
        for row in &rows {
            found.push(row.split(' ').take(3).collect::<Vec<_>>().join(" "));
        }
        prop_assert_eq!(found, expected);
    }
}

/// The day with this number, counted from a day in 2013.
fn day_after(number: i64) -> Day {
    Day::from_number(16_000 + number).unwrap()
}
