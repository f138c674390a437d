//! `shared-placeholder`: reports an unnamed placeholder that two sources connect with different
//! deeds or groups.

use ties::model::Severity;
use ties::vocabulary::{Kind, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::Rows;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "shared-placeholder",
    severity: Severity::Warning,
    page: include_str!("shared_placeholder.md"),
    checks: &[Check::Whole(check)],
};

/// Predicates that make the subject responsible for the object, or a part of it.
const BEHIND: [Predicate; 5] = [
    Predicate::named("perpetrated"),
    Predicate::named("commands"),
    Predicate::named("leads"),
    Predicate::named("member-of"),
    Predicate::named("speaks-for"),
];

/// A claim that connects a placeholder with a deed or group.
struct Link {
    placeholder: EntityNo,
    predicate: Predicate,
    object: EntityNo,
    source: SourceNo,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let links = links(index, rows);
    for links in links.chunk_by(|one, other| one.placeholder == other.placeholder) {
        let first = &links[0];
        let Some(other) = links
            .iter()
            .find(|link| link.source != first.source && link.object != first.object)
        else {
            continue;
        };
        let Some(spot) = index.entity_spot(first.placeholder) else {
            continue;
        };
        let message = format!(
            "unnamed `{}` is shared by two sources: {}, {}",
            wording::entity(index, first.placeholder),
            first.in_words(index, rows),
            other.in_words(index, rows)
        );
        sink.at(spot).value("/kind", message).help(
            "create a placeholder for each source, or omit the actor; if both sources mean one \
             known body, give it its kind",
        );
    }
}

/// The links of all placeholders, sorted by placeholder, then in the order of the sources.
fn links(index: &Index, rows: &Rows) -> Vec<Link> {
    let mut links = Vec::new();
    for pair in &rows.pairs {
        if !BEHIND.contains(&pair.predicate) || pair.negated || !pair.is_state_of_affairs() {
            continue;
        }
        let Some(object) = pair.object else {
            continue;
        };
        let entity = index.entity(wording::entity(index, pair.subject));
        if entity.is_some_and(|entity| entity.kind == Kind::Unnamed) {
            links.push(Link {
                placeholder: pair.subject,
                predicate: pair.predicate,
                object,
                source: rows.claim(pair.claim).source,
            });
        }
    }
    // The sort is stable.
    links.sort_by_key(|link| link.placeholder);
    links
}

impl Link {
    fn in_words(&self, index: &Index, rows: &Rows) -> String {
        let object = wording::entity(index, self.object);
        let source = wording::source(rows, self.source);
        format!("{} `{object}` (`{source}`)", self.predicate)
    }
}
