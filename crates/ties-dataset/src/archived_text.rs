//! The archived text of a source, or why it is not available.

use std::sync::Arc;

use crate::file::{File, Files, ReadFault};
use ties::model::{Sha256, Source};
use ties_text::text::Text;

/// The result of looking up the archived text of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchivedText {
    /// The source lists no archived text.
    Unlisted,
    /// The source lists an archived text, but the run has no archive, or the archive does not have
    /// the text. Not everybody may have it.
    NotAtHand,
    /// The archived text cannot be read, for this reason.
    Unreadable(ReadFault),
    /// The text, and the SHA-256 of its file.
    Text(Arc<Text>, Sha256),
}

impl ArchivedText {
    /// Looks up the archived text of `source` in the archive of `files`.
    pub fn of(source: &Source, files: &Files) -> Self {
        let Some(name) = source
            .archive
            .as_ref()
            .and_then(|archive| archive.text.as_ref())
        else {
            return Self::Unlisted;
        };
        match files.archived(name) {
            None | Some(Err(ReadFault::Missing)) => Self::NotAtHand,
            Some(Err(fault)) => Self::Unreadable(fault),
            Some(Ok(bytes)) => {
                let digest = ties_text::digest::sha256(&bytes);
                let file = File::from_bytes(String::new(), bytes);
                match file.fault.map_or_else(|| Ok(Text::new(file.text)), Err) {
                    Err(fault) => Self::Unreadable(fault),
                    Ok(text) if text.sentences() == 0 => Self::Unreadable(ReadFault::Empty),
                    Ok(text) => Self::Text(Arc::new(text), digest),
                }
            }
        }
    }

    /// Returns the text; `None` if it is not listed, not available or not readable.
    pub fn text(&self) -> Option<&Arc<Text>> {
        match self {
            Self::Text(text, _) => Some(text),
            _ => None,
        }
    }
}
