//! Extraction of plain text from a text file, HTML or PDF.

#[cfg(feature = "html")]
mod html;

use std::fs::{self, File as Handle};
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use ties_dataset::file::{File, MAX_TEXT_BYTES, ReadFault};

use crate::Failure;

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Html,
    Pdf,
    /// A format that wraps text in markup, such as RTF.
    Coded(&'static str),
}

impl Kind {
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
            return Self::Coded("RTF");
        }
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        match ending.as_str() {
            "html" | "htm" | "xhtml" => Self::Html,
            "pdf" => Self::Pdf,
            "mht" | "mhtml" => Self::Coded("MHTML"),
            "eml" => Self::Coded("a mail"),
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
    match Kind::of(&bytes, path) {
        Kind::Plain => checked(bytes, path).map(|(bytes, _)| bytes),
        Kind::Html => {
            let (_, page) = checked(bytes, path)?;
            let text = of_html(&page).map_err(|why| {
                Failure::new(
                    format!("`{shown}` {why}"),
                    "save the page as plain text, and archive that",
                )
            })?;
            checked(text.into_bytes(), path).map(|(text, _)| text)
        }
        Kind::Pdf => {
            let (_, text) = checked(of_pdf(path)?, path)?;
            Ok(text.replace('\u{c}', "\n\n").into_bytes())
        }
        Kind::Coded(format) => Err(Failure::new(
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
    let refused = |fault: ReadFault| {
        let help = match fault {
            ReadFault::TooLarge(_) => "archive the part that claims are coded from",
            _ => "save it as plain text in UTF-8, and archive that",
        };
        Failure::new(format!("`{}` {fault}", path.display()), help)
    };
    if bytes.len() as u64 > MAX_TEXT_BYTES {
        return Err(refused(ReadFault::TooLarge(MAX_TEXT_BYTES)));
    }
    let file = File::from_bytes(String::new(), bytes.clone());
    match file.fault {
        Some(fault) => Err(refused(fault)),
        None => Ok((bytes, file.text)),
    }
}

#[cfg(feature = "html")]
fn of_html(page: &str) -> Result<String, String> {
    html::text(page)
}

#[cfg(not(feature = "html"))]
fn of_html(_: &str) -> Result<String, String> {
    Err("is HTML, but this `ties` was built without the feature `html`".to_owned())
}

/// The output of `pdftotext` for a file.
fn of_pdf(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let unread = |why: String| {
        Failure::new(
            format!("`pdftotext` cannot read `{shown}`: {why}"),
            format!("run `pdftotext {shown} -` for details, or archive it as plain text"),
        )
    };
    let whole = fs::canonicalize(path).map_err(|error| unread(error.to_string()))?;
    let started = Command::new("pdftotext")
        .args(["-q", "-enc", "UTF-8", "-eol", "unix", "-nopgbrk", "--"])
        .arg(whole)
        .arg("-")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut program = started.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::new(
            format!("`{shown}` is a PDF, and `pdftotext` is not installed"),
            "install Poppler (Debian, Ubuntu and Fedora: `poppler-utils`; Homebrew: `poppler`), or save the PDF as \
             plain text, and archive that",
        ),
        _ => unread(error.to_string()),
    })?;
    let mut text = Vec::new();
    let read = program
        .stdout
        .take()
        .map(|pipe| pipe.take(MAX_TEXT_BYTES + 1).read_to_end(&mut text));
    if text.len() as u64 > MAX_TEXT_BYTES {
        // It may have ended already.
        let _ = program.kill();
        let _ = program.wait();
        return Ok(text);
    }
    let status = program.wait().map_err(|error| unread(error.to_string()))?;
    match read {
        Some(Err(error)) => Err(unread(error.to_string())),
        _ if !status.success() => Err(unread(status.to_string())),
        _ => Ok(text),
    }
}
