//! The engine: runs every rule over every record, in two passes, and finds the bytes of what was found.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Excerpt, Position};
use rayon::prelude::*;
use ties::layout::Layout;
use ties::line;
use ties::model::Severity;
use ties_dataset::dataset::Dataset;
use ties_dataset::document::{Document, Records};
use ties_dataset::file::{Block, File, Files, ReadFault};
use ties_dataset::index::{Index, Indexing};
use ties_dataset::number::SourceNo;
use ties_dataset::spot::{Place, Spot, Within};
use ties_dataset::tree::Tree;
use ties_facts::facts::Facts;
use ties_facts::row::{Rows, SourceRow};

use crate::exceptions::{self, Excepted};
use crate::lines::{LineRecords, Lines, blocks};
use crate::pass::Checked;
use crate::report::{Report, Summary};
use crate::rule::{Check, FileAt, Release, Rule, Sink, SourceAt, SourceHead};
use crate::rules::{RULES, checks, syntax};

/// Checks a dataset: every rule over every record, all findings of all files.
///
/// The same files give the same report, with any number of threads.
pub fn check(dataset: &Files) -> Report {
    run(dataset, None)
}

/// Checks a dataset, and what became of what an older release of it holds.
pub fn check_since(dataset: &Files, old: &Files) -> Report {
    run(dataset, Some(old))
}

fn run(dataset: &Files, old: Option<&Files>) -> Report {
    let files = dataset.as_slice();
    let parts = parts(files);

    // What every rule may ask about comes first: all ids, and the records that are no claims.
    let mut read: Vec<_> = parts.par_iter().map(|part| part.read(dataset)).collect();
    if read.iter().any(Read::is_no_text) {
        return run(&dataset.held(), old);
    }
    let index = index_of(files, &parts, &mut read);

    // Then each record in full, once, with its rules: first the TOML files, for they hold heads of sources that claims
    // in lines may name. Some parts at a time, so that no more is held than what is kept of them.
    let mut gathered = Gathered::new(files, &index);
    let threads = rayon::current_num_threads();
    let (lines, mut documents): (Vec<_>, Vec<_>) = parts
        .into_iter()
        .zip(read)
        .partition(|(part, _)| matches!(part, Part::Lines(_)));
    let bytes = documents.iter().map(|(part, _)| {
        if let Part::Document(_, file) = part {
            file.text.len()
        } else {
            0
        }
    });
    gathered.expect_claims(bytes.sum::<usize>() / BYTES_A_CLAIM);
    // In the order in which their rows are to stand, which need not be sorted then.
    documents.sort_by_cached_key(|(_, read)| read.source_number(&index));
    let mut documents = documents.into_iter();
    while documents.len() > 0 {
        let some: Vec<_> = documents.by_ref().take(FILES_AT_A_TIME * threads).collect();
        let checked: Vec<_> = some
            .into_par_iter()
            .map(|(part, read)| check_document(&part, read, dataset, &index))
            .collect();
        for checked in checked {
            gathered.take(checked);
        }
    }
    let mut lines: Vec<_> = lines
        .into_iter()
        .filter_map(|(part, read)| Some((part.block()?, read.lines()?)))
        .collect();
    gathered.expect_claims(lines.iter().map(|(_, records)| records.lines).sum());
    for (id, head) in lines
        .iter_mut()
        .flat_map(|(_, lines)| lines.take_heads(&index))
    {
        gathered.take_head(&id, head);
    }
    let mut lines = lines.into_iter();
    while lines.len() > 0 {
        let some: Vec<_> = lines.by_ref().take(BLOCKS_AT_A_TIME * threads).collect();
        let heads = &gathered.heads;
        let checked: Vec<_> = some
            .into_par_iter()
            .map(|(block, lines)| lines.check(&block, heads, &index))
            .collect();
        for checked in checked {
            gathered.take(checked);
        }
    }

    // Last the rules over rows.
    gathered.rows.texts = gathered
        .heads
        .iter()
        .map(|head| head.as_ref()?.text().cloned())
        .collect();
    let heads = &gathered.heads;
    let facts = Facts::new(std::mem::take(&mut gathered.rows), &index, |source| {
        let head = heads[source.index()].as_ref()?;
        Some((&*head.record, head.published.as_ref()))
    });
    for more in over_rows(&facts, heads, &index) {
        gathered.give_out(more);
    }
    if let Some(old) = old {
        let (old, old_facts) = Facts::of(&Dataset::read(old));
        let release = Release {
            old: &old,
            old_rows: &old_facts.rows,
            new: &index,
            new_rows: &facts.rows,
        };
        gathered.give_out(over_releases(&release));
    }
    let Gathered {
        mut found,
        exceptions,
        mut summary,
        faults,
        ..
    } = gathered;
    let runs = |rule: &Rule| old.is_some() || !rule.is_of_releases();
    summary.rules = RULES.iter().filter(|rule| runs(rule)).count();
    summary.silenced = exceptions::settle(&mut found, exceptions, runs);
    // Of a file that could not be read to its end nothing is known but that.
    for (file, fault) in faults {
        summary.unread_files += 1;
        found[file].clear();
        syntax::check_fault(
            &fault,
            &mut Sink::new(&syntax::RULE, Spot::whole(file), &mut found[file]),
        );
    }
    let found: Vec<_> = found
        .into_iter()
        .zip(files)
        .filter(|(found, _)| !found.is_empty())
        .collect();
    let pieces: Vec<_> = found
        .into_par_iter()
        .flat_map_iter(|(found, file)| pieces(found, file))
        .collect();
    let diagnostics: Vec<Vec<_>> = pieces
        .into_par_iter()
        .map(|piece| piece.finish(&index))
        .collect();
    let diagnostics: Vec<_> = diagnostics.into_iter().flatten().collect();
    summary.warnings = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Warning)
        .count();
    summary.errors = diagnostics.len() - summary.warnings;
    Report {
        diagnostics,
        summary,
    }
}

/// So many files a thread are checked before their rows are gathered.
const FILES_AT_A_TIME: usize = 256;
/// So many blocks of lines a thread, likewise; a block holds as much as a hundred files.
const BLOCKS_AT_A_TIME: usize = 2;

/// A claim takes about as many bytes of a TOML file, if not more.
const BYTES_A_CLAIM: usize = 256;

/// What is kept of the parts of the work.
struct Gathered<'i> {
    index: &'i Index,
    rows: Rows,
    /// The head of each source, by its number.
    heads: Vec<Option<SourceHead>>,
    /// The findings of each file.
    found: Vec<Vec<Diagnostic>>,
    exceptions: Vec<Excepted>,
    /// The files of which a part could not be read, and why.
    faults: BTreeMap<usize, ReadFault>,
    summary: Summary,
}

impl<'i> Gathered<'i> {
    fn new(files: &[File], index: &'i Index) -> Self {
        Self {
            index,
            rows: Rows::over(index),
            heads: index.source_ids().map(|_| None).collect(),
            found: files.iter().map(|_| Vec::new()).collect(),
            exceptions: Vec::new(),
            faults: BTreeMap::new(),
            summary: Summary {
                files: files.len(),
                ..Summary::default()
            },
        }
    }

    /// Makes room for the rows of so many more claims: grown piece by piece, those of a million would leave their former
    /// places behind as holes in the memory.
    fn expect_claims(&mut self, count: usize) {
        self.rows.claims.reserve(count);
        self.rows.pairs.reserve(count);
        self.rows.ids.reserve(count * 6);
    }

    fn take(&mut self, mut checked: Checked) {
        checked.count(&mut self.summary);
        self.faults.extend(checked.unread.take());
        self.rows.append(checked.rows);
        for entity in checked.mentioned {
            self.rows.mention(entity);
        }
        if let Some((id, head)) = checked.head {
            self.take_head(&id, head);
        }
        self.exceptions.append(&mut checked.exceptions);
        self.give_out(checked.found);
    }

    /// Puts a head in its place, unless another of that id came first.
    fn take_head(&mut self, id: &str, head: SourceHead) {
        let place = self
            .index
            .source_number(id)
            .and_then(|number| self.heads.get_mut(number.index()));
        if let Some(place @ None) = place {
            *place = Some(head);
        }
    }

    /// Puts findings with the files that they are about.
    fn give_out(&mut self, found: Vec<Diagnostic>) {
        for found in found {
            if let Some(file) = self.found.get_mut(found.file()) {
                file.push(found);
            }
        }
    }
}

/// A part of the work: a TOML file, or a block of a file of lines.
enum Part<'f> {
    Document(usize, &'f File),
    Lines(Lines<'f>),
}

/// What the first pass read of a part.
enum Read {
    Document(Document),
    Lines(LineRecords),
}

fn parts(files: &[File]) -> Vec<Part<'_>> {
    let mut parts = Vec::with_capacity(files.len());
    for (number, file) in files.iter().enumerate() {
        if Layout::of(&file.path) == Some(Layout::Line) && file.fault.is_none() {
            parts.extend(blocks(number, file).map(Part::Lines));
        } else {
            parts.push(Part::Document(number, file));
        }
    }
    parts
}

impl<'f> Part<'f> {
    fn read(&self, files: &Files) -> Read {
        match self {
            Self::Document(_, file) if Layout::of(&file.path) == Some(Layout::Source) => {
                Read::Document(Document::unread(file))
            }
            Self::Document(_, file) => Read::Document(Document::read(file)),
            Self::Lines(block) => Read::Lines(LineRecords::read(block, files)),
        }
    }

    fn block(self) -> Option<Lines<'f>> {
        match self {
            Self::Document(..) => None,
            Self::Lines(block) => Some(block),
        }
    }
}

impl Read {
    /// The number of the source that a document is; none of another, and of lines.
    fn source_number(&self, index: &Index) -> Option<SourceNo> {
        match self {
            Self::Document(document) => index.source_number(document.id.as_ref()?),
            Self::Lines(_) => None,
        }
    }

    /// Whether it turned out to be no text, so that its file has to be held to say what it is.
    fn is_no_text(&self) -> bool {
        match self {
            Self::Document(_) => false,
            Self::Lines(lines) => matches!(
                lines.fault,
                Some(ReadFault::NotUtf8 { .. } | ReadFault::Binary { .. })
            ),
        }
    }

    fn lines(self) -> Option<LineRecords> {
        match self {
            Self::Document(_) => None,
            Self::Lines(lines) => Some(lines),
        }
    }
}

/// The index, to which the records of entities and disputes move: they are held once.
fn index_of(files: &[File], parts: &[Part<'_>], read: &mut [Read]) -> Index {
    let mut indexing = Indexing::new(files.iter().map(|file| file.path.clone()));
    for (part, read) in parts.iter().zip(read) {
        match (part, read) {
            (Part::Document(number, file), Read::Document(document)) => {
                let spot = Spot::whole(*number);
                if let Some(Records::Manifest(Some(manifest))) = &document.records {
                    indexing.set_manifest(spot, manifest.clone());
                }
                let Some(id) = &document.id else { continue };
                match (Layout::of(&file.path), &mut document.records) {
                    (Some(Layout::Entity), Some(Records::Entity(entity))) => {
                        indexing.add_entity(id, spot, entity);
                    }
                    (Some(Layout::Entity), _) => indexing.add_entity(id, spot, &mut None),
                    (Some(Layout::Dispute), Some(Records::Dispute(dispute))) => {
                        indexing.add_dispute(id, spot, dispute);
                    }
                    (Some(Layout::Dispute), _) => indexing.add_dispute(id, spot, &mut None),
                    (Some(Layout::Source), _) => indexing.add_source(id, spot),
                    (Some(Layout::Manifest | Layout::Line) | None, _) => {}
                }
            }
            (Part::Lines(_), Read::Lines(lines)) => lines.add_to(&mut indexing),
            _ => {}
        }
    }
    indexing.finish()
}

fn check_document(part: &Part<'_>, read: Read, files: &Files, index: &Index) -> Checked {
    let (Part::Document(number, file), Read::Document(mut document)) = (part, read) else {
        return Checked::default();
    };
    if Layout::of(&file.path) == Some(Layout::Source) {
        document = Document::read(file);
    }
    let mut checked = Checked::default();
    checked.unread_files = usize::from(document.records.is_none());
    checked.unread_records = document.misfits.len();
    let spot = Spot::whole(*number);
    for (rule, check) in checks() {
        if let Check::File(check) = check {
            check(
                &FileAt {
                    file,
                    document: &document,
                },
                &mut Sink::new(rule, spot, &mut checked.found),
            );
        }
    }
    let is_source = Layout::of(&file.path) == Some(Layout::Source);
    let known_as = document
        .id
        .as_ref()
        .filter(|_| is_source)
        .and_then(|id| index.source_number(id));
    if let Some(source) = known_as {
        if document.records.is_none() {
            checked.rows.rowless.insert((source, None));
        }
        checked.rows.rowless.extend(
            document
                .unread_claims
                .into_iter()
                .map(|claim| (source, claim)),
        );
    }
    match document.records {
        Some(Records::Entity(left)) => {
            let taken = document
                .id
                .as_ref()
                .and_then(|id| index.entity_from(spot, id));
            if let Some(entity) = taken.or(left.as_deref()) {
                checked.entity(spot, entity, index);
            }
        }
        Some(Records::Dispute(left)) => {
            let taken = document
                .id
                .as_ref()
                .and_then(|id| index.dispute_from(spot, id));
            if let Some(dispute) = taken.or(left.as_deref()) {
                checked.dispute(spot, dispute, index);
            }
        }
        Some(Records::Manifest(Some(manifest))) => checked.manifest(spot, &manifest),
        Some(Records::Source(source, claims)) => {
            // Of files with one id the first counts: the claims of the others are looked at, and leave no rows.
            let id = document.id.filter(|id| index.source_spot(id) == Some(spot));
            let number = id.as_ref().and_then(|id| index.source_number(id));
            checked.source(spot, source.as_deref(), index);
            let head = source.map(|source| SourceHead::new(source, files));
            checked.rows.claims.reserve_exact(claims.len());
            checked.rows.pairs.reserve_exact(claims.len());
            for (claim, position) in claims.into_iter().zip(0..) {
                if let Some(claim) = claim {
                    if number.is_none() {
                        checked
                            .rows
                            .rowless
                            .extend(known_as.map(|source| (source, Some(claim.id.clone()))));
                    }
                    let spot = Spot {
                        within: Within::Claim(position),
                        ..spot
                    };
                    checked.claim(spot, &claim, number, head.as_ref(), index);
                }
            }
            checked.head = id.zip(head);
        }
        _ => {}
    }
    checked.finish()
}

/// The findings of the rules over rows: of each source, and of the dataset.
fn over_rows(facts: &Facts, heads: &[Option<SourceHead>], index: &Index) -> Vec<Vec<Diagnostic>> {
    let rows = &facts.rows;
    let of_source = |(source, head): (&SourceRow, &Option<SourceHead>)| {
        let mut found = Vec::new();
        let Some(spot) = source.spot else {
            return found;
        };
        let (claims, pairs) = (rows.claims_of(source), rows.pairs_of(source));
        let at = SourceAt {
            id: &source.id,
            head: head.as_ref(),
            claims,
            pairs,
            rows,
        };
        for (rule, check) in checks() {
            if let Check::Source(check) = check {
                check(&at, index, &mut Sink::new(rule, spot, &mut found));
            }
        }
        found
    };
    let of_dataset = |(rule, check): (&'static Rule, Check)| {
        let mut found = Vec::new();
        if let Check::Dataset(check) = check {
            check(
                index,
                facts,
                &mut Sink::new(rule, Spot::whole(0), &mut found),
            );
        }
        found
    };
    let mut all: Vec<_> = rows.sources.par_iter().zip(heads).map(of_source).collect();
    all.par_extend(checks().collect::<Vec<_>>().into_par_iter().map(of_dataset));
    all
}

/// The findings of the rules over two releases.
fn over_releases(release: &Release<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (rule, check) in checks() {
        if let Check::Release(check) = check {
            check(release, &mut Sink::new(rule, Spot::whole(0), &mut found));
        }
    }
    found
}

/// Findings in one text: a TOML file, or a block of a file of lines.
struct Piece<'f> {
    found: Vec<Diagnostic>,
    file: &'f File,
    /// The part of the file that is read for them.
    block: Option<Block>,
    /// How many lines stand before that.
    lines_before: usize,
}

/// The findings of a file by the texts that their places are looked up in, in the order of these.
fn pieces(found: Vec<Diagnostic>, file: &File) -> Vec<Piece<'_>> {
    if Layout::of(&file.path) != Some(Layout::Line) {
        return vec![Piece {
            found,
            file,
            block: None,
            lines_before: 0,
        }];
    }
    let mut found: Vec<_> = found
        .into_iter()
        .map(|found| (line_start(&found), found))
        .collect();
    found.sort_by_key(|(start, _)| *start);
    let mut found = found.into_iter().peekable();
    let mut pieces = Vec::new();
    let blocks = file.blocks();
    for ((number, block), lines_before) in blocks.iter().enumerate().zip(file.lines_before()) {
        // The end of the file is in the last.
        let is_last = number + 1 == blocks.len();
        let of_block =
            std::iter::from_fn(|| found.next_if(|(start, _)| is_last || *start < block.bytes.end));
        let of_block: Vec<_> = of_block.map(|(_, found)| found).collect();
        if !of_block.is_empty() {
            pieces.push(Piece {
                found: of_block,
                file,
                block: Some(block.clone()),
                lines_before,
            });
        }
    }
    // An empty file has no block.
    if found.peek().is_some() {
        pieces.push(Piece {
            found: found.map(|(_, found)| found).collect(),
            file,
            block: None,
            lines_before: 0,
        });
    }
    pieces
}

impl Piece<'_> {
    /// Gives the findings their severities, bytes, positions and lines, puts them in order, and takes out what was said
    /// twice of one group of claims.
    fn finish(self, index: &Index) -> Vec<Diagnostic> {
        let Self {
            mut found,
            file,
            block,
            lines_before,
        } = self;
        if let Some(manifest) = index.manifest() {
            for found in &mut found {
                if let Some(change) = manifest.severities.get(found.code) {
                    found.severity = change.severity;
                }
            }
        }
        let text = match &block {
            // What cannot be read any more has no places; that it can not, the file's own finding says.
            Some(block) => file.block(block).unwrap_or_default(),
            None => Cow::Borrowed(file.text.as_str()),
        };
        let offset = block.map_or(0, |block| block.bytes.start);
        if Layout::of(&file.path) == Some(Layout::Line) {
            for found in &mut found {
                found.bytes = line_bytes(&text, offset, found);
            }
        } else {
            let (tree, _) = Tree::parse(&text);
            for found in &mut found {
                found.bytes = tree.bytes(&found.place);
            }
        }
        found.sort_by(|a, b| {
            let key = |found: &Diagnostic| (found.bytes.start, found.bytes.end, found.code);
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        found.dedup();
        let moved = |position: Position| Position {
            line: position.line + lines_before,
            ..position
        };
        let starts = Position::of_all(&text, found.iter().map(|found| found.bytes.start));
        let mut by_end: Vec<_> = (0..found.len()).collect();
        by_end.sort_by_key(|number| found[*number].bytes.end);
        let ends = Position::of_all(&text, by_end.iter().map(|number| found[*number].bytes.end));
        for (found, start) in found.iter_mut().zip(starts) {
            found.start = moved(start);
        }
        for (number, end) in by_end.into_iter().zip(ends) {
            found[number].end = moved(end);
        }
        for found in &mut found {
            found.excerpt = Excerpt::of(&text, &found.bytes);
            found.bytes = found.bytes.start + offset..found.bytes.end + offset;
        }
        found
    }
}

/// The byte at which the line of a finding starts; the first of the file if it is about the whole
/// file.
fn line_start(found: &Diagnostic) -> usize {
    match (found.spot.line_start(), &found.place) {
        (Some(start), _) => start,
        (None, Place::Bytes(bytes)) => bytes.start,
        (None, _) => 0,
    }
}

/// The bytes of a finding in a block of JSON Lines that starts at the byte `offset` of its file.
fn line_bytes(text: &str, offset: usize, found: &Diagnostic) -> Range<usize> {
    let Some(start) = found.spot.line_start() else {
        return match &found.place {
            Place::Bytes(bytes) => bytes.start - offset..bytes.end - offset,
            Place::File | Place::Value(_) | Place::Key(_) => 0..0,
        };
    };
    let start = start - offset;
    let line = text
        .get(start..)
        .and_then(|rest| rest.split('\n').next())
        .unwrap_or_default();
    let bytes = match &found.place {
        Place::File => return 0..0,
        Place::Bytes(bytes) => bytes.clone(),
        Place::Value(pointer) => line::bytes(line, pointer, false),
        Place::Key(pointer) => line::bytes(line, pointer, true),
    };
    start + bytes.start..start + bytes.end
}
