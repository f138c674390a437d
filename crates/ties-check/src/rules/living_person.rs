//! `living-person`: claims that impute a crime or a membership to a living person are corroborated.

use std::collections::{BTreeMap, HashSet};

use ties::model::{Mode, Severity};
use ties::vocabulary::{Class, Kind, ListingStatus, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::facts::Facts;
use ties_facts::row::{PairRow, Rows, Voice};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "living-person",
    severity: Severity::Error,
    page: include_str!("living_person.md"),
    checks: &[Check::Whole(check)],
};

const DIED: Predicate = Predicate::named("died-on");
const DESIGNATED: Predicate = Predicate::named("designated-under");
const PERPETRATED: Predicate = Predicate::named("perpetrated");

/// The predicates that make a person a member or helper of a group. Leading a group or speaking for
/// it is left out, because it is done in public.
const TIES: [Predicate; 9] = [
    Predicate::named("member-of"),
    Predicate::named("joined"),
    Predicate::named("defected-to"),
    Predicate::named("commands"),
    Predicate::named("pledged-allegiance-to"),
    Predicate::named("acts-on-behalf-of"),
    Predicate::named("funds"),
    Predicate::named("arms"),
    Predicate::named("trains"),
];

/// The pairs that impute something to a person, by the person and the group or event.
type Imputed<'r> = BTreeMap<(EntityNo, EntityNo), Vec<&'r PairRow>>;

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let imputed = imputed(index, rows);
    if imputed.is_empty() {
        return;
    }
    let cleared: HashSet<EntityNo> = rows
        .pairs
        .iter()
        .filter(|pair| settles(pair, rows))
        .map(|pair| pair.subject)
        .collect();
    for ((person, object), pairs) in imputed {
        if cleared.contains(&person) || pairs.iter().any(|pair| suffices(pair, person, rows)) {
            continue;
        }
        let is_named = pairs
            .iter()
            .any(|pair| !matches!(pair.voice, Voice::Unnamed(_)));
        if is_named && facts.origins.count(pairs.iter().copied()) > 1 {
            continue;
        }
        let only = if is_named {
            "one origin"
        } else {
            "unnamed speakers"
        };
        report((person, object), &pairs, only, index, rows, sink);
    }
}

fn imputed<'r>(index: &Index, rows: &'r Rows) -> Imputed<'r> {
    let mut imputed = Imputed::new();
    for pair in &rows.pairs {
        let is_crime = pair.predicate == PERPETRATED;
        if !pair.affirms() || !(is_crime || TIES.contains(&pair.predicate)) {
            continue;
        }
        let Some(object) = pair.object else {
            continue;
        };
        let subject = index.entity(wording::entity(index, pair.subject));
        if subject.is_none_or(|subject| subject.kind != Kind::Person) {
            continue;
        }
        if is_crime || is_group(object, index) {
            let pairs = imputed.entry((pair.subject, object)).or_default();
            pairs.push(pair);
        }
    }
    imputed
}

fn is_group(entity: EntityNo, index: &Index) -> bool {
    let kind = index.kind(wording::entity(index, entity));
    kind.is_some_and(|kind| kind.classes().contains(&Class::Group))
}

/// Whether the pair states a death, a listing, a legal finding or a legal act, after which the
/// subject is not checked.
fn settles(pair: &PairRow, rows: &Rows) -> bool {
    if !pair.affirms() {
        return false;
    }
    match pair.predicate {
        DIED => true,
        DESIGNATED => matches!(
            rows.listing(pair.claim),
            ListingStatus::Listed | ListingStatus::UnderReview
        ),
        _ => matches!(pair.mode, Mode::LegalFinding | Mode::LegalAct),
    }
}

/// Whether a pair needs no second origin: a statement about oneself, or by a list about its
/// entries.
fn suffices(pair: &PairRow, person: EntityNo, rows: &Rows) -> bool {
    match pair.voice {
        Voice::Entity(speaker) => speaker == person,
        Voice::Source(source) => rows.source(source).is_list,
        Voice::Unnamed(_) => false,
    }
}

/// Reports the last of the claims.
fn report(
    (person, object): (EntityNo, EntityNo),
    pairs: &[&PairRow],
    only: &str,
    index: &Index,
    rows: &Rows,
    sink: &mut Sink<'_>,
) {
    let claims = pairs.iter().map(|pair| pair.claim);
    let Some((last, others)) = wording::last_of(rows, claims) else {
        return;
    };
    let Some(pair) = pairs.iter().find(|pair| pair.claim == last) else {
        return;
    };
    let also = if others.is_empty() {
        String::new()
    } else {
        format!("; also in {}", wording::claims(rows, &others))
    };
    let message = format!(
        "`{}` {} `{}` has only {only}, and the person may be alive{also}",
        wording::entity(index, person),
        pair.predicate,
        wording::entity(index, object)
    );
    sink.at(rows.spot(pair)).value("/predicate", message).help(
        "code a second independent source, a listing, a conviction or the death; or write `mode = \
         \"allegation\"`, or `\"ground\"` for the ground of a listing",
    );
}
