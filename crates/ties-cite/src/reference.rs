//! What a citation says of a source or of the dataset, before it is put in a format.

use ties::id::Id;
use ties::model::{Source, SourceKind, Translator};
use ties_dataset::dataset::Dataset;
use ties_view::{Citations, cite, date_in_words, flat};

/// What a citation says of a source or of the dataset. Each text is on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The id of the source; for the dataset, `dataset:` and its version.
    pub id: String,
    /// The kind of document.
    pub kind: SourceKind,
    /// The names of the authors. Records do not say which part of a name is the family name.
    pub authors: Vec<String>,
    /// The name of the publisher.
    pub publisher: Option<String>,
    /// The title.
    pub title: String,
    /// The symbol or number of the document.
    pub symbol: Option<String>,
    /// The version of the dataset.
    pub version: Option<String>,
    /// The date of publication, EDTF.
    pub published: Option<String>,
    /// The date on which the coder read the document, EDTF.
    pub accessed: Option<String>,
    /// The language of the text, as a BCP 47 tag.
    pub language: Option<String>,
    /// The DOI.
    pub doi: Option<String>,
    /// The web address.
    pub url: Option<String>,
    /// The web address of an archived copy.
    pub archived: Option<String>,
    /// What every citation adds in words: a translation, a copy, a retraction, the claim.
    pub notes: Vec<String>,
    /// What only the formats for programs add: that the document is known from notes.
    pub remarks: Vec<String>,
    /// The house citation.
    pub house: String,
}

impl Reference {
    /// That of a source.
    pub fn of_source(dataset: &Dataset, id: &Id, source: &Source) -> Self {
        let name = |id: &Id| flat(dataset.name(id));
        let archive = source.archive.as_ref();
        let known_from = source.known_from.as_deref().map(flat);
        Self {
            id: id.to_string(),
            kind: source.kind,
            authors: source.authors.iter().map(name).collect(),
            publisher: source.publisher.as_ref().map(name),
            title: flat(&source.title),
            symbol: source.symbol.as_deref().map(flat),
            version: None,
            published: source.published.as_deref().map(flat),
            accessed: source.accessed.as_deref().map(flat),
            language: source.language.as_deref().map(flat),
            doi: source.doi.as_deref().map(flat),
            url: source.url.as_deref().map(flat),
            archived: archive.and_then(|archive| archive.url.as_deref().map(flat)),
            notes: notes(dataset, source),
            remarks: known_from
                .map(|notes| format!("known from {notes}"))
                .into_iter()
                .collect(),
            house: cite(dataset, source),
        }
    }

    /// That of the dataset, citing these claims; `None` without a title page.
    pub fn of_dataset(dataset: &Dataset, claims: &[String]) -> Option<Self> {
        let page = dataset.manifest.as_ref()?;
        let mut reference = Self {
            id: dataset_id(&page.version),
            kind: SourceKind::Dataset,
            authors: page.maintainers.iter().map(|name| flat(name)).collect(),
            publisher: None,
            title: flat(&page.title),
            symbol: None,
            version: Some(flat(&page.version)),
            published: Some(flat(&page.date)),
            accessed: None,
            language: None,
            doi: page.doi.as_deref().map(flat),
            url: page.url.as_deref().map(flat),
            archived: None,
            notes: Vec::new(),
            remarks: vec![format!("licence {}", flat(&page.licence))],
            house: String::new(),
        };
        match claims {
            [] => {}
            [claim] => reference.notes.push(format!("claim {claim}")),
            _ => reference
                .notes
                .push(format!("claims {}", claims.join(", "))),
        }
        reference.house = reference.dataset_in_words();
        Some(reference)
    }

    /// The house citation of the dataset: maintainers, title, version, date, claims, address.
    fn dataset_in_words(&self) -> String {
        let mut parts = Vec::new();
        if !self.authors.is_empty() {
            parts.push(self.authors.join(", "));
        }
        parts.push(format!("“{}”, dataset", self.title));
        parts.extend(self.version.as_ref().map(|it| format!("version {it}")));
        parts.extend(self.published.as_deref().map(date_in_words));
        parts.extend(self.notes.iter().cloned());
        parts.extend(self.doi.as_ref().map(|doi| format!("doi:{doi}")));
        parts.extend(self.url.clone());
        parts.join(", ")
    }
}

/// The references of the sources of an answer.
pub fn references(dataset: &Dataset, citations: &Citations) -> Vec<Reference> {
    let mut references = Vec::new();
    for (id, _) in citations.iter() {
        if let Some((id, coded)) = dataset.sources.get_key_value(id) {
            references.push(Reference::of_source(dataset, id, &coded.source));
        }
    }
    references
}

/// The id of a version of the dataset in a list of references. No source has it: ids have no `:`.
pub(crate) fn dataset_id(version: &str) -> String {
    let mut id = "dataset:".to_owned();
    for character in version.chars() {
        let is_plain = character.is_ascii_alphanumeric() || character == '.';
        id.push(if is_plain { character } else { '-' });
    }
    id
}

/// What a citation adds in words, because no field of a format says it.
fn notes(dataset: &Dataset, source: &Source) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(translation) = &source.translation {
        let from = flat(&translation.from);
        notes.push(match translation.by {
            Translator::Machine => format!("read in a machine translation from {from}"),
            Translator::Human => format!("read in a translation from {from}"),
            Translator::Unknown => {
                format!("read in a translation, translator unknown, from {from}")
            }
        });
    }
    if let Some(republisher) = &source.republisher {
        notes.push(format!("copy at {}", flat(dataset.name(republisher))));
    }
    if let Some(retraction) = &source.retracted {
        let date = date_in_words(&retraction.on);
        notes.push(format!("retracted by its publisher, {date}"));
    }
    notes
}
