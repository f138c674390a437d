//! The first pass: reads the ids of a dataset and all records except claims, for rules to look up.

use rayon::prelude::*;
use ties::id::Id;
use ties::layout::Layout;
use ties::model::{Dispute, Entity, Manifest};
use ties_dataset::document::id_of;
use ties_dataset::file::{Files, ReadFault};
use ties_dataset::index::{Index, IndexBuilder};
use ties_dataset::reader::Part;
use ties_dataset::record::{BrokenKind, LocatedRecord, Record};
use ties_dataset::spot::Spot;

use crate::rule::SourceHead;

/// What the first pass keeps of a dataset.
pub(crate) struct Declarations {
    pub(crate) index: Index,
    /// The heads of the sources in JSON Lines. Those in TOML files are read in the second pass.
    pub(crate) heads: Vec<(Id, SourceHead)>,
    /// The files that cannot be read, and why.
    pub(crate) faults: Vec<(usize, ReadFault)>,
}

/// Reads all records except claims.
pub(crate) fn read_declarations(files: &Files, parts: &[Part<'_>]) -> Declarations {
    let declared: Vec<_> = parts
        .par_iter()
        .map(|part| PartDeclarations::read(part, files))
        .collect();
    let paths = files.as_slice().iter().map(|file| file.path.clone());
    let mut indexing = IndexBuilder::new(paths);
    let mut heads = Vec::new();
    let mut faults = Vec::new();
    for (part, declared) in parts.iter().zip(declared) {
        for declaration in declared.declarations {
            add(declaration, &mut indexing);
        }
        heads.extend(declared.heads);
        if declared.fault.is_some() || declared.has_unknown_ids {
            indexing.note_unknown_id();
        }
        faults.extend(declared.fault.map(|fault| (part.number, fault)));
    }
    Declarations {
        index: indexing.finish(),
        heads,
        faults,
    }
}

/// A record that rules may look up. The record is `None` if it is broken, because its id is known
/// all the same.
enum Declaration {
    Manifest(Spot, Box<Manifest>),
    Entity(Spot, Id, Option<Box<Entity>>),
    Source(Spot, Id),
    Dispute(Spot, Id, Option<Box<Dispute>>),
}

fn add(declaration: Declaration, indexing: &mut IndexBuilder) {
    match declaration {
        Declaration::Manifest(spot, manifest) => indexing.set_manifest(spot, manifest),
        Declaration::Entity(spot, id, entity) => indexing.add_entity(&id, spot, entity),
        Declaration::Source(spot, id) => indexing.add_source(&id, spot),
        Declaration::Dispute(spot, id, dispute) => indexing.add_dispute(&id, spot, dispute),
    }
}

/// What the first pass keeps of a part.
#[derive(Default)]
struct PartDeclarations {
    declarations: Vec<Declaration>,
    heads: Vec<(Id, SourceHead)>,
    fault: Option<ReadFault>,
    /// Whether a record has no id that can be read.
    has_unknown_ids: bool,
}

impl PartDeclarations {
    fn read(part: &Part<'_>, files: &Files) -> Self {
        let mut declared = Self::default();
        if Layout::of(&part.file.path) == Some(Layout::Source) {
            // The name of the file is its id, so its many claims need not be read yet.
            let source = id_of(&part.file.path);
            let source = source.map(|id| Declaration::Source(Spot::whole(part.number), id));
            declared.declarations.extend(source);
            return declared;
        }
        match part.records_before_claims() {
            Ok(records) => {
                for located in records {
                    declared.take(located, files);
                }
            }
            Err(fault) => declared.fault = Some(fault),
        }
        declared.declarations.shrink_to_fit();
        declared.heads.shrink_to_fit();
        declared
    }

    fn take(&mut self, LocatedRecord { spot, id, record }: LocatedRecord, files: &Files) {
        let declaration = match (record, id) {
            (Ok(Record::Manifest(manifest)), _) => Declaration::Manifest(spot, manifest),
            (Ok(Record::Entity(entity)), Some(id)) => Declaration::Entity(spot, id, Some(entity)),
            (Ok(Record::Dispute(dispute)), Some(id)) => {
                Declaration::Dispute(spot, id, Some(dispute))
            }
            (Ok(Record::Source(source)), Some(id)) => {
                self.heads
                    .push((id.clone(), SourceHead::new(source, files)));
                Declaration::Source(spot, id)
            }
            (Err(broken), id) => match (broken.kind, id) {
                (BrokenKind::Entity, Some(id)) => Declaration::Entity(spot, id, None),
                (BrokenKind::Source, Some(id)) => Declaration::Source(spot, id),
                (BrokenKind::Dispute, Some(id)) => Declaration::Dispute(spot, id, None),
                (BrokenKind::Manifest | BrokenKind::Claim(_), _) => return,
                (_, _) => return self.has_unknown_ids = true,
            },
            (Ok(Record::Claim(_)), _) => return,
            (Ok(_), None) => return self.has_unknown_ids = true,
        };
        self.declarations.push(declaration);
    }
}
