//! Extraction of plain text from a text file, HTML or PDF.

#[cfg(feature = "html")]
mod html;
#[cfg(feature = "html")]
mod html_elements;
#[cfg(feature = "html")]
mod html_tree;
mod pdf;

use std::fs::File as Handle;
use std::io::{self, Read};
use std::path::Path;

use ties_dataset::file::{File, MAX_TEXT_BYTES, ReadFault};

use crate::outcome::Failure;

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileFormat {
    Plain,
    Html,
    Pdf,
    /// A format that wraps text in markup, such as RTF.
    Markup(&'static str),
}

impl FileFormat {
    /// Detects the format by the first bytes, then by the file extension.
    fn of(bytes: &[u8], path: &Path) -> Self {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
        let head = head.trim_start_matches('\u{feff}').trim_start();
        if head.starts_with("%pdf-") {
            return Self::Pdf;
        }
        if head.starts_with('<')
            && ["<!doctype html", "<html", "<head", "<body"]
                .iter()
                .any(|tag| head.contains(tag))
        {
            return Self::Html;
        }
        if head.starts_with("{\\rtf") {
            return Self::Markup("RTF");
        }
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        match ending.as_str() {
            "html" | "htm" | "xhtml" => Self::Html,
            "pdf" => Self::Pdf,
            "mht" | "mhtml" => Self::Markup("MHTML"),
            "eml" => Self::Markup("a mail"),
            _ => Self::Plain,
        }
    }
}

/// The plain text of a file: UTF-8 without NUL, of at most [`MAX_TEXT_BYTES`].
pub(crate) fn text(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let bytes = read(path).map_err(|error| {
        Failure::new(
            format!("`{shown}` cannot be read: {error}"),
            "use a plain text, HTML or PDF file",
        )
    })?;
    match FileFormat::of(&bytes, path) {
        FileFormat::Plain => checked(bytes, path).map(|(bytes, _)| bytes),
        FileFormat::Html => {
            let (_, page) = checked(bytes, path)?;
            let text = html_text(&page).map_err(|why| {
                Failure::new(
                    format!("`{shown}` {why}"),
                    "save the page as plain text, and archive that",
                )
            })?;
            checked(text.into_bytes(), path).map(|(text, _)| text)
        }
        FileFormat::Pdf => {
            let (_, text) = checked(pdf::text(path)?, path)?;
            Ok(text.replace('\u{c}', "\n\n").into_bytes())
        }
        FileFormat::Markup(format) => Err(Failure::new(
            format!("`{shown}` is {format}, not plain text, HTML or PDF"),
            "save it as plain text in UTF-8, and archive that",
        )),
    }
}

/// Reads at most one byte more than the maximum size of a text.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    Handle::open(path)?
        .take(MAX_TEXT_BYTES + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes and their text, if they are valid.
fn checked(bytes: Vec<u8>, path: &Path) -> Result<(Vec<u8>, String), Failure> {
    if bytes.len() as u64 > MAX_TEXT_BYTES {
        return Err(refused(path, &ReadFault::TooLarge(MAX_TEXT_BYTES)));
    }
    let file = File::from_bytes(String::new(), bytes.clone());
    match file.fault {
        Some(fault) => Err(refused(path, &fault)),
        None => Ok((bytes, file.text)),
    }
}

/// The failure for a text that is too large or not plain text.
fn refused(path: &Path, fault: &ReadFault) -> Failure {
    let help = match fault {
        ReadFault::TooLarge(_) => "archive the part that claims are coded from",
        _ => "save it as plain text in UTF-8, and archive that",
    };
    Failure::new(format!("`{}` {fault}", path.display()), help)
}

#[cfg(feature = "html")]
fn html_text(page: &str) -> Result<String, String> {
    html::text(page)
}

#[cfg(not(feature = "html"))]
fn html_text(_: &str) -> Result<String, String> {
    Err("is HTML, but this `ties` was built without the feature `html`".to_owned())
}
