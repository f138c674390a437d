//! Voices: who makes a claim.

use super::claim_entities::ClaimEntities;
use super::text_list::TextList;
use ties::model::{Attribution, Claim};
use ties_dataset::number::{ClaimNo, DocumentNo, EntityNo, SourceNo};

/// The first speaker of a claim's attribution.
///
/// The [`Origin`](crate::origins::Origin) of a claim is what it can be traced back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// A named speaker.
    Entity(EntityNo),
    /// The source in its own voice.
    Source(SourceNo),
    /// An unnamed speaker, who is never identified with another.
    Unnamed(Relay),
}

/// The nearest known relay of an unnamed speaker's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relay {
    /// A named speaker who relays the words.
    Entity(EntityNo),
    /// A document that is relayed.
    Document(DocumentNo),
    /// The source, if nothing else is known.
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
    /// Returns the first speaker. For an unnamed one, looks for the next named speaker or document
    /// in the attribution.
    pub(super) fn of(
        attribution: &[Attribution],
        named: &ClaimEntities<'_>,
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
                return Self::Unnamed(Relay::Entity(*who));
            }
            if let Some(document) = document {
                return Self::Unnamed(Relay::Document(DocumentNo::from_index(document)));
            }
        }
        Self::Unnamed(Relay::Source(source))
    }

    /// Returns the voice after documents were renumbered.
    pub(super) fn renumbered(self, documents: &[DocumentNo]) -> Self {
        match self {
            Self::Unnamed(Relay::Document(document)) => {
                Self::Unnamed(Relay::Document(documents[document.index()]))
            }
            voice => voice,
        }
    }
}

/// Returns the document in which the first speaker made a claim, if that speaker is named.
pub(super) fn document_of_speaker(claim: &Claim, documents: &mut TextList) -> Option<DocumentNo> {
    let first = claim.attribution.first()?;
    first.who.as_ref()?;
    let document = documents.add(first.r#in.as_ref()?);
    Some(DocumentNo::from_index(document))
}
