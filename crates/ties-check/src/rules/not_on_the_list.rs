//! `not-on-the-list`: no claim about a list is contradicted by the list itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use ties::model::Severity;
use ties::vocabulary::{ListingStatus, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::contradiction::days;
use ties_facts::facts::Facts;
use ties_facts::row::{PairRow, Rows, Voice};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "not-on-the-list",
    severity: Severity::Warning,
    page: include_str!("not_on_the_list.md"),
    checks: &[Check::Whole(check)],
};

const DESIGNATED: Predicate = Predicate::named("designated-under");

/// The listed entity and the list.
type Entry = (EntityNo, EntityNo);

/// A claim of a list that an entity is not on it, with the days on which the list may have been
/// published.
struct Absence {
    first: i32,
    last: i32,
    claim: ClaimNo,
    /// The latest `last` among this and all earlier claims, and the claim that has it.
    reach: (i32, ClaimNo),
}

/// A list whose entries are all coded: its source, the days on which it may have been published,
/// and its entries.
struct Whole {
    source: SourceNo,
    first: i32,
    last: i32,
    entries: HashSet<EntityNo>,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let lists = read_lists(rows);
    if lists.against.is_empty() && lists.whole.is_empty() {
        return;
    }
    let mut contradicted: BTreeMap<(Entry, String), Vec<ClaimNo>> = BTreeMap::new();
    for (pair, entry) in designations(rows) {
        if list(pair, rows).is_some() || !is_listed(pair, rows) {
            continue;
        }
        if let Some(why) = lists.contradict(pair, entry, rows) {
            contradicted
                .entry((entry, why))
                .or_default()
                .push(pair.claim);
        }
    }
    for ((entry, why), mut claims) in contradicted {
        // Claims in a dispute are accounted for.
        claims.retain(|claim| facts.sides.places(&[*claim]).is_empty());
        report(entry, &why, claims, index, rows, sink);
    }
}

/// What the lists of the dataset say.
#[derive(Default)]
struct Lists {
    /// Claims that an entity is not on a list, sorted by their first day.
    against: HashMap<Entry, Vec<Absence>>,
    /// Completely coded lists, by regime and source.
    whole: HashMap<EntityNo, BTreeMap<SourceNo, Whole>>,
}

fn read_lists(rows: &Rows) -> Lists {
    let mut lists = Lists::default();
    for (pair, entry) in designations(rows) {
        let Some(source) = list(pair, rows) else {
            continue;
        };
        let row = rows.source(source);
        let first = row.published.start_days().0;
        let last = row.published.end_days().1;
        if !is_listed(pair, rows) {
            lists.against.entry(entry).or_default().push(Absence {
                first,
                last,
                claim: pair.claim,
                reach: (last, pair.claim),
            });
        } else if row.is_complete {
            let of_regime = lists.whole.entry(entry.1).or_default();
            let whole = of_regime.entry(source).or_insert_with(|| Whole {
                source,
                first,
                last,
                entries: HashSet::new(),
            });
            whole.entries.insert(entry.0);
        }
    }
    for absences in lists.against.values_mut() {
        set_reach(absences);
    }
    lists
}

/// Sorts the claims by their days and sets `reach` of each.
fn set_reach(claims: &mut [Absence]) {
    claims.sort_unstable_by_key(|absence| (absence.first, absence.last, absence.claim));
    let mut reach: Option<(i32, ClaimNo)> = None;
    for absence in claims {
        let last = (absence.last, absence.claim);
        absence.reach = match reach {
            Some(furthest) if furthest.0 >= absence.last => furthest,
            _ => last,
        };
        reach = Some(absence.reach);
    }
}

impl Lists {
    /// Why a claim that an entity is listed contradicts a list, if it does.
    fn contradict(&self, pair: &PairRow, entry: Entry, rows: &Rows) -> Option<String> {
        let (first, last) = days(pair)?;
        let against = self
            .against
            .get(&entry)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let before = against.partition_point(|absence| absence.first <= last);
        if let Some(absence) = against[..before].last() {
            let (day, claim) = absence.reach;
            if day >= first {
                return Some(format!("contradicted by `{}`", rows.reference(claim)));
            }
        }
        let of_regime = self.whole.get(&entry.1)?;
        let complete = of_regime.values().find(|known| {
            known.first <= last && known.last >= first && !known.entries.contains(&entry.0)
        })?;
        let source = wording::source(rows, complete.source);
        Some(format!("`{source}` is coded completely, without it"))
    }
}

/// The claims that state a designation as a fact, each with its entry.
fn designations(rows: &Rows) -> impl Iterator<Item = (&PairRow, Entry)> {
    rows.pairs
        .iter()
        .filter(|pair| pair.predicate == DESIGNATED && pair.is_state_of_affairs())
        .filter_map(|pair| Some((pair, (pair.subject, pair.object?))))
}

/// Reports the last of the claims.
fn report(
    entry: Entry,
    why: &str,
    claims: Vec<ClaimNo>,
    index: &Index,
    rows: &Rows,
    sink: &mut Sink<'_>,
) {
    let Some((last, others)) = wording::last_of(rows, claims) else {
        return;
    };
    let claim = rows.claim(last);
    let also = if others.is_empty() {
        String::new()
    } else {
        format!("; see also {}", wording::claims(rows, &others))
    };
    let message = format!(
        "`{}` is not on list `{}`: {why}",
        wording::entity(index, entry.0),
        wording::entity(index, entry.1)
    );
    sink.at(claim.spot).value("/predicate", message).help(format!(
        "compare the dates and the name on the list{also}; if both claims are right, open a dispute"
    ));
}

/// The source of a claim, if it is a list that speaks for itself.
fn list(pair: &PairRow, rows: &Rows) -> Option<SourceNo> {
    match pair.voice {
        Voice::Source(source) if rows.source(source).is_list => Some(source),
        _ => None,
    }
}

fn is_listed(pair: &PairRow, rows: &Rows) -> bool {
    let status = rows.listing(pair.claim);
    !pair.negated && matches!(status, ListingStatus::Listed | ListingStatus::UnderReview)
}
