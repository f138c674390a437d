//! `promises` and `forecasts`: what came of them, and what is reported since.

use ties::id::Id;
use ties_view::{
    Answer, OutlookResult, Outlooks, Policy, ReportRelation, Selection, forecasts, promises,
};

use super::papers::{as_of, ask};

fn all_promises(selection: Selection) -> Outlooks {
    ask(selection, |analysis| promises(analysis, None))
}

#[test]
fn a_promise_has_its_outcome_and_related_reports() {
    let view = all_promises(Selection::default());
    let claims: Vec<_> = view.statements.iter().map(|it| it.claim.as_str()).collect();
    assert_eq!(claims, ["p1#promise", "p2#kept"]);
    let [promise, kept] = view.statements.as_slice() else {
        panic!("two promises");
    };
    // The promise is about unnamed groups, so a report on one group may be about another case. The
    // report on 2015 is older than the promise.
    let reports: Vec<_> = promise.reports.iter().map(|it| it.claim.as_str()).collect();
    assert_eq!(reports[..3], ["p2#hosts", "p1#said", "p1#own"]);
    assert_eq!(reports.len(), 6);
    assert_eq!(promise.reports[0].relation, ReportRelation::Contradicts);
    assert!(promise.reports[0].is_of_a_possible_case);
    assert_eq!(promise.reports[1].relation, ReportRelation::Concerns);
    assert_eq!(promise.result, OutlookResult::Open);
    assert_eq!(kept.result, OutlookResult::CameTrue);
    assert_eq!(kept.outcome_claims, ["p1#own"]);
    assert_eq!(view.counts[&OutlookResult::CameTrue], 1);
    let text = view.to_string();
    assert!(
        text.contains("contradicts it, if it is about this case"),
        "{text}"
    );
    assert!(text.contains("outcome: came true"), "{text}");
    assert_eq!(view.rows()[1]["result"], "came-true");
}

#[test]
fn a_forecast_is_due_after_its_horizon() {
    for (date, result) in [
        ("2020-03", OutlookResult::Open),
        ("2020-06", OutlookResult::Open),
        ("2020-07-02", OutlookResult::Due),
    ] {
        let view = ask(as_of(date), |analysis| forecasts(analysis, None));
        assert_eq!(view.statements[0].result, result, "{date}");
        assert_eq!(view.statements[0].deadline.as_deref(), Some("2020-06"));
    }
    let view = ask(Selection::default(), |analysis| forecasts(analysis, None));
    assert_eq!(view.statements[0].result, OutlookResult::Due);
    assert!(view.to_string().contains("due, no outcome recorded"));
}

#[test]
fn later_statements_and_those_outside_the_policy_are_counted() {
    let view = all_promises(as_of("2020-06"));
    assert_eq!(view.statements.len(), 1);
    assert_eq!(view.scope.left_out.claims_of_other_times, 1);
    let policy = Policy::Source(Id::new("p2").unwrap());
    let view = all_promises(Selection {
        policy,
        ..Selection::default()
    });
    assert_eq!(view.statements.len(), 1);
    assert_eq!(view.scope.left_out.claims_outside_policy, 1);
}

#[test]
fn an_entity_has_those_by_it_and_about_it() {
    let about = |entity: &str| {
        ask(Selection::default(), |analysis| {
            forecasts(analysis, Some(&Id::new(entity).unwrap()))
        })
    };
    assert_eq!(about("dora").statements.len(), 1);
    assert_eq!(about("charlie").statements.len(), 1);
    let none = about("bravo");
    assert!(none.is_empty());
    assert!(
        none.to_string()
            .contains("does not show that there were none")
    );
}
