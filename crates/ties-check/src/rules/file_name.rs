//! `file-name`: the file name is an id, and the file is in one of the folders of the dataset.

use ties::id::Id;
use ties::layout::{Layout, stem};
use ties::model::Severity;
use ties_dataset::file::ReadFault;
use ties_dataset::spot::Place;

use crate::rule::{Check, FileAt, Rule, Sink};
use crate::schema_words::as_id;

pub(crate) static RULE: Rule = Rule {
    code: "file-name",
    severity: Severity::Error,
    page: include_str!("file_name.md"),
    checks: &[Check::File(check)],
};

fn check(at: &FileAt<'_>, sink: &mut Sink<'_>) {
    if let Some(fault) = &at.file.fault
        && let Some((message, help)) = not_a_file(fault)
    {
        sink.say(Place::File, message).help(help);
        return;
    }
    let path = at.file.path.as_str();
    let name = path.rsplit('/').next().unwrap_or(path);
    match Layout::of(path) {
        None => {
            sink.say(
                Place::File,
                format!("`{name}` is not in a folder of the dataset"),
            )
            .help(
                "move it below `entities/`, `sources/` or `disputes/`; only `dataset.toml` is \
                 outside them",
            );
        }
        Some(Layout::Manifest | Layout::Line) => {}
        Some(_) => check_stem(path, name, sink),
    }
}

/// The message and help for something that is not a file; other rules report other faults.
fn not_a_file(fault: &ReadFault) -> Option<(&'static str, &'static str)> {
    match fault {
        ReadFault::Symlink => Some((
            "symbolic link; links are not followed",
            "replace the link by the file itself",
        )),
        ReadFault::Folder => Some((
            "folder with a name that ends in `.toml`",
            "rename the folder; only file names end in `.toml`",
        )),
        ReadFault::Special => Some((
            "not a file or folder, but a pipe, socket or device",
            "remove it from the dataset",
        )),
        _ => None,
    }
}

/// Reports a name that is not an id followed by `.toml`.
fn check_stem(path: &str, name: &str, sink: &mut Sink<'_>) {
    let Some(stem) = stem(path) else {
        sink.say(Place::File, format!("`{name}` does not end in `.toml`"))
            .help("rename it, or move it out of the folder");
        return;
    };
    if Id::new(stem).is_ok() {
        return;
    }
    let rename = match as_id(stem) {
        Some(id) => format!("rename the file to `{id}.toml`"),
        None => "rename the file".to_owned(),
    };
    sink.say(Place::File, format!("`{stem}` is not a valid id"))
        .help(format!(
            "{rename}: lower-case ASCII words joined by `-`, at most 80 bytes"
        ));
}
