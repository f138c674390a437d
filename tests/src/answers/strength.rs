//! `ties strength`: every estimate as stated.

use std::collections::BTreeSet;

use ties::vocabulary::Predicate;
use ties_dataset::dataset::Dataset;
use ties_facts::contradiction::days;
use ties_facts::row::PairRow;
use ties_view::{Analysis, Answer, Part, Selection, strength};

use super::generated::{GROUPS, datasets};
use super::reach::{questions, takes_claim};
use super::small::{as_of, dataset, id, text};

const COUNTED: &str = r#""predicate":"strength","with":{"population":"fighters"}"#;

fn small() -> Dataset {
    let count = |subject: &str, amount: &str, more: &str| {
        format!(r#""subject":"{subject}",{COUNTED},"amount":{{{amount},"unit":"fighters"}}{more}"#)
    };
    let paper = [
        count("alpha", r#""low":100,"high":200,"bound":"between""#, ""),
        count("alpha", r#""best":900"#, r#","when":"2016-03","mode":"estimate""#),
        count("alpha", r#""best":5000"#, r#","mode":"hearsay""#),
        count("bravo", r#""best":40"#, ""),
        r#""subject":"bravo","predicate":"branch-of","object":"alpha""#.to_owned(),
        r#""subject":"alpha","predicate":"casualties","amount":{"best":7},"with":{"fate":"killed"}"#
            .to_owned(),
    ];
    let note = [
        count("alpha", r#""best":500"#, r#","attribution":["golf"]"#),
        count("alpha", r#""best":300"#, r#","when":"2010""#),
    ];
    let paper: Vec<&str> = paper.iter().map(String::as_str).collect();
    let note: Vec<&str> = note.iter().map(String::as_str).collect();
    dataset(
        &[("note", "2020-02", &note), ("paper", "2020-01-15", &paper)],
        &[],
    )
}

#[test]
fn estimates_are_given_as_stated_and_never_merged() {
    let answer = text(&small(), Selection::default(), "alpha", strength);
    let expected = "\
Strength of ALPHA (alpha): 4 estimates
Each estimate is given as stated. None is merged or averaged.

Fighters
  2010: 300 fighters; according to the source itself
    [1] paragraph 2 — note#c1
  March 2016: 900 fighters; estimate, according to the source itself
    [2] paragraph 2 — paper#c1
  as of 15 January 2020: 100 to 200 fighters; according to the source itself
    [2] paragraph 1 — paper#c0
  as of February 2020: 500 fighters; according to GOLF
    [1] paragraph 1 — note#c0

Contested: for the same people, place and time, these cannot all be right
  100 to 200 fighters [2] paper#c0; 500 fighters [1] note#c0

Alleged, admitted, labelled, hearsay or ground of a listing (not counted)
  ALPHA · strength · 5000 fighters
    hearsay, according to the source itself; published on 15 January 2020; population: fighters
    [2] paragraph 3 — paper#c2

Sources
  [1] “note”, February 2020 (note)
  [2] “paper”, 15 January 2020 (paper)
";
    assert_eq!(answer, expected);
}

#[test]
fn a_date_leaves_out_other_times_and_says_who_contests() {
    let answer = text(&small(), as_of("2020-01-15"), "alpha", strength);
    assert!(answer.contains("1 estimate\n"), "{answer}");
    assert!(answer.contains("100 to 200 fighters [2] paper#c0") || answer.contains("[1] paper#c0"));
    assert!(
        answer.contains("and 1 claim that the question leaves out"),
        "{answer}"
    );
    assert!(answer.contains("claims about other times"), "{answer}");
    let vague = text(&small(), as_of("2016-03-05"), "alpha", strength);
    assert!(
        vague.contains("900 fighters; estimate, according to the source itself; possibly"),
        "{vague}"
    );
}

#[test]
fn the_estimates_of_parts_are_named_and_not_added() {
    let selection = Selection {
        parts: vec![Part::Branches],
        ..Selection::default()
    };
    let answer = text(&small(), selection, "alpha", strength);
    assert!(
        answer.contains("  BRAVO, as of 15 January 2020: 40 fighters; according to the source"),
        "{answer}"
    );
    assert!(answer.contains("5 estimates"), "{answer}");
}

#[test]
fn an_answer_without_estimates_says_so() {
    let data = small();
    let analysis = Analysis::new(&data, Selection::default());
    let view = strength(&analysis, &id("charlie"));
    assert!(view.is_empty());
    assert!(
        view.to_string()
            .replace("\n  ", " ")
            .contains("That does not show how large it is. `ties show charlie` lists")
    );
    let view = strength(&analysis, &id("alpha"));
    let rows = view.rows();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0]["words"], "300 fighters");
    assert_eq!(rows[0]["claim"], "note#c1");
    assert_eq!(rows[0]["amount"]["best"], 300);
}

/// What the answer should list, from each claim alone.
fn slow_estimates(analysis: &Analysis<'_>, group: &str) -> BTreeSet<String> {
    let rows = &analysis.facts.rows;
    let mut found = BTreeSet::new();
    for pair in &rows.pairs {
        let (reference, source, claim) = &analysis.claims[pair.claim.index()];
        let is_counted = claim.predicate.name() == "strength"
            && claim
                .subject
                .as_ref()
                .is_some_and(|it| it.as_str() == group)
            && claim.is_state_of_affairs()
            && source.retracted.is_none()
            && !claim.negated;
        if is_counted && takes_claim(analysis, pair) {
            found.insert(reference.to_string());
        }
    }
    found
}

/// The estimates that another origin contests, from each pair of claims.
fn slow_contested(analysis: &Analysis<'_>, group: &str) -> BTreeSet<String> {
    let facts = &analysis.facts;
    let number = analysis.index.number(group);
    let pairs: Vec<&PairRow> = facts
        .rows
        .pairs
        .iter()
        .filter(|pair| pair.predicate == Predicate::named("strength"))
        .filter(|pair| pair.is_state_of_affairs() && Some(pair.subject) == number)
        .collect();
    let mut found = BTreeSet::new();
    for one in &pairs {
        for other in &pairs {
            let (first, second) = (days(one).unwrap(), days(other).unwrap());
            let (low, high) = (
                facts.rows.amount(one.claim).unwrap(),
                facts.rows.amount(other.claim).unwrap(),
            );
            let is_disjoint = low.high < high.low || high.high < low.low;
            let is_overlap = low.low <= high.high && high.low <= low.high;
            let differ = (!one.negated && !other.negated && is_disjoint)
                || (one.negated != other.negated && is_overlap && low.low == high.low);
            let is_other_origin = facts.origins.origin(one) != facts.origins.origin(other);
            let is_same_time = first.0 <= second.1 && second.0 <= first.1;
            if differ && is_other_origin && is_same_time && !one.negated {
                found.insert(facts.rows.reference(one.claim));
            }
        }
    }
    found
}

#[test]
fn estimates_are_those_of_a_slow_reference() {
    let (mut listed, mut contested) = (0, 0);
    for data in datasets() {
        for selection in questions() {
            let analysis = Analysis::new(&data, selection);
            for group in GROUPS {
                let view = strength(&analysis, &id(group));
                let found: BTreeSet<String> = view
                    .estimates
                    .iter()
                    .map(|it| it.line.claim.clone())
                    .collect();
                assert_eq!(found.len(), view.estimates.len());
                assert_eq!(found, slow_estimates(&analysis, group));
                listed += found.len();
                let between = view.contested.iter().filter(|it| !it.of_one_speaker);
                let claims: BTreeSet<String> = between.flat_map(|it| it.claims.clone()).collect();
                for claim in slow_contested(&analysis, group) {
                    assert!(
                        claims.contains(&claim) || !found.contains(&claim),
                        "{claim}"
                    );
                    contested += 1;
                }
            }
        }
    }
    assert!(listed > 100 && contested > 10, "{listed} {contested}");
}
