//! Sources: the document, how it was got, and how its claims were coded.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Exception, Sha256, Text};
use crate::id::Id;

/// A document that claims were coded from. Its claims stand in the same file, each a [`Claim`](super::Claim).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
    /// What kind of document it is.
    pub kind: SourceKind,
    /// Its title, as it stands there.
    pub title: Text,
    /// Who wrote it: entities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Id>,
    /// Who published it: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Id>,
    /// Who published the copy that was coded, where that is another: an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub republisher: Option<Id>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Why it has no date of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undated: Option<Text>,
    /// The language of the text that was coded, as a BCP 47 tag: `en`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Text>,
    /// From what it was translated, and by whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Translation>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// Its DOI: `10.…/…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doi: Option<Text>,
    /// Its symbol or number: `S/2021/486`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<Text>,
    /// When the coder read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Date>,
    /// What the coding rests on, where the coder did not read the document itself: the notes of another reader. Its
    /// claims are unverified until somebody reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_from: Option<Text>,
    /// The copy that was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<Archive>,
    /// Why no copy is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_archive: Option<Text>,
    /// The source that this one copies, translates or rewrites.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived_from: Option<Id>,
    /// When and why the publisher took it back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retracted: Option<Text>,
    /// The source that this one corrects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Id>,
    /// Under what terms its content may be passed on: a word of the table of terms, `CC-BY-4.0`, `GTD`, and after a colon
    /// what else is to be said; or in your own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<Text>,
    /// Every sentence is coded, or stands in `skipped`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub complete: bool,
    /// Who coded it, by initials or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coder: Option<Text>,
    /// Who looked at the coding, not the coder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<Text>,
    /// What a reader of the coding has to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// How reliable this source is held to be, by whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    /// Rules that rightly do not hold here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Exception>,
    /// Passages without a claim, each with its reason: `heading`, `figure-missing`, `video-missing`, `no-tie` or
    /// `folded`, and after a colon what else is to be said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub skipped: BTreeMap<String, Text>,
}

/// What kind of document a source is; each is one type of the Citation Style Language 1.0.2.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// An article of a newspaper, an agency or a news site; CSL `article-newspaper`.
    NewsArticle,
    /// An article of a magazine; CSL `article-magazine`.
    MagazineArticle,
    /// An article of a scholarly journal; CSL `article-journal`.
    JournalArticle,
    /// A report of an institution; CSL `report`.
    Report,
    /// A book; CSL `book`.
    Book,
    /// A chapter of a book; CSL `chapter`.
    Chapter,
    /// A thesis; CSL `thesis`.
    Thesis,
    /// An entry of an encyclopedia; CSL `entry-encyclopedia`.
    EncyclopediaEntry,
    /// A page of a website; CSL `webpage`.
    WebPage,
    /// A post of a blog; CSL `post-weblog`.
    BlogPost,
    /// A post of a social medium or a messenger; CSL `post`.
    SocialMediaPost,
    /// A statement to the press; CSL `pamphlet`.
    PressRelease,
    /// A letter or a mail; CSL `personal_communication`.
    Letter,
    /// A law, a decree, a notice in a gazette; CSL `legislation`.
    LegalAct,
    /// A judgment, an indictment, a plea; CSL `legal_case`.
    CourtPaper,
    /// A treaty or a deal; CSL `treaty`.
    Treaty,
    /// A list of sanctions or of bans, entry by entry; CSL `dataset`.
    List,
    /// A table or a database; CSL `dataset`.
    Dataset,
    /// A chart or a map; CSL `graphic`.
    Graphic,
    /// A speech; CSL `speech`.
    Speech,
    /// An interview; CSL `interview`.
    Interview,
    /// A broadcast of radio or television; CSL `broadcast`.
    Broadcast,
    /// A video; CSL `motion_picture`.
    Video,
    /// A recording of sound; CSL `song`.
    Audio,
}

/// How a reader finds a place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Medium {
    /// By paragraph, page, line or section.
    Written,
    /// By record, row or cell, and as in a written one.
    Tabular,
    /// By minute and second, or as in a written one where there is a transcript.
    Spoken,
}

impl SourceKind {
    /// How a reader finds a place in it.
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

/// From what a text was translated, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Translation {
    /// The language of the original, as a BCP 47 tag: `nl`.
    pub from: Text,
    /// Who or what translated.
    pub by: Translator,
}

/// Who or what translated a text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Translator {
    /// A program.
    Machine,
    /// A person.
    Human,
    /// Not known.
    Unknown,
}

/// The copy of a source that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Archive {
    /// Where the copy can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captured: Option<Date>,
    /// The file of its text in the archive folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The digest of that file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Sha256>,
}

/// How reliable a source is held to be (Admiralty code, NATO AJP-2.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Grade {
    /// From `A`, completely reliable, to `E`, unreliable; `F`: cannot be judged.
    pub reliability: Reliability,
    /// What the grade rests on.
    pub basis: Text,
    /// When it was given.
    pub date: Date,
    /// Who gave it.
    pub grader: Text,
}

/// Reliability of a source (Admiralty code).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}
