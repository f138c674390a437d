//! `kin-without-role`: no person is in the dataset only as a relative.

use std::collections::BTreeSet;

use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::facts::Facts;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "kin-without-role",
    severity: Severity::Hint,
    page: include_str!("kin_without_role.md"),
    checks: &[Check::Whole(check)],
};

const KIN: Predicate = Predicate::named("kin-of");
const BORN: Predicate = Predicate::named("born-on");
const DIED: Predicate = Predicate::named("died-on");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut relatives: BTreeSet<EntityNo> = BTreeSet::new();
    for pair in &rows.pairs {
        if pair.predicate == KIN {
            relatives.extend(pair.entities());
        }
    }
    if relatives.is_empty() {
        return;
    }
    for pair in &rows.pairs {
        // A birth or a death is not a role.
        if [KIN, BORN, DIED].contains(&pair.predicate) {
            continue;
        }
        for side in pair.entities() {
            relatives.remove(&side);
        }
    }
    for entity in relatives {
        if rows.mentioned_otherwise[entity.index()] {
            continue;
        }
        let Some(spot) = index.entity_spot(entity) else {
            continue;
        };
        let message = format!(
            "`{}` appears only as a relative",
            wording::entity(index, entity)
        );
        sink.at(spot).value("", message).help(
            "code the role of the person; if there is none, remove the person and the kinship",
        );
    }
}
