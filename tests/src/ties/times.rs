//! The episode of one claim, for every kind of start and end that its time may have.

use ties::id::Id;
use ties_facts::episode::OnDay;
use ties_facts::tie;
use ties_view::{Analysis, Selection, between};

use super::episodes::{day_number, episode_text};
use super::{ALLIED, dataset};

/// One case per line: the time, further keys, the episode, its states on [`DAYS`], and its words.
/// The source is of 3 September 2021.
const CASES: &str = "\
2015-01-01/2018-06-13||2015-01-01! 2018-06-13!|NCEEE|from 1 January 2015 to 13 June 2018
../2018-06-13||.. 2018-06-13!|PPEEE|ended by 13 June 2018
/2018-06-13||.. 2018-06-13!|PPEEE|ended by 13 June 2018
2015-01-01/..||2015-01-01! 2021-09-03|NCCCL|since 1 January 2015, last attested 3 September 2021
2015-01-01/||2015-01-01! 2021-09-03?|NPPPL|since 1 January 2015, end date unknown
../..||.. 2021-09-03|PPPCL|last attested 3 September 2021
/..||.. 2021-09-03|PPPCL|last attested 3 September 2021
../||.. 2021-09-03?|PPPPL|date unknown
/||.. 2021-09-03?|PPPPL|date unknown
2018-06-13|end-known|2018-06-13 2018-06-13!|BBEEE|first attested 13 June 2018, ended by 13 June 2018
2015-01-01/2018-06-13|sometime|2015-01-01 2018-06-13|BPLLL|reported for some day between \
1 January 2015 and 13 June 2018
../2018-06-13|sometime|.. 2018-06-13|PPLLL|last attested some day up to 13 June 2018
/2018-06-13|sometime|.. 2018-06-13|PPLLL|last attested some day up to 13 June 2018
2015-01-01/..|sometime|2015-01-01 2021-09-03?|BPPPL|first attested some day between \
1 January 2015 and 3 September 2021, end date unknown
2015-01-01/|sometime|2015-01-01 2021-09-03?|BPPPL|first attested some day between \
1 January 2015 and 3 September 2021, end date unknown
../..|sometime|.. 2021-09-03?|PPPPL|date unknown
/|sometime|.. 2021-09-03?|PPPPL|date unknown
2015-01-01/2018-06-13|sometime end-known|2015-01-01 2018-06-13!|BPEEE|first attested some day \
between 1 January 2015 and 13 June 2018, ended by 13 June 2018
/2018-06-13|sometime end-known|.. 2018-06-13!|PPEEE|ended by 13 June 2018
../2018-06-13|sometime end-known|.. 2018-06-13!|PPEEE|ended by 13 June 2018
2015-01-01/2018-06-13|sometime start-known|2015-01-01! 2018-06-13|NPLLL|since 1 January 2015, \
last attested some day between 1 January 2015 and 13 June 2018
/2018-06-13|end-unknown|.. 2018-06-13|PPLLL|last attested 13 June 2018
2015-01-01/..|start-unknown|2015-01-01 2021-09-03|BCCCL|attested from 1 January 2015 to \
3 September 2021
2015-01-01/|start-unknown|2015-01-01 2021-09-03?|BPPPL|first attested 1 January 2015, end date \
unknown
2015-01-01/..|act|2015-01-01! ..|NCCCP|since 1 January 2015, last attested 3 September 2021
2015-01-01/|act|2015-01-01! ..?|NPPPP|since 1 January 2015, end date unknown
";

const DAYS: [&str; 5] = [
    "2010-01-01",
    "2016-06-01",
    "2019-06-01",
    "2021-09-03",
    "2026-01-01",
];

/// Two claims on one tie, as times with further keys, and the episodes that they make. An end that
/// is known stays if the start is unknown, and so does the start of an episode merged with it. A
/// vague last day leaves a stated end as it is.
const MERGED: &str = "\
/2018-06-13| & /2018-06-13||.. 2018-06-13!
/2018-06-13|sometime & /2018-06-13|sometime|.. 2018-06-13
/2018-06-13|sometime end-known & 2013-11-07/||2013-11-07! 2021-09-03?, .. 2018-06-13!
2014/2018| & /2018-06-13||2014-01-01! 2018-12-31!
2014/2018|end-unknown & /2018-06-13||2014-01-01! 2018-06-13!
2014/..| & /2018-06-13||2014-01-01! 2021-09-03
/2018-06-13| & 2013/2016||2013-01-01! 2016-12-31!, .. 2018-06-13!
/2013| & /2018-06-13||.. 2013-12-31!, .. 2018-06-13!
2014/2016| & 2015/2018|sometime|2014-01-01! 2016-12-31!
2015-02-01/..|act & 2015-02-01/..|act|2015-02-01! ..
";

#[test]
fn merging_loses_neither_a_start_nor_an_end() {
    for case in MERGED.lines() {
        let (claims, expected) = case.rsplit_once('|').unwrap();
        let claims: Vec<String> = claims.split(" & ").map(claim).collect();
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        let (index, facts, _) = dataset(&[("s1", PUBLISHED, &claims)]);
        let ties = tie::between(&facts, &index, ("a", "b"));
        let episodes: Vec<String> = ties[0].episodes.iter().map(episode_text).collect();
        assert_eq!(episodes.join(", "), expected, "{case}");
    }
}

const PUBLISHED: &str = r#""published":"2021-09-03""#;

/// The claim of a time and further keys, such as `2014/|sometime`.
fn claim(text: &str) -> String {
    let (when, keys) = text.split_once('|').unwrap();
    let keys: String = keys.split(' ').map(key).collect();
    format!(r#"{ALLIED},"when":"{when}"{keys}"#)
}

/// The JSON of a key that a case names.
fn key(name: &str) -> &'static str {
    match name {
        "" => "",
        "sometime" => r#","holds":"sometime""#,
        "start-known" => r#","start-known":true"#,
        "end-known" => r#","end-known":true"#,
        "start-unknown" => r#","start-known":false"#,
        "end-unknown" => r#","end-known":false"#,
        "act" => r#","mode":"legal-act""#,
        other => panic!("{other}"),
    }
}

fn letter(state: OnDay) -> char {
    match state {
        OnDay::Certain => 'C',
        OnDay::Possible => 'P',
        OnDay::NotYet => 'N',
        OnDay::BeforeFirstAttested => 'B',
        OnDay::Ended => 'E',
        OnDay::AfterLastAttested => 'L',
    }
}

#[test]
fn an_episode_keeps_every_start_and_end_that_is_known() {
    let [a, b] = ["a", "b"].map(|id| Id::new(id).unwrap());
    for case in CASES.lines() {
        let [when, keys, text, states, words] = case.split('|').collect::<Vec<_>>()[..] else {
            panic!("five fields: {case}")
        };
        let claim = claim(&format!("{when}|{keys}"));
        let (index, facts, dataset) = dataset(&[("s1", PUBLISHED, &[&claim])]);
        let ties = tie::between(&facts, &index, ("a", "b"));
        let episode = &ties[0].episodes[0];
        let found: String = DAYS
            .map(|day| letter(episode.on(day_number(day))))
            .into_iter()
            .collect();
        let view = between(&Analysis::new(&dataset, Selection::default()), &a, &b);
        let found = (
            episode_text(episode),
            found,
            view.ties[0].episodes[0].words.clone(),
        );
        let expected = (text.to_owned(), states.to_owned(), words.to_owned());
        assert_eq!(found, expected, "{case}");
    }
}
