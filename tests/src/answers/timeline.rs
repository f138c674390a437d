//! `ties timeline`: everything dated about an entity, in order of time.

use std::collections::BTreeMap;

use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::dataset::Dataset;
use ties_facts::tie;
use ties_view::{Analysis, Answer, EntryKind, Part, Selection, TimelineView, timeline};

use super::generated::{GROUPS, datasets};
use super::reach::{questions, takes_claim, takes_episode};
use super::small::{as_of, dataset, id, text};

const NOTE: [&str; 6] = [
    r#""subject":"alpha","predicate":"founded-on","date":"2001""#,
    concat!(
        r#""subject":"alpha","predicate":"allied-with","object":"bravo","#,
        r#""when":"2016-03/..","start-known":true"#,
    ),
    concat!(
        r#""subject":"golf","predicate":"leads","object":"alpha","#,
        r#""when":"2010-05/2012-06-30","end-known":true"#,
    ),
    concat!(
        r#""subject":"alpha","predicate":"designated-under","object":"juliet-list","#,
        r#""mode":"legal-act","when":"2005-01-02/..","with":{"role":"own-entry"}"#,
    ),
    concat!(
        r#""subject":"alpha","predicate":"supports","object":"charlie","mode":"promise","#,
        r#""horizon":"2030","attribution":["golf"]"#,
    ),
    r#""subject":"alpha","predicate":"perpetrated","object":"market-attack","when":"2015-04""#,
];

const PAPER: [&str; 7] = [
    concat!(
        r#""subject":"alpha","predicate":"allied-with","object":"bravo","when":"2017","#,
        r#""attribution":["hotel"]"#,
    ),
    r#""subject":"market-attack","predicate":"occurred-on","date":"2015-04-03""#,
    concat!(
        r#""subject":"alpha","predicate":"designated-under","object":"juliet-list","#,
        r#""when":"2018-02-03","with":{"status":"delisted"}"#,
    ),
    concat!(
        r#""subject":"alpha","predicate":"strength","with":{"population":"fighters"},"#,
        r#""amount":{"best":300,"unit":"fighters"},"when":"2015-03/2015-05","#,
        r#""holds":"sometime""#,
    ),
    r#""subject":"bravo","predicate":"branch-of","object":"alpha""#,
    r#""subject":"bravo","predicate":"supports","object":"hotel","when":"2014""#,
    concat!(
        r#""subject":"alpha","predicate":"supports","object":"charlie","negated":true,"#,
        r#""when":"2003-02""#,
    ),
];

/// The groups with claims of a note of 2017, a paper of 2018 and a leaf without a date.
fn small() -> Dataset {
    let leaf = [
        r#""subject":"market-attack","predicate":"occurred-on","date":"2015-04-05""#,
        r#""subject":"alpha","predicate":"hostile-to","object":"charlie""#,
    ];
    let sides = concat!(
        r#"[{"label":"the third","claims":["paper#c1"]},"#,
        r#"{"label":"the fifth","claims":["leaf#c0"]}]"#
    );
    let keys = r#""question":"When was it?","state":"open""#;
    let dispute = format!(r#"{{"id":"market-day","dispute":{{{keys},"sides":{sides}}}}}"#);
    dataset(
        &[
            ("leaf", "", &leaf),
            ("note", "2017-01-02", &NOTE),
            ("paper", "2018-05", &PAPER),
        ],
        &[&dispute],
    )
}

#[test]
fn entries_follow_each_other_in_time() {
    let answer = text(&small(), Selection::default(), "alpha", timeline);
    insta::assert_snapshot!(answer);
}

#[test]
fn a_date_takes_what_is_so_on_it() {
    let answer = text(&small(), as_of("2015-04-05"), "alpha", timeline);
    insta::assert_snapshot!(answer);
}

#[test]
fn parts_are_named_and_their_entries_included() {
    let selection = Selection {
        parts: vec![Part::Branches],
        ..Selection::default()
    };
    let answer = text(&small(), selection, "alpha", timeline);
    assert!(
        answer.contains("Taken together\n  bravo: BRAVO"),
        "{answer}"
    );
    assert!(
        answer.contains("2014\n  2014: BRAVO · supports · HOTEL\n"),
        "{answer}"
    );
    let alone = text(&small(), Selection::default(), "alpha", timeline);
    assert!(!alone.contains("BRAVO · supports · HOTEL"), "{alone}");
}

#[test]
fn other_filters_count_what_they_leave_out() {
    let selection = Selection {
        predicates: vec![Predicate::named("allied-with")],
        policy: "source:paper".parse().unwrap(),
        ..Selection::default()
    };
    let answer = text(&small(), selection, "alpha", timeline);
    assert!(
        answer.contains("Timeline of ALPHA (alpha): 1 entry\n"),
        "{answer}"
    );
    assert!(
        answer.contains("2017: ALPHA · allied-with · BRAVO; according to HOTEL"),
        "{answer}"
    );
    assert!(
        answer.contains("1 claim that the policy does not count"),
        "{answer}"
    );
    assert!(answer.contains("claims with other predicates"), "{answer}");
}

#[test]
fn rows_and_json_have_the_same_entries() {
    let data = small();
    let analysis = Analysis::new(&data, Selection::default());
    let view = timeline(&analysis, &id("alpha"));
    let rows = view.rows();
    assert_eq!(rows.len(), view.entries.len() + view.not_counted.len());
    let days: Vec<_> = rows.iter().map(|row| &row["earliest"]).collect();
    assert_eq!(*days[0], "2001-01-01");
    let last = &view.entries[view.entries.len() - 1];
    assert_eq!((&last.earliest, last.kind), (&None, EntryKind::Tie));
    let listing = view.entries.iter().find(|it| it.kind == EntryKind::Listing);
    let listing = listing.unwrap();
    assert_eq!(listing.date, ["2005-01-02/.."]);
    assert_eq!(listing.latest, None);
    let ally = view
        .entries
        .iter()
        .find(|it| it.statement.contains("allied-with"));
    assert_eq!(ally.unwrap().claims, ["note#c1", "paper#c0"]);
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["entries"][0]["kind"], "event");
}

#[test]
fn an_empty_timeline_says_so() {
    let data = small();
    let view = timeline(
        &Analysis::new(&data, Selection::default()),
        &id("lima-valley"),
    );
    assert!(view.is_empty());
    assert!(
        view.to_string()
            .contains("has no states or events about it")
    );
}

/// How often each claim should be in the timeline of a group: once for each tie with the group that
/// is so on the date, or may be, or once for each of its subjects if it makes no tie.
fn slow_counts(analysis: &Analysis<'_>, group: &str) -> BTreeMap<String, usize> {
    let rows = &analysis.facts.rows;
    let mut counts = BTreeMap::new();
    for other in analysis.dataset.entities.keys() {
        for tie in tie::between(&analysis.facts, &analysis.index, (group, other.as_str())) {
            for (place, episode) in tie.episodes.iter().enumerate() {
                if tie.predicate.name() != "designated-under"
                    && takes_episode(&analysis.selection, &tie, place)
                {
                    for claim in &episode.claims_for {
                        *counts.entry(rows.reference(*claim)).or_default() += 1;
                    }
                }
            }
        }
    }
    for (reference, source, claim) in &analysis.claims {
        let takes_entity = claim.predicate.def().takes == ValueType::Entity;
        let affirms = claim.is_state_of_affairs() && source.retracted.is_none() && !claim.negated;
        let makes_tie = affirms && takes_entity && claim.predicate.name() != "designated-under";
        let is_withdrawn = !claim.is_in_force() || source.retracted.is_some();
        let pairs = claim.pairs();
        let row = rows
            .pairs
            .iter()
            .find(|row| rows.reference(row.claim) == reference.to_string());
        if makes_tie || is_withdrawn || !takes_claim(analysis, row.unwrap()) {
            continue;
        }
        let mut subjects: Vec<_> = pairs
            .iter()
            .filter(|pair| {
                pair.subject.id.as_str() == group
                    || pair
                        .object
                        .is_some_and(|object| object.id.as_str() == group)
            })
            .map(|pair| match pair.object.map(|object| object.id) {
                Some(object) if claim.predicate.def().symmetric => pair.subject.id.min(object),
                _ => pair.subject.id,
            })
            .collect();
        subjects.dedup();
        if !subjects.is_empty() {
            counts.insert(reference.to_string(), subjects.len());
        }
    }
    counts
}

/// How often each claim is in a timeline.
fn counts(view: &TimelineView) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for entry in view.entries.iter().chain(&view.not_counted) {
        for claim in &entry.claims {
            *counts.entry(claim.clone()).or_default() += 1;
        }
    }
    counts
}

#[test]
fn entries_are_those_of_a_slow_reference_and_in_order() {
    let mut listed = 0;
    for data in datasets() {
        for selection in questions() {
            let analysis = Analysis::new(&data, selection);
            for group in GROUPS {
                let view = timeline(&analysis, &id(group));
                assert_eq!(counts(&view), slow_counts(&analysis, group), "{group}");
                let days: Vec<_> = view.entries.iter().map(|it| it.earliest.clone()).collect();
                let known = days.iter().take_while(|day| day.is_some()).count();
                assert!(days[..known].is_sorted() && days[known..].iter().all(Option::is_none));
                listed += view.entries.len();
            }
        }
    }
    assert!(listed > 1_000, "{listed}");
}
