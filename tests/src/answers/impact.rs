//! `impact`: what falls if a source is retracted, compared with a dataset without the source.

use std::collections::BTreeSet;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_view::{Analysis, Answer, ImpactView, Selection, impact};

use super::generated::datasets;
use super::papers::{as_of, ask};

fn of(source: &str, selection: Selection) -> ImpactView {
    ask(selection, |analysis| {
        impact(analysis, &Id::new(source).unwrap())
    })
}

#[test]
fn a_paper_falls_with_its_copy() {
    let view = of("p1", Selection::default());
    assert_eq!(view.copies, ["p3"]);
    assert_eq!((view.claims, view.claims_of_copies), (6, 1));
    let lost: Vec<_> = view
        .lost_ties
        .iter()
        .map(|tie| tie.object.as_str())
        .collect();
    assert_eq!(lost, ["bravo"]);
    assert_eq!(view.single_origin_ties.len() + view.changed_ties.len(), 1);
    assert_eq!(view.disputes[0].lost_sides, ["yes"]);
    assert_eq!(view.restored_claims[0].claim, "p2#wrong");
    assert_eq!(view.restored_ties[0].predicate, "fights");
    assert_eq!(view.outcomes[0].claim, "p2#kept");
    let text = view.to_string();
    assert!(
        text.contains("its copies fall with it, with 1 claim: p3"),
        "{text}"
    );
    let counts = "6 claims in force would be lost; `ties show p1` lists them
    4 affirmed, 1 of them values such as a strength
    1 planned, promised, threatened or demanded (not counted)
    1 forecast or hypothetical (not counted)
";
    assert!(text.contains(counts), "{text}");
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["lost-ties"][0]["predicate"], "supports");
    assert!(
        view.rows()
            .iter()
            .any(|row| row["effect"] == "dispute loses a side")
    );
}

#[test]
fn a_copy_falls_alone() {
    let view = of("p3", Selection::default());
    assert!(view.copies.is_empty());
    assert!(view.lost_ties.is_empty() && view.single_origin_ties.is_empty());
    // The copy was published two days after the paper.
    assert_eq!(view.changed_ties.len(), 1);
}

#[test]
fn a_date_limits_the_ties() {
    let view = of("p2", as_of("2021-06"));
    let lost: Vec<_> = view.lost_ties.iter().map(|tie| tie.predicate).collect();
    assert_eq!(lost, ["hosts"]);
    assert!(of("p2", as_of("2012")).lost_ties.is_empty());
}

/// The ties of a dataset, by subject, predicate and object.
fn ties(dataset: &Dataset) -> BTreeSet<String> {
    let analysis = Analysis::new(dataset, Selection::default());
    let index = &analysis.index;
    let ties = analysis.ties.iter();
    ties.map(|tie| {
        let subject = index.entity_id(tie.subject).unwrap();
        let object = index.entity_id(tie.object).unwrap();
        format!("{subject} {} {object}", tie.predicate)
    })
    .collect()
}

#[test]
fn the_lost_ties_are_those_of_a_dataset_without_the_source() {
    for dataset in datasets() {
        let all = ties(&dataset);
        let analysis = Analysis::new(&dataset, Selection::default());
        for source in dataset.sources.keys() {
            let mut rest = dataset.clone();
            rest.sources.retain(|id, coded| {
                id != source && coded.source.derived_from.as_ref() != Some(source)
            });
            let view = impact(&analysis, source);
            let lost: BTreeSet<String> = view
                .lost_ties
                .iter()
                .map(|tie| format!("{} {} {}", tie.subject, tie.predicate, tie.object))
                .collect();
            // Claims that come back into force only add ties.
            let expected: BTreeSet<String> = all.difference(&ties(&rest)).cloned().collect();
            assert!(lost.is_subset(&expected), "{source}");
            if view.restored_claims.is_empty() {
                assert_eq!(lost, expected, "{source}");
            }
        }
    }
}
