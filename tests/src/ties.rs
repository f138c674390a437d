//! Origins, ties and contradictions, against small graphs whose answers were counted by hand; and against slow ways to
//! count them.

use std::fmt::Write;

use proptest::prelude::*;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::contradiction::{Contradiction, Kind};
use ties_facts::episode::{Episode, EpisodeEnd, OnDay};
use ties_facts::facts::Facts;
use ties_facts::sides::DisputeCoverage;
use ties_facts::tie::{self, Tie};

/// Sources, each with the keys that it has beside kind, title and language, and its claims, each with the keys that it has
/// beside id and place, of the subject `a` where it names none; of the entities `a` to `z`, of which `a` to `h` are armed
/// groups, the rest organizations.
fn dataset(sources: &[(&str, &str, &[&str])]) -> (Index, Facts, Dataset) {
    dataset_with(sources, "")
}

/// The same, and other records, each on a line.
fn dataset_with(sources: &[(&str, &str, &[&str])], more: &str) -> (Index, Facts, Dataset) {
    let mut text = String::new();
    for letter in 'a'..='z' {
        let kind = if letter <= 'h' {
            "armed-group"
        } else {
            "organization"
        };
        writeln!(
            text,
            r#"{{"id":"{letter}","entity":{{"kind":"{kind}","name":"{letter}"}}}}"#
        )
        .unwrap();
    }
    for (id, keys, claims) in sources {
        let keys = if keys.is_empty() {
            String::new()
        } else {
            format!(",{keys}")
        };
        writeln!(
            text,
            r#"{{"id":"{id}","source":{{"kind":"report","title":"{id}","language":"en"{keys}}}}}"#
        )
        .unwrap();
        for (number, claim) in claims.iter().enumerate() {
            let has_own = claim.contains("\"subject") || claim.contains("\"among");
            let subject = if has_own { "" } else { r#""subject":"a","# };
            writeln!(
                text,
                r#"{{"in":"{id}","claim":{{"id":"c{number}","at":"p1",{subject}{claim}}}}}"#
            )
            .unwrap();
        }
    }
    text += more;
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "the made-up records are right");
    let (index, facts) = Facts::of(&dataset);
    (index, facts, dataset)
}

/// So many independent origins all claims of some sources have.
fn origins(sources: &[(&str, &str, &[&str])]) -> usize {
    let (_, facts, _) = dataset(sources);
    facts.origins.count(&facts.rows.pairs)
}

const ALLIED: &str = r#""predicate":"allied-with","object":"b""#;

/// The claim that `a` and `b` are allied, by these speakers.
fn by(attribution: &str) -> String {
    format!(r#"{ALLIED},"attribution":[{attribution}]"#)
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
    // Where the middle of it is not there, no more is known of the rest than that it copies one thing.
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
    let (one, other) = (
        r#""publisher":"w","authors":["y"]"#,
        r#""publisher":"x","authors":["y"]"#,
    );
    assert_eq!(origins(&[("s1", one, own), ("s2", other, own)]), 1);
    let (one, other) = (
        r#""publisher":"w","authors":["y","z"]"#,
        r#""publisher":"x","authors":["y","z"]"#,
    );
    assert_eq!(origins(&[("s1", one, own), ("s2", other, own)]), 2);
    // A named speaker is one wherever he is quoted, and two in one paper are two; the paper itself is a third.
    let (y, z) = (by(r#""y""#), by(r#""z""#));
    assert_eq!(origins(&[("s1", "", &[&y]), ("s2", "", &[&y])]), 1);
    assert_eq!(origins(&[("s1", "", &[&y, &z])]), 2);
    assert_eq!(origins(&[("s1", "", &[&y, &z, ALLIED])]), 3);
    // The originator counts, whoever relays him.
    let relayed = by(r#""y","z""#);
    assert_eq!(origins(&[("s1", "", &[&relayed]), ("s2", "", &[&y])]), 1);
    assert_eq!(origins(&[("s1", "", &[&relayed]), ("s2", "", &[&z])]), 2);
}

#[test]
fn attributions_left_unnamed_are_never_the_same_across_sources() {
    let official = by(r#""class:official""#);
    let claims: &[&str] = &[&official];
    assert_eq!(origins(&[("s1", "", claims), ("s2", "", claims)]), 2);
    // Not even of one publisher; but in one document, and in a copy of it, they cannot be told apart.
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
    // Another report is another root, but not where the same team tells it.
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

/// The ties of `a` and `b`.
fn ties_of(sources: &[(&str, &str, &[&str])]) -> Vec<Tie> {
    let (index, facts, _) = dataset(sources);
    tie::between(&facts, &index, ("a", "b"))
}

/// Each episode as text: `from 2015-01-01 to 2016-12-31`; a start or an end that is stated has a `!`, one at an unknown
/// time a `?`.
fn episodes(tie: &Tie) -> Vec<String> {
    let day = |number: Option<i32>| {
        let day = number.and_then(|number| ties::edtf::Day::from_number(i64::from(number)));
        day.map_or_else(
            || "..".to_owned(),
            |day| {
                let (year, month, day) = day.to_ymd();
                format!("{year}-{month:02}-{day:02}")
            },
        )
    };
    let text = |episode: &Episode| {
        let ends = match episode.end {
            EpisodeEnd::Stated => "!",
            EpisodeEnd::AtAnUnknownTime => "?",
            EpisodeEnd::AttestedUntil => "",
        };
        let starts = if episode.starts { "!" } else { "" };
        let (start, until) = (
            episode.start.map(|days| days.0),
            episode.until.map(|days| days.1),
        );
        format!("{}{starts} {}{ends}", day(start), day(until))
    };
    tie.episodes.iter().map(text).collect()
}

#[test]
fn a_tie_lasts_no_longer_than_claims_tell() {
    let published = r#""published":"2021-09-03""#;
    let cases: &[(&[&str], &[&str])] = &[
        // Without a time: of the source's date.
        (&[ALLIED], &["2021-09-03 2021-09-03"]),
        (
            &[r#""predicate":"allied-with","object":"b","when":"2015/2017""#],
            &["2015-01-01! 2017-12-31!"],
        ),
        (
            &[r#""predicate":"allied-with","object":"b","when":"2015-02-01/..""#],
            &["2015-02-01! 2021-09-03"],
        ),
        (
            &[r#""predicate":"allied-with","object":"b","when":"2015-02-01/""#],
            &["2015-02-01! ..?"],
        ),
        (
            &[
                r#""predicate":"allied-with","object":"b","when":"2015-02-01/..","start-known":false"#,
            ],
            &["2015-02-01 2021-09-03"],
        ),
        (
            &[r#""predicate":"allied-with","object":"b","when":"2015/2017","end-known":false"#],
            &["2015-01-01! 2017-12-31"],
        ),
        // Two times that meet are one episode, two that do not are two, whatever is likely.
        (
            &[
                r#""predicate":"allied-with","object":"b","when":"2015/2016""#,
                r#""predicate":"allied-with","object":"b","when":"2017/2018""#,
                ALLIED,
            ],
            &["2015-01-01! 2018-12-31!", "2021-09-03 2021-09-03"],
        ),
        // A month is some day of it.
        (
            &[r#""predicate":"allied-with","object":"b","when":"2020-05""#],
            &["2020-05-01 2020-05-31"],
        ),
    ];
    for (claims, expected) in cases {
        let ties = ties_of(&[("s1", published, claims)]);
        let [tie] = ties.as_slice() else {
            panic!("one tie: {ties:?}")
        };
        assert_eq!(episodes(tie), *expected, "{claims:?}");
        assert_eq!(
            (tie.origins_for, tie.origins_against, tie.is_contested()),
            (1, 0, false)
        );
        assert_eq!(tie.claims_for.len(), claims.len());
    }
}

#[test]
fn only_states_of_affairs_make_a_tie_and_who_says_otherwise_is_counted() {
    let tie = |mode: &str| {
        let claim = format!(r#"{ALLIED},"mode":"{mode}""#);
        ties_of(&[("s1", "", &[&claim])]).len()
    };
    let modes = [
        "report",
        "assessment",
        "estimate",
        "legal-act",
        "legal-finding",
    ];
    assert!(modes.iter().all(|mode| tie(mode) == 1));
    let others = [
        "promise",
        "threat",
        "demand",
        "forecast",
        "hypothesis",
        "hearsay",
        "allegation",
        "denial",
        "inferred",
    ];
    assert!(others.iter().all(|mode| tie(mode) == 0));
    let doubted = by(r#"{"who":"w","stance":"doubts"}"#);
    assert!(ties_of(&[("s1", "", &[&doubted])]).is_empty());

    let denied = format!(r#"{ALLIED},"negated":true"#);
    assert!(
        ties_of(&[("s1", "", &[&denied])]).is_empty(),
        "that it is not so is no tie"
    );
    let fights = r#""predicate":"fights","object":"b""#;
    let ties = ties_of(&[
        ("s1", "", &[ALLIED]),
        ("s2", "", &[&denied]),
        ("s3", "", &[fights]),
        ("s4", "", &[ALLIED]),
    ]);
    let [allied, war] = ties.as_slice() else {
        panic!("two ties: {ties:?}")
    };
    assert_eq!(
        (
            allied.predicate.name(),
            allied.origins_for,
            allied.origins_against
        ),
        ("allied-with", 2, 2)
    );
    assert_eq!(
        (war.predicate.name(), war.origins_for, war.origins_against),
        ("fights", 1, 2)
    );
    assert!(allied.is_contested() && war.is_contested());
}

#[test]
fn a_tie_has_one_way_or_none() {
    let sides = |claims: &[&str]| -> Vec<String> {
        let name = |number: EntityNo| char::from(b'a' + u8::try_from(number.index()).unwrap());
        let text = |tie: Tie| {
            format!(
                "{} {} {} {}",
                name(tie.subject),
                tie.predicate,
                name(tie.object),
                tie.claims_for.len()
            )
        };
        ties_of(&[("s1", "", claims)])
            .into_iter()
            .map(text)
            .collect()
    };
    // Said the other way round it is the same tie, where it has no direction; and another where it has one.
    let back = r#""predicate":"allied-with","subject":"b","object":"a""#;
    assert_eq!(sides(&[ALLIED, back]), ["a allied-with b 2"]);
    assert_eq!(
        sides(&[
            back,
            r#""predicate":"allied-with","mutual":true,"object":"b""#
        ]),
        ["a allied-with b 2"]
    );
    let (part, whole) = (
        r#""predicate":"part-of","object":"b""#,
        r#""predicate":"part-of","subject":"b","object":"a""#,
    );
    assert_eq!(
        sides(&[whole, part, whole]),
        ["a part-of b 1", "b part-of a 2"]
    );
    // What is said of others is not of these, nor what has no other side.
    let strangers = r#""among":["a","c","d"],"predicate":"allied-with""#;
    let others = r#""predicate":"fights","subject":"c","object":"b""#;
    let founded = r#""predicate":"founded-on","date":"1988""#;
    assert_eq!(
        sides(&[strangers, ALLIED, others, founded]),
        ["a allied-with b 1"]
    );
    assert!(sides(&[strangers, others, founded]).is_empty());
}

/// Claims, each a time and further keys, and the episodes that they make.
type Together<'t> = (&'t [(&'t str, &'t str)], &'t [&'t str]);

#[test]
fn times_that_meet_are_put_together() {
    let (no_start, no_end) = (r#","start-known":false"#, r#","end-known":false"#);
    let cases: &[Together<'_>] = &[
        // Whether a start is that of the tie is told by any claim of that day, and by none of a later one.
        (
            &[("2015/2016", no_start), ("2015/2017", "")],
            &["2015-01-01! 2017-12-31!"],
        ),
        (
            &[("2015/2016", ""), ("2015/2017", no_start)],
            &["2015-01-01! 2017-12-31!"],
        ),
        (
            &[("2015/2016", ""), ("2015/2017", "")],
            &["2015-01-01! 2017-12-31!"],
        ),
        (
            &[("2015/2017", no_start), ("2016/2017", "")],
            &["2015-01-01 2017-12-31!"],
        ),
        // It ends as the claim says that goes on longest; of several to one day as one that states it.
        (
            &[("2015/2019", ""), ("2016/2017", no_end)],
            &["2015-01-01! 2019-12-31!"],
        ),
        (
            &[("2015/2017", ""), ("2016/2019", no_end)],
            &["2015-01-01! 2019-12-31"],
        ),
        (
            &[("2015/2017", ""), ("2016/2017", no_end)],
            &["2015-01-01! 2017-12-31!"],
        ),
        (
            &[("2015/2017", no_end), ("2016/2017", "")],
            &["2015-01-01! 2017-12-31!"],
        ),
        // On the next day it goes on, and on the day after it began anew.
        (
            &[("2015-01-01/2015-01-05", ""), ("2015-01-06/2015-01-07", "")],
            &["2015-01-01! 2015-01-07!"],
        ),
        (
            &[("2015-01-01/2015-01-05", ""), ("2015-01-07/2015-01-08", "")],
            &["2015-01-01! 2015-01-05!", "2015-01-07! 2015-01-08!"],
        ),
        (
            &[("2015-01-01/2015-01-05", ""), ("2015-01-05/2015-01-08", "")],
            &["2015-01-01! 2015-01-08!"],
        ),
        // Before an end begins what begins before it. Where an end or a start is not known, no more is known to meet; of times
        // without either all are one.
        (&[("/2015", ""), ("2014/", "")], &[".. 2015-12-31!"]),
        (
            &[("2014/", ""), ("2016/", "")],
            &["2014-01-01! ..?", "2016-01-01! ..?"],
        ),
        (&[("/", ""), ("/", "")], &[".. ..?"]),
        (&[("/", ""), ("/2015", "")], &[".. ..?", ".. 2015-12-31!"]),
        (&[("/", ""), ("2014/", "")], &[".. ..?", "2014-01-01! ..?"]),
        // What is still so at the date of its source is known to be so until then.
        (
            &[("2015-02-01/..", ""), ("2021-09-04/2021-09-05", "")],
            &["2015-02-01! 2021-09-05!"],
        ),
        (
            &[("2015-02-01/..", ""), ("2021-09-05/..", "")],
            &["2015-02-01! 2021-09-03", "2021-09-05! 2021-09-05"],
        ),
    ];
    for (claims, expected) in cases {
        let claims: Vec<_> = claims
            .iter()
            .map(|(when, more)| format!(r#"{ALLIED},"when":"{when}"{more}"#))
            .collect();
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        let ties = ties_of(&[("s1", r#""published":"2021-09-03""#, &claims)]);
        let [tie] = ties.as_slice() else {
            panic!("one tie: {ties:?}")
        };
        assert_eq!(episodes(tie), *expected, "{claims:?}");
        let told: usize = tie
            .episodes
            .iter()
            .map(|episode| episode.claims.len())
            .sum();
        assert_eq!(told, claims.len(), "{claims:?}");
    }
}

#[test]
fn an_episode_stands_in_some_way_on_a_day() {
    let day = |text: &str| {
        ties::edtf::Edtf::parse(text)
            .unwrap()
            .sometime()
            .start_days()
            .0
    };
    let cases: &[(&str, &[(&str, OnDay)])] = &[
        (
            r#""when":"2015-05/2016-05""#,
            &[
                ("2015-04-30", OnDay::NotYet),
                ("2015-05-01", OnDay::Possible),
                ("2015-05-30", OnDay::Possible),
                ("2015-05-31", OnDay::Certain),
                ("2016-05-01", OnDay::Certain),
                ("2016-05-02", OnDay::Possible),
                ("2016-05-31", OnDay::Possible),
                ("2016-06-01", OnDay::Ended),
            ],
        ),
        (
            r#""when":"2015-05/2016-05","start-known":false,"end-known":false"#,
            &[
                ("2015-04-30", OnDay::BeforeFirstAttested),
                ("2015-05-01", OnDay::Possible),
                ("2016-05-31", OnDay::Possible),
                ("2016-06-01", OnDay::AfterLastAttested),
            ],
        ),
        (
            r#""when":"2015-05/..""#,
            &[
                ("2021-09-03", OnDay::Certain),
                ("2021-09-04", OnDay::AfterLastAttested),
            ],
        ),
        (
            r#""when":"2015-05/""#,
            &[
                ("2015-04-30", OnDay::NotYet),
                ("2021-09-03", OnDay::Possible),
            ],
        ),
        (
            r#""when":"/2015-05""#,
            &[
                ("2014-04-30", OnDay::Possible),
                ("2015-06-01", OnDay::Ended),
            ],
        ),
    ];
    for (when, days) in cases {
        let claim = format!("{ALLIED},{when}");
        let ties = ties_of(&[("s1", r#""published":"2021-09-03""#, &[&claim])]);
        for (text, expected) in *days {
            assert_eq!(
                ties[0].episodes[0].on(day(text)),
                *expected,
                "{when} on {text}"
            );
        }
    }
}

#[test]
fn every_tie_of_a_dataset_is_that_of_its_two_entities() {
    let claims: &[&str] = &[
        ALLIED,
        r#""predicate":"fights","subject":"d","object":"c""#,
        r#""predicate":"allied-with","subject":"b","object":"a""#,
        r#""predicate":"part-of","subject":"c","object":"d""#,
        r#""predicate":"founded-on","date":"1988""#,
        r#""predicate":"fights","subject":"a","object":"c","mode":"forecast""#,
    ];
    let (index, facts, _) = dataset(&[("s1", "", claims)]);
    let all = tie::all(&facts, |_| true);
    let two = |pair| tie::between(&facts, &index, pair);
    assert_eq!(all, [two(("a", "b")), two(("c", "d"))].concat());
    assert_eq!(
        all.iter()
            .map(|tie| tie.claims_for.clone())
            .collect::<Vec<_>>(),
        [claim_nos(&[0, 2]), claim_nos(&[3]), claim_nos(&[1])]
    );
    let without_first = tie::all(&facts, |pair| pair.claim.index() != 0);
    assert_eq!(without_first[0].claims_for, claim_nos(&[2]));
}

/// The numbers of claims by their positions.
fn claim_nos(positions: &[usize]) -> Vec<ClaimNo> {
    positions
        .iter()
        .map(|position| ClaimNo::from_index(*position))
        .collect()
}

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
    assert_eq!(
        none.coverage(&claim_nos(&[0]), &claim_nos(&[1])),
        DisputeCoverage::None
    );
    assert!(none.places(&claim_nos(&[0])).is_empty());

    let two = sides(&[
        dispute("d0", &[&[0, 1], &[2]]),
        dispute("d1", &[&[3], &[4, 5], &[0]]),
    ]);
    assert_eq!(
        two.coverage(&claim_nos(&[0]), &claim_nos(&[2])),
        DisputeCoverage::Full
    );
    assert_eq!(
        two.coverage(&claim_nos(&[2]), &claim_nos(&[0, 1])),
        DisputeCoverage::Full
    );
    assert_eq!(
        two.coverage(&claim_nos(&[0, 2]), &claim_nos(&[])),
        DisputeCoverage::Full,
        "against each other"
    );
    assert_eq!(
        two.coverage(&claim_nos(&[0]), &claim_nos(&[1])),
        DisputeCoverage::None,
        "on one side"
    );
    assert_eq!(
        two.coverage(&claim_nos(&[0, 1]), &claim_nos(&[])),
        DisputeCoverage::None
    );
    assert_eq!(
        two.coverage(&claim_nos(&[1]), &claim_nos(&[3])),
        DisputeCoverage::None,
        "in two disputes"
    );
    assert_eq!(
        two.coverage(&claim_nos(&[0]), &claim_nos(&[6])),
        DisputeCoverage::None,
        "the other in none"
    );
    assert_eq!(
        two.coverage(&claim_nos(&[0, 2]), &claim_nos(&[6])),
        DisputeCoverage::None,
        "the other in none"
    );
    assert_eq!(
        two.coverage(&claim_nos(&[0, 6]), &claim_nos(&[2, 7])),
        DisputeCoverage::Partial {
            dispute: 0,
            missing: claim_nos(&[6, 7])
        }
    );
    assert_eq!(
        two.coverage(&claim_nos(&[0]), &claim_nos(&[4])),
        DisputeCoverage::Full,
        "in the second dispute"
    );
    // Of several disputes it is the one that leaves the fewest out, of such the first.
    assert_eq!(
        two.coverage(&claim_nos(&[0, 6]), &claim_nos(&[2, 4, 5])),
        DisputeCoverage::Partial {
            dispute: 1,
            missing: claim_nos(&[6, 2])
        }
    );
    assert_eq!(
        two.coverage(&claim_nos(&[0]), &claim_nos(&[2, 4])),
        DisputeCoverage::Partial {
            dispute: 0,
            missing: claim_nos(&[4])
        }
    );
    assert_eq!(
        two.coverage(&claim_nos(&[0]), &claim_nos(&[4, 2, 1])),
        DisputeCoverage::Partial {
            dispute: 0,
            missing: claim_nos(&[4])
        }
    );

    let places = |claims: &[usize]| -> Vec<_> {
        let places = two.places(&claim_nos(claims));
        places
            .iter()
            .map(|place| (place.dispute, place.side))
            .collect()
    };
    assert_eq!(places(&[0]), [(0, 0), (1, 2)]);
    assert_eq!(places(&[2, 4, 7]), [(0, 1), (1, 1)]);
    let opposite = |one: usize, other: usize| {
        let places = two.places(&claim_nos(&[other]));
        two.is_opposite(ClaimNo::from_index(one), &places)
    };
    assert!(opposite(0, 2) && opposite(2, 0) && opposite(0, 3) && opposite(4, 0));
    assert!(!opposite(0, 1) && !opposite(2, 3) && !opposite(0, 7) && !opposite(7, 0));

    // A side with a claim that is not there is not known; the others are.
    let unknown = sides(&[dispute("d0", &[&[0, 9], &[1]])]);
    assert_eq!(unknown.disputes[0].sides, [None, Some(claim_nos(&[1]))]);
    assert_eq!(
        unknown.coverage(&claim_nos(&[0]), &claim_nos(&[1])),
        DisputeCoverage::Full
    );
    assert!(!unknown.is_unread && !none.is_unread);
}

/// The seats that several hold, each with its claims: `b: 0, 2`, ground with a `!`.
fn rivalled(sources: &[(&str, &str, &[&str])]) -> Vec<String> {
    let (_, facts, _) = dataset(sources);
    let text = |found: ties_check::seat::Rivals| {
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
    };
    ties_check::seat::rivals(&facts.rows)
        .into_iter()
        .map(text)
        .collect()
}

#[test]
fn a_seat_has_one_holder_at_a_time() {
    let says = |subject: char, predicate: &str, object: char, more: &str| {
        format!(r#""subject":"{subject}","predicate":"{predicate}","object":"{object}"{more}"#)
    };
    let on = |day: &str, claims: &[String]| {
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        rivalled(&[("s1", &format!(r#""published":"{day}""#), &claims)])
    };
    let of_year = |claims: &[String]| on("2021", claims);
    let leads = |subject: char, more: &str| says(subject, "leads", 'b', more);
    assert_eq!(
        of_year(&[leads('c', ""), leads('d', ""), leads('d', "")]),
        ["b: 0, 1, 2"]
    );
    assert!(of_year(&[leads('c', ""), says('d', "leads", 'e', "")]).is_empty());
    assert!(of_year(&[leads('c', ""), leads('c', "")]).is_empty());
    // Of several seats each by itself; of ground, what is held whole.
    let (full, part) = (
        r#","with":{"degree":"full"}"#,
        r#","with":{"degree":"partial"}"#,
    );
    let holds = |subject: char, degree: &str| says(subject, "controls-territory", 'p', degree);
    assert_eq!(
        of_year(&[
            leads('c', ""),
            holds('c', full),
            leads('d', ""),
            says('d', "governs", 'p', "")
        ]),
        ["b: 0, 2", "p!: 1, 3"]
    );
    assert!(of_year(&[holds('c', full), holds('d', part), holds('e', "")]).is_empty());
    // Together, in one claim, two are no rivals; a third is.
    let both = r#""subjects":["c","d"],"predicate":"leads","object":"b""#.to_owned();
    assert!(of_year(std::slice::from_ref(&both)).is_empty());
    let all = r#""subject":"c","predicate":"leads","objects":["b","e"]"#.to_owned();
    assert_eq!(of_year(&[both, all, leads('d', "")]), ["b: 1, 2"]);
    // Who is the same is one holder, over any number of steps; with ground, also who is a part.
    let chain = |predicate: &str| {
        [
            says('c', predicate, 'd', ""),
            says('f', predicate, 'd', ""),
            says('f', predicate, 'e', ""),
        ]
    };
    let (two, ground) = (
        [leads('c', ""), leads('e', "")],
        [holds('c', full), holds('e', full)],
    );
    for (predicate, of_group, of_ground) in [
        ("same-as", 0, 0),
        ("part-of", 1, 0),
        ("branch-of", 1, 0),
        ("network-within", 1, 0),
        ("renamed-to", 1, 0),
        ("holds-office", 1, 0),
        ("allied-with", 1, 1),
    ] {
        let with = |claims: &[String]| of_year(&[claims, &chain(predicate)].concat()).len();
        assert_eq!(
            (with(&two), with(&ground)),
            (of_group, of_ground),
            "{predicate}"
        );
    }
    // A tie that is denied, or only foretold, joins nobody; nor is one who is not told to hold it a rival.
    for more in [r#","negated":true"#, r#","mode":"forecast""#] {
        let joined = says('c', "same-as", 'e', more);
        assert_eq!(
            of_year(&[leads('c', ""), leads('e', ""), joined]).len(),
            1,
            "{more}"
        );
        assert!(
            of_year(&[leads('c', ""), leads('e', more)]).is_empty(),
            "{more}"
        );
    }
    let taken_back = leads('e', r#","revises":"s1#c0""#);
    assert!(of_year(&[leads('c', ""), taken_back]).is_empty());
}

#[test]
fn rivals_hold_a_seat_on_days_that_are_sure() {
    let leads = |subject: char, when: &str| {
        format!(r#""subject":"{subject}","predicate":"leads","object":"b","when":"{when}""#)
    };
    for (one, other, expected) in [
        ("2018-01-01/2018-03-01", "2018-03-01/2018-05-01", true),
        ("2018-01-01/2018-03-01", "2018-03-02/2018-05-01", false),
        ("2018-01-01/2018-05-01", "2018-03-02/2018-03-03", true),
        ("2018/2020", "2019/2021", true),
        // One may have gone in January, and the other come in December.
        ("2018/2019", "2019/2020", false),
        ("2018/2020", "2021/2022", false),
    ] {
        for (one, other) in [(one, other), (other, one)] {
            let (one, other) = (leads('c', one), leads('d', other));
            let found = rivalled(&[("s1", "", &[&one]), ("s2", "", &[&other])]);
            assert_eq!(!found.is_empty(), expected, "{one} {other}");
        }
    }
    // Two sources tell each of its own date, and are of no one time by that; one source is.
    let (one, other) = (
        r#""subject":"c","predicate":"leads","object":"b""#,
        r#""subject":"d","predicate":"leads","object":"b""#,
    );
    let year = r#""published":"2021""#;
    assert!(rivalled(&[("s1", year, &[one]), ("s2", year, &[other])]).is_empty());
    let since = leads('d', "2019/..");
    assert_eq!(
        rivalled(&[("s1", year, &[one, &since]), ("s2", year, &[other])]),
        ["b: 0, 1"]
    );
    assert!(rivalled(&[("s1", year, &[one, &leads('d', "2019/2020")])]).is_empty());
}

/// As whose claims are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    OneVoice,
    Origins,
}

fn of(facts: &Facts, between: Between) -> Vec<Contradiction> {
    let found = facts.contradictions().clone();
    if between == Between::Origins {
        found.between_origins
    } else {
        found.of_one_voice
    }
}

/// The contradictions of a dataset in short: predicates, kind, and how many claims each side has.
fn found(sources: &[(&str, &str, &[&str])], between: Between) -> Vec<String> {
    let (_, facts, _) = dataset(sources);
    let text = |found: Contradiction| {
        let kind = match found.kind {
            Kind::Denied => "denied",
            Kind::Excluded { never: true } => "never",
            Kind::Excluded { never: false } => "rarely",
            Kind::Dates => "dates",
            Kind::Amounts => "amounts",
            Kind::NoTie => "no tie",
        };
        format!(
            "{}/{} {kind} {}:{}",
            found.predicate,
            found.other,
            found.one_side.len(),
            found.other_side.len()
        )
    };
    of(&facts, between).into_iter().map(text).collect()
}

#[test]
fn what_cannot_both_be_is_found_of_one_time() {
    let dated = |date: &str| format!(r#""published":"{date}""#);
    let (early, later, much_later) = (
        dated("2020-05-01"),
        dated("2020-10-01"),
        dated("2022-01-01"),
    );
    let denied = format!(r#"{ALLIED},"negated":true"#);
    let fights = r#""predicate":"fights","object":"b""#;
    let denied_and = |date: &str| {
        found(
            &[("s1", &early, &[ALLIED]), ("s2", date, &[&denied])],
            Between::Origins,
        )
    };
    assert_eq!(denied_and(&early), ["allied-with/allied-with denied 1:1"]);
    assert_eq!(
        denied_and(&later),
        ["allied-with/allied-with denied 1:1"],
        "half a year either way"
    );
    assert!(denied_and(&much_later).is_empty());
    assert!(
        denied_and("").is_empty(),
        "of what has no time nothing is known"
    );
    assert_eq!(
        found(
            &[("s1", &early, &[fights, ALLIED]), ("s2", &early, &[ALLIED])],
            Between::Origins
        ),
        ["allied-with/fights rarely 1:1"],
        "what one source says both ways is no contradiction between origins"
    );
    assert_eq!(
        found(
            &[("s1", &early, &[fights, ALLIED]), ("s2", &early, &[ALLIED])],
            Between::OneVoice
        ),
        ["allied-with/fights rarely 1:1"]
    );
    // Stated times are taken as stated.
    let before = format!(r#"{ALLIED},"when":"2015/2016""#);
    let after = r#""predicate":"fights","object":"b","when":"2017/2018""#;
    let at_once = r#""predicate":"fights","object":"b","when":"2015-06/2018""#;
    assert!(
        found(
            &[("s1", &early, &[&before]), ("s2", &early, &[after])],
            Between::Origins
        )
        .is_empty()
    );
    assert_eq!(
        found(
            &[("s1", &early, &[&before]), ("s2", &early, &[at_once])],
            Between::Origins
        )
        .len(),
        1
    );
    // What is implied is denied with what implies it, and not the other way round.
    let branch = r#""predicate":"branch-of","object":"b""#;
    let (no_part, part) = (
        r#""predicate":"part-of","object":"b","negated":true"#,
        r#""predicate":"part-of","object":"b""#,
    );
    let no_branch = r#""predicate":"branch-of","object":"b","negated":true"#;
    assert_eq!(
        found(
            &[("s1", &early, &[branch]), ("s2", &early, &[no_part])],
            Between::Origins
        ),
        ["branch-of/part-of denied 1:1"]
    );
    assert!(
        found(
            &[("s1", &early, &[part]), ("s2", &early, &[no_branch])],
            Between::Origins
        )
        .is_empty()
    );
    let alone = r#""predicate":"independent-of","object":"b""#;
    assert_eq!(
        found(
            &[("s1", &early, &[branch]), ("s2", &early, &[alone])],
            Between::Origins
        ),
        ["branch-of/independent-of never 1:1"]
    );
    // Nobody contradicts himself who is not named, and relays of one voice are no two.
    let (official, no) = (
        by(r#""class:official""#),
        by(r#""class:official""#) + r#","negated":true"#,
    );
    assert!(found(&[("s1", &early, &[&official, &no])], Between::OneVoice).is_empty());
    let (w, not_w) = (by(r#""w""#), by(r#""w""#) + r#","negated":true"#);
    assert!(
        found(
            &[("s1", &early, &[&w]), ("s2", &early, &[&not_w])],
            Between::Origins
        )
        .is_empty()
    );
    assert_eq!(
        found(
            &[("s1", &early, &[&w]), ("s2", &early, &[&not_w])],
            Between::OneVoice
        )
        .len(),
        1
    );
    // What is no state of affairs enters nothing.
    let promise = format!(r#"{denied},"mode":"promise""#);
    assert!(
        found(
            &[("s1", &early, &[ALLIED]), ("s2", &early, &[&promise])],
            Between::Origins
        )
        .is_empty()
    );
}

#[test]
fn what_has_no_way_contradicts_both_ways() {
    let contradicts = |one: [&str; 3], other: [&str; 3], no: &str| {
        let claim = |[subject, predicate, object]: [&str; 3], more: &str| {
            format!(r#""subject":"{subject}","predicate":"{predicate}","object":"{object}"{more}"#)
        };
        let (one, other) = (claim(one, ""), claim(other, no));
        let source = r#""published":"2020-05-01""#;
        found(
            &[("s1", source, &[&one]), ("s2", source, &[&other])],
            Between::Origins,
        )
    };
    for (one, other, there, back) in [
        ("part-of", "independent-of", "never", "never"),
        ("commands", "independent-of", "never", "never"),
        ("part-of", "allied-with", "rarely", "rarely"),
        ("branch-of", "allied-with", "rarely", "rarely"),
        ("fights", "allied-with", "rarely", "rarely"),
        ("hostile-to", "allied-with", "rarely", "rarely"),
        ("part-of", "affiliate-of", "rarely", ""),
        ("supports", "hostile-to", "rarely", ""),
        ("arms", "hostile-to", "rarely", ""),
        ("arms", "fights", "", ""),
    ] {
        for (one, other) in [(one, other), (other, one)] {
            let kind = |found: Vec<String>| {
                found.first().map_or(String::new(), |found| {
                    found[found.find(' ').unwrap()..].to_owned()
                })
            };
            let expected = |kind: &str| {
                if kind.is_empty() {
                    String::new()
                } else {
                    format!(" {kind} 1:1")
                }
            };
            assert_eq!(
                kind(contradicts(["a", one, "b"], ["a", other, "b"], "")),
                expected(there),
                "{one} {other}"
            );
            assert_eq!(
                kind(contradicts(["a", one, "b"], ["b", other, "a"], "")),
                expected(back),
                "{one} {other}"
            );
        }
    }
    let no = r#","negated":true"#;
    assert_eq!(
        contradicts(["a", "allied-with", "b"], ["b", "allied-with", "a"], no).len(),
        1
    );
    assert_eq!(
        contradicts(["a", "part-of", "b"], ["a", "part-of", "b"], no).len(),
        1
    );
    assert!(contradicts(["a", "part-of", "b"], ["b", "part-of", "a"], no).is_empty());
    // What no tie is, none contradicts; nor what is said of others.
    assert_eq!(
        contradicts(["a", "arms", "b"], ["b", "no-known-tie", "a"], ""),
        ["arms/no-known-tie no tie 1:1"]
    );
    assert_eq!(
        contradicts(["a", "endorses", "b"], ["a", "no-known-tie", "b"], ""),
        [""; 0],
        "words"
    );
    assert_eq!(
        contradicts(["a", "fights", "b"], ["a", "no-known-tie", "b"], ""),
        [""; 0],
        "foes"
    );
    assert!(contradicts(["a", "fights", "b"], ["a", "allied-with", "c"], "").is_empty());
}

#[test]
fn a_contradiction_names_what_is_said_first_and_each_claim_once() {
    let all = |claims: &[&str]| {
        let (_, facts, _) = dataset(&[("s1", r#""published":"2020-05-01""#, claims)]);
        let text = |found: Contradiction| {
            let positions = |claims: &[ClaimNo]| -> Vec<usize> {
                claims.iter().map(|claim| claim.index()).collect()
            };
            format!(
                "{} {:?}, {} {:?}",
                found.predicate,
                positions(&found.one_side),
                found.other,
                positions(&found.other_side)
            )
        };
        of(&facts, Between::OneVoice)
            .into_iter()
            .map(text)
            .collect::<Vec<_>>()
    };
    let (branch, no_part) = (
        r#""predicate":"branch-of","object":"b""#,
        r#""predicate":"part-of","object":"b","negated":true"#,
    );
    assert_eq!(
        all(&[no_part, branch, branch]),
        ["branch-of [1, 2], part-of [0]"]
    );
    let (none, arms) = (
        r#""predicate":"no-known-tie","object":"b""#,
        r#""predicate":"arms","object":"b""#,
    );
    assert_eq!(all(&[none, arms, none]), ["arms [1], no-known-tie [0, 2]"]);
    // Of its source's date and of days that are sure: one question, and each claim once; another question is another.
    let (sure, sure_not) = (
        format!(r#"{arms},"when":"2019-01/..""#),
        format!(r#"{arms},"negated":true,"when":"2019-01/..""#),
    );
    let not = format!(r#"{arms},"negated":true"#);
    assert_eq!(
        all(&[&sure, &sure_not, arms, &not]),
        ["arms [0, 2], arms [1, 3]"]
    );
    let (other, other_not) = (
        arms.replace(r#""b""#, r#""c""#),
        not.replace(r#""b""#, r#""c""#),
    );
    assert_eq!(
        all(&[&sure, &sure_not, &other, &other_not]),
        ["arms [0], arms [1]", "arms [2], arms [3]"]
    );
    // What is bounded is not denied by what holds beyond its bounds, but by what can never be.
    let bounded = |claim: &str| format!(r#"{claim},"with":{{"scope":"in the north"}}"#);
    assert!(all(&[&bounded(arms), &not]).is_empty());
    assert!(all(&[arms, &bounded(&not)]).is_empty());
    assert!(all(&[&bounded(ALLIED), r#""predicate":"fights","object":"b""#]).is_empty());
    let alone = r#""predicate":"independent-of","object":"b""#;
    assert_eq!(
        all(&[&bounded(branch), alone]),
        ["branch-of [0], independent-of [1]"]
    );
    assert_eq!(all(&[&bounded(arms), none]), ["arms [0], no-known-tie [1]"]);
    // What was taken back contradicts nothing.
    assert!(all(&[arms, &format!(r#"{not},"revises":"s1#c0""#)]).is_empty());
}

#[test]
fn values_that_have_nothing_in_common_contradict() {
    let founded = |date: &str| format!(r#""predicate":"founded-on","date":"{date}""#);
    let (year, other_year, month) = (founded("1988"), founded("1989"), founded("1988-08"));
    assert!(
        found(
            &[("s1", "", &[&year]), ("s2", "", &[&month])],
            Between::Origins
        )
        .is_empty()
    );
    let three: [(&str, &str, &[&str]); 3] = [
        ("s1", "", &[&year]),
        ("s2", "", &[&other_year]),
        ("s3", "", &[&month]),
    ];
    assert_eq!(
        found(&three, Between::Origins),
        ["founded-on/founded-on dates 3:0"]
    );

    let strong = |amount: &str| {
        format!(r#""predicate":"strength","amount":{amount},"with":{{"population":"fighters"}}"#)
    };
    let published = r#""published":"2021-07""#;
    let few = strong(r#"{"low":500,"high":1500,"bound":"between"}"#);
    let some = strong(r#"{"low":1000,"high":2200,"bound":"between"}"#);
    let many = strong(r#"{"best":4000,"bound":"at-least"}"#);
    let pairs = |one: &str, other: &str| {
        found(
            &[("s1", published, &[one]), ("s2", published, &[other])],
            Between::Origins,
        )
    };
    assert!(pairs(&few, &some).is_empty());
    assert_eq!(pairs(&few, &many), ["strength/strength amounts 2:0"]);
    assert_eq!(pairs(&many, &some), ["strength/strength amounts 2:0"]);
    let exact =
        |number: u32, bound: &str| strong(&format!(r#"{{"best":{number},"bound":"{bound}"}}"#));
    assert_eq!(pairs(&exact(100, "exact"), &exact(105, "exact")).len(), 1);
    assert!(
        pairs(&exact(100, "about"), &exact(105, "exact")).is_empty(),
        "about leaves a tenth"
    );
    assert_eq!(
        pairs(&exact(100, "more-than"), &exact(100, "exact")).len(),
        1
    );
    assert!(pairs(&exact(100, "at-least"), &exact(100, "exact")).is_empty());
    assert_eq!(
        pairs(&exact(100, "fewer-than"), &exact(100, "exact")).len(),
        1
    );
    assert!(pairs(&exact(100, "at-most"), &exact(100, "exact")).is_empty());
    assert!(pairs(&exact(100, "exact"), &strong(r#"{"bound":"unknown"}"#)).is_empty());
    // Nor is a value that is denied, foretold or doubted.
    for more in [
        r#","negated":true"#,
        r#","mode":"forecast""#,
        r#","attribution":[{"who":"w","stance":"doubts"}]"#,
    ] {
        assert!(pairs(&few, &(many.clone() + more)).is_empty(), "{more}");
        let dates: [(&str, &str, &[&str]); 2] = [
            ("s1", "", &[&year]),
            ("s2", "", &[&(other_year.clone() + more)]),
        ];
        assert!(found(&dates, Between::Origins).is_empty(), "{more}");
    }
    // Of one voice each measure is a question of its own, whether told of days that are sure or of the source's date.
    let of_fighters = |number: u32, when: &str| exact(number, "exact") + when;
    let of_members = |number: u32| of_fighters(number, "").replace("fighters", "members");
    let sure = r#","when":"2021-05-01""#;
    let claims = [
        of_fighters(100, sure),
        of_fighters(900, sure),
        of_members(100),
        of_members(900),
    ];
    let by_itself = |claims: &[String]| {
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        found(&[("s1", published, &claims)], Between::OneVoice)
    };
    assert_eq!(
        by_itself(&claims),
        [
            "strength/strength amounts 2:0",
            "strength/strength amounts 2:0"
        ]
    );
    let claims = [
        of_fighters(100, sure),
        of_fighters(900, sure),
        of_fighters(100, ""),
        of_fighters(900, ""),
    ];
    assert_eq!(by_itself(&claims), ["strength/strength amounts 4:0"]);
    // What is counted otherwise, or of another time, is not compared.
    let members =
        r#""predicate":"strength","amount":{"best":9000},"with":{"population":"members"}"#;
    assert!(pairs(&few, members).is_empty());
    let earlier = format!(r#"{many},"when":"2015-01-01""#);
    assert!(pairs(&few, &earlier).is_empty());
}

proptest! {
    /// The sweep finds just what comparing each with each finds.
    #[test]
    fn sweeping_finds_what_comparing_finds(
        claims in prop::collection::vec((0..4_u8, 0..12_i32, 0..6_i32, 0..3_u8), 0..24),
    ) {
        let predicates = ["allied-with", "fights", "part-of"];
        let mut by_speaker: Vec<Vec<String>> = vec![Vec::new(); 4];
        for (speaker, start, length, predicate) in &claims {
            let when = format!("{}/{}", 2000 + start, 2000 + start + length);
            let predicate = predicates[usize::from(*predicate)];
            by_speaker[usize::from(*speaker)].push(format!(r#""predicate":"{predicate}","object":"b","when":"{when}""#));
        }
        let ids = ["s0", "s1", "s2", "s3"];
        let claims: Vec<Vec<&str>> = by_speaker.iter().map(|claims| claims.iter().map(String::as_str).collect()).collect();
        let sources: Vec<(&str, &str, &[&str])> =
            ids.iter().zip(&claims).map(|(id, claims)| (*id, "", claims.as_slice())).collect();
        let (_, facts, _) = dataset(&sources);
        for between in [Between::Origins, Between::OneVoice] {
            let mut swept: Vec<ClaimNo> = of(&facts, between)
                .into_iter()
                .flat_map(|found| found.one_side.into_iter().chain(found.other_side))
                .collect();
            swept.sort_unstable();
            swept.dedup();
            let differs = |one: &ties_facts::row::PairRow, other: &ties_facts::row::PairRow| {
                let same = facts.rows.claim(one.claim).source == facts.rows.claim(other.claim).source;
                let meets = one.time.overlaps(other.time) == ties::edtf::Verdict::Certainly;
                meets && ties_facts::contradiction::opposes(one, other) && same == (between == Between::OneVoice)
            };
            let compared = facts.rows.pairs.iter().filter(|one| facts.rows.pairs.iter().any(|other| differs(one, other)));
            let compared: Vec<ClaimNo> = compared.map(|pair| pair.claim).collect();
            prop_assert_eq!(swept, compared);
        }
    }
}
