//! The ties that differ between two versions of a dataset, with the claims responsible.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ties::vocabulary::Predicate;
use ties_dataset::number::ClaimNo;
use ties_facts::episode::{Episode, EpisodeEnd};
use ties_facts::tie::Tie;

use super::record_change::{Change, Diff, RecordKind};
use crate::analysis::Analysis;
use crate::citation::name;
use crate::signs::{SignedTies, signed_ties};
use crate::tie_summary::TieSummary;

/// A tie that differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TieChange {
    /// What happened to it.
    pub change: TieChangeKind,
    /// The subject's id.
    pub subject: String,
    /// The predicate.
    pub predicate: &'static str,
    /// The object's id.
    pub object: String,
    /// Its periods in the old version, in words.
    pub old: Vec<String>,
    /// Its periods in the new version, in words.
    pub new: Vec<String>,
    /// The claims responsible.
    pub claims: Vec<ResponsibleClaim>,
    /// The statement on one line.
    pub statement: String,
}

/// What happened to a tie from one version to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieChangeKind {
    /// Only the new version has claims for it.
    Appeared,
    /// Only the old version has claims for it.
    Vanished,
    /// Only in the new version, claims on one of its periods are against it.
    BecameContested,
    /// Only in the old version, claims on one of its periods are against it.
    NoLongerContested,
    /// Only in the new version, a claim states the end of its last period.
    Ended,
    /// Only in the old version, a claim states the end of its last period.
    NoLongerEnded,
}

impl TieChangeKind {
    /// In words: `became contested`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Appeared => "appeared",
            Self::Vanished => "vanished",
            Self::BecameContested => "became contested",
            Self::NoLongerContested => "no longer contested",
            Self::Ended => "ended",
            Self::NoLongerEnded => "no longer ended",
        }
    }
}

/// A pair of entities whose ties have other signs in the new version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SignChange {
    /// The id of one entity.
    pub a: String,
    /// The id of the other.
    pub b: String,
    /// The old signs: `friendly`, `hostile`, `friendly and hostile`.
    pub old: &'static str,
    /// The new signs, in the same form.
    pub new: &'static str,
    /// The claims responsible.
    pub claims: Vec<ResponsibleClaim>,
    /// The names of the two.
    #[serde(skip)]
    pub(crate) names: [String; 2],
}

/// A claim that is responsible for a change of a tie.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ResponsibleClaim {
    /// The claim: `source#claim`.
    pub claim: String,
    /// What happened to it: `added`, `removed`, `renamed`, `changed`, `source changed`, or
    /// `unchanged`.
    pub change: &'static str,
}

/// What happened to claims and sources, by id.
struct Touched<'d> {
    claims: BTreeMap<&'d str, &'static str>,
    sources: BTreeSet<&'d str>,
}

impl<'d> Touched<'d> {
    fn by(diff: &'d Diff) -> Self {
        let mut touched = Self {
            claims: BTreeMap::new(),
            sources: BTreeSet::new(),
        };
        for record in &diff.records {
            match record.kind {
                RecordKind::Claim => {
                    let label = record.change.label();
                    touched.claims.insert(&record.id, label);
                    if let Change::Renamed { from } = &record.change {
                        touched.claims.insert(from, label);
                    }
                }
                RecordKind::Source => {
                    touched.sources.insert(&record.id);
                }
                _ => {}
            }
        }
        touched
    }

    /// The claims that changed; without any, those whose source changed; without any, all of them.
    fn responsible(&self, claims: BTreeSet<String>) -> Vec<ResponsibleClaim> {
        let mut found: [Vec<ResponsibleClaim>; 3] = Default::default();
        for claim in claims {
            let source = claim.split('#').next().unwrap_or_default();
            let (rank, change) = match self.claims.get(claim.as_str()) {
                Some(change) => (0, *change),
                None if self.sources.contains(source) => (1, "source changed"),
                None => (2, "unchanged"),
            };
            found[rank].push(ResponsibleClaim { claim, change });
        }
        let [changed, of_changed_sources, unchanged] = found;
        if !changed.is_empty() {
            changed
        } else if !of_changed_sources.is_empty() {
            of_changed_sources
        } else {
            unchanged
        }
    }
}

/// Subject, predicate and object of a tie, by id.
type TieId = (String, Predicate, String);

/// A tie, and the version of the dataset that it belongs to.
#[derive(Clone, Copy)]
struct VersionedTie<'a> {
    analysis: &'a Analysis<'a>,
    tie: &'a Tie,
}

impl VersionedTie<'_> {
    fn is_contested(self) -> bool {
        self.tie.episodes.iter().any(Episode::is_contested)
    }

    fn is_ended(self) -> bool {
        let last = self.tie.episodes.last();
        last.is_some_and(|it| it.time.end == EpisodeEnd::Stated)
    }

    fn periods(self) -> Vec<String> {
        match TieSummary::new(self.analysis, self.tie) {
            Some(tie) => tie.episodes.into_iter().map(|it| it.words).collect(),
            None => Vec::new(),
        }
    }

    /// The claims that support a change of this tie.
    fn claims(self, change: TieChangeKind) -> BTreeSet<String> {
        let is_against = matches!(
            change,
            TieChangeKind::BecameContested | TieChangeKind::NoLongerContested
        );
        let mut claims = BTreeSet::new();
        for episode in &self.tie.episodes {
            let numbers = if is_against {
                &episode.claims_against
            } else {
                &episode.claims_for
            };
            claims.extend(references(self.analysis, numbers));
        }
        claims
    }
}

/// The ids of claims.
fn references(analysis: &Analysis<'_>, numbers: &[ClaimNo]) -> Vec<String> {
    let rows = &analysis.facts.rows;
    numbers.iter().map(|it| rows.reference(*it)).collect()
}

/// The ties of a version by their ids.
fn ties_by_id<'a>(analysis: &'a Analysis<'a>) -> BTreeMap<TieId, VersionedTie<'a>> {
    let index = &analysis.index;
    let mut ties = BTreeMap::new();
    for tie in &analysis.ties {
        let sides = (index.entity_id(tie.subject), index.entity_id(tie.object));
        if let (Some(subject), Some(object)) = sides {
            let id = (subject.to_string(), tie.predicate, object.to_string());
            ties.insert(id, VersionedTie { analysis, tie });
        }
    }
    ties
}

/// The ties that differ between two versions, by what happened to them and then by id.
pub(super) fn tie_changes(old: &Analysis<'_>, new: &Analysis<'_>, diff: &Diff) -> Vec<TieChange> {
    let (before, after) = (ties_by_id(old), ties_by_id(new));
    let touched = Touched::by(diff);
    let mut changes = Vec::new();
    for id in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let versions = (before.get(id).copied(), after.get(id).copied());
        for change in kinds(versions.0, versions.1) {
            let mut claims = BTreeSet::new();
            for version in [versions.0, versions.1].into_iter().flatten() {
                claims.extend(version.claims(change));
            }
            let dataset = if versions.1.is_some() { new } else { old }.dataset;
            let (subject, predicate, object) = id;
            changes.push(TieChange {
                change,
                subject: subject.clone(),
                predicate: predicate.name(),
                object: object.clone(),
                old: versions.0.map_or_else(Vec::new, VersionedTie::periods),
                new: versions.1.map_or_else(Vec::new, VersionedTie::periods),
                claims: touched.responsible(claims),
                statement: format!(
                    "{} · {} · {}",
                    name(dataset, subject),
                    predicate.name(),
                    name(dataset, object)
                ),
            });
        }
    }
    changes.sort_by_key(|change| change.change);
    changes
}

/// What happened to a tie.
fn kinds(old: Option<VersionedTie<'_>>, new: Option<VersionedTie<'_>>) -> Vec<TieChangeKind> {
    let (Some(old), Some(new)) = (old, new) else {
        return vec![if old.is_none() {
            TieChangeKind::Appeared
        } else {
            TieChangeKind::Vanished
        }];
    };
    let mut kinds = Vec::new();
    match (old.is_contested(), new.is_contested()) {
        (false, true) => kinds.push(TieChangeKind::BecameContested),
        (true, false) => kinds.push(TieChangeKind::NoLongerContested),
        _ => {}
    }
    match (old.is_ended(), new.is_ended()) {
        (false, true) => kinds.push(TieChangeKind::Ended),
        (true, false) => kinds.push(TieChangeKind::NoLongerEnded),
        _ => {}
    }
    kinds
}

/// The ties with a sign of each pair of entities, by their ids.
fn signs_by_id<'a>(analysis: &'a Analysis<'_>) -> BTreeMap<[String; 2], SignedTies<'a>> {
    let index = &analysis.index;
    let mut signs = BTreeMap::new();
    for ((a, b), ties) in signed_ties(&analysis.ties) {
        if let (Some(a), Some(b)) = (index.entity_id(a), index.entity_id(b)) {
            signs.insert([a.to_string(), b.to_string()], ties);
        }
    }
    signs
}

/// The pairs whose ties have a sign in both versions, and not the same.
pub(super) fn sign_changes(old: &Analysis<'_>, new: &Analysis<'_>, diff: &Diff) -> Vec<SignChange> {
    let (before, after) = (signs_by_id(old), signs_by_id(new));
    let touched = Touched::by(diff);
    let mut changes = Vec::new();
    for (pair, now) in &after {
        let Some(then) = before.get(pair) else {
            continue;
        };
        let (Some(old_signs), Some(new_signs)) = (then.in_words(), now.in_words()) else {
            continue;
        };
        if old_signs == new_signs {
            continue;
        }
        let mut claims = BTreeSet::new();
        for (analysis, ties) in [(old, then), (new, now)] {
            for tie in ties.all() {
                for episode in &tie.episodes {
                    claims.extend(references(analysis, &episode.claims_for));
                }
            }
        }
        let [a, b] = pair.clone();
        changes.push(SignChange {
            names: [name(new.dataset, &a), name(new.dataset, &b)],
            a,
            b,
            old: old_signs,
            new: new_signs,
            claims: touched.responsible(claims),
        });
    }
    changes
}
