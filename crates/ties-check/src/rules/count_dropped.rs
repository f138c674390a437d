//! `count-dropped`: between two releases no count fell by more than a tenth without a word.

use ties::model::Severity;

use crate::rule::{Check, Release, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "count-dropped",
    severity: Severity::Warning,
    page: include_str!("count_dropped.md"),
    checks: &[Check::Release(check)],
};

/// Of fewer things one or two are more than a tenth, and no collapse.
const MANY: usize = 20;

fn check(release: &Release<'_>, sink: &mut Sink<'_>) {
    // What cannot be read now may be what is missing.
    let Some(spot) = release
        .new
        .manifest_spot()
        .filter(|_| release.new_rows.unread == 0)
    else {
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
                .value("/version", format!("{what} fell from {before} to {after} since {}", release.name()))
                .help("look what went missing; where it is meant, make an exception here and give the reason");
        }
    }
}
