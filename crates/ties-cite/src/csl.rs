//! CSL-JSON: the references of an answer for reference managers, as the [schema of CSL
//! 1.0.2](https://github.com/citation-style-language/schema) has them.

use serde::Serialize;
use ties::model::SourceKind;

use crate::csl_date::CslDate;
use crate::reference::Reference;

/// An item of CSL-JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CslItem {
    /// The id of the reference.
    pub id: String,
    /// The type of item.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// The authors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<CslName>,
    /// The publisher, if it is the name of a periodical or a website.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    /// The publisher of anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The symbol or number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The date of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<CslDate>,
    /// The date on which the document was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<CslDate>,
    /// The language, as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The DOI.
    #[serde(rename = "DOI", skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// The web address.
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The web address of an archived copy.
    #[serde(rename = "archive_location", skip_serializing_if = "Option::is_none")]
    pub archive_location: Option<String>,
    /// What no other field says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A name that is not split into family name and given name: no record says how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CslName {
    /// The name.
    pub literal: String,
}

/// References as items of CSL-JSON.
pub fn csl_items(references: &[Reference]) -> Vec<CslItem> {
    references.iter().map(CslItem::new).collect()
}

impl CslItem {
    /// The item of a reference.
    pub fn new(reference: &Reference) -> Self {
        let is_periodical = has_periodical(reference.kind);
        let publisher = reference.publisher.clone();
        let (container_title, publisher) = if is_periodical {
            (publisher, None)
        } else {
            (None, publisher)
        };
        let authors = reference.authors.iter();
        Self {
            id: reference.id.clone(),
            kind: csl_type(reference.kind),
            title: reference.title.clone(),
            author: authors
                .map(|name| CslName {
                    literal: name.clone(),
                })
                .collect(),
            container_title,
            publisher,
            number: reference.symbol.clone(),
            version: reference.version.clone(),
            issued: reference.published.as_deref().map(CslDate::new),
            accessed: reference.accessed.as_deref().map(CslDate::new),
            language: reference.language.clone(),
            doi: reference.doi.clone(),
            url: reference.url.clone(),
            archive_location: reference.archived.clone(),
            note: note(reference),
        }
    }
}

/// The notes and remarks of a reference, as one text.
pub(crate) fn note(reference: &Reference) -> Option<String> {
    let notes: Vec<_> = reference
        .notes
        .iter()
        .chain(&reference.remarks)
        .map(String::as_str)
        .collect();
    if notes.is_empty() {
        None
    } else {
        Some(notes.join("; "))
    }
}

/// Whether the publisher of a document is named as its periodical or website.
pub(crate) fn has_periodical(kind: SourceKind) -> bool {
    matches!(
        kind,
        SourceKind::NewsArticle
            | SourceKind::MagazineArticle
            | SourceKind::JournalArticle
            | SourceKind::WebPage
            | SourceKind::BlogPost
    )
}

/// The CSL type of a kind of document.
fn csl_type(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::NewsArticle => "article-newspaper",
        SourceKind::MagazineArticle => "article-magazine",
        SourceKind::JournalArticle => "article-journal",
        SourceKind::Report => "report",
        SourceKind::Book => "book",
        SourceKind::Chapter => "chapter",
        SourceKind::Thesis => "thesis",
        SourceKind::EncyclopediaEntry => "entry-encyclopedia",
        SourceKind::WebPage => "webpage",
        SourceKind::BlogPost => "post-weblog",
        SourceKind::SocialMediaPost => "post",
        SourceKind::PressRelease => "pamphlet",
        SourceKind::Letter => "personal_communication",
        SourceKind::LegalAct => "legislation",
        SourceKind::CourtPaper => "legal_case",
        SourceKind::Treaty => "treaty",
        SourceKind::List | SourceKind::Dataset => "dataset",
        SourceKind::Graphic => "graphic",
        SourceKind::Speech => "speech",
        SourceKind::Interview => "interview",
        SourceKind::Broadcast => "broadcast",
        SourceKind::Video => "motion_picture",
        SourceKind::Audio => "song",
        // A kind that CSL has no type for.
        _ => "document",
    }
}
