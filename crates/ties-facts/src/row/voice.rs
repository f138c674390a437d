//! Whose words a claim is.

use super::named::Named;
use super::text_list::TextList;
use ties::model::{Attribution, Claim};
use ties_dataset::number::{ClaimNo, DocumentNo, EntityNo, SourceNo};

/// The first speaker of a claim's attribution.
///
/// What a claim can be traced back to is its [`Origin`](crate::origins::Origin).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// A named speaker.
    Entity(EntityNo),
    /// The source in its own voice.
    Source(SourceNo),
    /// An unnamed speaker, who is never the same as another.
    Unnamed(Through),
}

/// Through whom an unnamed speaker is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Through {
    /// A named speaker who relays the words.
    Entity(EntityNo),
    /// A document that is relayed.
    Document(DocumentNo),
    /// Only the source.
    Source(SourceNo),
}

/// A claim that a named speaker made in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentSpeaker {
    /// The claim.
    pub claim: ClaimNo,
    /// The document.
    pub document: DocumentNo,
}

impl Voice {
    /// The first speaker; for an unnamed one, the first speaker or document known on the way to the
    /// source.
    pub(super) fn of(
        attribution: &[Attribution],
        named: &Named<'_>,
        source: SourceNo,
        documents: &mut TextList,
    ) -> Self {
        match named.attribution.first() {
            None => return Self::Source(source),
            Some((Some(who), _)) => return Self::Entity(*who),
            Some(_) => {}
        }
        for (speaker, (who, _)) in attribution.iter().zip(&named.attribution) {
            let document = speaker.r#in.as_ref().map(|text| documents.add(text));
            if let Some(who) = who {
                return Self::Unnamed(Through::Entity(*who));
            }
            if let Some(document) = document {
                return Self::Unnamed(Through::Document(DocumentNo::from_index(document)));
            }
        }
        Self::Unnamed(Through::Source(source))
    }

    /// The voice after the documents were numbered anew.
    pub(super) fn renumbered(self, documents: &[DocumentNo]) -> Self {
        match self {
            Self::Unnamed(Through::Document(document)) => {
                Self::Unnamed(Through::Document(documents[document.index()]))
            }
            voice => voice,
        }
    }
}

/// The document in which the first speaker made a claim, if that speaker is named.
pub(super) fn document_of_speaker(claim: &Claim, documents: &mut TextList) -> Option<DocumentNo> {
    let first = claim.attribution.first()?;
    first.who.as_ref()?;
    let document = documents.add(first.r#in.as_ref()?);
    Some(DocumentNo::from_index(document))
}
