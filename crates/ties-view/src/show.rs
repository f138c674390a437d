//! `show`: one entity, source, claim or dispute, with what the dataset says of it.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde::Serialize;
use serde_json::Value;
use ties::dataset::Dataset;
use ties::id::ClaimRef;
use ties::line::strip_absent;

use crate::between::write_saying;
use crate::citation::{cite, flat};
use crate::saying::Saying;
use crate::word;

/// A record, and the claims that speak of it or stand in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Shown {
    /// Its id.
    pub id: String,
    /// What it is: `entity`, `source`, `claim` or `dispute`.
    pub is: &'static str,
    /// The record as it is written.
    pub record: Value,
    /// The claims that speak of an entity, stand in a source, or make up a claim.
    pub sayings: Vec<Saying>,
    /// The citation of each source that they stand in, by its id.
    pub citations: BTreeMap<String, String>,
    #[serde(skip)]
    text: String,
}

/// The record of this id; none where there is no such record.
pub fn show(dataset: &Dataset, id: &str) -> Option<Shown> {
    let (is, record) = if let Ok(reference) = ClaimRef::try_from(id.to_owned()) {
        let claim = dataset.sources.get(&reference.source)?.claims.iter().find(|claim| claim.id == reference.claim)?;
        ("claim", serde_json::to_value(claim))
    } else if let Some(entity) = dataset.entities.get(id) {
        ("entity", serde_json::to_value(entity))
    } else if let Some(coded) = dataset.sources.get(id) {
        ("source", serde_json::to_value(&coded.source))
    } else {
        ("dispute", serde_json::to_value(dataset.disputes.get(id)?))
    };
    let mut record = record.unwrap_or_default();
    strip_absent(&mut record);

    let mut sayings = Vec::new();
    let mut citations = BTreeMap::new();
    for (reference, source, claim) in dataset.claims() {
        let mut pairs = claim.pairs();
        // A claim said both ways is one claim: its pairs the other way stand in the second half.
        if claim.mutual {
            pairs.truncate(pairs.len().div_ceil(2));
        }
        for pair in pairs {
            let is_meant = match is {
                "claim" => reference.to_string() == id,
                "source" => reference.source.as_str() == id,
                _ => pair.subject.id.as_str() == id || pair.object.is_some_and(|object| object.id.as_str() == id),
            };
            if is_meant {
                sayings.push(Saying::new(dataset, &reference, source, claim, &pair));
                citations.entry(reference.source.to_string()).or_insert_with(|| cite(dataset, source));
            }
        }
    }
    let mut shown = Shown { id: id.to_owned(), is, record, sayings, citations, text: String::new() };
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_shown(&mut text, dataset, &shown);
    shown.text = text;
    Some(shown)
}

fn write_shown(text: &mut String, dataset: &Dataset, shown: &Shown) -> fmt::Result {
    let title = match shown.is {
        "entity" => dataset.name(&shown.id).to_owned(),
        _ => shown
            .record
            .get("title")
            .or_else(|| shown.record.get("question"))
            .and_then(Value::as_str)
            .map(flat)
            .unwrap_or_default(),
    };
    let dash = if title.is_empty() { "" } else { " — " };
    writeln!(text, "{}{dash}{title}", shown.id)?;
    let hidden: &[&str] = if shown.is == "entity" { &["name"] } else { &["title", "question"] };
    for (key, value) in
        shown.record.as_object().into_iter().flatten().filter(|(key, _)| !hidden.contains(&key.as_str()))
    {
        writeln!(text, "  {key}: {}", in_one_line(value))?;
    }
    if let (Some(coded), "source") = (dataset.sources.get(shown.id.as_str()), shown.is) {
        writeln!(text, "  cite as: {}", cite(dataset, &coded.source))?;
    }
    if shown.is != "dispute" {
        writeln!(
            text,
            "\n{}",
            match (shown.is, shown.sayings.len()) {
                (_, 0) => "No claim.".to_owned(),
                ("claim", count) => format!("Says ({count})"),
                (_, count) => format!("Claims ({count})"),
            }
        )?;
    }
    let alone = shown.citations.len() == 1;
    let number_of = |source: &str| shown.citations.keys().position(|id| id == source).map(|position| position + 1);
    for saying in &shown.sayings {
        write_saying(text, dataset, saying, number_of(&saying.source).filter(|_| !alone))?;
    }
    if shown.is != "source" && !shown.citations.is_empty() {
        writeln!(text, "\n{}", if alone { "Source" } else { "Sources" })?;
        for (id, citation) in &shown.citations {
            match number_of(id).filter(|_| !alone) {
                Some(number) => writeln!(text, "  [{number}] {citation} ({id})")?,
                None => writeln!(text, "  {citation} ({id})")?,
            }
        }
    }
    if dataset.left_out > 0 {
        writeln!(text, "\nLeft out: {} that cannot be read; `ties check` says why.", dataset.left_out)?;
    }
    Ok(())
}

fn in_one_line(value: &Value) -> String {
    match value {
        Value::String(text) => flat(text),
        Value::Array(values) => values.iter().map(in_one_line).collect::<Vec<_>>().join("; "),
        Value::Object(table) => {
            let parts: Vec<_> = table.iter().map(|(key, value)| format!("{key} {}", in_one_line(value))).collect();
            parts.join(", ")
        }
        other => word(other),
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
