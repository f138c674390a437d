//! `unidentified-speaker`: of a person who tells, the dataset says who that is: an office, an employer, a group.

use std::collections::HashMap;

use ties::edtf::{Extent, Verdict};
use ties::id::Id;
use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_facts::row::{Lasts, PairRow, Rows};

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unidentified-speaker",
    severity: Severity::Warning,
    page: include_str!("unidentified_speaker.md"),
    checks: &[Check::Dataset(check)],
};

/// What tells who a person is.
const ROLES: [Predicate; 11] = [
    Predicate::named("employed-by"),
    Predicate::named("holds-office"),
    Predicate::named("leads"),
    Predicate::named("speaks-for"),
    Predicate::named("member-of"),
    Predicate::named("commands"),
    Predicate::named("acts-on-behalf-of"),
    Predicate::named("joined"),
    Predicate::named("defected-to"),
    Predicate::named("kin-of"),
    // Of a farmer, or a scholar of no institution, there is no more to tell.
    Predicate::named("described-as"),
];

const KIN_OF: Predicate = Predicate::named("kin-of");
const DESCRIBED_AS: Predicate = Predicate::named("described-as");

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    if rows.telling.is_empty() {
        return;
    }
    let mut roles: HashMap<u32, Vec<&PairRow>> = HashMap::new();
    for pair in rows
        .pairs
        .iter()
        .filter(|pair| ROLES.contains(&pair.predicate) && is_so(pair))
    {
        roles.entry(pair.subject).or_default().push(pair);
        if let Some(object) = pair.object.filter(|_| pair.predicate == KIN_OF) {
            roles.entry(object.get()).or_default().push(pair);
        }
    }
    for telling in rows
        .telling
        .chunk_by(|one, other| (one.source, one.person) == (other.source, other.person))
    {
        let telling = telling[0];
        let roles = roles
            .get(&telling.person)
            .map(Vec::as_slice)
            .unwrap_or_default();
        if roles
            .iter()
            .any(|role| holds_at(role, telling.source, rows))
        {
            continue;
        }
        let id = index
            .entity_id(telling.person)
            .map(Id::as_str)
            .unwrap_or_default();
        let message = if roles.is_empty() {
            format!("`{id}` tells, and nothing in the dataset says who that is")
        } else {
            format!("`{id}` tells, and the dataset says who that was at other times only")
        };
        sink.at(telling.spot).value(&format!("/attribution/{}/who", telling.position), message).help(
            "code what the source calls the speaker: `employed-by`, `holds-office`, `leads`, `member-of` and the like, or \
             `described-as` for somebody who belongs to nothing",
        );
    }
}

/// Whether a claim says who somebody is: as it is, or in somebody's words.
fn is_so(pair: &PairRow) -> bool {
    (pair.mode.is_state_of_affairs() || pair.predicate == DESCRIBED_AS)
        && pair.stands
        && !pair.negated
}

/// Whether somebody may have had a role at the date of a source, or the source itself tells of it, whenever that was:
/// a former general.
fn holds_at(role: &PairRow, source: u32, rows: &Rows) -> bool {
    let is_own = rows
        .claims
        .get(role.claim as usize)
        .is_some_and(|claim| claim.source == source);
    let published = rows
        .sources
        .get(source as usize)
        .map_or(Extent::UNKNOWN, |source| source.published);
    let was_over = role.lasts == Lasts::Stated && role.time.before(published) == Verdict::Certainly;
    let was_to_come = role.starts && role.time.after(published) == Verdict::Certainly;
    is_own || !(was_over || was_to_come)
}
