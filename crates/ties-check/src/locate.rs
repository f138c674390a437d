//! Locates findings: looks up their bytes and lines after all checks have run.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;
use ties::layout::Layout;
use ties::line;
use ties_dataset::file::{Block, File, Files};
use ties_dataset::index::Index;
use ties_dataset::spot::Place;
use ties_dataset::tree::Tree;

use crate::diagnostic::{Diagnostic, Excerpt, Position};

/// The findings of all files with their severities, bytes and lines, sorted by file and position.
pub(crate) fn locate(found: Vec<Vec<Diagnostic>>, files: &Files, index: &Index) -> Vec<Diagnostic> {
    let pieces: Vec<_> = found
        .into_par_iter()
        .zip(files.as_slice())
        .filter(|(found, _)| !found.is_empty())
        .flat_map_iter(|(found, file)| pieces_of(found, file))
        .collect();
    let located: Vec<_> = pieces
        .into_par_iter()
        .map(|piece| piece.locate(index))
        .collect();
    located.into_iter().flatten().collect()
}

/// Findings in one text: a TOML file, or a block of a file of JSON Lines.
struct Piece<'f> {
    found: Vec<Diagnostic>,
    file: &'f File,
    /// The block with the text. `None` if the text is the whole file.
    block: Option<Block>,
    /// The number of lines of the file before the text.
    lines_before: usize,
}

/// The findings of a file, divided by the texts that they are in.
fn pieces_of(mut found: Vec<Diagnostic>, file: &File) -> Vec<Piece<'_>> {
    if Layout::of(&file.path) == Some(Layout::Line) {
        let blocks = file.blocks().into_owned();
        if !blocks.is_empty() {
            found.sort_by_key(line_start);
            return pieces_of_blocks(found, file, blocks);
        }
    }
    vec![Piece {
        found,
        file,
        block: None,
        lines_before: 0,
    }]
}

/// The findings of a file of JSON Lines, divided by the blocks that they are in. The findings must
/// be sorted by line.
fn pieces_of_blocks(found: Vec<Diagnostic>, file: &File, blocks: Vec<Block>) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut lines_before = 0;
    let last = blocks.len() - 1;
    let mut found = found.into_iter().peekable();
    for (number, block) in blocks.into_iter().enumerate() {
        let lines = block.lines;
        let end = if number < last {
            block.bytes.end
        } else {
            usize::MAX
        };
        let mut within = Vec::new();
        while let Some(found) = found.next_if(|found| line_start(found) < end) {
            within.push(found);
        }
        if !within.is_empty() {
            pieces.push(Piece {
                found: within,
                file,
                block: Some(block),
                lines_before,
            });
        }
        lines_before += lines;
    }
    pieces
}

impl Piece<'_> {
    /// Sets the severities, bytes and lines of the findings, sorts them, and removes duplicates.
    fn locate(mut self, index: &Index) -> Vec<Diagnostic> {
        self.set_severities(index);
        let text = match &self.block {
            // If the block can no longer be read, the finding about its file says so.
            Some(block) => self.file.block(block).unwrap_or_default(),
            None => Cow::Borrowed(self.file.text.as_str()),
        };
        let start = self.block.as_ref().map_or(0, |block| block.bytes.start);
        if Layout::of(&self.file.path) == Some(Layout::Line) {
            for found in &mut self.found {
                found.bytes = line_bytes(&text, start, found);
            }
        } else {
            let (tree, _) = Tree::parse(&text);
            for found in &mut self.found {
                found.bytes = tree.bytes(&found.place);
            }
        }
        let mut found = self.found;
        found.sort_by(|a, b| {
            (a.bytes.start, a.bytes.end, a.code, &a.message).cmp(&(
                b.bytes.start,
                b.bytes.end,
                b.code,
                &b.message,
            ))
        });
        found.dedup();
        set_positions(&mut found, &text, self.lines_before);
        for found in &mut found {
            found.excerpt = Excerpt::of(&text, &found.bytes);
            found.bytes = found.bytes.start + start..found.bytes.end + start;
        }
        found
    }

    /// Applies the severities that the manifest sets.
    fn set_severities(&mut self, index: &Index) {
        let Some(manifest) = index.manifest() else {
            return;
        };
        for found in &mut self.found {
            if let Some(change) = manifest.severities.get(found.code) {
                found.severity = change.severity;
            }
        }
    }
}

/// Sets the positions of findings in a text. The findings must be sorted by start.
fn set_positions(found: &mut [Diagnostic], text: &str, lines_before: usize) {
    let starts = Position::of_all(text, found.iter().map(|found| found.bytes.start));
    let mut by_end: Vec<_> = (0..found.len()).collect();
    by_end.sort_by_key(|number| found[*number].bytes.end);
    let ends = Position::of_all(text, by_end.iter().map(|number| found[*number].bytes.end));
    for (found, start) in found.iter_mut().zip(starts) {
        found.start = start;
        found.start.line += lines_before;
    }
    for (number, end) in by_end.into_iter().zip(ends) {
        found[number].end = end;
        found[number].end.line += lines_before;
    }
}

/// The byte at which the line of a finding starts: 0 if it is about the whole file.
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
