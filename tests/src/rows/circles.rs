//! Cycles of parts, of sources and of inferences.

use std::fmt::Write;

use ties_dataset::file::Files;

use crate::world::{codes, findings, world_with};

use super::lines;

fn chain_to(last: usize) -> Vec<(usize, &'static str, usize, String)> {
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
}

#[test]
fn a_long_chain_is_a_cycle_only_once_it_is_closed() {
    assert_eq!(findings(&lines(1_001, &chain_to(1_000))), "");
    let last = 20_000;
    let mut claims = chain_to(last);
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

/// Whether these steps, each with its first and last day, form a cycle on some day, by trying every
/// day and every path.
fn has_cycle(steps: &[(usize, usize, u32, u32)]) -> bool {
    (1..=9).any(|day| {
        let on_day: Vec<_> = steps
            .iter()
            .filter(|(_, _, first, last)| *first <= day && day <= *last)
            .collect();
        let mut reach = [[false; 5]; 5];
        for (from, to, ..) in on_day {
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
fn a_cycle_is_found_if_all_steps_share_a_day() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut cycles = 0;
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
        cycles += usize::from(found > 0);
        assert_eq!(found > 0, has_cycle(&steps), "{steps:?}");
    }
    assert!((50..350).contains(&cycles), "{cycles}");
}

fn is_cycle(one: &str, other: &str) -> bool {
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
}

/// For which times two opposite steps are a cycle, in a source of September 2021.
#[test]
fn a_cycle_is_reported_if_the_times_certainly_overlap() {
    for (one, other, expected) in [
        ("", "", true),
        ("", "2019/..", true),
        ("2019/..", "2020/..", true),
        ("2019/2021-08", "2020/2021-08", true),
        ("2019-01-01", "2018/2020", true),
        // Times that overlap only on some interpretations.
        ("2019", "2019", false),
        ("2019/2020", "2020/2021", false),
        ("2019/.. sometime", "2019/2021-08", false),
        // The source is from an unknown day in September, perhaps not the first.
        ("", "2021-09-01", false),
        ("", "2019/2020", false),
        ("2021-08", "2021-09", false),
        ("../2020", "2021", false),
    ] {
        assert_eq!(is_cycle(one, other), expected, "`{one}` and `{other}`");
        assert_eq!(is_cycle(other, one), expected, "`{other}` and `{one}`");
    }
}

fn part_since(published: &str, subject: &str, object: &str, when: &str) -> String {
    format!(
        "kind = \"report\"\ntitle = \"Paper\"\npublished = \"{published}\"\nlanguage = \"en\"\n\
             \n[[claims]]\nid = \"part\"\n\
             at = \"p1\"\nsubject = \"{subject}\"\npredicate = \"part-of\"\nobject = \"{object}\"\n\
             when = \"{when}\"\n\
             attribution = [\"echo\"]\n"
    )
}

fn findings_of_two(before: &str, after: &str) -> usize {
    let one = part_since(before, "alpha", "bravo", "2010/..");
    let two = part_since("2021-01-01", "bravo", "alpha", after);
    codes(&world_with([
        ("sources/one.toml", one.as_str()),
        ("sources/two.toml", two.as_str()),
    ]))
    .len()
}

/// An open end (`..`) is not taken to last beyond the date of its source.
#[test]
fn an_open_end_lasts_to_the_date_of_its_source() {
    assert_eq!(findings_of_two("2015-01-01", "2016/.."), 0);
    assert_eq!(findings_of_two("2018-01-01", "2016/.."), 1);
    assert_eq!(
        findings_of_two("2016", "2016/.."),
        0,
        "the first source may be from January, the second step may begin in December"
    );
}

/// A cycle of sources gives one finding, which does not list every step.
#[test]
fn a_long_cycle_of_sources_is_reported_once() {
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

/// A long chain of inferences is a cycle only once it is closed. It is found quickly, and the
/// finding is short.
#[test]
fn a_long_chain_of_inferences_is_a_cycle_once_it_is_closed() {
    let chain = |first: usize| -> Vec<_> {
        let premise = |number: usize| if number == 0 { first } else { number - 1 };
        let inferred = |number| {
            format!(
                r#","mode":"inferred","premises":["paper#c{}"]"#,
                premise(number)
            )
        };
        (0..20_000)
            .map(|number| (number % 10, "fights", 10, inferred(number)))
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
