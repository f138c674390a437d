//! `genealogy`: which groups split, merged, were renamed, or pledged allegiance, and when.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ties::id::Id;
use ties::vocabulary::{Class, Family};
use ties_dataset::number::EntityNo;
use ties_facts::row::{TimeEnd, is_known};

use crate::analysis::Analysis;
use crate::answer::AnswerBuilder;
use crate::citation::name;
use crate::citations::Citations;
use crate::claim_time::is_event;
use crate::scope::Scope;
use crate::timeline::entries_of;
use crate::timeline_entry::TimelineEntry;
use crate::timeline_sides::Sides;

/// Splits, mergers, renamings, branches and pledges of groups, in order of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct GenealogyView {
    /// The groups on a side of one of the events, by id.
    pub groups: Vec<GenealogyGroup>,
    /// What is affirmed or negated of these groups: first by day, then those without a known day.
    pub events: Vec<TimelineEntry>,
    /// Other claims: promises, allegations, rejected accusations.
    pub not_counted: Vec<TimelineEntry>,
    /// Events with no group as their subject, such as pledges of persons.
    pub of_others: Vec<TimelineEntry>,
    /// The number of groups without such an event.
    pub groups_left_out: usize,
    /// The name of each entity on a side, by id.
    pub names: BTreeMap<String, String>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
}

/// A group of a genealogy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct GenealogyGroup {
    /// Its id.
    pub id: String,
    /// The numbers of the first and the last day for which a claim certainly attests something of
    /// it, apart from listings; absent if there is no such day.
    pub attested: Option<(i32, i32)>,
}

/// The genealogy of some groups and those that they have such a tie with; of all groups, if there
/// are no ids.
pub fn genealogy(analysis: &Analysis<'_>, ids: &[Id]) -> GenealogyView {
    let mut builder = AnswerBuilder::new(analysis);
    let members: BTreeSet<EntityNo> = ids
        .iter()
        .filter_map(|id| analysis.index.number(id))
        .collect();
    let (entries, not_counted) = entries_of(&mut builder, Sides::Lineage(members));
    let with_tie = groups_with_tie(analysis, entries.iter().chain(&not_counted));
    let mut view = GenealogyView {
        groups: Vec::new(),
        events: Vec::new(),
        not_counted: Vec::new(),
        of_others: Vec::new(),
        groups_left_out: 0,
        names: BTreeMap::new(),
        citations: Citations::new(),
        scope: builder.scope,
    };
    for entry in entries {
        view.add(entry, true, &with_tie, analysis);
    }
    for entry in not_counted {
        view.add(entry, false, &with_tie, analysis);
    }
    view.citations = builder.citations;
    view.groups = attested_groups(analysis, &with_tie);
    let groups = analysis.dataset.entities.keys();
    let groups = groups.filter(|id| is_group(analysis, id)).count();
    view.groups_left_out = groups.saturating_sub(view.groups.len());
    view
}

/// The groups on a side of an event that has two sides.
fn groups_with_tie<'e>(
    analysis: &Analysis<'_>,
    entries: impl Iterator<Item = &'e TimelineEntry>,
) -> BTreeSet<String> {
    let mut groups = BTreeSet::new();
    for entry in entries {
        if entry.objects.is_empty() || !is_group(analysis, &entry.subject) {
            continue;
        }
        groups.insert(entry.subject.clone());
        let objects = entry.objects.iter();
        groups.extend(objects.filter(|id| is_group(analysis, id)).cloned());
    }
    groups
}

/// Whether an entity is a group with a name.
fn is_group(analysis: &Analysis<'_>, id: &str) -> bool {
    let number = analysis.index.number(id);
    number.is_some_and(|number| analysis.is_named(number, Class::Group))
}

impl GenealogyView {
    fn add(
        &mut self,
        entry: TimelineEntry,
        counts: bool,
        with_tie: &BTreeSet<String>,
        analysis: &Analysis<'_>,
    ) {
        let is_of_group = with_tie.contains(&entry.subject);
        if !is_of_group && entry.objects.is_empty() {
            return;
        }
        for id in entry.objects.iter().chain([&entry.subject]) {
            if let Some((id, _)) = analysis.dataset.entities.get_key_value(id.as_str()) {
                self.names
                    .insert(id.to_string(), name(analysis.dataset, id));
            }
        }
        if !is_of_group {
            self.of_others.push(entry);
        } else if counts {
            self.events.push(entry);
        } else {
            self.not_counted.push(entry);
        }
    }

    /// The name of an entity on a side.
    pub fn name<'n>(&'n self, id: &'n str) -> &'n str {
        self.names.get(id).map_or(id, String::as_str)
    }
}

/// The groups, each with the first and the last day for which something is attested of it.
fn attested_groups(analysis: &Analysis<'_>, ids: &BTreeSet<String>) -> Vec<GenealogyGroup> {
    let mut groups = BTreeMap::new();
    for id in ids {
        groups.extend(analysis.index.number(id).map(|number| (number, (id, None))));
    }
    let rows = &analysis.facts.rows;
    for pair in &rows.pairs {
        let is_undated_event = pair.end == TimeEnd::Undated && is_event(pair.predicate);
        let family = pair.predicate.def().family;
        let is_outside = matches!(family, Family::Designation | Family::Identity);
        if !pair.affirms() || is_outside || is_undated_event || !analysis.includes(pair.claim) {
            continue;
        }
        let days = rows.days(pair);
        let days = [days.start.1, days.until.0];
        for entity in pair.entities() {
            let Some((_, attested)) = groups.get_mut(&entity) else {
                continue;
            };
            for day in days.into_iter().filter(|day| is_known(*day)) {
                let (first, last) = attested.unwrap_or((day, day));
                *attested = Some((day.min(first), day.max(last)));
            }
        }
    }
    let mut found: Vec<GenealogyGroup> = Vec::new();
    for (id, attested) in groups.into_values() {
        found.push(GenealogyGroup {
            id: id.clone(),
            attested,
        });
    }
    found.sort_by(|one, other| one.id.cmp(&other.id));
    found
}
