//! Panels: dyad-years and group-years of small datasets whose rows were counted by hand, one test for each declared rule.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::process::Command;

use proptest::prelude::*;
use ties::edtf::Day;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_view::{
    Analysis, Counting, DyadYear, PANEL_RULES, Policy, Relation, Status, dyad_years, group_years,
};

use crate::world::root;

/// Sources, each with its id, its date, and its claims, each with the keys that it has beside id and place.
type Sources<'t> = [(&'t str, &'t str, &'t [&'t str])];

/// A dataset of sources; of the entities `a` to `f` are armed groups, `s` is a state, `l` a list, and the rest are no units.
fn dataset(sources: &Sources<'_>) -> Dataset {
    let mut text = String::new();
    let kinds = [
        ("s", "state"),
        ("l", "regime"),
        ("m", "regime"),
        ("o", "organization"),
        ("p", "person"),
    ];
    let groups = ["a", "b", "c", "d", "e", "f"].map(|id| (id, "armed-group"));
    for (id, kind) in groups.into_iter().chain(kinds) {
        writeln!(
            text,
            r#"{{"id":"{id}","entity":{{"kind":"{kind}","name":"{id}"}}}}"#
        )
        .unwrap();
    }
    text += r#"{"id":"u","entity":{"kind":"unnamed","stands-for":"armed-group","many":true,"name":"u"}}"#;
    text.push('\n');
    for (id, date, claims) in sources {
        let date = if date.is_empty() {
            String::new()
        } else {
            format!(r#","published":"{date}""#)
        };
        writeln!(
            text,
            r#"{{"id":"{id}","source":{{"kind":"report","title":"{id}","language":"en"{date}}}}}"#
        )
        .unwrap();
        for (number, claim) in claims.iter().enumerate() {
            writeln!(
                text,
                r#"{{"in":"{id}","claim":{{"id":"c{number}","at":"p1",{claim}}}}}"#
            )
            .unwrap();
        }
    }
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "the made-up records are right");
    dataset
}

/// Every claim, up to the end of 2025.
fn all() -> Counting {
    counting("all", "2025-12-31")
}

fn counting(policy: &str, day: &str) -> Counting {
    let day = i32::try_from(Day::parse(day).unwrap().number()).unwrap();
    Counting {
        policy: policy.parse::<Policy>().unwrap(),
        day,
    }
}

/// What is told of ties of one sign: status, certain and further possible ties, origins, predicates, claims for and against.
fn told(relation: Option<&Relation>, computed: &Analysis<'_>) -> String {
    let Some(relation) = relation else {
        return "unknown".to_owned();
    };
    let claims = |claims: &[ClaimNo]| {
        claims
            .iter()
            .map(|claim| computed.facts.rows.reference(*claim))
            .collect::<Vec<_>>()
            .join(",")
    };
    let mut text = relation.status.label().to_owned();
    if let (Some(certain), Some(possible)) = (relation.ties_certain, relation.ties_possible) {
        write!(text, " {certain}+{possible}").unwrap();
    }
    write!(text, " of {}", relation.origins).unwrap();
    for predicate in &relation.predicates {
        write!(text, " {predicate}").unwrap();
    }
    write!(text, " {}", claims(&relation.claims)).unwrap();
    assert_eq!(
        relation.contested.unwrap_or_default(),
        !relation.claims_against.is_empty()
    );
    if relation.contested == Some(true) {
        write!(text, " against {}", claims(&relation.claims_against)).unwrap();
    }
    text
}

/// The dyad-years of `a` and `b`: the year, and what is told of friendly and of hostile ties.
fn of_a_and_b(sources: &Sources<'_>, counting: Counting) -> Vec<String> {
    let dataset = dataset(sources);
    let computed = Analysis::new(&dataset, counting);
    let rows = dyad_years(&computed)
        .filter(|row| name(&computed, row.a) == "a" && name(&computed, row.b) == "b");
    rows.map(|row| {
        let [friendly, hostile] =
            [&row.friendly, &row.hostile].map(|known| told(known.as_deref(), &computed));
        format!("{} + {friendly} - {hostile}", row.year)
    })
    .collect()
}

fn name(computed: &Analysis<'_>, unit: EntityNo) -> String {
    computed.index.entity_id(unit).unwrap().to_string()
}

/// The years at risk of some unit: year, days, whether whole, how sure, how they begin and end.
fn at_risk(sources: &Sources<'_>, counting: Counting, unit: &str) -> Vec<String> {
    let dataset = dataset(sources);
    let computed = Analysis::new(&dataset, counting);
    let rows = group_years(&computed).filter(|row| name(&computed, row.unit) == unit);
    let text = |row: ties_view::GroupYear| {
        let whole = if row.whole { "whole" } else { "part" };
        let ends = [
            row.entry.map(ties_view::Entry::label),
            row.exit.map(ties_view::Exit::label),
        ];
        let ends: String = ends
            .into_iter()
            .flatten()
            .flat_map(|word| [" ", word])
            .collect();
        format!(
            "{} {} {whole} {}{ends}",
            row.year,
            row.days,
            row.at_risk.label()
        )
    };
    rows.map(text).collect()
}

const ALLIED: &str = r#""subject":"a","predicate":"allied-with","object":"b""#;
const FIGHTS: &str = r#""subject":"a","predicate":"fights","object":"b""#;

fn when(claim: &str, when: &str) -> String {
    format!(r#"{claim},"when":"{when}""#)
}

fn founded(date: &str) -> String {
    format!(r#""subject":"a","predicate":"founded-on","date":"{date}""#)
}

fn dissolved(date: &str) -> String {
    format!(r#""subject":"a","predicate":"dissolved-on","date":"{date}""#)
}

#[test]
fn part_years_are_years_and_their_days_are_counted() {
    let (founded, allied) = (founded("2015-07-01"), when(ALLIED, "2016/.."));
    let sources: &Sources<'_> = &[("s1", "2017-03-31", &[&founded, &allied])];
    assert_eq!(
        at_risk(sources, all(), "a"),
        [
            "2015 184 part certain founded",
            "2016 366 whole certain",
            "2017 90 part certain last-attested"
        ]
    );
    assert_eq!(
        at_risk(sources, all(), "b"),
        [
            "2016 366 whole certain first-attested",
            "2017 90 part certain last-attested"
        ]
    );
    let dataset = dataset(sources);
    let computed = Analysis::new(&dataset, all());
    let rows: Vec<DyadYear> = dyad_years(&computed).collect();
    let [first, last] = rows.as_slice() else {
        panic!("the years in which both are at risk: {rows:?}")
    };
    assert_eq!(
        (first.year, first.days, first.whole, first.entry),
        (2016, 366, true, Some(ties_view::Entry::FirstTold))
    );
    assert_eq!(
        (last.year, last.days, last.whole, last.exit),
        (2017, 90, false, Some(ties_view::Exit::LastTold))
    );
    assert_eq!((first.exit, last.entry), (None, None));
}

#[test]
fn the_day_asked_of_cuts_the_years() {
    let (founded, allied, war) = (
        founded("2015-07-01"),
        when(ALLIED, "2016/.."),
        when(FIGHTS, "2019"),
    );
    let sources: &Sources<'_> = &[
        ("s1", "2017-03-31", &[&founded, &allied]),
        ("s2", "2020", &[&war]),
    ];
    assert_eq!(
        at_risk(sources, counting("all", "2016-06-30"), "a"),
        [
            "2015 184 part certain founded",
            "2016 182 part certain as-of"
        ]
    );
    assert_eq!(
        of_a_and_b(sources, counting("all", "2016-06-30")),
        ["2016 + possible 0+1 of 1 allied-with s1#c1 - unknown"],
        "in 2016, and perhaps later in it"
    );
    assert!(at_risk(sources, counting("all", "2015-06-30"), "a").is_empty());
    assert!(
        of_a_and_b(sources, counting("all", "2015-12-31")).is_empty(),
        "`b` is told of later"
    );
    let sources: &Sources<'_> = &[(
        "s1",
        "2018",
        &[&when(ALLIED, "2015/2016"), &when(FIGHTS, "2016-07-01/2017")],
    )];
    assert_eq!(
        of_a_and_b(sources, counting("all", "2016-06-30"))[1],
        "2016 + certain 1+0 of 1 allied-with s1#c0 - unknown",
        "what comes later in the year does not count"
    );
    assert!(
        of_a_and_b(sources, counting("all", "2016-07-01"))[1]
            .contains(" - certain 1+0 of 1 fights")
    );
}

#[test]
fn dates_that_are_disputed_or_vague_leave_years_possible() {
    let allied = when(ALLIED, "2000-05-05");
    let of = |claims: &[&str]| at_risk(&[("s1", "", claims), ("s2", "", &[&allied])], all(), "a");
    let (early, late, decade) = (founded("1998-08"), founded("1999"), founded("199X"));
    assert_eq!(
        of(&[&late]),
        [
            "1999 365 whole certain founded",
            "2000 126 part certain last-attested"
        ]
    );
    assert_eq!(
        of(&[&early, &late]),
        [
            "1998 153 part possible founded",
            "1999 365 whole certain",
            "2000 126 part certain last-attested"
        ]
    );
    let rows = of(&[&decade]);
    assert_eq!(rows.len(), 11);
    assert_eq!(
        (rows[0].as_str(), rows[8].as_str()),
        ("1990 365 whole possible founded", "1998 365 whole possible")
    );
    assert_eq!(
        rows[9..],
        [
            "1999 365 whole certain",
            "2000 126 part certain last-attested"
        ]
    );
    // There by some day, and nobody tells since when.
    assert_eq!(
        of(&[&founded("../1999-12-31")])[0],
        "1999 1 part certain first-attested"
    );
    // What is told of times before the founding, or denied, is in no row.
    let (before, denied) = (
        when(FIGHTS, "1980"),
        format!(r#"{},"negated":true"#, founded("1970")),
    );
    assert_eq!(of(&[&late, &before, &denied]).len(), 2);
    let ends = |claims: &[&str]| of(claims).last().cloned().unwrap();
    let (one, other) = (dissolved("2001-03-01"), dissolved("2003"));
    assert_eq!(ends(&[&late, &one]), "2001 60 part certain ended");
    assert_eq!(
        ends(&[&late, &one, &other]),
        "2003 365 whole possible ended"
    );
    assert_eq!(of(&[&late, &one, &other])[2], "2001 365 whole certain");
    assert_eq!(
        ends(&[&late, &dissolved("1999-01-05"), &founded("2000-01-05")]),
        "2000 126 part certain last-attested"
    );
    let merged = r#""subject":"a","predicate":"merged-into","object":"c","when":"2002-02-01""#;
    assert_eq!(
        ends(&[&late, &format!(r#"{merged},"with":{{"complete":true}}"#)]),
        "2002 32 part certain ended"
    );
    assert_eq!(
        ends(&[&late, merged]),
        "2002 32 part certain last-attested",
        "in part is no end"
    );
}

#[test]
fn no_unit_has_more_than_a_hundred_years() {
    let far = when(ALLIED, "1747/..");
    let rows = at_risk(&[("s1", "2020-06-01", &[&far])], all(), "a");
    assert_eq!(rows.len(), 100);
    assert_eq!(
        (rows[0].as_str(), rows[99].as_str()),
        (
            "1921 365 whole certain cut",
            "2020 153 part certain last-attested"
        )
    );
    let (ages_ago, now) = (when(FIGHTS, "Y-1000000"), when(ALLIED, "2020-06-01"));
    let sources: &Sources<'_> = &[("s1", "2020-06-01", &[&ages_ago, &now])];
    assert_eq!(at_risk(sources, all(), "a").len(), 100);
    assert_eq!(
        of_a_and_b(sources, all()).last().unwrap(),
        "2020 + certain 1+0 of 1 allied-with s1#c1 - unknown"
    );
    let any = when(ALLIED, "XXXX");
    assert_eq!(
        at_risk(&[("s1", "2020-06-01", &[&any])], all(), "a").len(),
        100
    );
    assert_eq!(
        at_risk(
            &[("s1", "2020-06-01", &[&founded("2020/.."), &now])],
            all(),
            "a"
        )
        .len(),
        1
    );
}

#[test]
fn several_ties_in_one_year_are_counted_each_once() {
    let back = r#""subject":"b","predicate":"allied-with","object":"a","when":"2015""#;
    let (once, again) = (when(ALLIED, "2015-01"), when(ALLIED, "2015-11"));
    let hosts = when(r#""subject":"a","predicate":"hosts","object":"b""#, "2015");
    let hosts_back = when(r#""subject":"b","predicate":"hosts","object":"a""#, "2015");
    // Without a direction it is one tie, in two episodes, of three origins; with one it is two.
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
    // A friend and a foe in one year; each contests the other where the vocabulary says so.
    let (war, talk) = (
        when(FIGHTS, "2015"),
        when(
            r#""subject":"a","predicate":"denounces","object":"b""#,
            "2016",
        ),
    );
    assert_eq!(
        of_a_and_b(
            &[("s1", "2015", &[&once]), ("s2", "2017", &[&war, &talk])],
            all()
        ),
        [
            "2015 + certain 1+0 of 1 allied-with s1#c0 against s2#c0 - certain 1+0 of 1 fights s2#c0 against s1#c0",
            "2016 + unknown - certain 1+0 of 1 denounces s2#c1"
        ]
    );
    // What has no sign is neither.
    let split = when(
        r#""subject":"a","predicate":"splinter-of","object":"b""#,
        "2015",
    );
    assert_eq!(
        of_a_and_b(&[("s1", "2015", &[&split])], all()),
        ["2015 + unknown - unknown"]
    );
}

#[test]
fn vague_dates_are_certain_or_possible_and_nothing_lasts_by_itself() {
    let around = r#""subject":"a","predicate":"kin-ties-with","object":"b","negated":true"#;
    // The years of both are told by claims on others.
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
    let allied = |date: &str| when(ALLIED, date);
    let sometime = |date: &str| format!(r#"{},"holds":"sometime""#, allied(date));
    //                                           2013–2019
    assert_eq!(of(&[&allied("2015-05")], "2020"), "--C----");
    assert_eq!(of(&[&allied("2015/2017")], "2020"), "--CCC--");
    assert_eq!(of(&[&sometime("2015/2017")], "2020"), "--PPP--");
    assert_eq!(
        of(&[&allied("201X")], "2020"),
        "PPPPPPPPPP",
        "of years before, too"
    );
    assert_eq!(
        of(&[&allied("2015/..")], "2017-06-01"),
        "--CCC--",
        "attested until the source's date"
    );
    assert_eq!(
        of(&[&allied("2015/")], "2020"),
        "--CPPPP",
        "it ended, and nobody knows when"
    );
    assert_eq!(
        of(&[&allied("../2015")], "2020"),
        "PPC----",
        "when it started nobody tells"
    );
    assert_eq!(
        of(&[&allied("/..")], "2017-06-01"),
        "PPPPC--",
        "still so on the source's date"
    );
    assert_eq!(of(&[&allied("/..")], ""), "PPPPPPP");
    assert_eq!(of(&[ALLIED], ""), "PPPPPPP", "no date is told at all");
    assert_eq!(
        of(&[&allied("2014"), &allied("2018-02-01/2018-03-01")], "2020"),
        "-C---C-"
    );
    assert_eq!(
        of(&[&sometime("2014/2015"), &allied("2015-12-31")], "2020"),
        "-PC----"
    );
    // Each reading of each is of the two years, and no reading of one is of one year alone: not joined to what is sure.
    assert_eq!(
        of(
            &[&sometime("2014-12-01/2015-01-31"), &allied("2016-01")],
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
    // Where a tie is told as well it stands, contested in the years of which both tell.
    let (two_years, no_war) = (
        when(ALLIED, "2017/2018"),
        when(&format!(r#"{FIGHTS},"negated":true"#), "2018"),
    );
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
fn what_is_no_state_of_affairs_is_no_tie() {
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
        let (friend, foe) = (
            format!(r#"{ALLIED},"mode":"{mode}""#),
            format!(r#"{FIGHTS},"mode":"{mode}""#),
        );
        let rows = of_a_and_b(&[("s1", "2015", &[&frame, &friend, &foe])], all());
        assert_eq!(rows, ["2015 + unknown - unknown"], "{mode}");
        let alone = of_a_and_b(&[("s1", "2015", &[&friend])], all());
        assert!(alone.is_empty(), "nobody tells that they are there: {mode}");
    }
    let doubted = format!(r#"{ALLIED},"attribution":[{{"class":"official","stance":"doubts"}}]"#);
    assert_eq!(
        of_a_and_b(&[("s1", "2015", &[&frame, &doubted])], all()),
        ["2015 + unknown - unknown"]
    );
}

#[test]
fn the_policy_chooses_what_fills_cells_and_no_rows() {
    let accepted = format!(r#"{},"status":"accepted""#, when(ALLIED, "2015"));
    let war = when(FIGHTS, "2016");
    let sources: &Sources<'_> = &[
        ("s1", "2016", &[&accepted]),
        ("s2", "2016", &[&war]),
        ("s3", "2016", &[&war]),
    ];
    let of = |policy: &str| of_a_and_b(sources, counting(policy, "2025-12-31"));
    let (friend, foe) = (
        "certain 1+0 of 1 allied-with s1#c0",
        "certain 1+0 of 2 fights s2#c0,s3#c0",
    );
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
    let (no, none) = (
        format!(r#"{ALLIED},"negated":true"#),
        r#""subject":"a","predicate":"no-known-tie","object":"b""#,
    );
    let frame = when(
        r#""subject":"a","predicate":"splinter-of","object":"b""#,
        "2015/2016",
    );
    let sources: &Sources<'_> = &[("s1", "2015", &[&no, &frame]), ("s2", "2016", &[none])];
    let of = |policy: &str| of_a_and_b(sources, counting(policy, "2025-12-31")).join("; ");
    assert_eq!(
        of("all"),
        "2015 + denied of 1 allied-with s1#c0 - unknown; 2016 + no-known-tie 0+0 of 1 s2#c0 - unknown"
    );
    assert_eq!(
        of("min-origins:2"),
        "2015 + unknown - unknown; 2016 + unknown - unknown"
    );
}

#[test]
fn only_groups_and_powers_are_units() {
    let claims = [
        r#""subject":"a","predicate":"fights","object":"s""#,
        r#""subject":"p","predicate":"leads","object":"a""#,
        r#""subject":"a","predicate":"allied-with","object":"u""#,
        r#""subject":"o","predicate":"part-of","object":"a""#,
        r#""subject":"a","predicate":"designated-under","object":"l""#,
        r#""among":["a"],"predicate":"rival-of""#,
    ];
    let dataset = dataset(&[("s1", "2015", &claims)]);
    let computed = Analysis::new(&dataset, all());
    let dyads: Vec<_> = dyad_years(&computed)
        .map(|row| [name(&computed, row.a), name(&computed, row.b)])
        .collect();
    assert_eq!(dyads, [["a", "s"]]);
    let units: Vec<_> = group_years(&computed)
        .map(|row| name(&computed, row.unit))
        .collect();
    assert_eq!(units, ["a", "s"]);
}

#[test]
fn a_group_year_counts_neighbours_and_never_averages() {
    let strong = |amount: &str, with: &str| {
        format!(
            r#""subject":"a","predicate":"strength","amount":{amount},"with":{{"population":"fighters"{with}}}"#
        )
    };
    let about = strong(r#"{"best":1000,"bound":"about"}"#, "");
    let between = strong(r#"{"low":500,"high":1500,"bound":"between"}"#, "");
    let in_place = strong(r#"{"best":9}"#, r#","place":"o""#);
    let members = r#""subject":"a","predicate":"strength","amount":{"best":7},"with":{"population":"members"}"#;
    let of = |numbers: &[&str]| {
        let ones: Vec<[&str; 1]> = numbers.iter().map(|claim| [*claim]).collect();
        let ids: Vec<String> = (0..ones.len()).map(|number| format!("s{number}")).collect();
        let sources: Vec<(&str, &str, &[&str])> = ids
            .iter()
            .zip(&ones)
            .map(|(id, claims)| (id.as_str(), "2015-05-05", claims.as_slice()))
            .collect();
        let dataset = dataset(&sources);
        let computed = Analysis::new(&dataset, all());
        let row = group_years(&computed).next().unwrap();
        row.strength.map(|told| {
            (
                told.low,
                told.best,
                told.high,
                told.origins,
                told.disagree,
                told.claims.len(),
            )
        })
    };
    assert_eq!(
        of(&[&about, &between, &in_place, members]),
        Some((Some(500), Some(1000), Some(1500), 2, false, 2))
    );
    assert_eq!(of(&[&in_place, members]), None, "unknown is not 0");
    assert_eq!(
        of(&[&strong(r#"{"best":0}"#, "")]),
        Some((Some(0), Some(0), Some(0), 1, false, 1))
    );
    let exactly = |best: u32| strong(&format!(r#"{{"best":{best}}}"#), "");
    assert_eq!(
        of(&[&about, &exactly(1100)]),
        Some((Some(1000), None, Some(1100), 2, false, 2))
    );
    assert_eq!(
        of(&[&about, &exactly(1101)]),
        Some((Some(1000), None, Some(1101), 2, true, 2))
    );
    let least = strong(r#"{"best":4000,"bound":"at-least"}"#, "");
    assert_eq!(
        of(&[&between, &least]),
        Some((Some(500), None, None, 2, true, 2)),
        "the most is left open"
    );
    let most = strong(r#"{"best":4000,"bound":"fewer-than"}"#, "");
    assert_eq!(
        of(&[&between, &most]),
        Some((None, None, Some(4000), 2, false, 2)),
        "and so is the least"
    );
    assert_eq!(of(&[&strong(r#"{"bound":"unknown"}"#, "")]), None);
    let vague = of(&[&strong(r#"{"bound":"vague","words":"dozens"}"#, "")]).unwrap();
    assert!(
        vague.0.is_some_and(|low| low > 0) && vague.1.is_none(),
        "{vague:?}"
    );
    assert_eq!(
        of(&[&when(&about, "201X")]),
        None,
        "of which year it is, its date leaves open"
    );

    // Friends and enemies are dyad-years; of two ties with one unit, and of none, too.
    let ally = |id: &str, at: &str| {
        when(
            &format!(r#""subject":"a","predicate":"allied-with","object":"{id}""#),
            at,
        )
    };
    let (hosts, maybe) = (
        when(r#""subject":"a","predicate":"hosts","object":"b""#, "2015"),
        ally("d", "2014/2015"),
    );
    let maybe = format!(r#"{maybe},"holds":"sometime""#);
    let next = when(
        r#""subject":"a","predicate":"splinter-of","object":"b""#,
        "2016",
    );
    let dataset = dataset(&[(
        "s1",
        "2017",
        &[
            &ally("b", "2015"),
            &hosts,
            &ally("c", "2015"),
            &maybe,
            &next,
        ],
    )]);
    let computed = Analysis::new(&dataset, all());
    let counted: Vec<_> = group_years(&computed)
        .filter(|row| name(&computed, row.unit) == "a")
        .map(|row| {
            (
                row.year,
                row.friends
                    .map(|friends| (friends.certain, friends.possible)),
                row.enemies,
            )
        })
        .collect();
    assert_eq!(
        counted,
        [
            (2014, Some((0, 1)), None),
            (2015, Some((2, 1)), None),
            (2016, None, None)
        ]
    );
}

#[test]
fn a_list_counts_while_its_entry_is_told_to_stand() {
    let listed = |list: &str, rest: &str| {
        format!(
            r#""subject":"a","predicate":"designated-under","object":"{list}","mode":"legal-act",{rest}"#
        )
    };
    let by_law = listed("l", r#""when":"2014-03-01/..","holds":"throughout""#);
    let told = r#""subject":"a","predicate":"designated-under","object":"m","when":"2015/..""#;
    let off = listed("m", r#""when":"2017","with":{"status":"delisted"}"#);
    let later = when(ALLIED, "2017-05-05");
    let dataset = dataset(&[
        ("s1", "2016-02-01", &[&by_law, told]),
        ("s2", "2018", &[&later, &off]),
    ]);
    let computed = Analysis::new(&dataset, all());
    let names = |lists: &[EntityNo]| {
        lists
            .iter()
            .map(|list| name(&computed, *list))
            .collect::<String>()
    };
    let rows: Vec<_> = group_years(&computed)
        .filter(|row| name(&computed, row.unit) == "a")
        .map(|row| {
            format!(
                "{} {}/{} {}",
                row.year,
                names(&row.lists_certain),
                names(&row.lists_possible),
                row.list_claims.len()
            )
        })
        .collect();
    // By law it stands on, and whether it still did, nobody tells after the source.
    assert_eq!(rows, ["2014 l/ 1", "2015 lm/ 2", "2016 lm/ 2", "2017 /l 1"]);
}

/// The panels of a dataset in one text.
fn printed(dataset: &Dataset) -> String {
    let computed = Analysis::new(dataset, Counting::of(dataset));
    let dyads = dyad_years(&computed).map(|row| format!("{row:?}\n"));
    dyads
        .chain(group_years(&computed).map(|row| format!("{row:?}\n")))
        .collect()
}

#[test]
fn of_a_made_up_dataset_no_key_comes_twice_and_the_two_panels_agree() {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_ties-bench"))
        .args(["generate", "3000", "1"])
        .arg(folder.path())
        .status();
    assert!(made.unwrap().success());
    let files = Files::read(&folder.path().join("data")).unwrap();
    let dataset = Dataset::read(&files);
    let computed = Analysis::new(&dataset, Counting::of(&dataset));
    let dyads: Vec<_> = dyad_years(&computed).collect();
    let keys: Vec<_> = dyads.iter().map(|row| (row.a, row.b, row.year)).collect();
    assert!(
        keys.len() > 1000 && keys.windows(2).all(|two| two[0] < two[1]),
        "in the order of the key, none twice"
    );
    assert!(
        dyads
            .iter()
            .all(|row| row.a < row.b && (1..=366).contains(&row.days))
    );
    let groups: BTreeMap<_, _> = group_years(&computed)
        .map(|row| ((row.unit, row.year), row))
        .collect();
    assert_eq!(groups.len(), group_years(&computed).count(), "no key twice");
    assert!(
        group_years(&computed)
            .map(|row| (row.unit, row.year))
            .is_sorted()
    );
    let mut counts: BTreeMap<(EntityNo, i32), [u32; 4]> = BTreeMap::new();
    for row in &dyads {
        for unit in [row.a, row.b] {
            assert!(
                groups.contains_key(&(unit, row.year)),
                "a dyad-year is of years at risk of both"
            );
            let of_year = counts.entry((unit, row.year)).or_default();
            for (place, known) in [&row.friendly, &row.hostile].into_iter().enumerate() {
                let is =
                    |status| u32::from(known.as_ref().is_some_and(|known| known.status == status));
                of_year[2 * place] += is(Status::Certain);
                of_year[2 * place + 1] += is(Status::Possible);
            }
        }
    }
    for (key, row) in &groups {
        let counted = [row.friends, row.enemies].map(Option::unwrap_or_default);
        let counted: Vec<_> = counted
            .iter()
            .flat_map(|counted| [counted.certain, counted.possible])
            .collect();
        assert_eq!(
            counted,
            counts.get(key).copied().unwrap_or_default(),
            "{key:?}"
        );
    }
    // Every tie of a year is one of those that the dataset adds up to, and has its claims.
    let ties: BTreeSet<_> = computed
        .ties
        .iter()
        .flat_map(|tie| tie.claims_for.iter().map(|claim| (tie.predicate, *claim)))
        .collect();
    for relation in dyads
        .iter()
        .flat_map(|row| [&row.friendly, &row.hostile])
        .flatten()
    {
        let is_told = |claim: &ClaimNo| {
            relation
                .predicates
                .iter()
                .any(|predicate| ties.contains(&(*predicate, *claim)))
        };
        assert!(relation.claims.iter().all(is_told), "{relation:?}");
    }
    let turned = files
        .as_slice()
        .iter()
        .rev()
        .map(|file| (format!("x/{}", file.path), file.text.clone()));
    let turned: Vec<_> = turned
        .map(|(path, text)| (path.replacen("x/", "", 1), text))
        .collect();
    assert_eq!(
        printed(&Dataset::read(&Files::from_texts(turned))),
        printed(&dataset),
        "whatever the order of files"
    );
}

proptest! {
    /// The status of a year is what looking at each of its days finds.
    #[test]
    fn years_agree_with_their_days(spans in prop::collection::vec((0..2000_i64, 0..900_i64), 1..5)) {
        let day = |number: i64| Day::from_number(16_000 + number).unwrap();
        let claims: Vec<String> = spans
            .iter()
            .map(|(start, length)| when(ALLIED, &format!("{}/{}", day(*start), day(start + length))))
            .collect();
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        let years = |days: &mut dyn Iterator<Item = i64>| days.map(|number| day(number).to_ymd().0).collect::<BTreeSet<_>>();
        let told = years(&mut spans.iter().flat_map(|(start, length)| *start..=start + length));
        let (first, last) = (*told.first().unwrap(), *told.last().unwrap());
        let expected: Vec<_> = (first..=last)
            .map(|year| format!("{year} + {}", if told.contains(&year) { "certain" } else { "unknown" }))
            .collect();
        let rows = of_a_and_b(&[("s1", "2025", &claims)], all());
        let found: Vec<_> = rows.iter().map(|row| row.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn the_method_says_why_of_every_declared_rule() {
    let method = fs::read_to_string(root().join("docs/method.md")).unwrap();
    let section = method
        .split("\n## Panels\n")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .unwrap();
    for (name, says) in PANEL_RULES {
        assert!(section.contains(&format!("**{name}**")), "{name}");
        assert!(
            says.ends_with('.') && !says.contains("  ") && !says.contains('\n'),
            "{says}"
        );
    }
    assert_eq!(
        section.matches("\n- **").count(),
        PANEL_RULES.len(),
        "and of none that is not declared"
    );
    let names: BTreeSet<_> = PANEL_RULES.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), PANEL_RULES.len());
}
