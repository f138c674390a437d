//! Files of lines: read in blocks, side by side, and checked record by record.

use std::borrow::Cow;

use serde_json::Value;
use ties::id::Id;
use ties::layout::Layout;
use ties::line::LinePart;
use ties::line::{Line, LineFault};
use ties::model::{Dispute, Entity, Manifest};
use ties_dataset::file::{Block, File, Files, ReadFault};
use ties_dataset::index::{Index, Indexing};
use ties_dataset::number::SourceNo;
use ties_dataset::spot::{Place, Spot, Within};

use crate::pass::Checked;
use crate::rule::{Sink, SourceHead};
use crate::rules::{shape, syntax, unknown_entity};
use crate::shape::breaches_of;

/// The most bytes of a line: 16 MiB, as of a TOML file.
const MAX_LINE: usize = 16 << 20;

/// Whole lines of a file.
pub(crate) struct Lines<'f> {
    pub(crate) number: usize,
    file: &'f File,
    block: Block,
}

/// The lines of a file, block by block.
pub(crate) fn blocks(number: usize, file: &File) -> impl Iterator<Item = Lines<'_>> {
    file.blocks()
        .into_owned()
        .into_iter()
        .map(move |block| Lines {
            number,
            file,
            block,
        })
}

impl Lines<'_> {
    /// Their text.
    fn text(&self) -> Result<Cow<'_, str>, ReadFault> {
        self.file.block(&self.block)
    }

    /// Each line of their text that is not blank, and where it starts in the file.
    fn each<'t>(&self, text: &'t str) -> impl Iterator<Item = (u32, &'t str)> {
        let mut start = self.block.bytes.start;
        text.split_inclusive('\n').filter_map(move |line| {
            let at = u32::try_from(start).unwrap_or(u32::MAX);
            start += line.len();
            let line = line.trim_end();
            (!line.is_empty()).then_some((at, line))
        })
    }

    fn spot(&self, start: u32, part: LinePart) -> Spot {
        Spot {
            file: u32::try_from(self.number).unwrap_or(u32::MAX),
            within: Within::Line(start, part),
        }
    }
}

/// The records of a block that are no claims.
#[derive(Default)]
pub(crate) struct LineRecords {
    manifests: Vec<(Spot, Box<Manifest>)>,
    /// The record of each moves to the index, unless another bears its id; a broken one has none.
    entities: Vec<(Spot, Id, Option<Box<Entity>>)>,
    /// Likewise.
    disputes: Vec<(Spot, Id, Option<Box<Dispute>>)>,
    /// The sources with their heads, until these are taken; then each by its number.
    heads: Vec<(Spot, Id, SourceHead)>,
    sources: Vec<(Spot, SourceNo)>,
    broken_sources: Vec<(Spot, Id)>,
    /// Why their block could not be read.
    pub(crate) fault: Option<ReadFault>,
    /// How many lines the block has, which are mostly claims.
    pub(crate) lines: usize,
}

impl LineRecords {
    /// Reads them; claims, and what cannot be read, are left to the second pass.
    pub(crate) fn read(block: &Lines<'_>, files: &Files) -> Self {
        let mut read = Self::default();
        let text = match block.text() {
            Ok(text) => text,
            Err(fault) => {
                return Self {
                    fault: Some(fault),
                    ..read
                };
            }
        };
        for (start, line) in block.each(&text) {
            read.lines += 1;
            if Line::looks_like_claim(line) || line.len() > MAX_LINE {
                continue;
            }
            let spot = |part| block.spot(start, part);
            match Line::read(line) {
                Ok(Line::Claim(..)) => {}
                Ok(Line::Dataset(manifest)) => {
                    read.manifests.push((spot(LinePart::Dataset), manifest));
                }
                Ok(Line::Entity(id, entity)) => {
                    read.entities
                        .push((spot(LinePart::Entity), id, Some(entity)));
                }
                Ok(Line::Dispute(id, dispute)) => {
                    read.disputes
                        .push((spot(LinePart::Dispute), id, Some(dispute)));
                }
                Ok(Line::Source(id, source)) => {
                    read.heads
                        .push((spot(LinePart::Source), id, SourceHead::new(source, files)));
                }
                Err(_) => match Line::id_of_broken(line) {
                    Some((part @ LinePart::Entity, id)) => {
                        read.entities.push((spot(part), id, None));
                    }
                    Some((part @ LinePart::Source, id)) => {
                        read.broken_sources.push((spot(part), id));
                    }
                    Some((part, id)) => read.disputes.push((spot(part), id, None)),
                    None => {}
                },
            }
        }
        read.entities.shrink_to_fit();
        read.heads.shrink_to_fit();
        read
    }

    /// Adds them to the index.
    pub(crate) fn add_to(&mut self, indexing: &mut Indexing) {
        for (spot, manifest) in &self.manifests {
            indexing.set_manifest(*spot, manifest.clone());
        }
        for (spot, id, entity) in &mut self.entities {
            indexing.add_entity(id, *spot, entity);
        }
        for (spot, id, dispute) in &mut self.disputes {
            indexing.add_dispute(id, *spot, dispute);
        }
        let whole = self.heads.iter().map(|(spot, id, _)| (spot, id));
        for (spot, id) in whole.chain(self.broken_sources.iter().map(|(spot, id)| (spot, id))) {
            indexing.add_source(id, *spot);
        }
    }

    /// Takes out the heads of the sources among them.
    pub(crate) fn take_heads(&mut self, index: &Index) -> Vec<(Id, SourceHead)> {
        let heads = std::mem::take(&mut self.heads);
        let number =
            |(spot, id, _): &(Spot, Id, SourceHead)| Some((*spot, index.source_number(id)?));
        self.sources = heads.iter().filter_map(number).collect();
        heads.into_iter().map(|(_, id, head)| (id, head)).collect()
    }

    /// Checks them, and the claims of their block.
    pub(crate) fn check(
        self,
        block: &Lines<'_>,
        heads: &[Option<SourceHead>],
        index: &Index,
    ) -> Checked {
        let mut checked = Checked::default();
        let text = match self.fault.map_or_else(|| block.text(), Err) {
            Ok(text) => text,
            Err(fault) => {
                checked.unread = Some((block.number, fault));
                return checked;
            }
        };
        for (spot, manifest) in &self.manifests {
            checked.manifest(*spot, manifest);
        }
        for (spot, id, left) in &self.entities {
            if let Some(entity) = index.entity_from(*spot, id).or(left.as_deref()) {
                checked.entity(*spot, entity, index);
            }
        }
        for (spot, id, left) in &self.disputes {
            if let Some(dispute) = index.dispute_from(*spot, id).or(left.as_deref()) {
                checked.dispute(*spot, dispute, index);
            }
        }
        for (spot, number) in &self.sources {
            let head = heads.get(number.index()).and_then(Option::as_ref);
            checked.source(*spot, head.map(|head| &*head.record), index);
        }
        let claim_of_broken = |line: &str| {
            let (source, claim) = Line::claim_of_broken(line)?;
            Some((index.source_number(&source)?, claim))
        };
        for (start, line) in block.each(&text) {
            if line.len() > MAX_LINE {
                checked.rows.rowless.extend(claim_of_broken(line));
                let mut sink = Sink::new(
                    &syntax::RULE,
                    block.spot(start, LinePart::All),
                    &mut checked.found,
                );
                sink.say(
                    Place::Bytes(0..0),
                    format!("the line has more than {} MiB", MAX_LINE >> 20),
                )
                .help("split the record, or take it out");
                checked.unread_records += 1;
                continue;
            }
            match Line::read(line) {
                Ok(Line::Claim(source, claim)) => {
                    let spot = block.spot(start, LinePart::Claim);
                    let number = index.source_number(&source);
                    if number.is_none() {
                        let mut sink = Sink::new(
                            &unknown_entity::RULE,
                            block.spot(start, LinePart::In),
                            &mut checked.found,
                        );
                        unknown_entity::source(&source, "", index, &mut sink);
                    }
                    let head = number.and_then(|number| heads.get(number.index())?.as_ref());
                    checked.claim(spot, &claim, number, head, index);
                }
                Ok(_) => {}
                Err(fault) => {
                    checked.unread_records += 1;
                    checked.rows.rowless.extend(claim_of_broken(line));
                    say_fault(block, start, line, fault, &mut checked);
                }
            }
        }
        checked.finish()
    }
}

/// Says why a line is no record.
fn say_fault(block: &Lines<'_>, start: u32, line: &str, fault: LineFault, checked: &mut Checked) {
    let spot = block.spot(start, LinePart::All);
    let why = match fault {
        LineFault::Syntax(message, at) => {
            let mut sink = Sink::new(&syntax::RULE, spot, &mut checked.found);
            sink.say(Place::Bytes(at..at), message)
                .help("a line of JSON Lines is one JSON object, whole on that line");
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
        sink.say(breach.place, breach.message).help = breach.help;
    }
}
