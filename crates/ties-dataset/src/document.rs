//! Documents: the records of one TOML file, and its syntax errors.

use crate::file::File;
use crate::record::{BrokenKind, BrokenRecord, LocatedRecord, Record, RecordFault};
use crate::spot::{RecordPosition, Spot};
use crate::tree::{SyntaxFault, Tree};
use ties::id::Id;
use ties::layout::{Layout, stem};

/// The contents of a TOML file.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The id in the name of the file. `None` for `dataset.toml`, and if the name is not an id.
    pub id: Option<Id>,
    /// The records, including broken ones. A source comes before its claims.
    pub records: Vec<LocatedRecord>,
    /// The syntax errors of the file.
    pub syntax: Vec<SyntaxFault>,
}

/// Returns the id in the name of a file. `None` if the name is not an id, or if the file is in a
/// folder whose records have no ids.
pub fn id_of(path: &str) -> Option<Id> {
    match Layout::of(path)? {
        Layout::Entity | Layout::Source | Layout::Dispute => Id::new(stem(path)?).ok(),
        Layout::Manifest | Layout::Line => None,
    }
}

impl Document {
    /// Reads the file at position `number` of the dataset's files.
    pub fn read(number: usize, file: &File) -> Self {
        let whole = Spot::whole(number);
        let mut document = Self {
            id: id_of(&file.path),
            records: Vec::new(),
            syntax: Vec::new(),
        };
        let layout = Layout::of(&file.path);
        let has_text = file.fault.is_none() && stem(&file.path).is_some();
        let (Some(layout), true) = (layout, has_text) else {
            document.push_unread(whole, layout);
            return document;
        };
        let (tree, faults) = Tree::parse(&file.text);
        if !faults.is_empty() {
            document.syntax = faults;
            document.push_unread(whole, Some(layout));
            return document;
        }
        match layout {
            Layout::Entity => {
                let entity = tree.into_branch().read().map(Record::Entity);
                document.push(whole, BrokenKind::Entity, entity);
            }
            Layout::Dispute => {
                let dispute = tree.into_branch().read().map(Record::Dispute);
                document.push(whole, BrokenKind::Dispute, dispute);
            }
            Layout::Manifest => {
                let manifest = tree.into_branch().read().map(Record::Manifest);
                document.push(whole, BrokenKind::Manifest, manifest);
            }
            Layout::Source => document.push_source(whole, tree),
            // A name that does not end in `.toml` belongs to a file of JSON Lines.
            Layout::Line => {}
        }
        document
    }

    /// Returns the values that do not fit the model: the JSON Pointer to each, and the reason.
    pub fn misfits(&self) -> Vec<(&str, &str)> {
        let mut misfits = Vec::new();
        for located in &self.records {
            if let Err(broken) = &located.record
                && let RecordFault::Misfit { pointer, why } = &broken.fault
            {
                misfits.push((pointer.as_str(), why.as_str()));
            }
        }
        misfits
    }

    fn push_source(&mut self, whole: Spot, mut tree: Tree<'_>) {
        let claims = tree.take_array("claims");
        if claims.is_none() {
            self.push_broken(
                whole,
                BrokenKind::Claim(None),
                RecordFault::Misfit {
                    pointer: "/claims".to_owned(),
                    why: "not an array of tables".to_owned(),
                },
            );
        }
        let source = tree.into_branch().read().map(Record::Source);
        self.push(whole, BrokenKind::Source, source);
        for (claim, number) in claims.unwrap_or_default().into_iter().zip(0..) {
            let position = RecordPosition::Claim(number);
            // Reading consumes the claim, so its id is copied first.
            let id = claim.text("id");
            let claim = claim.read().map(Record::Claim);
            let kind = match (&claim, id) {
                (Err(_), Some(id)) => BrokenKind::Claim(Id::new(&id).ok()),
                _ => BrokenKind::Claim(None),
            };
            self.push(Spot { position, ..whole }, kind, claim);
        }
    }

    /// Adds a record. If it does not fit the model, adds a broken record of this kind with the
    /// reason.
    fn push(&mut self, spot: Spot, kind: BrokenKind, record: Result<Record, String>) {
        match record {
            Ok(record) => self.records.push(LocatedRecord {
                spot,
                id: self.id.clone(),
                record: Ok(record),
            }),
            Err(why) => {
                let pointer = spot.pointer();
                self.push_broken(spot, kind, RecordFault::Misfit { pointer, why });
            }
        }
    }

    fn push_broken(&mut self, spot: Spot, kind: BrokenKind, fault: RecordFault) {
        self.records.push(LocatedRecord {
            spot,
            id: self.id.clone(),
            record: Err(BrokenRecord { kind, fault }),
        });
    }

    /// Adds the broken record for a file that cannot be read at all.
    fn push_unread(&mut self, whole: Spot, layout: Option<Layout>) {
        let kind = match layout {
            Some(Layout::Entity) => BrokenKind::Entity,
            Some(Layout::Source) => BrokenKind::Source,
            Some(Layout::Dispute) => BrokenKind::Dispute,
            Some(Layout::Manifest) => BrokenKind::Manifest,
            Some(Layout::Line) | None => BrokenKind::Unknown,
        };
        self.push_broken(whole, kind, RecordFault::File);
    }
}
