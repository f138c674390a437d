//! The engine: runs every rule over every record, in two passes, and finds the bytes of what was found.

use std::collections::BTreeMap;

use rayon::prelude::*;
use ties::diagnostic::Diagnostic;
use ties::document::{Document, Layout, Records};
use ties::file::{File, Files};
use ties::index::Index;
use ties::model::{Exception, Severity};
use ties::tree::{Place, Tree};

use crate::nearest::nearest;
use crate::report::{Report, Summary};
use crate::rule::{Check, ClaimAt, FileAt, Rule, Sink};
use crate::rules::{RULES, stale_exception};

/// Checks a dataset: every rule over every record, all findings of all files.
///
/// The same files give the same report, with any number of threads.
pub fn check(files: &Files) -> Report {
    let files = files.as_slice();
    // What every rule may ask about comes first: all ids, and the records that are not a source's.
    let is_source = |file: &File| Layout::of(&file.path) == Some(Layout::Source);
    let read: Vec<_> = files
        .par_iter()
        .map(|file| if is_source(file) { Document::unread(file) } else { Document::read(file) })
        .collect();
    let mut index = Index::default();
    for (position, (file, document)) in files.iter().zip(&read).enumerate() {
        if let Some(layout) = Layout::of(&file.path) {
            index.add(position, layout, document);
        }
    }
    // Then each record in full, once, with its rules; a source's claims are gone when its file is done.
    let mut checked: Vec<Checked> = files
        .par_iter()
        .zip(read)
        .enumerate()
        .map(|(position, (file, document))| {
            let document = if is_source(file) { Document::read(file) } else { document };
            check_file(position, FileAt { file, document: &document }, &index)
        })
        .collect();

    let mut whole = Vec::new();
    for (rule, check) in checks() {
        if let Check::Dataset(check) = check {
            check(&index, &mut Sink::new(rule, 0, "", &mut whole));
        }
    }
    for found in whole {
        if let Some(file) = checked.get_mut(found.file) {
            file.found.push(found);
        }
    }

    let mut summary = Summary { rules: RULES.len(), ..Summary::default() };
    let mut diagnostics = Vec::new();
    for (position, (mut file, text)) in checked.into_iter().zip(files).enumerate() {
        summary.silenced += settle_exceptions(position, &mut file);
        change_severities(&mut file.found, &index);
        find_bytes(&mut file.found, text);
        diagnostics.append(&mut file.found);
        file.count(&mut summary);
    }
    for found in &diagnostics {
        match found.severity {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
        }
    }
    Report { diagnostics, summary }
}

/// Every check of every rule.
fn checks() -> impl Iterator<Item = (&'static Rule, Check)> {
    RULES.iter().flat_map(|rule| rule.checks.iter().map(move |check| (*rule, *check)))
}

/// What came of one file.
#[derive(Default)]
struct Checked {
    found: Vec<Diagnostic>,
    /// The exceptions of each record, by the record's pointer.
    exceptions: Vec<(String, Vec<Exception>)>,
    entities: usize,
    sources: usize,
    claims: usize,
    disputes: usize,
    is_unread: bool,
    unread_records: usize,
}

impl Checked {
    fn new(document: &Document) -> Self {
        let mut checked =
            Self { is_unread: document.records.is_none(), unread_records: document.misfits.len(), ..Self::default() };
        match &document.records {
            Some(Records::Entity(entity)) => checked.entities = usize::from(entity.is_some()),
            Some(Records::Dispute(dispute)) => checked.disputes = usize::from(dispute.is_some()),
            Some(Records::Source(_, claims)) => {
                (checked.sources, checked.claims) = (1, claims.iter().flatten().count());
            }
            Some(Records::Manifest(_)) | None => {}
        }
        checked
    }

    fn count(&self, summary: &mut Summary) {
        summary.files += 1;
        summary.entities += self.entities;
        summary.sources += self.sources;
        summary.disputes += self.disputes;
        summary.claims += self.claims;
        summary.unread_files += usize::from(self.is_unread);
        summary.unread_records += self.unread_records;
        summary.unread_passages += self.claims;
    }
}

fn check_file(position: usize, at: FileAt<'_>, index: &Index) -> Checked {
    let mut checked = Checked::new(at.document);
    let found = &mut checked.found;
    for (rule, check) in checks() {
        if let Check::File(check) = check {
            check(&at, &mut Sink::new(rule, position, "", found));
        }
    }
    match &at.document.records {
        Some(Records::Entity(Some(entity))) => {
            for (rule, check) in checks() {
                if let Check::Entity(check) = check {
                    check(entity, index, &mut Sink::new(rule, position, "", found));
                }
            }
            checked.exceptions.push((String::new(), entity.expect.clone()));
        }
        Some(Records::Dispute(Some(dispute))) => {
            for (rule, check) in checks() {
                if let Check::Dispute(check) = check {
                    check(dispute, index, &mut Sink::new(rule, position, "", found));
                }
            }
            checked.exceptions.push((String::new(), dispute.expect.clone()));
        }
        Some(Records::Manifest(Some(manifest))) => checked.exceptions.push((String::new(), manifest.expect.clone())),
        Some(Records::Source(source, claims)) => {
            if let Some(source) = source {
                for (rule, check) in checks() {
                    if let Check::Source(check) = check {
                        check(source, index, &mut Sink::new(rule, position, "", found));
                    }
                }
                checked.exceptions.push((String::new(), source.expect.clone()));
            }
            for (number, claim) in claims.iter().enumerate() {
                let Some(claim) = claim else { continue };
                let base = format!("/claims/{number}");
                check_claim(position, &base, &ClaimAt { claim, source: source.as_deref() }, index, found);
                if !claim.expect.is_empty() {
                    checked.exceptions.push((base, claim.expect.clone()));
                }
            }
        }
        _ => {}
    }
    checked
}

fn check_claim(position: usize, base: &str, at: &ClaimAt<'_>, index: &Index, found: &mut Vec<Diagnostic>) {
    let pairs = at.claim.pairs();
    for (rule, check) in checks() {
        match check {
            Check::Claim(check) => check(at, index, &mut Sink::new(rule, position, base, found)),
            Check::Pair(check) => {
                for pair in &pairs {
                    check(at, pair, index, &mut Sink::new(rule, position, base, found));
                }
            }
            _ => {}
        }
    }
}

/// Takes out what an exception silences, and reports the exceptions that silence nothing. Returns how many it took out.
fn settle_exceptions(position: usize, file: &mut Checked) -> usize {
    let before = file.found.len();
    let mut stale = Vec::new();
    let records = std::mem::take(&mut file.exceptions);
    for (base, exceptions) in &records {
        for (number, exception) in exceptions.iter().enumerate() {
            let code: &str = &exception.code;
            let mut sink = Sink::new(&stale_exception::RULE, position, base, &mut stale);
            let place = format!("/expect/{number}/code");
            let Some(rule) = RULES.iter().find(|rule| rule.code == code) else {
                let finding = sink.value(&place, format!("no rule has the code `{code}`"));
                finding.help =
                    nearest(code, RULES.iter().map(|rule| rule.code)).map(|near| format!("did you mean `{near}`?"));
                continue;
            };
            if !rule.takes_exceptions() {
                let finding = sink.value(&place, format!("`{code}` takes no exception"));
                finding.help("mend what it reports; a record that cannot be read cannot be excepted");
                continue;
            }
            let silent = |found: &Diagnostic| found.code == code && record_of(&found.place) == Some(base);
            let count = file.found.len();
            file.found.retain(|found| !silent(found));
            if file.found.len() == count {
                let finding = sink.value(&place, format!("`{code}` finds nothing here"));
                finding.help("take the exception out");
            }
        }
    }
    let silenced = before - file.found.len();
    file.found.append(&mut stale);
    silenced
}

/// The pointer to the record that a place lies in: a claim, or all of the file that is no claim.
fn record_of(place: &Place) -> Option<&str> {
    let (Place::Value(pointer) | Place::Key(pointer)) = place else { return None };
    let Some(inside) = pointer.strip_prefix("/claims/") else { return Some("") };
    let number = inside.find('/').unwrap_or(inside.len());
    Some(&pointer[.."/claims/".len() + number])
}

/// Gives findings the severity that the dataset holds them to have.
fn change_severities(found: &mut [Diagnostic], index: &Index) {
    let Some(manifest) = index.manifest() else { return };
    let changes: BTreeMap<&str, Severity> =
        manifest.severities.iter().map(|(code, change)| (&**code, change.severity)).collect();
    for found in found {
        if let Some(severity) = changes.get(found.code) {
            found.severity = *severity;
        }
    }
}

/// Finds the bytes of each finding, puts them in order, and takes out what was said twice of one group of claims.
fn find_bytes(found: &mut Vec<Diagnostic>, file: &File) {
    if found.is_empty() {
        return;
    }
    let (tree, _) = Tree::parse(&file.text);
    for found in found.iter_mut() {
        found.bytes = tree.bytes(&found.place);
    }
    found.sort_by(|a, b| {
        let key = |found: &Diagnostic| (found.bytes.start, found.bytes.end, found.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    found.dedup();
}
