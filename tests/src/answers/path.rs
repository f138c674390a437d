//! `ties path`: the shortest chains, compared with all chains.

use std::collections::BTreeSet;

use ties::id::Id;
use ties::vocabulary::Class;
use ties_dataset::dataset::Dataset;
use ties_view::{Analysis, Answer, Part, PathView, Selection, Standing, path};

use super::generated::{DATES, GROUPS, PERSONS, datasets};
use crate::ties::dataset_with;

const SOURCE: &str = r#""published":"2021-09-03""#;

fn answer(dataset: &Dataset, selection: Selection, a: &str, b: &str) -> PathView {
    let analysis = Analysis::new(dataset, selection);
    path(&analysis, &Id::new(a).unwrap(), &Id::new(b).unwrap())
}

fn as_of(date: &str) -> Selection {
    Selection {
        as_of: Some(date.parse().unwrap()),
        ..Selection::default()
    }
}

/// The pairs of entities with a tie that can be a step, in both directions.
fn neighbours(analysis: &Analysis<'_>) -> BTreeSet<(String, String)> {
    let mut pairs = BTreeSet::new();
    for tie in &analysis.ties {
        let name = tie.predicate.name();
        let is_step = !["no-known-tie", "operates-in"].contains(&name);
        if is_step && analysis.standing(tie).is_none_or(Standing::is_listed) {
            let subject = analysis.index.entity_id(tie.subject).unwrap().to_string();
            let object = analysis.index.entity_id(tie.object).unwrap().to_string();
            pairs.insert((object.clone(), subject.clone()));
            pairs.insert((subject, object));
        }
    }
    pairs
}

/// All chains without repetition from one entity to another, through agents, in order.
fn all_chains(analysis: &Analysis<'_>, chain: &[String], to: &str) -> Vec<Vec<String>> {
    let last = &chain[chain.len() - 1];
    if last == to {
        return vec![chain.to_vec()];
    }
    let kind = analysis.index.kind(last).unwrap();
    if chain.len() > 1 && !kind.classes().contains(&Class::Agent) {
        return Vec::new();
    }
    let mut chains = Vec::new();
    for (one, next) in neighbours(analysis) {
        if one == *last && !chain.contains(&next) {
            let longer = [chain, &[next]].concat();
            chains.extend(all_chains(analysis, &longer, to));
        }
    }
    chains
}

#[test]
fn the_shortest_of_all_chains_are_found() {
    let mut lengths = [0; 4];
    for dataset in datasets().iter().take(12) {
        for date in [DATES[0], DATES[1]] {
            let analysis = Analysis::new(dataset, as_of(date));
            for (a, b) in [
                (GROUPS[0], PERSONS[1]),
                (GROUPS[4], GROUPS[1]),
                (PERSONS[0], PERSONS[2]),
                (GROUPS[3], "juliet-list"),
            ] {
                let view = path(&analysis, &Id::new(a).unwrap(), &Id::new(b).unwrap());
                let mut all = all_chains(&analysis, &[a.to_owned()], b);
                let fewest = all.iter().map(Vec::len).min().unwrap_or(1);
                all.retain(|chain| chain.len() == fewest);
                assert_eq!(view.steps_per_chain, fewest - 1);
                assert_eq!(view.chains_in_all, all.len() as u64);
                let found: BTreeSet<_> = view.chains.iter().cloned().collect();
                assert_eq!(found, all.into_iter().collect());
                assert_eq!(view.is_empty(), view.chains.is_empty());
                lengths[view.steps_per_chain.min(3)] += 1;
            }
        }
    }
    assert!(lengths.iter().all(|count| *count > 0), "{lengths:?}");
}

#[test]
fn steps_are_ties_between_named_parties() {
    let more = r#"{"id":"valley","entity":{"kind":"place","name":"Valley"}}
{"id":"land","entity":{"kind":"state","name":"Land"}}
{"id":"some-men","entity":{"kind":"unnamed","name":"some men","stands-for":"armed-group"}}
"#;
    // Neither a place, a state as a territory, an unnamed group, a stated absence nor an allegation
    // connects `a` and `b`.
    let claims: &[&str] = &[
        r#""predicate":"operates-in","object":"land""#,
        r#""subject":"b","predicate":"operates-in","object":"land""#,
        r#""predicate":"attacks","object":"valley""#,
        r#""subject":"b","predicate":"attacks","object":"valley""#,
        r#""predicate":"cooperates-with","object":"some-men""#,
        r#""subject":"b","predicate":"cooperates-with","object":"some-men""#,
        r#""predicate":"no-known-tie","object":"b""#,
        r#""predicate":"independent-of","object":"b""#,
        r#""predicate":"supports","object":"b","mode":"allegation""#,
    ];
    let dataset = dataset_with(&[("s", SOURCE, claims)], more).2;
    let view = answer(&dataset, Selection::default(), "a", "b");
    assert!(view.is_empty() && view.chains_in_all == 0);
    assert!(
        view.to_string()
            .contains("no chain of ties between the two. That does not show")
    );
    // A place can be asked about.
    let view = answer(&dataset, Selection::default(), "a", "valley");
    assert_eq!(view.chains, [["a", "valley"]]);
}

#[test]
fn steps_have_their_direction_their_time_and_their_claims() {
    let claims: &[&str] = &[
        r#""subject":"b","predicate":"supports","object":"a","when":"2010/2012""#,
        r#""subject":"b","predicate":"fights","object":"c","when":"2011/2019""#,
        r#""subject":"d","predicate":"fights","object":"a","when":"2018""#,
        r#""subject":"d","predicate":"met-with","object":"c","when":"2017/2019""#,
    ];
    let dataset = dataset_with(&[("s", SOURCE, claims)], "").2;
    let view = answer(&dataset, Selection::default(), "a", "c");
    assert_eq!(view.chains, [["a", "b", "c"], ["a", "d", "c"]]);
    let text = view.to_string();
    assert!(
        text.contains("2 chains of 2 steps. A chain is not a tie"),
        "{text}"
    );
    assert!(
        text.contains("  b · supports · a: from 2010 to 2012 (1 claim, 1 independent origin) [1]")
    );
    let view = answer(&dataset, as_of("2011-06-01"), "a", "c");
    assert_eq!(view.chains, [["a", "b", "c"]]);
    let rows = view.rows();
    assert_eq!(rows[0]["predicate"], "supports");
    assert_eq!(rows[0]["claims"][0], "s#c0");
    assert_eq!(rows[1]["step"], 2);
    assert_eq!(view.scope.left_out.claims_of_other_times, 2);
    assert!(answer(&dataset, as_of("2015"), "a", "c").is_empty());
    let selection = Selection {
        predicates: vec![ties::vocabulary::Predicate::named("fights")],
        ..Selection::default()
    };
    let view = answer(&dataset, selection, "a", "c");
    assert!(view.is_empty());
    assert_eq!(view.scope.left_out.claims_of_other_predicates, 2);
}

#[test]
fn at_most_twenty_chains_are_listed() {
    let mut claims = Vec::new();
    for middle in 'c'..='z' {
        for end in ["a", "b"] {
            claims.push(format!(
                r#""subject":"{middle}","predicate":"met-with","object":"{end}""#
            ));
        }
    }
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    let dataset = dataset_with(&[("s", SOURCE, &claims)], "").2;
    let view = answer(&dataset, Selection::default(), "a", "b");
    assert_eq!((view.chains.len(), view.chains_in_all), (20, 24));
    assert_eq!(view.chains[0], ["a", "c", "b"]);
    assert_eq!(view.steps.len(), 40);
    assert!(
        view.to_string()
            .contains("24 chains of 2 steps. The first 20 are listed.")
    );
}

#[test]
fn a_chain_begins_and_ends_at_a_part() {
    let claims: &[&str] = &[
        r#""subject":"b","predicate":"branch-of","object":"a""#,
        r#""subject":"b","predicate":"fights","object":"d""#,
        r#""subject":"d","predicate":"wing-of","object":"c""#,
    ];
    let dataset = dataset_with(&[("s", SOURCE, claims)], "").2;
    let alone = answer(&dataset, Selection::default(), "a", "c");
    assert_eq!(alone.chains, [["a", "b", "d", "c"]]);
    let selection = Selection {
        parts: Part::ALL.to_vec(),
        ..Selection::default()
    };
    let view = answer(&dataset, selection.clone(), "a", "c");
    assert_eq!(view.chains, [["b", "d"]]);
    assert_eq!(view.parts.len(), 2);
    // A part of one of the two is not taken together with it if it is the other.
    let view = answer(&dataset, selection, "a", "b");
    assert_eq!(view.chains, [["a", "b"]]);
}
