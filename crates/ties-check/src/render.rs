//! Renders findings for people: the message, the line with the marked value, and the help.

use crate::diagnostic::{Diagnostic, Excerpt};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use ties::model::Severity;
use ties_dataset::file::Files;
use ties_text::terminal::{escape_controls, is_harmful};

/// The greatest length of a message or help in characters. A longer one is cut.
const MAX_MESSAGE: usize = 600;

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
/// `folder` is prefixed to the path of the file, so that the path is relative to the working
/// directory.
///
/// Control characters, escape sequences and marks that change the direction of writing are
/// replaced, so that a data file cannot manipulate the terminal.
pub fn finding(found: &Diagnostic, files: &Files, folder: &str, style: Style) -> String {
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
