//! `find`: records by name in any spelling or script, by id, or by words.

use std::fmt;

use serde::Serialize;
use serde_json::Value;
use ties::id::Id;
use ties_dataset::number::ClaimNo;
use ties_text::names::fold;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, rows_of};
use crate::citation::flat;
use crate::citations::{Citations, citation_mark, write_citations};
use crate::layout::{count_of, write_wrapped};
use crate::nearest::Nearest;
use crate::scope::{Scope, write_left_out, write_scope};
use crate::sought_name::{FindReason, SoughtName, SoughtWords};

/// The maximum number of records that the text lists for one reason; JSON has all.
const MOST: usize = 10;

/// The records that a text finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FoundRecords {
    /// The text.
    pub text: String,
    /// The records, best first.
    pub records: Vec<FoundRecord>,
    /// If there are none: the entities with the nearest names.
    pub nearest: Vec<String>,
    /// The citation of each source of the claims that were found, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
}

/// A record that was found, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FoundRecord {
    /// Why it was found.
    pub reason: FindReason,
    /// Its kind: `entity`, `source`, `claim` or `dispute`.
    pub kind: &'static str,
    /// Its id, for `ties show`.
    pub id: String,
    /// Its name, title, question or summary.
    pub title: String,
    /// The name, id or text in which the text was found.
    pub matched: String,
    /// The date that puts a claim within the reach of the question; absent if nothing has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
}

/// The records that a text finds: by name in any spelling or script, by an id, or by words.
pub fn find(analysis: &Analysis<'_>, text: &str) -> FoundRecords {
    let mut builder = AnswerBuilder::new(analysis);
    let name = SoughtName::new(text);
    let words = SoughtWords::new(text);
    let mut records = entities(analysis, &name, &words);
    records.extend(sources(analysis, &name, &words));
    records.extend(disputes(analysis, &name, &words));
    records.extend(claims(&mut builder, &name, &words));
    records.sort_by_key(|record| record.reason);
    let nearest = if records.is_empty() {
        nearest(analysis, text)
    } else {
        Vec::new()
    };
    FoundRecords {
        text: flat(text),
        records,
        nearest,
        citations: builder.citations,
        scope: builder.scope,
    }
}

/// The entities, each for the best reason.
fn entities(analysis: &Analysis<'_>, name: &SoughtName, words: &SoughtWords) -> Vec<FoundRecord> {
    let mut found = Vec::new();
    for (id, entity) in &analysis.dataset.entities {
        let others = entity.names.iter().map(|other| &*other.text);
        let names = std::iter::once(&*entity.name).chain(others);
        let names = names.chain([id.as_str()]);
        let mut best: Option<(FindReason, String)> = None;
        for own in names {
            if let Some(reason) = name.finds(own)
                && best.as_ref().is_none_or(|(known, _)| reason < *known)
            {
                best = Some((reason, flat(own)));
            }
        }
        for (scheme, own) in entity.ids.iter().flat_map(|ids| ids.present()) {
            if best.is_none() && name.is_id(scheme, own) {
                best = Some((FindReason::ExternalId, format!("{scheme} {own}")));
            }
        }
        if let Some(note) = entity.note.as_deref()
            && best.is_none()
            && let Some(reason) = words.find([note])
        {
            best = Some((reason, flat(note)));
        }
        if let Some((reason, matched)) = best {
            found.push(FoundRecord {
                reason,
                kind: "entity",
                id: id.to_string(),
                title: flat(&entity.name),
                matched,
                nearest: None,
            });
        }
    }
    found
}

/// The sources, by id, title, DOI, symbol, address or words.
fn sources(analysis: &Analysis<'_>, name: &SoughtName, words: &SoughtWords) -> Vec<FoundRecord> {
    let mut found = Vec::new();
    for (id, coded) in &analysis.dataset.sources {
        let source = &coded.source;
        let ids = [&source.doi, &source.symbol, &source.url];
        let mut external = ids.into_iter().flatten().map(|own| &**own);
        let external = external.find(|own| name.is_id("", own));
        let (reason, matched) = if name.is(id) || name.is(&source.title) {
            (FindReason::ExactName, flat(&source.title))
        } else if let Some(own) = external {
            (FindReason::ExternalId, flat(own))
        } else if let Some(reason) = words.find([&*source.title]) {
            (reason, flat(&source.title))
        } else {
            continue;
        };
        found.push(FoundRecord {
            reason,
            kind: "source",
            id: id.to_string(),
            title: flat(&source.title),
            matched,
            nearest: None,
        });
    }
    found
}

/// The disputes, by id or words of the question.
fn disputes(analysis: &Analysis<'_>, name: &SoughtName, words: &SoughtWords) -> Vec<FoundRecord> {
    let mut found = Vec::new();
    for (id, dispute) in &analysis.dataset.disputes {
        let reason = if name.is(id) {
            FindReason::ExactName
        } else if let Some(reason) = words.find([&*dispute.question]) {
            reason
        } else {
            continue;
        };
        let question = flat(&dispute.question);
        found.push(FoundRecord {
            reason,
            kind: "dispute",
            id: id.to_string(),
            title: question.clone(),
            matched: question,
            nearest: None,
        });
    }
    found
}

/// The claims, by id or words of summary and quote.
fn claims(
    builder: &mut AnswerBuilder<'_, '_>,
    name: &SoughtName,
    words: &SoughtWords,
) -> Vec<FoundRecord> {
    let mut found = Vec::new();
    for (number, (reference, _, claim)) in ClaimNo::all().zip(&builder.analysis.claims) {
        let texts = [&claim.summary, &claim.quote];
        let by_words = words.find(texts.into_iter().flatten().map(|text| &**text));
        let reason = if name.is_claim(reference) {
            FindReason::ExactName
        } else if let Some(reason) = by_words {
            reason
        } else {
            continue;
        };
        if !builder.includes(number) {
            continue;
        }
        builder.cite(number);
        builder.count_claim(number);
        let title = claim.summary.as_deref().map(flat).unwrap_or_default();
        found.push(FoundRecord {
            reason,
            kind: "claim",
            id: reference.to_string(),
            matched: title.clone(),
            title,
            nearest: builder.analysis.nearest_of_claim(number),
        });
    }
    found
}

/// The ids of up to three entities with the nearest names. At most one letter in five differs.
fn nearest(analysis: &Analysis<'_>, text: &str) -> Vec<String> {
    let sought = fold(text);
    let most = sought.chars().count() / 5;
    let mut near: Vec<(usize, &Id)> = Vec::new();
    for (id, entity) in &analysis.dataset.entities {
        let others = entity.names.iter().map(|other| &*other.text);
        let names = [id.as_str(), &entity.name].into_iter().chain(others);
        let distance = names
            .map(|own| strsim::osa_distance(&sought, &fold(own)))
            .min();
        if let Some(distance) = distance
            && distance <= most
        {
            near.push((distance, id));
        }
    }
    near.sort_unstable();
    near.into_iter()
        .take(3)
        .map(|(_, id)| id.to_string())
        .collect()
}

impl fmt::Display for FoundRecords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = count_of(self.records.len(), "record");
        write_wrapped(f, 0, &format!("“{}”: {count}", self.text))?;
        write_scope(f, &self.scope)?;
        if !self.nearest.is_empty() {
            let nearest = self.nearest.join("`, `");
            write_wrapped(f, 2, &format!("Entities with similar names: `{nearest}`"))?;
        }
        let citations = self.shown_citations();
        for records in self.by_reason() {
            writeln!(f, "\n{} ({})", records[0].reason.heading(), records.len())?;
            for record in records.iter().take(MOST) {
                write_wrapped(f, 2, &record.in_words(&citations))?;
            }
            let more = records.len().saturating_sub(MOST);
            if more > 0 {
                write_wrapped(f, 2, &format!("and {more} more, in JSON"))?;
            }
        }
        if self.records.is_empty() {
            let words = "Nothing is found by name, id or words. Try fewer words, the start of a \
                         word (at least 4 letters), or another spelling.";
            write_wrapped(f, 2, words)?;
        }
        write_citations(f, &citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl FoundRecords {
    /// The records, one list for each reason.
    fn by_reason(&self) -> impl Iterator<Item = &[FoundRecord]> {
        self.records.chunk_by(|one, next| one.reason == next.reason)
    }

    /// The citations of the claims that the text lists.
    fn shown_citations(&self) -> Citations {
        let shown = self
            .by_reason()
            .flat_map(|records| records.iter().take(MOST));
        let ids = shown.map(|record| record.id.as_str());
        self.citations.of_claims(ids.filter(|id| id.contains('#')))
    }
}

impl FoundRecord {
    /// The title, the kind, the name that was found, and the command that shows the record.
    fn in_words(&self, citations: &Citations) -> String {
        let (kind, id, title) = (self.kind, &self.id, &self.title);
        let mut what = kind.to_owned();
        if self.matched != self.title {
            what = format!("{kind}, as “{}”", self.matched);
        }
        if let Some(nearest) = &self.nearest {
            what = format!("{what}, {}", nearest.in_words());
        }
        let words = format!("{title} ({what}): `ties show {id}`");
        match id.split_once('#') {
            Some((source, _)) => format!("{words} {}", citation_mark(citations, source)),
            None => words,
        }
    }
}

impl Answer for FoundRecords {
    fn rows(&self) -> Vec<Value> {
        rows_of(&self.records)
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}
