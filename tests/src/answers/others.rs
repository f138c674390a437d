//! `ties promises`, `forecasts`, `stale`, `names` and `find`, compared with slow references.

use std::collections::BTreeSet;

use ties::edtf::Edtf;
use ties::model::{Mode, Source};
use ties_dataset::dataset::Dataset;
use ties_facts::episode::EpisodeEnd;
use ties_facts::row::is_known;
use ties_view::{Analysis, DaySpan, Selection, StaleKind, find, forecasts, names, promises, stale};

use super::generated::{DATES, GROUPS, PERSONS, datasets};

fn as_of(date: &str) -> Selection {
    Selection {
        as_of: Some(date.parse().unwrap()),
        ..Selection::default()
    }
}

/// Whether a source may have been published by the end of a date.
fn may_be_by(source: &Source, date: &DaySpan) -> bool {
    let Some(published) = source.published.as_deref() else {
        return true;
    };
    let earliest = Edtf::parse(published).unwrap().earliest();
    earliest.is_none_or(|day| day.number() <= i64::from(date.last))
}

/// The statements in force of some modes, made by the end of a date.
fn made_by(dataset: &Dataset, modes: &[Mode], date: &DaySpan) -> BTreeSet<String> {
    let mut made = BTreeSet::new();
    for (reference, source, claim) in dataset.claims() {
        let is_in_force = claim.refuted_by.is_none() && source.retracted.is_none();
        if is_in_force && modes.contains(&claim.mode) && may_be_by(source, date) {
            made.insert(reference.to_string());
        }
    }
    made
}

#[test]
fn promises_and_forecasts_are_all_statements_made_by_the_date() {
    let mut found = 0;
    for dataset in datasets() {
        for date in [DATES[0], DATES[1]] {
            let analysis = Analysis::new(&dataset, as_of(date));
            let date: DaySpan = date.parse().unwrap();
            for (view, modes) in [
                (promises(&analysis, None), [Mode::Promise, Mode::Plan]),
                (
                    forecasts(&analysis, None),
                    [Mode::Forecast, Mode::Hypothesis],
                ),
            ] {
                let statements = view.statements.iter();
                let shown: BTreeSet<_> = statements.map(|it| it.claim.clone()).collect();
                assert_eq!(shown, made_by(&dataset, &modes, &date));
                assert_eq!(view.counts.values().sum::<usize>(), view.statements.len());
                found += shown.len();
            }
        }
    }
    assert!(found > 200, "{found}");
}

#[test]
fn ties_are_stale_a_year_after_their_last_day() {
    let states = [
        "allied-with",
        "supports",
        "hostile-to",
        "branch-of",
        "leads",
    ];
    let mut found = 0;
    for dataset in datasets() {
        for date in [DATES[0], DATES[1]] {
            let analysis = Analysis::new(&dataset, as_of(date));
            let view = stale(&analysis);
            let items = view.items.iter();
            let items = items.filter(|item| item.kind == StaleKind::Tie);
            let shown: BTreeSet<_> = items.map(|item| item.ids.clone()).collect();
            for tie in &analysis.ties {
                let last = tie
                    .episodes
                    .iter()
                    .max_by_key(|it| it.time.days.until.1)
                    .unwrap();
                let day = last.time.days.until.1;
                let is_open = last.time.end != EpisodeEnd::Stated && is_known(day);
                if !is_open || !states.contains(&tie.predicate.name()) {
                    continue;
                }
                let claims: BTreeSet<String> = tie
                    .episodes
                    .iter()
                    .flat_map(|it| &it.claims_for)
                    .map(|claim| analysis.facts.rows.reference(*claim))
                    .collect();
                let is_shown = shown.iter().any(|ids| {
                    let ids: BTreeSet<String> = ids.iter().cloned().collect();
                    ids.is_superset(&claims) || claims.is_superset(&ids)
                });
                let age = analysis.day.saturating_sub(day);
                assert!(age < 366 || is_shown, "{claims:?}");
                found += usize::from(age >= 366);
            }
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn every_entity_and_source_is_found_by_its_name() {
    for dataset in datasets().into_iter().take(5) {
        for date in [DATES[0], DATES[1]] {
            let analysis = Analysis::new(&dataset, as_of(date));
            for id in GROUPS.iter().chain(&PERSONS) {
                let name = dataset.name(id).to_owned();
                for text in [name.as_str(), &name.to_lowercase(), id] {
                    let found = find(&analysis, text);
                    assert!(found.records.iter().any(|it| it.id == *id), "{text}");
                }
                let number = analysis.index.number(id).unwrap();
                let view = names(&analysis, analysis.index.entity_id(number).unwrap());
                assert!(view.to_string().contains(&name), "{view}");
            }
            for (id, coded) in &dataset.sources {
                let found = find(&analysis, &coded.source.title);
                assert!(found.records.iter().any(|it| it.id == id.as_str()), "{id}");
            }
        }
    }
}
