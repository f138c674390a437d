//! Folders of exports: each replaces the previous one only when it is complete.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::losses::Losses;

/// The file that marks a folder as an export and lists what it could not carry.
pub(crate) const RECORD: &str = "losses.json";

/// The same for people.
pub(crate) const REPORT: &str = "LOSSES.md";

/// A folder that is being written.
#[derive(Debug)]
pub(crate) struct Folder {
    /// Where it is written.
    unfinished: PathBuf,
    /// Its final path.
    place: PathBuf,
    /// A lock kept while this run writes, so that another run can distinguish this folder from what
    /// a killed run left behind.
    _writing: Option<File>,
    /// The files that it has.
    files: BTreeSet<String>,
    /// What the export cannot carry.
    pub(crate) losses: Losses,
}

impl Folder {
    /// Begins a folder whose final path is `place`, and removes what killed runs left next to it.
    ///
    /// # Errors
    /// If the disk cannot be written, or if `place` has something that no export wrote.
    pub(crate) fn begin(place: &Path) -> io::Result<Self> {
        let name = place
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let above = place.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(above)?;
        may_be_replaced(place)?;
        for entry in fs::read_dir(above)? {
            let entry = entry?;
            let file_name = entry.file_name().to_string_lossy().into_owned();
            if file_name.starts_with(&format!(".{name}.")) && file_name.ends_with(UNFINISHED) {
                clear(&entry.path())?;
            }
        }
        let unfinished = above.join(format!(".{name}.{}{UNFINISHED}", std::process::id()));
        fs::create_dir(&unfinished)?;
        let writing = File::open(&unfinished)
            .ok()
            .filter(|folder| folder.try_lock().is_ok());
        let place = place.to_owned();
        Ok(Self {
            unfinished,
            place,
            _writing: writing,
            files: BTreeSet::new(),
            losses: Losses::default(),
        })
    }

    /// Begins a file of this name.
    ///
    /// # Errors
    /// If the disk cannot be written.
    pub(crate) fn file(&mut self, name: &str) -> io::Result<OutputFile> {
        self.files.insert(name.to_owned());
        Ok(OutputFile(BufWriter::with_capacity(
            1 << 18,
            File::create_new(self.unfinished.join(name))?,
        )))
    }

    /// The path of a file of this name, for a library that opens it by itself; call
    /// [`Folder::settle`] afterwards.
    #[cfg(feature = "sqlite")]
    pub(crate) fn place_of(&mut self, name: &str) -> PathBuf {
        self.files.insert(name.to_owned());
        self.unfinished.join(name)
    }

    /// Flushes a file that a library wrote to the disk.
    ///
    /// # Errors
    /// If the disk cannot be written: a full disk is reported here at the latest.
    #[cfg(feature = "sqlite")]
    pub(crate) fn settle(&self, name: &str) -> io::Result<()> {
        File::options()
            .write(true)
            .open(self.unfinished.join(name))?
            .sync_all()
    }

    /// Writes a whole file.
    ///
    /// # Errors
    /// If the disk cannot be written.
    pub(crate) fn write(&mut self, name: &str, content: &str) -> io::Result<()> {
        let mut file = self.file(name)?;
        file.write_all(content.as_bytes())?;
        file.finish()
    }

    /// Writes a whole file of JSON, laid out for people.
    ///
    /// # Errors
    /// If the disk cannot be written.
    pub(crate) fn write_json(&mut self, name: &str, content: &Value) -> io::Result<()> {
        let text = serde_json::to_string_pretty(content).map_err(io::Error::other)?;
        self.write(name, &(text + "\n"))
    }

    /// The names of the files that were begun.
    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// The size and the digest of a file that is written, as they are on the disk.
    ///
    /// # Errors
    /// If it cannot be read back.
    pub(crate) fn described(&self, name: &str) -> io::Result<Described> {
        let mut file = File::open(self.unfinished.join(name))?;
        let mut digest = Sha256::new();
        let mut part = vec![0; 1 << 16];
        let mut bytes = 0;
        loop {
            let read = file.read(&mut part)?;
            if read == 0 {
                break;
            }
            digest.update(&part[..read]);
            bytes += read as u64;
        }
        let sha256 = digest
            .finalize()
            .into_iter()
            .flat_map(|byte| [byte >> 4, byte & 15]);
        let sha256 = sha256
            .filter_map(|half| char::from_digit(half.into(), 16))
            .collect();
        Ok(Described { bytes, sha256 })
    }

    /// Writes the loss report, and moves the folder to its final path in one step: a reader sees
    /// the old folder or the new one, both complete.
    ///
    /// # Errors
    /// If the disk cannot be written; then the previous folder is unchanged.
    pub(crate) fn finish(mut self, head: Value) -> io::Result<PathBuf> {
        self.write(REPORT, &self.losses.report(&head))?;
        self.files.insert(RECORD.to_owned());
        let mut record = head;
        record["files"] = json!(self.files);
        record["losses"] = json!(self.losses.all());
        self.write_json(RECORD, &record)?;
        sync(&self.unfinished)?;
        if self.place.exists() {
            exchange(&self.unfinished, &self.place)?;
        } else {
            fs::rename(&self.unfinished, &self.place)?;
        }
        sync(self.place.parent().unwrap_or(Path::new("")))?;
        Ok(self.place.clone())
    }
}

impl Drop for Folder {
    /// Removes what is half written or was replaced; the next run removes what cannot be removed
    /// now.
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.unfinished);
    }
}

/// A file that is written.
#[derive(Debug)]
pub(crate) struct Described {
    /// Its size.
    pub(crate) bytes: u64,
    /// Its SHA-256, in hexadecimal digits.
    pub(crate) sha256: String,
}

const UNFINISHED: &str = ".unfinished";

/// Checks that `place` is empty or an export, so that a new export may replace it.
fn may_be_replaced(place: &Path) -> io::Result<()> {
    let entries = match fs::symlink_metadata(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
        Ok(found) if !found.is_dir() => return Err(refusal(place, "is not a folder")),
        Ok(_) => fs::read_dir(place)?,
    };
    let record = fs::read_to_string(place.join(RECORD)).unwrap_or_default();
    let record: Value = serde_json::from_str(&record).unwrap_or_default();
    let ours: BTreeSet<&str> = record["files"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for entry in entries {
        let name = entry?.file_name();
        if !name.to_str().is_some_and(|name| ours.contains(name)) {
            let what = format!("holds `{}`, which no export wrote", name.to_string_lossy());
            return Err(refusal(place, &what));
        }
    }
    Ok(())
}

fn refusal(place: &Path, what: &str) -> io::Error {
    let place = place.display();
    io::Error::new(
        io::ErrorKind::AlreadyExists,
        format!("`{place}` {what}: move it away, or choose another folder"),
    )
}

/// Removes what a killed run left behind.
fn clear(left: &Path) -> io::Result<()> {
    let is_in_use = File::open(left).is_ok_and(|folder| folder.try_lock().is_err());
    if is_in_use {
        Ok(())
    } else {
        fs::remove_dir_all(left)
    }
}

/// Swaps two folders.
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            // Some file systems do not support this.
            Err(
                rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP,
            ) => {}
            done => return Ok(done?),
        }
    }
    let aside = one.with_extension("old.unfinished");
    fs::rename(other, &aside)?;
    fs::rename(one, other).inspect_err(|_| {
        // The old one goes back; the error that matters is the first.
        let _ = fs::rename(&aside, other);
    })?;
    fs::rename(&aside, one)
}

/// Flushes the names in a folder to the disk.
fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// A file that is being written.
#[derive(Debug)]
pub(crate) struct OutputFile(BufWriter<File>);

impl OutputFile {
    /// Flushes it to the disk.
    ///
    /// # Errors
    /// If the disk cannot be written: a full disk is reported here at the latest.
    pub(crate) fn finish(self) -> io::Result<()> {
        let file = self
            .0
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        file.sync_all()
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
