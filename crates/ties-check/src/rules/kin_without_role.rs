//! `kin-without-role`: nobody is in the dataset for being somebody's relative alone.

use std::collections::HashSet;

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_facts::row::{NonMax, Rows};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "kin-without-role",
    severity: Severity::Warning,
    page: include_str!("kin_without_role.md"),
    checks: &[Check::Dataset(check)],
};

const KIN: Predicate = Predicate::named("kin-of");
const BORN: Predicate = Predicate::named("born-on");
const DIED: Predicate = Predicate::named("died-on");

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let sides = |pair: &ties_facts::row::PairRow| {
        [Some(pair.subject), pair.object.map(NonMax::get)]
            .into_iter()
            .flatten()
    };
    let kin: HashSet<u32> = rows
        .pairs
        .iter()
        .filter(|pair| pair.predicate == KIN)
        .flat_map(sides)
        .collect();
    // What cannot be read may tell what part he plays.
    if kin.is_empty() || rows.unread > 0 {
        return;
    }
    let tells_more =
        |pair: &&ties_facts::row::PairRow| ![KIN, BORN, DIED].contains(&pair.predicate);
    let active: HashSet<u32> = rows
        .pairs
        .iter()
        .filter(tells_more)
        .flat_map(sides)
        .filter(|entity| kin.contains(entity))
        .collect();
    let is_beside = |entity: u32| {
        rows.mentioned_beside
            .get(entity as usize)
            .copied()
            .unwrap_or_default()
    };
    let mut idle: Vec<u32> = kin
        .into_iter()
        .filter(|entity| !active.contains(entity) && !is_beside(*entity))
        .collect();
    idle.sort_unstable();
    for entity in idle {
        let Some(spot) = index.entity_spot(entity) else {
            continue;
        };
        sink.at(spot).value("", format!("`{}` is here for a kinship alone", wording::entity(index, entity))).help(
            "code what part the person plays in what is told; where it is none, take the person and the kinship out",
        );
    }
}
