//! `ties lists`: own entries and aliases, removals, proposals, and what is not inferred.

use std::collections::BTreeSet;

use ties_dataset::dataset::Dataset;
use ties_view::{Analysis, Answer, Policy, Selection, known_on, lists};

use super::generated::{GROUPS, datasets};
use super::reach::{questions, takes_claim};
use super::small::{as_of, dataset, id, text};

/// The keys of a claim that `alpha` is on a list.
fn listed(list: &str, keys: &str) -> String {
    format!(r#""subject":"alpha","predicate":"designated-under","object":"{list}",{keys}"#)
}

fn small() -> Dataset {
    let act = [
        listed(
            "juliet-list",
            r#""mode":"legal-act","when":"2012-03-04/..","start-known":true,
            "with":{"role":"own-entry","reference":"J.1","status":"listed"}"#,
        ),
        listed(
            "kilo-list",
            r#""mode":"legal-act","when":"2014",
            "with":{"role":"alias-of","reference":"K.7","status":"listed"}"#,
        ),
        listed(
            "kilo-list",
            r#""mode":"legal-act","when":"2018-05-01/..","start-known":true,
            "with":{"status":"delisted"}"#,
        ),
        r#""subject":"alpha","predicate":"supports","object":"charlie","mode":"ground",
        "attribution":["golf"]"#
            .to_owned(),
        listed(
            "kilo-list",
            r#""mode":"legal-act","with":{"status":"listed"}"#,
        )
        .replace("alpha", "charlie"),
    ];
    let paper = [
        r#""subject":"bravo","predicate":"branch-of","object":"alpha""#.to_owned(),
        r#""subject":"golf","predicate":"leads","object":"alpha""#.to_owned(),
        r#""subject":"alpha","predicate":"branch-of","object":"charlie""#.to_owned(),
        listed(
            "kilo-list",
            r#""mode":"promise","attribution":["hotel"],"with":{"status":"proposed"}"#,
        ),
        listed(
            "juliet-list",
            r#""mode":"hearsay","attribution":[{"class":"unstated"}]"#,
        ),
        listed(
            "juliet-list",
            r#""negated":true,"when":"2010","holds":"sometime""#,
        ),
    ];
    let act = act.map(|keys| keys.replace('\n', " "));
    let act: Vec<&str> = act.iter().map(String::as_str).collect();
    let paper: Vec<&str> = paper.iter().map(String::as_str).collect();
    dataset(
        &[("act", "2020-06-01", &act), ("paper", "2019-01", &paper)],
        &[],
    )
}

#[test]
fn each_list_has_its_entries_and_nothing_is_inferred() {
    let answer = text(&small(), Selection::default(), "alpha", lists);
    let expected = "\
Listings of ALPHA (alpha): 2 lists

JULIET LIST (juliet-list)
  not on the list, sometime in 2010
    [2] paragraph 6 — paper#c5
  listed, since 4 March 2012, in force on 1 June 2020; own entry J.1; legal act
    [1] paragraph 1 — act#c0

KILO LIST (kilo-list)
  listed, 2014; only an alias in the entry of another party K.7; legal act
    [1] paragraph 2 — act#c1
  removed, since 1 May 2018; legal act
    [1] paragraph 3 — act#c2

Proposed or considered, not in force
  KILO LIST: proposed, published in January 2019; promise, according to HOTEL
    [2] paragraph 4 — paper#c3

Reasons that the authorities give (not established)
  ALPHA · supports · CHARLIE
    ground, according to GOLF; published on 1 June 2020
    [1] paragraph 4 — act#c3

Alleged, admitted, labelled, hearsay or ground of a listing (not counted)
  ALPHA · designated-under · JULIET LIST
    hearsay, unattributed; published in January 2019
    [2] paragraph 5 — paper#c4

Not inferred: a listing does not extend to a part, a member or another name. Related entities and
  their own listings:
  ALPHA · branch-of · CHARLIE: reported as of January 2019 (1 claim, 1 independent origin) [2]
    charlie, listed: KILO LIST [1]
  BRAVO · branch-of · ALPHA: reported as of January 2019 (1 claim, 1 independent origin) [2]
    bravo: no listing of its own in this dataset
  GOLF · leads · ALPHA: reported as of January 2019 (1 claim, 1 independent origin) [2]
    golf: no listing of its own in this dataset

Sources
  [1] “act”, 1 June 2020 (act)
  [2] “paper”, January 2019 (paper)
";
    assert_eq!(answer, expected);
}

/// A list on which an entity only is not said to be does not count as one of its lists.
#[test]
fn lists_that_claims_only_deny_are_counted_apart() {
    let denial = listed("juliet-list", r#""negated":true"#);
    let data = dataset(&[("paper", "2019", &[&denial])], &[]);
    let answer = text(&data, Selection::default(), "alpha", lists);
    let title = "Listings of ALPHA (alpha): no lists, and 1 list on which claims only say that it \
                 is not\n";
    assert!(answer.starts_with(title), "{answer}");
    let entry = listed("kilo-list", r#""with":{"status":"listed"}"#);
    let data = dataset(&[("paper", "2019", &[&denial, &entry])], &[]);
    let answer = text(&data, Selection::default(), "alpha", lists);
    assert!(
        answer.contains("(alpha): 1 list, and 1 list on which"),
        "{answer}"
    );
}

#[test]
fn a_date_a_policy_and_what_was_known_limit_the_answer() {
    let data = small();
    let answer = text(&data, as_of("2012-03-03"), "alpha", lists);
    assert!(
        answer.contains("no lists") && answer.contains("That does not show"),
        "{answer}"
    );
    let answer = text(&data, as_of("2012-03-04"), "alpha", lists);
    assert!(
        answer.contains("1 list\n") && !answer.contains("possibly"),
        "{answer}"
    );
    let answer = text(&data, as_of("2012-03"), "alpha", lists);
    assert!(answer.contains("own entry J.1; legal act\n"), "{answer}");
    assert!(answer.contains("claims about other times"), "{answer}");
    // After the date of its source, it is unknown whether a listing was still in force.
    let answer = text(&data, as_of("2021"), "alpha", lists);
    assert!(
        answer.contains("own entry J.1; legal act; possibly"),
        "{answer}"
    );
    let selection = Selection {
        policy: Policy::Source(id("paper")),
        ..Selection::default()
    };
    let answer = text(&data, selection, "alpha", lists);
    assert!(
        answer.contains("that the policy does not count"),
        "{answer}"
    );
    assert!(!answer.contains("J.1"), "{answer}");
    let (known, _) = known_on(data, &"2019-12-31".parse().unwrap());
    let answer = text(&known, Selection::default(), "alpha", lists);
    assert!(
        !answer.contains("J.1") && answer.contains("not on the list"),
        "{answer}"
    );
}

#[test]
fn rows_and_json_have_every_claim() {
    let data = small();
    let analysis = Analysis::new(&data, Selection::default());
    let view = lists(&analysis, &id("alpha"));
    let rows = view.rows();
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[1]["list"], "juliet-list");
    assert_eq!(rows[1]["status"], "listed");
    assert_eq!(rows[1]["reference"], "J.1");
    assert_eq!(rows[1]["claim"], "act#c0");
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["related"][0]["lists"][0]["claims"][0], "act#c4");
    assert!(lists(&analysis, &id("hotel")).is_empty());
    assert!(!view.is_empty());
}

/// The claims on listings of a group that are so on the date of the question.
fn slow_entries(analysis: &Analysis<'_>, group: &str) -> BTreeSet<String> {
    let rows = &analysis.facts.rows;
    let mut found = BTreeSet::new();
    for pair in &rows.pairs {
        let (reference, source, claim) = &analysis.claims[pair.claim.index()];
        let is_asked = claim.predicate.name() == "designated-under"
            && claim
                .subject
                .as_ref()
                .is_some_and(|it| it.as_str() == group)
            && claim.is_state_of_affairs()
            && source.retracted.is_none();
        if is_asked && takes_claim(analysis, pair) {
            found.insert(reference.to_string());
        }
    }
    found
}

#[test]
fn entries_are_those_of_a_slow_reference_and_reach_no_other_entity() {
    let mut count = 0;
    for data in datasets() {
        for selection in questions() {
            let analysis = Analysis::new(&data, selection);
            for group in GROUPS {
                let view = lists(&analysis, &id(group));
                let found: BTreeSet<String> = view
                    .entries
                    .iter()
                    .map(|it| it.line.claim.clone())
                    .collect();
                assert_eq!(found, slow_entries(&analysis, group));
                count += found.len();
                for related in &view.related {
                    let own = slow_entries(&analysis, &related.id);
                    let named: BTreeSet<String> = related
                        .lists
                        .iter()
                        .flat_map(|it| it.claims.clone())
                        .collect();
                    assert_eq!(named, own, "{}", related.id);
                }
            }
        }
    }
    assert!(count > 100, "{count}");
}
