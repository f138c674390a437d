//! `show`: one entity, source, claim or dispute, with the claims that concern it.

use std::fmt;

use serde::Serialize;
use serde_json::Value;
use ties::id::{ClaimRef, Id};
use ties::model::Entity;
use ties_dataset::dataset::Dataset;
use ties_dataset::number::ClaimNo;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, rows_of};
use crate::citation::{cite, flat, name};
use crate::citations::{Citations, write_citations};
use crate::claim_list::{write_claim, write_sections};
use crate::claim_view::ClaimView;
use crate::dispute_text::write_dispute;
use crate::disputes::{DisputeView, recorded_dispute};
use crate::layout::{count_of, write_wrapped};
use crate::linked::{LinkedRecord, write_linked};
use crate::mentions::{is_attributed_to, is_in_qualifiers, is_side};
use crate::scope::{Scope, write_left_out, write_scope};
use crate::serialized::label;

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
    /// The claims on other records of an entity: names before or after a change, merged records,
    /// legal predecessors and successors. They are not counted.
    pub linked: Vec<LinkedRecord>,
    /// The sources that an entity wrote or published.
    pub published: Vec<String>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// What only the text of an answer shows.
    #[serde(skip)]
    details: Details,
}

/// What the text of an answer shows in addition to a record and its claims.
#[derive(Debug, Clone, PartialEq)]
enum Details {
    /// The other names of an entity, on one line.
    Entity { other_names: String },
    /// Nothing for a source or a claim.
    Nothing,
    /// A dispute with its sides.
    Dispute(DisputeView),
}

/// The record with this id, if any.
///
/// For a pair of a group of claims, as exports name it (`source#claim+subject+object`), the whole
/// group is returned. A claim itself is shown whatever the question leaves out.
pub fn show(analysis: &Analysis<'_>, id: &str) -> Option<RecordView> {
    let dataset = analysis.dataset;
    let id = id.split('+').next().unwrap_or(id);
    let mut cited = Citations::new();
    let mut view = if let Ok(reference) = ClaimRef::try_from(id.to_owned()) {
        let claims = &dataset.sources.get(&reference.source)?.claims;
        let claim = claims.iter().find(|claim| claim.id == reference.claim)?;
        RecordView::new(id, "claim", claim, Details::Nothing)
    } else if let Some(entity) = dataset.entities.get(id) {
        let other_names = other_names(dataset, entity);
        RecordView::new(id, "entity", entity, Details::Entity { other_names })
    } else if let Some(coded) = dataset.sources.get(id) {
        cited.add(id, || cite(dataset, &coded.source));
        RecordView::new(id, "source", &coded.source, Details::Nothing)
    } else {
        let record = dataset.disputes.get(id)?;
        let (dispute, citations) = recorded_dispute(analysis, id)?;
        cited = citations;
        RecordView::new(id, "dispute", record, Details::Dispute(dispute))
    };
    let mut builder = AnswerBuilder::new(analysis);
    view.add_claims(&mut builder);
    if view.kind == "entity" {
        view.linked = builder.linked_of_entity(&view.id);
        view.add_published(&mut builder);
    }
    view.citations = builder.citations;
    view.citations.add_all(&cited);
    view.scope = builder.scope;
    Some(view)
}

impl RecordView {
    fn new(id: &str, kind: &'static str, record: &impl Serialize, details: Details) -> Self {
        Self {
            id: id.to_owned(),
            kind,
            // Every record of the model can be written as JSON.
            record: serde_json::to_value(record).unwrap_or_default(),
            claims: Vec::new(),
            attributed: Vec::new(),
            named_in: Vec::new(),
            linked: Vec::new(),
            published: Vec::new(),
            citations: Citations::new(),
            scope: Scope::default(),
            details,
        }
    }

    /// Adds the claims that concern the record.
    fn add_claims(&mut self, builder: &mut AnswerBuilder<'_, '_>) {
        let id = self.id.as_str();
        let analysis = builder.analysis;
        for (number, (reference, source, claim)) in ClaimNo::all().zip(&analysis.claims) {
            match self.kind {
                "claim" if reference.to_string() == id => {
                    builder.cite(number);
                    for pair in claim.pairs() {
                        let dataset = analysis.dataset;
                        let view = ClaimView::new(dataset, reference, source, claim, &pair);
                        self.claims.push(view);
                    }
                }
                "source" if reference.source.as_str() == id => {
                    self.claims.extend(builder.pairs_of_claim(number, |_| true));
                }
                "entity" => {
                    let own = builder.pairs_of_claim(number, |pair| is_side(pair, id));
                    let is_own = claim.pairs().iter().any(|pair| is_side(pair, id));
                    self.claims.extend(own);
                    if !is_own && is_attributed_to(claim, id) {
                        self.attributed
                            .extend(builder.pairs_of_claim(number, |_| true));
                    } else if !is_own && is_in_qualifiers(claim, id) {
                        self.named_in
                            .extend(builder.pairs_of_claim(number, |_| true));
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds the sources that the entity wrote or published.
    fn add_published(&mut self, builder: &mut AnswerBuilder<'_, '_>) {
        let dataset = builder.analysis.dataset;
        for (id, coded) in &dataset.sources {
            let source = &coded.source;
            let publishers = [&source.publisher, &source.republisher];
            let mut names = publishers.into_iter().flatten().chain(&source.authors);
            if names.any(|name| name.as_str() == self.id) {
                self.published.push(id.to_string());
                builder.citations.add(id, || cite(dataset, source));
            }
        }
    }
}

/// The other names of an entity: `IS-K (acronym, used by NOS)`.
fn other_names(dataset: &Dataset, entity: &Entity) -> String {
    let mut names = Vec::new();
    for other in &entity.names {
        let mut parts = Vec::new();
        if let Some(kind) = other.kind {
            parts.push(label(&kind).replace('-', " "));
        }
        if let Some(language) = &other.lang {
            parts.push(format!("in `{}`", flat(language)));
        }
        if let Some(script) = &other.script {
            parts.push(format!("script {}", flat(script)));
        }
        match other.used_by.as_ref().map(Id::as_str) {
            None => {}
            Some("self") => parts.push("used by itself".to_owned()),
            Some(user) => parts.push(format!("used by {}", name(dataset, user))),
        }
        let text = flat(&other.text);
        if parts.is_empty() {
            names.push(text);
        } else {
            names.push(format!("{text} ({})", parts.join(", ")));
        }
    }
    names.join("; ")
}

/// The keys of a record that its title shows; a record has one of them.
const TITLE_KEYS: [&str; 3] = ["name", "title", "question"];

impl fmt::Display for RecordView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_title(f)?;
        write_scope(f, &self.scope)?;
        if let Details::Dispute(dispute) = &self.details {
            write_dispute(f, dispute, &self.citations)?;
            return write_citations(f, &self.citations);
        }
        self.write_record(f)?;
        self.write_claims(f)?;
        write_linked(f, &self.linked, &self.citations)?;
        if !self.published.is_empty() {
            let published = self.published.join(", ");
            writeln!(f, "\nAuthor or publisher of: {published}")?;
        }
        let has_claims = [&self.claims, &self.attributed, &self.named_in]
            .iter()
            .any(|claims| !claims.is_empty());
        if !has_claims && self.published.is_empty() && self.scope.left_out.withdrawn_claims == 0 {
            writeln!(f, "\nNo claims.")?;
        }
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl Answer for RecordView {
    fn rows(&self) -> Vec<Value> {
        rows_of(
            self.claims
                .iter()
                .chain(&self.attributed)
                .chain(&self.named_in),
        )
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }

    fn is_empty(&self) -> bool {
        false
    }
}

impl RecordView {
    fn write_title(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = TITLE_KEYS
            .iter()
            .find_map(|key| self.record.get(key)?.as_str());
        match title {
            Some(title) if !title.is_empty() => writeln!(f, "{} — {}", self.id, flat(title)),
            _ => writeln!(f, "{}", self.id),
        }
    }

    /// Writes the record, one key per line.
    fn write_record(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (key, value) in self.record.as_object().into_iter().flatten() {
            if TITLE_KEYS.contains(&key.as_str()) {
                continue;
            }
            match &self.details {
                Details::Entity { other_names } if key == "names" => {
                    write_wrapped(f, 2, &format!("also called: {other_names}"))?;
                }
                _ => write_wrapped(f, 2, &format!("{key}: {}", value_on_one_line(value)))?,
            }
        }
        Ok(())
    }

    /// Writes the lists of claims, each under its heading.
    fn write_claims(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heading = if self.kind == "claim" {
            "Statements"
        } else {
            "Claims"
        };
        for (heading, claims) in [
            (heading, &self.claims),
            ("Attributed to it", &self.attributed),
            ("Named in", &self.named_in),
        ] {
            if claims.is_empty() {
                continue;
            }
            writeln!(f, "\n{heading} ({})", counts_in_words(claims))?;
            if self.kind == "entity" {
                write_sections(f, claims, &self.citations)?;
            } else {
                for claim in claims {
                    write_claim(f, 2, claim, &self.citations)?;
                }
            }
        }
        Ok(())
    }
}

/// The number of claims, and of pairs if some claims are groups: `3 on 5 pairs`.
fn counts_in_words(pairs: &[ClaimView]) -> String {
    let mut claims: Vec<_> = pairs.iter().map(|pair| &pair.claim).collect();
    claims.dedup();
    if claims.len() == pairs.len() {
        claims.len().to_string()
    } else {
        format!("{} on {}", claims.len(), count_of(pairs.len(), "pair"))
    }
}

/// A value of a record on one line.
fn value_on_one_line(value: &Value) -> String {
    match value {
        Value::String(text) => flat(text),
        Value::Array(values) => {
            let values: Vec<_> = values.iter().map(value_on_one_line).collect();
            values.join("; ")
        }
        Value::Object(table) => {
            let mut parts = Vec::new();
            for (key, value) in table {
                parts.push(format!("{key} {}", value_on_one_line(value)));
            }
            parts.join(", ")
        }
        other => other.to_string(),
    }
}
