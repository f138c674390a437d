//! `stale`: what may be out of date.

use ties_view::{Selection, StaleKind, StaleView, stale};

use super::papers::{as_of, ask};

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
    let view = ask(as_of("2020-02"), stale);
    assert!(ids(&view, StaleKind::Tie).is_empty());
    assert!(ids(&view, StaleKind::Due).is_empty());
}
