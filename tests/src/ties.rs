//! Roots, ties and contradictions, against small graphs whose answers were counted by hand; and against slow ways to
//! count them.

use std::fmt::Write;

use proptest::prelude::*;
use ties::contradiction::{Contradiction, Kind, contradictions};
use ties::dataset::Dataset;
use ties::file::Files;
use ties::index::Index;
use ties::roots::Roots;
use ties::row::Rows;
use ties::tie::{self, Ends, Tie};

/// Sources, each with the keys that it has beside kind, title and language, and its claims, each with the keys that it has
/// beside id, place and subject; of the entities `a` to `z`, of which `a` to `h` are armed groups, the rest organizations.
fn dataset(sources: &[(&str, &str, &[&str])]) -> (Index, Rows, Dataset) {
    let mut text = String::new();
    for letter in 'a'..='z' {
        let kind = if letter <= 'h' { "armed-group" } else { "organization" };
        writeln!(text, r#"{{"id":"{letter}","entity":{{"kind":"{kind}","name":"{letter}"}}}}"#).unwrap();
    }
    for (id, keys, claims) in sources {
        let keys = if keys.is_empty() { String::new() } else { format!(",{keys}") };
        writeln!(text, r#"{{"id":"{id}","source":{{"kind":"report","title":"{id}","language":"en"{keys}}}}}"#).unwrap();
        for (number, claim) in claims.iter().enumerate() {
            writeln!(text, r#"{{"in":"{id}","claim":{{"id":"c{number}","at":"p1","subject":"a",{claim}}}}}"#).unwrap();
        }
    }
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "the made-up records are right");
    let (index, rows) = Rows::of(&dataset);
    (index, rows, dataset)
}

/// So many independent roots all claims of some sources have.
fn roots(sources: &[(&str, &str, &[&str])]) -> usize {
    let (_, rows, _) = dataset(sources);
    Roots::of(&rows).count(&rows, &rows.pairs)
}

const ALLIED: &str = r#""predicate":"allied-with","object":"b""#;

/// The claim that `a` and `b` are allied, by these tellers.
fn by(tellers: &str) -> String {
    format!(r#"{ALLIED},"tellers":[{tellers}]"#)
}

#[test]
fn a_chain_of_copies_has_one_root() {
    let own: &[&str] = &[ALLIED];
    assert_eq!(roots(&[("s1", "", own)]), 1);
    assert_eq!(roots(&[("s1", "", own), ("s2", "", own)]), 2);
    let chain: Vec<(String, String)> = (1..=50)
        .map(|copy| {
            (format!("s{copy}"), if copy == 1 { String::new() } else { format!(r#""derived-from":"s{}""#, copy - 1) })
        })
        .collect();
    let chain: Vec<(&str, &str, &[&str])> = chain.iter().map(|(id, keys)| (id.as_str(), keys.as_str(), own)).collect();
    assert_eq!(roots(&chain), 1);
    // Where the middle of it is not there, no more is known of the rest than that it copies one thing.
    assert_eq!(roots(&chain[1..]), 1);
    let translations = [("s1", "", own), ("s2", r#""derived-from":"s1""#, own), ("s3", r#""derived-from":"s1""#, own)];
    assert_eq!(roots(&translations), 1);
    assert_eq!(roots(&[translations[0], translations[1], ("s4", "", own)]), 2);
}

#[test]
fn one_voice_in_several_places_is_one_root() {
    let own: &[&str] = &[ALLIED];
    // A wire printed by two papers, a paper that quotes it, and its own page.
    let wire = r#""publisher":"w""#;
    let by_the_wire = by(r#""w""#);
    let quotes: &[&str] = &[&by_the_wire];
    assert_eq!(roots(&[("s1", wire, own), ("s2", wire, own), ("s3", r#""publisher":"x""#, quotes)]), 1);
    assert_eq!(roots(&[("s1", wire, own), ("s3", r#""publisher":"x""#, own)]), 2);
    // One author speaks for himself wherever he publishes; of several none is singled out.
    let (one, other) = (r#""publisher":"w","authors":["y"]"#, r#""publisher":"x","authors":["y"]"#);
    assert_eq!(roots(&[("s1", one, own), ("s2", other, own)]), 1);
    let (one, other) = (r#""publisher":"w","authors":["y","z"]"#, r#""publisher":"x","authors":["y","z"]"#);
    assert_eq!(roots(&[("s1", one, own), ("s2", other, own)]), 2);
    // A named teller is one wherever he is quoted, and two in one paper are two; the paper itself is a third.
    let (y, z) = (by(r#""y""#), by(r#""z""#));
    assert_eq!(roots(&[("s1", "", &[&y]), ("s2", "", &[&y])]), 1);
    assert_eq!(roots(&[("s1", "", &[&y, &z])]), 2);
    assert_eq!(roots(&[("s1", "", &[&y, &z, ALLIED])]), 3);
    // The originator counts, whoever relays him.
    let relayed = by(r#""y","z""#);
    assert_eq!(roots(&[("s1", "", &[&relayed]), ("s2", "", &[&y])]), 1);
    assert_eq!(roots(&[("s1", "", &[&relayed]), ("s2", "", &[&z])]), 2);
}

#[test]
fn tellers_left_unnamed_are_never_the_same_across_sources() {
    let official = by(r#""class:official""#);
    let claims: &[&str] = &[&official];
    assert_eq!(roots(&[("s1", "", claims), ("s2", "", claims)]), 2);
    // Not even of one publisher; but in one document, and in a copy of it, they cannot be told apart.
    assert_eq!(roots(&[("s1", r#""publisher":"w""#, claims), ("s2", r#""publisher":"w""#, claims)]), 2);
    assert_eq!(roots(&[("s1", "", &[&official, &official])]), 1);
    assert_eq!(roots(&[("s1", "", claims), ("s2", r#""derived-from":"s1""#, claims)]), 1);
    // Passed on by one who is named, they are known through him alone.
    let through = by(r#""class:official","w""#);
    assert_eq!(roots(&[("s1", "", &[&through]), ("s2", "", &[&through])]), 1);
}

#[test]
fn three_relays_of_one_report_count_once() {
    let state = by(r#"{"class":"member-state","in":"X/2021/1"}"#);
    let team = by(r#"{"who":"w","in":"X/2021/1"}"#);
    let chain = by(r#"{"class":"member-state"},{"who":"w","in":"X/2021/1"}"#);
    let all: [(&str, &str, &[&str]); 3] = [("s1", "", &[&state]), ("s2", "", &[&team]), ("s3", "", &[&chain])];
    assert_eq!(roots(&all), 1);
    for left_out in 0..3 {
        let two: Vec<_> = (0..3).filter(|number| *number != left_out).map(|number| all[number]).collect();
        // A state in the report, and another through the team with no document named, might be two.
        let expected = if left_out == 1 { 2 } else { 1 };
        assert_eq!(roots(&two), expected, "without {left_out}");
    }
    // Another report is another root, but not where the same team tells it.
    let other = by(r#"{"class":"member-state","in":"X/2020/7"}"#);
    assert_eq!(roots(&[("s1", "", &[&state]), ("s2", "", &[&other])]), 2);
    let other_team = by(r#"{"who":"w","in":"X/2020/7"}"#);
    assert_eq!(roots(&[all[0], all[1], ("s3", "", &[&other_team])]), 1);
    // The report itself, by its symbol or its id, is what its relays relay.
    let by_id = by(r#"{"class":"member-state","in":"s9"}"#);
    let report: (&str, &str, &[&str]) = ("s9", r#""symbol":"X/2021/1","publisher":"v""#, &[ALLIED]);
    assert_eq!(roots(&[all[0], report]), 1);
    assert_eq!(roots(&[("s1", "", &[&by_id]), report]), 1);
    assert_eq!(roots(&[all[0], ("s2", "", &[&by_id]), report]), 1);
    assert_eq!(roots(&[("s1", "", &[&other]), report]), 2);
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
    let (_, rows, _) = dataset(&circle);
    let found = Roots::of(&rows);
    assert_eq!(found.loops(), [vec![1, 2, 3]]);
    assert_eq!(found.count(&rows, &rows.pairs), 2);
    let (_, rows, _) = dataset(&[("s1", r#""derived-from":"s1""#, own)]);
    assert_eq!(Roots::of(&rows).loops(), [vec![0]]);
}

/// The ties of `a` and `b`.
fn ties_of(sources: &[(&str, &str, &[&str])]) -> Vec<Tie> {
    let (index, rows, _) = dataset(sources);
    tie::between(&rows, &Roots::of(&rows), &index, ("a", "b"))
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
    let text = |episode: &tie::Episode| {
        let ends = match episode.ends {
            Ends::Stated => "!",
            Ends::AtAnUnknownTime => "?",
            Ends::AttestedUntil => "",
        };
        let starts = if episode.starts { "!" } else { "" };
        let (start, until) = (episode.start.map(|days| days.0), episode.until.map(|days| days.1));
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
        (&[r#""predicate":"allied-with","object":"b","when":"2015/2017""#], &["2015-01-01! 2017-12-31!"]),
        (&[r#""predicate":"allied-with","object":"b","when":"2015-02-01/..""#], &["2015-02-01! 2021-09-03"]),
        (&[r#""predicate":"allied-with","object":"b","when":"2015-02-01/""#], &["2015-02-01! ..?"]),
        (
            &[r#""predicate":"allied-with","object":"b","when":"2015-02-01/..","start-known":false"#],
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
        (&[r#""predicate":"allied-with","object":"b","when":"2020-05""#], &["2020-05-01 2020-05-31"]),
    ];
    for (claims, expected) in cases {
        let ties = ties_of(&[("s1", published, claims)]);
        let [tie] = ties.as_slice() else { panic!("one tie: {ties:?}") };
        assert_eq!(episodes(tie), *expected, "{claims:?}");
        assert_eq!((tie.roots_for, tie.roots_against, tie.is_contested()), (1, 0, false));
        assert_eq!(tie.claims_for.len(), claims.len());
    }
}

#[test]
fn only_states_of_affairs_make_a_tie_and_who_says_otherwise_is_counted() {
    let tie = |mode: &str| {
        let claim = format!(r#"{ALLIED},"mode":"{mode}""#);
        ties_of(&[("s1", "", &[&claim])]).len()
    };
    let modes = ["report", "assessment", "estimate", "legal-act", "legal-finding"];
    assert!(modes.iter().all(|mode| tie(mode) == 1));
    let others =
        ["promise", "threat", "demand", "forecast", "hypothesis", "hearsay", "allegation", "denial", "inferred"];
    assert!(others.iter().all(|mode| tie(mode) == 0));
    let doubted = by(r#"{"who":"w","stance":"doubts"}"#);
    assert!(ties_of(&[("s1", "", &[&doubted])]).is_empty());

    let denied = format!(r#"{ALLIED},"negated":true"#);
    assert!(ties_of(&[("s1", "", &[&denied])]).is_empty(), "that it is not so is no tie");
    let fights = r#""predicate":"fights","object":"b""#;
    let ties = ties_of(&[("s1", "", &[ALLIED]), ("s2", "", &[&denied]), ("s3", "", &[fights]), ("s4", "", &[ALLIED])]);
    let [allied, war] = ties.as_slice() else { panic!("two ties: {ties:?}") };
    assert_eq!((allied.predicate.name(), allied.roots_for, allied.roots_against), ("allied-with", 2, 2));
    assert_eq!((war.predicate.name(), war.roots_for, war.roots_against), ("fights", 1, 2));
    assert!(allied.is_contested() && war.is_contested());
    // Said the other way round it is the same tie, where it has no direction.
    let back = r#""predicate":"allied-with","subjects":["b"],"object":"a""#;
    let (_, rows, _) = dataset(&[("s1", "", &[ALLIED])]);
    assert_eq!(rows.pairs.len(), 1);
    let both = ties_of(&[("s1", "", &[ALLIED, r#""predicate":"allied-with","mutual":true,"object":"b""#])]);
    assert_eq!(both.len(), 1, "{back}");
}

/// As whose claims are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    OneVoice,
    Roots,
}

fn of(rows: &Rows, between: Between) -> Vec<Contradiction> {
    let found = contradictions(rows, &Roots::of(rows));
    if between == Between::Roots { found.between_roots } else { found.of_one_voice }
}

/// The contradictions of a dataset in short: predicates, kind, and how many claims each side has.
fn found(sources: &[(&str, &str, &[&str])], between: Between) -> Vec<String> {
    let (_, rows, _) = dataset(sources);
    let text = |found: Contradiction| {
        let kind = match found.kind {
            Kind::Denied => "denied",
            Kind::Excluded { never: true } => "never",
            Kind::Excluded { never: false } => "rarely",
            Kind::Dates => "dates",
            Kind::Amounts => "amounts",
            Kind::NoTie => "no tie",
        };
        format!("{}/{} {kind} {}:{}", found.predicate, found.other, found.one_side.len(), found.other_side.len())
    };
    of(&rows, between).into_iter().map(text).collect()
}

#[test]
fn what_cannot_both_be_is_found_of_one_time() {
    let dated = |date: &str| format!(r#""published":"{date}""#);
    let (early, later, much_later) = (dated("2020-05-01"), dated("2020-10-01"), dated("2022-01-01"));
    let denied = format!(r#"{ALLIED},"negated":true"#);
    let fights = r#""predicate":"fights","object":"b""#;
    let denied_and = |date: &str| found(&[("s1", &early, &[ALLIED]), ("s2", date, &[&denied])], Between::Roots);
    assert_eq!(denied_and(&early), ["allied-with/allied-with denied 1:1"]);
    assert_eq!(denied_and(&later), ["allied-with/allied-with denied 1:1"], "half a year either way");
    assert!(denied_and(&much_later).is_empty());
    assert!(denied_and("").is_empty(), "of what has no time nothing is known");
    assert_eq!(
        found(&[("s1", &early, &[fights, ALLIED]), ("s2", &early, &[ALLIED])], Between::Roots),
        ["allied-with/fights rarely 1:1"],
        "what one source says both ways is no contradiction between roots"
    );
    assert_eq!(
        found(&[("s1", &early, &[fights, ALLIED]), ("s2", &early, &[ALLIED])], Between::OneVoice),
        ["allied-with/fights rarely 1:1"]
    );
    // Stated times are taken as stated.
    let before = format!(r#"{ALLIED},"when":"2015/2016""#);
    let after = r#""predicate":"fights","object":"b","when":"2017/2018""#;
    let at_once = r#""predicate":"fights","object":"b","when":"2015-06/2018""#;
    assert!(found(&[("s1", &early, &[&before]), ("s2", &early, &[after])], Between::Roots).is_empty());
    assert_eq!(found(&[("s1", &early, &[&before]), ("s2", &early, &[at_once])], Between::Roots).len(), 1);
    // What is implied is denied with what implies it, and not the other way round.
    let branch = r#""predicate":"branch-of","object":"b""#;
    let (no_part, part) =
        (r#""predicate":"part-of","object":"b","negated":true"#, r#""predicate":"part-of","object":"b""#);
    let no_branch = r#""predicate":"branch-of","object":"b","negated":true"#;
    assert_eq!(
        found(&[("s1", &early, &[branch]), ("s2", &early, &[no_part])], Between::Roots),
        ["branch-of/part-of denied 1:1"]
    );
    assert!(found(&[("s1", &early, &[part]), ("s2", &early, &[no_branch])], Between::Roots).is_empty());
    let alone = r#""predicate":"independent-of","object":"b""#;
    assert_eq!(
        found(&[("s1", &early, &[branch]), ("s2", &early, &[alone])], Between::Roots),
        ["branch-of/independent-of never 1:1"]
    );
    // Nobody contradicts himself who is not named, and relays of one voice are no two.
    let (official, no) = (by(r#""class:official""#), by(r#""class:official""#) + r#","negated":true"#);
    assert!(found(&[("s1", &early, &[&official, &no])], Between::OneVoice).is_empty());
    let (w, not_w) = (by(r#""w""#), by(r#""w""#) + r#","negated":true"#);
    assert!(found(&[("s1", &early, &[&w]), ("s2", &early, &[&not_w])], Between::Roots).is_empty());
    assert_eq!(found(&[("s1", &early, &[&w]), ("s2", &early, &[&not_w])], Between::OneVoice).len(), 1);
    // What is no state of affairs enters nothing.
    let promise = format!(r#"{denied},"mode":"promise""#);
    assert!(found(&[("s1", &early, &[ALLIED]), ("s2", &early, &[&promise])], Between::Roots).is_empty());
}

#[test]
fn values_that_have_nothing_in_common_contradict() {
    let founded = |date: &str| format!(r#""predicate":"founded-on","date":"{date}""#);
    let (year, other_year, month) = (founded("1988"), founded("1989"), founded("1988-08"));
    assert!(found(&[("s1", "", &[&year]), ("s2", "", &[&month])], Between::Roots).is_empty());
    let three: [(&str, &str, &[&str]); 3] = [("s1", "", &[&year]), ("s2", "", &[&other_year]), ("s3", "", &[&month])];
    assert_eq!(found(&three, Between::Roots), ["founded-on/founded-on dates 3:0"]);

    let strong =
        |amount: &str| format!(r#""predicate":"strength","amount":{amount},"with":{{"population":"fighters"}}"#);
    let published = r#""published":"2021-07""#;
    let few = strong(r#"{"low":500,"high":1500,"bound":"between"}"#);
    let some = strong(r#"{"low":1000,"high":2200,"bound":"between"}"#);
    let many = strong(r#"{"best":4000,"bound":"at-least"}"#);
    let pairs =
        |one: &str, other: &str| found(&[("s1", published, &[one]), ("s2", published, &[other])], Between::Roots);
    assert!(pairs(&few, &some).is_empty());
    assert_eq!(pairs(&few, &many), ["strength/strength amounts 2:0"]);
    assert_eq!(pairs(&many, &some), ["strength/strength amounts 2:0"]);
    let exact = |number: u32, bound: &str| strong(&format!(r#"{{"best":{number},"bound":"{bound}"}}"#));
    assert_eq!(pairs(&exact(100, "exact"), &exact(105, "exact")).len(), 1);
    assert!(pairs(&exact(100, "about"), &exact(105, "exact")).is_empty(), "about leaves a tenth");
    assert_eq!(pairs(&exact(100, "more-than"), &exact(100, "exact")).len(), 1);
    assert!(pairs(&exact(100, "at-least"), &exact(100, "exact")).is_empty());
    assert_eq!(pairs(&exact(100, "fewer-than"), &exact(100, "exact")).len(), 1);
    assert!(pairs(&exact(100, "at-most"), &exact(100, "exact")).is_empty());
    assert!(pairs(&exact(100, "exact"), &strong(r#"{"bound":"unknown"}"#)).is_empty());
    // What is counted otherwise, or of another time, is not compared.
    let members = r#""predicate":"strength","amount":{"best":9000},"with":{"population":"members"}"#;
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
        let mut by_teller: Vec<Vec<String>> = vec![Vec::new(); 4];
        for (teller, start, length, predicate) in &claims {
            let when = format!("{}/{}", 2000 + start, 2000 + start + length);
            let predicate = predicates[usize::from(*predicate)];
            by_teller[usize::from(*teller)].push(format!(r#""predicate":"{predicate}","object":"b","when":"{when}""#));
        }
        let ids = ["s0", "s1", "s2", "s3"];
        let claims: Vec<Vec<&str>> = by_teller.iter().map(|claims| claims.iter().map(String::as_str).collect()).collect();
        let sources: Vec<(&str, &str, &[&str])> =
            ids.iter().zip(&claims).map(|(id, claims)| (*id, "", claims.as_slice())).collect();
        let (_, rows, _) = dataset(&sources);
        for between in [Between::Roots, Between::OneVoice] {
            let mut swept: Vec<u32> = of(&rows, between)
                .into_iter()
                .flat_map(|found| found.one_side.into_iter().chain(found.other_side))
                .collect();
            swept.sort_unstable();
            swept.dedup();
            let differs = |one: &ties::row::PairRow, other: &ties::row::PairRow| {
                let same = rows.claims[one.claim as usize].source == rows.claims[other.claim as usize].source;
                let meets = one.time.overlaps(other.time) == ties::edtf::Verdict::Certainly;
                meets && ties::contradiction::opposes(one, other) && same == (between == Between::OneVoice)
            };
            let compared = rows.pairs.iter().filter(|one| rows.pairs.iter().any(|other| differs(one, other)));
            let compared: Vec<u32> = compared.map(|pair| pair.claim).collect();
            prop_assert_eq!(swept, compared);
        }
    }
}
