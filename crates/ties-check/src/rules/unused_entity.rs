//! `unused-entity`: some record refers to each entity.

use std::collections::HashSet;

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::facts::Facts;

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unused-entity",
    severity: Severity::Hint,
    page: include_str!("unused_entity.md"),
    checks: &[Check::Whole(check)],
};

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let merged = index
        .manifest()
        .into_iter()
        .flat_map(|manifest| manifest.merged.values());
    let merged: HashSet<EntityNo> = merged.filter_map(|id| index.number(id)).collect();
    for ((id, number), mentioned) in index.entity_ids().zip(EntityNo::all()).zip(&rows.mentioned) {
        if *mentioned || merged.contains(&number) {
            continue;
        }
        let Some(spot) = index.entity_spot(number) else {
            continue;
        };
        sink.at(spot)
            .value("", format!("nothing refers to `{id}`"))
            .help("code a claim about it, or remove the entity until there is one");
    }
}
