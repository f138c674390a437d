//! Withdrawn claims: refuted, superseded, or of a retracted source. They make no tie, and answers
//! and tables leave them out unless they are asked for.

use std::collections::BTreeSet;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_export::Export;
use ties_view::{Analysis, PairView, Selection, Withdrawn, between, disputes, show};

use super::{ALLIED, dataset_with};

const RETRACTED: &str =
    r#""published":"2021","retracted":{"on":"2022-01-05","reason":"the interview was invented"}"#;
const DISPUTE: &str = r#"{"id":"d","dispute":{"question":"Allies?","state":"open","sides":[
    {"label":"yes","claims":["s1#c0","s2#c0","s3#c0"]},{"label":"no","claims":["s4#c0"]}]}}"#;

/// A claim in force, one of a retracted source, a refuted one, and a denial.
fn withdrawn_dataset() -> Dataset {
    let published = r#""published":"2021""#;
    let refuted = format!(r#"{ALLIED},"refuted-by":{{"claim":"s4#c0","reason":"a misprint"}}"#);
    let denied = format!(r#"{ALLIED},"negated":true"#);
    let sources: [(&str, &str, &[&str]); 4] = [
        ("s1", published, &[ALLIED]),
        ("s2", RETRACTED, &[ALLIED]),
        ("s3", published, &[&refuted]),
        ("s4", published, &[&denied]),
    ];
    dataset_with(&sources, &DISPUTE.replace("\n    ", "")).2
}

fn answer(withdrawn: Withdrawn) -> PairView {
    let [a, b] = ["a", "b"].map(|id| Id::new(id).unwrap());
    let dataset = withdrawn_dataset();
    let analysis = Analysis::new(&dataset, Selection::showing(withdrawn));
    between(&analysis, &a, &b)
}

#[test]
fn withdrawn_claims_make_no_tie_and_are_shown_on_request() {
    let left_out = answer(Withdrawn::LeftOut);
    let shown = answer(Withdrawn::Shown);
    assert_eq!(left_out.ties, shown.ties);
    assert_eq!(left_out.ties[0].episodes[0].claims_for, ["s1#c0"]);
    assert_eq!(
        (
            left_out.claims.len(),
            left_out.scope.left_out.withdrawn_claims
        ),
        (2, 2)
    );
    assert_eq!(
        (shown.claims.len(), shown.scope.left_out.withdrawn_claims),
        (4, 0)
    );
    let text = left_out.to_string();
    assert!(text.contains("2 claims refuted, superseded or retracted; add `--withdrawn` to show"));
    let text = shown.to_string();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in [
        "Superseded, refuted or retracted",
        "source retracted on 5 January 2022: the interview was invented",
        "refuted by s4#c0: a misprint",
    ] {
        assert!(text.contains(mark), "{mark}: {text}");
    }
}

#[test]
fn an_answer_says_that_a_claim_is_copied_from_a_retracted_source() {
    let copy = r#""published":"2021","derived-from":"s2""#;
    let sources: [(&str, &str, &[&str]); 2] = [("s1", copy, &[ALLIED]), ("s2", RETRACTED, &[])];
    let dataset = dataset_with(&sources, "").2;
    let view = show(&Analysis::new(&dataset, Selection::default()), "s1").unwrap();
    let [claim] = view.claims.as_slice() else {
        panic!("one claim: {view}")
    };
    let mark = "copied from s2, retracted on 5 January 2022: the interview was invented";
    assert!(claim.attribution.ends_with(mark), "{}", claim.attribution);
}

#[test]
fn show_and_disputes_leave_out_withdrawn_claims() {
    let dataset = withdrawn_dataset();
    let found = |id: &str, withdrawn| {
        let view = show(&Analysis::new(&dataset, Selection::showing(withdrawn)), id).unwrap();
        (view.claims.len(), view.scope.left_out.withdrawn_claims)
    };
    assert_eq!(found("a", Withdrawn::LeftOut), (2, 2));
    assert_eq!(found("a", Withdrawn::Shown), (4, 0));
    assert_eq!(found("s2", Withdrawn::LeftOut), (0, 1));
    assert_eq!(found("s2#c0", Withdrawn::LeftOut), (1, 0));
    for (withdrawn, claims, origins) in [(Withdrawn::LeftOut, 1, 1), (Withdrawn::Shown, 3, 3)] {
        let found = disputes(&Analysis::new(&dataset, Selection::showing(withdrawn)), &[]);
        let side = &found.disputes[0].sides[0];
        assert_eq!((side.claims.len(), side.origins), (claims, origins));
        assert_eq!(side.withdrawn, 3 - claims);
    }
}

#[test]
fn tables_leave_out_withdrawn_claims_and_records_keep_them() {
    let dataset = withdrawn_dataset();
    let rows = |withdrawn| {
        let counting = Selection::showing(withdrawn);
        let export = Export::new(&dataset, counting);
        let claims = export.computed.claims.iter();
        let ids: BTreeSet<_> = claims
            .map(|(reference, ..)| reference.to_string())
            .collect();
        assert_eq!(export.dataset.claims().count(), 4, "records are complete");
        (ids.len(), export.losses.all().len())
    };
    assert_eq!(rows(Withdrawn::LeftOut), (2, 1));
    assert_eq!(rows(Withdrawn::Shown), (4, 0));
}
