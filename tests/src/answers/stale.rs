//! `stale`: what may be out of date.

use ties_view::{Analysis, Selection, StaleKind, StaleView, stale};

use super::papers::{as_of, ask};
use super::small::dataset;

/// The ids of the items of a kind.
fn ids(view: &StaleView, kind: StaleKind) -> Vec<String> {
    let items = view.items.iter().filter(|item| item.kind == kind);
    items.flat_map(|item| item.ids.clone()).collect()
}

#[test]
fn the_date_is_that_of_the_dataset_or_of_the_question() {
    let view = ask(Selection::default(), stale);
    assert_eq!(view.on.as_deref(), Some("2023-12-31"));
    assert_eq!(ids(&view, StaleKind::Due), ["p1#forecast"]);
    assert_eq!(ids(&view, StaleKind::Source), ["p2"]);
    assert_eq!(ids(&view, StaleKind::Claim), ["p1#fighter"]);
    assert_eq!(ids(&view, StaleKind::Dispute), ["alpha-and-charlie"]);
    let tie = &view.items[0];
    assert_eq!((tie.kind, tie.years), (StaleKind::Tie, Some(3)));
    assert!(
        view.to_string().contains("3 years, 12 January 2020"),
        "{view}"
    );
    // The text of a dispute cites its newest source.
    let dispute = &view.items.iter().find(|it| it.kind == StaleKind::Dispute);
    assert_eq!(dispute.unwrap().sources, ["p2"]);
    assert!(
        view.to_string()
            .contains("Did Alpha support Charlie? [2] — alpha-and-charlie"),
        "{view}"
    );
    let view = ask(as_of("2020-02"), stale);
    assert!(ids(&view, StaleKind::Tie).is_empty());
    assert!(ids(&view, StaleKind::Due).is_empty());
}

#[test]
fn a_text_lists_ten_and_cites_only_these() {
    let claim =
        [r#""subject":"alpha","predicate":"fights","object":"bravo","status":"needs-work""#];
    let papers: Vec<String> = (10..22).map(|number| format!("paper-{number}")).collect();
    let mut sources: Vec<(&str, &str, &[&str])> = Vec::new();
    for id in &papers {
        sources.push((id, "2020", &claim));
    }
    let data = dataset(&sources, &[]);
    let analysis = Analysis::new(&data, Selection::default());
    let view = stale(&analysis);
    assert_eq!(ids(&view, StaleKind::Claim).len(), 12);
    assert_eq!(view.citations.len(), 12);
    let text = view.to_string();
    assert!(text.contains("and 2 more, in JSON"), "{text}");
    assert!(
        text.contains("[10] “paper-19”") && !text.contains("[11]"),
        "{text}"
    );
}
