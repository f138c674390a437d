//! Ties of the past: `former` says that a state had ended by the source's date.

use ties::edtf::Edtf;
use ties::id::Id;
use ties_facts::episode::OnDay;
use ties_facts::tie;
use ties_view::{Analysis, Selection, between};

use super::{ALLIED, dataset};

/// What is known on a day about the tie of one claim in a source of 3 September 2021.
fn on(claim: &str, day: &str) -> OnDay {
    let (index, facts, _) = dataset(&[("s1", r#""published":"2021-09-03""#, &[claim])]);
    let ties = tie::between(&facts, &index, ("a", "b"));
    let [tie] = ties.as_slice() else {
        panic!("one tie: {ties:?}")
    };
    let [episode] = tie.episodes.as_slice() else {
        panic!("one episode: {tie:?}")
    };
    let day = Edtf::parse(day).unwrap();
    episode.on(day.sometime().start_days().0)
}

#[test]
fn a_former_tie_is_over_at_the_date_of_its_source() {
    let former = r#""predicate":"allied-with","object":"b","former":true,"when":"2015""#;
    assert_eq!(on(former, "2014-12-31"), OnDay::BeforeFirstAttested);
    assert_eq!(on(former, "2018-01-01"), OnDay::Possible);
    assert_eq!(on(former, "2021-09-04"), OnDay::Ended);
}

#[test]
fn a_former_tie_since_a_day_started_then_and_ended_before_the_source() {
    let former = r#""predicate":"allied-with","object":"b","former":true,"when":"2015/..""#;
    assert_eq!(on(former, "2014-12-31"), OnDay::NotYet);
    assert_eq!(on(former, "2018-01-01"), OnDay::Possible);
    assert_eq!(on(former, "2021-09-04"), OnDay::Ended);
}

#[test]
fn an_end_that_is_given_counts_more_than_former() {
    let former = r#""predicate":"allied-with","object":"b","former":true,"when":"2015/2017""#;
    assert_eq!(on(former, "2016-06-01"), OnDay::Certain);
    assert_eq!(on(former, "2018-01-01"), OnDay::Ended);
}

#[test]
fn answers_say_when_a_former_tie_had_ended() {
    let former = format!(r#"{ALLIED},"former":true"#);
    let (.., dataset) = dataset(&[("s1", r#""published":"2021-09-03""#, &[&former])]);
    let [a, b] = ["a", "b"].map(|id| Id::new(id).unwrap());
    let view = between(&Analysis::new(&dataset, Selection::default()), &a, &b);
    let words = &view.ties[0].episodes[0].words;
    assert_eq!(words, "ended by 3 September 2021");
}
