//! `meaning-changed`: between two releases no claim changes its meaning.

use std::collections::{HashMap, HashSet};

use ties::edtf::Verdict;
use ties::id::{ClaimRef, Id};
use ties::index::Index;
use ties::model::Severity;
use ties::row::{NonMax, PairRow, Rows, Voice};

use crate::rule::{Check, Release, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "meaning-changed",
    severity: Severity::Warning,
    page: include_str!("meaning_changed.md"),
    checks: &[Check::Release(check)],
};

fn check(release: &Release<'_>, sink: &mut Sink<'_>) {
    let (old, new) = (release.old_rows, release.new_rows);
    let entities: Vec<Option<u32>> = release
        .old
        .entity_ids()
        .map(|id: &Id| release.now(id, |id| Index::number(release.new, id)))
        .collect();
    let revising = new
        .references
        .iter()
        .filter(|reference| reference.place == "/revises");
    let revised: HashSet<&ClaimRef> = revising.map(|reference| &reference.target).collect();
    for before in &old.sources {
        let number = release.new.source_number(&before.id);
        let Some(after) = number.and_then(|number| new.sources.get(number as usize)) else {
            continue;
        };
        let numbers = (after.claims.0..).zip(new.claims_of(after));
        let there: HashMap<&str, u32> = numbers
            .map(|(number, claim)| (new.id(claim), number))
            .collect();
        for (claim, number) in old.claims_of(before).iter().zip(before.claims.0..) {
            let Some(now) = there.get(old.id(claim)) else {
                continue;
            };
            let changed = changed((old, number), (new, *now), &entities);
            if changed.is_empty() {
                continue;
            }
            let is_revised = Id::new(old.id(claim)).is_ok_and(|claim| {
                revised.contains(&ClaimRef {
                    source: before.id.clone(),
                    claim,
                })
            });
            let Some(row) = new.claims.get(*now as usize).filter(|_| !is_revised) else {
                continue;
            };
            sink.at(row.spot)
                .value(
                    "/id",
                    format!(
                        "`{}` changed its {} since {}",
                        new.reference(*now),
                        changed.join(", "),
                        release.name()
                    ),
                )
                .help(
                    "restore this claim, and code the new meaning as a new claim that `revises` it",
                );
        }
    }
}

/// The parts of a claim whose new value is incompatible with the old one.
fn changed(
    (old, before): (&Rows, u32),
    (new, after): (&Rows, u32),
    entities: &[Option<u32>],
) -> Vec<&'static str> {
    let now = |entity: u32| entities.get(entity as usize).copied().flatten();
    let (befores, afters) = (old.pairs_of_claim(before), new.pairs_of_claim(after));
    // A claim without known entities cannot be compared.
    let (Some(one), Some(other)) = (befores.first(), afters.first()) else {
        return Vec::new();
    };
    let sides = |pair: &PairRow, subject: Option<u32>, object: Option<u32>| {
        let is_swapped = pair.predicate.def().symmetric && object < subject;
        if is_swapped {
            (object, subject)
        } else {
            (subject, object)
        }
    };
    let object = |pair: &PairRow| pair.object.map(NonMax::get);
    let said: HashSet<_> = afters
        .iter()
        .map(|pair| sides(pair, Some(pair.subject), object(pair)))
        .collect();
    let is_said = |pair: &PairRow| {
        let known =
            now(pair.subject).zip(object(pair).map_or(Some(None), |object| now(object).map(Some)));
        // Other rules report an entity that is gone.
        known.is_none_or(|(subject, object)| said.contains(&sides(pair, Some(subject), object)))
    };
    let speaker = |pair: &PairRow| match pair.voice() {
        Voice::Entity(speaker) => Some(speaker),
        _ => None,
    };
    let is_apart = |(low, high): (i64, i64), (other_low, other_high): (i64, i64)| {
        high < other_low || other_high < low
    };
    let date = |rows: &Rows, claim: u32| {
        let found = rows
            .dates
            .binary_search_by_key(&claim, |date| date.claim)
            .ok()?;
        let date = rows.dates[found].date;
        Some((i64::from(date.start_days().0), i64::from(date.end_days().1)))
    };
    let amount = |rows: &Rows, claim: u32| {
        let found = rows
            .amounts
            .binary_search_by_key(&claim, |amount| amount.claim)
            .ok()?;
        let within = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        Some((
            within(rows.amounts[found].low),
            within(rows.amounts[found].high),
        ))
    };
    let is_other = |before: Option<(i64, i64)>, after: Option<(i64, i64)>| {
        before
            .zip(after)
            .is_some_and(|(before, after)| is_apart(before, after))
    };
    let differences = [
        ("predicate", one.predicate != other.predicate),
        ("sides", !befores.iter().all(is_said)),
        ("negation", one.negated != other.negated),
        (
            "mode",
            one.mode.is_state_of_affairs() != other.mode.is_state_of_affairs(),
        ),
        (
            "speaker",
            speaker(one)
                .and_then(now)
                .zip(speaker(other))
                .is_some_and(|(before, after)| before != after),
        ),
        ("time", one.time.overlaps(other.time) == Verdict::No),
        ("date", is_other(date(old, before), date(new, after))),
        ("amount", is_other(amount(old, before), amount(new, after))),
    ];
    differences
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(what, _)| what)
        .collect()
}
