//! The text, the Markdown and the CSV rows of a diff.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde_json::Value;

use super::key_change::KeyChange;
use super::record_change::{Change, RecordChange, RecordKind};
use super::tie_change::{ResponsibleClaim, SignChange, TieChange};
use super::view::DiffView;
use crate::answer::{Answer, rows_of};
use crate::citation::flat;
use crate::citations::{Citations, citation_marks};
use crate::layout::count_of;
use crate::outline::{Item, Outline, Section};

/// The kinds of records, with the headings of their sections.
const KINDS: [(RecordKind, &str); 5] = [
    (RecordKind::Dataset, "Title page"),
    (RecordKind::Entity, "Entities"),
    (RecordKind::Source, "Sources of claims"),
    (RecordKind::Claim, "Claims"),
    (RecordKind::Dispute, "Disputes"),
];

/// A row of the table of differences.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct DiffRow<'v> {
    /// `sign`, `tie`, or the kind of record.
    kind: &'v str,
    /// The id of the record; subject, predicate and object of a tie.
    id: String,
    change: &'v str,
    /// The key whose value changed, as a JSON Pointer.
    key: &'v str,
    old: Value,
    new: Value,
    /// The claims responsible for the change of a tie.
    claims: Vec<&'v str>,
}

impl DiffView {
    fn outline(&self) -> Outline<'_> {
        let mut sections = vec![
            self.sign_section(),
            self.tie_section(),
            self.withdrawal_section(),
            self.dispute_section(),
        ];
        for (kind, heading) in KINDS {
            sections.push(self.record_section(kind, heading));
        }
        let (old, new) = (&self.old, &self.new);
        let title = if self.diff.is_empty() {
            format!("No differences between {old} and {new}")
        } else {
            format!("Differences from {old} to {new}")
        };
        let mut left_out = Vec::new();
        for (version, count) in [(old, self.diff.left_out.old), (new, self.diff.left_out.new)] {
            if count > 0 {
                let count = count_of(count, "file or record");
                left_out.push(format!(
                    "{count} of {version} that cannot be read; run `ties check`"
                ));
            }
        }
        Outline {
            title,
            notes: self.counts(),
            sections,
            citations: &self.citations,
            left_out,
        }
    }

    /// How many records of each kind were added, removed and changed.
    fn counts(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (kind, heading) in KINDS {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            let records = self.diff.records.iter();
            for record in records.filter(|record| record.kind == kind) {
                *counts.entry(record.change.label()).or_default() += 1;
            }
            let mut words = Vec::new();
            for label in ["added", "removed", "renamed", "changed"] {
                if let Some(count) = counts.get(label) {
                    words.push(format!("{count} {label}"));
                }
            }
            if !words.is_empty() {
                lines.push(format!("{heading}: {}", words.join(", ")));
            }
        }
        lines
    }

    fn sign_section(&self) -> Section {
        let mut section = Section::new("Pairs whose ties have another sign");
        for sign in &self.signs {
            let SignChange { old, new, .. } = sign;
            let [a, b] = &sign.names;
            let marks = self.marks(&sign.claims);
            section.items.push(Item {
                line: format!("{a} and {b}: {old} → {new} {marks}"),
                details: vec![because_of(&sign.claims)],
            });
        }
        section
    }

    fn tie_section(&self) -> Section {
        let mut section = Section::new("Ties");
        for tie in &self.ties {
            let marks = self.marks(&tie.claims);
            let change = tie.change.in_words();
            section.items.push(Item {
                line: format!(
                    "{change}: {}: {} {marks}",
                    tie.statement,
                    periods_in_words(tie)
                ),
                details: vec![because_of(&tie.claims)],
            });
        }
        section
    }

    fn withdrawal_section(&self) -> Section {
        let mut section = Section::new("Withdrawn");
        for change in &self.withdrawn {
            let marks = citation_marks(&self.citations, [change.id.as_str()]);
            let (id, label, reason) = (&change.id, change.change, &change.reason);
            section.push(match (&change.by, label) {
                (_, "in force again") => {
                    format!("{id}: {label}; it was withdrawn: {reason} {marks}")
                }
                (Some(on), "retracted") => format!("{id}: {label} ({on}): {reason} {marks}"),
                (Some(by), _) => format!("{id}: {label} by {by}: {reason} {marks}"),
                (None, _) => format!("{id}: {label}: {reason} {marks}"),
            });
        }
        section
    }

    fn dispute_section(&self) -> Section {
        let mut section = Section::new("Disputes with another state");
        for dispute in &self.disputes {
            let line = format!(
                "{} {} → {} — {}",
                dispute.question, dispute.old, dispute.new, dispute.id
            );
            section.items.push(Item {
                line,
                details: dispute.why.iter().cloned().collect(),
            });
        }
        section
    }

    fn record_section(&self, kind: RecordKind, heading: &str) -> Section {
        let mut section = Section::new(heading);
        for (record, title) in self.diff.records.iter().zip(&self.titles) {
            if record.kind == kind {
                section.items.push(self.record_item(record, title));
            }
        }
        for order in &self.diff.orders {
            if order.moved && kind == RecordKind::Claim {
                section.push(format!("another order: the claims of {}", order.source));
            }
        }
        section
    }

    fn record_item(&self, record: &RecordChange, title: &str) -> Item {
        let mut line = record.change.label().to_owned();
        if let Change::Renamed { from } = &record.change {
            line = format!("{line}: {from} → {} — {title}", record.id);
        } else if record.id.is_empty() {
            line = format!("{line}: {title}");
        } else {
            line = format!("{line}: {} — {title}", record.id);
        }
        if record.kind == RecordKind::Claim {
            let marks = citation_marks(&self.citations, [record.id.as_str()]);
            line = format!("{line} {marks}");
        }
        let mut details = Vec::new();
        match &record.change {
            Change::Added { record } | Change::Removed { record } => {
                let summary = record.get("summary").and_then(Value::as_str);
                details.extend(summary.map(flat));
            }
            Change::Changed { keys } => details.extend(keys.iter().map(KeyChange::in_words)),
            Change::Renamed { .. } => {}
        }
        Item { line, details }
    }

    fn marks(&self, claims: &[ResponsibleClaim]) -> String {
        citation_marks(&self.citations, claims.iter().map(|it| it.claim.as_str()))
    }

    /// The diff as Markdown, for a pull request or release notes.
    pub fn to_markdown(&self) -> String {
        self.outline().to_markdown()
    }
}

impl fmt::Display for DiffView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.outline().write_text(f)
    }
}

/// The claims responsible for a change: `because of s#a (added), s#b (removed)`.
fn because_of(claims: &[ResponsibleClaim]) -> String {
    let claims = claims.iter();
    let words: Vec<_> = claims
        .map(|it| format!("{} ({})", it.claim, it.change))
        .collect();
    format!("because of {}", words.join(", "))
}

/// The periods of a tie, the old ones first if they differ.
fn periods_in_words(tie: &TieChange) -> String {
    let (old, new) = (tie.old.join("; "), tie.new.join("; "));
    if old == new || old.is_empty() {
        new
    } else if new.is_empty() {
        old
    } else {
        format!("{old} → {new}")
    }
}

impl KeyChange {
    /// The change on one line: `when: “2020” → “2021”`.
    fn in_words(&self) -> String {
        let key = self.key.trim_start_matches('/');
        match (&self.old, &self.new) {
            (Some(Value::Array(old)), Some(Value::Array(new))) => {
                format!("{key}: {}", list_change(old, new))
            }
            (Some(old), Some(new)) => format!("{key}: {} → {}", in_words(old), in_words(new)),
            (None, Some(new)) => format!("{key}: added {}", in_words(new)),
            (Some(old), None) => format!("{key}: removed {}", in_words(old)),
            (None, None) => key.to_owned(),
        }
    }
}

/// The values that were added to a list and removed from it.
fn list_change(old: &[Value], new: &[Value]) -> String {
    let mut words = Vec::new();
    for (label, from, to) in [("removed", old, new), ("added", new, old)] {
        let mut rest = to.to_vec();
        let mut only = Vec::new();
        for value in from {
            match rest.iter().position(|other| other == value) {
                Some(place) => drop(rest.swap_remove(place)),
                None => only.push(in_words(value)),
            }
        }
        if !only.is_empty() {
            words.push(format!("{label} {}", only.join(", ")));
        }
    }
    if words.is_empty() {
        "another order".to_owned()
    } else {
        words.join("; ")
    }
}

/// A value on one line.
fn in_words(value: &Value) -> String {
    match value {
        Value::String(text) => format!("“{}”", flat(text)),
        Value::Array(values) => {
            let words: Vec<_> = values.iter().map(in_words).collect();
            words.join(", ")
        }
        Value::Object(table) => {
            let words: Vec<_> = table
                .iter()
                .map(|(key, value)| format!("{key} {}", in_words(value)))
                .collect();
            words.join("; ")
        }
        other => other.to_string(),
    }
}

impl Answer for DiffView {
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for sign in &self.signs {
            rows.push(DiffRow {
                kind: "sign",
                id: format!("{} {}", sign.a, sign.b),
                change: "changed",
                key: "",
                old: sign.old.into(),
                new: sign.new.into(),
                claims: sign.claims.iter().map(|it| it.claim.as_str()).collect(),
            });
        }
        for tie in &self.ties {
            rows.push(DiffRow {
                kind: "tie",
                id: format!("{} {} {}", tie.subject, tie.predicate, tie.object),
                change: tie.change.in_words(),
                key: "",
                old: tie.old.join("; ").into(),
                new: tie.new.join("; ").into(),
                claims: tie.claims.iter().map(|it| it.claim.as_str()).collect(),
            });
        }
        for record in &self.diff.records {
            record_rows(record, &mut rows);
        }
        for order in self.diff.orders.iter().filter(|order| order.moved) {
            rows.push(DiffRow {
                kind: "source",
                id: order.source.clone(),
                change: "another order",
                key: "",
                old: Value::Null,
                new: order.claims.join("; ").into(),
                claims: Vec::new(),
            });
        }
        rows_of(&rows)
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }

    /// Whether the versions are equal, and all of both can be read.
    fn is_empty(&self) -> bool {
        let left_out = self.diff.left_out;
        self.diff.is_empty() && left_out.old == 0 && left_out.new == 0
    }
}

/// Adds the rows of a record: one for each changed value, or else one.
fn record_rows<'v>(record: &'v RecordChange, rows: &mut Vec<DiffRow<'v>>) {
    let mut changes: Vec<(&str, Value, Value)> = Vec::new();
    match &record.change {
        Change::Added { record } => changes.push(("", Value::Null, record.clone())),
        Change::Removed { record } => changes.push(("", record.clone(), Value::Null)),
        Change::Renamed { from } => changes.push(("", from.as_str().into(), Value::Null)),
        Change::Changed { keys } => {
            for key in keys {
                let [old, new] = [&key.old, &key.new].map(|it| it.clone().unwrap_or_default());
                changes.push((&key.key, old, new));
            }
        }
    }
    for (key, old, new) in changes {
        rows.push(DiffRow {
            kind: record.kind.name(),
            id: record.id.clone(),
            change: record.change.label(),
            key,
            old,
            new,
            claims: Vec::new(),
        });
    }
}
