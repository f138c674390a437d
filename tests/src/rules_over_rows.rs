//! The rules over the whole dataset: which times overlap, which claims a dispute separates, and how
//! long many claims take.

use std::fmt::Write;
use std::time::Instant;

use ties_dataset::file::Files;

use crate::world::{codes, world_with};

/// A source with these claims, each given as its keys without `id` and `at`.
fn source(published: &str, claims: &[&str]) -> String {
    let mut text = format!(
        "kind = \"report\"\ntitle = \"Paper\"\npublished = \"{published}\"\nlanguage = \"en\"\n"
    );
    for (number, keys) in claims.iter().enumerate() {
        write!(
            text,
            "\n[[claims]]\nid = \"c{number}\"\nat = \"p1 s{}\"\n{keys}\n",
            number + 1
        )
        .unwrap();
    }
    text
}

/// Whether the rule of this code has a finding.
fn finds(code: &str, files: &[(&str, &str)]) -> bool {
    codes(&world_with(files.iter().copied()))
        .iter()
        .any(|(found, _)| *found == code)
}

const YES: &str = "subject = \"delta\"\npredicate = \"arms\"\nobject = \"bravo\"\n";
const ECHO: &str = "\"echo\"";
const EXPERT: &str = "{ class = \"expert\" }";
const NO: &str = "subject = \"delta\"\npredicate = \"arms\"\nobject = \"bravo\"\nnegated = true\n";

fn claim_with(claim: &str, when: &str, speaker: &str) -> String {
    let when = if when.is_empty() {
        String::new()
    } else {
        format!("when = \"{when}\"\n")
    };
    format!("{claim}{when}attribution = [{speaker}]\n")
}

/// One speaker contradicts itself on the date of its source, or on a day that both claims cover for
/// certain. Several origins contradict each other at about the same time.
#[test]
fn contradictions_are_about_the_same_time() {
    // The dates of the two sources, the `when` of the two claims, and whether there is a
    // contradiction if one speaker makes both claims, and if two speakers do.
    for (days, whens, within_speaker, between_speakers) in [
        (["2021-01-01", "2021-01-01"], ["", ""], true, true),
        (["2021-01-01", "2021-03-01"], ["", ""], false, true),
        (["2021-01-01", "2022-03-01"], ["", ""], false, false),
        (["2021", "2021"], ["", ""], false, true),
        (
            ["2021-01-01", "2021-03-01"],
            ["2019/..", "2020/.."],
            true,
            true,
        ),
        (
            ["2021-01-01", "2021-03-01"],
            ["2019-05-01", "2019-05-01"],
            true,
            true,
        ),
        (
            ["2021-01-01", "2021-03-01"],
            ["2019-05-01", "2019-05-02"],
            false,
            false,
        ),
        (["2021-01-01", "2021-03-01"], ["2019", "2019"], false, false),
        (
            ["2021-01-01", "2021-03-01"],
            ["2017/2018", "2019/2020"],
            false,
            false,
        ),
        (
            ["2021-01-01", "2021-03-01"],
            ["../..", "2019/2020"],
            true,
            true,
        ),
    ] {
        let found = |code: &str, attribution: [&str; 2]| {
            let [one, two] = [(YES, 0), (NO, 1)].map(|(claim, at)| {
                let claim = claim_with(claim, whens[at], attribution[at]);
                source(days[at], &[claim.as_str()])
            });
            finds(
                code,
                &[("sources/one.toml", &one), ("sources/two.toml", &two)],
            )
        };
        assert_eq!(
            found("self-contradiction", [ECHO, ECHO]),
            within_speaker,
            "{days:?} {whens:?}"
        );
        assert!(
            !found("self-contradiction", [ECHO, "\"gazette\""]),
            "{days:?} {whens:?}"
        );
        assert_eq!(
            found("disputed", [ECHO, "\"gazette\""]),
            between_speakers,
            "{days:?} {whens:?}"
        );
        assert!(!found("disputed", [ECHO, ECHO]), "{days:?} {whens:?}");
    }
    // In one source, all claims without a time have the same time, even if the date is imprecise.
    for (whens, expected) in [
        (["", ""], true),
        (["", "2019/.."], true),
        (["", "2021"], false),
    ] {
        let [yes, no] = [(YES, 0), (NO, 1)].map(|(claim, at)| claim_with(claim, whens[at], ECHO));
        let page = source("2021", &[&yes, &no]);
        assert_eq!(
            finds("self-contradiction", &[("sources/page.toml", &page)]),
            expected,
            "{whens:?}"
        );
        let [yes, no] = [(YES, 0), (NO, 1)].map(|(claim, at)| claim_with(claim, whens[at], EXPERT));
        let page = source("2021", &[&yes, &no]);
        assert!(
            !finds("self-contradiction", &[("sources/page.toml", &page)]),
            "{whens:?}"
        );
    }
}

/// A finding about one speaker names the claims of that speaker only.
#[test]
fn self_contradictions_are_found_per_speaker() {
    let echo = format!("{YES}attribution = [\"echo\"]");
    let not_echo = format!("{NO}attribution = [\"echo\"]");
    let page = source("2021-01-01", &[YES, NO, &echo, &not_echo]);
    let report = ties_check::check(&world_with([("sources/page.toml", page.as_str())]));
    let own: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|found| found.code == "self-contradiction")
        .collect();
    let messages: Vec<_> = own.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`page` contradicts itself: `delta` arms `bravo` in `page#c0`, but not in `page#c1`",
            "`echo` contradicts itself: `delta` arms `bravo` in `page#c2`, but not in `page#c3`",
        ]
    );
}

fn dispute_of(one: &str, two: &str) -> String {
    format!(
        "question = \"Which?\"\nstate = \"open\"\n\n[[sides]]\nlabel = \"a\"\n\
             claims = [{one}]\n\n[[sides]]\nlabel = \"b\"\nclaims = [{two}]\n"
    )
}

/// Claims on different sides of a dispute are not compared. A dispute that cannot be read may
/// separate any claims.
#[test]
fn disputes_separate_claims() {
    let yes = source("2021-01-01", &[YES]);
    let no = source("2021-01-01", &[NO]);
    let found = |dispute: &str| {
        finds(
            "disputed",
            &[
                ("sources/yes.toml", &yes),
                ("sources/no.toml", &no),
                ("disputes/which.toml", dispute),
            ],
        )
    };
    assert!(!found(&dispute_of("\"yes#c0\"", "\"no#c0\"")));
    assert!(!found(&dispute_of("\"no#c0\"", "\"yes#c0\"")));
    assert!(
        found(&dispute_of(
            "\"yes#c0\", \"no#c0\"",
            "\"gazette-2021#backing\""
        )),
        "both claims are on one side"
    );
    assert!(
        found(&dispute_of("\"yes#c0\"", "\"gazette-2021#backing\"")),
        "only the first claim is in the dispute"
    );
    assert!(
        found(&dispute_of("\"gazette-2021#branch\"", "\"no#c0\"")),
        "only the second claim is in the dispute"
    );
    assert!(!found("question = 7\n"), "the dispute cannot be read");
    let seats = source(
        "2021-01-01",
        &[
            "subject = \"echo\"\npredicate = \"leads\"\nobject = \"alpha\"",
            "subject = \"golf\"\npredicate = \"leads\"\nobject = \"alpha\"",
            "among = [\"alpha\", \"delta-band\"]\npredicate = \"no-known-tie\"\n\
             with = { searched = \"all\" }",
            "subject = \"alpha\"\npredicate = \"arms\"\nobject = \"delta-band\"",
        ],
    );
    let golf = "kind = \"person\"\nname = \"Golf\"\n";
    let band = "kind = \"armed-group\"\nname = \"Delta Band\"\n";
    let world = [
        ("sources/seats.toml", seats.as_str()),
        ("entities/golf.toml", golf),
        ("entities/delta-band.toml", band),
        ("disputes/which.toml", "question = 7\n"),
    ];
    for code in ["two-leaders", "self-contradiction"] {
        assert!(finds(code, &world[..3]), "{code}");
        assert!(!finds(code, &world), "{code}: a dispute cannot be read");
    }
}

/// Many claims on one pair, all of them contradicted: they are compared in one sweep, not each with
/// every other, and each question gives one finding.
#[test]
fn many_claims_on_one_pair_are_compared_in_one_sweep() {
    let text = contradictory_lines();
    let start = Instant::now();
    let report = ties_check::check(&Files::from_texts([("all.jsonl", text)]));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    let disputed: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|found| found.code == "disputed")
        .collect();
    assert!((5..12).contains(&disputed.len()), "{disputed:?}");
    assert!(
        disputed
            .iter()
            .all(|found| found.message.contains(" and 1992 more")),
        "{disputed:?}"
    );
    let of_pair = |code| {
        report
            .diagnostics
            .iter()
            .filter(|found| found.code == code)
            .count()
    };
    assert_eq!(of_pair("two-leaders"), 1);
}

/// Two thousand sources whose claims on one pair, and on two leaders, contradict each other.
fn contradictory_lines() -> String {
    let mut text = String::new();
    for (id, kind) in [
        ("alpha", "armed-group"),
        ("bravo", "armed-group"),
        ("golf", "person"),
        ("hotel", "person"),
    ] {
        writeln!(
            text,
            r#"{{"id":"{id}","entity":{{"kind":"{kind}","name":"{id}"}}}}"#
        )
        .unwrap();
    }
    for source in 0..2_000 {
        let day = format!(
            "20{:02}-0{}-{:02}",
            source % 20,
            1 + source % 9,
            1 + source % 28
        );
        writeln!(
            text,
            "{{\"id\":\"s{source}\",\"source\":{{\"kind\":\"report\",\"title\":\"Paper {source}\",\
             \"published\":\"{day}\",\"language\":\"en\"}}}}"
        )
        .unwrap();
        for (id, rest) in [
            (
                "a",
                r#""subject":"alpha","predicate":"allied-with","object":"bravo""#,
            ),
            (
                "b",
                r#""subject":"alpha","predicate":"fights","object":"bravo""#,
            ),
            (
                "c",
                r#""subject":"alpha","predicate":"allied-with","object":"bravo","negated":true"#,
            ),
            (
                "d",
                "\"subject\":\"bravo\",\"predicate\":\"no-known-tie\",\"object\":\"alpha\",\
                 \"with\":{\"searched\":\"all\"}",
            ),
            (
                "e",
                r#""subject":"golf","predicate":"leads","object":"alpha""#,
            ),
            (
                "f",
                r#""subject":"hotel","predicate":"leads","object":"alpha""#,
            ),
            (
                "g",
                "\"subject\":\"alpha\",\"predicate\":\"operates-jointly-with\",\
                 \"object\":\"bravo\",\"when\":\"2000\"",
            ),
        ] {
            writeln!(
                text,
                r#"{{"in":"s{source}","claim":{{"id":"{id}","at":"p1","{}}}}}"#,
                &rest[1..]
            )
            .unwrap();
        }
        for (id, predicate, subject) in [
            ("h", "died-on", "golf"),
            ("i", "born-on", "golf"),
            ("j", "founded-on", "alpha"),
            ("k", "dissolved-on", "alpha"),
        ] {
            writeln!(
                text,
                "{{\"in\":\"s{source}\",\"claim\":{{\"id\":\"{id}\",\"at\":\"p2\",\
                 \"subject\":\"{subject}\",\"predicate\":\"{predicate}\",\"date\":\"{day}\"}}}}"
            )
            .unwrap();
        }
    }
    text
}

/// `single-origin` reports the accepted values that no other origin confirms. The expected ones are
/// found by comparing every value with every other.
#[test]
fn values_without_a_second_origin_are_found() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut text = String::new();
    for speaker in 0..3 {
        writeln!(
            text,
            r#"{{"id":"t{speaker}","entity":{{"kind":"organization","name":"t{speaker}"}}}}"#
        )
        .unwrap();
    }
    text += "{\"id\":\"paper\",\"source\":{\"kind\":\"report\",\"title\":\"Paper\",\
         \"published\":\"2021\",\"language\":\"en\"}}";
    text.push('\n');
    let mut expected = Vec::new();
    for group in 0..300_u64 {
        writeln!(
            text,
            r#"{{"id":"g{group}","entity":{{"kind":"armed-group","name":"g{group}"}}}}"#
        )
        .unwrap();
        let values: Vec<(u64, u64, u64)> = (0..=random(7))
            .map(|_| {
                let low = random(12);
                (low, low + random(4), random(3))
            })
            .collect();
        for (number, (low, high, speaker)) in values.iter().enumerate() {
            writeln!(
                text,
                "{{\"in\":\"paper\",\"claim\":{{\"id\":\"g{group}-{number}\",\"at\":\"p{group}\",\
                 \"subject\":\"g{group}\",\"predicate\":\"strength\",\"amount\":{{\"low\":{low},\
                 \"high\":{high},\"bound\":\"between\"}},\"with\":{{\"population\":\"fighters\"}},\
                 \"attribution\":[\"t{speaker}\"],\"status\":\"accepted\"}}}}"
            )
            .unwrap();
        }
        let is_lone = |one: &(u64, u64, u64)| {
            !values
                .iter()
                .any(|other| one.2 != other.2 && one.0 <= other.1 && other.0 <= one.1)
        };
        let lone = values
            .iter()
            .zip(0..)
            .filter(|(value, _)| is_lone(value))
            .map(|(_, number)| number);
        let lone: Vec<u64> = lone.collect();
        // The finding is at the last of these values and names the others.
        if let Some((_, others)) = lone.split_last() {
            let others: Vec<_> = others
                .iter()
                .map(|number| format!("`paper#g{group}-{number}`"))
                .collect();
            let too = if others.is_empty() {
                String::new()
            } else {
                format!("; also in {}", others.join(", "))
            };
            expected.push(format!(
                "accepted claim on `g{group}` (`strength`) has only one independent origin{too}"
            ));
        }
    }
    let report = ties_check::check(&Files::from_texts([("all.jsonl", text)]));
    let found = report
        .diagnostics
        .iter()
        .filter(|found| found.code == "single-origin");
    assert_eq!(
        found.map(|found| found.message.clone()).collect::<Vec<_>>(),
        expected
    );
    assert!((100..290).contains(&expected.len()), "{}", expected.len());
}
