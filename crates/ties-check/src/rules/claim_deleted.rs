//! `claim-deleted`: a new release does not delete claims.

use std::collections::BTreeSet;

use ties::model::Severity;
use ties_facts::row::SourceRow;

use crate::rule::{Check, Release, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "claim-deleted",
    severity: Severity::Error,
    page: include_str!("claim_deleted.md"),
    checks: &[Check::Release(check)],
};

fn check(release: &Release<'_>, sink: &mut Sink<'_>) {
    for before in &release.old_rows.sources {
        // `id-reused` reports a source that was removed with all its claims.
        let Some(number) = release.now(&before.id, |id| release.new.source_number(id)) else {
            continue;
        };
        let Some(after) = release.new_rows.sources.get(number.index()) else {
            continue;
        };
        let Some(spot) = after.spot else { continue };
        let deleted = deleted(release, before, after);
        if !deleted.is_empty() {
            let claims = deleted.iter().map(|claim| format!("{}#{claim}", before.id));
            let claims = wording::list(claims);
            sink.at(spot)
                .whole(format!("claims removed since {}: {claims}", release.name()))
                .help(
                    "restore the claims; if one is no longer valid, add `refuted-by` or \
                     `superseded-by`",
                );
        }
    }
}

/// The claims of a source that are not in its new state.
fn deleted<'r>(release: &Release<'r>, before: &SourceRow, after: &SourceRow) -> BTreeSet<&'r str> {
    let old = release.old_rows;
    let new = release.new_rows;
    let mut deleted: BTreeSet<&str> = BTreeSet::new();
    deleted.extend(old.claims_of(before).iter().map(|claim| old.id(claim)));
    for claim in new.claims_of(after) {
        deleted.remove(new.id(claim));
    }
    deleted
}
