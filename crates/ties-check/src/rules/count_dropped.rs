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
    if release.new_rows.unread > 0 {
        return;
    }
    let Some(spot) = release.new.manifest_spot() else {
        return;
    };
    let counts = [
        (
            "entities",
            release.old.entity_ids().count(),
            release.new.entity_ids().count(),
        ),
        (
            "sources",
            release.old.source_ids().count(),
            release.new.source_ids().count(),
        ),
        (
            "claims",
            release.old_rows.claims.len(),
            release.new_rows.claims.len(),
        ),
        (
            "disputes",
            release.old.disputes().count(),
            release.new.disputes().count(),
        ),
    ];
    for (what, before, after) in counts {
        let fallen = before.saturating_sub(after);
        if before >= MANY && fallen * 10 > before {
            sink.at(spot)
                .value(
                    "/version",
                    format!(
                        "the number of {what} fell from {before} to {after} since {}",
                        release.name()
                    ),
                )
                .help(
                    "check what is missing; if the drop is intended, add an exception here with \
                     the reason",
                );
        }
    }
}
