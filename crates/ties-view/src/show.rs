//! `show`: one entity, source, claim or dispute, with what the dataset says of it.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde::Serialize;
use serde_json::Value;
use ties::id::ClaimRef;
use ties::model::{Claim, Entity};
use ties::vocabulary::Qualifier;
use ties_dataset::dataset::Dataset;

use crate::between::{write_citations, write_saying, write_sections};
use crate::citation::{cite, flat, name};
use crate::disputes::{recorded, write_dispute};
use crate::layout::wrap;
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
    /// The claims that an entity tells.
    pub tells: Vec<Saying>,
    /// The claims that name an entity beside their sides and speakers.
    pub named_in: Vec<Saying>,
    /// The sources that an entity wrote or published.
    pub published: Vec<String>,
    /// The citation of each source that the claims stand in, by its id.
    pub citations: BTreeMap<String, String>,
    #[serde(skip)]
    text: String,
}

/// The record of this id; none where there is no such record. A pair of a group of claims, as exports name it
/// (`source#claim+subject+object`), is shown with its group.
pub fn show(dataset: &Dataset, id: &str) -> Option<Shown> {
    let id = id.split('+').next().unwrap_or(id);
    let (is, record) = if let Ok(reference) = ClaimRef::try_from(id.to_owned()) {
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
    let mut shown = Shown {
        id: id.to_owned(),
        is,
        record,
        sayings: Vec::new(),
        tells: Vec::new(),
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

/// Finds the claims that have to do with the record.
fn gather(dataset: &Dataset, shown: &mut Shown) {
    let id = shown.id.as_str();
    for (reference, source, claim) in dataset.claims() {
        let mut pairs = claim.pairs();
        // A claim said both ways is one claim: its pairs the other way stand in the second half.
        if claim.mutual {
            pairs.truncate(pairs.len().div_ceil(2));
        }
        let (mut of_it, mut told_by_it, mut naming_it) = (Vec::new(), Vec::new(), Vec::new());
        for pair in &pairs {
            let is_side = pair.subject.id.as_str() == id
                || pair.object.is_some_and(|object| object.id.as_str() == id);
            let list = match shown.is {
                "claim" if reference.to_string() == id => &mut of_it,
                "source" if reference.source.as_str() == id => &mut of_it,
                "entity" if is_side => &mut of_it,
                "entity" if tells(claim, id) => &mut told_by_it,
                "entity" if names(claim, id) => &mut naming_it,
                _ => continue,
            };
            list.push(Saying::new(dataset, &reference, source, claim, pair));
            shown
                .citations
                .entry(reference.source.to_string())
                .or_insert_with(|| cite(dataset, source));
        }
        shown.sayings.append(&mut of_it);
        shown.tells.append(&mut told_by_it);
        shown.named_in.append(&mut naming_it);
    }
    for (source, coded) in &dataset.sources {
        let by = [&coded.source.publisher, &coded.source.republisher]
            .into_iter()
            .flatten()
            .chain(&coded.source.authors);
        if shown.is == "entity" && by.into_iter().any(|by| by.as_str() == id) {
            shown.published.push(source.to_string());
            shown
                .citations
                .entry(source.to_string())
                .or_insert_with(|| cite(dataset, &coded.source));
        }
    }
}

fn tells(claim: &Claim, id: &str) -> bool {
    claim
        .attribution
        .iter()
        .flat_map(|speaker| [&speaker.who, &speaker.of])
        .flatten()
        .any(|who| who.as_str() == id)
}

fn names(claim: &Claim, id: &str) -> bool {
    let mut qualifiers = claim.with.iter().flat_map(|with| with.present());
    qualifiers
        .any(|(_, qualifier)| matches!(qualifier, Qualifier::Entity(named) if named.as_str() == id))
}

fn write_shown(text: &mut String, dataset: &Dataset, shown: &Shown) -> fmt::Result {
    let title = ["name", "title", "question"]
        .into_iter()
        .find_map(|key| shown.record.get(key)?.as_str());
    let title = title.map(flat).unwrap_or_default();
    let dash = if title.is_empty() { "" } else { " — " };
    writeln!(text, "{}{dash}{title}", shown.id)?;
    let hidden = ["name", "title", "question"];
    let entity = dataset
        .entities
        .get(shown.id.as_str())
        .filter(|_| shown.is == "entity");
    if let Some((dispute, citations)) =
        recorded(dataset, &shown.id).filter(|_| shown.is == "dispute")
    {
        let number_of = |source: &str| {
            citations
                .keys()
                .position(|id| id == source)
                .map(|position| position + 1)
        };
        write_dispute(text, &dispute, &number_of)?;
        return write_citations(text, &citations);
    }
    let record = shown.record.as_object().into_iter().flatten();
    for (key, value) in record.filter(|(key, _)| !hidden.contains(&key.as_str())) {
        match entity.filter(|_| key == "names") {
            Some(entity) => wrap(
                text,
                2,
                &format!("also called: {}", other_names(dataset, entity)),
            ),
            None => wrap(text, 2, &format!("{key}: {}", in_one_line(value))),
        }
    }
    if let (Some(coded), "source") = (dataset.sources.get(shown.id.as_str()), shown.is) {
        wrap(
            text,
            2,
            &format!("cite as: {}", cite(dataset, &coded.source)),
        );
    }
    let number_of = |source: &str| {
        shown
            .citations
            .keys()
            .position(|id| id == source)
            .map(|position| position + 1)
    };
    let alone = shown.citations.len() == 1;
    let heading = if shown.is == "claim" {
        "Says"
    } else {
        "Claims"
    };
    for (heading, sayings) in [
        (heading, &shown.sayings),
        ("Tells", &shown.tells),
        ("Named in", &shown.named_in),
    ] {
        if sayings.is_empty() {
            continue;
        }
        writeln!(text, "\n{heading} ({})", counted(sayings))?;
        let number_of = |saying: &Saying| number_of(&saying.source).filter(|_| !alone);
        if shown.is == "entity" {
            write_sections(text, sayings, number_of)?;
        } else {
            for saying in sayings {
                write_saying(text, saying, &[], number_of(saying))?;
            }
        }
    }
    if !shown.published.is_empty() {
        writeln!(text, "\nWrote or published: {}", shown.published.join(", "))?;
    }
    if shown.is != "dispute" && shown.citations.is_empty() {
        writeln!(text, "\nNo claim.")?;
    }
    if shown.is != "source" {
        write_citations(text, &shown.citations)?;
    }
    if dataset.left_out > 0 {
        writeln!(
            text,
            "\nLeft out: {} that cannot be read; `ties check` says why.",
            dataset.left_out
        )?;
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

/// How many claims, and how many pairs where some are groups of claims.
fn counted(sayings: &[Saying]) -> String {
    let mut claims: Vec<_> = sayings.iter().map(|saying| &saying.claim).collect();
    claims.dedup();
    if claims.len() == sayings.len() {
        claims.len().to_string()
    } else {
        format!(
            "{}, with every pair of a group {}",
            claims.len(),
            sayings.len()
        )
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

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
