//! The entry `archive` in the file of a source: the name and the SHA-256 of its archived text.

use std::path::{Display, Path};

use ties_dataset::file::File;
use toml_edit::{DocumentMut, InlineTable, Item, value};

use crate::outcome::Failure;

/// The name of an archived text and its digest.
pub(crate) struct ArchiveEntry<'a> {
    pub(crate) text: &'a str,
    pub(crate) sha256: &'a str,
}

/// The source's file with the entry added and everything else unchanged; none if it is there.
///
/// An existing entry is never replaced, because locators and digests depend on that text.
pub(crate) fn add(
    file: &File,
    path: &Path,
    entry: &ArchiveEntry<'_>,
) -> Result<Option<String>, Failure> {
    let path = path.display();
    let mut document: DocumentMut = file.text.parse().map_err(|_| {
        Failure::new(
            format!("`{path}` has syntax errors"),
            "run `ties check` for details",
        )
    })?;
    if document.contains_key("no-archive") {
        return Err(Failure::new(
            format!("`{path}` has a reason for not keeping a copy"),
            "remove `no-archive` if you do keep a copy",
        ));
    }
    let archive = document
        .entry("archive")
        .or_insert_with(|| InlineTable::new().into());
    let missing = missing_keys(archive, &path, entry)?;
    if missing.is_empty() {
        return Ok(None);
    }
    if !insert(archive, &missing) {
        return Err(Failure::new(
            format!("`archive` in `{path}` is not a table"),
            "run `ties check` for details",
        ));
    }
    Ok(Some(with_line_endings_of(&file.text, document.to_string())))
}

/// The keys of the entry that are not there yet; an error if one has another value.
fn missing_keys<'a>(
    archive: &Item,
    path: &Display<'_>,
    entry: &ArchiveEntry<'a>,
) -> Result<Vec<(&'static str, &'a str)>, Failure> {
    let mut missing = Vec::new();
    match archive.get("text") {
        None => missing.push(("text", entry.text)),
        Some(old) if old.as_str() == Some(entry.text) => {}
        Some(_) => {
            return Err(Failure::new(
                format!("`{path}` lists another text"),
                "locators and digests depend on it; to replace it, remove `text` and `sha256`, \
                 then review the passages",
            ));
        }
    }
    match archive.get("sha256") {
        None => missing.push(("sha256", entry.sha256)),
        Some(old) if old.as_str() == Some(entry.sha256) => {}
        Some(_) => {
            return Err(Failure::new(
                format!("`{path}` has the SHA-256 of another text"),
                "locators and digests depend on it; to replace it, remove `sha256`, \
                 then review the passages",
            ));
        }
    }
    Ok(missing)
}

/// Appends keys to a table; false if the item is no table.
fn insert(item: &mut Item, keys: &[(&str, &str)]) -> bool {
    // Whitespace before the closing brace moves behind the new last value.
    let mut end = None;
    if let Some(inline) = item.as_inline_table_mut()
        && let Some((_, last)) = inline.iter_mut().last()
    {
        end = last.decor().suffix().cloned();
        last.decor_mut().set_suffix("");
    }
    let Some(table) = item.as_table_like_mut() else {
        return false;
    };
    for (key, new) in keys {
        table.insert(key, value(*new));
    }
    if let (Some(end), Some((_, last))) = (end, table.iter_mut().last())
        && let Some(last) = last.as_value_mut()
    {
        last.decor_mut().set_suffix(end);
    }
    true
}

/// A text with the line endings of another one.
fn with_line_endings_of(old: &str, new: String) -> String {
    if old.contains("\r\n") {
        new.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        new
    }
}
