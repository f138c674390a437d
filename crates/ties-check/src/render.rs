//! Findings as a person reads them: the line, the place in it, what is wrong and what to do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use ties::diagnostic::Diagnostic;
use ties::file::Files;
use ties::model::Severity;
use ties::terminal::{harmless, is_harmful};

/// The most bytes of a line that are looked at; a longer one is cut round the place.
const MAX_LINE: usize = 4096;
/// The most characters of a message or a help that are shown.
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
/// `folder` is put before the path of the file, as the person who runs the check would write it.
///
/// Nothing of a file's reaches the text raw: control characters, escapes and marks that change the direction of
/// writing are replaced.
pub fn finding(found: &Diagnostic, files: &Files, folder: &str, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = cut(&harmless(&found.message));
    let help = found.help.as_deref().map(|help| cut(&harmless(help)));
    let (path, text) =
        files.as_slice().get(found.file).map_or(("", ""), |file| (file.path.as_str(), file.text.as_str()));
    let path = harmless(&if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }).into_owned();
    let line = Line::around(text, &found.bytes, found.start.line);

    let mut group = Group::with_title(level.primary_title(message.as_str()).id(found.code));
    group = match &line {
        None => group.element(Origin::path(path.as_str())),
        Some(line) if line.is_cut => {
            let origin = Origin::path(path.as_str()).line(found.start.line).char_column(found.start.column);
            group.element(origin).element(line.snippet())
        }
        Some(line) => group.element(line.snippet().path(path.as_str())),
    };
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let text = renderer.render(&[group]);
    // Between an origin of its own and a snippet without one the library puts a line that says nothing.
    let says_nothing = |line: &&str| line.contains(":::") && !line.contains('|') && !line.contains("-->");
    text.lines().filter(|line| !says_nothing(line)).fold(String::new(), |text, line| text + line + "\n")
}

/// The line that a finding is about, made harmless byte for byte, so that places in it stay what they are.
struct Line {
    text: String,
    number: usize,
    place: Range<usize>,
    is_cut: bool,
}

impl Line {
    /// The line of the first of `bytes`; none where the text has nothing to show.
    fn around(text: &str, bytes: &Range<usize>, number: usize) -> Option<Self> {
        if text.trim_start().is_empty() {
            return None;
        }
        let on_char = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let start = on_char(bytes.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = on_char(bytes.end).clamp(start, line_end);
        let (mut from, mut to, is_cut) = (line_start, line_end, line_end - line_start > MAX_LINE);
        if is_cut {
            from = on_char(start.saturating_sub(60)).max(line_start);
            to = on_char(start + 120).clamp(start, line_end);
        }
        let shown = text[from..to].trim_end_matches('\r');
        let place = start - from..end.min(from + shown.len()).max(start) - from;
        let place = place.start.min(shown.len())..place.end.min(shown.len());
        Some(Self { text: harmless_in_place(shown), number, place, is_cut })
    }

    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        Snippet::source(self.text.as_str())
            .line_start(self.number)
            .annotation(AnnotationKind::Primary.span(self.place.clone()))
    }
}

/// The line with its harmful characters replaced by others of as many bytes.
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
