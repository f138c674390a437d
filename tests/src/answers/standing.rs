//! What is known of ties on a date, compared with the claims themselves, day by day.

use std::collections::BTreeSet;

use ties::edtf::Day;
use ties_facts::episode::{EpisodeTime, OnDay};
use ties_view::{Analysis, DaySpan, Policy, Selection, Standing, Withdrawn, known_on};

use super::generated::{DATES, datasets};

/// Some days from 2011 to 2021: each month's first, and the days around it.
fn days() -> Vec<i32> {
    let mut days = Vec::new();
    for year in 2011..=2021 {
        for month in 1..=12 {
            let first = Day::from_ymd(year, month, 1).unwrap().number();
            let first = i32::try_from(first).unwrap();
            days.extend([first - 1, first, first + 14]);
        }
    }
    days
}

fn on_day(day: i32) -> DaySpan {
    DaySpan {
        date: String::new(),
        first: day,
        last: day,
    }
}

/// What is known of each tie of a dataset on a date.
fn standings(analysis: &mut Analysis<'_>, date: DaySpan, assume_continues: bool) -> Vec<Standing> {
    analysis.selection.as_of = Some(date);
    analysis.selection.assume_continues = assume_continues;
    let ties = analysis.ties.iter();
    ties.map(|tie| analysis.standing(tie).unwrap()).collect()
}

#[test]
fn a_tie_is_so_on_a_day_if_a_claim_says_so() {
    let mut seen = [0; 3];
    for dataset in datasets() {
        let mut analysis = Analysis::new(&dataset, Selection::default());
        for day in days() {
            let found = standings(&mut analysis, on_day(day), false);
            let rows = &analysis.facts.rows;
            for (tie, standing) in analysis.ties.iter().zip(found) {
                let mut by_claims = None;
                for pair in &rows.pairs {
                    let is_for_tie = pair.affirms()
                        && pair.predicate == tie.predicate
                        && pair.directed_sides() == (tie.subject, Some(tie.object));
                    if !is_for_tie {
                        continue;
                    }
                    match EpisodeTime::of(pair, rows).on((day, day)) {
                        OnDay::Certain => by_claims = Some(Standing::Yes),
                        OnDay::Possible if by_claims.is_none() => {
                            by_claims = Some(Standing::Possibly);
                        }
                        _ => {}
                    }
                }
                if by_claims == Some(Standing::Yes) {
                    assert!(standing.is_listed());
                } else if by_claims.is_some() != standing.is_listed() {
                    // Two claims whose times meet make one period: its days are those of both, and
                    // a stated end of one ends it.
                    assert!(tie.episodes.iter().any(|it| it.claims_for.len() > 1));
                }
                let kind = if standing == Standing::Yes {
                    0
                } else {
                    1 + usize::from(!standing.is_listed())
                };
                seen[kind] += 1;
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 1_000), "{seen:?}");
}

#[test]
fn a_month_or_a_year_means_some_time_in_it() {
    let mut seen = BTreeSet::new();
    for dataset in datasets() {
        let mut analysis = Analysis::new(&dataset, Selection::default());
        for date in DATES {
            let span: DaySpan = date.parse().unwrap();
            let found = standings(&mut analysis, span.clone(), false);
            for (tie, standing) in analysis.ties.iter().zip(found) {
                let [episode] = tie.episodes.as_slice() else {
                    continue;
                };
                let days = episode.time.days;
                let mut readings = BTreeSet::new();
                for start in [days.start.0, days.start.1] {
                    for until in [days.until.0, days.until.1] {
                        // A reading in which it ends before it starts is none.
                        if start <= until {
                            readings.insert(start <= span.last && span.first <= until);
                        }
                    }
                }
                let is_yes = !readings.contains(&false);
                let is_possible = readings.contains(&true);
                match standing {
                    Standing::Yes => assert!(is_yes, "{date} {days:?}"),
                    Standing::Possibly => assert!(is_possible && !is_yes, "{date} {days:?}"),
                    _ => assert!(!is_possible, "{date} {days:?}"),
                }
                seen.insert(standing);
            }
        }
    }
    assert!(seen.len() > 4, "{seen:?}");
}

#[test]
fn a_tie_continues_only_if_that_is_assumed_and_nothing_later_is_against_it() {
    let mut counts = [0, 0];
    for dataset in datasets() {
        let date: DaySpan = "2020-06-01".parse().unwrap();
        let mut analysis = Analysis::new(&dataset, Selection::default());
        let strict = standings(&mut analysis, date.clone(), false);
        let assumed = standings(&mut analysis, date.clone(), true);
        let rows = &analysis.facts.rows;
        for ((tie, strict), assumed) in analysis.ties.iter().zip(strict).zip(assumed) {
            if strict != Standing::LastAttestedEarlier {
                assert_eq!(strict, assumed);
                continue;
            }
            let episodes = tie.episodes.iter();
            let last = episodes
                .map(|it| it.time.days.until.0)
                .filter(|day| *day <= date.last);
            let last = last.max().unwrap();
            let mut against = tie
                .claims_against
                .iter()
                .flat_map(|it| rows.pairs_of_claim(*it));
            let is_contradicted = against.any(|pair| {
                let start = rows.days(pair).start;
                last < start.1 && start.0 <= date.last
            });
            assert_eq!(assumed == Standing::Assumed, !is_contradicted);
            counts[usize::from(is_contradicted)] += 1;
        }
    }
    assert!(counts.iter().all(|count| *count > 10), "{counts:?}");
}

#[test]
fn only_sources_published_by_the_date_are_known() {
    for dataset in datasets() {
        for date in ["2016-05-20", "2019-03-10", "2019-03-31", "2021"] {
            let by: DaySpan = date.parse().unwrap();
            let (known, unknown) = known_on(dataset.clone(), &by);
            let total = known.sources.len() + unknown.later + unknown.perhaps_later;
            assert_eq!(total, dataset.sources.len());
            for (id, coded) in &dataset.sources {
                let published = coded.source.published.as_deref().unwrap_or("..");
                // The generated dates: a day, a month, a year, about a year, none.
                let is_known = match published {
                    "2016-05-20" => true,
                    "2019-03" => matches!(date, "2019-03-31" | "2021"),
                    "2020" => date == "2021",
                    "2014~" => known.sources.contains_key(id),
                    _ => false,
                };
                assert_eq!(
                    known.sources.contains_key(id),
                    is_known,
                    "{published} by {date}"
                );
            }
            for (reference, source, claim) in known.claims() {
                assert!(source.retracted.is_none() || date == "2021", "{reference}");
                if let Some(by) = &claim.refuted_by {
                    assert!(known.sources.contains_key(&by.claim.source), "{reference}");
                }
            }
        }
    }
}

#[test]
fn filters_only_take_away() {
    for dataset in datasets() {
        let all = Analysis::new(&dataset, Selection::default());
        for policy in ["accepted", "by:golf", "source:s1", "min-origins:2"] {
            let policy: Policy = policy.parse().unwrap();
            let some = Analysis::new(
                &dataset,
                Selection {
                    policy,
                    withdrawn: Withdrawn::Shown,
                    ..Selection::default()
                },
            );
            for tie in &some.ties {
                assert!(all.ties.iter().any(|it| {
                    (it.subject, it.predicate, it.object)
                        == (tie.subject, tie.predicate, tie.object)
                }));
            }
        }
    }
}
