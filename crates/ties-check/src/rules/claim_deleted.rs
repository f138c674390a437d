//! `claim-deleted`: between two releases no claim was deleted.

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
        // A source that is gone with all its claims is told once, by its id.
        let Some(number) = release.now(&before.id, |id| release.new.source_number(id)) else {
            continue;
        };
        let Some((after, spot)) = new
            .sources
            .get(number as usize)
            .and_then(|after| Some((after, after.spot?)))
        else {
            continue;
        };
        let there: HashSet<&str> = new
            .claims_of(after)
            .iter()
            .map(|claim| new.id(claim))
            .collect();
        // Of a claim that cannot be read now it is not known that it is gone.
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
                .whole(format!("claimed in {}, and gone: {claims}", release.name()))
                .help("put back what was there, and say why it no longer stands: `refuted-by` or `superseded-by`");
        }
    }
}
