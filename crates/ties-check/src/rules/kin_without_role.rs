//! `kin-without-role`: no person is in the dataset only as a relative.

use std::collections::HashSet;

use ties::index::Index;
use ties::model::Severity;
use ties::row::{NonMax, Rows};
use ties::vocabulary::Predicate;

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
    let sides = |pair: &ties::row::PairRow| {
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
    // Records that cannot be read may state a role.
    if kin.is_empty() || rows.unread > 0 {
        return;
    }
    let tells_more = |pair: &&ties::row::PairRow| ![KIN, BORN, DIED].contains(&pair.predicate);
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
        sink.at(spot)
            .value(
                "",
                format!(
                    "`{}` appears only as a relative",
                    wording::entity(index, entity)
                ),
            )
            .help(
                "code the role of the person; if there is none, remove the person and the kinship",
            );
    }
}
