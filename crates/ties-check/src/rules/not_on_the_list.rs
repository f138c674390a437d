//! `not-on-the-list`: no claim about a list is contradicted by the list itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use ties::contradiction::days;
use ties::index::Index;
use ties::model::Severity;
use ties::row::{NonMax, PairRow, Rows, Voice};
use ties::vocabulary::{ListingStatus, Predicate};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "not-on-the-list",
    severity: Severity::Warning,
    page: include_str!("not_on_the_list.md"),
    checks: &[Check::Dataset(check)],
};

const DESIGNATED: Predicate = Predicate::named("designated-under");

/// The listed entity and the list.
type Entry = (u32, u32);

/// A claim of a list that an entity is not on it, with the days on which the list may have been published.
struct Said {
    first: i32,
    last: i32,
    claim: u32,
    /// The latest `last` among this and all earlier claims, and the claim that has it.
    reach: (i32, u32),
}

/// A list whose entries are all coded: its source, the days on which it may have been published, and its entries.
struct Whole {
    source: u32,
    first: i32,
    last: i32,
    entries: HashSet<u32>,
}

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let mut against: HashMap<Entry, Vec<Said>> = HashMap::new();
    let mut whole: HashMap<u32, BTreeMap<u32, Whole>> = HashMap::new();
    let designations = || {
        let said = rows
            .pairs
            .iter()
            .filter(|pair| pair.predicate == DESIGNATED && pair.is_state_of_affairs());
        said.filter_map(|pair| Some((pair, (pair.subject, pair.object.map(NonMax::get)?))))
    };
    for (pair, entry) in designations() {
        let Some(source) = list(pair, rows) else {
            continue;
        };
        let Some(row) = rows.sources.get(source as usize) else {
            continue;
        };
        let (first, last) = (row.published.start_days().0, row.published.end_days().1);
        let is_listed = is_listed(pair, rows);
        if !is_listed {
            against.entry(entry).or_default().push(Said {
                first,
                last,
                claim: pair.claim,
                reach: (last, pair.claim),
            });
        } else if row.is_complete {
            let whole = whole.entry(entry.1).or_default().entry(source);
            let whole = whole.or_insert_with(|| Whole {
                source,
                first,
                last,
                entries: HashSet::new(),
            });
            whole.entries.insert(entry.0);
        }
    }
    if against.is_empty() && whole.is_empty() {
        return;
    }
    for said in against.values_mut() {
        said.sort_unstable_by_key(|said| (said.first, said.last, said.claim));
        let mut reach = (i32::MIN, 0);
        for said in said {
            if said.last > reach.0 {
                reach = (said.last, said.claim);
            }
            said.reach = reach;
        }
    }
    let mut found: BTreeMap<(Entry, String), Vec<u32>> = BTreeMap::new();
    for (pair, entry) in designations() {
        if list(pair, rows).is_some() || !is_listed(pair, rows) {
            continue;
        }
        let Some((first, last)) = days(pair) else {
            continue;
        };
        let said = against.get(&entry).map(Vec::as_slice).unwrap_or_default();
        let before = said.partition_point(|said| said.first <= last);
        if let Some((_, by)) = said[..before]
            .last()
            .map(|said| said.reach)
            .filter(|(day, _)| *day >= first)
        {
            found
                .entry((entry, format!("contradicted by `{}`", rows.reference(by))))
                .or_default()
                .push(pair.claim);
            continue;
        }
        let lists = whole.get(&entry.1).into_iter().flat_map(BTreeMap::values);
        let mut lists = lists.filter(|list| list.first <= last && list.last >= first);
        if let Some(list) = lists.find(|list| !list.entries.contains(&entry.0)) {
            let why = format!(
                "`{}` is coded completely, without it",
                wording::source(rows, list.source)
            );
            found.entry((entry, why)).or_default().push(pair.claim);
        }
    }
    if found.is_empty() {
        return;
    }
    for ((entry, why), mut claims) in found {
        claims.retain(|claim| rows.sides.places(&[*claim]).is_empty());
        let Some((last, others)) = wording::last_of(rows, claims) else {
            continue;
        };
        let Some(claim) = rows.claims.get(last as usize) else {
            continue;
        };
        let (who, regime) = (
            wording::entity(index, entry.0),
            wording::entity(index, entry.1),
        );
        let too = if others.is_empty() {
            String::new()
        } else {
            format!("; see also {}", wording::claims(rows, &others))
        };
        sink.at(claim.spot)
            .value("/predicate", format!("`{who}` is not on list `{regime}`: {why}"))
            .help(format!("compare the dates and the name on the list{too}; if both claims are right, open a dispute"));
    }
}

/// The source of a claim, if it is a list that speaks for itself.
fn list(pair: &PairRow, rows: &Rows) -> Option<u32> {
    match pair.voice() {
        Voice::Source(source) => rows
            .sources
            .get(source as usize)
            .filter(|row| row.is_list)
            .map(|_| source),
        _ => None,
    }
}

fn is_listed(pair: &PairRow, rows: &Rows) -> bool {
    let status = rows.listing(pair.claim);
    !pair.negated && matches!(status, ListingStatus::Listed | ListingStatus::UnderReview)
}
