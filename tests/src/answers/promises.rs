//! `promises` and `forecasts`: what came of them, and what is reported since.

use ties::id::Id;
use ties_view::{
    Analysis, Answer, OutlookResult, Outlooks, Policy, ReportRelation, Selection, forecasts,
    promises,
};

use super::papers::{as_of, ask};
use super::small::dataset;

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
        text.contains("says the opposite, if this case is meant"),
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
            .contains("`ties forecasts` lists those of all entities.")
    );
}

/// A claim on two subjects is one entry: its statements, and once what came of it.
#[test]
fn a_claim_on_two_subjects_has_its_outcome_once() {
    let claim = r#""subjects":["alpha","bravo"],"predicate":"supports","object":"charlie",
    "mode":"promise","horizon":"2019","attribution":["golf"]"#;
    let claim = claim.replace('\n', " ");
    let report = r#""subject":"alpha","predicate":"supports","object":"charlie""#;
    let data = dataset(
        &[("paper", "2018", &[&claim]), ("report", "2020", &[report])],
        &[],
    );
    let answer = promises(&Analysis::new(&data, Selection::default()), None).to_string();
    let entry = "
Promises
  ALPHA · supports · CHARLIE
  BRAVO · supports · CHARLIE
    promise, according to GOLF; published in 2018; expected by 2019
    [1] paragraph 1 — paper#c0
    deadline: 2019; due, no outcome recorded
    related reports (none decides the outcome):
      says the same: ALPHA · supports · CHARLIE; as of 2020 [2] paragraph 1 — report#c0
";
    assert!(answer.contains(entry), "{answer}");
}
