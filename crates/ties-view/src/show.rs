//! `show`: one entity, source, claim or dispute, with the claims that concern it.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde::Serialize;
use serde_json::Value;
use ties::id::ClaimRef;
use ties::model::{Claim, Entity, Qualifier};
use ties_dataset::dataset::Dataset;

use crate::between::{write_citations, write_claim, write_sections};
use crate::citation::{cite, flat, name};
use crate::claim_view::ClaimView;
use crate::disputes::{recorded, write_dispute};
use crate::layout::{citation_number, wrap};
use crate::word;

/// A record and the claims that concern it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RecordView {
    /// Its id.
    pub id: String,
    /// The kind of record: `entity`, `source`, `claim` or `dispute`.
    pub kind: &'static str,
    /// The record as written.
    pub record: Value,
    /// The claims on an entity or from a source; for a claim, its pairs.
    pub claims: Vec<ClaimView>,
    /// The claims attributed to an entity.
    pub attributed: Vec<ClaimView>,
    /// The claims that name an entity in a qualifier.
    pub named_in: Vec<ClaimView>,
    /// The sources that an entity wrote or published.
    pub published: Vec<String>,
    /// The citation of each source of these claims, by its id.
    pub citations: BTreeMap<String, String>,
    #[serde(skip)]
    text: String,
}

/// The record with this id, if any. For a pair of a group of claims, as exports name it (`source#claim+subject+object`),
/// the whole group is returned.
pub fn show(dataset: &Dataset, id: &str) -> Option<RecordView> {
    let id = id.split('+').next().unwrap_or(id);
    let (kind, record) = if let Ok(reference) = ClaimRef::try_from(id.to_owned()) {
        let claim = dataset
            .sources
            .get(&reference.source)?
            .claims
            .iter()
            .find(|claim| claim.id == reference.claim)?;
        ("claim", serde_json::to_value(claim))
    } else if let Some(entity) = dataset.entities.get(id) {
        ("entity", serde_json::to_value(entity))
    } else if let Some(coded) = dataset.sources.get(id) {
        ("source", serde_json::to_value(&coded.source))
    } else {
        ("dispute", serde_json::to_value(dataset.disputes.get(id)?))
    };
    let record = record.unwrap_or_default();
    let mut shown = RecordView {
        id: id.to_owned(),
        kind,
        record,
        claims: Vec::new(),
        attributed: Vec::new(),
        named_in: Vec::new(),
        published: Vec::new(),
        citations: BTreeMap::new(),
        text: String::new(),
    };
    gather(dataset, &mut shown);
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_shown(&mut text, dataset, &shown);
    shown.text = text;
    Some(shown)
}

/// Collects the claims that concern the record.
fn gather(dataset: &Dataset, shown: &mut RecordView) {
    let id = shown.id.as_str();
    for (reference, source, claim) in dataset.claims() {
        let mut pairs = claim.pairs();
        // A mutual claim is one claim: the second half of its pairs repeats the first in the other direction.
        if claim.mutual {
            pairs.truncate(pairs.len().div_ceil(2));
        }
        let mut on_it = Vec::new();
        let mut attributed = Vec::new();
        let mut naming_it = Vec::new();
        for pair in &pairs {
            let is_side = pair.subject.id.as_str() == id
                || pair.object.is_some_and(|object| object.id.as_str() == id);
            let list = match shown.kind {
                "claim" if reference.to_string() == id => &mut on_it,
                "source" if reference.source.as_str() == id => &mut on_it,
                "entity" if is_side => &mut on_it,
                "entity" if is_attributed_to(claim, id) => &mut attributed,
                "entity" if is_in_qualifiers(claim, id) => &mut naming_it,
                _ => continue,
            };
            list.push(ClaimView::new(dataset, &reference, source, claim, pair));
            shown
                .citations
                .entry(reference.source.to_string())
                .or_insert_with(|| cite(dataset, source));
        }
        shown.claims.append(&mut on_it);
        shown.attributed.append(&mut attributed);
        shown.named_in.append(&mut naming_it);
    }
    for (source, coded) in &dataset.sources {
        let by = [&coded.source.publisher, &coded.source.republisher]
            .into_iter()
            .flatten()
            .chain(&coded.source.authors);
        if shown.kind == "entity" && by.into_iter().any(|by| by.as_str() == id) {
            shown.published.push(source.to_string());
            shown
                .citations
                .entry(source.to_string())
                .or_insert_with(|| cite(dataset, &coded.source));
        }
    }
}

/// Whether the entity is in the chain of attribution.
fn is_attributed_to(claim: &Claim, id: &str) -> bool {
    claim
        .attribution
        .iter()
        .flat_map(|speaker| [&speaker.who, &speaker.of])
        .flatten()
        .any(|who| who.as_str() == id)
}

/// Whether a qualifier names the entity.
fn is_in_qualifiers(claim: &Claim, id: &str) -> bool {
    let mut qualifiers = claim.with.iter().flat_map(|with| with.present());
    qualifiers
        .any(|(_, qualifier)| matches!(qualifier, Qualifier::Entity(named) if named.as_str() == id))
}

fn write_shown(text: &mut String, dataset: &Dataset, shown: &RecordView) -> fmt::Result {
    let title = ["name", "title", "question"]
        .into_iter()
        .find_map(|key| shown.record.get(key)?.as_str());
    let title = title.map(flat).unwrap_or_default();
    let dash = if title.is_empty() { "" } else { " — " };
    writeln!(text, "{}{dash}{title}", shown.id)?;
    let hidden = ["name", "title", "question"];
    if shown.kind == "dispute"
        && let Some((dispute, citations)) = recorded(dataset, &shown.id)
    {
        write_dispute(text, &dispute, &citations)?;
        return write_citations(text, &citations);
    }
    let entity = dataset.entities.get(shown.id.as_str());
    let record = shown.record.as_object().into_iter().flatten();
    for (key, value) in record.filter(|(key, _)| !hidden.contains(&key.as_str())) {
        let line = match entity {
            Some(entity) if shown.kind == "entity" && key == "names" => {
                format!("also called: {}", other_names(dataset, entity))
            }
            _ => format!("{key}: {}", in_one_line(value)),
        };
        wrap(text, 2, &line);
    }
    if let (Some(coded), "source") = (dataset.sources.get(shown.id.as_str()), shown.kind) {
        wrap(
            text,
            2,
            &format!("cite as: {}", cite(dataset, &coded.source)),
        );
    }
    write_claims(text, shown)?;
    if !shown.published.is_empty() {
        writeln!(
            text,
            "\nAuthor or publisher of: {}",
            shown.published.join(", ")
        )?;
    }
    if shown.kind != "dispute" && shown.citations.is_empty() {
        writeln!(text, "\nNo claims.")?;
    }
    if shown.kind != "source" {
        write_citations(text, &shown.citations)?;
    }
    if dataset.left_out > 0 {
        writeln!(
            text,
            "\nLeft out: {} unreadable files or records; run `ties check` for details.",
            dataset.left_out
        )?;
    }
    Ok(())
}

/// Writes the lists of claims, each under its heading.
fn write_claims(text: &mut String, shown: &RecordView) -> fmt::Result {
    let heading = if shown.kind == "claim" {
        "Statements"
    } else {
        "Claims"
    };
    let number_of = |claim: &ClaimView| {
        if shown.citations.len() == 1 {
            None
        } else {
            citation_number(&shown.citations, &claim.source)
        }
    };
    for (heading, claims) in [
        (heading, &shown.claims),
        ("Attributed to it", &shown.attributed),
        ("Named in", &shown.named_in),
    ] {
        if claims.is_empty() {
            continue;
        }
        writeln!(text, "\n{heading} ({})", counted(claims))?;
        if shown.kind == "entity" {
            write_sections(text, claims, number_of)?;
        } else {
            for claim in claims {
                write_claim(text, claim, &[], number_of(claim))?;
            }
        }
    }
    Ok(())
}

/// The other names of an entity: `IS-K (acronym, used by NOS)`.
fn other_names(dataset: &Dataset, entity: &Entity) -> String {
    let names = entity.names.iter().map(|name_of| {
        let kind = name_of.kind.map(|kind| word(&kind).replace('-', " "));
        let language = name_of
            .lang
            .as_ref()
            .map(|lang| format!("in `{}`", flat(lang)));
        let script = name_of
            .script
            .as_ref()
            .map(|script| format!("script {}", flat(script)));
        let user = name_of.used_by.as_ref().map(|user| match user.as_str() {
            "self" => "used by itself".to_owned(),
            user => format!("used by {}", name(dataset, user)),
        });
        let about: Vec<_> = [kind, language, script, user]
            .into_iter()
            .flatten()
            .collect();
        let about = if about.is_empty() {
            String::new()
        } else {
            format!(" ({})", about.join(", "))
        };
        flat(&name_of.text) + &about
    });
    names.collect::<Vec<_>>().join("; ")
}

/// The number of claims, and of pairs if some claims are groups.
fn counted(claims: &[ClaimView]) -> String {
    let mut claims: Vec<_> = claims.iter().map(|claim| &claim.claim).collect();
    claims.dedup();
    if claims.len() == claims.len() {
        claims.len().to_string()
    } else {
        format!("{}; {} pairs", claims.len(), claims.len())
    }
}

fn in_one_line(value: &Value) -> String {
    match value {
        Value::String(text) => flat(text),
        Value::Array(values) => values
            .iter()
            .map(in_one_line)
            .collect::<Vec<_>>()
            .join("; "),
        Value::Object(table) => {
            let parts: Vec<_> = table
                .iter()
                .map(|(key, value)| format!("{key} {}", in_one_line(value)))
                .collect();
            parts.join(", ")
        }
        other => word(other),
    }
}

impl fmt::Display for RecordView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
