//! A dataset as it was known on a date: only what sources published by then say.

use std::collections::BTreeSet;

use ties::edtf::Verdict;
use ties::id::ClaimRef;
use ties::model::{Claim, Date};
use ties_dataset::dataset::Dataset;

use crate::selection::DaySpan;

/// The numbers of sources that were not known on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnknownThen {
    /// Sources published later.
    pub later: usize,
    /// Sources that may have been published later: their own date is vague or unknown.
    pub perhaps_later: usize,
}

/// The dataset from sources that were certainly published by the end of a date. What only later
/// sources or retractions took back is in force again, and outcomes that later claims show are
/// unknown again.
pub fn known_on(mut dataset: Dataset, date: &DaySpan) -> (Dataset, UnknownThen) {
    let mut unknown = UnknownThen::default();
    dataset.sources.retain(|_, coded| {
        let published = coded.source.published.as_ref();
        match published.map_or(Verdict::Possibly, |published| is_by(published, date)) {
            Verdict::Certainly => return true,
            Verdict::Possibly => unknown.perhaps_later += 1,
            Verdict::No => unknown.later += 1,
        }
        false
    });
    let known: BTreeSet<ClaimRef> = dataset.claims().map(|(claim, ..)| claim).collect();
    for coded in dataset.sources.values_mut() {
        let retracted = coded.source.retracted.as_ref();
        if retracted.is_some_and(|retracted| is_by(&retracted.on, date) != Verdict::Certainly) {
            coded.source.retracted = None;
        }
        for claim in &mut coded.claims {
            forget_later_claims(claim, &known);
        }
    }
    dataset.disputes.retain(|_, dispute| {
        for side in &mut dispute.sides {
            side.claims.retain(|claim| known.contains(claim));
        }
        let sides = dispute.sides.iter().filter(|side| !side.claims.is_empty());
        sides.count() > 1
    });
    (dataset, unknown)
}

/// Removes from a claim what refers to claims that are not known.
fn forget_later_claims(claim: &mut Claim, known: &BTreeSet<ClaimRef>) {
    for withdrawal in [&mut claim.superseded_by, &mut claim.refuted_by] {
        if let Some(by) = withdrawal
            && !known.contains(&by.claim)
        {
            *withdrawal = None;
        }
    }
    // An outcome without claims is a judgement of unknown date.
    if let Some(outcome) = &claim.outcome
        && (outcome.claims.is_empty() || outcome.claims.iter().any(|claim| !known.contains(claim)))
    {
        claim.outcome = None;
    }
}

/// Whether a date is not after the end of another.
fn is_by(date: &Date, by: &DaySpan) -> Verdict {
    let Ok(date) = date.edtf() else {
        return Verdict::Possibly;
    };
    let by = i64::from(by.last);
    match (date.earliest(), date.latest()) {
        (_, Some(latest)) if latest.number() <= by => Verdict::Certainly,
        (Some(earliest), _) if earliest.number() > by => Verdict::No,
        _ => Verdict::Possibly,
    }
}
