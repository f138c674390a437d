//! The reach of a question: what is attested near its date, by days, and compared with a slow
//! reference.

use ties_dataset::dataset::Dataset;
use ties_facts::episode::{EpisodeTime, OnDay};
use ties_facts::row::PairRow;
use ties_facts::tie::Tie;
use ties_view::{
    Analysis, DaySpan, MarkKind, Reach, Selection, Standing, between, label, matrix, strength,
    timeline,
};

use super::generated::{DATES, datasets};
use super::small::{as_of, dataset, id};

/// No date, some dates, and some dates with a reach.
pub(super) fn questions() -> Vec<Selection> {
    vec![
        Selection::default(),
        as_of(DATES[0]),
        as_of(DATES[1]),
        as_of(DATES[4]),
        within(Reach::HalfYear, DATES[0]),
        within(Reach::Ever, DATES[1]),
        within(Reach::Month, DATES[3]),
    ]
}

fn within(reach: Reach, date: &str) -> Selection {
    Selection {
        reach,
        ..as_of(date)
    }
}

/// Whether a time is so on the date of a question, or may be, or is within its reach.
pub(super) fn takes_time(selection: &Selection, time: &EpisodeTime) -> bool {
    let Some(date) = &selection.as_of else {
        return true;
    };
    let most = match selection.reach {
        Reach::Day => 0,
        Reach::Month => 31,
        Reach::HalfYear => 183,
        Reach::Ever => i64::MAX,
    };
    let days_between = match time.on((date.first, date.last)) {
        OnDay::Certain | OnDay::Possible => return true,
        OnDay::Ended | OnDay::NotYet => return false,
        OnDay::AfterLastAttested => i64::from(date.first) - i64::from(time.days.until.1),
        OnDay::BeforeFirstAttested => i64::from(time.days.start.0) - i64::from(date.last),
    };
    days_between <= most
}

/// Whether a question takes an episode of a tie: it does not if a later one ended before the date,
/// or if an earlier one starts after it.
pub(super) fn takes_episode(selection: &Selection, tie: &Tie, place: usize) -> bool {
    let Some(date) = &selection.as_of else {
        return true;
    };
    let on_date = |place: usize| tie.episodes[place].time.on((date.first, date.last));
    let is_settled = match on_date(place) {
        OnDay::AfterLastAttested => {
            (place..tie.episodes.len()).any(|later| on_date(later) == OnDay::Ended)
        }
        OnDay::BeforeFirstAttested => (0..place).any(|earlier| on_date(earlier) == OnDay::NotYet),
        _ => false,
    };
    !is_settled && takes_time(selection, &tie.episodes[place].time)
}

/// Whether a question takes a claim by its time. It does not if the claim is for ties and all of
/// them had ended or had not begun by other claims.
pub(super) fn takes_claim(analysis: &Analysis<'_>, pair: &PairRow) -> bool {
    takes(analysis, pair, |_| true)
}

/// Whether a question takes one pair of a claim, by the tie on its own two sides.
pub(super) fn takes_pair(analysis: &Analysis<'_>, pair: &PairRow) -> bool {
    let sides = pair.directed_sides();
    takes(analysis, pair, |tie| {
        (tie.subject, Some(tie.object)) == sides
    })
}

fn takes(analysis: &Analysis<'_>, pair: &PairRow, is_of: impl Fn(&Tie) -> bool) -> bool {
    let selection = &analysis.selection;
    let Some(date) = &selection.as_of else {
        return true;
    };
    let time = EpisodeTime::of(pair, &analysis.facts.rows);
    let on_date = time.on((date.first, date.last));
    if matches!(on_date, OnDay::Certain | OnDay::Possible) || !takes_time(selection, &time) {
        return takes_time(selection, &time);
    }
    let mut episodes = Vec::new();
    for tie in analysis.ties.iter().filter(|tie| is_of(tie)) {
        for (place, episode) in tie.episodes.iter().enumerate() {
            if episode.claims_for.contains(&pair.claim) {
                episodes.push(takes_episode(selection, tie, place));
            }
        }
    }
    episodes.is_empty() || episodes.contains(&true)
}

#[test]
fn a_tie_is_within_reach_by_the_days_to_its_nearest_date() {
    let cases: &[(&str, &str, &[&str])] = &[
        // Attested on one day: on that day, a day off, 31 and 32, 183 and 184.
        (r#""when":"2020-06-15""#, "2020-06-15", &["yes"; 4]),
        (r#""when":"2020-06-15""#, "2020-06-16", &EARLIER),
        (r#""when":"2020-06-15""#, "2020-06-14", &LATER),
        (r#""when":"2020-06-15""#, "2020-07-16", &EARLIER),
        (r#""when":"2020-06-15""#, "2020-07-17", &MONTH_EARLIER),
        (r#""when":"2020-06-15""#, "2020-05-15", &LATER),
        (r#""when":"2020-06-15""#, "2020-05-14", &MONTH_LATER),
        (r#""when":"2020-06-15""#, "2020-12-15", &MONTH_EARLIER),
        (r#""when":"2020-06-15""#, "2020-12-16", &FAR_EARLIER),
        (r#""when":"2020-06-15""#, "2019-12-15", &MONTH_LATER),
        (r#""when":"2020-06-15""#, "2019-12-14", &FAR_LATER),
        // A vague date counts from its nearest day, and so does the date of a question.
        (r#""when":"2020""#, "2021-01-31", &EARLIER),
        (r#""when":"2020""#, "2021-02-01", &MONTH_EARLIER),
        (r#""when":"2020-06""#, "2020-08", &MONTH_EARLIER),
        (r#""when":"2020-06""#, "2020-07", &EARLIER),
        (r#""when":"2020-06""#, "2021", &FAR_EARLIER),
        // An end and a start stay what they are.
        (
            r#""when":"2019/2020-06-15","end-known":true"#,
            "2020-06-16",
            &["ended"; 4],
        ),
        (
            r#""when":"2020-06-15/..","start-known":true"#,
            "2020-06-14",
            &["not-yet"; 4],
        ),
    ];
    for (time, date, expected) in cases {
        let claim =
            format!(r#""subject":"alpha","predicate":"allied-with","object":"bravo",{time}"#);
        let data = dataset(&[("s", "2022-03-04", &[&claim])], &[]);
        for (reach, expected) in Reach::ALL.into_iter().zip(*expected) {
            let analysis = Analysis::new(&data, within(reach, date));
            let standing = analysis.standing(&analysis.ties[0]).unwrap();
            assert_eq!(label(&standing), *expected, "{time} {date} {reach}");
            let view = between(&analysis, &id("alpha"), &id("bravo"));
            assert_eq!(view.claims.len(), usize::from(standing.is_listed()));
            assert_eq!(view.ties.len(), view.claims.len());
        }
    }
}

const WITHIN: &str = "within-reach";
const BEFORE: &str = "last-attested-earlier";
const AFTER: &str = "first-attested-later";
const EARLIER: [&str; 4] = [BEFORE, WITHIN, WITHIN, WITHIN];
const LATER: [&str; 4] = [AFTER, WITHIN, WITHIN, WITHIN];
const MONTH_EARLIER: [&str; 4] = [BEFORE, BEFORE, WITHIN, WITHIN];
const MONTH_LATER: [&str; 4] = [AFTER, AFTER, WITHIN, WITHIN];
const FAR_EARLIER: [&str; 4] = [BEFORE, BEFORE, BEFORE, WITHIN];
const FAR_LATER: [&str; 4] = [AFTER, AFTER, AFTER, WITHIN];

/// A dataset in which `alpha` is allied with `bravo` for some times, each by a claim of its own.
fn allied(times: &[&str]) -> Dataset {
    let claims: Vec<String> = times
        .iter()
        .map(|time| {
            format!(r#""subject":"alpha","predicate":"allied-with","object":"bravo",{time}"#)
        })
        .collect();
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    dataset(&[("s", "2022-03-04", &claims)], &[])
}

#[test]
fn other_claims_settle_what_is_within_reach() {
    let attested_before = r#""when":"2020-06-10""#;
    let attested_after = r#""when":"2020-06-28""#;
    let ended = r#""when":"/2020-06-15","end-known":true"#;
    let starts = r#""when":"2020-06-25/..","start-known":true"#;
    for (times, standing, claims) in [
        (vec![attested_before], Standing::WithinReach, 1),
        (vec![attested_before, ended], Standing::Ended, 0),
        (vec![attested_after], Standing::WithinReach, 1),
        (vec![starts, attested_after], Standing::NotYet, 0),
        (
            vec![attested_before, attested_after],
            Standing::WithinReach,
            2,
        ),
    ] {
        let data = allied(&times);
        let analysis = Analysis::new(&data, within(Reach::Month, "2020-06-20"));
        assert_eq!(
            analysis.standing(&analysis.ties[0]),
            Some(standing),
            "{times:?}"
        );
        let view = between(&analysis, &id("alpha"), &id("bravo"));
        assert_eq!(view.claims.len(), claims, "{times:?}");
    }
}

#[test]
fn what_is_within_reach_has_its_date_and_a_sentence_counts_it() {
    let data = allied(&[r#""when":"2020-06-15""#, r#""when":"2020-08""#]);
    let analysis = Analysis::new(&data, within(Reach::HalfYear, "2020-06-27"));
    let view = between(&analysis, &id("alpha"), &id("bravo"));
    let nearest = view.ties[0].episodes[0].nearest.as_ref().unwrap();
    assert_eq!(nearest.in_words(), "attested 12 days earlier");
    assert_eq!(nearest.date.as_deref(), Some("2020-06-15"));
    let text = view.to_string();
    for part in [
        "As of 27 June 2020 and within half a year of it",
        "No tie is attested for that date, 1 within half a year of it.",
        "No claim is attested for that date, 2 within half a year of it.",
        "reported as of 15 June 2020 (1 claim, 1 independent origin), attested 12 days earlier",
        "the source itself; 15 June 2020; attested 12 days earlier",
    ] {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(part), "{part}\n{text}");
    }
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["ties"][0]["standing"], "within-reach");
    assert_eq!(json["claims"][0]["nearest"]["days"], 12);
    assert_eq!(json["scope"]["reach"], "half-year");
    assert_eq!(json["scope"]["listed"]["claims"]["within-reach"], 2);

    // Both periods are listed, also if the tie is attested for the date.
    let analysis = Analysis::new(&data, within(Reach::HalfYear, "2020-06-15"));
    let view = between(&analysis, &id("alpha"), &id("bravo"));
    assert_eq!(view.ties[0].standing, Some(Standing::Yes));
    assert_eq!(view.ties[0].episodes.len(), 2);
    let text = view.to_string();
    assert!(
        text.contains("1 tie is attested for that date, no others within"),
        "{text}"
    );
    assert!(
        text.contains("1 claim is attested for that date, 1 more within"),
        "{text}"
    );
}

#[test]
fn a_matrix_counts_pairs_by_their_most_certain_mark() {
    let claims = [
        r#""subject":"alpha","predicate":"allied-with","object":"bravo","when":"2020-06-15""#,
        r#""subject":"alpha","predicate":"fights","object":"bravo","when":"2020-06-20""#,
        r#""subject":"alpha","predicate":"fights","object":"charlie","when":"2020-06-20""#,
        r#""subject":"bravo","predicate":"supports","object":"charlie","when":"2018""#,
    ];
    let data = dataset(&[("s", "2022-03-04", &claims)], &[]);
    let analysis = Analysis::new(&data, within(Reach::Month, "2020-06-15"));
    let view = matrix(&analysis, &["alpha", "bravo", "charlie"].map(id));
    let counts = view.counts;
    assert_eq!((counts.related.yes, counts.related.within_reach), (1, 1));
    assert_eq!(
        (counts.unknown, counts.contested, counts.pairs()),
        (1, 0, 3)
    );
    let marks = &view.cells[0].marks;
    assert_eq!(marks[1].kind, MarkKind::Enemy);
    assert_eq!(marks[1].standing, Some(Standing::WithinReach));
    let nearest = marks[1].nearest.as_ref().unwrap();
    assert_eq!(nearest.words.as_deref(), Some("20 June 2020"));
    assert_eq!((marks[0].nearest.as_ref(), marks[0].origins), (None, 1));
    let text = view.to_string();
    assert!(text.contains("alpha    -      Fe     e"), "{text}");
    assert!(
        text.contains(
            "1 pair is attested for that date, 1 more within a month of it (after it), 1 unknown. \
             Of 3 pairs,\n  none is contested."
        ),
        "{text}"
    );
}

#[test]
fn a_pair_is_attested_only_later_if_nothing_is_attested_earlier() {
    let later = r#""subject":"alpha","predicate":"fights","object":"bravo","when":"2020-06-20""#;
    let earlier = r#""subject":"alpha","predicate":"fights","object":"bravo","when":"2020-06-01""#;
    for (claims, only_later) in [
        (vec![later], 1),
        (vec![later, earlier], 0),
        (vec![earlier], 0),
    ] {
        let data = dataset(&[("s", "2022-03-04", &claims)], &[]);
        let analysis = Analysis::new(&data, within(Reach::Month, "2020-06-15"));
        let counts = matrix(&analysis, &["alpha", "bravo"].map(id)).counts;
        assert_eq!(counts.related.within_reach, 1);
        assert_eq!(counts.only_later, only_later, "{claims:?}");
    }
}

#[test]
fn claims_without_a_tie_are_within_reach_by_their_own_time() {
    let amount = r#""amount":{"best":900,"unit":"members"},"with":{"population":"fighters"}"#;
    let strength_claim =
        format!(r#""subject":"alpha","predicate":"strength",{amount},"when":"2020-06-01""#);
    let founded = r#""subject":"alpha","predicate":"founded-on","date":"2020-06-03""#;
    let alleged = concat!(
        r#""subject":"alpha","predicate":"attacks","object":"bravo","#,
        r#""mode":"allegation","when":"2020-06-02""#
    );
    let data = dataset(
        &[("s", "2022-03-04", &[&strength_claim, founded, alleged])],
        &[],
    );
    for (reach, count) in [(Reach::Day, 0), (Reach::Month, 1)] {
        let analysis = Analysis::new(&data, within(reach, "2020-06-20"));
        assert_eq!(strength(&analysis, &id("alpha")).estimates.len(), count);
        let view = timeline(&analysis, &id("alpha"));
        assert_eq!(view.entries.len(), 2 * count, "{view}");
        assert_eq!(view.not_counted.len(), count);
        let text = view.to_string();
        assert_eq!(
            text.contains("founded; attested 17 days earlier"),
            count == 1,
            "{text}"
        );
        assert_eq!(
            text.contains("No claim is attested for that date, 3 within a month of it."),
            count == 1,
            "{text}"
        );
    }
}

#[test]
fn a_wider_reach_only_adds_and_changes_nothing_else() {
    let mut added = 0;
    for data in datasets() {
        for date in DATES {
            let mut before: Vec<Standing> = Vec::new();
            for reach in Reach::ALL {
                let analysis = Analysis::new(&data, within(reach, date));
                let standings: Vec<_> = analysis
                    .ties
                    .iter()
                    .map(|tie| analysis.standing(tie).unwrap())
                    .collect();
                for (tie, standing) in analysis.ties.iter().zip(&standings) {
                    let mut places = 0..tie.episodes.len();
                    let is_taken = places.any(|it| takes_episode(&analysis.selection, tie, it));
                    assert_eq!(standing.is_listed(), is_taken, "{date} {reach}");
                }
                for (narrow, wide) in before.iter().zip(&standings) {
                    if narrow == wide {
                        continue;
                    }
                    added += 1;
                    assert_eq!(*wide, Standing::WithinReach);
                    assert!(matches!(
                        narrow,
                        Standing::LastAttestedEarlier | Standing::FirstAttestedLater
                    ));
                }
                before = standings;
            }
        }
    }
    assert!(added > 500, "{added}");
}

#[test]
fn the_nearest_date_is_as_far_as_the_days_between() {
    let mut found = 0;
    for data in datasets() {
        let analysis = Analysis::new(&data, within(Reach::HalfYear, DATES[0]));
        let date: DaySpan = DATES[0].parse().unwrap();
        for tie in &analysis.ties {
            if analysis.standing(tie) != Some(Standing::WithinReach) {
                continue;
            }
            let ids = [tie.subject, tie.object].map(|it| analysis.index.entity_id(it).unwrap());
            let view = between(&analysis, ids[0], ids[1]);
            let name = tie.predicate.name();
            let view = view
                .ties
                .iter()
                .find(|it| it.predicate == name && it.subject == ids[0].as_str());
            for episode in &view.unwrap().episodes {
                let nearest = episode.nearest.as_ref().unwrap();
                assert!((1..=183).contains(&nearest.days));
                let near: DaySpan = nearest.date.as_ref().unwrap().parse().unwrap();
                let days = if nearest.later {
                    near.first - date.last
                } else {
                    date.first - near.last
                };
                assert_eq!(nearest.days, days);
                found += 1;
            }
        }
    }
    assert!(found > 50, "{found}");
}
