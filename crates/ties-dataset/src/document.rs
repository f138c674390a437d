//! Documents: what one TOML file holds, read record by record, so that a broken record costs itself and nothing else.

use serde::de::DeserializeOwned;

use crate::file::File;
use crate::tree::{Branch, SyntaxFault, Tree};
use ties::id::Id;
use ties::layout::{Layout, stem};
use ties::model::{Claim, Dispute, Entity, Manifest, Source};

/// A file, read: its records, and what stood in the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The id that its name gives; none where the name is no id, and for `dataset.toml`.
    pub id: Option<Id>,
    /// Its records; none where it is unreadable, has errors of syntax, or stands in no folder of ours.
    pub records: Option<Records>,
    /// Its errors of syntax, all of them.
    pub syntax: Vec<SyntaxFault>,
    /// The records that do not fit their type: the pointer to each, and why; the schema says it better.
    pub misfits: Vec<(String, String)>,
    /// The claims that cannot be read, each by its id; none where not even that can be told, nor how many there are.
    pub unread_claims: Vec<Option<Id>>,
}

/// The records of a file; `None` where one does not fit its type.
#[derive(Debug, Clone, PartialEq)]
pub enum Records {
    /// An entity.
    Entity(Option<Box<Entity>>),
    /// A source, and its claims in the order written.
    Source(Option<Box<Source>>, Vec<Option<Box<Claim>>>),
    /// A dispute.
    Dispute(Option<Box<Dispute>>),
    /// The dataset's title page.
    Manifest(Option<Box<Manifest>>),
}

impl Document {
    /// What is known of a file by its path alone: its id.
    pub fn unread(file: &File) -> Self {
        let bears_id = matches!(
            Layout::of(&file.path),
            Some(Layout::Entity | Layout::Source | Layout::Dispute)
        );
        let stem = stem(&file.path).filter(|_| bears_id);
        Self {
            id: stem.and_then(|stem| Id::new(stem).ok()),
            records: None,
            syntax: Vec::new(),
            misfits: Vec::new(),
            unread_claims: Vec::new(),
        }
    }

    /// Reads a file.
    pub fn read(file: &File) -> Self {
        let mut document = Self::unread(file);
        let is_data = file.fault.is_none() && stem(&file.path).is_some();
        let Some(layout) =
            Layout::of(&file.path).filter(|layout| is_data && *layout != Layout::Line)
        else {
            return document;
        };
        let (mut tree, faults) = Tree::parse(&file.text);
        if !faults.is_empty() {
            document.syntax = faults;
            return document;
        }
        let misfits = &mut document.misfits;
        document.records = Some(match layout {
            Layout::Entity => Records::Entity(read(tree.into_branch(), String::new, misfits)),
            Layout::Dispute => Records::Dispute(read(tree.into_branch(), String::new, misfits)),
            Layout::Manifest => Records::Manifest(read(tree.into_branch(), String::new, misfits)),
            Layout::Line => return document,
            Layout::Source => {
                let unread = &mut document.unread_claims;
                let claims = tree.take_array("claims").unwrap_or_else(|| {
                    misfits.push(("/claims".to_owned(), "not an array of tables".to_owned()));
                    unread.push(None);
                    Vec::new()
                });
                let source = read(tree.into_branch(), String::new, misfits);
                let claims = claims.into_iter().enumerate().map(|(position, claim)| {
                    // Reading takes it apart, also where it is none: what it is called is asked before.
                    let id = claim.text("id");
                    let claim = read(claim, || format!("/claims/{position}"), misfits);
                    if claim.is_none() {
                        unread.push(id.and_then(|id| Id::new(&id).ok()));
                    }
                    claim
                });
                let claims = claims.collect();
                Records::Source(source, claims)
            }
        });
        document
    }
}

/// The record, or a note that it is none.
fn read<T: DeserializeOwned>(
    record: Branch<'_>,
    pointer: impl FnOnce() -> String,
    misfits: &mut Vec<(String, String)>,
) -> Option<T> {
    record
        .read()
        .map_err(|why| misfits.push((pointer(), why)))
        .ok()
}
