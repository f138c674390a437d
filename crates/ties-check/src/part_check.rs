//! The second pass: reads each record of a part and runs its rules.

use ties::id::Id;
use ties::layout::Layout;
use ties::line::{LineFault, LinePart};
use ties::model::{Claim, Source};
use ties_dataset::document::{Document, id_of};
use ties_dataset::file::Files;
use ties_dataset::index::Index;
use ties_dataset::number::SourceNo;
use ties_dataset::reader::{MAX_LINE_BYTES, Part};
use ties_dataset::record::{BrokenKind, BrokenRecord, LocatedRecord, Record, RecordFault};
use ties_dataset::spot::{Place, RecordPosition, Spot};

use crate::part_result::PartResult;
use crate::rule::{Check, FileAt, Sink, SourceHead};
use crate::rules::{checks, shape, syntax, unknown_entity};
use crate::shape::breaches_of;

/// What the check of a part needs to look up.
#[derive(Clone, Copy)]
pub(crate) struct Context<'c> {
    pub(crate) files: &'c Files,
    pub(crate) index: &'c Index,
    /// The head of each source that was read, by the number of the source.
    pub(crate) heads: &'c [Option<SourceHead>],
}

/// Checks a part and returns its findings and rows.
pub(crate) fn check_part(part: &Part<'_>, context: Context<'_>) -> PartResult {
    let mut check = PartCheck {
        context,
        result: PartResult::default(),
        source: None,
    };
    if part.block.is_none() {
        check.document(part);
    } else {
        match part.records() {
            Ok(records) => {
                for located in records {
                    check.record(located);
                }
            }
            Err(fault) => check.result.unread = Some((part.number, fault)),
        }
    }
    check.finish()
}

struct PartCheck<'c> {
    context: Context<'c>,
    result: PartResult,
    /// The source in the TOML file of the part, if it is a file of a source.
    source: Option<SourceFile>,
}

/// A source in a TOML file.
struct SourceFile {
    /// The number of the source. `None` if the name of the file is not an id, or an earlier record
    /// has the same id. The claims are then checked, but have no rows.
    number: Option<SourceNo>,
    /// The head of the source, after it was read.
    head: Option<SourceHead>,
}

impl PartCheck<'_> {
    fn finish(mut self) -> PartResult {
        if let Some(source) = self.source {
            self.result.head = source.number.zip(source.head);
        }
        self.result.finish()
    }

    fn document(&mut self, part: &Part<'_>) {
        let document = Document::read(part.number, part.file);
        let spot = Spot::whole(part.number);
        for (rule, check) in checks() {
            if let Check::File(check) = check {
                let at = FileAt {
                    file: part.file,
                    document: &document,
                };
                check(&at, &mut Sink::new(rule, spot, &mut self.result.found));
            }
        }
        if Layout::of(&part.file.path) == Some(Layout::Source) {
            let index = self.context.index;
            let id = id_of(&part.file.path);
            let is_first = |id: &Id| index.source_spot(id) == Some(spot);
            self.source = Some(SourceFile {
                number: id.filter(is_first).and_then(|id| index.source_number(&id)),
                head: None,
            });
        }
        self.result
            .rows
            .claims
            .reserve_exact(document.records.len());
        self.result.rows.pairs.reserve_exact(document.records.len());
        for located in document.records {
            self.record(located);
        }
    }

    fn record(&mut self, LocatedRecord { spot, id, record }: LocatedRecord) {
        let index = self.context.index;
        match record {
            Ok(Record::Manifest(manifest)) => self.result.manifest(spot, &manifest),
            Ok(Record::Entity(entity)) => self.result.entity(spot, &entity, index),
            Ok(Record::Dispute(dispute)) => self.result.dispute(spot, &dispute, index),
            Ok(Record::Source(source)) => self.source(spot, source),
            Ok(Record::Claim(claim)) => match spot.position {
                RecordPosition::Line(..) => self.claim_in_line(spot, id.as_ref(), &claim),
                RecordPosition::Claim(_) | RecordPosition::Whole => {
                    self.claim_in_file(spot, id.as_ref(), &claim);
                }
            },
            Err(broken) => self.broken(spot, id.as_ref(), broken),
        }
    }

    fn source(&mut self, spot: Spot, record: Box<Source>) {
        self.result.source(spot, Some(&record), self.context.index);
        // The head of a source in JSON Lines was read in the first pass.
        if let Some(source) = &mut self.source {
            source.head = Some(SourceHead::new(record, self.context.files));
        }
    }

    fn claim_in_file(&mut self, spot: Spot, id: Option<&Id>, claim: &Claim) {
        let index = self.context.index;
        let Some(source) = &self.source else { return };
        if source.number.is_none()
            && let Some(number) = id.and_then(|id| index.source_number(id))
        {
            let rowless = (number, Some(claim.id.clone()));
            self.result.rows.rowless.insert(rowless);
        }
        let head = source.head.as_ref();
        self.result.claim(spot, claim, source.number, head, index);
    }

    fn claim_in_line(&mut self, spot: Spot, id: Option<&Id>, claim: &Claim) {
        let Context { index, heads, .. } = self.context;
        let Some(id) = id else { return };
        let number = index.source_number(id);
        if number.is_none() {
            let within = line_part(spot, LinePart::In);
            let mut sink = Sink::new(&unknown_entity::RULE, within, &mut self.result.found);
            unknown_entity::source(id, "", index, &mut sink);
        }
        let head = number.and_then(|number| heads.get(number.index())?.as_ref());
        self.result.claim(spot, claim, number, head, index);
    }

    /// Counts a broken record, and reports it if no rule for files does.
    fn broken(&mut self, spot: Spot, id: Option<&Id>, broken: BrokenRecord) {
        let number = id.and_then(|id| self.context.index.source_number(id));
        let is_whole_file = broken.fault == RecordFault::File;
        if is_whole_file {
            self.result.unread_files += 1;
        } else {
            self.result.unread_records += 1;
        }
        let rowless = &mut self.result.rows.rowless;
        match broken.kind {
            BrokenKind::Claim(claim) => rowless.extend(number.map(|number| (number, claim))),
            BrokenKind::Source if is_whole_file => {
                rowless.extend(number.map(|number| (number, None)));
            }
            // The claims of the file are checked without the record of the source.
            BrokenKind::Source if spot.position == RecordPosition::Whole => {
                self.result.source(spot, None, self.context.index);
            }
            _ => {}
        }
        let line = line_part(spot, LinePart::All);
        match broken.fault {
            // The rules for files report these.
            RecordFault::File | RecordFault::Misfit { .. } => {}
            RecordFault::LongLine => self.report_long_line(line),
            RecordFault::Line { fault, text } => self.report_line(line, fault, &text),
        }
    }

    fn report_long_line(&mut self, line: Spot) {
        let message = format!("the line has more than {} MiB", MAX_LINE_BYTES >> 20);
        Sink::new(&syntax::RULE, line, &mut self.result.found)
            .say(Place::Bytes(0..0), message)
            .help("split the record, or take it out");
    }

    /// Reports why a line is not a record.
    fn report_line(&mut self, line: Spot, fault: LineFault, text: &str) {
        let found = &mut self.result.found;
        let why = match fault {
            LineFault::Syntax(message, at) => {
                Sink::new(&syntax::RULE, line, found)
                    .say(Place::Bytes(at..at), message)
                    .help("a line of JSON Lines is one JSON object, whole on that line");
                return;
            }
            LineFault::Schema(why) => why,
        };
        let json = serde_json::from_str(text).unwrap_or_default();
        let breaches = breaches_of(Layout::Line, &json, None);
        let mut sink = Sink::new(&shape::RULE, line, found);
        if breaches.is_empty() {
            sink.value("", why);
        }
        for breach in breaches {
            sink.say(breach.place, breach.message).help = breach.help;
        }
    }
}

/// The spot of another part of the line of a record. For a record of a TOML file, the same spot.
fn line_part(spot: Spot, part: LinePart) -> Spot {
    match spot.position {
        RecordPosition::Line(start, _) => Spot {
            position: RecordPosition::Line(start, part),
            ..spot
        },
        RecordPosition::Whole | RecordPosition::Claim(_) => spot,
    }
}
