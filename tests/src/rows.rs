//! The rules over rows: many claims at once, in files of lines, of files that cannot be read; and
//! the sizes of rows.

use std::fmt::Write;

use ties_dataset::file::Files;
use ties_facts::row::{ClaimRow, PairRow};

use crate::world::{codes, findings, world, world_with};

/// A row more of a byte is a megabyte more of a dataset of a million claims: growth is to be meant.
#[test]
fn rows_have_the_sizes_that_are_stated() {
    assert_eq!((size_of::<ClaimRow>(), size_of::<PairRow>()), (20, 52));
}

/// A dataset in lines: so many groups, and claims of one source of 2021-09, each an id, a subject,
/// a predicate, an object, and more keys.
fn lines(groups: usize, claims: &[(usize, &str, usize, String)]) -> Files {
    let mut text = String::new();
    for group in 0..groups {
        writeln!(
            text,
            r#"{{"id":"g{group}","entity":{{"kind":"armed-group","name":"G{group}"}}}}"#
        )
        .unwrap();
    }
    text += "{\"id\":\"paper\",\"source\":{\"kind\":\"report\",\"title\":\"Paper\",\
         \"published\":\"2021-09\",\"language\":\"en\"}}";
    text.push('\n');
    for (number, (subject, predicate, object, more)) in claims.iter().enumerate() {
        writeln!(
            text,
            "{{\"in\":\"paper\",\"claim\":{{\"id\":\"c{number}\",\"at\":\"p{}\",\
             \"subject\":\"g{subject}\",\"predicate\":\"{predicate}\",\
             \"object\":\"g{object}\"{more}}}}}",
            number + 1
        )
        .unwrap();
    }
    Files::from_texts([("all.jsonl", text)])
}

#[test]
fn a_long_chain_is_no_circle_until_it_is_closed() {
    let chain = |last: usize| -> Vec<_> {
        (0..last)
            .map(|group| {
                (
                    group,
                    ["part-of", "branch-of"][group % 2],
                    group + 1,
                    String::new(),
                )
            })
            .collect()
    };
    assert_eq!(findings(&lines(1_001, &chain(1_000))), "");
    let last = 20_000;
    let mut claims = chain(last);
    claims.push((last, "unit-of", 0, String::new()));
    let report = ties_check::check(&lines(last + 1, &claims));
    let [found] = report.diagnostics.as_slice() else {
        panic!("one finding: {:?}", report.summary)
    };
    assert_eq!(found.code, "cycle");
    assert!(found.message.starts_with(
        "according to `paper`, `part-of` forms a cycle: `g20000` unit-of `g0`, `g0` part-of `g1`,"
    ));
    assert!(
        found.message.ends_with(", and 19993 more to `g20000`"),
        "{}",
        found.message
    );
    assert!(
        found
            .help
            .as_ref()
            .is_some_and(|help| help.contains(" and 19992 more")),
        "{:?}",
        found.help
    );
}

#[test]
fn rules_over_rows_say_the_same_with_any_number_of_threads() {
    let pairs = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 3), (1, 0)];
    let mut claims = Vec::new();
    for round in 0..40 {
        for (subject, object) in pairs {
            let when = format!(
                r#","attribution":["g9"],"premises":["paper#x{round}"],"when":"20{:02}/.."#,
                round % 20
            ) + "\"";
            claims.push((subject, "part-of", object, when));
        }
    }
    let files = lines(12, &claims);
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| findings(&files))
    };
    let one = with_threads(1);
    for code in ["cycle", "unknown-claim", "unused-entity"] {
        assert!(one.contains(&format!("[{code}]")), "{code}");
    }
    assert_eq!(one, with_threads(2));
}

/// Whether steps held on days are a circle on some day, by trying every day and every way.
fn has_circle(steps: &[(usize, usize, u32, u32)]) -> bool {
    (1..=9).any(|day| {
        let held: Vec<_> = steps
            .iter()
            .filter(|(_, _, first, last)| *first <= day && day <= *last)
            .collect();
        let mut reach = [[false; 5]; 5];
        for (from, to, ..) in held {
            reach[*from][*to] = true;
        }
        for middle in 0..5 {
            for from in 0..5 {
                for to in 0..5 {
                    reach[from][to] |= reach[from][middle] && reach[middle][to];
                }
            }
        }
        (0..5).any(|group| reach[group][group])
    })
}

#[test]
fn a_circle_is_found_where_there_is_a_day_on_which_it_holds() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut circles = 0;
    for _ in 0..400 {
        let count = 2 + random(12);
        let mut steps = Vec::new();
        for _ in 0..count {
            let from = random(5);
            let first = u32::try_from(1 + random(9)).unwrap();
            let to = (from + 1 + random(4)) % 5;
            let last = (first + u32::try_from(random(3)).unwrap()).min(9);
            steps.push((
                usize::try_from(from).unwrap(),
                usize::try_from(to).unwrap(),
                first,
                last,
            ));
        }
        let claims: Vec<_> = steps
            .iter()
            .map(|(from, to, first, last)| {
                let predicate = ["part-of", "branch-of"][(from + to) % 2];
                (
                    *from,
                    predicate,
                    *to,
                    format!(r#","when":"2021-08-0{first}/2021-08-0{last}""#),
                )
            })
            .collect();
        let found = codes(&lines(5, &claims))
            .into_iter()
            .filter(|(code, _)| *code == "cycle")
            .count();
        circles += usize::from(found > 0);
        assert_eq!(found > 0, has_circle(&steps), "{steps:?}");
    }
    assert!((50..350).contains(&circles), "{circles}");
}

/// What times of two opposite steps are a circle, in a source of September 2021.
#[test]
fn a_circle_is_told_of_times_that_surely_meet() {
    let circle = |one: &str, other: &str| {
        let claims = [(0, "part-of", 1, one), (1, "part-of", 0, other)];
        !findings(&lines(
            2,
            &claims.map(|(subject, predicate, object, when)| {
                let when = if when.is_empty() {
                    String::new()
                } else {
                    format!(r#","when":"{when}""#)
                };
                (
                    subject,
                    predicate,
                    object,
                    when.replace(" sometime", "\",\"holds\":\"sometime"),
                )
            }),
        ))
        .is_empty()
    };
    for (one, other, expected) in [
        ("", "", true),
        ("", "2019/..", true),
        ("2019/..", "2020/..", true),
        ("2019/2021-08", "2020/2021-08", true),
        ("2019-01-01", "2018/2020", true),
        // Years that meet on some readings alone.
        ("2019", "2019", false),
        ("2019/2020", "2020/2021", false),
        ("2019/.. sometime", "2019/2021-08", false),
        // The source is of some day in September: whether of the first is not known.
        ("", "2021-09-01", false),
        ("", "2019/2020", false),
        ("2021-08", "2021-09", false),
        ("../2020", "2021", false),
    ] {
        assert_eq!(circle(one, other), expected, "`{one}` and `{other}`");
        assert_eq!(circle(other, one), expected, "`{other}` and `{one}`");
    }
}

/// What is said to be still so is not taken to last beyond the source that says it.
#[test]
fn an_open_end_lasts_to_the_date_of_its_source() {
    let source = |published: &str, subject: &str, object: &str, when: &str| {
        format!(
            "kind = \"report\"\ntitle = \"Paper\"\npublished = \"{published}\"\nlanguage = \"en\"\n\
             \n[[claims]]\nid = \"part\"\n\
             at = \"p1\"\nsubject = \"{subject}\"\npredicate = \"part-of\"\nobject = \"{object}\"\n\
             when = \"{when}\"\n\
             attribution = [\"echo\"]\n"
        )
    };
    let found = |before: &str, after: &str| {
        let one = source(before, "alpha", "bravo", "2010/..");
        let two = source("2021-01-01", "bravo", "alpha", after);
        codes(&world_with([
            ("sources/one.toml", one.as_str()),
            ("sources/two.toml", two.as_str()),
        ]))
        .len()
    };
    assert_eq!(found("2015-01-01", "2016/.."), 0);
    assert_eq!(found("2018-01-01", "2016/.."), 1);
    assert_eq!(
        found("2016", "2016/.."),
        0,
        "the first may be of January, the second from December"
    );
}

/// A claim that names others: `premises`, and what a page of the world says beside.
fn naming(premises: &str) -> String {
    format!(
        "kind = \"report\"\ntitle = \"Paper\"\npublished = \"2021\"\nlanguage = \"en\"\n\n\
         [[claims]]\nid = \"rests\"\nat = \"p1\"\n\
         subject = \"alpha\"\npredicate = \"fights\"\nobject = \"bravo\"\nmode = \"inferred\"\n\
         premises = {premises}\n"
    )
}

#[test]
fn a_claim_that_cannot_be_read_is_still_known() {
    let page = naming("[\"gazette-2021#branch\", \"gazette-2021#brunch\"]");
    let gazette = &world()["sources/gazette-2021.toml"];
    let found = |gazette: &str| {
        let files = world_with([
            ("sources/page.toml", page.as_str()),
            ("sources/gazette-2021.toml", gazette),
        ]);
        codes(&files)
            .into_iter()
            .filter(|(code, _)| *code == "unknown-claim")
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
    };
    let brunch = ["\"gazette-2021#brunch\""];
    assert_eq!(found(gazette), brunch);
    assert_eq!(
        found(&gazette.replacen("\"branch-of\"", "7", 1)),
        brunch,
        "it does not fit its schema"
    );
    assert_eq!(
        found(&gazette.replacen("\"branch\"", "\"Branch\"", 1)),
        [""; 0],
        "its id cannot be told"
    );
    assert_eq!(
        found(&gazette.replacen("kind =", "kind", 1)),
        [""; 0],
        "the file cannot be read"
    );
    assert_eq!(
        found(
            "kind = \"report\"\ntitle = \"Paper\"\npublished = \"2021\"\nlanguage = \"en\"\n\
             claims = 7\n"
        ),
        [""; 0]
    );

    // Another file takes the id, and its claims with it.
    let first = "kind = \"report\"\ntitle = \"Paper\"\npublished = \"2021\"\nlanguage = \"en\"\n";
    let twins = world_with([
        ("sources/page.toml", page.as_str()),
        ("sources/a/gazette-2021.toml", first),
    ]);
    let unknown = codes(&twins)
        .into_iter()
        .filter(|(code, _)| *code == "unknown-claim")
        .map(|(_, text)| text);
    let of_page: Vec<_> = unknown.collect();
    assert_eq!(of_page, brunch);
}

#[test]
fn claims_in_lines_are_known_and_name_others() {
    let claim = |id: &str, more: &str| {
        format!(
            "{{\"in\":\"gazette-2021\",\"claim\":{{\"id\":\"{id}\",\"at\":\"p9\",\
             \"subject\":\"alpha\",\"predicate\":\"fights\",\"object\":\"bravo\"{more}}}}}"
        )
    };
    let premises = ",\"mode\":\"inferred\",\"premises\":[\"gazette-2021#more\",\
         \"gazette-2021#broken\",\"gazette-2021#gone\"]";
    let text = [
        claim("rests", premises),
        claim("more", r#","when":"2020","revises":"gazette-2021#more""#),
        claim("broken", r#","when":7"#),
    ]
    .join("\n");
    let found = codes(&world_with([("more.jsonl", text.as_str())]));
    let expected = [
        ("unknown-claim", "\"gazette-2021#gone\""),
        ("unknown-claim", "\"gazette-2021#more\""),
        ("shape", "7"),
    ];
    assert_eq!(found, expected.map(|(code, text)| (code, text.to_owned())));
}

#[test]
fn nothing_is_called_unused_where_something_cannot_be_read() {
    let golf = (
        "entities/golf.toml",
        "kind = \"armed-group\"\nname = \"Golf\"\n",
    );
    let found = |files: &Files| {
        codes(files)
            .into_iter()
            .map(|(code, _)| code)
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&world_with([golf])), ["unused-entity"]);
    let excepted = format!(
        "{}expect = [{{ code = \"unused-entity\", reason = \"a test\" }}]\n",
        golf.1
    );
    assert_eq!(found(&world_with([(golf.0, excepted.as_str())])), [""; 0]);
    assert_eq!(
        found(&world_with([golf, ("sources/page.toml", "kind = ")])),
        ["syntax"]
    );
    let page = naming("7");
    assert_eq!(
        found(&world_with([golf, ("sources/page.toml", page.as_str())])),
        ["shape"]
    );
}

/// Merged ids in a long row, and in a ring: each is looked at once.
#[test]
fn what_is_confirmed_is_known_when_claims_are_brought_in_order() {
    let mut text = String::from(
        r#"{"id":"alpha","entity":{"kind":"armed-group","name":"A"}}
{"id":"bravo","entity":{"kind":"armed-group","name":"B"}}
"#,
    );
    for source in ["paper", "gazette"] {
        writeln!(
            text,
            "{{\"id\":\"{source}\",\"source\":{{\"kind\":\"report\",\"title\":\"{source}\",\
             \"published\":\"2021\",\"language\":\"en\"}}}}"
        )
        .unwrap();
    }
    // The sources are put in the order of their ids, and with them their claims.
    let claims = [
        ("paper", "a", "fights", r#","credibility":"confirmed""#),
        ("gazette", "b", "fights", ""),
        ("paper", "c", "denounces", r#","credibility":"confirmed""#),
        ("gazette", "d", "threatens", ""),
    ];
    for (source, id, predicate, more) in claims {
        writeln!(
            text,
            "{{\"in\":\"{source}\",\"claim\":{{\"id\":\"{id}\",\"at\":\"p1\",\"subject\":\"alpha\",\
             \"predicate\":\"{predicate}\",\"object\":\"bravo\"{more}}}}}"
        )
        .unwrap();
    }
    let report = ties_check::check(&Files::from_texts([("all.jsonl", text)]));
    let found: Vec<_> = report
        .diagnostics
        .iter()
        .map(|found| (found.code, found.start.line))
        .collect();
    assert_eq!(found, [("false-confirmation", 7)]);
}

#[test]
fn a_long_row_of_merged_ids_is_followed_once() {
    let mut dataset = world()["dataset.toml"].clone() + "\n[merged]\n";
    for number in 0..5_000 {
        writeln!(dataset, "a{number} = \"a{}\"", number + 1).unwrap();
        writeln!(dataset, "b{number} = \"b{}\"", (number + 1) % 5_000).unwrap();
    }
    dataset += "a5000 = \"alpha\"\n";
    let files = world_with([("dataset.toml", dataset.as_str())]);
    let report = ties_check::check(&files);
    assert!(
        report
            .diagnostics
            .iter()
            .all(|found| found.code == "retired-id")
    );
    let helps = |text: &str| {
        report
            .diagnostics
            .iter()
            .filter(|found| found.help.as_deref().unwrap().contains(text))
            .count()
    };
    assert_eq!(
        (helps("= \"alpha\"`"), helps("record that replaces it")),
        (5_000, 5_000)
    );
}

/// A ring of sources is told once, and not every step of it.
#[test]
fn a_long_ring_of_sources_is_told_once() {
    let mut text = String::new();
    for number in 0..20 {
        writeln!(
            text,
            "{{\"id\":\"s{number}\",\"source\":{{\"kind\":\"report\",\"title\":\"S{number}\",\
             \"published\":\"2021\",\"language\":\"en\",\"derived-from\":\"s{}\"}}}}",
            (number + 1) % 20
        )
        .unwrap();
    }
    let report = ties_check::check(&Files::from_texts([("all.jsonl", text)]));
    let [found] = report.diagnostics.as_slice() else {
        panic!("one finding: {:?}", report.summary)
    };
    assert_eq!(found.code, "derivation-cycle");
    assert!(
        found.message.contains("`s0` from `s1`, ") && found.message.ends_with(", and 12 more"),
        "{}",
        found.message
    );
}

/// Ten thousand claims that are wrong alike are one group: said once, some of them named, and in no
/// time.
#[test]
fn many_claims_that_are_wrong_alike_are_told_once() {
    const MANY: usize = 10_000;
    let entity = |id: &str, kind: &str| {
        format!("{{\"id\":\"{id}\",\"entity\":{{\"kind\":\"{kind}\",\"name\":\"{id}\"}}}}\n")
    };
    let people = entity("alpha", "armed-group")
        + &entity("bravo", "armed-group")
        + &entity("echo", "person");
    let found = |claim: &dyn Fn(usize) -> String| {
        let mut text = people.clone();
        text += "{\"id\":\"paper\",\"source\":{\"kind\":\"report\",\"title\":\"Paper\",\
             \"published\":\"2021-09\",\"language\":\"en\"}}";
        text.push('\n');
        for number in 0..MANY {
            let claim = claim(number);
            writeln!(
                text,
                r#"{{"in":"paper","claim":{{"id":"c{number}","at":"p{}",{claim}}}}}"#,
                number + 1
            )
            .unwrap();
        }
        let report = ties_check::check(&Files::from_texts([("all.jsonl", text)]));
        let meant = |found: &&ties_check::diagnostic::Diagnostic| found.code != "unused-entity";
        report
            .diagnostics
            .iter()
            .filter(meant)
            .map(|found| (found.code, found.message.clone()))
            .collect::<Vec<_>>()
    };
    let more = |found: &[(&str, String)], code: &str| {
        let of_code: Vec<_> = found.iter().filter(|(other, _)| *other == code).collect();
        assert_eq!(
            of_code.len(),
            1,
            "{code}: {:?}",
            &found[..found.len().min(3)]
        );
        of_code[0].1.clone()
    };
    let strength = |number: usize, rest: &str| {
        format!(
            "\"subject\":\"alpha\",\"predicate\":\"strength\",\
             \"amount\":{{\"best\":{number}{rest}}},\"with\":{{\"population\":\"fighters\"}}"
        )
    };
    // Each with another number and another place, so that no other rule has a word on it.
    let jumps = found(&|number| {
        strength([100, 900][number % 2], "")
            + &format!(r#","when":"{}-0{}-01""#, 1000 + number / 9, number % 9 + 1)
    });
    assert!(
        more(&jumps, "sudden-jump").ends_with("the last of 9999 jumps"),
        "{:?}",
        jumps[0]
    );
    let units = found(&|number| strength(100, &format!(r#","unit":"kind {number}""#)));
    assert!(more(&units, "unit-mismatch").contains(" in `kind 9999` here"));
    let ties = found(&|number| {
        format!(
            "\"subject\":\"echo\",\"predicate\":\"commands\",\"object\":\"alpha\",\"when\":\"{}\",\
             \"status\":\"accepted\"",
            1000 + number / 10
        )
    });
    assert!(
        more(&ties, "living-person").ends_with("`paper#c7` and 9991 more"),
        "{ties:?}"
    );
    assert!(more(&ties, "single-origin").contains("and 9991 more"));
    let dates = found(&|number| {
        format!(
            r#""subject":"alpha","predicate":"founded-on","date":"{}","status":"accepted""#,
            1000 + number / 10
        )
    });
    assert!(more(&dates, "single-origin").contains("and 9991 more"));
}

/// A thousand references to claims that are gone are answered quickly, though each looks for the
/// nearest id.
#[test]
fn many_unknown_claims_are_told_quickly() {
    let claims: Vec<_> = (0..5_000)
        .map(|number| {
            (
                number % 10,
                "attacks",
                10,
                format!(r#","mode":"inferred","premises":["paper#gone-{number}"]"#),
            )
        })
        .collect();
    let files = lines(11, &claims);
    assert_eq!(codes(&files).len(), 5_000);
}

/// A long chain of inferences is no circle until it is closed; then it is one, found quickly and
/// told shortly.
#[test]
fn a_long_chain_of_inferences_is_a_circle_once_it_is_closed() {
    let chain = |first: usize| -> Vec<_> {
        let premise = |number: usize| if number == 0 { first } else { number - 1 };
        let rests = |number| {
            format!(
                r#","mode":"inferred","premises":["paper#c{}"]"#,
                premise(number)
            )
        };
        (0..20_000)
            .map(|number| (number % 10, "fights", 10, rests(number)))
            .collect()
    };
    let found = |first: usize| findings(&lines(11, &chain(first)));
    let closed = found(19_999);
    assert_eq!(closed.matches("[inference-without-premises]").count(), 1);
    assert!(
        closed.contains(
            "this claim is inferred from itself, by way of `paper#c19998`, `paper#c19997`"
        ) && closed.contains(" and 19991 more"),
        "{closed}"
    );
    let mut open = chain(0);
    open[0].3.clear();
    assert_eq!(findings(&lines(11, &open)), "");
}
