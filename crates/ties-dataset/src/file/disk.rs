//! Reading and writing one file.

use std::fs::{self, File as Handle, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use ties::layout::Layout;

use super::blocks::DiskFile;
use super::data_file::{File, MAX_FILE_BYTES, MAX_LINES_BYTES};
use super::read_fault::ReadFault;

/// Reads one file. If the path at `place` is not a file of data, the result has a [`ReadFault`].
pub(super) fn read_file(path: String, place: &Path, kind: fs::FileType) -> File {
    if kind.is_symlink() {
        return File::unread(path, Some(ReadFault::Symlink));
    }
    if kind.is_dir() {
        return File::unread(path, Some(ReadFault::Folder));
    }
    if !kind.is_file() {
        return File::unread(path, Some(ReadFault::Special));
    }
    let most = most_bytes(&path);
    if most == MAX_LINES_BYTES && !is_packed(place) {
        match DiskFile::survey(place, most) {
            // Read as a whole below.
            Ok(None) => {}
            Ok(on_disk) => {
                return File {
                    on_disk,
                    ..File::unread(path, None)
                };
            }
            Err(error) => return unreadable(path, &error),
        }
    }
    match read_bytes(place, most) {
        Ok(bytes) => file_of_bytes(path, bytes, most),
        Err(error) => unreadable(path, &error),
    }
}

/// The maximum size of a file, unpacked.
fn most_bytes(path: &str) -> u64 {
    if Layout::of(path) == Some(Layout::Line) {
        MAX_LINES_BYTES
    } else {
        MAX_FILE_BYTES
    }
}

fn unreadable(path: String, error: &io::Error) -> File {
    File::unread(path, Some(ReadFault::Unreadable(error.to_string())))
}

/// Creates a file from its bytes, unless there are more than `most`.
pub(super) fn file_of_bytes(path: String, bytes: Vec<u8>, most: u64) -> File {
    if bytes.len() as u64 > most {
        return File::unread(path, Some(ReadFault::TooLarge(most)));
    }
    File::from_bytes(path, bytes)
}

/// Reads the bytes of a file without unpacking it, at most one more than `most`. Memory is reserved
/// for `expected` bytes.
pub(super) fn read_plain(place: &Path, expected: u64, most: u64) -> io::Result<Vec<u8>> {
    let file = Handle::open(place)?;
    let mut bytes = Vec::new();
    bytes.reserve_exact(usize::try_from(expected.min(most) + 1).unwrap_or_default());
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_packed(place: &Path) -> bool {
    place
        .extension()
        .is_some_and(|ending| ending == "gz" || ending == "zst")
}

/// Reads the bytes of a file and unpacks them, at most one more than `most`.
fn read_bytes(place: &Path, most: u64) -> io::Result<Vec<u8>> {
    if is_packed(place) {
        return unpack(place, Handle::open(place)?, most);
    }
    read_plain(place, fs::metadata(place)?.len(), most)
}

/// Reads bytes and unpacks them if the name says that they are packed, at most one more than
/// `most`.
fn unpack(name: &Path, packed: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match name.extension().and_then(|extension| extension.to_str()) {
        Some("gz") => {
            let unpacked = flate2::read::MultiGzDecoder::new(packed);
            unpacked.take(most + 1).read_to_end(&mut bytes)?;
        }
        Some("zst") => {
            let unpacked =
                ruzstd::decoding::StreamingDecoder::new(packed).map_err(io::Error::other)?;
            unpacked.take(most + 1).read_to_end(&mut bytes)?;
        }
        _ => {
            packed.take(most + 1).read_to_end(&mut bytes)?;
        }
    }
    Ok(bytes)
}

/// Creates a file from its contents on the disk, which may be packed.
pub(super) fn file_of_contents(path: String, contents: &[u8]) -> File {
    let most = most_bytes(&path);
    match unpack(Path::new(&path), contents, most) {
        Ok(bytes) => file_of_bytes(path, bytes, most),
        Err(error) => unreadable(path, &error),
    }
}

/// Writes a file completely or not at all. The bytes go to a temporary file in the same folder,
/// which is flushed to the disk and then renamed. A file that is replaced keeps its permissions.
///
/// # Errors
/// Returns the error of the file system. The old file is then unchanged, and no other file is left.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = path.with_file_name(format!(".{name}.{}.unfinished", std::process::id()));
    write_and_rename(&unfinished, path, bytes).inspect_err(|_| {
        // A partial file is useless, and the first error is the one that matters.
        let _ = fs::remove_file(&unfinished);
    })
}

fn write_and_rename(unfinished: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(unfinished)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()?;
    fs::rename(unfinished, path)
}
