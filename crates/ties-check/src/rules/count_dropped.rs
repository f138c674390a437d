//! `count-dropped`: between two releases, no count falls by more than a tenth without an
//! explanation.

use ties::model::Severity;

use crate::rule::{Check, Release, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "count-dropped",
    severity: Severity::Warning,
    page: include_str!("count_dropped.md"),
    checks: &[Check::Release(check)],
};

/// The smallest count that is compared. In a smaller one, losing one or two is more than a tenth.
const MANY: usize = 20;

fn check(release: &Release<'_>, sink: &mut Sink<'_>) {
    // An unreadable record may be the one that seems missing.
    let Some(spot) = release.new.manifest_spot() else {
        return;
    };
    for count in counts(release) {
        let Count {
            what,
            before,
            after,
        } = count;
        let fallen = before.saturating_sub(after);
        if before >= MANY && fallen * 10 > before {
            let release = release.name();
            let message =
                format!("the number of {what} fell from {before} to {after} since {release}");
            sink.at(spot).value("/version", message).help(
                "check what is missing; if the drop is intended, add an exception here with the \
                 reason",
            );
        }
    }
}

/// How many records of one sort there were and are.
struct Count {
    what: &'static str,
    before: usize,
    after: usize,
}

fn counts(release: &Release<'_>) -> [Count; 4] {
    let Release {
        old,
        new,
        old_rows,
        new_rows,
    } = release;
    [
        Count {
            what: "entities",
            before: old.entity_ids().count(),
            after: new.entity_ids().count(),
        },
        Count {
            what: "sources",
            before: old.source_ids().count(),
            after: new.source_ids().count(),
        },
        Count {
            what: "claims",
            before: old_rows.claims.len(),
            after: new_rows.claims.len(),
        },
        Count {
            what: "disputes",
            before: old.disputes().count(),
            after: new.disputes().count(),
        },
    ]
}
