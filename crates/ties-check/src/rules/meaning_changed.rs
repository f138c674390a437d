//! `meaning-changed`: between two releases no claim changes its meaning.

use std::collections::{HashMap, HashSet};

use ties::edtf::Verdict;
use ties::id::{ClaimRef, Id};
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::row::{PairRow, Rows, Voice};

use crate::rule::{Check, Release, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "meaning-changed",
    severity: Severity::Warning,
    page: include_str!("meaning_changed.md"),
    checks: &[Check::Release(check)],
};

fn check(release: &Release<'_>, sink: &mut Sink<'_>) {
    let old = release.old_rows;
    let new = release.new_rows;
    let entities: Vec<Option<EntityNo>> = release
        .old
        .entity_ids()
        .map(|id: &Id| release.now(id, |id| Index::number(release.new, id)))
        .collect();
    let revised = revised(new);
    for before in &old.sources {
        let number = release.new.source_number(&before.id);
        let Some(after) = number.and_then(|number| new.sources.get(number.index())) else {
            continue;
        };
        let claims = ClaimNo::all()
            .skip(after.claims.start)
            .zip(new.claims_of(after));
        let numbers: HashMap<&str, ClaimNo> = claims
            .map(|(number, claim)| (new.id(claim), number))
            .collect();
        for (claim, number) in old
            .claims_of(before)
            .iter()
            .zip(ClaimNo::all().skip(before.claims.start))
        {
            let id = old.id(claim);
            let Some(now) = numbers.get(id) else {
                continue;
            };
            let changed = changed((old, number), (new, *now), &entities);
            if !changed.is_empty() && !is_in(&revised, &before.id, id) {
                report(*now, &changed, release, sink);
            }
        }
    }
}

/// The claims that other claims of the release revise.
fn revised(rows: &Rows) -> HashSet<&ClaimRef> {
    let mut revised = HashSet::new();
    for reference in &rows.references {
        if reference.place == "/revises" {
            revised.insert(&reference.target);
        }
    }
    revised
}

fn is_in(claims: &HashSet<&ClaimRef>, source: &Id, claim: &str) -> bool {
    let Ok(claim) = Id::new(claim) else {
        return false;
    };
    claims.contains(&ClaimRef {
        source: source.clone(),
        claim,
    })
}

fn report(claim: ClaimNo, changed: &[&str], release: &Release<'_>, sink: &mut Sink<'_>) {
    let rows = release.new_rows;
    let message = format!(
        "`{}` changed its {} since {}",
        rows.reference(claim),
        changed.join(", "),
        release.name()
    );
    sink.at(rows.claim(claim).spot)
        .value("/id", message)
        .help("restore this claim, and code the new meaning as a new claim that `revises` it");
}

/// The parts of a claim whose new value is incompatible with the old one.
fn changed(
    (old, before): (&Rows, ClaimNo),
    (new, after): (&Rows, ClaimNo),
    entities: &[Option<EntityNo>],
) -> Vec<&'static str> {
    let (befores, afters) = (old.pairs_of_claim(before), new.pairs_of_claim(after));
    // A claim without known entities cannot be compared.
    let (Some(one), Some(other)) = (befores.first(), afters.first()) else {
        return Vec::new();
    };
    let is_one_state = one.mode.is_state_of_affairs();
    let is_other_state = other.mode.is_state_of_affairs();
    let differences = [
        ("predicate", one.predicate != other.predicate),
        ("sides", sides_differ(befores, afters, entities)),
        ("negation", one.negated != other.negated),
        ("mode", is_one_state != is_other_state),
        ("speaker", speakers_differ(one, other, entities)),
        ("time", one.time.overlaps(other.time) == Verdict::No),
        ("date", are_apart(date(old, before), date(new, after))),
        ("amount", are_apart(amount(old, before), amount(new, after))),
    ];
    differences
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(part, _)| part)
        .collect()
}

/// The number of an old entity in the new release.
fn renumbered(entity: EntityNo, entities: &[Option<EntityNo>]) -> Option<EntityNo> {
    entities[entity.index()]
}

/// Whether an old pair is missing among the new ones.
fn sides_differ(befores: &[PairRow], afters: &[PairRow], entities: &[Option<EntityNo>]) -> bool {
    let new: HashSet<_> = afters
        .iter()
        .map(|pair| in_order(pair, pair.subject, pair.object))
        .collect();
    for pair in befores {
        // Other rules report an entity that is gone.
        let Some(subject) = renumbered(pair.subject, entities) else {
            continue;
        };
        let object = match pair.object {
            None => None,
            Some(object) => match renumbered(object, entities) {
                None => continue,
                object => object,
            },
        };
        if !new.contains(&in_order(pair, subject, object)) {
            return true;
        }
    }
    false
}

/// The sides of a pair, in ascending order if its predicate is symmetric.
fn in_order(
    pair: &PairRow,
    subject: EntityNo,
    object: Option<EntityNo>,
) -> (Option<EntityNo>, Option<EntityNo>) {
    let (subject, is_swapped) = (Some(subject), object < Some(subject));
    if pair.predicate.def().symmetric && is_swapped {
        (object, subject)
    } else {
        (subject, object)
    }
}

/// Whether both claims have a named speaker, and not the same one.
fn speakers_differ(before: &PairRow, after: &PairRow, entities: &[Option<EntityNo>]) -> bool {
    let (Voice::Entity(before), Voice::Entity(after)) = (before.voice, after.voice) else {
        return false;
    };
    renumbered(before, entities).is_some_and(|before| before != after)
}

/// Whether both ranges are known and do not overlap.
fn are_apart(before: Option<(i64, i64)>, after: Option<(i64, i64)>) -> bool {
    match (before, after) {
        (Some((low, high)), Some((other_low, other_high))) => high < other_low || other_high < low,
        _ => false,
    }
}

/// The first and the last day of a claim's date.
fn date(rows: &Rows, claim: ClaimNo) -> Option<(i64, i64)> {
    let date = rows.date(claim)?;
    Some((i64::from(date.start_days().0), i64::from(date.end_days().1)))
}

/// The lowest and the highest number of a claim's amount.
fn amount(rows: &Rows, claim: ClaimNo) -> Option<(i64, i64)> {
    let amount = rows.amount(claim)?;
    let low = i64::try_from(amount.low).unwrap_or(i64::MAX);
    let high = i64::try_from(amount.high).unwrap_or(i64::MAX);
    Some((low, high))
}
