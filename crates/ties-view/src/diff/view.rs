//! `diff` as a reader sees it: the records that changed, and what follows for ties and disputes.

use std::collections::BTreeSet;

use serde::Serialize;
use ties::model::Claim;
use ties_dataset::dataset::Dataset;

use super::compare::{claims_of, diff};
use super::record_change::{Change, Diff, RecordChange, RecordKind};
use super::tie_change::{SignChange, TieChange, sign_changes, tie_changes};
use crate::analysis::Analysis;
use crate::citation::{cite, flat, locator_in_words};
use crate::citations::Citations;
use crate::claim_view::claim_statement;
use crate::selection::Selection;
use crate::serialized::label;

/// What changed between two versions of a dataset, and what follows from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DiffView {
    /// The old version, as it was named.
    pub old: String,
    /// The new version, as it was named.
    pub new: String,
    /// The pairs of entities whose ties changed their sign.
    pub signs: Vec<SignChange>,
    /// The ties that appeared, vanished, ended, or became contested, or the reverse.
    pub ties: Vec<TieChange>,
    /// The claims and sources that were withdrawn, and those that are in force again.
    pub withdrawn: Vec<WithdrawalChange>,
    /// The disputes with another state.
    pub disputes: Vec<DisputeChange>,
    /// The records that changed.
    #[serde(flatten)]
    pub diff: Diff,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What each changed record is about, on one line.
    #[serde(skip)]
    pub(super) titles: Vec<String>,
}

/// A claim or source that was withdrawn, or is in force again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct WithdrawalChange {
    /// The claim, or the source: `gazette-2021#shield`, `gazette-2021`.
    pub id: String,
    /// `refuted`, `superseded`, `retracted`, or `in force again`.
    pub change: &'static str,
    /// The claim that applies instead, or the date of the retraction.
    pub by: Option<String>,
    /// The reason; for a claim in force again, the old one.
    pub reason: String,
}

/// A dispute with another state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DisputeChange {
    /// Its id.
    pub id: String,
    /// Its question.
    pub question: String,
    /// The old state: `open`, `settled for “part”`.
    pub old: String,
    /// The new state, in the same form.
    pub new: String,
    /// The reason for the new state.
    pub why: Option<String>,
}

/// Compares two versions of a dataset, named as given.
pub fn diff_view(old: (&str, &Dataset), new: (&str, &Dataset)) -> DiffView {
    let diff = diff(old.1, new.1);
    let analyses = [old.1, new.1].map(|dataset| Analysis::new(dataset, Selection::default()));
    let [before, after] = &analyses;
    let records = diff.records.iter();
    let mut view = DiffView {
        old: old.0.to_owned(),
        new: new.0.to_owned(),
        signs: sign_changes(before, after, &diff),
        ties: tie_changes(before, after, &diff),
        withdrawn: withdrawals(old.1, new.1, &diff),
        disputes: dispute_changes(old.1, new.1, &diff),
        titles: records.map(|it| full_title(it, old.1, new.1)).collect(),
        citations: Citations::new(),
        diff,
    };
    view.cite(old.1, new.1);
    view
}

/// The claim of a dataset that a change is about.
fn claim_of<'d>(dataset: &'d Dataset, record: &RecordChange) -> Option<&'d Claim> {
    let (source, id) = record.id.split_once('#')?;
    let claims = claims_of(dataset, source).iter();
    claims
        .filter(|claim| *claim.id == *id)
        .nth(record.occurrence)
}

/// Why a removed id is no longer used, as the new version says.
fn retirement(id: &str, new: &Dataset) -> Option<String> {
    let page = new.manifest.as_ref()?;
    if let Some(into) = page.merged.get(id) {
        return Some(format!("merged into {into}"));
    }
    Some(format!("retired: {}", flat(page.retired.get(id)?)))
}

/// What a record is about, on one line.
fn title(record: &RecordChange, old: &Dataset, new: &Dataset) -> String {
    let dataset = match record.change {
        Change::Removed { .. } => old,
        _ => new,
    };
    let id = record.id.as_str();
    match record.kind {
        RecordKind::Dataset => dataset
            .manifest
            .as_ref()
            .map(|page| format!("{} {}", flat(&page.title), flat(&page.version))),
        RecordKind::Entity => dataset
            .entities
            .get(id)
            .map(|it| format!("{} ({})", flat(&it.name), label(&it.kind))),
        RecordKind::Source => dataset
            .sources
            .get(id)
            .map(|it| format!("“{}”", flat(&it.source.title))),
        RecordKind::Claim => claim_of(dataset, record).map(|claim| {
            let locator = locator_in_words(&claim.at);
            flat(&format!("{}, {locator}", claim_statement(dataset, claim)))
        }),
        RecordKind::Dispute => dataset.disputes.get(id).map(|it| flat(&it.question)),
    }
    .unwrap_or_default()
}

/// What a record is about, and for a removed one, why it was removed.
fn full_title(record: &RecordChange, old: &Dataset, new: &Dataset) -> String {
    let title = title(record, old, new);
    match (&record.change, retirement(&record.id, new)) {
        (Change::Removed { .. }, Some(why)) => format!("{title}; {why}"),
        _ => title,
    }
}

/// The claims and sources that changed and that one version withdraws.
fn withdrawals(old: &Dataset, new: &Dataset, diff: &Diff) -> Vec<WithdrawalChange> {
    let mut changes = Vec::new();
    for record in &diff.records {
        let versions = match record.kind {
            RecordKind::Claim => [old, new].map(|dataset| withdrawn_claim(dataset, record)),
            RecordKind::Source => [old, new].map(|dataset| retracted_source(dataset, record)),
            _ => continue,
        };
        let Change::Changed { .. } = record.change else {
            continue;
        };
        match versions {
            [before, Some(after)] if before.as_ref() != Some(&after) => changes.push(after),
            [Some(before), None] => changes.push(WithdrawalChange {
                change: "in force again",
                ..before
            }),
            _ => {}
        }
    }
    changes
}

/// The withdrawal of a claim; `None` if it is in force.
fn withdrawn_claim(dataset: &Dataset, record: &RecordChange) -> Option<WithdrawalChange> {
    let claim = claim_of(dataset, record)?;
    let (change, by) = match (&claim.refuted_by, &claim.superseded_by) {
        (Some(by), _) => ("refuted", by),
        (None, Some(by)) => ("superseded", by),
        (None, None) => return None,
    };
    Some(WithdrawalChange {
        id: record.id.clone(),
        change,
        by: Some(by.claim.to_string()),
        reason: flat(&by.reason),
    })
}

/// The retraction of a source; `None` if it was not retracted.
fn retracted_source(dataset: &Dataset, record: &RecordChange) -> Option<WithdrawalChange> {
    let source = &dataset.sources.get(record.id.as_str())?.source;
    let retraction = source.retracted.as_ref()?;
    Some(WithdrawalChange {
        id: record.id.clone(),
        change: "retracted",
        by: Some(retraction.on.to_string()),
        reason: flat(&retraction.reason),
    })
}

/// The state of a dispute, and why.
fn state(dataset: &Dataset, id: &str) -> Option<(String, Option<String>)> {
    let dispute = dataset.disputes.get(id)?;
    let state = match &dispute.settled_for {
        Some(side) => format!("settled for “{}”", flat(side)),
        None => label(&dispute.state),
    };
    Some((state, dispute.why.as_deref().map(flat)))
}

/// The disputes of both versions with another state.
fn dispute_changes(old: &Dataset, new: &Dataset, diff: &Diff) -> Vec<DisputeChange> {
    let mut changes = Vec::new();
    for record in &diff.records {
        if record.kind != RecordKind::Dispute {
            continue;
        }
        let states = (state(old, &record.id), state(new, &record.id));
        if let (Some((old_state, _)), Some((new_state, why))) = states
            && old_state != new_state
        {
            changes.push(DisputeChange {
                id: record.id.clone(),
                question: title(record, old, new),
                old: old_state,
                new: new_state,
                why,
            });
        }
    }
    changes
}

impl DiffView {
    /// Cites the sources of the claims in it, as the new version describes them.
    fn cite(&mut self, old: &Dataset, new: &Dataset) {
        let of_ties = self.ties.iter().flat_map(|it| &it.claims);
        let of_signs = self.signs.iter().flat_map(|it| &it.claims);
        let mut ids: BTreeSet<&str> = of_ties
            .chain(of_signs)
            .map(|it| it.claim.as_str())
            .collect();
        for record in &self.diff.records {
            if record.kind == RecordKind::Claim {
                ids.insert(&record.id);
            }
        }
        ids.extend(self.withdrawn.iter().map(|it| it.id.as_str()));
        let mut citations = Citations::new();
        for id in ids {
            let source = id.split('#').next().unwrap_or_default();
            for dataset in [new, old] {
                if let Some(coded) = dataset.sources.get(source) {
                    citations.add(source, || cite(dataset, &coded.source));
                }
            }
        }
        self.citations = citations;
    }
}
