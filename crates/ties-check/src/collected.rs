//! The results of all parts of a dataset, collected.

use std::collections::BTreeMap;

use rayon::prelude::*;
use ties_dataset::document::id_of;
use ties_dataset::file::{Files, ReadFault};
use ties_dataset::index::Index;
use ties_dataset::number::SourceNo;
use ties_dataset::reader::Part;
use ties_dataset::spot::Spot;
use ties_facts::row::Rows;

use crate::diagnostic::Diagnostic;
use crate::exceptions::RecordExceptions;
use crate::part_check::{Context, check_part};
use crate::part_result::PartResult;
use crate::report::Summary;
use crate::rule::{Sink, SourceHead};
use crate::rules::syntax;

/// The number of files per thread that are checked before their rows are collected.
const FILES_AT_A_TIME: usize = 256;

/// The number of blocks of lines per thread. A block has as many bytes as a hundred files.
const BLOCKS_AT_A_TIME: usize = 2;

/// The fewest bytes that a claim usually takes in a TOML file.
const BYTES_PER_CLAIM: usize = 256;

/// The collected results of all parts.
pub(crate) struct Collected<'i> {
    pub(crate) files: &'i Files,
    pub(crate) index: &'i Index,
    pub(crate) rows: Rows,
    /// The head of each source, by the number of the source.
    pub(crate) heads: Vec<Option<SourceHead>>,
    /// The findings of each file.
    pub(crate) found: Vec<Vec<Diagnostic>>,
    pub(crate) exceptions: Vec<RecordExceptions>,
    /// The files that cannot be read, and why.
    pub(crate) faults: BTreeMap<usize, ReadFault>,
    pub(crate) summary: Summary,
}

impl<'i> Collected<'i> {
    pub(crate) fn new(files: &'i Files, index: &'i Index) -> Self {
        let count = files.as_slice().len();
        Self {
            files,
            index,
            rows: Rows::over(index),
            heads: index.source_ids().map(|_| None).collect(),
            found: vec![Vec::new(); count],
            exceptions: Vec::new(),
            faults: BTreeMap::new(),
            summary: Summary {
                files: count,
                ..Summary::default()
            },
        }
    }

    /// Checks the parts that are TOML files.
    pub(crate) fn check_documents(&mut self, mut documents: Vec<Part<'_>>) {
        let bytes: usize = documents.iter().map(|part| part.file.text.len()).sum();
        self.reserve_rows(bytes / BYTES_PER_CLAIM);
        // In the order of source numbers, so that the rows do not have to be sorted later.
        documents.sort_by_cached_key(|part| self.index.source_number(&id_of(&part.file.path)?));
        self.check(&documents, FILES_AT_A_TIME);
    }

    /// Checks the parts that are blocks of lines.
    pub(crate) fn check_lines(&mut self, blocks: &[Part<'_>]) {
        let lines = blocks.iter().flat_map(|part| &part.block);
        self.reserve_rows(lines.map(|block| block.lines).sum());
        self.check(blocks, BLOCKS_AT_A_TIME);
    }

    /// Checks parts in batches, so that only the records of one batch are in memory.
    fn check(&mut self, parts: &[Part<'_>], parts_per_thread: usize) {
        for batch in parts.chunks(parts_per_thread * rayon::current_num_threads()) {
            let context = Context {
                files: self.files,
                index: self.index,
                heads: &self.heads,
            };
            let results: Vec<_> = batch
                .par_iter()
                .map(|part| check_part(part, context))
                .collect();
            for result in results {
                self.take(result);
            }
        }
    }

    /// Reserves memory for the rows of more claims. Vectors that grow step by step to a million
    /// rows fragment the memory.
    fn reserve_rows(&mut self, claims: usize) {
        self.rows.claims.reserve(claims);
        self.rows.pairs.reserve(claims);
        self.rows.ids.reserve(claims * 6);
    }

    fn take(&mut self, mut result: PartResult) {
        result.count(&mut self.summary);
        self.faults.extend(result.unread.take());
        self.rows.append(result.rows);
        for entity in result.mentioned {
            self.rows.mention(entity);
        }
        if let Some((source, head)) = result.head {
            self.take_head(source, head);
        }
        self.exceptions.append(&mut result.exceptions);
        self.take_findings(result.found);
    }

    /// Adds the head of the source with this number, unless an earlier record has the same id.
    pub(crate) fn take_head(&mut self, source: SourceNo, head: SourceHead) {
        if let Some(slot @ None) = self.heads.get_mut(source.index()) {
            *slot = Some(head);
        }
    }

    /// Adds findings to the findings of their files.
    pub(crate) fn take_findings(&mut self, found: Vec<Diagnostic>) {
        for found in found {
            if let Some(file) = self.found.get_mut(found.file()) {
                file.push(found);
            }
        }
    }

    /// Replaces the findings of each file that cannot be read to its end by the reason.
    pub(crate) fn report_faults(&mut self) {
        for (file, fault) in &self.faults {
            self.summary.unread_files += 1;
            let found = &mut self.found[*file];
            found.clear();
            syntax::check_fault(
                fault,
                &mut Sink::new(&syntax::RULE, Spot::whole(*file), found),
            );
        }
    }
}
