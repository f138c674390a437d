//! Text of PDF files, by the program `pdftotext`.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use ties_dataset::file::MAX_TEXT_BYTES;

use crate::outcome::Failure;

/// The output of `pdftotext` for a file, of at most one byte more than a text may have.
pub(super) fn text(path: &Path) -> Result<Vec<u8>, Failure> {
    let absolute = fs::canonicalize(path).map_err(|error| unreadable(path, &error.to_string()))?;
    let started = Command::new("pdftotext")
        .args(["-q", "-enc", "UTF-8", "-eol", "unix", "-nopgbrk", "--"])
        .arg(absolute)
        .arg("-")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut program = match started {
        Ok(program) => program,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(not_installed(path)),
        Err(error) => return Err(unreadable(path, &error.to_string())),
    };
    let mut text = Vec::new();
    let mut read = Ok(0);
    if let Some(pipe) = program.stdout.take() {
        read = pipe.take(MAX_TEXT_BYTES + 1).read_to_end(&mut text);
    }
    if text.len() as u64 > MAX_TEXT_BYTES {
        // It may have ended already.
        let _ = program.kill();
        let _ = program.wait();
        return Ok(text);
    }
    let status = program
        .wait()
        .map_err(|error| unreadable(path, &error.to_string()))?;
    if let Err(error) = read {
        return Err(unreadable(path, &error.to_string()));
    }
    if !status.success() {
        return Err(unreadable(path, &status.to_string()));
    }
    Ok(text)
}

fn not_installed(path: &Path) -> Failure {
    Failure::new(
        format!(
            "`{}` is a PDF, and `pdftotext` is not installed",
            path.display()
        ),
        "install Poppler (Debian, Ubuntu and Fedora: `poppler-utils`; Homebrew: `poppler`), \
         or save the PDF as plain text, and archive that",
    )
}

fn unreadable(path: &Path, why: &str) -> Failure {
    let path = path.display();
    Failure::new(
        format!("`pdftotext` cannot read `{path}`: {why}"),
        format!("run `pdftotext {path} -` for details, or archive it as plain text"),
    )
}
