//! The archived text of a source: read, or why it is not.

use std::sync::Arc;

use crate::file::{File, Files, ReadFault};
use ties::model::{Sha256, Source};
use ties_text::text::Text;

/// The archived text of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Archived {
    /// The source lists none.
    Unlisted,
    /// It lists one, and there is no archive to read it from.
    NotAtHand,
    /// It cannot be read, and why.
    Unread(ReadFault),
    /// The text, and the SHA-256 of its file.
    Text(Arc<Text>, Sha256),
}

impl Archived {
    /// That of a source, from the archive of `files`.
    pub fn of(source: &Source, files: &Files) -> Self {
        let Some(name) = source
            .archive
            .as_ref()
            .and_then(|archive| archive.text.as_ref())
        else {
            return Self::Unlisted;
        };
        match files.archived(name) {
            None => Self::NotAtHand,
            Some(Err(fault)) => Self::Unread(fault),
            Some(Ok(bytes)) => {
                let digest = ties_text::digest::sha256(&bytes);
                let file = File::from_bytes(String::new(), bytes);
                match file.fault.map_or_else(|| Ok(Text::new(file.text)), Err) {
                    Err(fault) => Self::Unread(fault),
                    Ok(text) if text.sentences() == 0 => Self::Unread(ReadFault::Empty),
                    Ok(text) => Self::Text(Arc::new(text), digest),
                }
            }
        }
    }

    /// The text, where it could be read.
    pub fn text(&self) -> Option<&Arc<Text>> {
        match self {
            Self::Text(text, _) => Some(text),
            _ => None,
        }
    }
}
