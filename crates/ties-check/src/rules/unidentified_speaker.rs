//! `unidentified-speaker`: the dataset says who each personal speaker is: an office, an employer, a
//! group.

use std::collections::HashMap;

use ties::edtf::Verdict;
use ties::id::Id;
use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::{EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::{PairRow, Rows, TimeEnd};

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "unidentified-speaker",
    severity: Severity::Hint,
    page: include_str!("unidentified_speaker.md"),
    checks: &[Check::Whole(check)],
};

/// The predicates that identify a person.
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
    // Some speakers, such as a farmer, have no office, employer or group, only a description.
    Predicate::named("described-as"),
];

const KIN_OF: Predicate = Predicate::named("kin-of");
const DESCRIBED_AS: Predicate = Predicate::named("described-as");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if rows.speaking_persons.is_empty() {
        return;
    }
    let roles = roles_by_entity(rows);
    for telling in rows
        .speaking_persons
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
            format!("no claim identifies the speaker `{id}`")
        } else {
            format!("claims identify the speaker `{id}` only at other times")
        };
        sink.at(telling.spot)
            .value(&format!("/attribution/{}/who", telling.position), message)
            .help(
                "code the role that the source gives: `employed-by`, `holds-office`, `leads`, \
                 `member-of` and the like, or `described-as` for a person without an affiliation",
            );
    }
}

/// The affirmed roles of each entity, by its number. Kinship counts for both sides.
fn roles_by_entity(rows: &Rows) -> HashMap<EntityNo, Vec<&PairRow>> {
    let mut roles: HashMap<EntityNo, Vec<&PairRow>> = HashMap::new();
    for pair in &rows.pairs {
        if !ROLES.contains(&pair.predicate) || !is_affirmed(pair) {
            continue;
        }
        roles.entry(pair.subject).or_default().push(pair);
        if let Some(object) = pair.object
            && pair.predicate == KIN_OF
        {
            roles.entry(object).or_default().push(pair);
        }
    }
    roles
}

/// Whether a claim affirms a role, as a state of affairs or as a description by others.
fn is_affirmed(pair: &PairRow) -> bool {
    (pair.mode.is_state_of_affairs() || pair.predicate == DESCRIBED_AS)
        && pair.is_believed
        && !pair.negated
}

/// Whether the person may have had the role at the date of the source, or the source itself reports
/// the role. In that case the time does not matter: the source may call the speaker a former
/// general.
fn holds_at(role: &PairRow, source: SourceNo, rows: &Rows) -> bool {
    let is_own = rows.claim(role.claim).source == source;
    let published = rows.source(source).published;
    let was_over = role.end == TimeEnd::Stated && role.time.before(published) == Verdict::Certainly;
    let was_to_come = role.starts && role.time.after(published) == Verdict::Certainly;
    is_own || !(was_over || was_to_come)
}
