//! `cite-as`: how to cite a claim, a tie, a source or the dataset.

use std::fmt;

use serde::Serialize;
use serde_json::Value;
use ties::id::{ClaimRef, Id};
use ties::vocabulary::Predicate;
use ties_dataset::dataset::Dataset;
use ties_view::{
    Analysis, Answer, Citations, ClaimView, Scope, TieSummary, between, write_left_out,
    write_scope, write_wrapped,
};

use crate::reference::Reference;

/// How to cite a claim, a tie, a source or the dataset: the sources first, then the dataset.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CitingView {
    /// What is cited: `claim nos-2021-relations#shield`, `tie a allied-with b`.
    pub cited: String,
    /// The passages to cite: those of the claim, or of every claim on the tie.
    pub passages: Vec<CitedPassage>,
    /// The citation of each source and of the dataset, by its id.
    pub citations: Citations,
    /// The id of the dataset among the citations; absent if it has no title page.
    pub dataset: Option<String>,
    /// What was asked of a tie, and what is left out.
    pub scope: Option<Scope>,
    /// The references of the citations, the sources first.
    #[serde(skip)]
    references: Vec<Reference>,
}

/// A passage that a claim was coded from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CitedPassage {
    /// The source's id.
    pub source: String,
    /// The claim: `source#claim`.
    pub claim: String,
    /// The locator in words.
    pub locator: String,
    /// The statement on one line.
    pub statement: String,
    /// Mode, attribution, time and qualifiers, on one line.
    pub attribution: String,
    /// Whether the claim is against the tie.
    pub is_against: bool,
}

/// How to cite the dataset.
pub fn cite_dataset(dataset: &Dataset) -> CitingView {
    CitingView::new(dataset, "dataset".to_owned(), Vec::new(), Vec::new())
}

/// How to cite a source; `None` if no source has this id.
pub fn cite_source(dataset: &Dataset, id: &str) -> Option<CitingView> {
    let (id, coded) = dataset.sources.get_key_value(id)?;
    let source = Reference::of_source(dataset, id, &coded.source);
    let cited = format!("source {id}");
    Some(CitingView::new(dataset, cited, Vec::new(), vec![source]))
}

/// How to cite a claim; `None` if no claim has this id.
pub fn cite_claim(dataset: &Dataset, id: &str) -> Option<CitingView> {
    // Exports name a pair of a group of claims `source#claim+subject+object`.
    let id = id.split('+').next().unwrap_or(id);
    let reference = ClaimRef::try_from(id.to_owned()).ok()?;
    let coded = dataset.sources.get(&reference.source)?;
    let claim = coded.claims.iter().find(|it| it.id == reference.claim)?;
    let mut passages = Vec::new();
    for pair in claim.pairs() {
        let view = ClaimView::new(dataset, &reference, &coded.source, claim, &pair);
        passages.push(CitedPassage::new(&view, false));
    }
    // A mutual claim repeats its pairs in the other direction.
    if claim.mutual {
        passages.truncate(passages.len().div_ceil(2));
    }
    let source = Reference::of_source(dataset, &reference.source, &coded.source);
    let cited = format!("claim {reference}");
    Some(CitingView::new(dataset, cited, passages, vec![source]))
}

/// How to cite a tie: every claim for it and against it. It has no passages if no claim supports
/// the tie.
pub fn cite_tie(
    analysis: &Analysis<'_>,
    subject: &Id,
    predicate: Predicate,
    object: &Id,
) -> CitingView {
    let dataset = analysis.dataset;
    let pair = between(analysis, subject, object);
    let name = predicate.name();
    let is_symmetric = predicate.def().symmetric;
    let mut passages = Vec::new();
    for tie in &pair.ties {
        let ends = (tie.subject.as_str(), tie.object.as_str());
        let is_same = ends == (subject, object) || (is_symmetric && ends == (object, subject));
        if tie.predicate == name && is_same {
            add_passages(&mut passages, tie, &pair.claims);
        }
    }
    passages.sort_by(|one, other| one.source.cmp(&other.source));
    let mut sources = Vec::new();
    for group in passages.chunk_by(|one, other| one.source == other.source) {
        if let Some((id, coded)) = dataset.sources.get_key_value(group[0].source.as_str()) {
            sources.push(Reference::of_source(dataset, id, &coded.source));
        }
    }
    let cited = format!("tie {subject} {name} {object}");
    let mut view = CitingView::new(dataset, cited, passages, sources);
    view.scope = Some(pair.scope);
    view
}

/// Adds the passages of the claims for a tie and against it, each once.
fn add_passages(passages: &mut Vec<CitedPassage>, tie: &TieSummary, claims: &[ClaimView]) {
    for episode in &tie.episodes {
        for view in claims {
            let is_against = episode.claims_against.contains(&view.claim);
            if !is_against && !episode.claims_for.contains(&view.claim) {
                continue;
            }
            let passage = CitedPassage::new(view, is_against);
            if !passages.contains(&passage) {
                passages.push(passage);
            }
        }
    }
}

impl CitingView {
    fn new(
        dataset: &Dataset,
        cited: String,
        passages: Vec<CitedPassage>,
        mut references: Vec<Reference>,
    ) -> Self {
        let mut claims: Vec<_> = passages.iter().map(|it| it.claim.clone()).collect();
        claims.dedup();
        let page = Reference::of_dataset(dataset, &claims);
        let dataset = page.as_ref().map(|page| page.id.clone());
        references.extend(page);
        let mut citations = Citations::new();
        for reference in &references {
            citations.set(&reference.id, reference.house.clone());
        }
        Self {
            cited,
            passages,
            citations,
            dataset,
            scope: None,
            references,
        }
    }

    /// The references of its citations, the sources first.
    pub fn references(&self) -> Vec<Reference> {
        self.references.clone()
    }

    fn is_tie(&self) -> bool {
        self.scope.is_some()
    }

    /// Writes the sources, each with its passages.
    fn write_sources(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_source = |reference: &&Reference| Some(&reference.id) != self.dataset.as_ref();
        let sources: Vec<_> = self.references.iter().filter(is_source).collect();
        match sources.len() {
            0 => return Ok(()),
            1 => writeln!(f, "\nFirst cite the source")?,
            _ => writeln!(f, "\nFirst cite the sources")?,
        }
        for source in sources {
            let citation = self.citations.get(&source.id).unwrap_or(&source.house);
            write_wrapped(f, 2, citation)?;
            for passage in self.passages.iter().filter(|it| it.source == source.id) {
                let CitedPassage {
                    claim,
                    locator,
                    statement,
                    attribution,
                    is_against,
                    ..
                } = passage;
                let side = if *is_against { "against it: " } else { "" };
                let line = format!("{side}{locator}: {statement} — {claim}");
                write_wrapped(f, 4, &line)?;
                write_wrapped(f, 6, attribution)?;
            }
        }
        Ok(())
    }
}

impl CitedPassage {
    fn new(view: &ClaimView, is_against: bool) -> Self {
        Self {
            source: view.source.clone(),
            claim: view.claim.clone(),
            locator: view.locator.clone(),
            statement: view.statement.clone(),
            attribution: view.attribution.clone(),
            is_against,
        }
    }
}

impl fmt::Display for CitingView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_wrapped(f, 0, &format!("How to cite the {}", self.cited))?;
        if let Some(scope) = &self.scope {
            write_scope(f, scope)?;
        }
        if self.is_tie() && self.passages.is_empty() {
            writeln!(
                f,
                "\nNo claims support this tie. That does not show that it did not exist."
            )?;
        } else {
            self.write_sources(f)?;
            match self.dataset.as_ref().and_then(|id| self.citations.get(id)) {
                Some(citation) => {
                    let has_sources = self.references.len() > 1;
                    let heading = if has_sources { "Then cite" } else { "Cite" };
                    writeln!(f, "\n{heading} the dataset")?;
                    write_wrapped(f, 2, citation)?;
                }
                None => writeln!(
                    f,
                    "\nThe dataset has no `dataset.toml`: its title, version and date are unknown."
                )?,
            }
        }
        match &self.scope {
            Some(scope) => write_left_out(f, &scope.left_out),
            None => Ok(()),
        }
    }
}

impl Answer for CitingView {
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for (id, citation) in self.citations.iter() {
            let passages = self.passages.iter().filter(|it| it.source == id);
            let mut passages = passages.peekable();
            if passages.peek().is_none() {
                rows.push(serde_json::json!({ "id": id, "citation": citation }));
            }
            for passage in passages {
                rows.push(serde_json::json!({
                    "id": id,
                    "citation": citation,
                    "claim": passage.claim,
                    "locator": passage.locator,
                    "statement": passage.statement,
                    "is-against": passage.is_against,
                }));
            }
        }
        rows
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }

    fn is_empty(&self) -> bool {
        self.citations.is_empty() || (self.is_tie() && self.passages.is_empty())
    }
}
