//! Thousands of findings of one kind.

use std::fmt::Write;

use ties_dataset::file::Files;

use crate::world::{codes, world, world_with};

use super::lines;

#[test]
fn a_long_chain_of_merged_ids_is_followed_once() {
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

fn entity_line(id: &str, kind: &str) -> String {
    format!("{{\"id\":\"{id}\",\"entity\":{{\"kind\":\"{kind}\",\"name\":\"{id}\"}}}}\n")
}

fn one_message(found: &[(&str, String)], code: &str) -> String {
    let of_code: Vec<_> = found.iter().filter(|(other, _)| *other == code).collect();
    assert_eq!(
        of_code.len(),
        1,
        "{code}: {:?}",
        &found[..found.len().min(3)]
    );
    of_code[0].1.clone()
}

fn strength_of_alpha(number: usize, rest: &str) -> String {
    format!(
        "\"subject\":\"alpha\",\"predicate\":\"strength\",\
             \"amount\":{{\"best\":{number}{rest}}},\"with\":{{\"population\":\"fighters\"}}"
    )
}

/// Ten thousand claims with the same error are reported as one finding that names some of them, and
/// quickly.
#[test]
fn many_claims_with_the_same_error_are_reported_once() {
    const MANY: usize = 10_000;
    let people = entity_line("alpha", "armed-group")
        + &entity_line("bravo", "armed-group")
        + &entity_line("echo", "person");
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
        let is_relevant =
            |found: &&ties_check::diagnostic::Diagnostic| found.code != "unused-entity";
        report
            .diagnostics
            .iter()
            .filter(is_relevant)
            .map(|found| (found.code, found.message.clone()))
            .collect::<Vec<_>>()
    };
    // Each claim has its own amount, date and locator, so that no other rule reports it.
    let jumps = found(&|number| {
        strength_of_alpha([100, 900][number % 2], "")
            + &format!(r#","when":"{}-0{}-01""#, 1000 + number / 9, number % 9 + 1)
    });
    assert!(
        one_message(&jumps, "sudden-jump").ends_with("the last of 9999 jumps"),
        "{:?}",
        jumps[0]
    );
    let units = found(&|number| strength_of_alpha(100, &format!(r#","unit":"kind {number}""#)));
    assert!(one_message(&units, "unit-mismatch").contains(" in `kind 9999` here"));
    let ties = found(&|number| {
        format!(
            "\"subject\":\"echo\",\"predicate\":\"commands\",\"object\":\"alpha\",\"when\":\"{}\",\
             \"status\":\"accepted\"",
            1000 + number / 10
        )
    });
    assert!(
        one_message(&ties, "living-person").ends_with("`paper#c7` and 9991 more"),
        "{ties:?}"
    );
    assert!(one_message(&ties, "single-origin").contains("and 9991 more"));
    let dates = found(&|number| {
        format!(
            r#""subject":"alpha","predicate":"founded-on","date":"{}","status":"accepted""#,
            1000 + number / 10
        )
    });
    assert!(one_message(&dates, "single-origin").contains("and 9991 more"));
}

/// Five thousand references to missing claims are reported quickly, although each one is compared
/// with the existing ids to suggest the nearest.
#[test]
fn many_unknown_claims_are_reported_quickly() {
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
