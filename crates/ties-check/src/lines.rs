//! Files of lines: read in blocks, side by side, and checked record by record.

use std::ops::Range;

use serde_json::Value;
use ties::document::Layout;
use ties::file::File;
use ties::id::Id;
use ties::index::{Index, Indexing};
use ties::line::{Line, LineFault};
use ties::row::{LinePart, Spot, Within};
use ties::tree::Place;

use crate::pass::Checked;
use crate::rule::{Sink, SourceHead};
use crate::rules::{shape, syntax, unknown_entity};
use crate::shape::breaches_of;

/// About as many bytes are one block.
const BLOCK: usize = 1 << 20;
/// The most bytes of a line: 16 MiB, as of a TOML file.
const MAX_LINE: usize = 16 << 20;

/// Whole lines of a file.
pub(crate) struct Block<'f> {
    file: u32,
    text: &'f str,
    bytes: Range<usize>,
}

/// The blocks of a file of lines.
pub(crate) fn blocks(number: usize, file: &File) -> impl Iterator<Item = Block<'_>> {
    let text = file.text.as_str();
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        let least = rest.len().min(BLOCK);
        let end = rest[least - 1..].iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| least + at);
        let bytes = start..start + end;
        start = bytes.end;
        Some(Block { file: number, text, bytes })
    })
}

impl<'f> Block<'f> {
    /// Each line that is not blank, and where it starts in the file.
    fn lines(&self) -> impl Iterator<Item = (u32, &'f str)> {
        let mut start = self.bytes.start;
        self.text[self.bytes.clone()].split_inclusive('\n').filter_map(move |line| {
            let at = u32::try_from(start).unwrap_or(u32::MAX);
            start += line.len();
            let line = line.trim_end();
            (!line.is_empty()).then_some((at, line))
        })
    }

    fn spot(&self, start: u32, part: LinePart) -> Spot {
        Spot { file: self.file, within: Within::Line(start, part) }
    }
}

/// The records of a block that are no claims.
pub(crate) struct LineRecords {
    records: Vec<(Spot, Line)>,
    /// The sources whose heads were taken.
    sources: Vec<(Spot, Id)>,
    /// The ids of those that cannot be read.
    broken: Vec<(Spot, LinePart, Id)>,
}

impl LineRecords {
    /// Reads them; claims, and what cannot be read, are left to the second pass.
    pub(crate) fn read(block: &Block<'_>) -> Self {
        let others = block.lines().filter(|(_, line)| !Line::looks_like_claim(line) && line.len() <= MAX_LINE);
        let mut read = Self { records: Vec::new(), sources: Vec::new(), broken: Vec::new() };
        for (start, line) in others {
            match Line::read(line) {
                Ok(Line::Claim(..)) => {}
                Ok(record) => read.records.push((block.spot(start, record.part()), record)),
                Err(_) => {
                    let known = Line::id_of_broken(line).map(|(part, id)| (block.spot(start, part), part, id));
                    read.broken.extend(known);
                }
            }
        }
        read
    }

    /// Adds them to the index.
    pub(crate) fn add_to(&self, indexing: &mut Indexing) {
        for (spot, record) in &self.records {
            match record {
                Line::Dataset(manifest) => indexing.set_manifest(*spot, manifest.clone()),
                Line::Entity(id, entity) => indexing.add_entity(id, *spot, Some(entity.clone())),
                Line::Source(id, _) => indexing.add_source(id, *spot),
                Line::Dispute(id, dispute) => indexing.add_dispute(id, *spot, Some(dispute.clone())),
                Line::Claim(..) => {}
            }
        }
        for (spot, part, id) in &self.broken {
            match part {
                LinePart::Entity => indexing.add_entity(id, *spot, None),
                LinePart::Source => indexing.add_source(id, *spot),
                _ => indexing.add_dispute(id, *spot, None),
            }
        }
    }

    /// Takes out the heads of the sources among them.
    pub(crate) fn take_heads(&mut self) -> Vec<(Id, SourceHead)> {
        let mut heads = Vec::new();
        for (spot, record) in std::mem::take(&mut self.records) {
            match record {
                Line::Source(id, source) => {
                    self.sources.push((spot, id.clone()));
                    heads.push((id, SourceHead::new(source)));
                }
                other => self.records.push((spot, other)),
            }
        }
        heads
    }

    /// Checks them, and the claims of their block.
    pub(crate) fn check(self, block: &Block<'_>, heads: &[Option<SourceHead>], index: &Index) -> Checked {
        let mut checked = Checked::default();
        for (spot, record) in self.records {
            match record {
                Line::Dataset(manifest) => checked.manifest(spot, &manifest),
                Line::Entity(_, entity) => checked.entity(spot, &entity, index),
                Line::Dispute(_, dispute) => checked.dispute(spot, &dispute, index),
                Line::Source(..) | Line::Claim(..) => {}
            }
        }
        for (spot, id) in self.sources {
            let head = index.source_number(&id).and_then(|number| heads.get(number as usize)?.as_ref());
            checked.source(spot, head.map(|head| &*head.record), index);
        }
        let claim_of_broken = |line: &str| {
            let (source, claim) = Line::claim_of_broken(line)?;
            Some((index.source_number(&source)?, claim))
        };
        for (start, line) in block.lines() {
            if line.len() > MAX_LINE {
                checked.rowless.extend(claim_of_broken(line));
                let place = Place::Bytes(start as usize..start as usize);
                let mut sink = Sink::new(&syntax::RULE, block.spot(start, LinePart::All), &mut checked.found);
                sink.say(place, format!("the line has more than {} MiB", MAX_LINE >> 20))
                    .help("split the record, or take it out");
                checked.unread_records += 1;
                continue;
            }
            match Line::read(line) {
                Ok(Line::Claim(source, claim)) => {
                    let spot = block.spot(start, LinePart::Claim);
                    let number = index.source_number(&source);
                    if number.is_none() {
                        let mut sink =
                            Sink::new(&unknown_entity::RULE, block.spot(start, LinePart::In), &mut checked.found);
                        unknown_entity::source(&source, "", index, &mut sink);
                    }
                    let head = number.and_then(|number| heads.get(number as usize)?.as_ref());
                    checked.claim(spot, &claim, number, head, index);
                }
                Ok(_) => {}
                Err(fault) => {
                    checked.unread_records += 1;
                    checked.rowless.extend(claim_of_broken(line));
                    say_fault(block, start, line, fault, &mut checked);
                }
            }
        }
        checked.finish()
    }
}

/// Says why a line is no record.
fn say_fault(block: &Block<'_>, start: u32, line: &str, fault: LineFault, checked: &mut Checked) {
    let spot = block.spot(start, LinePart::All);
    let why = match fault {
        LineFault::Syntax(message, at) => {
            let at = start as usize + at;
            let mut sink = Sink::new(&syntax::RULE, spot, &mut checked.found);
            sink.say(Place::Bytes(at..at), message).help("a line of JSON Lines is one JSON object, whole on that line");
            return;
        }
        LineFault::Misfit(why) => why,
    };
    let json: Value = serde_json::from_str(line).unwrap_or_default();
    let mut sink = Sink::new(&shape::RULE, spot, &mut checked.found);
    let breaches = breaches_of(Layout::Line, &json, None);
    if breaches.is_empty() {
        sink.value("", why);
        return;
    }
    for breach in breaches {
        let place = match breach.place {
            Place::Value(pointer) => Place::Value(format!("/{start}{pointer}")),
            Place::Key(pointer) => Place::Key(format!("/{start}{pointer}")),
            other => other,
        };
        sink.say(place, breach.message).help = breach.help;
    }
}
