//! `agree` on made-up codings: pairs, figures, and input that could break it.

use std::collections::BTreeMap;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_view::{AgreementView, Answer, Decision, Figure, agreement};

use super::small::{dataset, id};
use crate::command_line::printed;

fn agree(a: &Dataset, b: &Dataset) -> AgreementView {
    agree_with(a, b, &[])
}

fn agree_with(a: &Dataset, b: &Dataset, same: &[(&str, &str)]) -> AgreementView {
    let same: BTreeMap<Id, Id> = same.iter().map(|(b, a)| (id(b), id(a))).collect();
    let view = agreement(("one", a), ("two", b), &same);
    assert!(
        view.to_string()
            .lines()
            .all(|line| line.chars().count() <= 100),
        "{view}"
    );
    assert!(
        serde_json::to_string(&view)
            .unwrap()
            .contains("\"pairing\"")
    );
    view
}

fn coding(claims: &[&str]) -> Dataset {
    dataset(&[("paper", "2021-09", claims)], &[])
}

fn figure<'v>(view: &'v AgreementView, measure: &str) -> &'v Figure {
    let found = view.figures.iter().find(|figure| figure.measure == measure);
    found.unwrap()
}

/// `(n, equal)` of a figure.
fn counts(view: &AgreementView, measure: &str) -> (usize, usize) {
    let figure = figure(view, measure);
    (figure.n, figure.equal)
}

const ALLIES: &str = r#""subject":"alpha","predicate":"allied-with","object":"bravo""#;
const REVERSED: &str = r#""subject":"bravo","predicate":"allied-with","object":"alpha""#;
const ATTACK: &str = r#""subject":"alpha","predicate":"attacks","object":"charlie""#;

#[test]
fn a_coding_agrees_with_itself() {
    let one = coding(&[
        ALLIES,
        ATTACK,
        &format!(r#"{ATTACK},"negated":true,"when":"2021-08""#),
    ]);
    let view = agree(&one, &one);
    assert!(!view.is_empty());
    assert_eq!(view.pairing[0].pairs, 3);
    assert!(view.differing_pairs.is_empty());
    assert!(view.only_a.is_empty() && view.only_b.is_empty());
    for figure in &view.figures {
        assert_eq!(figure.n, figure.equal, "{figure:?}");
        assert!(
            figure.alpha.is_none_or(|alpha| (alpha - 1.0).abs() < 1e-12),
            "{figure:?}"
        );
    }
    let mode = figure(&view, "mode");
    assert_eq!((mode.alpha, mode.no_alpha), (None, Some("no variation")));
    assert_eq!(view.overlaps[0].percent, Some(100.0));
}

/// A symmetric predicate has no order of sides; a passage is shared if one contains the other.
#[test]
fn pairs_share_a_passage_and_what_is_said() {
    let one = coding(&[ALLIES, ATTACK]);
    let two = dataset(
        &[("paper", "2021-09", &[])],
        &[
            &format!(r#"{{"in":"paper","claim":{{"id":"a","at":"p1 s2",{REVERSED}}}}}"#),
            &format!(r#"{{"in":"paper","claim":{{"id":"b","at":"p1",{ATTACK}}}}}"#),
            &format!(r#"{{"in":"paper","claim":{{"id":"c","at":"p2-3",{ATTACK}}}}}"#),
        ],
    );
    let view = agree(&one, &two);
    let found: Vec<_> = view
        .only_b
        .iter()
        .map(|only| &*only.proposition.claim)
        .collect();
    assert_eq!(found, ["paper#b"]);
    assert_eq!(view.only_b[0].other_coder, Decision::Coded);
    assert_eq!(counts(&view, "subject and object"), (2, 2));
    let sentences: Vec<_> = view
        .sentences
        .iter()
        .map(|it| (it.a, it.b, it.sentences))
        .collect();
    assert_eq!(
        sentences,
        [
            (Decision::Coded, Decision::Coded, 2),
            (Decision::Undecided, Decision::Coded, 1)
        ]
    );
}

#[test]
fn the_most_alike_is_the_partner() {
    let forecast = format!(r#"{ATTACK},"mode":"forecast""#);
    let ours = [ATTACK, forecast.as_str()];
    let theirs = [forecast.as_str(), ATTACK];
    let [one, two] = [ours, theirs].map(|claims| {
        let at = |claim: &&str| format!(r#"{{"in":"paper","claim":{{"at":"p1 s1",{claim}}}}}"#);
        let lines: Vec<_> = claims
            .iter()
            .map(at)
            .zip(["a", "b"])
            .map(|(line, id)| line.replace(r#""at""#, &format!(r#""id":"{id}","at""#)))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        dataset(&[("paper", "2021-09", &[])], &lines)
    });
    let view = agree(&one, &two);
    assert_eq!(counts(&view, "mode"), (2, 2));
    assert_eq!(figure(&view, "mode").alpha, Some(1.0));
}

/// Two codings swapped have the same figures.
#[test]
fn the_order_of_the_coders_does_not_matter() {
    let modes = ["report", "assessment", "forecast", "allegation"];
    let [one, two] = [1, 3].map(|step| {
        let claims: Vec<_> = (0..40)
            .map(|number| {
                let mode = modes[(number * step + number / 7) % modes.len()];
                format!(r#"{ATTACK},"mode":"{mode}""#)
            })
            .collect();
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        coding(&claims)
    });
    let there = agree(&one, &two);
    let back = agree(&two, &one);
    assert_eq!(there.figures, back.figures);
    assert_eq!(there.differing_pairs.len(), back.differing_pairs.len());
    let mode = figure(&there, "mode");
    assert!(mode.alpha.unwrap() < 1.0);
    let interval = mode.interval.unwrap();
    assert!(interval.low <= mode.alpha.unwrap() && mode.alpha.unwrap() <= interval.high);
    assert_eq!(mode.resamples, 1_000);
    let cost: f64 = there.differing_pairs.iter().map(|pair| pair.cost).sum();
    assert!(
        (cost - (1.0 - mode.alpha.unwrap())).abs() < 1e-9,
        "only modes differ"
    );
}

#[test]
fn ids_of_one_entity_are_mapped() {
    let one = coding(&[ATTACK]);
    let two = coding(&[&ATTACK.replace("charlie", "golf")]);
    assert_eq!(counts(&agree(&one, &two), "subject and object"), (1, 0));
    let view = agree_with(&one, &two, &[("golf", "charlie")]);
    assert_eq!(counts(&view, "subject and object"), (1, 1));
}

#[test]
fn periods_are_compared_by_day() {
    let dates = ["2020/2021-03", "/2021", "2021-13", "2021-05/.."];
    let one: Vec<_> = dates
        .iter()
        .map(|it| format!(r#"{ATTACK},"when":"{it}""#))
        .collect();
    let one: Vec<&str> = one.iter().map(String::as_str).collect();
    let other = format!(r#"{ATTACK},"when":"2021""#);
    let view = agree(
        &coding(&one),
        &coding(&[&other, &other, &other, &other, &other]),
    );
    assert_eq!(counts(&view, "when, in days"), (2, 0));
    assert_eq!(view.time.left_out, 2);
    assert_eq!(view.time.first_day.as_deref(), Some("2020-01-01"));
    assert_eq!(view.time.last_day.as_deref(), Some("2021-12-31"));
    assert!(figure(&view, "when, in days").alpha.unwrap() < 1.0);
}

#[test]
fn nothing_in_common() {
    let empty = Dataset::default();
    let one = coding(&[ATTACK]);
    let two = dataset(
        &[("paper-2", "", &[ATTACK]), ("paper-3", "", &[ATTACK])],
        &[],
    );
    for (a, b) in [
        (&empty, &empty),
        (&empty, &one),
        (&one, &empty),
        (&one, &two),
    ] {
        let view = agree(a, b);
        assert!(view.is_empty());
        assert!(view.to_string().contains("nothing in common"), "{view}");
    }
    let view = agree(&one, &coding(&[]));
    assert!(!view.is_empty());
    assert_eq!(view.only_a[0].other_coder, Decision::Undecided);
    assert_eq!(figure(&view, "mode").no_alpha, Some("nothing to compare"));
}

/// One source in each: they are two codings of it, whatever their ids.
#[test]
fn two_single_sources_are_one() {
    let one = coding(&[ATTACK]);
    let two = dataset(&[("paper-2", "2021", &[ATTACK])], &[]);
    assert_eq!(agree(&one, &two).pairing[0].pairs, 1);
}

/// Many claims on one passage, locators that cannot be read, and ranges without end.
#[test]
fn crowded_passages_take_no_time() {
    let places = [
        "p1 s1",
        "p1-4000000000",
        "page 1-190 p1-190",
        "nowhere #",
        "",
    ];
    let [one, two] = [ATTACK, ALLIES].map(|claim| {
        let mut lines = Vec::new();
        for number in 0..5_000 {
            let at = places[if number < 4_000 {
                0
            } else {
                number % places.len()
            }];
            lines.push(format!(
                r#"{{"in":"paper","claim":{{"id":"c{number}","at":"{at}",{claim}}}}}"#
            ));
        }
        lines.push(format!(
            r#"{{"in":"paper","claim":{{"id":"same","at":"p1",{ATTACK}}}}}"#
        ));
        let records = r#"{"id":"paper","source":{"kind":"report","title":"x"}}"#;
        let text = format!("{records}\n{}", lines.join("\n"));
        let files = ties_dataset::file::Files::from_texts([("all.jsonl", text)]);
        Dataset::read(&files)
    });
    let view = agree(&one, &two);
    assert_eq!(view.pairing[0].pairs, 1);
    assert!(view.only_a.len() > 4_000);
}

#[test]
fn exit_codes_of_the_command() {
    let [one, two] = ["docs/double-coding/one.toml", "docs/double-coding/two.toml"];
    let same = "docs/double-coding/same.toml";
    for (arguments, start) in [
        (
            &["agree", one, two, "--same", same][..],
            "exit 0\nAgreement of A, ",
        ),
        (
            &["agree", one, two, "--same", same, "--format", "csv"],
            "exit 0\nby,value,measure,",
        ),
        (&["agree", one, "data"], "exit 1\nAgreement of A, "),
        (
            &["agree", one, "no-such-file.toml"],
            "exit 2\n--- standard error\nerror: ",
        ),
        (
            &["agree", one, same],
            "exit 2\n--- standard error\nerror: `docs/",
        ),
        (
            &["agree", one, two, "--same", one],
            "exit 2\n--- standard error\nerror: `docs/",
        ),
        (&["agree", one, two, "--format", "bibtex"], "exit 2\n"),
    ] {
        let printed = printed(arguments);
        assert!(printed.starts_with(start), "{arguments:?}: {printed}");
    }
}
