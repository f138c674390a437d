//! `claim-deleted`: a new release does not delete claims.

use std::collections::HashSet;

use ties::id::Id;
use ties::model::Severity;

use crate::rule::{Check, Release, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "claim-deleted",
    severity: Severity::Error,
    page: include_str!("claim_deleted.md"),
    checks: &[Check::Release(check)],
};

fn check(release: &Release<'_>, sink: &mut Sink<'_>) {
    let (old, new) = (release.old_rows, release.new_rows);
    for before in &old.sources {
        // `id-reused` reports a source that was removed with all its claims.
        let Some(number) = release.now(&before.id, |id| release.new.source_number(id)) else {
            continue;
        };
        let Some((after, spot)) = new
            .sources
            .get(number.index())
            .and_then(|after| Some((after, after.spot?)))
        else {
            continue;
        };
        let there: HashSet<&str> = new
            .claims_of(after)
            .iter()
            .map(|claim| new.id(claim))
            .collect();
        // A claim that cannot be read now may still be present.
        let is_unread = |claim: &str| {
            new.rowless.contains(&(number, None))
                || Id::new(claim).is_ok_and(|claim| new.rowless.contains(&(number, Some(claim))))
        };
        let gone = old.claims_of(before).iter().map(|claim| old.id(claim));
        let mut gone: Vec<&str> = gone
            .filter(|claim| !there.contains(claim) && !is_unread(claim))
            .collect();
        gone.sort_unstable();
        gone.dedup();
        if !gone.is_empty() {
            let claims = wording::list(gone.iter().map(|claim| format!("{}#{claim}", before.id)));
            sink.at(spot)
                .whole(format!("claims removed since {}: {claims}", release.name()))
                .help(
                    "restore the claims; if one is no longer valid, add `refuted-by` or \
                     `superseded-by`",
                );
        }
    }
}
