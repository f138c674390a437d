//! The result of the second pass over a part. The check of each record adds to it.

use std::collections::BTreeMap;

use ties::model::{Dispute, Entity, Exception, Manifest, Source};
use ties_dataset::file::ReadFault;
use ties_dataset::index::Index;
use ties_dataset::number::{EntityNo, SourceNo};
use ties_dataset::spot::Spot;
use ties_facts::row::{Reference, Rows};

use crate::diagnostic::Diagnostic;
use crate::exceptions::RecordExceptions;
use crate::report::{Passages, Summary};
use crate::rule::{Check, Sink, SourceHead};
use crate::rules::checks;

/// The findings, rows and counts of a part.
#[derive(Default)]
pub(crate) struct PartResult {
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) exceptions: Vec<RecordExceptions>,
    /// The number and head of the source, if the part is the TOML file of one.
    pub(crate) head: Option<(SourceNo, SourceHead)>,
    /// The rows of the claims. Their numbers count from the first claim of the part.
    pub(crate) rows: Rows,
    /// The entities that records name, except subjects and objects of claims.
    pub(crate) mentioned: Vec<EntityNo>,
    /// The number of the file and the reason, if a block of it cannot be read.
    pub(crate) unread: Option<(usize, ReadFault)>,
    pub(crate) unread_files: usize,
    pub(crate) unread_records: usize,
    pub(crate) passages: Passages,
    /// The number of claims with passages in a language without a word list, by language.
    pub(crate) unlisted: BTreeMap<String, usize>,
    entities: usize,
    sources: usize,
    pub(crate) claims_read: usize,
    pub(crate) unverified: usize,
    disputes: usize,
}

impl PartResult {
    /// Adds the counts to a summary.
    pub(crate) fn count(&self, summary: &mut Summary) {
        summary.entities += self.entities;
        summary.sources += self.sources;
        summary.claims += self.claims_read;
        summary.unverified += self.unverified;
        summary.disputes += self.disputes;
        summary.unread_files += self.unread_files;
        summary.unread_records += self.unread_records;
        summary.passages.add(self.passages);
        for (language, claims) in &self.unlisted {
            *summary.without_words.entry(language.clone()).or_default() += claims;
        }
    }

    /// Removes duplicates and completes the counts.
    pub(crate) fn finish(mut self) -> Self {
        self.mentioned.sort_unstable();
        self.mentioned.dedup();
        self.rows.speaking_persons.sort_unstable();
        self.rows
            .speaking_persons
            .dedup_by_key(|telling| (telling.source, telling.person));
        let block = usize::from(self.unread.is_some());
        self.rows.unread += self.unread_files + self.unread_records + block;
        self
    }

    /// Checks an entity.
    pub(crate) fn entity(&mut self, spot: Spot, entity: &Entity, index: &Index) {
        self.entities += 1;
        for (rule, check) in checks() {
            if let Check::Entity(check) = check {
                check(entity, index, &mut Sink::new(rule, spot, &mut self.found));
            }
        }
        let named = entity.names.iter().filter_map(|name| name.used_by.as_ref());
        let named = named.chain(entity.distinct.iter().map(|distinct| &distinct.from));
        self.mentioned
            .extend(named.filter_map(|id| index.number(id)));
        self.except(spot, &entity.expect, false);
    }

    /// Checks a dispute.
    pub(crate) fn dispute(&mut self, spot: Spot, dispute: &Dispute, index: &Index) {
        self.disputes += 1;
        for (rule, check) in checks() {
            if let Check::Dispute(check) = check {
                check(dispute, index, &mut Sink::new(rule, spot, &mut self.found));
            }
        }
        for (side, number) in dispute.sides.iter().zip(0..) {
            for (target, position) in side.claims.iter().zip(0..) {
                let place = format!("/sides/{number}/claims/{position}");
                self.rows.references.push(Reference {
                    spot,
                    by: None,
                    place,
                    target: target.clone(),
                });
            }
        }
        self.except(spot, &dispute.expect, false);
    }

    /// Adds the exceptions of the manifest. Rules for the dataset check the rest of it.
    pub(crate) fn manifest(&mut self, spot: Spot, manifest: &Manifest) {
        self.except(spot, &manifest.expect, false);
    }

    /// Adds the entities that a source names and its exceptions. Rules for sources check the rest
    /// later.
    pub(crate) fn source(&mut self, spot: Spot, source: Option<&Source>, index: &Index) {
        self.sources += 1;
        let Some(source) = source else { return };
        let named = [&source.publisher, &source.republisher]
            .into_iter()
            .flatten()
            .chain(&source.authors);
        self.mentioned
            .extend(named.filter_map(|id| index.number(id)));
        let archive = source.archive.as_ref();
        let has_text = archive.is_some_and(|archive| archive.text.is_some());
        self.except(spot, &source.expect, has_text);
    }

    pub(crate) fn except(&mut self, spot: Spot, exceptions: &[Exception], has_text: bool) {
        if !exceptions.is_empty() {
            self.exceptions.push(RecordExceptions {
                spot,
                exceptions: exceptions.to_vec(),
                has_text,
            });
        }
    }
}
