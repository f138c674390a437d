//! Ties: their direction and their episodes.

use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::episode::{Episode, EpisodeEnd, OnDay};
use ties_facts::tie::{self, Tie};

use super::{ALLIED, by, claim_nos, dataset};

/// The ties of `a` and `b`.
fn ties_of(sources: &[(&str, &str, &[&str])]) -> Vec<Tie> {
    let (index, facts, _) = dataset(sources);
    tie::between(&facts, &index, ("a", "b"))
}

fn day_text(number: i32) -> String {
    if !ties_facts::row::is_known(number) {
        return "..".to_owned();
    }
    let day = ties::edtf::Day::from_number(i64::from(number));
    let (year, month, day) = day.unwrap().to_ymd();
    format!("{year}-{month:02}-{day:02}")
}

pub(super) fn episode_text(episode: &Episode) -> String {
    let ends = match episode.time.end {
        EpisodeEnd::Stated => "!",
        EpisodeEnd::AtAnUnknownTime => "?",
        EpisodeEnd::AttestedUntil => "",
    };
    let starts = if episode.time.starts { "!" } else { "" };
    let start = day_text(episode.time.days.start.0);
    let until = day_text(episode.time.days.until.1);
    format!("{start}{starts} {until}{ends}")
}

/// Each episode as text, such as `2015-01-01! 2016-12-31`. A stated start or end has a `!`, an end
/// at an unknown time a `?`.
fn episodes(tie: &Tie) -> Vec<String> {
    tie.episodes.iter().map(episode_text).collect()
}

/// The claims for all episodes of a tie, in order.
fn claims_for(tie: &Tie) -> Vec<ClaimNo> {
    let episodes = tie.episodes.iter();
    let mut claims: Vec<ClaimNo> = episodes.flat_map(|it| it.claims_for.clone()).collect();
    claims.sort_unstable();
    claims
}

#[test]
fn a_tie_lasts_no_longer_than_its_claims_say() {
    let published = r#""published":"2021-09-03""#;
    let cases: &[(&[&str], &[&str])] = &[
        // A claim without a time has the date of its source.
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
            &["2015-02-01! 2021-09-03?"],
        ),
        (
            &[
                "\"predicate\":\"allied-with\",\"object\":\"b\",\"when\":\"2015-02-01/..\",\
                 \"start-known\":false",
            ],
            &["2015-02-01 2021-09-03"],
        ),
        (
            &[r#""predicate":"allied-with","object":"b","when":"2015/2017","end-known":false"#],
            &["2015-01-01! 2017-12-31"],
        ),
        // Adjacent times make one episode. Separate times make two, however short the gap.
        (
            &[
                r#""predicate":"allied-with","object":"b","when":"2015/2016""#,
                r#""predicate":"allied-with","object":"b","when":"2017/2018""#,
                ALLIED,
            ],
            &["2015-01-01! 2018-12-31!", "2021-09-03 2021-09-03"],
        ),
        // A month means some day in it.
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
        for episode in &tie.episodes {
            assert_eq!((episode.origins_for, episode.origins_against), (1, 0));
            assert!(!episode.is_contested());
        }
        assert_eq!(claims_for(tie).len(), claims.len());
    }
}

fn ties_of_mode(mode: &str) -> usize {
    let claim = format!(r#"{ALLIED},"mode":"{mode}""#);
    ties_of(&[("s1", "", &[&claim])]).len()
}

#[test]
fn only_states_make_a_tie_and_origins_against_it_are_counted() {
    let modes = [
        "report",
        "assessment",
        "estimate",
        "legal-act",
        "legal-finding",
    ];
    assert!(modes.iter().all(|mode| ties_of_mode(mode) == 1));
    let others = [
        "promise",
        "threat",
        "demand",
        "forecast",
        "hypothesis",
        "ground",
        "hearsay",
        "allegation",
        "denial",
        "inferred",
    ];
    assert!(others.iter().all(|mode| ties_of_mode(mode) == 0));
    let doubted = by(r#"{"who":"w","stance":"doubts"}"#);
    assert!(ties_of(&[("s1", "", &[&doubted])]).is_empty());

    let denied = format!(r#"{ALLIED},"negated":true"#);
    assert!(
        ties_of(&[("s1", "", &[&denied])]).is_empty(),
        "a negated claim makes no tie"
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
    for (tie, name, counts) in [(allied, "allied-with", (2, 2)), (war, "fights", (1, 2))] {
        let [episode] = tie.episodes.as_slice() else {
            panic!("one episode: {tie:?}")
        };
        assert_eq!(tie.predicate.name(), name);
        let found = (episode.origins_for, episode.origins_against);
        assert_eq!(found, counts);
        assert!(episode.is_contested());
    }
}

fn letter(number: EntityNo) -> char {
    char::from(b'a' + u8::try_from(number.index()).unwrap())
}

fn tie_text(tie: &Tie) -> String {
    format!(
        "{} {} {} {}",
        letter(tie.subject),
        tie.predicate,
        letter(tie.object),
        claims_for(tie).len()
    )
}

fn sides_of_ties(claims: &[&str]) -> Vec<String> {
    ties_of(&[("s1", "", claims)])
        .iter()
        .map(tie_text)
        .collect()
}

#[test]
fn a_tie_is_directed_or_undirected() {
    // With subject and object swapped, an undirected tie is the same tie, and a directed one is
    // another.
    let back = r#""predicate":"allied-with","subject":"b","object":"a""#;
    assert_eq!(sides_of_ties(&[ALLIED, back]), ["a allied-with b 2"]);
    assert_eq!(
        sides_of_ties(&[
            back,
            r#""predicate":"allied-with","mutual":true,"object":"b""#
        ]),
        ["a allied-with b 2"]
    );
    let part = r#""predicate":"part-of","object":"b""#;
    let whole = r#""predicate":"part-of","subject":"b","object":"a""#;
    assert_eq!(
        sides_of_ties(&[whole, part, whole]),
        ["a part-of b 1", "b part-of a 2"]
    );
    // Claims on other entities, and claims without an object, make no tie of these two.
    let strangers = r#""among":["a","c","d"],"predicate":"allied-with""#;
    let others = r#""predicate":"fights","subject":"c","object":"b""#;
    let founded = r#""predicate":"founded-on","date":"1988""#;
    assert_eq!(
        sides_of_ties(&[strangers, ALLIED, others, founded]),
        ["a allied-with b 1"]
    );
    assert!(sides_of_ties(&[strangers, others, founded]).is_empty());
}

/// Claims, each as a time and further keys, with the episodes that they make.
type Together<'t> = (&'t [(&'t str, &'t str)], &'t [&'t str]);

#[test]
fn overlapping_and_adjacent_times_are_merged() {
    let no_start = r#","start-known":false"#;
    let no_end = r#","end-known":false"#;
    let cases: &[Together<'_>] = &[
        // The start is stated if any claim that starts on that day states it. A claim that starts
        // later does not count.
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
        // The claim that lasts longest decides how the episode ends. If several last until the same
        // day, one that states the end decides.
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
        // A time that begins the next day continues the episode. One a day later starts a new one.
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
        // An unknown start or end is not taken to overlap. Equal times with neither are merged.
        (
            &[("/2015", ""), ("2014/", "")],
            &["2014-01-01! 2015-12-31!"],
        ),
        (
            &[("2014/", ""), ("2016/", "")],
            &["2014-01-01! 2021-09-03?", "2016-01-01! 2021-09-03?"],
        ),
        (&[("/", ""), ("/", "")], &[".. 2021-09-03?"]),
        (
            &[("/", ""), ("/2015", "")],
            &[".. 2021-09-03?", ".. 2015-12-31!"],
        ),
        (
            &[("/", ""), ("2014/", "")],
            &[".. 2021-09-03?", "2014-01-01! 2021-09-03?"],
        ),
        // An open end (`..`) lasts until the date of the source.
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
        assert_eq!(claims_for(tie).len(), claims.len(), "{claims:?}");
    }
}

pub(super) fn day_number(text: &str) -> i32 {
    ties::edtf::Edtf::parse(text)
        .unwrap()
        .sometime()
        .start_days()
        .0
}

#[test]
fn an_episode_has_a_state_on_each_day() {
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
                ties[0].episodes[0].on(day_number(text)),
                *expected,
                "{when} on {text}"
            );
        }
    }
}

#[test]
fn the_ties_of_a_dataset_are_the_ties_of_its_pairs() {
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
        all.iter().map(claims_for).collect::<Vec<_>>(),
        [claim_nos(&[0, 2]), claim_nos(&[3]), claim_nos(&[1])]
    );
    let without_first = tie::all(&facts, |pair| pair.claim.index() != 0);
    assert_eq!(claims_for(&without_first[0]), claim_nos(&[2]));
}
