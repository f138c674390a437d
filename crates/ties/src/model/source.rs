//! Sources: the document, how it was obtained, and how its claims were coded.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::skipped::SkippedForms;
use super::{Date, Exception, Sha256, Skipped, TermsOfUse, Text};
use crate::id::Id;

/// A document that claims were coded from. The same file contains its claims, each a
/// [`Claim`](super::Claim).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Source {
    /// The kind of document.
    pub kind: SourceKind,
    /// The title, as the document gives it.
    pub title: Text,
    /// The authors: entities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Id>,
    /// The publisher: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Id>,
    /// The publisher of the copy that was coded, if it is not `publisher`: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub republisher: Option<Id>,
    /// The date of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Why the date of publication is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undated: Option<Text>,
    /// The language of the text that was coded, as a BCP 47 tag: `en`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Text>,
    /// The original language and the translator, if the text that was coded is a translation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
    /// The web address of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// The DOI of the document: `10.…/…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doi: Option<Text>,
    /// The symbol or number of the document: `S/2021/486`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<Text>,
    /// The date on which the coder read the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Date>,
    /// What the coding is based on if the coder did not read the document itself, such as the notes
    /// of another reader. The claims are unverified until somebody reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_from: Option<Text>,
    /// The archived copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<Archive>,
    /// Why there is no archived copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_archive: Option<Text>,
    /// The source that this one copies, translates or rewrites.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived_from: Option<Id>,
    /// When and why the publisher retracted the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retracted: Option<Retraction>,
    /// The source that this one corrects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Id>,
    /// The terms of use of the content: a name from the table of terms (`CC-BY-4.0`, `GTD`), or a
    /// table with a `note`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsOfUse>,
    /// Every sentence is coded or listed in `skipped`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
    /// The passages in which every sentence is coded or listed in `skipped`, by locator, if only a
    /// part of the text is coded: `["p1-12"]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complete_for: Vec<Text>,
    /// The person who coded the source, by initials or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coder: Option<Text>,
    /// The person who reviewed the coding; not the coder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
    /// What a reader of the coding must know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Ratings of the reliability of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    /// Exceptions: findings that are expected here, each with a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
    /// Passages without a claim, by locator, each with the reason: `heading`, `no-tie`, or a table
    /// with a `note`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(with = "BTreeMap<String, SkippedForms>")]
    pub skipped: BTreeMap<String, Skipped>,
}

/// The retraction of a document by its publisher: `{ on = "2021-12", reason = "…" }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Retraction {
    /// The date of the retraction.
    pub on: Date,
    /// The reason that the publisher gives.
    pub reason: Text,
}

/// The kind of a document. Each kind maps to a type of the Citation Style Language (CSL) 1.0.2.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SourceKind {
    /// An article by a newspaper, news agency or news site; CSL `article-newspaper`.
    NewsArticle,
    /// An article in a magazine; CSL `article-magazine`.
    MagazineArticle,
    /// An article in a scholarly journal; CSL `article-journal`.
    JournalArticle,
    /// A report that an institution published under its own name; CSL `report`.
    Report,
    /// A whole book; CSL `book`.
    Book,
    /// One chapter of a book; CSL `chapter`.
    Chapter,
    /// A thesis or dissertation submitted for a degree; CSL `thesis`.
    Thesis,
    /// An article in an encyclopedia; CSL `entry-encyclopedia`.
    EncyclopediaEntry,
    /// A page of a website that no other kind fits; CSL `webpage`.
    WebPage,
    /// A post on a blog; CSL `post-weblog`.
    BlogPost,
    /// A post on a social network or in a messaging app; CSL `post`.
    SocialMediaPost,
    /// A statement that a body issued to the press or the public; CSL `pamphlet`.
    PressRelease,
    /// A letter or an e-mail; CSL `personal_communication`.
    Letter,
    /// A law, a decree or a notice in an official gazette; CSL `legislation`.
    LegalAct,
    /// A document of a court case: a judgment, an indictment or a plea; CSL `legal_case`.
    CourtPaper,
    /// The text of a treaty or another agreement; CSL `treaty`.
    Treaty,
    /// A list of sanctioned or banned parties, one entry each; CSL `dataset`.
    List,
    /// A table or a database of observations; CSL `dataset`.
    Dataset,
    /// A chart, a map or another picture; CSL `graphic`.
    Graphic,
    /// A speech, as a recording or a transcript; CSL `speech`.
    Speech,
    /// An interview, as a recording or a transcript; CSL `interview`.
    Interview,
    /// A radio or television programme; CSL `broadcast`.
    Broadcast,
    /// A video that was not broadcast; CSL `motion_picture`.
    Video,
    /// A sound recording that was not broadcast; CSL `song`.
    Audio,
}

/// How passages of a document are located.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Medium {
    /// By paragraph, page, line or section.
    Written,
    /// By record, row or cell, or as in a written document.
    Tabular,
    /// By minute and second, or, if there is a transcript, as in a written document.
    Spoken,
}

impl SourceKind {
    /// How passages of a document of this kind are located.
    pub fn medium(self) -> Medium {
        match self {
            Self::List | Self::Dataset | Self::Graphic => Medium::Tabular,
            Self::Speech | Self::Interview | Self::Broadcast | Self::Video | Self::Audio => {
                Medium::Spoken
            }
            _ => Medium::Written,
        }
    }
}

/// The original language and the translator of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Translation {
    /// The language of the original, as a BCP 47 tag: `nl`.
    pub from: Text,
    /// The translator: a program, a person or unknown.
    pub by: Translator,
}

/// The translator of a text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Translator {
    /// A program translated the text.
    Machine,
    /// A person translated the text.
    Human,
    /// It is not known whether a program or a person translated the text.
    Unknown,
}

/// The archived copy of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Archive {
    /// The web address of the copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// The date on which the copy was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captured: Option<Date>,
    /// The file in the archive folder that contains the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The SHA-256 digest of that file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Sha256>,
}

/// A rating of the reliability of a source (Admiralty code, NATO AJP-2.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub struct Grade {
    /// The grade, from `A` (completely reliable) to `E` (unreliable); `F` if it cannot be judged.
    pub reliability: Reliability,
    /// The basis of the grade.
    pub basis: Text,
    /// The date of the grade.
    pub date: Date,
    /// The person or body that gave the grade.
    pub grader: Text,
}

/// The reliability of a source (Admiralty code, NATO AJP-2.1).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Reliability {
    /// Completely reliable: there is no doubt about the source.
    A,
    /// Usually reliable: there is minor doubt, and the source was mostly right in the past.
    B,
    /// Fairly reliable: there is some doubt, and the source was right in the past.
    C,
    /// Not usually reliable: there is significant doubt, and the source was right sometimes.
    D,
    /// Unreliable: the source lacks authenticity or has been wrong in the past.
    E,
    /// Cannot be judged: there is no basis for an evaluation.
    F,
}
