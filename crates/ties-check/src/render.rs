//! Renders findings for people: the source line, the marked value, the message and the help.

use crate::diagnostic::{Diagnostic, Excerpt};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use ties::model::Severity;
use ties_dataset::file::Files;
use ties_text::terminal::{escape_controls, is_harmful};

/// The most characters shown of a message or a help.
const MAX_MESSAGE: usize = 600;

/// Whether to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text only.
    Plain,
    /// With the escape sequences of a terminal.
    Coloured,
}

/// The text of one finding, with a line break at its end.
///
/// `folder` is prefixed to the path of the file, so that the path is relative to the working directory.
///
/// Control characters, escape sequences and marks that change the direction of writing are replaced, so that a data file
/// cannot manipulate the terminal.
pub fn finding(found: &Diagnostic, files: &Files, folder: &str, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = cut(&escape_controls(&found.message));
    let help = found
        .help
        .as_deref()
        .map(|help| cut(&escape_controls(help)));
    let path = files
        .as_slice()
        .get(found.file())
        .map_or("", |file| file.path.as_str());
    let path = escape_controls(&if folder.is_empty() {
        path.to_owned()
    } else {
        format!("{folder}/{path}")
    })
    .into_owned();
    // Replaced byte for byte, so that the marked range stays valid.
    let line = found
        .excerpt
        .as_ref()
        .map(|excerpt| (harmless_in_place(&excerpt.text), excerpt));
    let snippet = |line: String, excerpt: &Excerpt| {
        let place = AnnotationKind::Primary.span(excerpt.place.clone());
        Snippet::source(line)
            .line_start(found.start.line)
            .annotation(place)
    };

    let mut group = Group::with_title(level.primary_title(message.as_str()).id(found.code));
    group = match line {
        None => group.element(Origin::path(path.as_str())),
        Some((line, excerpt)) if excerpt.is_cut => {
            let origin = Origin::path(path.as_str())
                .line(found.start.line)
                .char_column(found.start.column);
            group.element(origin).element(snippet(line, excerpt))
        }
        Some((line, excerpt)) => group.element(snippet(line, excerpt).path(path.as_str())),
    };
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let text = renderer.render(&[group]);
    // The library puts a `:::` line without content between a separate origin and a snippet without one.
    let is_empty =
        |line: &&str| line.contains(":::") && !line.contains('|') && !line.contains("-->");
    text.lines()
        .filter(|line| !is_empty(line))
        .fold(String::new(), |text, line| text + line + "\n")
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

fn cut(message: &str) -> String {
    match message.char_indices().nth(MAX_MESSAGE) {
        Some((at, _)) => format!("{}…", &message[..at]),
        None => message.to_owned(),
    }
}
