//! Renders findings for people: the message, the line with the marked value, and the help.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Excerpt};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use ties::model::Severity;
use ties_dataset::file::Files;
use ties_text::terminal::{escape_controls, is_harmful};

/// The greatest length of a message or help in characters. A longer one is cut.
const MAX_MESSAGE: usize = 600;

/// The greatest number of different messages of one rule in one file that are each printed.
const MAX_MESSAGES: usize = 5;

/// The greatest number of lines that a block lists.
const MAX_LINES: usize = 10;

/// Findings of one rule in one file that are printed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingGroup<'r> {
    /// The first finding. It is printed in full.
    pub first: &'r Diagnostic,
    /// The other findings. Only their number and lines are printed.
    pub more: Vec<&'r Diagnostic>,
}

impl<'r> FindingGroup<'r> {
    /// A block for each finding.
    pub fn each(found: &'r [Diagnostic]) -> Vec<Self> {
        found.iter().map(Self::single).collect()
    }

    fn single(first: &'r Diagnostic) -> Self {
        Self {
            first,
            more: Vec::new(),
        }
    }

    /// Blocks in the order of their first findings. Equal messages in a file are one block. If a
    /// rule has more than five different messages in a file, all its findings there are one block.
    pub fn grouped(found: &'r [Diagnostic]) -> Vec<Self> {
        let mut blocks: Vec<Self> = Vec::new();
        for of_file in found.chunk_by(|a, b| a.file() == b.file()) {
            let mut messages: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
            for found in of_file {
                let of_rule = messages.entry((found.code, found.severity)).or_default();
                if of_rule.len() <= MAX_MESSAGES {
                    of_rule.insert(&found.message);
                }
            }
            let mut positions = BTreeMap::new();
            for found in of_file {
                let rule = (found.code, found.severity);
                let message = if messages[&rule].len() > MAX_MESSAGES {
                    ""
                } else {
                    &*found.message
                };
                let position = *positions.entry((rule, message)).or_insert(blocks.len());
                match blocks.get_mut(position) {
                    Some(block) => block.more.push(found),
                    None => blocks.push(Self::single(found)),
                }
            }
        }
        blocks
    }

    /// The number and the lines of the other findings. `None` if there are none.
    fn note(&self) -> Option<String> {
        let mut lines: Vec<_> = self.more.iter().map(|found| found.start.line).collect();
        lines.dedup();
        let listed = lines.iter().take(MAX_LINES).map(ToString::to_string);
        let listed = listed.collect::<Vec<_>>().join(", ");
        let noun = match lines.len() {
            0 => return None,
            1 => "line",
            _ => "lines",
        };
        let ending = if lines.len() > MAX_LINES { ", …" } else { "" };
        let count = self.more.len();
        Some(format!(
            "{count} more in this file: {noun} {listed}{ending}"
        ))
    }
}

/// Whether to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text only.
    Plain,
    /// With the escape sequences of a terminal.
    Coloured,
}

/// The text of one finding. It ends in a line break.
///
/// The arguments are those of [`block`].
pub fn finding(found: &Diagnostic, files: &Files, folder: &str, style: Style) -> String {
    block(&FindingGroup::single(found), files, folder, style)
}

/// The text of a block of findings. It ends in a line break.
///
/// `folder` is prefixed to the path of the file, so that the path is relative to the working
/// directory.
///
/// Control characters, escape sequences and marks that change the direction of writing are
/// replaced, so that a data file cannot manipulate the terminal.
pub fn block(block: &FindingGroup<'_>, files: &Files, folder: &str, style: Style) -> String {
    let found = block.first;
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO.with_name("hint"),
    };
    let path = path(found, files, folder);
    let message = cut(&escape_controls(&found.message));
    let help = found
        .help
        .as_deref()
        .map(|help| cut(&escape_controls(help)));
    let mut group = Group::with_title(level.primary_title(message.as_str()).id(found.code));
    group = match &found.excerpt {
        None => group.element(Origin::path(path.as_str())),
        Some(excerpt) if excerpt.is_cut => {
            let origin = Origin::path(path.as_str())
                .line(found.start.line)
                .char_column(found.start.column);
            group
                .element(origin)
                .element(snippet(excerpt, found.start.line))
        }
        Some(excerpt) => group.element(snippet(excerpt, found.start.line).path(path.as_str())),
    };
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    if let Some(note) = block.note() {
        group = group.element(Level::NOTE.message(note));
    }
    render(group, style)
}

fn render(group: Group<'_>, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let output = renderer.render(&[group]);
    let mut text = String::new();
    for line in output.lines().filter(|line| !is_empty(line)) {
        text += line;
        text += "\n";
    }
    text
}

/// The path of the file of a finding, below `folder`.
fn path(found: &Diagnostic, files: &Files, folder: &str) -> String {
    let file = files.as_slice().get(found.file());
    let path = file.map_or("", |file| file.path.as_str());
    if folder.is_empty() {
        escape_controls(path).into_owned()
    } else {
        escape_controls(&format!("{folder}/{path}")).into_owned()
    }
}

/// The line of a finding with its mark.
fn snippet(excerpt: &Excerpt, line: usize) -> Snippet<'static, Annotation<'static>> {
    // Replaced byte for byte, so that the marked range stays valid.
    Snippet::source(harmless_in_place(&excerpt.text))
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(excerpt.place.clone()))
}

/// Whether a rendered line is the `:::` line without content that the library puts between a
/// separate origin and a snippet without one.
fn is_empty(line: &str) -> bool {
    line.contains(":::") && !line.contains('|') && !line.contains("-->")
}

/// The line with harmful characters replaced by others of the same length in bytes.
fn harmless_in_place(line: &str) -> String {
    let replace = |character: char| match character {
        '\t' => ' ',
        harmful if is_harmful(harmful) => match harmful.len_utf8() {
            1 => '?',
            2 => '·',
            3 => '\u{fffd}',
            _ => '\u{1f791}',
        },
        harmless => harmless,
    };
    line.chars().map(replace).collect()
}

/// The start of a message, with `…` if the message is longer.
fn cut(message: &str) -> String {
    match message.char_indices().nth(MAX_MESSAGE) {
        Some((at, _)) => format!("{}…", &message[..at]),
        None => message.to_owned(),
    }
}
