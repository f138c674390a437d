//! The rules over the whole dataset: what times meet, whom a dispute tells apart, and how long many
//! claims take.

use std::fmt::Write;
use std::time::Instant;

use ties_dataset::file::Files;

use crate::world::{codes, world_with};

/// A source, and its claims: each the keys beside its id and its place.
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
const NO: &str = "subject = \"delta\"\npredicate = \"arms\"\nobject = \"bravo\"\nnegated = true\n";

fn claim_with(claim: &str, when: &str, speaker: &str) -> String {
    let when = if when.is_empty() {
        String::new()
    } else {
        format!("when = \"{when}\"\n")
    };
    format!("{claim}{when}attribution = [\"{speaker}\"]\n")
}

/// One voice contradicts itself of its source's date, or on a day that is sure; several origins do
/// so at about one time.
#[test]
fn contradictions_are_of_one_time() {
    // The days of the two sources and of the two claims; whether one voice and whether two
    // contradict each other.
    for (days, whens, of_one, of_two) in [
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
            found("self-contradiction", ["echo", "echo"]),
            of_one,
            "{days:?} {whens:?}"
        );
        assert!(
            !found("self-contradiction", ["echo", "gazette"]),
            "{days:?} {whens:?}"
        );
        assert_eq!(
            found("disputed", ["echo", "gazette"]),
            of_two,
            "{days:?} {whens:?}"
        );
        assert!(!found("disputed", ["echo", "echo"]), "{days:?} {whens:?}");
    }
    // In one source all that is of its date is of one time, however roughly that is known.
    for (whens, expected) in [
        (["", ""], true),
        (["", "2019/.."], true),
        (["", "2021"], false),
    ] {
        let [yes, no] = [(YES, 0), (NO, 1)].map(|(claim, at)| claim_with(claim, whens[at], "echo"));
        let page = source("2021", &[&yes, &no]);
        assert_eq!(
            finds("self-contradiction", &[("sources/page.toml", &page)]),
            expected,
            "{whens:?}"
        );
        let [yes, no] =
            [(YES, 0), (NO, 1)].map(|(claim, at)| claim_with(claim, whens[at], "class:expert"));
        let page = source("2021", &[&yes, &no]);
        assert!(
            !finds("self-contradiction", &[("sources/page.toml", &page)]),
            "{whens:?}"
        );
    }
}

/// A finding of one voice names the claims of that voice alone.
#[test]
fn each_voice_self_contradiction() {
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

/// A dispute that cannot be read separates unknown claims; one that names a claim twice is no
/// dispute.
#[test]
fn disputes_tell_claims_apart() {
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
        "on one side"
    );
    assert!(
        found(&dispute_of("\"yes#c0\"", "\"gazette-2021#backing\"")),
        "one of the two alone"
    );
    assert!(
        found(&dispute_of("\"gazette-2021#branch\"", "\"no#c0\"")),
        "the other alone"
    );
    assert!(!found("question = 7\n"), "it cannot be read");
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
    for code in ["two-leaders", "tie-and-no-tie"] {
        assert!(finds(code, &world[..3]), "{code}");
        assert!(!finds(code, &world), "{code}: a dispute cannot be read");
    }
}

/// Claims on one pair, all of which contradict others: they are swept, not compared each with each,
/// and named in one finding a question.
#[test]
fn a_pair_of_many_claims_is_swept() {
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
    assert_eq!((of_pair("tie-and-no-tie"), of_pair("two-leaders")), (1, 1));
}

/// Two thousand sources that say of one pair, and of two leaders, what cannot all be true.
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

/// Of values that the dataset stands for those are told of that nobody else confirms: as found by
/// comparing each with each.
#[test]
fn values_without_a_second_root_are_found() {
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
        // A finding is on the last of them, and names the others.
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
